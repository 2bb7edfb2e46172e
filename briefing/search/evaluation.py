"""Answers a query from postings: the algebra of dicts from article number to score.

A term's postings are read whole. That gives exact totals for nothing, and is faster in Python than
walking them one by one as Whoosh's matchers do.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Protocol, TypeAlias

from briefing.search import TEXT
from briefing.search.analysis import Pattern, Patterns, patterns, spelling, words_of
from briefing.search.misspelling import tolerance
from briefing.search.nearness import windows
from briefing.search.nodes import (
    Among,
    And,
    Dated,
    Everything,
    Field,
    Fuzzy,
    Near,
    Node,
    Not,
    Noted,
    Or,
    Phrase,
    Prefix,
    State,
    Tagged,
    Value,
    Word,
)
from briefing.search.postings import PostingList, is_written, positions, starts
from briefing.search.stemming import stem

# Robertson's customary values for BM25.
K1, B = 1.2, 0.75

Scores: TypeAlias = dict[int, float]


class Postings(Protocol):
    """What an engine keeps. Articles are numbered from 0, those that are deleted included."""

    @property
    def ids(self) -> Sequence[str]:
        """The article ids by number."""

    @property
    def lengths(self) -> Sequence[int]:
        """How many terms the articles hold, by number."""

    @property
    def deleted(self) -> AbstractSet[int]:
        """The numbers of the articles that are deleted."""

    def lists(self, field: str, term: bytes) -> Iterator[PostingList]:
        """The posting lists of a term, which share no article; none for an unknown one."""

    def frequency(self, field: str, term: bytes) -> int:
        """In how many articles, deleted ones perhaps included, a term stands."""

    def expansions(self, field: str, prefix: bytes) -> Sequence[bytes]:
        """The terms that begin so, the commonest first."""

    def alike(self, field: str, term: bytes, letters: int) -> Sequence[bytes]:
        """The terms of which at most so many letters differ, the nearest and commonest first."""


class Evaluation:
    """Answers queries from the postings of one commit."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._ids, self._lengths = postings.ids, postings.lengths
        self._deleted = postings.deleted
        average = sum(self._lengths) / max(1, len(self._lengths)) or 1.0
        # What BM25 adds to a weight: the first, and the second for each term of the article.
        self._norm = K1 * (1 - B), K1 * B / average

    @cached_property
    def _live(self) -> Sequence[int]:
        """The numbers of the articles that are not deleted."""
        numbers = range(len(self._ids))
        return [n for n in numbers if n not in self._deleted] if self._deleted else numbers

    def scores(self, node: Node) -> Scores:
        """The articles that answer, each with its BM25; 0 for what is no word."""
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy() | Near():
                return self._weighed(TEXT, node)
            case Field(name, value):
                return self._weighed(name, value)
            case And(parts):
                return self._all_of(parts)
            case Or(parts):
                return _sum([self.scores(part) for part in parts])
            case Not():
                return self._all_of((node,))
            case Among(article_ids):
                return {n: 0.0 for n in self._live if self._ids[n] in article_ids}
            case Everything():
                return dict.fromkeys(self._live, 0.0)
            case State() | Tagged() | Noted() | Dated():
                raise ValueError(f"{node} is not resolved to article ids")

    def spellings(self, field: str, word: str) -> tuple[str, ...]:
        """The terms spelt almost as a word that no article holds; none for one that is held."""
        term, letters = spelling(word), tolerance(word)
        if term is None or not letters or self._weighed(field, Word(word)):
            return ()
        alike = self._postings.alike(field, term.encode(), letters)
        terms = {each.decode(): self._is_written(field, each) for each in alike}
        # The stem of a word that is told is no other word, and perhaps none at all.
        stems = {stem(each) for each, is_word in terms.items() if is_word}
        return tuple(each for each, is_word in terms.items() if is_word or each not in stems)

    def _is_written(self, field: str, term: bytes) -> bool:
        return any(is_written(found.packed) for found in self._postings.lists(field, term))

    def _all_of(self, parts: Sequence[Node]) -> Scores:
        wanted = [self.scores(part) for part in parts if not isinstance(part, Not)]
        wanted.sort(key=len)
        found = wanted[0] if wanted else self.scores(Everything())
        for other in wanted[1:]:
            found = {n: score + other[n] for n, score in found.items() if n in other}
        for part in parts:
            if isinstance(part, Not):
                unwanted = self.scores(part.part)
                found = {n: score for n, score in found.items() if n not in unwanted}
        return found

    def _weighed(self, field: str, value: Value) -> Scores:
        """All patterns of a word are scored as one term; the first that an article answers weighs.

        In every field the length is the article's: who is named in a short one is more its subject.
        """
        weights: Scores = {}
        if isinstance(value, Near):
            weights = self._near_each_other(field, value)
        else:
            for pattern in reversed(patterns(value)):
                weights.update(self._weights(field, pattern))
        for n in self._deleted & weights.keys():
            del weights[n]
        articles, found = len(self._ids) - len(self._deleted), len(weights)
        most = math.log(1 + (articles - found + 0.5) / (found + 0.5)) * (K1 + 1)
        lengths, (base, slope) = self._lengths, self._norm
        return {
            n: most * weight / (weight + base + slope * lengths[n]) for n, weight in weights.items()
        }

    def _weights(self, field: str, pattern: Pattern) -> Scores:
        steps = self._steps(field, pattern)
        if pattern.is_written:
            places = self._side_by_side(field, steps)
            return {n: float(len(begins)) for n, begins in places.items()}
        weights: Scores = {}
        # The commonest come first and are to have the last word: adding up takes twice the time.
        for term in reversed(steps[0]):
            for postings in self._postings.lists(field, term):
                weights.update(zip(postings.numbers, postings.weights, strict=True))
        return weights

    def _steps(self, field: str, pattern: Pattern) -> list[Sequence[bytes]]:
        """The terms that may stand at each position of a pattern."""
        steps: list[Sequence[bytes]] = [[term.encode()] for term in pattern.terms]
        if pattern.is_open:
            steps[-1] = self._postings.expansions(field, steps[-1][0])
        elif pattern.letters:
            steps[-1] = self._postings.alike(field, steps[-1][0], pattern.letters)
        return steps

    def _near_each_other(self, field: str, near: Near) -> Scores:
        """How often some words stand near each other, by article.

        As with a phrase the rarest goes first.
        """

        def frequency(word: Patterns) -> int:
            terms = (term.encode() for pattern in word for term in pattern.terms[:1])
            return sum(self._postings.frequency(field, term) for term in terms)

        words: list[dict[int, set[int]]] = []
        for word in sorted(words_of(near), key=frequency):
            words.append(self._places(field, word, words[-1] if words else None))
        found = {n: [places[n] for places in words] for n in (words[-1] if words else ())}
        times = {n: len(list(windows(at, near.within))) for n, at in found.items()}
        return {n: float(count) for n, count in times.items() if count}

    def _places(
        self, field: str, word: Patterns, among: Container[int] | None
    ) -> dict[int, set[int]]:
        """The positions of a word in any of its forms, by article; of all, or `among` some."""
        found: dict[int, set[int]] = {}
        for pattern in word:
            steps = self._steps(field, pattern)
            if pattern.is_written:
                for n, begins in self._side_by_side(field, steps).items():
                    if among is None or n in among:
                        found.setdefault(n, set()).update(slot >> 1 for slot in begins)
                continue
            for postings in self._postings.lists(field, steps[0][0]):
                for n, _, packed in postings:
                    if among is None or n in among:
                        found.setdefault(n, set()).update(positions(packed))
        return found

    def _side_by_side(self, field: str, steps: Sequence[Sequence[bytes]]) -> dict[int, set[int]]:
        """Where the terms stand as written at successive positions, by article.

        The rarest goes first: of the others only the articles still in question are unpacked.
        """

        def frequency(place: int) -> int:
            return sum(self._postings.frequency(field, term) for term in steps[place])

        found: dict[int, set[int]] | None = None
        for place in sorted(range(len(steps)), key=frequency):
            here: dict[int, set[int]] = {}
            for term in steps[place]:
                for postings in self._postings.lists(field, term):
                    for n, _, packed in postings:
                        if found is None or n in found:
                            here.setdefault(n, set()).update(starts(packed, place))
            if found is not None:
                here = {n: places & found[n] for n, places in here.items()}
            found = {n: places for n, places in here.items() if places}
        return found or {}


def _sum(parts: Sequence[Scores]) -> Scores:
    total = dict(parts[0]) if parts else {}
    for part in parts[1:]:
        for n, score in part.items():
            total[n] = total.get(n, 0.0) + score
    return total
