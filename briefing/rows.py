"""The rows of an answer, which are read as they are looked at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, overload

from briefing.inert import one_line
from briefing.quick_dataclass import dataclass
from briefing.storage.entries import ArticleRecord
from briefing.storage.marks import NO_MARKS, Marks
from briefing.views import ArticleRow, Snippet, headline_of

if TYPE_CHECKING:
    from briefing.found import Fix

# Rows that are read at once, which takes 2 ms: more than a screen shows, and a page beyond it.
WINDOW = 128
# Windows that are kept: where the list is, and where it was before a jump.
KEPT = 4
# Rows that get a snippet where all rows are gone through. Each costs a look at its article.
SNIPPETS = 60


def article_row(
    record: ArticleRecord, marks: Marks, watched: tuple[str, ...] = (), copies: int = 1
) -> ArticleRow:
    """The row of one article."""
    published = record.published and datetime.date.fromisoformat(record.published)
    return ArticleRow(
        article_id=record.id,
        headline=headline_of(record.headline, record.path),
        publisher=record.publisher,
        published=published or None,
        marks=marks,
        watched=watched,
        copies=copies,
    )


class Rows(Sequence[ArticleRow]):
    """Rows by their places, without all of them in memory.

    `read` gives the rows of some articles, `snippet` the place of an article that shows why it was
    found, if it was by words. `marks` are what the reader had done to articles when the answer was
    found, `copies` the rows that stand for more than one.
    """

    def __init__(
        self,
        ids: Sequence[str],
        read: Callable[[Sequence[str]], Sequence[ArticleRow]],
        marks: Mapping[str, Marks],
        copies: Mapping[str, int],
        snippet: Callable[[str], Snippet | None] | None = None,
    ) -> None:
        self.ids, self.marks, self.copies = ids, marks, copies
        self._read, self._snippet = read, snippet
        self._windows: dict[int, list[ArticleRow]] = {}
        self._snippets: dict[str, Snippet | None] = {}
        self._kept: tuple[str, Rows] = ("", self)

    @classmethod
    def of(cls, rows: Sequence[ArticleRow] = ()) -> Rows:
        """Rows that are there already."""
        known = {row.article_id: row for row in rows}
        return cls(
            tuple(known),
            lambda ids: [known[each] for each in ids],
            {row.article_id: row.marks for row in rows},
            {row.article_id: row.copies for row in rows if row.copies > 1},
            (lambda each: known[each].snippet) if any(row.snippet for row in rows) else None,
        )

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ArticleRow]: ...
    def __getitem__(self, place: int | slice) -> ArticleRow | Sequence[ArticleRow]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        number, within = divmod(place % len(self), WINDOW)
        return self._with_snippet(self._window(number)[within])

    def _window(self, number: int) -> list[ArticleRow]:
        window = self._windows.get(number)
        if window is None:
            window = list(self._read(self.ids[number * WINDOW : (number + 1) * WINDOW]))
            while len(self._windows) >= KEPT:
                del self._windows[next(iter(self._windows))]
            self._windows[number] = window
        return window

    def _with_snippet(self, row: ArticleRow) -> ArticleRow:
        if self._snippet is None:
            return row
        if row.article_id not in self._snippets:
            self._snippets[row.article_id] = self._snippet(row.article_id)
        return replace(row, snippet=self._snippets[row.article_id])

    def __iter__(self) -> Iterator[ArticleRow]:
        """All rows, the first of them with snippets."""
        for first in range(0, len(self), WINDOW):
            for place, row in enumerate(self._read(self.ids[first : first + WINDOW]), first):
                yield self._with_snippet(row) if place < SNIPPETS else row

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def prepare(self) -> None:
        """Read what a screen shows first, where nobody waits for it."""
        if self:
            self._window(0)
        _ = self.have_snippets

    @cached_property
    def have_snippets(self) -> bool:
        """Whether rows show where they were found; all rows have room for that then."""
        first = self[: SNIPPETS // 3] if self._snippet else ()
        return any(row.snippet for row in first)

    @property
    def articles(self) -> int:
        """How many articles the rows stand for."""
        return sum(self.copies.get(each, 1) for each in self.ids)

    def is_read(self, place: int) -> bool:
        """Whether the article of a row had been read."""
        return self.marks.get(self.ids[place], NO_MARKS).is_read

    def without(self, article_ids: Collection[str]) -> Rows:
        """The rows but for some."""
        return self._some([each for each in self.ids if each not in article_ids])

    def kept(self, words: str) -> Rows:
        """The rows with all of these words in headline or publisher; all without words.

        The answer to the last words is remembered: a thread finds it before the screen asks.
        """
        if not words.strip():
            return self
        if self._kept[0] != words:
            from briefing.within import plain

            wanted = plain(words).split()
            holds = [all(word in line for word in wanted) for line in self._lines]
            self._kept = words, self._some(list(compress(self.ids, holds)))
        return self._kept[1]

    @cached_property
    def _lines(self) -> list[str]:
        from briefing.within import plain

        told = (
            one_line(f"{row.headline} {row.publisher or ''}")
            for first in range(0, len(self), WINDOW)
            for row in self._read(self.ids[first : first + WINDOW])
        )
        return plain("\n".join(told)).split("\n")

    def _some(self, ids: Sequence[str]) -> Rows:
        some = Rows(ids, self._read, self.marks, self.copies, self._snippet)
        some._snippets = self._snippets
        return some


@dataclass(frozen=True, slots=True)
class Listing:
    """What a search shows: the rows, how the query was read, and what in it was not understood.

    A row stands for all versions of its story that were found. `found` counts these articles,
    `total` those of the library, and `unread` the rows that are unread: what there is to read.
    `fixes` are other queries that find something, where this one finds nothing. `unlearnt` articles
    cannot be found yet.
    """

    rows: Rows
    found: int
    total: int
    unread: int
    explanation: str
    notes: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    unlearnt: int = 0
