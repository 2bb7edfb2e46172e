"""The part of the catalog that knows which articles are versions of one story.

A story is kept as numbers: every article has one, and those of a story carry the smallest among
them. An article alone carries none. The groups are at any time those that `likeness.stories` makes
of all fingerprints at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

# Likeness is imported where it is asked for: opening a library of what is known compares nothing.
SCHEMA = """
CREATE TABLE texts (
    number INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, story INTEGER,
    source TEXT NOT NULL, fingerprint BLOB NOT NULL
);
CREATE INDEX texts_by_story ON texts (story) WHERE story IS NOT NULL;
CREATE INDEX texts_by_source ON texts (source, story);
CREATE TABLE likenesses (
    key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID;
"""


class Stories:
    """Groups articles as they come and go, inside the catalog's transactions.

    To come costs a look at the bearers of each key, to go a look at all versions of the story: .1
    to .2 ms for an article among 25,000 to 100,000; 1 ms and 40 ms in a story of 1,000 versions.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, article_id: str, source: str, fingerprint: bytes) -> int:
        """Remember an article printed by `source`, in place of what was known of it; its number."""
        number = self._number(article_id)
        if number is None:
            number = self._db.execute(
                "INSERT INTO texts (article_id, source, fingerprint) VALUES (?, ?, ?)",
                (article_id, source, fingerprint),
            ).lastrowid
            assert number is not None
        else:
            left = self._leave([number])
            self._db.execute(
                "UPDATE texts SET story = NULL, source = ?, fingerprint = ? WHERE number = ?",
                (source, fingerprint, number),
            )
            self._regroup(left)
        self._join(number, fingerprint)
        return number

    def remove(self, article_ids: Iterable[str]) -> list[int]:
        """Forget these articles, give their numbers; a story that hung on them falls apart."""
        known = [number for each in article_ids if (number := self._number(each)) is not None]
        left = self._leave(known)
        self._db.executemany("DELETE FROM texts WHERE number = ?", [(n,) for n in known])
        self._regroup(left)
        return known

    def of_all(self) -> dict[str, int]:
        """The story of every article that has another version."""
        rows = self._db.execute("SELECT article_id, story FROM texts WHERE story IS NOT NULL")
        return dict(rows.fetchall())

    def versions(self, article_id: str) -> frozenset[str]:
        """The articles of its story, itself among them; empty if there is no such article."""
        rows = self._db.execute(
            """SELECT other.article_id FROM texts JOIN texts AS other
               ON other.number = texts.number OR other.story = texts.story
               WHERE texts.article_id = ?""",
            (article_id,),
        )
        return frozenset(row[0] for row in rows)

    def count_of(self, source: str) -> int:
        """How many stories a source has printed; versions of one story count once."""
        row = self._db.execute(
            "SELECT count(DISTINCT coalesce(story, number)) FROM texts WHERE source = ?", (source,)
        ).fetchone()
        return int(row[0])

    def _number(self, article_id: str) -> int | None:
        row = self._db.execute(
            "SELECT number FROM texts WHERE article_id = ?", (article_id,)
        ).fetchone()
        return row and int(row[0])

    def _join(self, number: int, fingerprint: bytes) -> None:
        """Tie an article without story to all that are alike to it."""
        from briefing.likeness import keys

        groups = self._groups_like(fingerprint)
        self._db.executemany(
            "INSERT OR IGNORE INTO likenesses VALUES (?, ?)",
            [(key, number) for key in keys(fingerprint)],
        )
        if groups:
            story = min(number, *groups)
            self._db.executemany(
                "UPDATE texts SET story = ? WHERE story = ?",
                [(story, group) for group in groups if group != story],
            )
            self._name(story, (number, *groups))

    def _groups_like(self, fingerprint: bytes) -> set[int]:
        """The stories, and the articles without one, that hold something alike."""
        from briefing.likeness import alike, keys

        # What equals another text is alike to the same texts: thousands of equal pages cost no more
        # than two.
        bearers = """SELECT coalesce(story, number), fingerprint
                     FROM likenesses JOIN texts USING (number) WHERE key = ?"""
        for key in keys(fingerprint)[:1]:
            equal = f"{bearers} AND fingerprint = ? LIMIT 1"
            if found := self._db.execute(equal, (key, fingerprint)).fetchone():
                return {found[0]}
        groups: set[int] = set()
        for key in keys(fingerprint):
            for group, other in self._db.execute(bearers, (key,)):
                if group not in groups and alike(fingerprint, other):
                    groups.add(group)
        return groups

    def _leave(self, numbers: Iterable[int]) -> set[int]:
        """Take the keys of these articles back; the stories they were of."""
        from briefing.likeness import keys

        left = set()
        for number in numbers:
            story, fingerprint = self._db.execute(
                "SELECT story, fingerprint FROM texts WHERE number = ?", (number,)
            ).fetchone()
            self._db.executemany(
                "DELETE FROM likenesses WHERE key = ? AND number = ?",
                [(key, number) for key in keys(fingerprint)],
            )
            if story is not None:
                left.add(story)
        return left

    def _regroup(self, numbers: Iterable[int]) -> None:
        """Group the articles of these stories anew."""
        from briefing.likeness import stories

        for story in numbers:
            rows = self._db.execute(
                "SELECT number, fingerprint FROM texts WHERE story = ?", (story,)
            ).fetchall()
            for group in stories(dict(rows)):
                self._name(min(group) if len(group) > 1 else None, group)

    def _name(self, story: int | None, numbers: Iterable[int]) -> None:
        self._db.executemany(
            "UPDATE texts SET story = ? WHERE number = ? AND story IS NOT ?",
            [(story, number, story) for number in numbers],
        )
