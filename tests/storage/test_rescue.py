"""A damaged state.db: the good copy takes its place, and nothing is thrown away.

`make torture` flips more bytes.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from briefing.errors import StateError
from briefing.storage import state as state_module
from briefing.storage.database import is_whole
from briefing.storage.journal import Statement
from briefing.storage.marks import Marks
from briefing.storage.rescue import good_copy, renew
from briefing.storage.state import State

FLIPS = int(os.environ.get("BRIEFING_FLIPS", "300"))
PAGE = 4096
ARTICLES = [f"{number:016x}" for number in range(500)]


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A state with 500 marks, and some of all else."""
    path = tmp_path_factory.mktemp("sound") / "state.db"
    made = State(path)
    for first in range(0, len(ARTICLES), 10):
        said = [Statement(each, "starred") for each in ARTICLES[first : first + 10]]
        made.journal.say(said, "10 articles starred")
    for number in range(30):
        made.searches.remember(f"query {number}")
        made.searches.save(f"search {number}", "drone")
        made.leave(ARTICLES[number], number)
    made.close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    """That state, with its good copy beside it."""
    path = tmp_path / "state.db"
    path.write_bytes(sound)
    renew(path)
    return path


def mark(opened: State, article: str) -> None:
    opened.journal.say([Statement(article, "read")], "an act")


def damaged_files(path: Path) -> list[Path]:
    return sorted(path.parent.glob("state.db.damaged-????????-??????"))


def lay(path: Path, content: bytes) -> None:
    """Let a file hold this, as a disk does, and forget what was kept aside before."""
    for each in path.parent.glob("state.db*"):
        if each != good_copy(path):
            each.unlink()
    path.write_bytes(content)


def opened(path: Path) -> tuple[set[str], tuple[str, ...]]:
    """The articles that have a star when the file is opened, and what is told of it."""
    state = State(path)
    try:
        starred = {each for each, marks in state.marks().items() if marks.is_starred}
        mark(state, "later")
        assert state.of("later").is_read
        with suppress(StateError):
            # Text that is none is met when it is read; then the file is mended.
            state.searches.history()
        assert state.searches.history()
        assert state.places()
        problems = state.problems
    finally:
        state.close()
    db = sqlite3.connect(path)
    assert is_whole(db)
    db.close()
    return starred, problems


def test_any_byte_may_be_another_and_no_mark_is_lost(path: Path, sound: bytes) -> None:
    chance = random.Random(8)
    for _ in range(FLIPS):
        at, bits = chance.randrange(len(sound)), chance.randrange(1, 256)
        lay(path, sound[:at] + bytes([sound[at] ^ bits]) + sound[at + 1 :])
        starred, problems = opened(path)
        assert len(damaged_files(path)) == len(problems)
        # A letter of a word is all that nobody can tell from what was written: one row has it.
        lost = set(ARTICLES) - starred
        assert len(lost) <= (0 if problems else 1), (at, bits)


def test_a_file_may_end_at_any_page(path: Path, sound: bytes) -> None:
    for end in range(0, len(sound), PAGE):
        lay(path, sound[:end])
        starred, problems = opened(path)
        assert starred == set(ARTICLES), end
        assert len(problems) == 1


@pytest.mark.parametrize(
    "content", [b"these were precious marks", b"\0" * 20_000, b"SQLite format 3\0"]
)
def test_what_is_no_state_is_kept_aside_and_the_copy_takes_its_place(
    path: Path, content: bytes
) -> None:
    lay(path, content)
    starred, (told,) = opened(path)
    (aside,) = damaged_files(path)
    assert starred == set(ARTICLES)
    assert aside.read_bytes() == content
    assert str(aside) in told
    assert "the copy of" in told
    assert "else was done since then is missing" in told


def overwritten(path: Path, table: str) -> None:
    """Zeroes over the first page of a table."""
    db = sqlite3.connect(path)
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\0" * PAGE)


def test_marks_made_since_the_copy_are_read_from_the_damaged_file(path: Path) -> None:
    state = State(path)
    mark(state, "since")
    state.close()
    overwritten(path, "asked")
    again = State(path)
    assert again.of("since") == Marks(is_read=True)
    assert "with 1 mark made since then" in again.problems[0]
    again.close()


def test_without_a_copy_what_can_be_read_is_taken_into_a_new_file(path: Path) -> None:
    good_copy(path).unlink()
    overwritten(path, "acts")
    state = State(path)
    assert len(state.marks()) == len(ARTICLES)
    assert len(state.searches.saved()) == len(state.places()) == 30
    assert "no good copy" in state.problems[0]
    assert "500 marks" in state.problems[0]
    state.close()


