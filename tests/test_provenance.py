from __future__ import annotations

import pytest
from articles import article_of

from briefing.entities.annotation import annotate
from briefing.provenance import Claim, claims

STORY = (
    "Defence minister Anna Novak said on Tuesday that Iran had sent 40 drones to Russia.",
    "Rain fell. “We will not stop,” Novak said.",
    "The United States imposed sanctions on Iran. It was cold.",
)


def told(about: str, *paragraphs: str) -> tuple[Claim, ...]:
    article = article_of(*paragraphs)
    return claims(article, annotate(article), about)


def test_a_person_is_told_with_every_sentence_that_names_him_and_why_he_is_one() -> None:
    (claim,) = told("person/anna-novak", *STORY)
    assert claim.says == "Anna Novak, Defence minister"
    assert [quote.text for quote in claim.quotes] == [STORY[0], "“We will not stop,” Novak said."]
    assert claim.why.startswith("sure: given name first, trade before, speech after")


def test_a_weapon_is_told_with_each_claim_that_somebody_supplies_it() -> None:
    weapon, transfer = told("weapon/unmanned-aerial-vehicle", *STORY)
    assert (weapon.says, weapon.why) == ("unmanned aerial vehicle (UAV)", "sure: weapon word")
    assert (transfer.says, transfer.why) == ("Iran → Russia, delivered, 40", "sure: verb “sent”")
    assert [quote.text for quote in transfer.quotes] == [STORY[0]]


def test_a_target_is_told_with_each_sanction_on_it() -> None:
    (claim,) = told("sanction/iran", *STORY)
    assert claim.says == "United States → Iran: sanctions, newly imposed"
    assert claim.why == "sure: measure “sanctions”, subject, target behind the measure"
    assert [q.text for q in claim.quotes] == ["The United States imposed sanctions on Iran."]


def test_a_quote_is_a_stretch_of_the_articles_text() -> None:
    text = article_of(*STORY).text
    for claim in told("person/anna-novak", *STORY):
        assert [text[q.start : q.end] for q in claim.quotes] == [q.text for q in claim.quotes]


def test_nothing_is_told_of_whom_the_article_does_not_name() -> None:
    assert told("person/omar-kvarn", *STORY) == ()


@pytest.mark.parametrize(
    ("about", "sentence", "why"),
    [
        ("person/omar-kvarn", "Omar Kvarn left.", "likely: given name first, several words"),
        (
            "weapon/tank",
            "Soldiers attacked, and a tank burned.",
            "likely: weapon word, fighting",
        ),
        ("weapon/missile", "Iran had sent missiles.", "likely: verb “sent”"),
        (
            "sanction/iran",
            "The United States spoke. Iran was hit with sanctions.",
            "likely: measure “sanctions”, imposer of the sentence before, subject that bears it",
        ),
    ],
)
def test_what_has_less_evidence_is_likely(about: str, sentence: str, why: str) -> None:
    assert why in [claim.why for claim in told(about, sentence)]
