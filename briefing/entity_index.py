"""The entities of the whole library, some at a time: in an order, with words in their names.

What its reader corrected stands among the rest: the catalog is asked for all others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.storage.entity_rows import EntityOrder
from briefing.storage.entity_table import KINDS, is_found, key_of, place_of
from briefing.storage.tallies import EntityRecord

if TYPE_CHECKING:
    from briefing.corrections import Corrections
    from briefing.naming import Naming
    from briefing.storage.catalog import Catalog
    from briefing.storage.state import State

# Rows of one answer: some screens of them.
MOST = 400


@dataclass(frozen=True, slots=True)
class IndexQuestion:
    """Which rows are wanted: those from the `first` on, in an order, whose names have the words."""

    order: EntityOrder = "articles"
    words: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class IndexRows:
    """The rows of an answer, at most MOST, and of each kind how many there are in all."""

    question: IndexQuestion
    rows: tuple[EntityRecord, ...]
    kinds: tuple[tuple[str, int], ...]
    #: The names of the entities that are watched, by their ids.
    watched: Mapping[str, str]


class EntityIndex:
    """Answers from the catalog, under the corrections that `naming` knows."""

    def __init__(self, catalog: Catalog, state: State, naming: Naming) -> None:
        self._catalog, self._state, self._naming = catalog, state, naming
        # The corrected entities, and what they were worked out from.
        self._corrected: tuple[object, int, tuple[EntityRecord, ...]] = (None, -1, ())

    def answer(self, question: IndexQuestion) -> IndexRows:
        """The rows of people, then those of weapons, then those of sanctioned parties."""
        rows, corrections = self._catalog.tallies.rows, self._naming.corrections
        changed: Collection[str] = corrections.ids if corrections else ()
        own = [
            record
            for record in (self._records(corrections) if corrections else ())
            if is_found(key_of(record.name), question.words)
        ]
        counts = rows.count(question.words)
        fewer = rows.count(question.words, changed) if changed else {}
        kinds = [
            (kind, counts.get(kind, 0) - fewer.get(kind, 0) + sum(r.kind == kind for r in own))
            for kind in KINDS
        ]
        # Each of its own moves the others down by one row at most.
        above = max(0, question.first - len(own))
        most = question.first - above + MOST
        found = rows.rows(question.order, question.words, changed, above, most)
        if own:
            found = sorted((*own, *found), key=lambda each: place_in(each, question.order))
        found = found[question.first - above :][:MOST]
        shown = tuple((kind, number) for kind, number in kinds if number)
        return IndexRows(question, tuple(found), shown, self._state.watched())

    def _records(self, corrections: Corrections) -> tuple[EntityRecord, ...]:
        """What is corrected, as it counts now: worked out again where anything has changed."""
        known, at, records = self._corrected
        version = self._catalog.tallies.rows.version()
        if known is not corrections or at != version:
            found = map(self._naming.record, corrections.ids)
            records = tuple(each for each in found if each and each.kind in KINDS)
            self._corrected = corrections, version, records
        return records


def place_in(record: EntityRecord, order: EntityOrder) -> tuple[int | str, ...]:
    """Where a row stands among others, as the catalog orders them."""
    by: dict[EntityOrder, tuple[int | str, ...]] = {
        "articles": (-record.articles, -record.mentions),
        "mentions": (-record.mentions, -record.articles),
        "name": (key_of(record.name),),
    }
    return (place_of(record.kind), *by[order], record.entity_id)
