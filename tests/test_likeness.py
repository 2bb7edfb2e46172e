from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from articles import article_of
from hypothesis import given
from hypothesis import strategies as st

from briefing.likeness import FEWEST_WORDS, SKETCH_START, alike, fingerprint, keys, stories

WORDS = [a + b for a in ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti") for b in "bdfgklmnprst"]


def words(seed: int, count: int = 600) -> list[str]:
    """A text as long as most news reports, another one for each seed."""
    return random.Random(seed).choices(WORDS, k=count)


def mark_of(*paragraphs: list[str], headline: str | None = None) -> bytes:
    return fingerprint(article_of(*map(" ".join, paragraphs), headline=headline))


STORY, OTHER = words(1), words(2)
RERUNS: dict[str, Callable[[], bytes]] = {
    "printed again": lambda: mark_of(STORY),
    "in other paragraphs": lambda: mark_of(STORY[:200], STORY[200:]),
    "in capitals": lambda: mark_of([word.upper() for word in STORY]),
    "with other punctuation": lambda: mark_of([f"{word}," for word in STORY]),
    "under another headline": lambda: mark_of(STORY, headline="Another headline"),
    "with a paragraph more": lambda: mark_of(STORY[:300], OTHER[:60], STORY[300:]),
    "with a paragraph less": lambda: mark_of(STORY[:300], STORY[360:]),
    "with one word in twenty changed": lambda: mark_of(
        [OTHER[i] if i % 20 == 0 else word for i, word in enumerate(STORY)]
    ),
}


@pytest.mark.parametrize("rerun", RERUNS.values(), ids=RERUNS.keys())
def test_a_rerun_is_alike(rerun: Callable[[], bytes]) -> None:
    story = mark_of(STORY, headline="The headline")
    assert alike(story, rerun())
    assert set(keys(story)) & set(keys(rerun()))


@pytest.mark.parametrize("shared", [0, 60, 180])
def test_another_story_is_not_alike_also_when_it_quotes_a_passage(shared: int) -> None:
    assert not alike(mark_of(STORY), mark_of(STORY[:shared], OTHER[shared:]))


DAY, NEXT_DAY = datetime.date(2023, 5, 3), datetime.date(2023, 5, 4)
RAID = "Air raid on the port"


@pytest.mark.parametrize(
    ("headlines", "publishers", "days", "is_one_story"),
    [
        ((RAID, RAID), ("Daily", "Daily"), (DAY, DAY), True),
        ((RAID, RAID), ("Daily", "Daily"), (DAY, NEXT_DAY), False),
        ((RAID, RAID), ("Daily", "Weekly"), (DAY, NEXT_DAY), True),
        ((RAID, RAID), (None, None), (DAY, NEXT_DAY), True),
        ((RAID, RAID), ("Daily", "Daily"), (DAY, None), True),
        ((f"May 3: {RAID}", f"May 4: {RAID}"), (None, None), (None, None), False),
        ((f"May 3: {RAID}", RAID), (None, None), (None, None), True),
        (("Prices in January", "Prices in June"), (None, None), (None, None), False),
    ],
)
def test_the_issues_of_a_series_are_stories_of_their_own(
    headlines: tuple[str, str],
    publishers: tuple[str | None, str | None],
    days: tuple[datetime.date | None, datetime.date | None],
    is_one_story: bool,
) -> None:
    texts = (STORY, [*STORY[:300], *OTHER[:30], *STORY[330:]])
    one, other = (
        replace(article_of(" ".join(text), headline=headline), publisher=publisher, published=day)
        for text, headline, publisher, day in zip(texts, headlines, publishers, days, strict=True)
    )
    assert alike(fingerprint(one), fingerprint(other)) == is_one_story


def test_the_same_words_are_one_story_whatever_stands_over_them() -> None:
    assert alike(mark_of(STORY, headline="May 3"), mark_of(STORY, headline="May 4"))


def test_short_articles_are_alike_only_when_every_word_is_the_same() -> None:
    brief = STORY[: FEWEST_WORDS - 1]
    assert alike(mark_of(brief), mark_of(brief))
    assert not alike(mark_of(brief), mark_of([*brief[:-1], "otherwise"]))


def test_short_articles_under_different_headlines_are_different() -> None:
    notice = ["Please", "log", "in", "to", "read", "on"]
    assert not alike(mark_of(notice, headline="One thing"), mark_of(notice, headline="Another"))


def test_articles_without_words_are_alike_to_nothing() -> None:
    empty = fingerprint(article_of("…"))
    assert keys(empty) == ()
    assert not alike(empty, empty)


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    assert mark_of(["Rain", "fell."]).hex() == "d0c9ee509c896ead"
    long = mark_of([f"w{number}" for number in range(120)])
    assert long[SKETCH_START : SKETCH_START + 6].hex() == "34b034b0be5f"


def test_a_chain_of_versions_is_one_story() -> None:
    first, last = STORY, OTHER
    steps = [last[:n] + first[n:] for n in range(0, 601, 100)]
    marks = {number: mark_of(step) for number, step in enumerate(steps)}
    assert not alike(marks[0], marks[6])
    assert stories({**marks, "other": mark_of(words(3))}) == [{"other"}, set(marks)]


@given(st.text(max_size=3000))
def test_any_text_has_a_fingerprint_and_is_alike_to_itself_if_it_has_words(text: str) -> None:
    mark = fingerprint(article_of(text))
    assert alike(mark, mark) == bool(mark)
    assert bool(mark) == any(character.isalnum() or character == "_" for character in text)
    assert all(-(2**63) <= key < 2**63 for key in keys(mark))
