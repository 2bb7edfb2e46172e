"""What is known about one article, fact by fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefing.article import Article
from briefing.inert import one_line
from briefing.views import day

NOT_KNOWN = "–"
# Adults read English prose silently at 238 words a minute (Brysbaert 2019, mean of 190 studies).
WORDS_A_MINUTE = 238


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about an article, under its name; `values` has one for each line."""

    name: str
    values: tuple[str, ...]


def info(article: Article, paths: Iterable[str], tags: Iterable[str] = ()) -> tuple[Fact, ...]:
    """What is known about one article, and what its date rests on."""
    published, words_in_text = "no date found", len(article.text.split())
    if article.published:
        published = " — ".join(filter(None, (day(article.published), article.dated_by)))
    reasons = Counter(cut.reason for cut in article.removed).most_common()
    removed = [f"{times:,} × {reason}" for reason, times in reasons]
    facts = {
        "title": [article.headline],
        "byline": article.byline,
        "publisher": [article.publisher],
        "published": [published],
        "captured": [article.captured and day(article.captured)],
        "language": [article.language],
        "url": [article.url],
        "length": [
            f"{words_in_text:,} word{'s' * (words_in_text != 1)}, {minutes(words_in_text)} min"
        ],
        "removed": removed or ["nothing"],
        "tags": [" ".join(tags)],
        "file": paths,
        "format": [PurePosixPath(article.path).suffix.lstrip(".").lower()],
        "id": [article.id],
    }
    return tuple(
        Fact(name, tuple(one_line(value) for value in values if value) or (NOT_KNOWN,))
        for name, values in facts.items()
    )


def minutes(words: float) -> int:
    """How long a text is read, in whole minutes; any text takes one."""
    return max(1, round(words / WORDS_A_MINUTE))
