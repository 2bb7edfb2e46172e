"""What a search tells beside its rows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Facet = Literal["publisher", "year", "person", "weapon"]


@dataclass(frozen=True, slots=True)
class Fix:
    """A query to ask instead of one that finds nothing: what it does, its text, what it finds."""

    label: str
    query: str
    found: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles answer a query, and how many rows of them are unread, as in a Listing."""

    found: int
    unread: int


@dataclass(frozen=True, slots=True)
class FacetRow:
    """What so many of the articles found have in common, and the query that keeps to them.

    It is the query that found them with a `condition` on top, unless the condition `is_asked`
    already. The condition asks for the words of a name; `about` is the id of the person or weapon
    itself, and keeps to exactly these articles.
    """

    facet: Facet
    value: str
    articles: int
    condition: str
    query: str
    about: str | None = None
    is_asked: bool = False
