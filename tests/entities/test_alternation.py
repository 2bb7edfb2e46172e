from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.entities.alternation import alternation


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a tanker and a tank", ["tanker", "tank"]),
        ("an untanked bomb", ["bomb"]),
        ("Tank", []),
    ],
)
def test_the_longest_word_wins_and_none_is_found_inside_another(
    text: str, found: list[str]
) -> None:
    pattern = alternation(["tank", "tanker", "bomb"], not_after=r"\w")
    assert re.findall(pattern, text) == found


def test_a_word_can_open_a_sentence() -> None:
    assert re.findall(alternation(["bomb"], capitals=True), "Bomb bomb BOMB") == ["Bomb", "bomb"]


@given(st.lists(st.text("ab", min_size=1, max_size=4), min_size=1), st.text("ab", max_size=12))
def test_it_finds_what_the_plain_list_of_words_finds(words: list[str], text: str) -> None:
    plain = "|".join(sorted(words, key=len, reverse=True))
    assert re.findall(rf"(?:{alternation(words)})", text) == re.findall(plain, text)
