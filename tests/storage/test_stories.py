from __future__ import annotations

import sqlite3
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.likeness import BINS, ISSUE, SKETCH, stories
from briefing.storage.stories import SCHEMA, Stories


def mark(text: int, *parts: tuple[int, int]) -> bytes:
    """A fingerprint: the number of the text, and how many bins hold which value."""
    bins = [value for value, count in parts for _ in range(count)]
    digest = text.to_bytes(8, "little")
    return (
        digest + ISSUE.pack(0, 0, 0) + SKETCH.pack(*bins, *[0] * (BINS - len(bins)))
        if bins
        else digest
    )


# Three texts; the middle one shares half of its bins with each of the two others.
LEFT, RIGHT = mark(1, (1, 64)), mark(2, (2, 64))
BRIDGE = mark(3, (1, 15), (2, 32), (1, 17))
BRIEF, SAME_BRIEF = mark(4), mark(4)
FAR, OTHER_BRIDGE = mark(5, (3, 64)), mark(6, (3, 15), (2, 32), (3, 17))
MARKS = (LEFT, RIGHT, BRIDGE, FAR, OTHER_BRIDGE, BRIEF, mark(7), b"")


def empty() -> tuple[sqlite3.Connection, Stories]:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    return db, Stories(db)


def groups(kept: Stories) -> set[frozenset[str]]:
    """The stories of more than one article."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for article_id, story in kept.of_all().items():
        found[story].add(article_id)
    return set(map(frozenset, found.values()))


def test_two_equal_briefs_are_one_story() -> None:
    db, kept = empty()
    kept.add("one", "The Daily", BRIEF)
    kept.add("two", "The Daily", SAME_BRIEF)
    kept.add("three", "The Daily", mark(7))
    assert groups(kept) == {frozenset({"one", "two"})}
    assert kept.versions("one") == {"one", "two"}
    assert kept.versions("three") == {"three"}
    assert kept.versions("nobody") == frozenset()
    db.close()


def test_an_article_ties_two_stories_together_and_they_part_when_it_goes() -> None:
    db, kept = empty()
    for name, each in {"left": LEFT, "left too": LEFT, "right": RIGHT}.items():
        kept.add(name, "The Daily", each)
    assert groups(kept) == {frozenset({"left", "left too"})}
    kept.add("bridge", "The Daily", BRIDGE)
    assert groups(kept) == {frozenset({"left", "left too", "bridge", "right"})}
    kept.remove(["bridge"])
    assert groups(kept) == {frozenset({"left", "left too"})}
    db.close()


def test_an_article_keeps_its_number_when_its_text_changes() -> None:
    db, kept = empty()
    number = kept.add("one", "The Daily", LEFT)
    kept.add("two", "The Daily", LEFT)
    assert kept.add("one", "The Daily", RIGHT) == number
    assert groups(kept) == set()
    db.close()


def test_versions_of_one_story_count_once_for_their_source() -> None:
    db, kept = empty()
    for name, each in {"one": LEFT, "two": LEFT, "three": RIGHT}.items():
        kept.add(name, "The Daily", each)
    kept.add("four", "The Weekly", BRIEF)
    assert (kept.count_of("The Daily"), kept.count_of("The Weekly")) == (2, 1)
    db.close()


STEPS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.one_of(st.none(), st.sampled_from(MARKS))),
    max_size=25,
)


@settings(max_examples=200)
@given(STEPS)
def test_articles_that_come_and_go_are_grouped_as_if_all_had_come_at_once(
    steps: list[tuple[str, bytes | None]],
) -> None:
    db, kept = empty()
    here: dict[str, bytes] = {}
    for name, each in steps:
        if each is None:
            kept.remove([name])
            here.pop(name, None)
        else:
            kept.add(name, "The Daily", each)
            here[name] = each
        assert groups(kept) == {frozenset(group) for group in stories(here) if len(group) > 1}
    db.close()


@pytest.mark.parametrize("left", range(3))
def test_nothing_is_left_of_articles_that_are_gone(left: int) -> None:
    db, kept = empty()
    names = ["a", "b", "c"]
    for name, each in zip(names, (LEFT, BRIDGE, RIGHT), strict=True):
        kept.add(name, "The Daily", each)
    kept.remove(names[left:])
    assert kept.of_all().keys() == (set(names[:left]) if left > 1 else set())
    (rows,) = db.execute("SELECT count(DISTINCT number) FROM likenesses").fetchone()
    assert rows == left
    db.close()
