"""Bodies and papers that stand for whoever imposes: "OFAC", "the Council", "pursuant to E.O."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.article import Span
from briefing.entities.countries import find_countries
from briefing.entities.tables import any_of, read_table

Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Body:
    """A row of `lexicon/bodies.toml`: whom it may stand for, and for whom when none is named."""

    owners: tuple[str, ...]
    default: str | None
    paper: bool


@dataclass(frozen=True, slots=True)
class Bodies:
    """What a text names beside countries, in reading order: who acts, and on what paper.

    `guessed` is where those begin whose owner the text does not name.
    """

    acting: tuple[Place, ...] = ()
    papers: tuple[Place, ...] = ()
    guessed: frozenset[int] = frozenset()

    def within(self, span: Span) -> tuple[Place, ...]:
        """The bodies that a sentence names."""
        first = bisect_left(self.acting, (span.start,))
        return self.acting[first : bisect_left(self.acting, (span.end,))]

    def paper_in(self, span: Span) -> str | None:
        """Whose law or resolution a sentence names, where it names those of one only."""
        countries = {country for start, _, country in self.papers if span.start <= start < span.end}
        return countries.pop() if len(countries) == 1 else None


@cache
def _table() -> tuple[re.Pattern[str], tuple[Body, ...]]:
    """One pattern for all bodies and papers, whose groups are numbered as the rows are."""
    tables = read_table("bodies")
    rows = tuple(
        Body(tuple(row["of"]), row.get("default"), kind == "paper")
        for kind in ("body", "paper")
        for row in tables[kind]
    )
    words = (row["words"] for kind in ("body", "paper") for row in tables[kind])
    groups = "|".join(f"(?P<g{i}>{any_of(patterns)})" for i, patterns in enumerate(words))
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])"), rows


@lru_cache(maxsize=1)
def find_bodies(text: str) -> Bodies:
    """The bodies and papers of a text; one that several unions have is that of the last named."""
    pattern, rows = _table()
    found = [
        (match.start(), match.end(), rows[int((match.lastgroup or "g0")[1:])])
        for match in pattern.finditer(text)
    ]
    shared = {owner for *_, body in found if len(body.owners) > 1 for owner in body.owners}
    named = sorted(_named(text, found, shared)) if shared else []
    guessed: set[int] = set()
    acting: list[Place] = []
    papers: list[Place] = []
    for start, end, body in found:
        single = len(body.owners) == 1
        country = body.owners[0] if single else _nearest(named, start, body.owners)
        if country is None and body.default:
            country = body.default
            guessed.add(start)
        if country:
            (papers if body.paper else acting).append((start, end, country))
    return Bodies(tuple(acting), tuple(papers), frozenset(guessed))


def _named(
    text: str, found: list[tuple[int, int, Body]], unions: set[str]
) -> Iterator[tuple[int, str]]:
    """Where the text says whose body it speaks of: a union's name, or a paper of its own."""
    for country in find_countries(text):
        if country.country in unions:
            yield country.start, country.country
    for start, _, body in found:
        if len(body.owners) == 1 and body.owners[0] in unions:
            yield start, body.owners[0]


def _nearest(named: list[tuple[int, str]], start: int, owners: tuple[str, ...]) -> str | None:
    """The owner named last before `start`, else the first one behind it."""
    at = bisect_right(named, (start, ""))
    ahead = (country for _, country in reversed(named[:at]) if country in owners)
    behind = (country for _, country in named[at:] if country in owners)
    return next(ahead, None) or next(behind, None)
