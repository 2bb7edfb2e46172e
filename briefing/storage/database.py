"""How both databases are opened."""

from __future__ import annotations

import datetime
import sqlite3
import time
from pathlib import Path
from typing import Literal

# Seconds that a program waits for another one that is writing, and between two tries.
PATIENCE, PAUSE = 10.0, 0.02


def connect(path: Path, synchronous: Literal["NORMAL", "FULL"]) -> sqlite3.Connection:
    """Open or make the file with a write-ahead log; any thread may use the connection.

    Raises sqlite3.OperationalError (busy) when another program holds it for PATIENCE seconds.
    """
    db = sqlite3.connect(path, check_same_thread=False, timeout=PATIENCE)
    try:
        _keep_log(db)
        db.execute(f"PRAGMA synchronous = {synchronous}")
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


def now() -> str:
    """The present second, as the state notes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
