"""What is tried with the text of a query: read it, rewrite it, and answer it."""

from __future__ import annotations

import atexit
import datetime
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import ENVOY, HARVEST, MINISTER

from briefing.search import Entry
from briefing.search.nodes import And, Everything, Field, Node, Phrase
from briefing.search.query import Query, parse
from briefing.search.rewriting import fixes, narrowed, toggled, unfiltered, without
from briefing.search.whoosh_index import WhooshIndex

# As many as are tried for an answer.
MOST_FIXES = 8
# Characters: fifty lines of a terminal. Here a query is read thirty times.
LONGEST = 4_000
TODAY = datetime.date(2022, 11, 17)
CONDITION = 'source:"The Example"'
KEPT_TO = Field("source", Phrase("The Example"))


def query(data: bytes) -> None:
    """The grammar, what is made of its texts, and the engine's answers."""
    text = data.decode("utf-8", "replace")[:LONGEST]
    for typing in (False, True):
        asked = parse(text, typing=typing, today=TODAY)
        assert_read(text, asked)
        narrower = parse(narrowed(text, CONDITION, typing=typing), typing=typing, today=TODAY)
        assert demands(narrower.root) == demands(asked.root) | {KEPT_TO}
        toggled(text, CONDITION, typing=typing)
    asked = parse(text, today=TODAY)
    without(text, CONDITION)
    unfiltered(text, asked)
    index = small_index()
    resolved = asked.resolve(lambda known: frozenset(("minister",)))
    ids = [hit.article_id for hit in index.search(resolved).hits]
    assert len(ids) == len(set(ids)) <= 3
    for label, instead in islice(fixes(text, asked, index.spellings), MOST_FIXES):
        assert label
        parse(instead, today=TODAY)


def assert_read(text: str, asked: Query) -> None:
    """What is said of a query lies in it, and is no failure."""
    assert "\n" not in asked.explain()
    for span in (*asked.notes, *asked.parts):
        assert 0 <= span.start < span.end <= len(text)
    assert asked.is_empty or Everything() not in demands(asked.root)


def demands(root: Node) -> set[Node]:
    """All that an article has to answer."""
    parts: set[Node] = set(root.parts) if isinstance(root, And) else {root}
    return parts - {Everything()}


@cache
def small_index() -> WhooshIndex:
    """An engine that knows three articles, for as long as the program runs."""
    place = TemporaryDirectory()
    index = WhooshIndex(Path(place.name))
    index.update(entries())
    atexit.register(place.cleanup)
    return index


def entries() -> Iterator[Entry]:
    """What the engine knows."""
    for name, text in (("minister", MINISTER), ("envoy", ENVOY), ("harvest", HARVEST)):
        title, body = text.split("\n", 1)
        day = datetime.date(2022, 10, 3)
        yield Entry(name, title, body, ("Anna Novak",), ("drone",), (), "The Example", day)
