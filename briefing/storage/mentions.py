"""The part of the catalog that knows which articles name whom and what."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from briefing.storage import entity_table
from briefing.storage.entity_table import EntityTable

SCHEMA = f"""
CREATE TABLE mentions (
    entity_id TEXT NOT NULL, article_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    mentions INTEGER NOT NULL, forms TEXT NOT NULL, PRIMARY KEY (entity_id, article_id)
) WITHOUT ROWID;
CREATE INDEX mentions_by_article ON mentions (article_id);
{entity_table.SCHEMA}"""

# An entity of one article: id, kind, name, number of mentions, and the forms of its name there.
EntityCount = tuple[str, str, str, int, tuple[str, ...]]
BETWEEN_FORMS = "\n"


class Mentions:
    """Counts per article and entity, inside the catalog's transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.entities = EntityTable(db)

    def put(self, article_id: str, counts: Iterable[EntityCount]) -> None:
        """Remember the entities of an article, in place of what was known of it."""
        self.remove([article_id])
        known = tuple(counts)
        self.entities.add(each[:4] for each in known)
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
            [
                (entity_id, article_id, kind, name, times, BETWEEN_FORMS.join(forms))
                for entity_id, kind, name, times, forms in known
            ],
        )

    def remove(self, article_ids: Iterable[str]) -> None:
        """Forget what these articles name."""
        for each in article_ids:
            named = self._db.execute(
                "SELECT entity_id, kind, name, mentions FROM mentions WHERE article_id = ?", (each,)
            ).fetchall()
            if named:
                self.entities.add(named, -1)
                self._db.execute("DELETE FROM mentions WHERE article_id = ?", (each,))

    def articles_naming(self, entity_id: str) -> frozenset[str]:
        """The articles that name the entity."""
        rows = self._db.execute("SELECT article_id FROM mentions WHERE entity_id = ?", (entity_id,))
        return frozenset(row[0] for row in rows)

    def count(self, entity_ids: Iterable[str], article_ids: Collection[str]) -> int:
        """How often articles name entities."""
        keys = tuple(entity_ids)
        marks = ",".join("?" * len(keys))
        rows = self._db.execute(
            f"SELECT article_id, mentions FROM mentions WHERE entity_id IN ({marks})",
            keys,
        )
        return sum(times for article_id, times in rows if article_id in article_ids)

    def forms_of(self, entity_id: str) -> frozenset[str]:
        """All forms that articles have of an entity's name."""
        rows = self._db.execute(
            "SELECT DISTINCT forms FROM mentions WHERE entity_id = ?", (entity_id,)
        )
        return frozenset(form for row in rows for form in row[0].split(BETWEEN_FORMS))

    def named_in(self, article_id: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Id, name and forms of the name of every entity of an article."""
        for key, name, forms in self._db.execute(
            "SELECT entity_id, name, forms FROM mentions WHERE article_id = ?", (article_id,)
        ):
            yield key, name, tuple(forms.split(BETWEEN_FORMS))

    def articles_per_entity(self, article_id: str) -> Counter[str]:
        """For every entity of one article: how many articles of the library name it."""
        rows = self._db.execute(
            """SELECT entity_id, articles FROM entities WHERE entity_id IN
               (SELECT entity_id FROM mentions WHERE article_id = ?)""",
            (article_id,),
        )
        return Counter(dict(rows))
