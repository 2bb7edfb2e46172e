"""state.db: the reader's marks, keyed by the content of articles, and what they searched for.

Nothing can rebuild it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import DISK_REMEDY, StateError
from briefing.private import make_private
from briefing.quick_dataclass import dataclass
from briefing.storage.database import (
    FAILURES,
    begin,
    connect,
    forbids_writing,
    is_damage,
    is_whole,
    now,
)
from briefing.storage.marks import NO_MARKS, Marks, marks_in
from briefing.storage.migrations import MIGRATIONS, has_shape, migrate, version_of
from briefing.storage.seal import identity

if TYPE_CHECKING:
    from briefing.storage.journal import Journal
    from briefing.storage.searches import Searches


# Bytes of a file (of 20,000 statements) that is looked through whole before it is used: 5 ms.
SMALL = 2_000_000


@dataclass(frozen=True, slots=True)
class _Said:
    """All statements, by what they are for."""

    marks: Mapping[str, Marks]
    watched: Mapping[str, str]
    corrections: tuple[tuple[str, str, str], ...]


class State:
    """The open file of marks. Every change is on disk when the call returns."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; an older one is copied aside and then migrated.

        One that is damaged is kept aside, and what is left of it opened in its place.
        """
        self._path = path
        self._lock = threading.Lock()
        # What is said, and the number that changes when another program says anything.
        self._known: tuple[int, _Said] | None = None
        #: One sentence for whatever was wrong with the file, and what was done about it.
        self.problems: tuple[str, ...] = ()
        try:
            make_private(path.parent)
            self._open()
        except (OSError, *FAILURES) as error:
            raise self._not_opened(error) from error

    def _open(self, *, thoroughly: bool = False) -> None:
        """Open the file as it lies there, mended if need be; a large one is looked through later.

        With `thoroughly` at once.
        """
        db = self._sound(thoroughly)
        if db is None:
            from briefing.storage import rescue

            with rescue.alone(self._path):
                # Another program may have mended it in the meantime.
                db = self._sound(thoroughly)
                if db is None:
                    self.problems += (rescue.mend(self._path),)
                    self._known = None
        self._db = db or connect(self._path, "FULL", sqlite3.Connection)
        with ExitStack() as failed:
            failed.callback(self._db.close)
            self._migrate(self._path)
            self._file, self._is_suspect = identity(self._path), False
            failed.pop_all()

    def _sound(self, thoroughly: bool) -> sqlite3.Connection | None:
        """The file opened, or None where it is damaged."""
        if self._is_emptied():
            return None
        with ExitStack() as failed:
            try:
                db = connect(self._path, "FULL", sqlite3.Connection)
                failed.callback(db.close)
                with db:
                    # What is looked at is one state of the file, and one that can be written.
                    begin(db, self._path)
                    if not self._is_sound(db, thoroughly):
                        return None
            except FAILURES as error:
                if is_damage(error) or forbids_writing(error, self._path):
                    return None
                raise
            failed.pop_all()
        return db

    def _is_emptied(self) -> bool:
        # A new file is empty too, but no copy was made of it before.
        size = self._path.stat().st_size if self._path.exists() else None
        return size == 0 and self._path.with_name(f"{self._path.name}.good").exists()

    def _is_sound(self, db: sqlite3.Connection, thoroughly: bool) -> bool:
        version = version_of(db)
        if version > len(MIGRATIONS):
            from briefing.storage import rescue

            return not rescue.is_misnumbered(self._path)
        if not has_shape(db, version, MIGRATIONS):
            return False
        if thoroughly:
            from briefing.storage import rescue

            return is_whole(db) and rescue.is_readable(db)
        if version == len(MIGRATIONS):
            # What the first screen wants of it can be read, and is kept for that.
            self._known = _read(db)
        return self._path.stat().st_size > SMALL or is_whole(db)

    def care(self) -> None:
        """Look through a file that is large or to be copied, and copy a sound one once a day.

        For a thread beside the screen; what fails is one of the `problems`.
        """
        from briefing.storage import rescue

        try:
            is_unseen = self._path.stat().st_size > SMALL or rescue.is_due(self._path)
            if is_unseen and not rescue.is_sound(self._path):
                with self._lock:
                    self._open_again(thoroughly=True)
            rescue.renew(self._path)
        except (OSError, *FAILURES) as error:
            sentence = f"No good copy of the marks in {self._path} can be made: {error}."
            if sentence not in self.problems:
                self.problems += (sentence,)

    def _open_again(self, *, thoroughly: bool = False) -> None:
        self._db.close()
        self._known = None
        self._open(thoroughly=thoroughly)

    def _migrate(self, path: Path) -> None:
        version = version_of(self._db)
        if version > len(MIGRATIONS):
            raise StateError(
                f"The marks in {path} were written by a newer version of this program.",
                "Update briefing to open them.",
            )
        if 0 < version < len(MIGRATIONS):
            self._copy_aside(path, version)
        migrate(self._db, MIGRATIONS)

    def _copy_aside(self, path: Path, version: int) -> None:
        # By SQLite itself: to close the file after reading it would let go of its locks.
        copy = path.with_name(f"{path.name}.version-{version}")
        copy.unlink(missing_ok=True)
        self._db.execute("VACUUM INTO ?", (str(copy),))

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
        with self._held() as db:
            if self._known is None or self._known[0] != _data_version(db):
                self._known = _read(db)
            return self._known[1]

    def of(self, article_id: str) -> Marks:
        """The marks of one article; none is a mark too."""
        rows = self._run(
            "SELECT subject, kind, detail, value FROM statements WHERE subject = :id", id=article_id
        )
        return marks_in(rows).get(article_id, NO_MARKS)

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
        with self._held() as db:
            return db.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Several statements of which all are written, or none."""
        with self._held() as db:
            # At once: what is read in here is still so when it is written.
            db.execute("BEGIN IMMEDIATE")
            self._known = None
            yield db

    @contextmanager
    def _held(self) -> Iterator[sqlite3.Connection]:
        """The file, for one thread at a time."""
        try:
            with self._lock:
                # Another program may have found it damaged, and put a mended one in its place.
                if self._is_suspect or identity(self._path) not in (self._file, None):
                    self._open_again(thoroughly=self._is_suspect)
                with self._db:
                    yield self._db
        except (OSError, *FAILURES) as error:
            self._is_suspect = not isinstance(error, OSError) and is_damage(error)
            raise self._told(error) from error

    def _not_opened(self, error: Exception) -> StateError:
        from briefing.storage import unwritable

        folder = self._path.parent
        if not self._path.exists():
            reason = unwritable.why(folder, error)
            return StateError(f"No marks can be kept in {folder}: {reason}.", DISK_REMEDY)
        return StateError(
            f"The marks in {self._path} cannot be opened: {error}.",
            "Move the file aside to start without marks; nothing in it has been changed.",
        )

    def _told(self, error: Exception) -> StateError:
        """What is wrong with the file, or with the disk it lies on."""
        from briefing.storage import unwritable

        if not unwritable.is_told_by(error):
            return StateError(f"The marks cannot be read or written: {error}.")
        folder = self._path.parent
        reason = unwritable.why(folder, error)
        return StateError(
            f"This is not kept: nothing can be written in {folder} ({reason}).", DISK_REMEDY
        )


def _data_version(db: sqlite3.Connection) -> int:
    """A number that changes when another program writes anything."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _read(db: sqlite3.Connection) -> tuple[int, _Said]:
    version = _data_version(db)
    rows = db.execute("SELECT subject, kind, detail, value FROM statements")
    return version, _sorted_out(rows.fetchall())


def _sorted_out(said: list[tuple[str, str, str, str]]) -> _Said:
    return _Said(
        marks=marks_in(said),
        watched={subject: value for subject, kind, _, value in said if kind == "watched"},
        corrections=tuple((row[0], row[2], row[3]) for row in said if row[1] == "is"),
    )
