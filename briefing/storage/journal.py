"""What the reader said, as statements that hold, and the acts that said it, each to be undone.

A statement has a subject (an article), a kind ("read", "tag"), a detail where a subject can have
several of a kind (the tag itself), and a value. What was never said, or was taken back, has none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from briefing.storage.database import now

# Acts that can be undone; what older ones said stays said.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the reader says; the value None takes it back."""

    subject: str
    kind: str
    detail: str = ""
    value: str | None = "1"


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, undone or redone: its words, and what it was done to.

    `kinds` are those of its statements. `left` counts the changes that were left alone, because
    what they changed was changed again.
    """

    words: str
    subjects: tuple[str, ...]
    left: int = 0
    kinds: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class _Change:
    subject: str
    kind: str
    detail: str
    before: str | None
    after: str | None


class Journal:
    """Writes statements. Everything is on disk when a call returns."""

    def __init__(
        self, transaction: Callable[[], AbstractContextManager[sqlite3.Connection]]
    ) -> None:
        self._transaction = transaction

    def say(self, said: Iterable[Statement], words: str | None) -> Act | None:
        """Write statements as one act; None, and no act, where all of them hold already.

        Of two on the same matter the later one counts. Without words it is no act of the reader's,
        and nothing is there to undo.
        """
        with self._transaction() as db:
            changes = [
                _Change(one.subject, one.kind, one.detail, before, one.value)
                for one in {(one.subject, one.kind, one.detail): one for one in said}.values()
                if (before := _value(db, one.subject, one.kind, one.detail)) != one.value
            ]
            if not changes:
                return None
            for change in changes:
                _set(db, change, change.after)
            if words is not None:
                _note(db, words, changes)
        return _act(words or "", changes)

    def statements(self) -> list[tuple[str, str, str, str, str]]:
        """All that holds: subject, kind, detail, value, and when it was said."""
        with self._transaction() as db:
            return db.execute(
                "SELECT subject, kind, detail, value, changed FROM statements"
            ).fetchall()

    def undo(self) -> Act | None:
        """Take the last act back that is not undone; None where there is none."""
        return self._turn("NOT is_undone ORDER BY number DESC", is_undone=True)

    def redo(self) -> Act | None:
        """Do again what was undone last; None where nothing was, or another act came after it."""
        return self._turn("is_undone ORDER BY number", is_undone=False)

    def _turn(self, which: str, *, is_undone: bool) -> Act | None:
        with self._transaction() as db:
            found = db.execute(f"SELECT number, words FROM acts WHERE {which} LIMIT 1").fetchone()
            if found is None:
                return None
            number, words = found
            changes = [_Change(*row) for row in db.execute(
                "SELECT subject, kind, detail, before, after FROM changes WHERE act = ?", (number,)
            )]  # fmt: skip
            turned = []
            for change in changes:
                now, then = change.after, change.before
                if not is_undone:
                    now, then = then, now
                if _value(db, change.subject, change.kind, change.detail) == now:
                    _set(db, change, then)
                    turned.append(change)
            db.execute("UPDATE acts SET is_undone = ? WHERE number = ?", (is_undone, number))
        return _act(words, turned, len(changes) - len(turned))


def _value(db: sqlite3.Connection, *key: str) -> str | None:
    found = db.execute(
        "SELECT value FROM statements WHERE subject = ? AND kind = ? AND detail = ?", key
    ).fetchone()
    return found and str(found[0])


def _set(db: sqlite3.Connection, change: _Change, value: str | None) -> None:
    key = (change.subject, change.kind, change.detail)
    if value is None:
        db.execute("DELETE FROM statements WHERE subject = ? AND kind = ? AND detail = ?", key)
    else:
        db.execute("INSERT OR REPLACE INTO statements VALUES (?, ?, ?, ?, ?)", (*key, value, now()))


def _note(db: sqlite3.Connection, words: str, changes: Iterable[_Change]) -> None:
    """A new act ends what could be redone, and the oldest can no longer be undone."""
    cursor = db.execute("INSERT INTO acts (words, done) VALUES (?, ?)", (words, now()))
    number = cursor.lastrowid
    db.executemany(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)",
        ((number, c.subject, c.kind, c.detail, c.before, c.after) for c in changes),
    )
    db.execute(
        """DELETE FROM acts WHERE is_undone OR number NOT IN
           (SELECT number FROM acts WHERE NOT is_undone ORDER BY number DESC LIMIT ?)""",
        (MOST,),
    )
    db.execute("DELETE FROM changes WHERE act NOT IN (SELECT number FROM acts)")


def _act(words: str, changes: Iterable[_Change], left: int = 0) -> Act:
    subjects = tuple(dict.fromkeys(change.subject for change in changes))
    return Act(words, subjects, left, frozenset(change.kind for change in changes))
