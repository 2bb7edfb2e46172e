"""The part of the catalog that keeps the library's order: newest first, the undated last, by path.

Sorting 100,000 articles takes half a second. So the order is kept, as of one change, and what has
changed since is put in its place: triggers note which articles those are.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

# `number` is the place of a change; a reader of all up to one looks at those behind it.
SCHEMA = """
CREATE TABLE changes (number INTEGER PRIMARY KEY AUTOINCREMENT, article_id TEXT NOT NULL);
CREATE TABLE kept_order (number INTEGER NOT NULL, ids TEXT NOT NULL, stories BLOB NOT NULL);
CREATE TRIGGER article_comes AFTER INSERT ON articles BEGIN
    INSERT INTO changes (article_id) VALUES (new.id);
END;
CREATE TRIGGER article_goes AFTER DELETE ON articles BEGIN
    INSERT INTO changes (article_id) VALUES (old.id);
END;
CREATE TRIGGER file_comes AFTER INSERT ON files BEGIN
    INSERT INTO changes (article_id) SELECT id FROM articles WHERE digest = new.digest;
END;
CREATE TRIGGER file_goes AFTER DELETE ON files BEGIN
    INSERT INTO changes (article_id) SELECT id FROM articles WHERE digest = old.digest;
END;
CREATE TRIGGER story_changes AFTER UPDATE OF story ON texts BEGIN
    INSERT INTO changes (article_id) VALUES (new.article_id);
END;
"""
# Changes that are put in their places one by one, at 0.2 ms each; with more all is sorted.
FEW = 2_000
# Of so many articles in a row one is asked for, and going through all is quicker than sorting.
MANY = 8
# Changes since the order was kept that make it worth keeping anew, which writes 2 MB.
WORTH_KEEPING = 50

SORTED = """SELECT articles.id, coalesce(story, 0) FROM articles
    LEFT JOIN (SELECT digest, min(path) AS path FROM files GROUP BY digest) USING (digest)
    LEFT JOIN texts ON article_id = articles.id
    ORDER BY published IS NULL, published DESC, path, articles.rowid"""
KEY = """SELECT coalesce(published, ''),
    (SELECT min(path) FROM files WHERE digest = articles.digest), articles.rowid,
    coalesce((SELECT story FROM texts WHERE article_id = articles.id), 0)
    FROM articles WHERE id = ?"""
# Turns days round, so that the newest comes first.
NEWEST_FIRST = str.maketrans("0123456789", "9876543210")
UNDATED = "~"


class LibraryOrder:
    """All articles in the library's order, as of one change. It never changes."""

    def __init__(self, number: int, ids: list[str], stories: array[int]) -> None:
        self.number, self.ids = number, ids
        #: What each shares with the other versions of its story; 0 where there is no other.
        self.stories = stories

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each article stands."""
        return {article_id: place for place, article_id in enumerate(self.ids)}

    def story(self, article_id: str) -> int:
        """What it shares with the other versions of its story; 0 where there is no other."""
        return self.stories[self.places[article_id]]

    def among(self, article_ids: Collection[str]) -> list[str]:
        """Those of some articles that the library holds, in its order."""
        if len(article_ids) > len(self.ids) // MANY:
            return [each for each in self.ids if each in article_ids]
        places = self.places
        return sorted((each for each in article_ids if each in places), key=places.__getitem__)

    def folded(self, article_ids: Iterable[str] | None = None) -> tuple[list[str], dict[str, int]]:
        """The first article of each story; of those that stand for more than one, how many.

        Of some articles, in their order, or of all.
        """
        ids = self.ids if article_ids is None else list(article_ids)
        stories: Sequence[int] = self.stories
        if ids is not self.ids:
            places, known = self.places, self.stories
            stories = [known[places[each]] for each in ids]
        versions = Counter(stories)
        told: set[int] = {0}
        first: list[str] = []
        copies: dict[str, int] = {}
        for article_id, story in zip(ids, stories, strict=True):
            if not story:
                first.append(article_id)
            elif story not in told:
                told.add(story)
                first.append(article_id)
                if versions[story] > 1:
                    copies[article_id] = versions[story]
        return first, copies


class Orders:
    """Keeps the order up to date, inside the catalog's transactions and outside of them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def now(self, last: LibraryOrder | None) -> LibraryOrder:
        """The order as it is now; `last` is one that was right once, where it is known."""
        number = self._number()
        if last and last.number == number:
            return last
        known = last or self._kept()
        if known and known.number == number:
            return known
        changed = self._changed_since(known.number) if known else None
        if known is None or changed is None:
            return self._sorted(number)
        return self._with(known, changed, number)

    def keep(self) -> None:
        """Keep the order, if much has changed, and forget the changes that are in it."""
        row = self._db.execute("SELECT number FROM kept_order").fetchone()
        number = self._number()
        if row and number - row[0] < WORTH_KEEPING:
            return
        order = self.now(None)
        kept = (order.number, "\n".join(order.ids), order.stories.tobytes())
        self._db.execute("DELETE FROM kept_order")
        self._db.execute("INSERT INTO kept_order VALUES (?, ?, ?)", kept)
        # Some are left for the windows that still show what was before.
        self._db.execute("DELETE FROM changes WHERE number <= ?", (number - 10 * FEW,))

    def _number(self) -> int:
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'changes'").fetchone()
        return int(row[0]) if row else 0

    def _kept(self) -> LibraryOrder | None:
        row = self._db.execute("SELECT number, ids, stories FROM kept_order").fetchone()
        if row is None:
            return None
        stories = array("q")
        stories.frombytes(row[2])
        return LibraryOrder(row[0], row[1].split("\n") if row[1] else [], stories)

    def _changed_since(self, number: int) -> list[str] | None:
        """The articles that have changed since; None where there are too many, or nobody knows."""
        first = self._db.execute("SELECT min(number) FROM changes").fetchone()[0]
        if first is None or first > number + 1:
            return None
        rows = self._db.execute(
            "SELECT DISTINCT article_id FROM changes WHERE number > ? LIMIT ?", (number, FEW + 1)
        ).fetchall()
        return None if len(rows) > FEW else [row[0] for row in rows]

    def _sorted(self, number: int) -> LibraryOrder:
        rows = self._db.execute(SORTED).fetchall()
        return LibraryOrder(number, [row[0] for row in rows], array("q", [row[1] for row in rows]))

    def _with(self, known: LibraryOrder, changed: list[str], number: int) -> LibraryOrder:
        moved = frozenset(changed)
        kept = [place for place, each in enumerate(known.ids) if each not in moved]
        ids = [known.ids[place] for place in kept]
        stories = array("q", [known.stories[place] for place in kept])
        come = sorted((key, each) for each in changed if (key := self._key(each)))
        at = 0
        for key, article_id in come:
            at = bisect_left(ids, key[:3], lo=at, key=self._place)
            ids.insert(at, article_id)
            stories.insert(at, key[3])
        return LibraryOrder(number, ids, stories)

    def _place(self, article_id: str) -> tuple[str, str, int]:
        """What a known article is sorted by."""
        key = self._key(article_id)
        assert key is not None
        return key[:3]

    def _key(self, article_id: str) -> tuple[str, str, int, int] | None:
        """What an article is sorted by, and its story; None where there is no such article."""
        row = self._db.execute(KEY, (article_id,)).fetchone()
        if row is None:
            return None
        published, path, rowid, story = row
        return published.translate(NEWEST_FIRST) or UNDATED, path or "", rowid, story
