"""The part of the catalog that lists the entities of the library, some at a time, in any order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Literal

from briefing.storage.entity_table import KINDS, forms_of
from briefing.storage.tallies import EntityRecord

EntityOrder = Literal["articles", "mentions", "name"]
# Each has an index of its own.
ORDERS: dict[EntityOrder, str] = {
    "articles": "place, articles DESC, mentions DESC, entity_id",
    "mentions": "place, mentions DESC, articles DESC, entity_id",
    "name": "place, key, entity_id",
}


class EntityRows:
    """Rows of the table of entities, kind by kind, and how many there are of each.

    Among 125,000 some rows cost 1 ms at the top and 8 ms at the end, and to count as much; of
    those with some words both cost 35 ms.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def version(self) -> int:
        """A number that changes when anything is written."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def rows(
        self, order: EntityOrder, words: str, without: Collection[str], first: int, most: int
    ) -> list[EntityRecord]:
        """The rows from the `first` on whose names have these words, some entities left out."""
        having, forms = _having(words)
        # With words every name is looked at. By an index each would be looked up by itself.
        source = "entities NOT INDEXED" if words.strip() else "entities"
        found = self._db.execute(
            f"""SELECT entity_id, kind, name, articles, mentions FROM {source}
                WHERE {having} AND entity_id NOT IN (SELECT value FROM json_each(?))
                ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?""",
            (*forms, json.dumps(list(without)), most, first),
        )
        return [EntityRecord(*row) for row in found]

    def count(self, words: str, among: Collection[str] | None = None) -> dict[str, int]:
        """How many of each kind there are whose names have these words, of all or of some."""
        having, forms = _having(words)
        ids = "" if among is None else "AND entity_id IN (SELECT value FROM json_each(?))"
        more = () if among is None else (json.dumps(list(among)),)
        found = self._db.execute(
            f"SELECT place, count(*) FROM entities WHERE {having} {ids} GROUP BY place",
            (*forms, *more),
        )
        return {KINDS[place]: number for place, number in found if place < len(KINDS)}


def _having(words: str) -> tuple[str, list[str]]:
    """A condition on the key of a name, and what is to be put into it."""
    wanted = forms_of(words)
    each = " AND ".join(["(instr(key, ?) OR instr(key, ?))"] * len(wanted))
    return each or "1", [form for forms in wanted for form in forms]
