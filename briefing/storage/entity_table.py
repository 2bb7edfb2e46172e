"""The part of the catalog that knows every entity of the library, by its name and how often.

Kept up with every mention that comes or goes, so that nobody has to count all of them to show a
few. An entity is called what most mentions call it, of equal names by the first.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from briefing.spelling import fold

# The key of a name is what it is ordered and found by.
SCHEMA = """
CREATE TABLE names (
    entity_id TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (entity_id, name)
) WITHOUT ROWID;
CREATE TABLE entities (
    entity_id TEXT PRIMARY KEY, place INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, articles INTEGER NOT NULL, mentions INTEGER NOT NULL
);
CREATE INDEX entities_by_articles ON entities (place, articles DESC, mentions DESC, entity_id);
CREATE INDEX entities_by_mentions ON entities (place, mentions DESC, articles DESC, entity_id);
CREATE INDEX entities_by_name ON entities (place, key, entity_id);
"""
# Kinds in the order in which they are listed: the place of an entity is that of its kind.
KINDS = ("person", "weapon", "sanction")

# An entity as articles name it: id, kind, name, number of mentions.
Named = tuple[str, str, str, int]
BEST = "FROM names WHERE entity_id = ?1 ORDER BY mentions DESC, name LIMIT 1"


class EntityTable:
    """Counts entities as articles come and go, at the end of each of the catalog's transactions.

    The articles of a batch name the same few again and again: each is written once, in the order
    of ids. An article costs .3 ms where there are few entities, 1 ms among 125,000.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        # What is yet to be written: more articles and mentions of an entity under a name, or fewer.
        self._more: Counter[tuple[str, str, str]] = Counter()
        self._mentions: Counter[tuple[str, str, str]] = Counter()

    def add(self, named: Iterable[Named], articles: int = 1) -> None:
        """One more article names each of these so often; or one less, with -1."""
        for entity_id, kind, name, times in named:
            self._more[entity_id, kind, name] += articles
            self._mentions[entity_id, kind, name] += articles * times

    def forget(self) -> None:
        """The transaction has failed: nothing has come or gone."""
        self._more.clear()
        self._mentions.clear()

    def settle(self) -> None:
        """Write what has come and gone; what no article names any more is gone."""
        rows = [
            (entity_id, place_of(kind), kind, name, key_of(name), more, times)
            for (entity_id, kind, name), more in sorted(self._more.items())
            if (times := self._mentions[entity_id, kind, name]) or more
        ]
        self._db.executemany(
            """INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
               SET mentions = mentions + excluded.mentions""",
            [(row[0], name, key, times) for *row, name, key, _, times in rows],
        )
        self._db.executemany(
            """INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
               SET articles = articles + excluded.articles, mentions = mentions + excluded.mentions
            """,
            rows,
        )
        fewer = [(row[0], name) for *row, name, _, more, _ in rows if more < 0]
        self._db.executemany(
            "DELETE FROM names WHERE entity_id = ? AND name = ? AND mentions = 0", fewer
        )
        gone = "DELETE FROM entities WHERE entity_id = ? AND articles = 0"
        self._db.executemany(gone, [row[:1] for row in fewer])
        # Only where it is another name than before: the index by name is not written for nothing.
        self._db.executemany(
            f"""UPDATE entities SET (name, key) = (SELECT name, key {BEST})
                WHERE entity_id = ?1 AND name <> (SELECT name {BEST})""",
            [row[:1] for row in rows],
        )


def place_of(kind: str) -> int:
    """Where a kind is listed among the others."""
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def key_of(name: str) -> str:
    """A name in small letters without accents, and its words in the spellings of other desks.

    >>> key_of("Volodymyr Zelenskyy"), key_of("Šefčovič")
    ('volodymyr zelenskyy zelensky', 'sefcovic')
    """
    from briefing.within import plain

    shown = plain(name).split()
    return " ".join(dict.fromkeys(chain(shown, map(fold, name.split()))))


def is_found(key: str, words: str) -> bool:
    """Whether a name with this key has all of some words, as far as they are typed, in any order.

    >>> is_found(key_of("Volodymyr Zelenskyy"), "zelenskiy vol")
    True
    """
    return all(any(form in key for form in forms) for forms in forms_of(words))


def forms_of(words: str) -> list[tuple[str, str]]:
    """Each word as it is typed, and in the spelling of other desks."""
    from briefing.within import plain

    return [(plain(word), fold(word)) for word in words.split()]
