"""A disk that takes nothing more, because it is full or read-only: what is there is still read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from briefing.errors import DISK_REMEDY, IndexUnavailable

# How SQLite says so; on a full disk it may not even find room for what it keeps beside a file.
CODES = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
)
# Bytes: what SQLite keeps beside an open file.
LEAST = 1 << 16
C = TypeVar("C", bound=sqlite3.Connection)


def is_told_by(error: Exception) -> bool:
    """Whether it says that the disk takes nothing more."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in CODES


def why(folder: Path, error: Exception) -> str:
    """Why nothing can be written into a folder, in words of the system; those of SQLite are dim."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    trial = folder / f"trial.{os.getpid()}"
    try:
        trial.write_bytes(bytes(LEAST))
    except OSError as refusal:
        return refusal.strerror or str(refusal)
    finally:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
    return str(error)


def cache_refused(folder: Path, error: Exception) -> IndexUnavailable:
    """What the reader is told when what is read of the articles cannot be remembered."""
    if not (isinstance(error, OSError) or is_told_by(error)):
        return IndexUnavailable(f"The cache in {folder} cannot be used: {error}.")
    reason = why(folder, error)
    return IndexUnavailable(f"The cache in {folder} cannot be written: {reason}.", DISK_REMEDY)


def as_it_lies(path: Path, error: sqlite3.OperationalError, kind: type[C]) -> C:
    """Open for reading alone a file that cannot be opened otherwise; raises `error` if not even so.

    What is written to it fails as read-only.
    """
    if not is_told_by(error) or not path.exists():
        raise error
    # Without a log the file is whole, and stays as it is: who could write it has a log open.
    log = path.with_name(f"{path.name}-wal")
    how = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    address = f"{path.absolute().as_uri()}?{how}"
    db = sqlite3.connect(address, uri=True, check_same_thread=False, factory=kind)
    try:
        db.execute("SELECT 1 FROM sqlite_master")
        db.execute("PRAGMA query_only = ON")
    except sqlite3.DatabaseError:
        db.close()
        raise error from None
    return db
