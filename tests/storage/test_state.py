from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from briefing.errors import StateError
from briefing.storage import state
from briefing.storage.state import Marks, State


def test_marks_are_on_disk_at_once(tmp_path: Path) -> None:
    first, second = State(tmp_path / "state.db"), State(tmp_path / "state.db")
    first.mark("one", read=True)
    assert second.of("one") == Marks(is_read=True)
    first.close()
    second.close()


def test_setting_one_mark_leaves_the_other(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    marks.mark("one", starred=True)
    assert marks.mark("one", read=True) == Marks(is_read=True, is_starred=True)
    assert marks.mark("one", starred=False) == Marks(is_read=True)
    marks.close()


def test_an_article_without_marks_is_unread_and_plain(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    assert marks.of("unheard of") == Marks()
    assert marks.marks() == {}
    marks.close()


def test_marks_are_carried_to_the_article_that_took_the_place(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    marks.mark("old", read=True, starred=True)
    marks.carry("old", "new")
    assert marks.of("new") == Marks(is_read=True, is_starred=True)
    marks.close()


def test_carrying_never_overwrites_what_the_reader_did(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    marks.mark("old", read=True)
    marks.mark("new", starred=True)
    marks.carry("old", "new")
    assert marks.of("new") == Marks(is_starred=True)
    marks.close()


def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(b"these were precious marks")
    with pytest.raises(StateError, match=r"state\.db"):
        State(path)
    assert path.read_bytes() == b"these were precious marks"


def test_a_file_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    State(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StateError, match="newer"):
        State(path)


def test_a_migration_first_makes_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "state.db"
    old = State(path)
    old.mark("one", read=True)
    old.close()

    def add_column(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE marks ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0")

    monkeypatch.setattr(state, "MIGRATIONS", (*state.MIGRATIONS, add_column))
    migrated = State(path)
    assert migrated.of("one") == Marks(is_read=True)
    migrated.close()
    copy = sqlite3.connect(tmp_path / f"state.db.version-{len(state.MIGRATIONS) - 1}")
    assert copy.execute("SELECT article_id, read FROM marks").fetchall() == [("one", 1)]
    copy.close()


def test_the_marks_of_the_first_version_are_still_there_and_searches_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    with monkeypatch.context() as past:
        past.setattr(state, "MIGRATIONS", state.MIGRATIONS[:1])
        old = State(path)
        old.mark("one", starred=True)
        old.close()
    migrated = State(path)
    migrated.searches.remember("drone")
    assert migrated.of("one") == Marks(is_starred=True)
    assert migrated.searches.history() == ("drone",)
    migrated.close()
    assert (tmp_path / "state.db.version-1").exists()


def test_a_failing_migration_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    State(path).close()

    def half_way(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE marks ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0")
        db.execute("not sql")

    monkeypatch.setattr(state, "MIGRATIONS", (*state.MIGRATIONS, half_way))
    with pytest.raises(StateError):
        State(path)
    monkeypatch.undo()
    again = State(path)
    assert again.mark("one", read=True) == Marks(is_read=True)
    again.close()


def test_marks_that_two_programs_set_at_once_are_both_kept(tmp_path: Path) -> None:
    first, second = State(tmp_path / "state.db"), State(tmp_path / "state.db")
    articles = [str(number) for number in range(50)]
    readers = [
        Thread(target=lambda: [first.mark(each, read=True) for each in articles]),
        Thread(target=lambda: [second.mark(each, starred=True) for each in articles]),
        Thread(target=lambda: [second.mark(each, read=True) for each in articles]),
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert set(first.marks().values()) == {Marks(is_read=True, is_starred=True)}
    assert len(first.marks()) == len(articles)
    first.close()
    second.close()


def test_a_mark_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    marks.close()
    with pytest.raises(StateError, match="cannot be read or written"):
        marks.mark("one", read=True)


def test_the_place_where_an_article_was_left_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    first = State(path)
    assert first.place("one") == 0
    first.leave("one", 1200)
    first.leave("one", 1300)
    first.close()
    again = State(path)
    assert again.place("one") == 1300
    again.carry("one", "two")
    assert again.place("two") == 1300
    again.close()


def test_a_file_from_before_places_were_kept_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    monkeypatch.setattr(state, "MIGRATIONS", state.MIGRATIONS[:1])
    old = State(path)
    old.mark("one", starred=True)
    old.close()
    monkeypatch.undo()
    again = State(path)
    assert again.of("one") == Marks(is_starred=True)
    again.leave("one", 5)
    assert again.place("one") == 5
    again.close()
