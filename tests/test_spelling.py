from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.spelling import fold, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "zelensky"),
        ("Iran’s", "Iran"),
        ("Iran's", "iran"),
        ("Šefčovič", "sefcovic"),
        ("MÜLLER", "muller"),
        ("F‑16".replace("‑", "-"), "f-16"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kirby", "Kirk"), ("Iran", "Iraq"), ("ski", "sky")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet=string.ascii_letters + "'-", max_size=20))
def test_the_case_of_a_word_does_not_matter(word: str) -> None:
    assert fold(word.upper()) == fold(word.lower())


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Karine Jean-Pierre", "karine-jean-pierre"), ("Shahed-136", "shahed-136"), ("", "")],
)
def test_a_slug_joins_the_folded_words(name: str, expected: str) -> None:
    assert slug(name) == expected
