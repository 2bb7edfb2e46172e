from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Span
from briefing.search.snippets import snippet

TEXT = "one two three four five six seven eight nine ten eleven twelve"


def at(*words: str) -> list[Span]:
    return [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]


@pytest.mark.parametrize(
    ("spans", "width", "expected"),
    [
        ([], 15, "one two three"),
        (at("one"), 15, "one two three"),
        (at("seven"), 20, "six seven eight"),
        (at("twelve"), 20, "ten eleven twelve"),
        (at("one", "nine", "ten"), 20, "nine ten eleven"),
        (at("two", "nine"), 200, TEXT),
    ],
)
def test_a_snippet_shows_most_answers_in_whole_words(
    spans: list[Span], width: int, expected: str
) -> None:
    start, end = snippet(TEXT, spans, width)
    assert TEXT[start:end] == expected


def test_a_word_longer_than_the_width_is_cut() -> None:
    start, end = snippet("a" * 50, [Span(0, 50)], 20)
    assert 0 <= start < end <= 50
    assert end - start <= 20


@given(st.text(), st.integers(1, 40), st.integers(0, 40))
def test_a_snippet_lies_within_the_text_and_the_width(text: str, width: int, place: int) -> None:
    place = min(place, max(0, len(text) - 1))
    start, end = snippet(text, [Span(place, min(len(text), place + 3))], width)
    assert 0 <= start <= end <= len(text)
    assert end - start <= width
