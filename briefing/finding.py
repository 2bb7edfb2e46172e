"""The search side of a library: feeds the index from the catalog, and answers queries with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from briefing import views
from briefing.article import Annotations, Article, Span
from briefing.search import Entry, SearchIndex, analysis, open_index, rewriting
from briefing.search.nodes import Dated, Known, Noted, Phrase, State, Tagged
from briefing.search.query import Query
from briefing.search.snippets import snippet
from briefing.storage.catalog import Catalog
from briefing.storage.library_order import LibraryOrder
from briefing.storage.marks import Marks

# Articles per index commit. Commits of 200 halve the speed of indexing (182 instead of 411 articles
# per CPU second at 10,000); an interrupted update repeats no more than these.
BATCH = 2_000
# Code points: four lines of the narrowest list pane; the pane shows what it has room for.
SNIPPET_WIDTH = 120
BLANKS = str.maketrans("\n\t", "  ")


class Finder:
    """The open index of one catalog. It is opened when first needed."""

    def __init__(self, catalog: Catalog, index_folder: Path) -> None:
        self._catalog = catalog
        self._index_folder = index_folder
        self._open_index: SearchIndex | None = None
        # Two locks: a search waits for the index to be opened, never for it to learn.
        self._opening, self._teaching = threading.Lock(), threading.Lock()

    @property
    def _index(self) -> SearchIndex:
        with self._opening:
            if self._open_index is None:
                index = open_index(self._index_folder)
                if index.is_empty:
                    # It is new, or has lost everything.
                    with self._catalog.transaction():
                        self._catalog.expect_all()
                    # Of more it learns in a refresh, beside the screen.
                    if self._catalog.pending_count() <= BATCH:
                        self._teach(index)
                self._open_index = index
            return self._open_index

    def close(self) -> None:
        """Release the index, if it was opened."""
        if self._open_index:
            self._open_index.close()

    @property
    def unlearnt(self) -> int:
        """How many articles it has yet to learn."""
        return self._catalog.pending_count()

    def look(self) -> None:
        """See what another program has let the index learn; nothing is opened for nothing."""
        if self._open_index:
            self._open_index.look()

    def learn(self) -> None:
        """Let the index learn what the catalog holds for it; nothing is opened for nothing."""
        with self._teaching:
            if self._catalog.pending(1):
                self._teach(self._index)

    def tidy(self) -> None:
        """Let the index do what it has put off."""
        self._index.tidy()

    def _teach(self, index: SearchIndex) -> None:
        while article_ids := self._catalog.pending(BATCH):
            entries, removed = [], []
            for article_id in article_ids:
                kept = self._catalog.article(article_id)
                entries += [entry(*kept)] if kept else []
                removed += [] if kept else [article_id]
            index.update(entries, removed)
            with self._catalog.transaction():
                self._catalog.learnt(article_ids)

    def answer(
        self,
        query: Query,
        library: LibraryOrder,
        marks: Mapping[str, Marks],
        watched: Callable[[], Collection[str]],
    ) -> list[str]:
        """The articles that answer, best first, with what the reader did to them in mind.

        `watched` gives those that name a watched entity. Equally good ones are in the library's
        order.
        """

        def with_mark(holds: Callable[[Marks], bool]) -> frozenset[str]:
            return frozenset(key for key, mark in marks.items() if holds(mark))

        def known(asked: Known) -> frozenset[str]:
            match asked:
                case State("starred"):
                    return with_mark(lambda mark: mark.is_starred)
                case State("hidden"):
                    return with_mark(lambda mark: mark.is_hidden)
                case State("noted"):
                    return with_mark(lambda mark: bool(mark.notes))
                case State("watched"):
                    return frozenset(watched())
                case State("read"):
                    return with_mark(lambda mark: mark.is_read)
                case State():
                    return frozenset(library.ids) - with_mark(lambda mark: mark.is_read)
                case Tagged(name, is_unfinished=True):
                    return with_mark(lambda mark: any(t.startswith(name) for t in mark.tags))
                case Tagged(name):
                    return with_mark(lambda mark: name in mark.tags)
                case Noted(value):
                    asks = Query(value)
                    return with_mark(
                        lambda mark: any(analysis.find(asks, n.text) for n in mark.notes)
                    )
                case Dated(first, last):
                    return self._dated(first, last)

        scores = self._index.scores(query.resolve(known))
        return sorted(library.among(scores), key=scores.__getitem__, reverse=True)

    def _dated(self, first: date | None, last: date | None) -> frozenset[str]:
        """The articles published between two days; without any, the undated ones."""
        if first is None and last is None:
            return self._catalog.undated()
        earliest, latest = first or date.min, last or date.max
        return self._catalog.published_between(earliest.isoformat(), latest.isoformat())

    def saying(self, text: str) -> frozenset[str]:
        """The articles that hold a text as it is written."""
        return frozenset(self._index.scores(Query(Phrase(text))))

    def fixes(self, text: str, query: Query) -> Iterator[tuple[str, str]]:
        """What may be asked instead of a query that finds nothing: label and text."""
        return rewriting.fixes(text, query, self._index.spellings)


def snippet_of(query: Query, text: str) -> views.Snippet | None:
    """The stretch of a text that shows best why it was found, or None where nothing in it was."""
    found = analysis.find(query, text)
    if not found:
        return None
    start, end = snippet(text, found, SNIPPET_WIDTH)
    inside = (Span(hit.start - start, hit.end - start) for hit in found)
    # One line, one character for one, so that the hits stay where they are.
    return views.Snippet(
        text[start:end].translate(BLANKS),
        tuple(hit for hit in inside if 0 <= hit.start < end - start),
    )


def entry(article: Article, said: Annotations) -> Entry:
    """What the search index is told of one article."""
    sanctions = (
        " ".join((views.sanction_line(s), *map(views.words, s.kinds), views.words(s.status)))
        for s in said.sanctions
    )
    return Entry(
        article_id=article.id,
        title=article.headline or "",
        body=article.text,
        people=tuple(name for person in said.people for name in (person.name, *person.aliases)),
        weapons=tuple(name for weapon in said.weapons for name in (weapon.name, *weapon.aliases)),
        sanctions=tuple(sanctions),
        source=article.publisher or "",
        published=article.published,
    )
