"""What a library answers when it is asked for articles: found, ordered, counted, as rows."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import views
from briefing.errors import QueryError
from briefing.inert import one_line
from briefing.naming import Naming
from briefing.plain import counted
from briefing.rows import Listing, Rows, article_row
from briefing.storage.catalog import Catalog
from briefing.storage.entries import ArticleRecord
from briefing.storage.library_order import LibraryOrder
from briefing.storage.marks import NO_MARKS, Marks
from briefing.storage.state import State

# Imported when something is searched for: the first screen does not wait for them.
if TYPE_CHECKING:
    from briefing.finding import Finder
    from briefing.found import FacetRow, Fix, Tally
    from briefing.ordering import Order
    from briefing.places import Places
    from briefing.search.query import Query

# Stands for the headline of an article that went while it was listed.
GONE = "Not in the library any more"
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
        self._order: LibraryOrder | None = None
        self._version = catalog.version()

    def order(self) -> LibraryOrder:
        """All articles in the library's order, those that another program has read among them."""
        with self._lock:
            if (version := self._catalog.version()) != self._version:
                self._version = version
                self._finder().look()
            self._order = self._catalog.orders.now(self._order)
            return self._order

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
    ) -> Listing:
        """The rows of what answers, and how the question was read.

        What answers, and in which order, goes by the marks of `then`; the rows show those of now.
        """
        library, marks, query = self.order(), self._state.marks(), self.query(text, typing)
        asked = _as_of(then, marks)
        answer = self._ordered(library, self._found(library, query, about, asked), order, asked)
        whole = None if answer is library.ids else answer
        ids, copies = (answer, {}) if _is_story(about) else library.folded(whole)
        snippet = partial(self._snippet, query) if query and not query.is_empty else None
        read = partial(self._rows, marks, copies, self._watched())
        rows = Rows(ids, read, marks, copies, snippet)
        # Read here, where nobody waits for it.
        rows.prepare()
        unlearnt = self._finder().unlearnt if snippet else 0
        notes = tuple(note.sentence for note in query.notes) if query else ()
        if unlearnt:
            notes += (f"{counted(unlearnt, 'article')} cannot be found yet.",)
        return Listing(
            rows=rows,
            found=len(answer),
            total=len(library.ids),
            unread=_unread(ids, marks),
            explanation=query.explain() if query else "",
            notes=notes,
            fixes=() if ids or not query else self._fixes(library, text, query, about, marks),
            unlearnt=unlearnt,
        )

    def found(
        self, text: str, about: str | None, typing: bool, order: Order | None
    ) -> tuple[tuple[str, ...], ...]:
        """The articles that answer, those of one story together where its first one is."""
        marks = self._state.marks()
        library = self.order()
        answer = self._found(library, self.query(text, typing), about, marks)
        answer = self._ordered(library, answer, order, marks)
        if _is_story(about):
            return tuple((each,) for each in answer)
        stories: dict[int | str, list[str]] = {}
        for each in answer:
            stories.setdefault(library.story(each) or each, []).append(each)
        return tuple(map(tuple, stories.values()))

    def find(self, reference: str, places: Places) -> str:
        """The id of the one article meant by an id, the beginning of one, or a path."""
        reference = reference.encode("utf-8", "replace").decode()
        like = self._catalog.article_ids_like(reference) if reference else ()
        named = places.path(Path(reference).absolute())
        by_path = {
            each for path in (reference, named) if path for each in self._catalog.articles_in(path)
        }
        matches = [reference] if reference in like else list(by_path or like)
        if len(matches) != 1:
            problem = "More than one article begins with" if matches else "There is no article"
            raise QueryError(
                f"{problem} {one_line(reference)!r} in {places.shown}.",
                "`briefing list` shows the ids.",
            )
        return matches[0]

    def tally(self, text: str, about: str | None, typing: bool) -> Tally:
        """How much answers."""
        from briefing.found import Tally

        marks = self._state.marks()
        library = self.order()
        answer = self._found(library, self.query(text, typing), about, marks)
        rows = answer if _is_story(about) else library.folded(answer)[0]
        return Tally(len(answer), _unread(rows, marks))

    def facets(self, text: str, about: str | None, typing: bool) -> tuple[FacetRow, ...]:
        """What the articles that answer have in common."""
        from briefing.facets import facet_rows

        library = self.order()
        found = self._found(library, self.query(text, typing), about, self._state.marks())
        among = None if len(found) == len(library.ids) else found
        return facet_rows(text, among, len(found), self._naming, self._catalog, typing=typing)

    def _watched(self) -> dict[str, tuple[str, ...]]:
        """The watched entities that articles name, by article."""
        found: dict[str, tuple[str, ...]] = {}
        for entity_id, name in sorted(self._state.watched().items()):
            for article_id in self._naming.articles(entity_id):
                found[article_id] = (*found.get(article_id, ()), name)
        return found

    def rows(self, article_ids: Sequence[str]) -> list[views.ArticleRow]:
        """The rows of some articles, each for itself, as they are marked now."""
        marks = {each: self._state.of(each) for each in article_ids}
        return self._rows(marks, {}, {}, article_ids)

    def _rows(
        self,
        marks: Mapping[str, Marks],
        copies: Mapping[str, int],
        watched: Mapping[str, tuple[str, ...]],
        article_ids: Sequence[str],
    ) -> list[views.ArticleRow]:
        records = self._catalog.records(article_ids)
        return [
            article_row(
                records.get(each) or ArticleRecord(each, "", GONE, None, None, None),
                marks.get(each, NO_MARKS),
                watched.get(each, ()),
                copies.get(each, 1),
            )
            for each in article_ids
        ]

    def _found(
        self,
        library: LibraryOrder,
        query: Query | None,
        about: str | None,
        marks: Mapping[str, Marks],
    ) -> list[str]:
        """The articles that answer, best first; all in the library's order without a query.

        Hidden ones only where the query asks for them. All of one answer goes by one order: while
        files are read there is another one at any time.
        """
        asks = query is not None and not query.is_empty
        found = (
            self._finder().answer(self._naming.asked(query), library, marks, self._watched)
            if query and asks
            else library.ids
        )
        shows_hidden = query is not None and query.asks_for_hidden
        hidden = () if shows_hidden else {key for key, mark in marks.items() if mark.is_hidden}
        if about is not None:
            wanted = self._about(about)
            found = [each for each in found if each in wanted] if asks else library.among(wanted)
        return [each for each in found if each not in hidden] if hidden else found

    def _ordered(
        self,
        library: LibraryOrder,
        answer: list[str],
        order: Order | None,
        marks: Mapping[str, Marks],
    ) -> list[str]:
        if order is None:
            return answer
        from briefing.ordering import ordered, value_of

        value = value_of(order.name, self._catalog, marks)
        return ordered(answer, order, library, value)

    def _about(self, about: str) -> frozenset[str]:
        article_id = views.article_of(about)
        if article_id is None:
            return self._naming.articles(about)
        return self._catalog.stories.versions(article_id)

    def _fixes(
        self,
        library: LibraryOrder,
        text: str,
        query: Query,
        about: str | None,
        marks: Mapping[str, Marks],
    ) -> tuple[Fix, ...]:
        """Queries that find something where this one finds nothing.

        If no single change does, then all filters go, and then a change to what is left may.
        """
        from briefing.found import Fix
        from briefing.search.rewriting import unfiltered

        def working(labelled: Iterable[tuple[str, str]]) -> tuple[Fix, ...]:
            texts = {other: label for label, other in reversed(list(labelled)) if other.strip()}
            counts = {
                each: len(self._found(library, self.query(each), about, marks)) for each in texts
            }
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

    def _snippet(self, query: Query, article_id: str) -> views.Snippet | None:
        from briefing.finding import snippet_of

        kept = self._catalog.article(article_id)
        if kept is None:
            return None
        # The row shows the headline already.
        article = kept[0]
        story = max((b.end for b in article.blocks if b.kind == "headline"), default=0)
        return snippet_of(query, article.text[story:].lstrip())


def _as_of(then: Mapping[str, Marks], marks: Mapping[str, Marks]) -> Mapping[str, Marks]:
    """The marks with some of them as they were then, but for what is hidden by now."""
    if not then:
        return marks
    hidden = {each: marks.get(each, NO_MARKS).is_hidden for each in then}
    return {**marks, **{each: replace(then[each], is_hidden=hidden[each]) for each in then}}


def _unread(article_ids: Sequence[str], marks: Mapping[str, Marks]) -> int:
    read = {each for each, mark in marks.items() if mark.is_read}
    return len(article_ids) - (len(read.intersection(article_ids)) if read else 0)


def _is_story(about: str | None) -> bool:
    return about is not None and views.article_of(about) is not None
