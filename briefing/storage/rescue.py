"""The good copy of state.db, and what takes its place when it is found damaged.

The copy is made of a file that was found sound, and looked through itself before it replaces the
one before. Of a damaged file nothing is deleted: it is kept aside under the second it was found.

Only SQLite may open a file that a connection is open to: whoever else closes it lets go of the
locks of the whole process, and two programs then write over each other.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.storage.database import FAILURES, PATIENCE, is_damage, is_whole, lock
from briefing.storage.migrations import MIGRATIONS, has_shape, migrate, version_of

# Seconds after which a good copy is made anew.
DAY = 24 * 60 * 60
# Rows that are looked at in a damaged table: its pages may lead in circles.
MOST = 1_000_000
# What is taken out of a damaged file: the columns of each table, and the one that says when.
SALVAGED = {
    "statements": ("subject", "kind", "detail", "value", "changed"),
    "places": ("article_id", "place", "changed"),
    "searches": ("name", "query"),
    "asked": ("query",),
}


def good_copy(path: Path) -> Path:
    """Where the good copy of a state lies."""
    return path.with_name(f"{path.name}.good")


def is_sound(path: Path) -> bool:
    """Whether a file is whole and has the tables of its version."""
    if not path.stat().st_size:
        return False
    try:
        with closing(_reading(path)) as db:
            db.execute("BEGIN")
            return has_shape(db, version_of(db)) and is_whole(db) and is_readable(db)
    except FAILURES as error:
        if is_damage(error):
            return False
        raise


def is_readable(db: sqlite3.Connection) -> bool:
    """Whether all text in an open file is text: SQLite's own check does not look into it."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    try:
        for (table,) in tables:
            for _ in db.execute(f'SELECT * FROM "{table}"'):
                pass
    except FAILURES as error:
        if is_damage(error):
            return False
        raise
    return True


def is_misnumbered(path: Path) -> bool:
    """Whether a version that is not known yet is a slip of the disk, and no newer program's.

    A newer program would have left a copy of the version before.
    """
    good, known = good_copy(path), len(MIGRATIONS)
    if path.with_name(f"{path.name}.version-{known}").exists() or not good.exists():
        return False
    with closing(_reading(path)) as db:
        has_our_shape = has_shape(db, known)
    return has_our_shape and is_sound(good) and _version_in(good) <= known


