from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.misspelling import Lexicon, distance, is_alike, tolerance


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kirby", "kirby", 0),
        ("kirbi", "kirby", 1),
        ("kiby", "kirby", 1),
        ("kirbys", "kirby", 1),
        ("kriby", "kirby", 1),
        ("kribi", "kirby", 2),
        ("", "abc", 3),
        ("Äpfel", "äpfel", 1),
    ],
)
def test_letters_put_in_left_out_changed_or_swapped_count(
    one: str, other: str, expected: int
) -> None:
    assert distance(one, other) == distance(other, one) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("of", 0), ("UN", 0), ("F-16", 0), ("drone", 1), ("sanctio", 1), ("sanction", 2)],
)
def test_the_longer_a_word_the_more_letters_may_differ(word: str, expected: int) -> None:
    assert tolerance(word) == expected


def test_a_lexicon_tells_how_far_each_term_is_from_a_word() -> None:
    lexicon = Lexicon("drone\ndrones\nthrone\nphone\ndrum")
    assert lexicon.alike("drones", 1) == {"drones": 0, "drone": 1}
    assert lexicon.alike("drones", 2) == {"drones": 0, "drone": 1}
    assert lexicon.alike("phrone", 2) == {"drone": 2, "throne": 1, "phone": 1}


def test_an_empty_lexicon_holds_nothing() -> None:
    assert Lexicon("").alike("drone", 1) == {}


# Few letters, so that pieces repeat and neighbours change places over their borders.
TERMS = st.text("abé", min_size=1, max_size=10)


@given(st.text("abé", min_size=4, max_size=10), st.sets(TERMS), st.integers(1, 2))
def test_a_lexicon_finds_all_that_comparing_every_term_finds(
    word: str, terms: set[str], letters: int
) -> None:
    expected = {term: distance(word, term) for term in terms if is_alike(word, term, letters)}
    assert Lexicon("\n".join(terms)).alike(word, letters) == expected
