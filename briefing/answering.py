"""What a library answers when it is asked for articles: found, ordered, counted, as rows."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import views
from briefing.errors import QueryError
from briefing.inert import one_line
from briefing.naming import Naming
from briefing.storage.catalog import ArticleRecord, Catalog, folded
from briefing.storage.marks import NO_MARKS, Marks
from briefing.storage.state import State

# Imported when something is searched for: the first screen does not wait for them.
if TYPE_CHECKING:
    from briefing.finding import Finder
    from briefing.found import FacetRow, Fix, Tally
    from briefing.ordering import Order
    from briefing.search.query import Query

# Rows further down get none: a snippet reads the article, and no screen shows more rows than this.
SNIPPETS = 60
# So many other queries are tried when one finds nothing, at a search each.
FIXES = 12


class Answers:
    """Answers from the catalog, the reader's marks and the index, which is opened when needed."""

    def __init__(
        self,
        catalog: Catalog,
        state: State,
        naming: Naming,
        finder: Callable[[], Finder],
        today: Callable[[], datetime.date],
    ) -> None:
        self._catalog, self._state, self._naming = catalog, state, naming
        self._finder, self._today = finder, today
        self._lock = threading.Lock()
        self._records: dict[str, ArticleRecord] | None = None
        self._version = catalog.version()
        self._lengths: dict[str, int] | None = None

    def forget(self) -> None:
        """The catalog has changed: what is known of it is to be read again."""
        with self._lock:
            self._records = self._lengths = None

    def records(self) -> dict[str, ArticleRecord]:
        """All articles, in the library's order, those among them that another program has read."""
        if (version := self._catalog.version()) != self._version:
            self.forget()
            self._version = version
            self._finder().look()
        with self._lock:
            if self._records is None:
                self._records = {record.id: record for record in self._catalog.rows()}
            return self._records

    def lengths(self) -> dict[str, int]:
        """How long the text of every article is."""
        with self._lock:
            if self._lengths is None:
                self._lengths = self._catalog.tallies.lengths()
            return self._lengths

    def query(self, text: str, typing: bool = False) -> Query | None:
        """A text as it is read; None for a blank one, which loads no grammar."""
        if not text.strip():
            return None
        from briefing.search.query import parse

        return parse(text, typing=typing, today=self._today())

    def listing(
        self,
        text: str,
        about: str | None,
        typing: bool,
        order: Order | None,
        then: Mapping[str, Marks],
    ) -> views.Listing:
        """The rows of what answers, and how the question was read.

        What answers, and in which order, goes by the marks of `then`; the rows show those of now.
        """
        records, marks, query = self.records(), self._state.marks(), self.query(text, typing)
        asked = _as_of(then, marks)
        answer = self._ordered(self._found(query, about, asked), order, asked)
        watched = self._watched()
        rows = [
            self.row(record, marks.get(record.id, NO_MARKS), copies, watched.get(record.id, ()))
            for record, copies in _stories(answer, about)
        ]
        if query and not query.is_empty:
            rows[:SNIPPETS] = [self._with_snippet(row, query) for row in rows[:SNIPPETS]]
        return views.Listing(
            rows=tuple(rows),
            found=len(answer),
            total=len(records),
            unread=sum(not row.marks.is_read for row in rows),
            explanation=query.explain() if query else "",
            notes=tuple(note.sentence for note in query.notes) if query else (),
            fixes=() if rows or not query else self._fixes(text, query, about, marks),
        )

    def found(
        self, text: str, about: str | None, typing: bool, order: Order | None
    ) -> tuple[tuple[str, ...], ...]:
        """The articles that answer, those of one story together where its first one is."""
        marks = self._state.marks()
        answer = self._ordered(self._found(self.query(text, typing), about, marks), order, marks)
        if _is_story(about):
            return tuple((record.id,) for record in answer)
        stories: dict[int | str, list[str]] = {}
        for record in answer:
            key = record.id if record.story is None else record.story
            stories.setdefault(key, []).append(record.id)
        return tuple(map(tuple, stories.values()))

    def find(self, reference: str, folder: Path) -> str:
        """The id of the one article meant by an id, the beginning of one, or a path."""
        reference = reference.encode("utf-8", "replace").decode()
        like = self._catalog.article_ids_like(reference) if reference else ()
        named = Path(reference).absolute()
        by_path = [
            record.id
            for record in self.records().values()
            if record.path == reference or folder.absolute() / record.path == named
        ]
        matches = [reference] if reference in like else by_path or list(like)
        if len(matches) != 1:
            problem = "More than one article begins with" if matches else "There is no article"
            raise QueryError(
                f"{problem} {one_line(reference)!r} in {folder}.",
                "`briefing list` shows the ids.",
            )
        return matches[0]

    def tally(self, text: str, about: str | None, typing: bool) -> Tally:
        """How much answers."""
        from briefing.found import Tally

        marks = self._state.marks()
        answer = self._found(self.query(text, typing), about, marks)
        rows = _stories(answer, about)
        unread = sum(not marks.get(record.id, NO_MARKS).is_read for record, _ in rows)
        return Tally(len(answer), unread)

    def facets(self, text: str, about: str | None, typing: bool) -> tuple[FacetRow, ...]:
        """What the articles that answer have in common."""
        from briefing.facets import facet_rows

        found = self._found(self.query(text, typing), about, self._state.marks())
        size = len(self.records())
        return facet_rows(text, found, self._naming, size, typing=typing)

    def _watched(self) -> dict[str, tuple[str, ...]]:
        """The watched entities that articles name, by article."""
        found: dict[str, tuple[str, ...]] = {}
        for entity_id, name in sorted(self._state.watched().items()):
            for article_id in self._naming.articles(entity_id):
                found[article_id] = (*found.get(article_id, ()), name)
        return found

    def row(
        self, record: ArticleRecord, marks: Marks, copies: int = 1, watched: tuple[str, ...] = ()
    ) -> views.ArticleRow:
        """The row of one article."""
        published = record.published and datetime.date.fromisoformat(record.published)
        return views.ArticleRow(
            article_id=record.id,
            headline=views.headline_of(record.headline, record.path),
            publisher=record.publisher,
            published=published or None,
            marks=marks,
            watched=watched,
            copies=copies,
        )

    def _found(
        self, query: Query | None, about: str | None, marks: Mapping[str, Marks]
    ) -> list[ArticleRecord]:
        """The articles that answer, best first; all in the library's order without a query.

        Hidden ones only where the query asks for them.
        """
        records = self.records()
        asks = query is not None and not query.is_empty
        found = (
            self._finder().answer(self._naming.asked(query), records, marks, self._watched)
            if query and asks
            else records
        )
        wanted = None if about is None else self._about(about)
        shows_hidden = query is not None and query.asks_for_hidden
        hidden = () if shows_hidden else {key for key, mark in marks.items() if mark.is_hidden}
        return [
            records[each]
            for each in found
            if (wanted is None or each in wanted) and each not in hidden
        ]

    def _ordered(
        self, answer: list[ArticleRecord], order: Order | None, marks: Mapping[str, Marks]
    ) -> list[ArticleRecord]:
        if order is None:
            return answer
        from briefing.ordering import ordered

        return ordered(answer, order, self.records(), marks, self.lengths)

    def _about(self, about: str) -> frozenset[str]:
        article_id = views.article_of(about)
        if article_id is None:
            return self._naming.articles(about)
        return self._catalog.stories.versions(article_id)

    def _fixes(
        self, text: str, query: Query, about: str | None, marks: Mapping[str, Marks]
    ) -> tuple[Fix, ...]:
        """Queries that find something where this one finds nothing.

        If no single change does, then all filters go, and then a change to what is left may.
        """
        from briefing.found import Fix
        from briefing.search.rewriting import unfiltered

        def working(labelled: Iterable[tuple[str, str]]) -> tuple[Fix, ...]:
            texts = {other: label for label, other in reversed(list(labelled)) if other.strip()}
            counts = {each: len(self._found(self.query(each), about, marks)) for each in texts}
            found = (Fix(texts[each], each, counts[each]) for each in reversed(texts))
            return tuple(fix for fix in found if fix.found)

        if fixes := working(islice(self._finder().fixes(text, query), FIXES)):
            return fixes
        bare = unfiltered(text, query)
        left = self.query(bare)
        if left is None or bare == text:
            return ()
        changes = islice(self._finder().fixes(bare, left), FIXES)
        return working([("Leave out every filter", bare)]) or working(changes)

    def _with_snippet(self, row: views.ArticleRow, query: Query) -> views.ArticleRow:
        from briefing.finding import snippet_of

        kept = self._catalog.article(row.article_id)
        if kept is None:
            return row
        # The row shows the headline already.
        article = kept[0]
        story = max((b.end for b in article.blocks if b.kind == "headline"), default=0)
        return replace(row, snippet=snippet_of(query, article.text[story:].lstrip()))


def _as_of(then: Mapping[str, Marks], marks: Mapping[str, Marks]) -> Mapping[str, Marks]:
    """The marks with some of them as they were then, but for what is hidden by now."""
    if not then:
        return marks
    hidden = {each: marks.get(each, NO_MARKS).is_hidden for each in then}
    return {**marks, **{each: replace(then[each], is_hidden=hidden[each]) for each in then}}


def _stories(
    answer: Sequence[ArticleRecord], about: str | None
) -> Iterable[tuple[ArticleRecord, int]]:
    """The first article of each story with the number of its versions, or each for itself."""
    return ((each, 1) for each in answer) if _is_story(about) else folded(answer)


def _is_story(about: str | None) -> bool:
    return about is not None and views.article_of(about) is not None
