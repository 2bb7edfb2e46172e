"""Takes lines out of articles when it turns out that their source prints them again and again.

It goes on in the catalog alone: no file is read a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from briefing import likeness
from briefing.article import Annotations, Article
from briefing.cleaning import repeats
from briefing.entities.annotation import annotate
from briefing.entity_counts import counts
from briefing.storage.catalog import Catalog

# Articles per transaction: each is annotated anew, which takes some milliseconds.
BATCH = 200


def remember(catalog: Catalog, articles: Iterable[Article]) -> None:
    """Note what ties articles just read to all others, and which of their lines are furniture now.

    Inside a transaction. That a line is none any more, because articles went, goes unnoticed.
    """
    printed: list[tuple[int, str, dict[int, repeats.OuterLine]]] = []
    for article in articles:
        source = repeats.source_of(article)
        head, tail = repeats.outer_lines(article, source)
        lines = {line.key: line for line in (*head, *tail)}
        number = catalog.stories.add(article.id, source, likeness.fingerprint(article))
        catalog.repeats.add(number, lines)
        printed.append((number, source, lines))
    totals: dict[str, int] = {}
    for number, source, lines in printed:
        for key, stories in catalog.repeats.shared_lines(number, repeats.FEWEST_STORIES):
            if source not in totals:
                totals[source] = catalog.stories.count_of(source)
            if lines[key].is_furniture(stories, totals[source]):
                catalog.repeats.learn(key)


def cut_repeats(catalog: Catalog, keep: Callable[[Article], Container[str]] = lambda _: ()) -> None:
    """Cut every article that still holds such a line, and annotate what is left of it.

    `keep` gives the lines of an article that stay all the same, blanks folded.
    """
    while uncut := catalog.repeats.uncut(BATCH):
        changed: list[tuple[Article, str, Annotations]] = []
        for number, article_id, source in uncut:
            known = catalog.article(article_id)
            if known is None:
                continue
            furniture = catalog.repeats.furniture_of(number)
            article = repeats.without(known[0], source, furniture, keep(known[0]))
            if article is not known[0]:
                changed.append((article, source, annotate(article)))
        with catalog.transaction():
            for article, source, said in changed:
                catalog.change_article(article, said, counts(said))
                catalog.stories.add(article.id, source, likeness.fingerprint(article))
            catalog.repeats.cut([number for number, _, _ in uncut])
