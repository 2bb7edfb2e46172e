"""How both databases are opened, and how the one that can be rebuilt is made."""

from __future__ import annotations

import datetime
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, TypeVar

from briefing.private import make_private
from briefing.storage import seal
from briefing.storage.cache_connection import CacheConnection

# Seconds that a program waits for another one that is writing, and between two tries.
PATIENCE, PAUSE = 10.0, 0.02
# What SQLite says of a file that is not as SQLite left it. The plain ERROR is among them where
# the question itself is known to be right: a header can ask for what no version has.
DAMAGE = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_ERROR,
)
# How a question to a file fails: SQLite's words on a damaged one may be no text to Python.
FAILURES = (sqlite3.Error, UnicodeDecodeError)
# What a cache says of itself; "version" is by whose rules it was made.
META = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"


C = TypeVar("C", bound=sqlite3.Connection)


def open_cache(path: Path, version: str, schema: str) -> tuple[CacheConnection, bool]:
    """Open or make the file, and say whether it was made, by one of all programs that try at once.

    One of another `version`, damaged, or changed under its seal is made anew. On a disk that takes
    nothing more it is opened for reading.
    """
    make_private(path.parent)
    seal.clear_foreign(path)
    if seal.is_broken(path):
        seal.clear_away(path)
    try:
        return _open(path, version, schema)
    except FAILURES as error:
        if not (is_damage(error) or forbids_writing(error, path)):
            raise  # Another program is writing it, or the disk is full: nothing is wrong with it.
        seal.clear_away(path)
        return _open(path, version, schema)


def _open(path: Path, version: str, schema: str) -> tuple[CacheConnection, bool]:
    db = connect(path, "NORMAL", CacheConnection)
    with ExitStack() as failed:
        failed.callback(db.close)
        with db:
            is_made = begin(db, path) and _version(db) != version
            if is_made:
                _make(db, version, schema)
                seal.take_off(path)
        failed.pop_all()
    return db, is_made


def _version(db: sqlite3.Connection) -> str | None:
    if "meta" not in _tables(db):
        return None
    row = db.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(row[0]) if row else None


def _make(db: sqlite3.Connection, version: str, schema: str) -> None:
    for table in _tables(db):
        db.execute(f"DROP TABLE {table}")
    for statement in _statements(META + schema):
        db.execute(statement)
    db.execute("INSERT INTO meta VALUES ('version', ?)", (version,))


def _statements(schema: str) -> Iterator[str]:
    """One by one, as all of them are one transaction; a trigger holds others."""
    statement = ""
    for line in schema.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _tables(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    return [row[0] for row in rows]


def connect(path: Path, synchronous: Literal["NORMAL", "FULL"], kind: type[C]) -> C:
    """Open or make the file with a write-ahead log; any thread may use the connection.

    Raises sqlite3.OperationalError (busy) when another program holds it for PATIENCE seconds. On a
    disk that takes nothing more the file is opened for reading.
    """
    db = sqlite3.connect(path, check_same_thread=False, timeout=PATIENCE, factory=kind)
    try:
        # What a file brings along, a trigger or a view, may call no function that has effects.
        db.execute("PRAGMA trusted_schema = OFF")
        _keep_log(db)
        db.execute(f"PRAGMA synchronous = {synchronous}")
        # What it takes to read is made with the first question.
        db.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.OperationalError as error:
        db.close()
        from briefing.storage import unwritable

        return unwritable.as_it_lies(path, error, kind)
    except BaseException:
        db.close()
        raise
    return db


def _keep_log(db: sqlite3.Connection) -> None:
    # SQLite does not wait by itself here: of two programs that make a file at once one is refused.
    last = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(PAUSE)


def is_damage(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether a question failed because the file is damaged; busy, full or read-only is not."""
    if isinstance(error, sqlite3.ProgrammingError):
        return False
    # An error without a code is one of text that is no text.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in DAMAGE


def begin(db: sqlite3.Connection, path: Path) -> bool:
    """Begin to change an open file; False where its disk takes no change."""
    if db.execute("PRAGMA query_only").fetchone() == (1,):
        return False
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY or forbids_writing(error, path):
            raise
        return False
    return True


def forbids_writing(error: Exception, path: Path) -> bool:
    """Whether a file says that it is not to be written, and the system says it may be: damage."""
    is_said = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY
    return is_said and os.access(path, os.W_OK)


def is_whole(db: sqlite3.Connection) -> bool:
    """Whether every page and every index of an open file is as it should be."""
    try:
        return bool(db.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)])
    except FAILURES as error:
        if is_damage(error):
            return False
        raise


def now() -> str:
    """The present second, as the state notes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def lock(path: Path, patience: float = 0) -> sqlite3.Connection | None:
    """Hold a lock on a file of its own until this is closed; None while another program holds it.

    That is waited for so many seconds. SQLite locks for all systems, and a program that ends,
    however it does, lets go.
    """
    seal.clear_foreign(path)
    held = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            # Nothing is in it that could be lost. It stays the same file: others may wait for it.
            os.truncate(path, 0)
            held.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        held.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return None
        raise
    return held
