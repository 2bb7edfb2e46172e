"""What the articles found have in common, each with the query that keeps to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from briefing.found import FacetRow
from briefing.naming import Naming
from briefing.search.rewriting import narrowed, quoted
from briefing.storage.catalog import ArticleRecord

# Rows of each facet.
MOST = 10
KINDS: tuple[Literal["person", "weapon"], ...] = ("person", "weapon")


def facet_rows(
    text: str, found: Sequence[ArticleRecord], naming: Naming, library_size: int
) -> tuple[FacetRow, ...]:
    """The publishers, years, people and weapons of most of the articles that a query finds.

    The commonest first, but years from the newest.
    """
    publishers = Counter(record.publisher for record in found if record.publisher)
    years = Counter(record.published[:4] for record in found if record.published)
    rows = [FacetRow("publisher", p, n, quoted("source", p)) for p, n in _first(publishers)]
    rows += [FacetRow("year", y, n, f"date:{y}") for y, n in sorted(_first(years), reverse=True)]
    if undated := len(found) - years.total():
        rows.append(FacetRow("year", "undated", undated, "date:undated"))
    ids = None if len(found) == library_size else [record.id for record in found]
    for kind in KINDS:
        for entity, name, articles in naming.most_named(kind, ids, MOST):
            rows.append(FacetRow(kind, name, articles, quoted(kind, name), entity))
    return tuple(replace(row, query=narrowed(text, row.query)) for row in rows)


def _first(counts: Counter[str]) -> list[tuple[str, int]]:
    """The commonest; of equally common ones the first by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
