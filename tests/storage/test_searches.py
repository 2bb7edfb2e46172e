"""What the reader searched for is kept between runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import StateError
from briefing.storage.searches import MOST, SavedSearch
from briefing.storage.state import State


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "state.db")
    yield opened
    opened.close()


def test_the_history_begins_with_the_newest_and_outlives_the_program(
    state: State, tmp_path: Path
) -> None:
    for query in ("drone", "person:kirby", "date:2022"):
        state.searches.remember(query)
    again = State(tmp_path / "state.db")
    assert again.searches.history() == ("date:2022", "person:kirby", "drone")
    again.close()


def test_a_query_asked_again_comes_first_and_stands_there_once(state: State) -> None:
    for query in ("drone", "missile", "drone"):
        state.searches.remember(query)
    assert state.searches.history() == ("drone", "missile")


def test_the_history_forgets_the_oldest(state: State) -> None:
    for number in range(MOST + 5):
        state.searches.remember(f"query {number}")
    history = state.searches.history()
    assert len(history) == MOST
    assert (history[0], history[-1]) == (f"query {MOST + 4}", "query 5")


def test_two_programs_share_one_history(state: State, tmp_path: Path) -> None:
    other = State(tmp_path / "state.db")
    state.searches.remember("drone")
    other.searches.remember("missile")
    assert state.searches.history() == other.searches.history() == ("missile", "drone")
    other.close()


def test_saved_searches_are_in_the_order_of_their_names(state: State) -> None:
    state.searches.save("talks", "geneva OR vienna")
    state.searches.save("Arms", "weapon:drone")
    assert state.searches.saved() == (
        SavedSearch("Arms", "weapon:drone"),
        SavedSearch("talks", "geneva OR vienna"),
    )


def test_saving_under_a_name_again_replaces_the_query(state: State) -> None:
    state.searches.save("arms", "weapon:drone")
    state.searches.save("arms", "weapon:missile")
    assert state.searches.saved() == (SavedSearch("arms", "weapon:missile"),)


def test_a_saved_search_can_be_forgotten(state: State) -> None:
    state.searches.save("arms", "weapon:drone")
    state.searches.forget("arms")
    assert state.searches.saved() == ()


def test_a_query_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    state = State(tmp_path / "state.db")
    state.close()
    with pytest.raises(StateError, match="cannot be read or written"):
        state.searches.remember("drone")
