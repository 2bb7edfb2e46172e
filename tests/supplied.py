"""Who supplies whom in a few sentences, as the tests ask for it."""

from __future__ import annotations

from articles import article_of

from briefing.article import Transfer
from briefing.entities.transfers import find_transfers
from briefing.entities.weapons import find_weapons


def transfers(*paragraphs: str) -> tuple[Transfer, ...]:
    """The claims of an article with these paragraphs."""
    article = article_of(*paragraphs)
    return find_transfers(article, find_weapons(article)[1])
