"""The part of the catalog that knows which articles name whom and what."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

SCHEMA = """
CREATE TABLE mentions (
    entity_id TEXT NOT NULL, article_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    mentions INTEGER NOT NULL, PRIMARY KEY (entity_id, article_id)
) WITHOUT ROWID;
CREATE INDEX mentions_by_article ON mentions (article_id);
"""

# An entity of one article: id, kind, name, number of mentions.
EntityCount = tuple[str, str, str, int]


class Mentions:
    """Counts per article and entity, inside the catalog's transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, article_id: str, counts: Iterable[EntityCount]) -> None:
        """Remember the entities of an article, in place of what was known of it."""
        self.remove([article_id])
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            [(entity_id, article_id, kind, name, n) for entity_id, kind, name, n in counts],
        )

    def remove(self, article_ids: Iterable[str]) -> None:
        """Forget what these articles name."""
        self._db.executemany(
            "DELETE FROM mentions WHERE article_id = ?", [(each,) for each in article_ids]
        )

    def articles_naming(self, entity_id: str) -> frozenset[str]:
        """The articles that name the entity."""
        rows = self._db.execute("SELECT article_id FROM mentions WHERE entity_id = ?", (entity_id,))
        return frozenset(row[0] for row in rows)

    def articles_per_entity(self, article_id: str) -> Counter[str]:
        """For every entity of one article: how many articles of the library name it."""
        rows = self._db.execute(
            """SELECT entity_id, count(*) FROM mentions WHERE entity_id IN
               (SELECT entity_id FROM mentions WHERE article_id = ?) GROUP BY entity_id""",
            (article_id,),
        )
        return Counter(dict(rows))
