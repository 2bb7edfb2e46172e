"""This program's own reading of a page, with the time that its parts take."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from lxml import html

from benchmarks.scoring import Story
from briefing.article import Article, Document, Source
from briefing.cleaning import clean
from briefing.errors import LoadError
from briefing.formats import loader_for, webpage
from briefing.formats.webpage_story import extracted

# Headings, quotations and items are text of a story as its paragraphs are.
BODY = ("heading", "paragraph", "quote", "item")
# The sets whose noted stories begin with the standfirst; the others leave it out.
WITH_STANDFIRST = ("fundus",)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds spent on one page; those in the `extractor` are among those of `loading`."""

    loading: float
    extractor: float
    cleaning: float


def body_kinds(set_name: str) -> tuple[str, ...]:
    """The kinds of blocks that make up a story as this set notes it."""
    return ("standfirst", *BODY) if set_name.startswith(WITH_STANDFIRST) else BODY


def load(text: str, suffix: str) -> Document | None:
    """The document in a saved file of this text; None if it cannot be read."""
    source = Source(f"page{suffix}", text.encode())
    loader = loader_for(source.path)
    assert loader is not None
    try:
        return next(iter(loader.load(source)))
    except LoadError:
        return None


def story_of(article: Article, kinds: Sequence[str]) -> Story:
    """What is scored of an article: the blocks of these kinds, and the facts."""
    blocks = (block for block in article.blocks if block.kind in kinds)
    published = article.published
    return Story(
        tuple(article.text[block.start : block.end] for block in blocks),
        article.headline,
        published.isoformat() if published else None,
        article.byline,
    )


def read(text: str, suffix: str, kinds: Sequence[str]) -> tuple[Story, Times]:
    """The story in a saved file of this text; one without a word if it cannot be read."""
    with extractor_clock() as extractor:
        started = time.perf_counter()
        document = load(text, suffix)
        loaded = time.perf_counter()
    article = clean(document) if document else None
    cleaned = time.perf_counter()
    times = Times(1000 * (loaded - started), sum(extractor), 1000 * (cleaned - loaded))
    return story_of(article, kinds) if article else Story(()), times


@contextmanager
def extractor_clock() -> Iterator[list[float]]:
    """The milliseconds of each call that the loader of web pages makes to its extractor."""
    spent: list[float] = []

    def timed(tree: html.HtmlElement) -> str:
        started = time.perf_counter()
        text = extracted(tree)
        spent.append(1000 * (time.perf_counter() - started))
        return text

    with mock.patch.object(webpage, "extracted", timed):
        yield spent
