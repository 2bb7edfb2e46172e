from __future__ import annotations

import pytest

from briefing.cleaning.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed on Monday, and it is not known when it will open again.", "en"),
        ("Die Brücke ist seit Montag gesperrt, und es ist nicht bekannt, wann sie öffnet.", "de"),
        (
            "Le pont est fermé depuis lundi et on ne sait pas quand il va rouvrir dans la ville.",
            "fr",
        ),
        ("El puente está cerrado desde el lunes y no se sabe cuándo se va a abrir de nuevo.", "es"),
        ("Il ponte è chiuso da lunedì e non si sa quando la strada per il porto aprirà.", "it"),
        ("A ponte está fechada desde segunda e não se sabe quando é que o porto reabre.", "pt"),
        ("De brug is sinds maandag dicht en het is niet bekend wanneer die weer open gaat.", "nl"),
        ("Мост закрыт с понедельника, и никто не знает, когда он откроется для движения.", "ru"),
        ("Міст закрито з понеділка, і ніхто не знає, коли він відкриється для руху у місті.", "uk"),
        ("3 Jan 512 7 2 11 40", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_commonest_words(text: str, language: str | None) -> None:
    assert language_of(text) == language
