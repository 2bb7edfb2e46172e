"""state.db: the reader's marks, keyed by the content of articles, and what they searched for.

Nothing can rebuild it.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import StateError
from briefing.quick_dataclass import dataclass
from briefing.storage.database import connect, now
from briefing.storage.migrations import MIGRATIONS

if TYPE_CHECKING:
    from briefing.storage.journal import Journal
    from briefing.storage.searches import Searches


# The kinds of statements that are marks of articles.
KINDS = {"read", "starred", "hidden", "tag", "note"}


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader wrote on an article, or on a passage, which is as it stood in its text."""

    passage: str
    #: May have several lines.
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader did to one article."""

    is_read: bool = False
    is_starred: bool = False
    is_hidden: bool = False
    #: In the order of the alphabet.
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class _Said:
    """All statements, by what they are for."""

    marks: Mapping[str, Marks]
    watched: Mapping[str, str]
    corrections: tuple[tuple[str, str, str], ...]


class State:
    """The open file of marks. Every change is on disk when the call returns."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; an older one is copied aside and then migrated."""
        self._lock = threading.Lock()
        # What is said, and the number that changes when another program says anything.
        self._known: tuple[int, _Said] | None = None
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

    @property
    def journal(self) -> Journal:
        """What the reader says, act by act; the first screen does not write."""
        from briefing.storage.journal import Journal

        return Journal(self._transaction)

    def marks(self) -> Mapping[str, Marks]:
        """The marks of every article that has any, of all libraries. Not to be changed."""
        return self._said().marks

    def watched(self) -> Mapping[str, str]:
        """The names of the entities that are watched, by their ids. Not to be changed."""
        return self._said().watched

    def corrections(self) -> tuple[tuple[str, str, str], ...]:
        """What is said to be something else: subject, detail and value of each statement."""
        return self._said().corrections

    def _said(self) -> _Said:
        with self._told(), self._lock, self._db:
            version = int(self._db.execute("PRAGMA data_version").fetchone()[0])
            if self._known is None or self._known[0] != version:
                rows = self._db.execute("SELECT subject, kind, detail, value FROM statements")
                self._known = (version, _sorted_out(rows.fetchall()))
            return self._known[1]

    def of(self, article_id: str) -> Marks:
        """The marks of one article; none is a mark too."""
        rows = self._run(
            "SELECT subject, kind, detail, value FROM statements WHERE subject = :id", id=article_id
        )
        return _marks(rows).get(article_id, NO_MARKS)

    def place(self, article_id: str) -> int:
        """Where in its saved file the reader left an article; 0 at the top, or never."""
        rows = self._run("SELECT place FROM places WHERE article_id = :id", id=article_id)
        return int(rows[0][0]) if rows else 0

    def places(self) -> list[tuple[str, int]]:
        """Every article that was left somewhere, and where."""
        rows = self._run("SELECT article_id, place FROM places ORDER BY article_id")
        return [(str(article_id), int(place)) for article_id, place in rows]

    def leave(self, article_id: str, place: int) -> None:
        """Remember where in its saved file the reader left an article."""
        self._run(
            "INSERT OR REPLACE INTO places VALUES (:id, :place, :now)",
            id=article_id,
            place=place,
            now=now(),
        )

    def carry(self, old: str, new: str) -> None:
        """Give an article the marks of the one whose file it replaced, unless it has its own."""
        with self._transaction() as db:
            db.execute(
                """INSERT OR IGNORE INTO places
                   SELECT :new, place, changed FROM places WHERE article_id = :old""",
                {"old": old, "new": new},
            )
            db.execute(
                """INSERT INTO statements
                   SELECT :new, kind, detail, value, changed FROM statements WHERE subject = :old
                   AND NOT EXISTS (SELECT 1 FROM statements WHERE subject = :new)""",
                {"old": old, "new": new},
            )
            # What is corrected in this article alone.
            db.execute(
                """INSERT OR IGNORE INTO statements
                   SELECT subject, kind, :new, value, changed FROM statements
                   WHERE detail = :old AND kind = 'is'""",
                {"old": old, "new": new},
            )

    def _run(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        with self._told(), self._lock, self._db:
            return self._db.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Several statements of which all are written, or none."""
        with self._told(), self._lock, self._db:
            # At once: what is read in here is still so when it is written.
            self._db.execute("BEGIN IMMEDIATE")
            self._known = None
            yield self._db

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateError(f"The marks cannot be read or written: {error}.") from error


def _sorted_out(said: list[tuple[str, str, str, str]]) -> _Said:
    return _Said(
        marks=_marks(said),
        watched={subject: value for subject, kind, _, value in said if kind == "watched"},
        corrections=tuple((row[0], row[2], row[3]) for row in said if row[1] == "is"),
    )


def _marks(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, Marks]:
    """Marks by article, from statements without their time; other kinds are no marks."""
    said: dict[str, dict[str, list[str]]] = {}
    notes: dict[str, list[Note]] = {}
    for subject, kind, detail, value in rows:
        said.setdefault(subject, {}).setdefault(kind, []).append(detail)
        if kind == "note":
            notes.setdefault(subject, []).append(Note(detail, value))
    return {
        subject: Marks(
            "read" in kinds,
            "starred" in kinds,
            "hidden" in kinds,
            tuple(kinds.get("tag", ())),
            tuple(notes.get(subject, ())),
        )
        for subject, kinds in said.items()
        if kinds.keys() & KINDS
    }
