from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import StateError
from briefing.storage.journal import Statement
from briefing.storage.portable import exported, merge
from briefing.storage.state import State


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "here.db")
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "there.db")
    opened.journal.say(
        [
            Statement("one", "read"),
            Statement("one", "tag", "iran"),
            Statement("person/ivan-orlow", "is", value="person/Ivan Orlov"),
        ],
        "an act",
    )
    opened.searches.save("arms", "weapon:drone")
    opened.leave("one", 120)
    yield opened
    opened.close()


def test_what_one_state_says_another_takes_over(state: State, other: State) -> None:
    assert merge(state, exported(other), "FILE").added == 4
    assert state.marks() == other.marks()
    assert state.corrections() == other.corrections()
    assert state.searches.saved() == other.searches.saved()
    assert state.place("one") == 120


def test_taking_over_twice_takes_over_nothing(state: State, other: State) -> None:
    merge(state, exported(other), "FILE")
    again = merge(state, exported(other), "FILE")
    assert (again.added, again.clashes) == (0, ())


def test_what_both_say_otherwise_stays_as_it_is_here_and_is_told(
    state: State, other: State
) -> None:
    state.journal.say([Statement("person/ivan-orlow", "is", value="nothing/")], "an act")
    state.searches.save("arms", "weapon:missile")
    state.leave("one", 7)
    merged = merge(state, exported(other), "FILE")
    assert merged.clashes == (
        "person/ivan-orlow is: here 'nothing/', there 'person/Ivan Orlov'.",
        "the search arms: here 'weapon:missile', there 'weapon:drone'.",
    )
    assert state.corrections() == (("person/ivan-orlow", "", "nothing/"),)
    assert state.place("one") == 7


def test_a_search_is_known_by_its_name_whatever_blanks_are_around_it(state: State) -> None:
    state.searches.save("arms", "weapon:missile")
    told = {"version": 1, "searches": [{"name": " arms ", "query": "weapon:drone"}]}
    merged = merge(state, json.dumps(told), "FILE")
    assert merged.added == 0
    assert merged.clashes == ("the search arms: here 'weapon:missile', there 'weapon:drone'.",)
    assert [each.query for each in state.searches.saved()] == ["weapon:missile"]


def test_an_import_is_one_act_to_be_undone(state: State, other: State) -> None:
    merge(state, exported(other), "FILE")
    act = state.journal.undo()
    assert act
    assert act.words == "3 statements imported"
    assert state.marks() == {}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no json", "FILE is not JSON"),
        ("[" * 100_000, "FILE is not JSON"),
        ("[]", "FILE is no state of version 1"),
        ('{"version": 2}', "FILE is no state of version 1"),
        ('{"version": 1, "statements": 5}', "FILE: 'statements' is a list of objects"),
        ('{"version": 1, "statements": [{"subject": 1}]}', "FILE: 'subject' is a text, and not 1"),
        ('{"version": 1, "searches": [{"name": "x"}]}', "FILE: 'query' is a text, and not null"),
        ('{"version": 1, "places": [{"article": "x", "place": "y"}]}', "FILE: 'place' is a number"),
        ('{"version": 1, "places": [{"article": "x", "place": -1}]}', "FILE: 'place' is a number"),
    ],
)
def test_what_is_no_state_is_told_and_nothing_is_done(state: State, text: str, why: str) -> None:
    before = exported(state)
    with pytest.raises(StateError, match=why):
        merge(state, text, "FILE")
    assert exported(state) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
KEYS = st.sampled_from(["statements", "searches", "places"])


@given(st.dictionaries(KEYS, JSON))
def test_no_text_is_a_failure(told: dict[str, object]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        opened = State(Path(folder, "state.db"))
        try:
            merge(opened, json.dumps({"version": 1, **told}), "FILE")
        except StateError:
            pass
        finally:
            opened.close()
