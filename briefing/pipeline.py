"""The line from bytes to an annotated article, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.article import Annotations, Article, Source
from briefing.errors import LoadError
from briefing.keeps import NO_KEEPS, Keeps

# Stored with every file. It rises with any change to what reading a file yields: what was read
# by an older one is then read anew, and can be used until that is done.
VERSION = 7


def read(source: Source, keeps: Keeps = NO_KEEPS) -> Iterator[tuple[Article, Annotations]]:
    """The articles of one file with what they say; pure, so it runs in any process and any order.

    Raises LoadError with a sentence that names the file.
    """
    # The rules take 60 ms to load, a quarter of the time to the first screen, which asks for
    # nothing but VERSION when no file has changed.
    from briefing.entities.annotation import annotate

    for article in clean_articles(source, keeps):
        yield article, annotate(article)


def clean_articles(source: Source, keeps: Keeps = NO_KEEPS) -> Iterator[Article]:
    """The articles of one file; LoadError with a sentence that names it."""
    from briefing.cleaning import clean
    from briefing.formats import loader_for
    from briefing.formats.limits import refuse_long

    loader = loader_for(source.path)
    if loader is None:
        raise LoadError(f"{source.path}: this program reads no files of this kind.")
    refused: LoadError | None = None
    for document in loader.load(source):
        try:
            refuse_long(document.path, len(document.text), len(document.blocks))
        except LoadError as error:  # The other messages of a mailbox are read all the same.
            refused = refused or error
            continue
        yield clean(document, keeps)
    if refused:
        raise refused
