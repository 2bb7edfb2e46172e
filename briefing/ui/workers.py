"""What runs beside the screen: it asks the library, posts what it says, and touches no widget."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from briefing.article import Span
from briefing.errors import BriefingError
from briefing.library import Library
from briefing.rows import Listing, Rows
from briefing.ui.history import Question

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.dossier import Moment
    from briefing.found import FacetRow, Tally
    from briefing.storage.marks import Marks
    from briefing.storage.searches import SavedSearch

Post = Callable[[Message], object]
# Files between two looks at the growing list. Each look costs a query of the catalog.
NEWS_EVERY = 500

# Seconds between two counts: who looks at them sees no more of them.
TELLING_PAUSE = 0.1

# No message equals another, or is printed: so its class is made in a third of the time, and the
# first screen waits for all of them.


@dataclass(eq=False, repr=False)
class Answered(Message):
    """The answer to a question; the screen drops it if it has asked another one since."""

    question: Question
    listing: Listing


@dataclass(eq=False, repr=False)
class Refreshing(Message):
    """Some files of the folder have been looked into; `has_news` when there is more to list."""

    done: int
    total: int
    is_over: bool = False

    @property
    def has_news(self) -> bool:
        """Whether a batch has reached the catalog; at the end, files may also have gone."""
        return self.is_over or self.done % NEWS_EVERY == 0

    def can_replace(self, message: Message) -> bool:
        """Only the newest count is worth showing, but news is news."""
        return isinstance(message, Refreshing) and not message.has_news


@dataclass(eq=False, repr=False)
class Stopped(Message):
    """A refresh was stopped at the reader's wish, after so many of the files to look into."""

    done: int
    total: int


@dataclass(eq=False, repr=False)
class Kept(Message):
    """What was cut of an article stays from now on; the articles concerned were read anew."""

    article_id: str
    cut: Span
    publisher: str | None


@dataclass(eq=False, repr=False)
class Failed(Message):
    """The library could not answer a question, or do what was asked where there is none."""

    error: BriefingError
    question: Question | None = None


@dataclass(eq=False, repr=False)
class Filtered(Message):
    """It is known which rows have these words."""

    words: str


def filter_rows(rows: Rows, words: str, post: Post) -> None:
    """Look which rows have some words; they remember it."""
    rows.kept(words)
    post(Filtered(words))


@dataclass(eq=False, repr=False)
class Piped(Message):
    """A program has answered."""

    arguments: Sequence[str]
    output: str


def pipe(arguments: Sequence[str], text: str, post: Post) -> None:
    """Give a text to a program."""
    from briefing import programs

    try:
        post(Piped(arguments, programs.answer(arguments, text)))
    except BriefingError as error:
        post(Failed(error))


def leave(library: Library, article_id: str, place: int, post: Post) -> None:
    """Remember where in its saved file an article is left."""
    try:
        library.leave(article_id, place)
    except BriefingError as error:
        post(Failed(error))


@dataclass(eq=False, repr=False)
class Dated(Message):
    """The articles that name an entity, by their dates."""

    name: str
    moments: Sequence[Moment]


def timeline(library: Library, entity_id: str, name: str, post: Post) -> None:
    """Read what every article says of an entity."""
    try:
        post(Dated(name, library.dossier(entity_id).timeline()))
    except BriefingError as error:
        post(Failed(error))


@dataclass(eq=False, repr=False)
class Counted(Message):
    """The saved searches with what each of them finds now."""

    searches: Sequence[tuple[SavedSearch, Tally]]


def count_saved(library: Library, post: Post) -> None:
    """Ask every saved search."""
    try:
        saved = library.searches.saved()
        post(Counted([(each, library.tally(each.query, typing=True)) for each in saved]))
    except BriefingError as error:
        post(Failed(error))


@dataclass(eq=False, repr=False)
class Faceted(Message):
    """What the articles that answer a question have in common."""

    question: Question
    rows: Sequence[FacetRow]


def facets(library: Library, question: Question, post: Post) -> None:
    """Count what the answer to a question has in common; nothing, where that cannot be done."""
    about = question.about.id if question.about else None
    rows: Sequence[FacetRow] = ()
    try:
        rows = library.facets(question.text, about, typing=True)
    except BriefingError as error:
        post(Failed(error, question))
    post(Faceted(question, rows))


def search(
    library: Library, question: Question, then: Mapping[str, Marks], words: str, post: Post
) -> None:
    """Answer a question as it stands while it is typed, by the marks there were `then`.

    The list shows the rows that have some `words`.
    """
    about = question.about.id if question.about else None
    try:
        order = question.order
        listing = library.search(question.text, about, typing=True, order=order, then=then)
        listing.rows.kept(words)
        post(Answered(question, listing))
    except BriefingError as error:
        post(Failed(error, question))


def refresh(library: Library, post: Post, only: frozenset[Path] = frozenset()) -> None:
    """Bring the library up to date; stops after the current file when the worker is cancelled.

    Only some files of it are looked at, where they are given.
    """
    worker, done, total, told = get_current_worker(), 0, 0, 0.0
    try:
        with closing(library.refresh(beside=True, only=only)) as files:
            for progress in files:
                done, total = progress.done, progress.total
                message, now = Refreshing(done, total), time.monotonic()
                if message.has_news or done == total or now - told >= TELLING_PAUSE:
                    told = now
                    post(message)
                if worker.is_cancelled:
                    break
        is_whole = done == total
        post(Refreshing(total, total, is_over=True) if is_whole else Stopped(done, total))
    except BriefingError as error:
        post(Failed(error))


def keep(library: Library, article_id: str, cut: Span, everywhere: bool, post: Post) -> None:
    """Put back what was cut, and read anew what that concerns, after a refresh under way."""
    try:
        rule, *_ = library.keep(article_id, cut, everywhere=everywhere)
    except BriefingError as error:
        post(Failed(error))
        return
    refresh(library, post)
    post(Kept(article_id, cut, rule.publisher))
