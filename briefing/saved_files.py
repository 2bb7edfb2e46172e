"""The saved files of a library, read again: with what cleaning cut of them, and to put it back."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from briefing.article import Article, Document, Source, Span
from briefing.errors import LoadError, QueryError
from briefing.formats import loader_for
from briefing.inert import one_line
from briefing.keeps import Keep
from briefing.ledger import Ledger, keeps_within, ledger_of
from briefing.places import Places
from briefing.storage import rules


def ledger_in(places: Places, article: Article) -> Ledger:
    """The saved file of an article, with all that was cut; LoadError if it is gone or changed."""
    for document in _documents(places, article.path):
        if document.id == article.id:
            return ledger_of(article, document)
    raise LoadError(f"{one_line(article.path)} has changed since it was read.", "Refresh.")


def _documents(places: Places, path: str) -> Iterator[Document]:
    loader = loader_for(path)
    try:
        data = places.file(path).read_bytes()
    except OSError as error:
        raise LoadError(f"{one_line(path)} cannot be read: {error.strerror}.") from error
    return loader.load(Source(path, data)) if loader else iter(())


def put_back(
    opened: Ledger, cut: Span, file: Path, today: datetime.date, *, everywhere: bool
) -> tuple[Keep, ...]:
    """Write into the reader's file of rules that what was cut in a stretch stays from now on.

    QueryError if nothing was cut there or no publisher is known, StateError if the rules cannot be
    written.
    """
    keeps = keeps_within(opened, cut, everywhere=everywhere, today=today)
    if not keeps:
        raise QueryError("Nothing was cut there.")
    if everywhere and opened.publisher is None:
        raise QueryError("The publisher of this article is not known.")
    rules.add(file, keeps)
    return keeps
