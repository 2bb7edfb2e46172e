from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.nearness import windows


@pytest.mark.parametrize(
    ("places", "within", "expected"),
    [
        ([[3], [5]], 2, [(3, 5)]),
        ([[5], [3]], 2, [(3, 5)]),
        ([[3], [5]], 1, []),
        ([[1, 9], [10, 2]], 1, [(1, 2), (9, 10)]),
        ([[1, 2], [3]], 5, [(2, 3)]),
        ([[1], [2], [3]], 2, [(1, 3)]),
        ([[4], [4]], 0, [(4, 4)]),
        ([[4], []], 9, []),
        ([], 9, []),
    ],
)
def test_words_near_each_other_are_found_in_any_order(
    places: list[list[int]], within: int, expected: list[tuple[int, int]]
) -> None:
    assert list(dict.fromkeys(windows(places, within))) == expected


@given(
    st.lists(st.sets(st.integers(0, 30)), min_size=1, max_size=4),
    st.integers(0, 30),
)
def test_there_is_a_window_wherever_comparing_all_places_finds_one(
    places: list[set[int]], within: int
) -> None:
    is_near = any(max(at) - min(at) <= within for at in product(*places))
    assert bool(list(windows(places, within))) == is_near
