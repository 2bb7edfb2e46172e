"""The part of the catalog that counts over many articles at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.storage.entity_table import place_of

if TYPE_CHECKING:
    from briefing.storage.entity_rows import EntityRows


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One entity of the library: in how many articles, with how many mentions."""

    entity_id: str
    kind: str
    name: str
    articles: int
    mentions: int


class Tallies:
    """Counts of what some or all articles hold, over a connection of its own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @property
    def rows(self) -> EntityRows:
        """The entities of the library, some at a time."""
        from briefing.storage.entity_rows import EntityRows

        return EntityRows(self._db)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def entities(self, kinds: Sequence[str]) -> Iterator[EntityRecord]:
        """The entities of these kinds over the whole library, those in most articles first."""
        marks = ",".join("?" * len(kinds))
        rows = self._db.execute(
            f"""SELECT entity_id, kind, name, articles, mentions FROM entities
                WHERE kind IN ({marks}) ORDER BY articles DESC, mentions DESC, entity_id""",
            tuple(kinds),
        )
        for row in rows:
            yield EntityRecord(*row)

    def most_named(
        self, kind: str, article_ids: Collection[str] | None, most: int
    ) -> Iterator[tuple[str, str, int]]:
        """The entities that most of these articles name, or of all: id, name, number of articles.

        The name is the one that most mentions in the library use.
        """
        if article_ids is None:
            yield from self._db.execute(
                """SELECT entity_id, name, articles FROM entities WHERE place = ?
                   ORDER BY articles DESC, entity_id LIMIT ?""",
                (place_of(kind), most),
            ).fetchall()
            return
        # A cross join is done in the order it is written in: articles first, by their index.
        # An id begins with its kind, so that the index by article is all that is read.
        rows = self._db.execute(
            """SELECT entity_id, count(*) AS articles
               FROM json_each(:ids) CROSS JOIN mentions ON article_id = value
               WHERE entity_id >= :kind || '/' AND entity_id < :kind || '0'
               GROUP BY entity_id ORDER BY articles DESC, entity_id LIMIT :most""",
            {"kind": kind, "ids": json.dumps(list(article_ids)), "most": most},
        )
        for entity_id, articles in rows.fetchall():
            yield entity_id, self.name(entity_id), articles

    def name(self, entity_id: str) -> str:
        """What most mentions call an entity; its id where there are none."""
        row = self._db.execute(
            "SELECT name FROM entities WHERE entity_id = ?", (entity_id,)
        ).fetchone()
        return str(row[0]) if row else entity_id

    def years(self, article_ids: Collection[str] | None) -> dict[str, int]:
        """How many of these articles, or of all, are of each year, where that is known."""
        return self._count("substr(published, 1, 4)", article_ids)

    def publishers(self, article_ids: Collection[str] | None) -> dict[str, int]:
        """How many of these articles, or of all, each publisher has, where one is known."""
        return self._count("publisher", article_ids)

    def days(self) -> dict[str, str]:
        """When every article was published, as ISO 8601 writes it, where that is known."""
        return self._all("SELECT id, published FROM articles WHERE published IS NOT NULL")

    def sources(self) -> dict[str, str]:
        """Who published every article, where that is known."""
        return self._all("SELECT id, publisher FROM articles WHERE publisher IS NOT NULL")

    def titles(self) -> dict[str, tuple[str | None, str]]:
        """The headline and the path of every article."""
        rows = self._db.execute(
            "SELECT id, headline, min(path) FROM articles JOIN files USING (digest) GROUP BY id"
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    def lengths(self) -> dict[str, int]:
        """How many code points the text of every article has."""
        return self._all("SELECT id, length FROM articles")

    def _count(self, value: str, article_ids: Collection[str] | None) -> dict[str, int]:
        among, ids = "articles", ""
        if article_ids is not None:
            among = "json_each(:ids) AS found CROSS JOIN articles ON articles.id = found.value"
            ids = json.dumps(list(article_ids))
        return self._all(
            f"""SELECT {value} AS counted, count(*) FROM {among}
                WHERE counted IS NOT NULL GROUP BY counted""",
            ids=ids,
        )

    def _all(self, question: str, **given: str) -> dict[str, Any]:
        return dict(self._db.execute(question, given).fetchall())
