"""Takes lines out of articles when it turns out that their source prints them again and again.

It goes on in the catalog alone: no file is read a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from briefing import likeness
from briefing.article import Article
from briefing.cleaning import repeats
from briefing.entities.annotation import annotate
from briefing.entity_counts import counts
from briefing.storage.catalog import Catalog
from briefing.storage.entries import StoredArticle

# Articles per transaction: each is annotated anew, which takes some milliseconds.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Printed:
    """What ties an article to others: its source, its fingerprint, the lines near its ends.

    `lines` maps the key of each to whether it tells something. The `furniture` among them, which
    its source prints again and again, is cut already.
    """

    source: str
    fingerprint: bytes
    lines: Mapping[int, bool]
    furniture: frozenset[int] = frozenset()


def remember(catalog: Catalog, articles: Iterable[tuple[str, Printed]]) -> None:
    """Note what ties articles just read to all others, and which of their lines are furniture now.

    Inside a transaction. That a line is none any more, because articles went, goes unnoticed.
    """
    # Two equal files are one article, and what the later one says of it holds.
    noted: dict[int, Printed] = {}
    for article_id, printed in articles:
        number = catalog.stories.add(article_id, printed.source, printed.fingerprint)
        catalog.repeats.add(number, printed.lines)
        if printed.furniture >= catalog.repeats.furniture_of(number).keys():
            catalog.repeats.cut([number])
        noted[number] = printed
    totals: dict[str, int] = {}
    for number, printed in noted.items():
        for key, stories in catalog.repeats.shared_lines(number, repeats.FEWEST_STORIES):
            if printed.source not in totals:
                totals[printed.source] = catalog.stories.count_of(printed.source)
            if repeats.is_furniture(printed.lines[key], stories, totals[printed.source]):
                catalog.repeats.learn(key)


def cut_repeats(catalog: Catalog, keep: Callable[[Article], Container[str]] = lambda _: ()) -> None:
    """Cut every article that still holds such a line, and annotate what is left of it.

    `keep` gives the lines of an article that stay all the same, blanks folded.
    """
    while uncut := catalog.repeats.uncut(BATCH):
        changed: list[tuple[StoredArticle, str, bytes]] = []
        for number, article_id, source in uncut:
            known = catalog.article(article_id)
            if known is None:
                continue
            furniture = catalog.repeats.furniture_of(number)
            article = repeats.without(known[0], source, furniture, keep(known[0]))
            if article is not known[0]:
                said = annotate(article)
                stored = StoredArticle.of(article, said, counts(said))
                changed.append((stored, source, likeness.fingerprint(article)))
        with catalog.transaction():
            for stored, source, fingerprint in changed:
                catalog.change_article(stored)
                catalog.stories.add(stored.id, source, fingerprint)
            catalog.repeats.cut([number for number, _, _ in uncut])
