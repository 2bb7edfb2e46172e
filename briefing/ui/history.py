"""Where the reader has been: back and forward over articles, places in them, and questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.quick_dataclass import dataclass

if TYPE_CHECKING:
    from briefing.ordering import Order


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is kept to: an entity or a story by its id, and the words that say so."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the article list answers: a query, an entity or a story, both, or nothing at all.

    Best first, or all in the library's order, unless it names an `order`.
    """

    text: str = ""
    about: Filter | None = None
    order: Order | None = None

    @property
    def is_empty(self) -> bool:
        """Whether all articles are shown."""
        return not self.text.strip() and self.about is None


@dataclass(frozen=True, slots=True)
class Place:
    """An open article, the question then, and the offset into its text at the top."""

    article_id: str
    question: Question = Question()
    offset: int = 0


class Trail:
    """The places in the order they were visited, and where in that order the reader is."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1
        self._is_passing = False

    @property
    def here(self) -> Place | None:
        """Where the reader is, or None before the first article."""
        return self._places[self._at] if self._places else None

    def visit(self, place: Place, *, passing: bool = False) -> None:
        """Go to a new place; one only passed through, like a row under the cursor, is forgotten."""
        if self.here is not None and self._same(self.here, place):
            self._is_passing = self._is_passing and passing
            return
        del self._places[self._at + (0 if self._is_passing else 1) :]
        # Whoever passed through and comes back has not gone anywhere.
        is_back = bool(self._places) and self._same(self._places[-1], place)
        if not is_back:
            self._places.append(place)
        self._at, self._is_passing = len(self._places) - 1, passing and not is_back

    def leave(self, offset: int) -> None:
        """Remember how far the article was scrolled when the reader left it."""
        if self.here is not None:
            self._places[self._at] = replace(self.here, offset=offset)

    def travel(self, steps: int) -> Place | None:
        """Go back or forward; None, and no move, where there is nothing further."""
        at = self._at + steps
        if not 0 <= at < len(self._places):
            return None
        self._at, self._is_passing = at, False
        return self._places[at]

    @staticmethod
    def _same(one: Place, other: Place) -> bool:
        return (one.article_id, one.question) == (other.article_id, other.question)
