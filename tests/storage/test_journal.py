from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from briefing.storage import journal
from briefing.storage.journal import Act, Journal, Statement
from briefing.storage.marks import Marks
from briefing.storage.state import State


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "state.db")
    yield opened
    opened.close()


def star(opened: Journal, *articles: str, value: str | None = "1") -> Act | None:
    said = [Statement(each, "starred", value=value) for each in articles]
    return opened.say(said, f"{len(articles)} starred")


def test_an_act_tells_what_it_changed_and_nothing_else(state: State) -> None:
    star(state.journal, "one")
    assert star(state.journal, "one", "two") == Act("2 starred", ("two",))


def test_an_act_that_changes_nothing_is_none(state: State) -> None:
    star(state.journal, "one")
    assert star(state.journal, "one") is None
    assert state.journal.undo() == Act("1 starred", ("one",))
    assert state.journal.undo() is None


def test_an_act_on_many_is_undone_as_one(state: State) -> None:
    star(state.journal, "one")
    star(state.journal, "one", "two", "three")
    assert state.journal.undo() == Act("3 starred", ("three", "two"))
    assert state.marks() == {"one": Marks(is_starred=True)}


def test_what_was_undone_can_be_done_again_also_after_a_restart(tmp_path: Path) -> None:
    first = State(tmp_path / "state.db")
    star(first.journal, "one")
    star(first.journal, "two")
    first.journal.undo()
    first.close()
    again = State(tmp_path / "state.db")
    assert again.journal.undo() == Act("1 starred", ("one",))
    assert again.marks() == {}
    assert again.journal.redo() == Act("1 starred", ("one",))
    assert again.journal.redo() == Act("1 starred", ("two",))
    assert again.journal.redo() is None
    assert again.marks().keys() == {"one", "two"}
    again.close()


def test_a_new_act_ends_what_could_be_done_again(state: State) -> None:
    star(state.journal, "one")
    state.journal.undo()
    star(state.journal, "two")
    assert state.journal.redo() is None


def test_what_the_program_notes_by_itself_is_no_act(state: State) -> None:
    star(state.journal, "one")
    state.journal.undo()
    state.journal.say([Statement("two", "read")], None)
    assert state.journal.redo() == Act("1 starred", ("one",))
    assert state.marks()["two"] == Marks(is_read=True)


def test_undoing_leaves_what_was_changed_since_then(state: State) -> None:
    star(state.journal, "one", "two")
    # Another program takes a star off, and its act is undone last of all.
    state.journal.say([Statement("one", "starred", value=None)], None)
    assert state.journal.undo() == Act("2 starred", ("two",), left=1)
    assert state.marks() == {}


def test_only_so_many_acts_are_remembered(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST", 2)
    for article in ("one", "two", "three"):
        star(state.journal, article)
    assert [act.subjects for act in iter(state.journal.undo, None) if act] == [("three",), ("two",)]
    assert state.marks().keys() == {"one"}


class Desk(RuleBasedStateMachine):
    """A reader marks, undoes, redoes and starts again; a list of pictures says what holds."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.path = self.folder / "state.db"
        for file in self.folder.glob("state.db*"):
            file.unlink()
        self.state = State(self.path)
        self.pictures: list[frozenset[tuple[str, str]]] = [frozenset()]
        self.at = 0

    @rule(
        articles=st.sets(st.sampled_from("abc"), min_size=1),
        kind=st.sampled_from(("read", "starred", "hidden")),
        holds=st.booleans(),
    )
    def act(self, articles: set[str], kind: str, holds: bool) -> None:
        before = self.pictures[self.at]
        pairs = {(article, kind) for article in articles}
        after = before | pairs if holds else before - pairs
        said = [Statement(each, kind, value="1" if holds else None) for each in sorted(articles)]
        act = self.state.journal.say(said, "an act")
        assert (act is None) == (after == before)
        if after != before:
            self.pictures[self.at + 1 :] = [after]
            self.at += 1

    @rule()
    def undo(self) -> None:
        assert (self.state.journal.undo() is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        assert (self.state.journal.redo() is None) == (self.at == len(self.pictures) - 1)
        self.at = min(len(self.pictures) - 1, self.at + 1)

    @rule()
    def restart(self) -> None:
        self.state.close()
        self.state = State(self.path)

    @invariant()
    def what_holds_is_the_picture(self) -> None:
        found = {
            (article, kind)
            for article, marks in self.state.marks().items()
            for kind in ("read", "starred", "hidden")
            if getattr(marks, f"is_{kind}")
        }
        assert found == self.pictures[self.at]

    def teardown(self) -> None:
        self.state.close()


def test_any_sequence_of_acts_undone_and_redone_ends_as_a_list_of_pictures_says(
    tmp_path: Path,
) -> None:
    Desk.folder = tmp_path
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
