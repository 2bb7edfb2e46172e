from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.within import MOST_HITS, Folded


def found(text: str, words: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Folded(text).find(words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Geneva and geneva", "geneva", ["Geneva", "geneva"]),
        ("the talks talked of", "talk", ["talk", "talk"]),
        ("misquoted", "quote", ["quote"]),
        ("a café, a cafe\u0301, a cafe", "cafe", ["café", "cafe\u0301", "cafe"]),
        ("a cafe", "café", ["cafe"]),
        ("the envoy’s “word”", 'envoy\'s "word"', ["envoy’s “word”"]),
        ("drones\u00a0sent\nby", "drones sent by", ["drones\u00a0sent\nby"]),
        ("long–range", "long-range", ["long–range"]),
        ("die Straße dort", "strasse d", ["Straße d"]),
        ("wait… no", "... no", ["… no"]),
        ("Зеленский", "зелен", ["Зелен"]),
        ("外交部发言人", "发言", ["发言"]),
        ("a (b) [c] .*", ".*", [".*"]),
        ("aaa", "aa", ["aa"]),
        ("nothing", "", []),
        ("nothing", " ", []),
        ("nothing", "\u0301", []),
    ],
)
def test_words_are_found_whatever_their_case_accents_quotes_and_blanks(
    text: str, words: str, expected: list[str]
) -> None:
    assert found(text, words) == expected


def test_a_blank_at_the_end_of_what_is_typed_loses_nothing() -> None:
    assert found("the end.", "end ") == ["end"]


def test_no_more_hits_are_noted_than_anybody_counts() -> None:
    assert len(found("e" * (MOST_HITS + 1), "e")) == MOST_HITS


@given(st.text(), st.text(max_size=3))
def test_hits_are_in_order_apart_and_within_the_text(text: str, words: str) -> None:
    ends = [0]
    for hit in Folded(text).find(words):
        assert ends[-1] <= hit.start < hit.end <= len(text)
        ends.append(hit.end)


@given(st.text(alphabet="aéß…e\u0301 "), st.integers(0, 20), st.integers(1, 5))
def test_every_stretch_of_a_text_finds_itself(text: str, start: int, length: int) -> None:
    stretch = text[start : start + length].strip(" \u0301")
    if stretch:
        assert found(text, stretch)
