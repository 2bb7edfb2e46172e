from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from articles import article_of

from briefing import views
from briefing.article import (
    Annotations,
    Article,
    Mention,
    Person,
    Removed,
    Sanction,
    Span,
    Target,
    Transfer,
    Weapon,
)
from briefing.entity_counts import counts
from briefing.facts import info
from briefing.storage.marks import Marks

SAID = Annotations(
    people=(Person("Anna Novak", role="defence minister"),),
    weapons=(Weapon("drone", "uav"),),
    mentions=(Mention(4, 14, "person", "Anna Novak"), Mention(20, 26, "weapon", "drone")),
    transfers=(
        Transfer(0, 30, "drone", "Freedonia", "Ruritania", "delivered", "40"),
        Transfer(31, 60, "drone", "Freedonia", "Ruritania", "delivered", "40"),
        Transfer(61, 80, "drone", None, "Ruritania", "denied"),
    ),
    sanctions=(
        Sanction(
            0, 30, ("United States",), (Target("Freedonia", "country"),),
            ("asset_freeze", "travel_ban"), "newly_imposed", date="Tuesday",
        ),
    ),
)  # fmt: skip
PERSON, WEAPON, SANCTION = views.entity_rows(SAID, {"person/anna-novak": 4})


def test_a_person_shows_the_role_and_the_counts() -> None:
    assert (PERSON.name, PERSON.details) == ("Anna Novak", ("defence minister",))
    assert (PERSON.here, PERSON.elsewhere, PERSON.places) == (1, 3, (Span(4, 14),))


def test_a_weapon_shows_its_class_and_each_transfer_once() -> None:
    assert WEAPON.details == (
        "UAV",
        "Freedonia → Ruritania, delivered, 40",
        "? → Ruritania, denied",
    )


def test_a_sanction_shows_who_hits_whom_how_and_how_far_it_got() -> None:
    assert SANCTION.name == "United States → Freedonia"
    assert SANCTION.details == ("asset freeze, travel ban, newly imposed, Tuesday",)


def test_marks_stand_in_reading_order_the_longer_first() -> None:
    assert [mark.kind for mark in views.marks(SAID)] == ["sanction", "person", "weapon"]


def test_every_entity_is_counted_by_its_id() -> None:
    assert {(key, times) for key, _, _, times, _ in counts(SAID)} == {
        ("person/anna-novak", 1),
        ("weapon/drone", 1),
        ("sanction/freedonia", 1),
    }


def test_an_entity_is_counted_with_all_forms_of_its_name() -> None:
    said = Annotations(
        people=(Person("Anna Novak", ("Novak",)),),
        mentions=(Mention(0, 10, "person", "Anna Novak"), Mention(20, 25, "person", "Anna Novak")),
    )
    ((*_, times, forms),) = counts(said)
    assert (times, forms) == (2, ("Anna Novak", "Novak"))


@pytest.mark.parametrize(
    ("published", "captured", "line"),
    [
        (None, None, "undated"),
        (datetime.date(2023, 5, 3), None, "3 May 2023"),
        (None, datetime.date(2025, 9, 8), "undated · captured 8 Sep 2025"),
    ],
)
def test_the_day_of_capture_is_named_as_such(
    published: datetime.date | None, captured: datetime.date | None, line: str
) -> None:
    article = replace(article_of("Text."), published=published, captured=captured)
    assert views.about(article) == (line,)


def test_an_article_without_a_headline_is_called_by_its_file() -> None:
    reading = views.reading(article_of("Text."), Annotations(), {}, Marks())
    assert reading.headline == "article.txt"


def test_a_place_in_the_text_leads_to_the_saved_file_and_back() -> None:
    reading = views.reading(article_of("One.", "Two."), Annotations(), {}, Marks())
    assert [reading.offset_of(reading.source_of(offset)) for offset in (0, 3, 6, 9)] == [0, 3, 6, 9]


# What is known of an article


def known(article: Article, *paths: str) -> dict[str, tuple[str, ...]]:
    return {fact.name: fact.values for fact in info(article, paths or (article.path,))}


def test_what_is_not_known_of_an_article_is_said_to_be_so() -> None:
    facts = known(article_of("Text."))
    assert facts["published"] == ("no date found",)
    assert facts["removed"] == ("nothing",)
    for name in ("title", "byline", "publisher", "captured", "url"):
        assert facts[name] == ("–",)


def test_the_date_is_given_with_what_it_rests_on() -> None:
    article = replace(
        article_of("Text."),
        published=datetime.date(2023, 5, 3),
        dated_by="printed under the headline: “May 3, 2023”",
    )
    assert known(article)["published"] == (
        "3 May 2023 — printed under the headline: “May 3, 2023”",
    )


def test_the_cuts_are_counted_by_their_reasons_the_most_frequent_first() -> None:
    cuts = (Removed(0, 1, "site name"), Removed(2, 3, "plea"), Removed(4, 5, "plea"))
    assert known(replace(article_of("Text."), removed=cuts))["removed"] == (
        "2 × plea",
        "1 × site name",
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [(1, "1 word, 1 min"), (476, "476 words, 2 min"), (2380, "2,380 words, 10 min")],
)
def test_the_length_is_given_in_words_and_minutes_of_reading(words: int, line: str) -> None:
    assert known(article_of("word " * words))["length"] == (line,)


def test_every_file_of_an_article_is_named_without_control_characters() -> None:
    facts = known(article_of("Text."), "a.txt", "b\x1b[2J.txt")
    assert facts["file"] == ("a.txt", "b␛[2J.txt")
    assert facts["format"] == ("txt",)
