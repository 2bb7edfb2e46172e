"""Who is sanctioned in a few sentences, as the tests ask for it."""

from __future__ import annotations

from articles import article_of

from briefing.article import Mention, Sanction
from briefing.entities.sanctions import find_sanctions

US, UK, EU, UN = "United States", "United Kingdom", "European Union", "United Nations"
NO = "Norway"
PLAIN = "sanctions_unspecified"


def sanctions(*paragraphs: str, people: tuple[str, ...] = ()) -> tuple[Sanction, ...]:
    """The measures of an article with these paragraphs, in which these people are named."""
    article = article_of(*paragraphs)
    mentions = [
        Mention(article.text.index(name), article.text.index(name) + len(name), "person", name)
        for name in people
    ]
    return find_sanctions(article, tuple(sorted(mentions, key=lambda mention: mention.start)))


def targets(sanction: Sanction) -> list[str]:
    """Whom it hits."""
    return [target.name for target in sanction.targets]


def measure(sanction: Sanction) -> tuple[tuple[str, ...], list[str], tuple[str, ...], str]:
    """Who imposes it, whom it hits, of which kinds it is, and how far it got."""
    return sanction.imposers, targets(sanction), sanction.kinds, sanction.status
