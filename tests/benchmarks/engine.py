"""What a search engine is told and asked, and what it has to do to be measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, get_args

Kind = Literal[
    "common word",
    "two words",
    "phrase",
    "prefix",
    "word and prefix",
    "fuzzy",
    "person and word",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
OURS = "briefing"
# The articles that an answer has in hand.
BEST = 20


@dataclass(frozen=True, slots=True)
class Question:
    """Words of a class of queries; of a phrase in their order, a person's name as one of them.

    The last word of a prefix is its beginning only, that of a fuzzy one has a letter wrong.
    """

    kind: Kind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as an engine is told it."""

    key: str
    title: str
    body: str
    people: tuple[str, ...]
    weapons: tuple[str, ...]


class Engine(Protocol):
    """An index in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """The folder is there; `create` or `open` comes next."""

    def create(self) -> None:
        """Begin an index."""

    def add(self, articles: Iterable[Told]) -> None:
        """Take in articles; when they are found is for `finish`."""

    def finish(self) -> None:
        """All that was added is on disk, and the files are closed."""

    def open(self) -> None:
        """Open what is there."""

    def replace(self, article: Told) -> None:
        """Put one article in the place of that of its key; the next question sees it."""

    def ask(self, question: Question) -> int | None:
        """How many articles answer, the best of them in hand; None: it has no such query."""

    def close(self) -> None:
        """Release what `open` has opened."""
