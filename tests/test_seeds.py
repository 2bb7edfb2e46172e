"""The five articles that come along, read by eye: what they say and what stands around them."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from briefing import pipeline
from briefing.article import Annotations, Article, Source
from briefing.resources import folder

SEEDS = sorted(path.name for path in folder("seeds").glob("*.txt"))


@cache
def read(name: str) -> tuple[Article, Annotations]:
    ((article, said),) = pipeline.read(Source(name, (folder("seeds") / name).read_bytes()))
    return article, said


def seed(number: int) -> tuple[Article, Annotations]:
    return read(SEEDS[number])


def paragraphs(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == "paragraph"]


@pytest.mark.parametrize(
    ("number", "headline", "publisher", "count"),
    [
        (0, "US: Iranian troops in Crimea backing Russian drone strikes", "London Daily", 17),
        (
            1,
            "White House looking at measures to respond to defense partnership between Iran, "
            "Russia",
            "The Hill",
            12,
        ),
        (
            2,
            "The US and Britain accuse Iran of sending Russia missiles to use in Ukraine",
            None,
            22,
        ),
        (3, "White House rejects Tehran denial of selling kamikaze drones to Russia", None, 9),
        (
            4,
            "Russia's Use of Iranian Drones in Ukraine 'Appalling': Blinken",
            "The Moscow Times",
            9,
        ),
    ],
)
def test_headline_publisher_and_every_paragraph_are_kept(
    number: int, headline: str, publisher: str | None, count: int
) -> None:
    article, _ = seed(number)
    assert (article.headline, article.publisher) == (headline, publisher)
    assert len(paragraphs(article)) == count


@pytest.mark.parametrize("number", range(5))
def test_no_date_of_publication_is_invented(number: int) -> None:
    assert seed(number)[0].published is None


def test_the_day_the_page_was_saved_is_the_day_of_capture() -> None:
    assert seed(0)[0].captured == datetime.date(2025, 9, 8)


@pytest.mark.parametrize(
    ("number", "furniture"),
    [
        (0, "Focus on the big picture."),
        (0, "Gold Price Hits New All-Time Record"),
        (0, "Newsletter"),
        (1, 'Press "Enter" to skip to content'),
        (1, "Leave a Reply"),
        (2, "Updated"),
        (2, "LammyAP"),
        (4, "Dear readers,"),
        (4, "paiment methods"),
        (4, "TASS"),
    ],
)
def test_furniture_is_cut_and_remembered(number: int, furniture: str) -> None:
    article, _ = seed(number)
    document = (folder("seeds") / SEEDS[number]).read_text("utf-8")
    assert furniture not in article.text
    assert any(furniture in document[cut.start : cut.end] for cut in article.removed)


@pytest.mark.parametrize(
    ("number", "kind", "beginning"),
    [
        (2, "standfirst", "U.S. Secretary of State Antony Blinken, speaking"),
        (2, "caption", "Secretary of State Antony Blinken, left"),
        (3, "standfirst", '"We have been warning since July'),
        (4, "caption", "Secretary of State Antony Blinken speaks"),
    ],
)
def test_standfirst_and_caption_are_told_from_the_story(
    number: int, kind: str, beginning: str
) -> None:
    article, _ = seed(number)
    (text,) = [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]
    assert text.startswith(beginning)


def test_the_slips_of_the_wire_stay_as_they_are() -> None:
    text = seed(0)[0].text
    assert all(slip in text for slip in ("with with", "on the on the", "deal;. and"))


@pytest.mark.parametrize(
    ("number", "people"),
    [
        (
            0,
            {
                "John Kirby",
                "Mahsa Amini",
                "James Cleverly",
                "Mohammad Hossein Bagheri",
                "Seyed Hojjatollah Qureishi",
                "Saeed AgHajjani",
            },
        ),
        (1, {"John Kirby", "Jake Sullivan"}),
        (
            2,
            {
                "Antony Blinken",
                "David Lammy",
                "Volodymyr Zelenskyy",
                "Joe Biden",
                "Keir Starmer",
                "William Burns",
            },
        ),
        (3, {"Karine Jean-Pierre", "Joe Biden", "Donald Trump", "Barack Obama"}),
        (4, {"Antony Blinken", "Hossein Amir-Abdollahian"}),
    ],
)
def test_the_people_are_found_and_nobody_else(number: int, people: set[str]) -> None:
    assert {person.name for person in seed(number)[1].people} == people


@pytest.mark.parametrize(
    ("number", "weapons"),
    [
        (0, {"unmanned aerial vehicle"}),
        (3, {"unmanned aerial vehicle", "Shahed-136"}),
        (4, {"unmanned aerial vehicle"}),
    ],
)
def test_the_weapons_are_found_by_family_and_designation(number: int, weapons: set[str]) -> None:
    assert {weapon.name for weapon in seed(number)[1].weapons} == weapons


@pytest.mark.parametrize(
    ("number", "transfer"),
    [
        (1, ("unmanned aerial vehicle", "Iran", "Russia", "delivered", "more than 400")),
        (1, ("fighter jet", "Russia", "Iran", "possible", None)),
        (2, ("ammunition", "North Korea", "Russia", "delivered", None)),
    ],
)
def test_who_supplies_whom_is_told_in_both_directions(
    number: int, transfer: tuple[str, str, str, str, str | None]
) -> None:
    told = {
        (t.weapon, t.supplier, t.recipient, t.status, t.quantity) for t in seed(number)[1].transfers
    }
    assert transfer in told


@pytest.mark.parametrize(
    ("number", "imposer", "target", "kind", "status"),
    [
        (0, "United States", "Iran", "sanctions_unspecified", "under_consideration"),
        (0, "United Kingdom", "Mohammad Hossein Bagheri", "travel_ban", "newly_imposed"),
        (0, "United Kingdom", "Shahed Aviation Industries", "asset_freeze", "newly_imposed"),
        (2, "Germany", "Iran Air", "sanctions_unspecified", "under_consideration"),
        (4, "European Union", "Iran", "sanctions_unspecified", "in_force"),
    ],
)
def test_a_sanction_tells_who_hits_whom_how_and_how_far_it_got(
    number: int, imposer: str, target: str, kind: str, status: str
) -> None:
    assert any(
        imposer in sanction.imposers
        and target in {each.name for each in sanction.targets}
        and kind in sanction.kinds
        and status == sanction.status
        for sanction in seed(number)[1].sanctions
    )
