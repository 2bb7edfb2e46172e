"""Whether a cache is as it was left: its size and time stand in a small file beside it.

SQLite finds a byte that another has taken the place of only where that breaks its tables; a letter
of a text, or a number in an index, it tells as it finds it. So the file is sealed whenever all of
it is written, and the seal is broken before anything is: a file that differs from its seal was
changed by somebody else. A file without a seal was in use when its program was killed.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from briefing.errors import IndexUnavailable

# What stands beside the file: SQLite's log and its index, and ours.
BESIDE = ("-wal", "-shm", ".seal", ".seal.new")
# Of no file.
NEVER = (-1, 0)
# How a program fails at a value that was never written.
IMPOSSIBLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
Facts = tuple[int, int]


class Seal:
    """The seal of an open file, of which the lock keeps other threads from changing it."""

    def __init__(
        self, db: sqlite3.Connection, path: Path, lock: threading.RLock, *, is_trusted: bool
    ) -> None:
        self._db, self._path, self._lock = db, path, lock
        # Whether this program made it, or somebody vouched for it when it was opened.
        self._is_trusted = is_trusted or _seal_of(path).exists()
        self._file = identity(path)

    @property
    def is_of_another_file(self) -> bool:
        """Whether another program has made the file anew, so that this one has an old one open."""
        return identity(self._path) != self._file

    def put_on(self) -> None:
        """Vouch for the file as it is, unless another program reads or writes just now."""
        with self._lock:
            if not (_seal_of(self._path).exists() or self.is_of_another_file):
                with suppress(sqlite3.Error, OSError, IndexUnavailable):
                    self._put_on()

    def _put_on(self) -> None:
        (patience,) = self._db.execute("PRAGMA busy_timeout").fetchone()
        self._db.execute("PRAGMA busy_timeout = 0")
        try:
            is_busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if is_busy:
                return
            # Until this is over nobody else commits.
            self._db.execute("BEGIN IMMEDIATE")
            try:
                log = self._path.with_name(f"{self._path.name}-wal")
                if not (log.exists() and log.stat().st_size):
                    _tell(self._path, _facts(self._path))
            finally:
                self._db.execute("ROLLBACK")
        finally:
            self._db.execute(f"PRAGMA busy_timeout = {patience}")

    def take_off(self) -> None:
        """Say, before a change is committed, that the file is being changed.

        What was refused stays so.
        """
        if _told(self._path) != NEVER:
            take_off(self._path)

    def doubt(self, failure: type[BaseException] | None) -> None:
        """If something has failed, maybe for a file that nobody vouches for, trust it no more.

        A letter that was changed in it is met as a value that cannot be.
        """
        if failure and issubclass(failure, IMPOSSIBLE) and not self._is_trusted:
            refuse(self._path)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name, whatever is in it; None where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def is_broken(path: Path) -> bool:
    """Whether the file has changed under its seal."""
    told = _told(path)
    if told is None:
        return False
    try:
        facts = _facts(path)
    except FileNotFoundError:
        facts = NEVER
    # Who writes meanwhile has broken the seal before.
    return facts != told and _told(path) == told


def take_off(path: Path) -> None:
    """Nobody vouches for the file any more."""
    _seal_of(path).unlink(missing_ok=True)


def refuse(path: Path) -> None:
    """Let the next program that opens the file make it anew."""
    with suppress(OSError):
        _tell(path, NEVER)


def clear_away(path: Path) -> None:
    """Let nothing be in the file's place, nor beside it."""
    for each in _places(path):
        clear(each)


def clear_foreign(path: Path) -> None:
    """Remove what is no file: nobody makes a folder there, or a link that leads nowhere."""
    for each in _places(path):
        if os.path.lexists(each) and not each.is_file():
            clear(each)


def clear(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _places(path: Path) -> tuple[Path, ...]:
    return path, *(path.with_name(path.name + suffix) for suffix in BESIDE)


def _seal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _facts(path: Path) -> Facts:
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns


def _tell(path: Path, facts: Facts) -> None:
    """Written beside and put into place, so that nobody reads half of it."""
    draft = path.with_name(f"{path.name}.seal.new")
    draft.write_text(json.dumps(facts), "utf-8")
    os.replace(draft, _seal_of(path))


def _told(path: Path) -> Facts | None:
    """What the seal says; None where there is none, or nothing can be read of it."""
    try:
        size, modified = json.loads(_seal_of(path).read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    return size, modified
