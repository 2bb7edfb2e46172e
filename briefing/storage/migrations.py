"""How a state.db of an earlier version becomes one of today.

Migration n brings a file of version n to version n + 1. A step is never edited once released.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing

Step = Callable[[sqlite3.Connection], None]
# Every column of every table.
SHAPE = """SELECT m.name, p.name, p.type, p."notnull", p.dflt_value, p.pk
           FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"""


def _marks(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE marks (article_id TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0,
           starred INTEGER NOT NULL DEFAULT 0, changed TEXT NOT NULL) WITHOUT ROWID"""
    )


def _searches(db: sqlite3.Connection) -> None:
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


def _statements(db: sqlite3.Connection) -> None:
    db.execute(
        """CREATE TABLE statements (subject TEXT NOT NULL, kind TEXT NOT NULL,
           detail TEXT NOT NULL, value TEXT NOT NULL, changed TEXT NOT NULL,
           PRIMARY KEY (subject, kind, detail)) WITHOUT ROWID"""
    )
    for kind in ("read", "starred"):
        db.execute(
            f"""INSERT INTO statements
                SELECT article_id, '{kind}', '', '1', changed FROM marks WHERE {kind}"""
        )
    db.execute("DROP TABLE marks")
    # No number is given twice here either: a later act has a higher one.
    db.execute(
        """CREATE TABLE acts (number INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL,
           done TEXT NOT NULL, is_undone INTEGER NOT NULL DEFAULT 0)"""
    )
    db.execute(
        """CREATE TABLE changes (act INTEGER NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
           detail TEXT NOT NULL, before TEXT, after TEXT,
           PRIMARY KEY (act, subject, kind, detail)) WITHOUT ROWID"""
    )


MIGRATIONS: tuple[Step, ...] = (
    _marks,
    _searches,
    _places,
    _statements,
)


def version_of(db: sqlite3.Connection) -> int:
    """The version that the file says to have; 0 of a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Bring the file up to the last version, wholly or not at all."""
    if version_of(db) == len(steps):
        return
    with db:
        db.execute("BEGIN IMMEDIATE")
        # Asked inside: another program may have migrated the file just now.
        for number in range(version_of(db), len(steps)):
            steps[number](db)
            db.execute(f"PRAGMA user_version = {number + 1}")


def has_shape(db: sqlite3.Connection, version: int, steps: Sequence[Step] = MIGRATIONS) -> bool:
    """Whether the tables are those of a version; a new file has none."""
    found = set(db.execute(SHAPE))
    if not 0 < version <= len(steps):
        return version == 0 and not found
    with closing(sqlite3.connect(":memory:")) as model:
        for step in steps[:version]:
            step(model)
        return found >= set(model.execute(SHAPE))
