"""state.db: the reader's marks, keyed by the content of articles, and what they searched for.

Nothing can rebuild it.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import StateError
from briefing.storage.database import connect

if TYPE_CHECKING:
    from briefing.storage.searches import Searches


def _first(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE marks (article_id TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0,
           starred INTEGER NOT NULL DEFAULT 0, changed TEXT NOT NULL) WITHOUT ROWID"""
    )


def _second(db: sqlite3.Connection) -> None:
    # A number is never given twice, so that the highest is the newest.
    db.execute(
        "CREATE TABLE asked (number INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL UNIQUE)"
    )
    db.execute("CREATE TABLE searches (name TEXT PRIMARY KEY, query TEXT NOT NULL) WITHOUT ROWID")


def _places(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE places (article_id TEXT PRIMARY KEY, place INTEGER NOT NULL,
           changed TEXT NOT NULL) WITHOUT ROWID"""
    )


# Migration n brings a file of version n to version n + 1. A step is never edited once released.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first, _second, _places)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader did to one article."""

    is_read: bool = False
    is_starred: bool = False


class State:
    """The open file of marks. Every change is on disk when the call returns."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; an older one is copied aside and then migrated."""
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = connect(path, "FULL")
            with ExitStack() as failed:
                failed.callback(self._db.close)
                self._migrate(path)
                failed.pop_all()
        except (OSError, sqlite3.Error) as error:
            raise StateError(
                f"The marks in {path} cannot be opened: {error}.",
                "Move the file aside to start without marks; nothing in it has been changed.",
            ) from error

    def _migrate(self, path: Path) -> None:
        version = self._version()
        if version > len(MIGRATIONS):
            raise StateError(
                f"The marks in {path} were written by a newer version of this program.",
                "Update briefing to open them.",
            )
        if 0 < version < len(MIGRATIONS):
            self._copy_aside(path, version)
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            # Asked again inside: another program may have migrated the file in between.
            for number in range(self._version(), len(MIGRATIONS)):
                MIGRATIONS[number](self._db)
                self._db.execute(f"PRAGMA user_version = {number + 1}")

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    def _copy_aside(self, path: Path, version: int) -> None:
        # A checkpoint first: what stands in the write-ahead log belongs to the copy as well.
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(path, path.with_name(f"{path.name}.version-{version}"))

    @property
    def searches(self) -> Searches:
        """What the reader searched for; the first screen does not ask."""
        from briefing.storage.searches import Searches

        return Searches(self._run)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def marks(self) -> dict[str, Marks]:
        """The marks of every article that has any, of all libraries."""
        rows = self._run("SELECT article_id, read, starred FROM marks")
        return {row[0]: Marks(bool(row[1]), bool(row[2])) for row in rows}

    def of(self, article_id: str) -> Marks:
        """The marks of one article; none is a mark too."""
        rows = self._run("SELECT read, starred FROM marks WHERE article_id = :id", id=article_id)
        return Marks(*map(bool, rows[0])) if rows else Marks()

    def mark(
        self, article_id: str, *, read: bool | None = None, starred: bool | None = None
    ) -> Marks:
        """Set what is not None, and return what now holds."""
        # One statement, so that two programs that set different marks at once both have their way.
        (after,) = self._run(
            """INSERT INTO marks VALUES (:id, coalesce(:read, 0), coalesce(:starred, 0), :now)
               ON CONFLICT (article_id) DO UPDATE SET
                   read = coalesce(:read, read), starred = coalesce(:starred, starred),
                   changed = :now
               RETURNING read, starred""",
            id=article_id,
            read=read,
            starred=starred,
            now=_now(),
        )
        return Marks(*map(bool, after))

    def place(self, article_id: str) -> int:
        """Where in its saved file the reader left an article; 0 at the top, or never."""
        rows = self._run("SELECT place FROM places WHERE article_id = :id", id=article_id)
        return int(rows[0][0]) if rows else 0

    def leave(self, article_id: str, place: int) -> None:
        """Remember where in its saved file the reader left an article."""
        self._run(
            "INSERT OR REPLACE INTO places VALUES (:id, :place, :now)",
            id=article_id,
            place=place,
            now=_now(),
        )

    def carry(self, old: str, new: str) -> None:
        """Give an article the marks of the one whose file it replaced, unless it has its own."""
        self._run(
            """INSERT OR IGNORE INTO places
               SELECT :new, place, changed FROM places WHERE article_id = :old""",
            old=old,
            new=new,
        )
        self._run(
            """INSERT OR IGNORE INTO marks
               SELECT :new, read, starred, changed FROM marks WHERE article_id = :old""",
            old=old,
            new=new,
        )

    def _run(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock, self._db:
                return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise StateError(f"The marks cannot be read or written: {error}.") from error


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