def _version_in(path: Path) -> int:
    with closing(_reading(path)) as db:
        return version_of(db)


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold off all others that would mend or copy the file; TimeoutError where one of them does."""
    held = lock(path.with_name(f"{path.name}.lock"), PATIENCE)
    if held is None:
        raise TimeoutError("another program is mending or copying it")
    with closing(held):
        yield


# The copy


def renew(path: Path) -> None:
    """Copy a file that was just found sound, unless the copy is of today or nothing has changed."""
    good = good_copy(path)
    if not is_due(path):
        return
    with alone(path):
        fresh = path.with_name(f"{path.name}.copying")
        fresh.unlink(missing_ok=True)
        if not is_due(path):
            return
        with closing(_reading(path)) as db:
            db.execute("VACUUM INTO ?", (str(fresh),))
        if is_sound(fresh):
            _put(fresh, good)
        fresh.unlink(missing_ok=True)


def is_due(path: Path) -> bool:
    """Whether a file has changed since a copy was made of it that is not of today."""
    good = good_copy(path)
    try:
        made = good.stat().st_mtime
    except FileNotFoundError:
        return True
    # The clock was set back: nothing tells whether a copy of a later day has all.
    if made > time.time():
        return True
    if time.time() - made < DAY:
        return False
    log = path.with_name(f"{path.name}-wal")
    return any(each.exists() and each.stat().st_mtime > made for each in (path, log))


def _put(fresh: Path, place: Path) -> None:
    """Let a file take a place at once, and be there after a loss of power."""
    _sync(fresh)
    os.replace(fresh, place)
    # A folder cannot be opened everywhere.
    with suppress(OSError):
        _sync(place.parent)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


# The mending


def mend(path: Path) -> str:
    """Put the good copy in the place of a damaged file, with what can still be read of that.

    Returns the sentence that tells it. Raises OSError or sqlite3.Error, and has changed nothing,
    where no file can be written.
    """
    aside = _free_name(path)
    good = good_copy(path)
    fresh = path.with_name(f"{path.name}.mending")
    fresh.unlink(missing_ok=True)
    made = None
    if good.exists() and is_sound(good) and _version_in(good) <= len(MIGRATIONS):
        shutil.copyfile(good, fresh)
        made = datetime.datetime.fromtimestamp(good.stat().st_mtime, datetime.UTC)
    with closing(sqlite3.connect(fresh)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        migrate(db)
        saved, is_all = _salvaged(path, db, made)
    _move_aside(path, aside)
    _put(fresh, path)
    return _told(aside, made, saved, is_all)


def _free_name(path: Path) -> Path:
    second = datetime.datetime.now()
    while True:
        aside = path.with_name(f"{path.name}.damaged-{second:%Y%m%d-%H%M%S}")
        if not aside.exists():
            return aside
        second += datetime.timedelta(seconds=1)


def _move_aside(path: Path, aside: Path) -> None:
    """Keep the damaged file with its log; until the mended one comes its name stays taken.

    The log goes before that: SQLite would read it into whatever file it finds beside it.
    """
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.replace(path.with_name(path.name + suffix), aside.with_name(aside.name + suffix))


def _salvaged(
    path: Path, db: sqlite3.Connection, made: datetime.datetime | None
) -> tuple[int, bool]:
    """Write what can be read of a damaged file, and is newer than the copy, into the mended one.

    Returns how many statements that were, and whether all could be read.
    """
    # By a clock that was set back since then, what is newer looks older.
    is_past = made is not None and made <= datetime.datetime.now(datetime.UTC)
    since = made.isoformat(timespec="seconds") if made and is_past else ""
    saved, is_all = 0, True
    try:
        with closing(_reading(path)) as damaged, db:
            damaged.text_factory = lambda text: text.decode(errors="replace")
            for table, columns in SALVAGED.items():
                rows, is_whole = _rows(damaged, table, columns)
                is_all = is_all and is_whole
                fresh = [row for row in rows if columns[-1] != "changed" or str(row[-1]) >= since]
                before = db.total_changes
                db.executemany(
                    f"""INSERT INTO {table} ({", ".join(columns)})
                        SELECT {", ".join("?" * len(columns))} WHERE true
                        ON CONFLICT DO {_newer(table, columns)}""",
                    fresh,
                )
                saved += (db.total_changes - before) if table == "statements" else 0
    except FAILURES as error:
        if not is_damage(error):
            raise
        is_all = False
    return saved, is_all


def _newer(table: str, columns: tuple[str, ...]) -> str:
    """What happens to a row that the copy has too: of two the later one holds."""
    if columns[-1] != "changed":
        return "NOTHING"
    what = columns[-2]
    return (
        f"UPDATE SET {what} = excluded.{what}, changed = excluded.changed"
        f" WHERE excluded.changed > {table}.changed"
    )


def _rows(
    db: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> tuple[list[tuple[Any, ...]], bool]:
    """The rows of a damaged table, read from both ends as far as it goes; and if that was all."""
    found: dict[tuple[Any, ...], None] = {}
    is_whole = True
    names = ", ".join(columns)
    for order in ("", f" ORDER BY {', '.join(f'{name} DESC' for name in _key(columns))}"):
        try:
            for row in islice(db.execute(f"SELECT {names} FROM {table}{order}"), MOST):
                if _is_readable(columns, row):
                    found[row] = None
                else:
                    is_whole = False
        except FAILURES:
            is_whole = False
    return list(found), is_whole


def _key(columns: tuple[str, ...]) -> tuple[str, ...]:
    return columns[:-2] if columns[-1] == "changed" else columns[:1]


def _is_readable(columns: tuple[str, ...], row: tuple[Any, ...]) -> bool:
    """Whether nothing in a row is what a damaged page makes of texts and of the one number."""
    return all(
        (isinstance(cell, int) and cell >= 0)
        if name == "place"
        else isinstance(cell, str) and not {"\ufffd", "\0"} & set(cell)
        for name, cell in zip(columns, row, strict=True)
    )


def _told(aside: Path, made: datetime.datetime | None, saved: int, is_all: bool) -> str:
    marks = f"{saved:,} mark{'' if saved == 1 else 's'}"
    rest = "" if is_all else "; what else was in it is missing"
    if made:
        day = made.astimezone()
        rest = "" if is_all else "; what else was done since then is missing"
        done = f"the copy of {day.day} {day:%b %Y, %H:%M} took its place"
        done += f", with {marks} made since then{rest}" if saved else rest
    elif saved:
        done = f"there was no good copy, so a new one was begun with {marks} read from it{rest}"
    else:
        done = "there was no good copy and nothing in it could be read, so a new one was begun"
    return f"The file of marks was damaged: {done}. The damaged file is kept as {aside}."
