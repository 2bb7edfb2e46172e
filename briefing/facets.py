"""What the articles found have in common, each with the query that keeps to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from briefing.found import Facet, FacetRow
from briefing.naming import Naming
from briefing.search.rewriting import narrowed, quoted, without
from briefing.storage.catalog import Catalog

# Rows of each facet, and names that are looked at for them.
MOST, MANY = 10, 100
KINDS: tuple[Literal["person", "weapon"], ...] = ("person", "weapon")


def facet_rows(
    text: str,
    found: Sequence[str] | None,
    count: int,
    naming: Naming,
    catalog: Catalog,
    *,
    typing: bool = False,
) -> tuple[FacetRow, ...]:
    """The publishers, years, people and weapons of most of the articles that a query finds.

    These are `count` articles; None stands for all of the library.
    The commonest first, but years from the newest, and people and weapons that are asked for
    before all others.
    """
    row = partial(_row, text, typing)
    years = catalog.tallies.years(found)
    publishers = _first(catalog.tallies.publishers(found))
    rows = [row("publisher", p, n, quoted("source", p)) for p, n in publishers]
    rows += [row("year", y, n, f"date:{y}") for y, n in sorted(_first(years), reverse=True)]
    if undated := count - sum(years.values()):
        rows.append(row("year", "undated", undated, "date:undated"))
    for kind in KINDS:
        named = [
            row(kind, name, articles, quoted(kind, name), entity)
            for entity, name, articles in _most_named(naming, kind, found, count)
        ]
        rows += sorted(named, key=lambda each: not each.is_asked)[:MOST]
    return tuple(rows)


def _row(
    text: str,
    typing: bool,
    facet: Facet,
    value: str,
    articles: int,
    condition: str,
    about: str | None = None,
) -> FacetRow:
    is_asked = without(text, condition) is not None
    query = text if is_asked else narrowed(text, condition, typing=typing)
    return FacetRow(facet, value, articles, condition, query, about, is_asked)


def _most_named(
    naming: Naming, kind: str, ids: Sequence[str] | None, all_articles: int
) -> Iterator[tuple[str, str, int]]:
    """Those named most, and any others in all articles: what is asked for is one of these."""
    for place, named in enumerate(naming.most_named(kind, ids, MANY)):
        if place >= MOST and named[2] < all_articles:
            return
        yield named


def _first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The commonest; of equally common ones the first by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
