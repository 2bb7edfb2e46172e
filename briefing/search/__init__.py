"""The search seam: what an engine is told of an article, and what it answers.

The engine knows words and what extraction found. What the reader did (read, starred) comes with the
query, as article ids (`Query.resolve`), so that no engine keeps a copy of anybody's marks.
"""

from __future__ import annotations

import datetime
import importlib
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from briefing.search.query import Query

# The field that bare words are looked for in: title and body.
TEXT = "text"
# Segments. Up to seven of each size are left when an index is tidy, ten at 100,000 articles.
SCATTERED = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """What an engine is told of one article; `people` and `weapons` hold names and aliases."""

    article_id: str
    title: str
    body: str
    people: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    sanctions: tuple[str, ...] = ()
    source: str = ""
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers; a higher score is a better answer to the same query."""

    article_id: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits first, equal ones by id; `total` counts also those beyond the limit."""

    hits: tuple[Hit, ...]
    total: int


class SearchIndex(Protocol):
    """One engine over one folder. Searches may run in any thread, also while an update runs."""

    @property
    def is_empty(self) -> bool:
        """Whether it holds no article: new, or emptied because its files were damaged."""

    def update(self, entries: Iterable[Entry], removed: Iterable[str] = ()) -> None:
        """Add entries or replace those of the same id, and forget `removed`, in one commit."""

    def tidy(self) -> None:
        """Do what quick updates have put off, so that searches stay quick."""

    def look(self) -> None:
        """Let searches see what another program has added or removed since."""

    def search(self, query: Query, limit: int | None = None) -> SearchResult:
        """Answer a resolved query."""

    def scores(self, query: Query) -> Mapping[str, float]:
        """All articles that answer a resolved query, each with its score."""

    def spellings(self, word: str, field: str = TEXT) -> tuple[str, ...]:
        """The words spelt almost as one that no article holds, the likeliest first.

        As they stand in the articles or in a `field` of them, folded; none for a word that is held.
        """

    def close(self) -> None:
        """Release every file."""


def is_made(folder: Path) -> bool:
    """Whether there is an index in a folder, whole or not."""
    from briefing.search import commits

    return (folder / commits.NAME).exists()


def is_scattered(folder: Path) -> bool:
    """Whether the index in a folder had better be made tidy."""
    from briefing.search import commits

    return commits.count(folder) > SCATTERED


def open_index(folder: Path) -> SearchIndex:
    """Open the index in a folder of its own, made if need be; damaged or foreign files are deleted.

    Raises IndexUnavailable if the folder cannot be used at all.
    """
    # Whoosh takes a tenth of a second to import, which the first screen does not wait for. Python
    # has remarks on its source when it compiles it for the first time; they are not for the reader.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        engine = importlib.import_module("briefing.search.whoosh_index")
    return cast(SearchIndex, engine.WhooshIndex(folder))
