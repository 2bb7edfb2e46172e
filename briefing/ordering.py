"""In which order articles are listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from briefing.spelling import fold
from briefing.storage.catalog import ArticleRecord
from briefing.storage.marks import Marks
from briefing.views import headline_of

OrderName = Literal["relevance", "date", "publisher", "title", "length", "unread"]
NAMES: tuple[OrderName, ...] = get_args(OrderName)
# What a list begins with: the newest and the longest articles, but the first letters.
FALLING = frozenset(("date", "length", "unread"))
NO_LETTER = re.compile(r"^[\W_]+")

# What articles are compared by; None, for what is not known, comes last either way.
Key: TypeAlias = Callable[[ArticleRecord], Any]


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
    answer: Sequence[ArticleRecord],
    order: Order,
    library: Mapping[str, ArticleRecord],
    marks: Mapping[str, Marks],
    lengths: Callable[[], Mapping[str, int]],
) -> list[ArticleRecord]:
    """The answer, which comes best first, in another order; ties are in that of the library."""
    if order.name == "relevance":
        return list(reversed(answer) if order.is_reversed else answer)
    key = _key(order.name, marks, lengths)
    found = {record.id for record in answer}
    among = [record for record in library.values() if record.id in found]
    known = [(value, record) for record in among if (value := key(record)) is not None]
    unknown = [record for record in among if key(record) is None]
    falls = (order.name in FALLING) != order.is_reversed
    known.sort(key=lambda pair: pair[0], reverse=falls)
    return [*(record for _, record in known), *unknown]


def _key(
    name: OrderName, marks: Mapping[str, Marks], lengths: Callable[[], Mapping[str, int]]
) -> Key:
    match name:
        case "date":
            return lambda record: record.published
        case "publisher":
            return lambda record: _letters(record.publisher) if record.publisher else None
        case "title":
            return lambda record: _letters(headline_of(record.headline, record.path))
        case "length":
            known = lengths()
            return lambda record: known.get(record.id)
        case _:
            return lambda record: not marks.get(record.id, Marks()).is_read


def _letters(text: str) -> str:
    """What a text is sorted by: without capitals, accents and what stands before its letters."""
    return NO_LETTER.sub("", fold(text))
