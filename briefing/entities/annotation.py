"""From an article to what it says: people, weapons, transfers and sanctions, as spans."""

from __future__ import annotations

from briefing.article import Annotations, Article
from briefing.entities.people import find_people
from briefing.entities.sanctions import find_sanctions
from briefing.entities.transfers import find_transfers
from briefing.entities.weapons import find_weapons


def annotate(article: Article) -> Annotations:
    """All that extraction finds in one article, each tuple in reading order; a pure function."""
    people, named = find_people(article)
    weapons, armed = find_weapons(article)
    mentions = tuple(sorted(named + armed, key=lambda mention: (mention.start, mention.end)))
    return Annotations(
        people=people,
        weapons=weapons,
        mentions=mentions,
        transfers=find_transfers(article, mentions),
        sanctions=find_sanctions(article, mentions, people),
    )
