"""A disk that takes nothing more: one sentence says so, and what was there before is still read.

`make torture SMALL_DISK=FOLDER` does the same with a disk that is really full (`small_disk.py`).
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from articles import ENVOY, THREE, folders_in, library_of, refresh, write
from commands import DONE, UNREACHABLE, run

from briefing.errors import IndexUnavailable, StateError
from briefing.library import Library
from briefing.marking import Marking
from briefing.search.whoosh_codec import Writer
from briefing.storage import database
from briefing.storage.catalog import Catalog

REMEDY = "Make room there"
STAR = Marking(starred=True)
# What SQLite says where there is no room for what it keeps beside a file, and on a read-only disk.
REFUSALS = {
    "no room to open it": sqlite3.SQLITE_IOERR_SHMSIZE,
    "no room": sqlite3.SQLITE_FULL,
    "read-only": sqlite3.SQLITE_READONLY,
    "nothing can be made": sqlite3.SQLITE_CANTOPEN,
}


def fill(db: sqlite3.Connection) -> None:
    """Let SQLite find that there is no page left."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")


def empty(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA max_page_count = 1000000")


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def refuse_as(code: int) -> Any:
    def refuse_it(*_: object) -> None:
        error = sqlite3.OperationalError("the disk takes nothing")
        error.sqlite_errorcode = code
        raise error

    return refuse_it


def many(library: Library) -> None:
    """So many new articles that the catalog needs room for them."""
    write(library.folder, {f"{n}.txt": f"{n} {ENVOY}" for n in range(40)})


def test_articles_that_find_no_room_are_told_and_read_when_there_is_some(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        many(library)
        fill(library._catalog._db)
        with pytest.raises(IndexUnavailable, match=r"cannot be written: .* full") as told:
            refresh(library)
        assert REMEDY in (told.value.remedy or "")
        assert library.search("novak").found == 2
        empty(library._catalog._db)
        refresh(library)
        assert library.search("novak").found == 42


def test_an_index_that_finds_no_room_is_told_and_learns_when_there_is_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, THREE) as library:
        many(library)
        with monkeypatch.context() as patch:
            patch.setattr(Writer, "add_document", refuse)
            with pytest.raises(IndexUnavailable, match="No space left on device") as told:
                refresh(library)
        assert REMEDY in (told.value.remedy or "")
        assert library.search("novak").found == 2
        refresh(library)
        assert library.search("novak").found == 42


def test_a_mark_that_finds_no_room_is_told_and_the_others_stay(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        first, second, third = library.article_ids()
        library.mark(STAR, first)
        fill(library._state._db)
        with pytest.raises(StateError, match=r"This is not kept: .* full") as told:
            library.mark(Marking(tag=tuple(f"{n} {'x' * 200}" for n in range(99))), second)
        assert REMEDY in (told.value.remedy or "")
        assert library.search("is:starred").found == 1
        empty(library._state._db)
        library.mark(STAR, third)
        assert library.search("is:starred").found == 2


@pytest.mark.parametrize("code", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_library_is_opened_for_reading_where_nothing_can_be_written(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, THREE) as library:
        library.mark(STAR, library.find("envoy.txt"))
    monkeypatch.setattr(database, "_keep_log", refuse_as(code))
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        assert library.search("novak is:starred").found == 1
        assert {each.name for each in library.entities("person")} == {"Anna Novak", "Ivan Petrov"}
        with pytest.raises(StateError, match="This is not kept"):
            library.mark(STAR, library.find("harvest.txt"))
        many(library)
        with pytest.raises(IndexUnavailable, match="cannot be written"):
            refresh(library)


def test_a_catalog_that_cannot_be_opened_just_now_is_not_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_of(tmp_path, THREE).close()
    (path,) = folders_in(tmp_path).cache.rglob("catalog.db")
    with monkeypatch.context() as patch:
        patch.setattr(database, "begin", refuse_as(sqlite3.SQLITE_IOERR))
        with pytest.raises(sqlite3.OperationalError):
            Catalog(path)
    catalog = Catalog(path)
    assert not catalog.is_new
    assert len(catalog.files()) == len(THREE)
    catalog.close()


def test_where_nothing_was_ever_written_the_place_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "articles", THREE)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StateError, match=r"No marks can be kept in .*data.*: No space left"):
        Library.open(tmp_path / "articles", folders_in(tmp_path))


def test_on_the_command_line_reading_fails_and_looking_goes_on(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "index", folder)
    write(Path(folder), {"new.txt": "News of the day\n\nThere is none.\n"})
    monkeypatch.setattr(Writer, "add_document", refuse)
    status, lines, talk = run(capsys, "index", folder)
    assert (status, lines) == (UNREACHABLE, [])
    assert "No space left on device" in talk
    assert REMEDY in talk
    status, lines, talk = run(capsys, "search", "petrov", folder)
    assert status == DONE
    assert "Envoy Petrov denies the shipment" in lines[0]
    assert "No space left on device" in talk
