"""In which order articles are listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from briefing.spelling import fold
from briefing.storage.catalog import Catalog
from briefing.storage.library_order import LibraryOrder
from briefing.storage.marks import NO_MARKS, Marks
from briefing.views import headline_of

OrderName = Literal["relevance", "date", "publisher", "title", "length", "unread"]
NAMES: tuple[OrderName, ...] = get_args(OrderName)
# What a list begins with: the newest and the longest articles, but the first letters.
FALLING = frozenset(("date", "length", "unread"))
NO_LETTER = re.compile(r"^[\W_]+")


@dataclass(frozen=True, slots=True)
class Order:
    """Best, newest, A to Z, longest or unread first, or the reverse of it."""

    name: OrderName = "relevance"
    is_reversed: bool = False

    def then(self, name: OrderName) -> Order:
        """What choosing an order means while this one holds: the same again is its reverse."""
        return Order(name, name == self.name and not self.is_reversed)

    @property
    def words(self) -> str:
        """The order as the status line names it: "title", "date, reversed"."""
        return f"{self.name}{', reversed' if self.is_reversed else ''}"

    def __str__(self) -> str:
        return f"-{self.name}" if self.is_reversed else self.name


def order_of(text: str) -> Order:
    """The order with this name, or its reverse: "date", "-date"; ValueError if there is none."""
    for name in NAMES:
        if text.removeprefix("-") == name:
            return Order(name, text.startswith("-"))
    raise ValueError(text)


def ordered(
    answer: Sequence[str], order: Order, library: LibraryOrder, value: Callable[[str], Any]
) -> list[str]:
    """The answer, which comes best first, in another order; ties are in that of the library.

    Articles are compared by their `value`; None, for what is not known, comes last either way.
    """
    if order.name == "relevance":
        return list(reversed(answer) if order.is_reversed else answer)
    values = [(value(each), each) for each in library.among(answer)]
    known = [pair for pair in values if pair[0] is not None]
    falls = (order.name in FALLING) != order.is_reversed
    known.sort(key=lambda pair: pair[0], reverse=falls)
    return [*(each for _, each in known), *(each for value, each in values if value is None)]


def value_of(name: OrderName, catalog: Catalog, marks: Mapping[str, Marks]) -> Callable[[str], Any]:
    """What articles are compared by in an order."""
    match name:
        case "date":
            return catalog.tallies.days().get
        case "publisher":
            publishers = catalog.tallies.sources()
            letters = {each: _letters(each) for each in set(publishers.values())}
            return lambda each: letters.get(publishers.get(each, ""))
        case "title":
            titles = catalog.tallies.titles()
            return lambda each: _letters(headline_of(*titles[each])) if each in titles else None
        case "length":
            return catalog.tallies.lengths().get
        case _:
            return lambda each: not marks.get(each, NO_MARKS).is_read


def _letters(text: str) -> str:
    """What a text is sorted by: without capitals, accents and what stands before its letters."""
    return NO_LETTER.sub("", fold(text))
