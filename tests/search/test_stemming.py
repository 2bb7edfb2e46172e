from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.stemming import IRREGULAR, stem


@pytest.mark.parametrize(
    "forms",
    [
        "sanction sanctions sanctioned sanctioning",
        "supply supplies supplied supplying",
        "impose imposes imposed imposing",
        "strike strikes striking",
        "delivery deliveries",
        "army armies",
        "missile missiles",
        "drone drones",
        "ban bans banned banning",
        "control controls controlled controlling",
        "travel traveled travelled travelling",
        "loss losses",
        "house houses",
        "house housed",
        "agree agrees agreed agreeing",
        "allege alleges alleged alleging",
        "use uses used using",
        "movie movies",
        "die dies died",
        "woman women",
        "child children",
        "uav uavs",
        "f16 f16s",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("news", "new"),
        ("united", "unit"),
        ("evening", "even"),
        ("plane", "plan"),
        ("army", "arm"),
        ("supply", "supplier"),
        ("iran", "iranian"),
        ("us", "use"),
        ("his", "hi"),
        ("gas", "ga"),
        ("shahed", "shah"),
        ("string", "str"),
        ("king", "k"),
        ("virus", "viru"),
        ("speed", "spe"),
        ("war", "ware"),
    ],
)
def test_words_of_another_meaning_are_kept_apart(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@pytest.mark.parametrize("word", ["зеленский", "2022", "制裁", ""])
def test_what_is_no_english_word_is_left_as_it_is(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(("form", "expected"), IRREGULAR.items())
def test_irregular_forms_are_looked_up(form: str, expected: str) -> None:
    assert stem(form) == expected


@given(st.text(alphabet="aeiouylsdingtxé1", max_size=12))
def test_a_stem_is_never_empty_nor_longer_than_a_letter_more(word: str) -> None:
    assert not word or 0 < len(stem(word)) <= len(word) + 1