def test_without_anything_an_empty_state_is_begun_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(b"these were precious marks")
    state = State(path)
    assert state.marks() == {}
    assert "nothing in it could be read" in state.problems[0]
    state.close()


def test_a_damaged_copy_takes_no_ones_place(path: Path) -> None:
    overwritten(path, "acts")
    good_copy(path).write_bytes(b"no copy at all")
    state = State(path)
    assert len(state.marks()) == len(ARTICLES)
    assert "no good copy" in state.problems[0]
    state.close()


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "state.db").touch()
    state = State(tmp_path / "state.db")
    assert state.problems == ()
    state.close()


def test_a_file_that_is_read_only_or_locked_is_not_damaged(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA journal_mode = WAL")
    holder.execute("BEGIN IMMEDIATE")
    other = sqlite3.connect(path, isolation_level=None)
    assert is_whole(other)
    other.close()
    holder.close()
    state = State(path)
    assert state.problems == ()
    assert damaged_files(path) == []
    state.close()


@pytest.mark.parametrize("version", [0, 1, 3, 5, 2**30])
def test_a_version_that_the_tables_belie_is_damage(path: Path, version: int) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    starred, problems = opened(path)
    assert starred == set(ARTICLES)
    assert len(problems) == 1


def test_two_programs_that_meet_a_damaged_file_mend_it_once(path: Path) -> None:
    lay(path, b"no marks")
    found: list[State] = []
    threads = [Thread(target=lambda: found.append(State(path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(each.marks()) for each in found] == [len(ARTICLES)] * 4
    assert len([each for each in found if each.problems]) == len(damaged_files(path)) == 1
    for each in found:
        each.close()


def test_a_window_that_is_open_goes_over_to_the_mended_file(path: Path) -> None:
    first = State(path)
    mark(first, "before")
    # The disk fails under it, and a second window finds that.
    with path.open("r+b") as file:
        file.write(b"\0" * 100)
    second = State(path)
    mark(first, "after")
    assert second.of("after") == Marks(is_read=True)
    mark(second, "too")
    assert first.marks()["too"] == Marks(is_read=True)
    first.close()
    second.close()


# The copy


@pytest.fixture
def large(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state counts as a large one, of which only the marks are read at first."""
    monkeypatch.setattr(state_module, "SMALL", 0)
    return path


def test_damage_of_a_large_file_is_found_beside_the_screen(large: Path) -> None:
    overwritten(large, "acts")
    state = State(large)
    assert state.problems == ()
    state.care()
    assert len(state.problems) == 1
    mark(state, "later")
    assert len(state.marks()) == len(ARTICLES) + 1
    state.close()


def test_a_large_file_whose_marks_cannot_be_read_is_mended_at_once(large: Path) -> None:
    overwritten(large, "statements")
    state = State(large)
    assert len(state.marks()) == len(ARTICLES)
    state.close()


def made(path: Path) -> float:
    return good_copy(path).stat().st_mtime


def test_the_copy_is_made_anew_once_a_day_where_something_changed(path: Path) -> None:
    state, first = State(path), made(path)
    mark(state, "today")
    state.care()
    assert made(path) == first
    yesterday = time.time() - 2 * 24 * 60 * 60
    os.utime(good_copy(path), (yesterday, yesterday))
    state.care()
    assert made(path) != yesterday
    copy = sqlite3.connect(good_copy(path))
    assert copy.execute("SELECT count(*) FROM statements").fetchone() == (len(ARTICLES) + 1,)
    copy.close()
    state.close()


def test_a_copy_of_tomorrow_is_made_anew_as_well(path: Path) -> None:
    tomorrow = time.time() + 24 * 60 * 60
    os.utime(good_copy(path), (tomorrow, tomorrow))
    state = State(path)
    mark(state, "today")
    state.care()
    assert made(path) < tomorrow
    state.close()


def test_no_copy_is_made_of_a_damaged_file(path: Path) -> None:
    kept = good_copy(path).read_bytes()
    os.utime(good_copy(path), (0, 0))
    overwritten(path, "acts")
    with pytest.raises(sqlite3.DatabaseError):
        renew(path)
    assert good_copy(path).read_bytes() == kept


def test_a_copy_that_cannot_be_made_is_told_and_ends_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    state = State(path)
    os.utime(good_copy(path), (0, 0))
    monkeypatch.setattr("briefing.storage.rescue._put", full)
    state.care()
    state.care()
    (told,) = state.problems
    assert "No space left on device" in told
    state.close()


def test_a_file_that_cannot_be_mended_stays_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    lay(path, b"no marks")
    monkeypatch.setattr("briefing.storage.rescue.shutil.copyfile", full)
    with pytest.raises(StateError, match="No space left"):
        State(path)
    assert path.read_bytes() == b"no marks"
    assert damaged_files(path) == []
