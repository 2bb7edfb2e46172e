"""What the reader wants kept although the rules of cleaning take it out: frozen values."""

from __future__ import annotations

import datetime

from briefing.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Keep:
    """A line that stays, in one article (by id) or in every article of a publisher.

    `text` is the line with its blanks folded. Why it had been cut, and the day of the choice, are
    for people only.
    """

    text: str
    article: str | None = None
    publisher: str | None = None
    reason: str | None = None
    added: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Keeps:
    """All such choices, in their order."""

    rules: tuple[Keep, ...] = ()

    def lines_for(self, article_id: str, publisher: str | None) -> frozenset[str]:
        """The lines that stay in one article."""
        return frozenset(
            rule.text
            for rule in self.rules
            if rule.article == article_id or (publisher and rule.publisher == publisher)
        )


NO_KEEPS = Keeps()


def folded(text: str) -> str:
    """A line as rules compare it.

    >>> folded(" Sign  up\\n today ")
    'Sign up today'
    """
    return " ".join(text.split())
