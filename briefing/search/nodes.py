"""What a query is made of. An engine and the highlighter walk these nodes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from briefing.search.dates import in_words


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article: what a query without any part asks for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; one of several parts ("F-16") asks for them side by side.

    One that `is_unfinished`, because somebody types it, may be the beginning of a word as well.
    """

    text: str
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as written, side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word; of several words only the last is unfinished."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word in any of its forms, and those of which so many letters differ."""

    text: str
    letters: int


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any of their forms and any order, none more than so many words from another."""

    text: str
    within: int


Value: TypeAlias = Word | Phrase | Prefix | Fuzzy | Near


@dataclass(frozen=True, slots=True)
class Field:
    """What is looked for in one field only (FIELDS of `briefing.search.query`)."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class State:
    """What the reader did to an article: unread, read, starred or hidden; or watched.

    Engines are given `Among`.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles with a tag of the reader's, in small letters; unfinished, with one that begins so.

    Engines are given `Among`.
    """

    name: str
    is_unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """Articles with a note of the reader's that has this. Engines are given `Among`."""

    value: Value


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles published from the first day to the last; None is no limit, twice None undated.

    Engines are given `Among`.
    """

    first: datetime.date | None = None
    last: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Among:
    """The articles with these ids."""

    article_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Not:
    """Every article but those of the part."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """The articles that answer all parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """The articles that answer one of the parts or more."""

    parts: tuple[Node, ...]


# What only the library knows of articles.
Known: TypeAlias = State | Tagged | Noted | Dated
Node: TypeAlias = Everything | Value | Field | Known | Among | Not | And | Or


def both(parts: Iterable[Node]) -> Node:
    """And, without nesting or repetition: one part stands for itself, and none is Everything."""
    distinct: dict[Node, None] = {}
    for part in parts:
        distinct |= dict.fromkeys(part.parts if isinstance(part, And) else (part,))
    return And(tuple(distinct)) if len(distinct) > 1 else next(iter(distinct), Everything())


def either(parts: Iterable[Node]) -> Node:
    """Or, without nesting or repetition: one part stands for itself, and none is Everything."""
    distinct: dict[Node, None] = {}
    for part in parts:
        distinct |= dict.fromkeys(part.parts if isinstance(part, Or) else (part,))
    return Or(tuple(distinct)) if len(distinct) > 1 else next(iter(distinct), Everything())


def transformed(node: Node, change: Callable[[Node], Node]) -> Node:
    """The tree with every leaf replaced by what `change` makes of it."""
    match node:
        case Not(part):
            return Not(transformed(part, change))
        case And(parts):
            return And(tuple(transformed(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(transformed(part, change) for part in parts))
        case _:
            return change(node)


def explained(node: Node) -> str:
    """How a query was read, in words; compound parts stand in brackets."""
    match node:
        case Everything():
            return "every article"
        case Word(text, is_unfinished):
            return f"{text}…" if is_unfinished else text
        case Phrase(text):
            return f"“{text}”"
        case Prefix(text):
            return f"{text}…"
        case Fuzzy(text):
            return f"{text} or spelt almost so"
        case Near(text, within):
            return f"{' near '.join(text.split())} (within {within} word{'s' * (within > 1)})"
        case Field(name, value):
            return f"{name}: {explained(value)}"
        case State(name):
            return f"is {name}"
        case Tagged(name, is_unfinished):
            return f"tagged {name}{'…' if is_unfinished else ''}"
        case Noted(value):
            return f"noted {explained(value)}"
        case Dated(first, last):
            return f"published {in_words(first, last)}" if first or last else "undated"
        case Among(article_ids):
            return f"one of {len(article_ids)} articles"
        case Not(part):
            return f"not {_bracketed(part)}"
        case And(parts):
            return " and ".join(map(_bracketed, parts))
        case Or(parts):
            return " or ".join(map(_bracketed, parts))


def _bracketed(node: Node) -> str:
    return f"({explained(node)})" if isinstance(node, And | Or) else explained(node)
