from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from briefing.errors import StateError
from briefing.storage import migrations, state
from briefing.storage.journal import Statement
from briefing.storage.marks import Marks
from briefing.storage.state import State


def mark(opened: State, article: str, *kinds: str) -> None:
    opened.journal.say([Statement(article, kind) for kind in kinds], "an act")


def old_file(path: Path, monkeypatch: pytest.MonkeyPatch, version: int) -> sqlite3.Connection:
    """A file as an earlier version of the program made it."""
    with monkeypatch.context() as past:
        past.setattr(state, "MIGRATIONS", migrations.MIGRATIONS[:version])
        State(path).close()
    return sqlite3.connect(path)


def test_marks_are_on_disk_at_once(tmp_path: Path) -> None:
    first, second = State(tmp_path / "state.db"), State(tmp_path / "state.db")
    mark(first, "one", "read")
    assert second.of("one") == Marks(is_read=True)
    first.close()
    second.close()


def test_setting_one_mark_leaves_the_other(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    mark(marks, "one", "starred")
    mark(marks, "one", "read", "hidden")
    marks.journal.say([Statement("one", "starred", value=None)], "an act")
    assert marks.of("one") == marks.marks()["one"] == Marks(is_read=True, is_hidden=True)
    marks.close()


def test_an_article_has_as_many_tags_as_the_reader_gives_it(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    marks.journal.say([Statement("one", "tag", tag) for tag in ("iran", "drones")], "an act")
    assert marks.of("one") == marks.marks()["one"] == Marks(tags=("drones", "iran"))
    marks.close()


def test_what_another_program_marks_is_known_at_the_next_question(tmp_path: Path) -> None:
    first, second = State(tmp_path / "state.db"), State(tmp_path / "state.db")
    assert second.marks() == {}
    mark(first, "one", "read")
    assert second.marks() == {"one": Marks(is_read=True)}
    first.close()
    second.close()


def test_an_article_without_marks_is_unread_and_plain(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    assert marks.of("unheard of") == Marks()
    assert marks.marks() == {}
    marks.close()


def test_marks_are_carried_to_the_article_that_took_the_place(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    mark(marks, "old", "read", "starred")
    marks.carry("old", "new")
    assert marks.of("new") == Marks(is_read=True, is_starred=True)
    marks.close()


def test_carrying_never_overwrites_what_the_reader_did(tmp_path: Path) -> None:
    marks = State(tmp_path / "state.db")
    mark(marks, "old", "read")
    mark(marks, "new", "starred")
    marks.carry("old", "new")
    assert marks.of("new") == Marks(is_starred=True)
    marks.close()


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
    old = old_file(path, monkeypatch, 1)
    with old:
        old.execute("INSERT INTO marks VALUES ('one', 1, 0, '2023-01-01')")
    old.close()
    State(path).close()
    copy = sqlite3.connect(tmp_path / "state.db.version-1")
    assert copy.execute("SELECT article_id, read FROM marks").fetchall() == [("one", 1)]
    copy.close()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_the_marks_of_every_earlier_version_are_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    path = tmp_path / "state.db"
    old = old_file(path, monkeypatch, version)
    with old:
        old.execute("INSERT INTO marks VALUES ('one', 0, 1, '2023-01-01')")
        old.execute("INSERT INTO marks VALUES ('two', 1, 0, '2023-01-01')")
    old.close()
    migrated = State(path)
    migrated.searches.remember("drone")
    migrated.leave("one", 5)
    assert migrated.marks() == {"one": Marks(is_starred=True), "two": Marks(is_read=True)}
    assert migrated.searches.history() == ("drone",)
    assert migrated.place("one") == 5
    migrated.close()


def test_a_failing_migration_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.db"
    State(path).close()

    def half_way(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE statements")
        db.execute("not sql")

    monkeypatch.setattr(state, "MIGRATIONS", (*migrations.MIGRATIONS, half_way))
    with pytest.raises(StateError):
        State(path)
    monkeypatch.undo()
    again = State(path)
    mark(again, "one", "read")
    assert again.of("one") == Marks(is_read=True)
    again.close()


def mark_each(opened: State, kind: str) -> None:
    for number in range(50):
        mark(opened, str(number), kind)


def test_marks_that_two_programs_set_at_once_are_both_kept(tmp_path: Path) -> None:
    first, second = State(tmp_path / "state.db"), State(tmp_path / "state.db")
    articles = [str(number) for number in range(50)]
    readers = [
        Thread(target=mark_each, args=(first, "read")),
        Thread(target=mark_each, args=(second, "starred")),
        Thread(target=mark_each, args=(second, "read")),
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
        mark(marks, "one", "read")


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
