"""What a query asks of a text, and where a text answers it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from briefing.article import Span
from briefing.search.misspelling import is_alike
from briefing.search.nearness import windows
from briefing.search.nodes import And, Field, Fuzzy, Near, Node, Or, Phrase, Prefix, Value, Word
from briefing.search.query import Query
from briefing.search.stemming import stem
from briefing.search.words import CHUNK, Token, tokens

# The tokens of a text by position.
At: TypeAlias = dict[int, list[Token]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Terms at successive positions. The last is the beginning of one if the pattern `is_open`.

    One term may also be a derived form (a stem, or joined parts) unless it must be as written, and
    so many of its `letters` may differ.
    """

    terms: tuple[str, ...]
    is_open: bool = False
    is_written: bool = False
    letters: int = 0


# All of a word, phrase or prefix; a text that holds any of the patterns answers it.
Patterns: TypeAlias = tuple[Pattern, ...]


@lru_cache(maxsize=1_000)
def words_of(near: Near) -> tuple[Patterns, ...]:
    """What each of some words asks for that are to stand near each other."""
    return tuple(patterns(Word(chunk)) for chunk in CHUNK.findall(near.text))


@lru_cache(maxsize=1_000)
def patterns(value: Word | Phrase | Prefix | Fuzzy) -> Patterns:
    """What a word, phrase or prefix asks for; a text that holds any of the patterns answers it."""
    match value:
        case Fuzzy(text, letters):
            term = spelling(text)
            return (*patterns(Word(text)), *([Pattern((term,), letters=letters)] if term else []))
        case Phrase(text):
            return _side_by_side(text, is_open=False)
        case Prefix(text):
            found = _side_by_side(text, is_open=True)
            joined = _joined(text)
            if joined is not None:
                found += (Pattern((joined,), is_open=True),)
            return tuple(Pattern(p.terms, True, len(p.terms) > 1) for p in found)
        case Word(text, is_unfinished=True):
            return patterns(Word(text)) + patterns(Prefix(text))
        case Word(text):
            found = _side_by_side(text, is_open=False)
            if found and len(found[0].terms) == 1:
                term = found[0].terms[0]
                return (Pattern((stem(term),)),)
            joined = _joined(text)
            return found if joined is None else (*found, Pattern((stem(joined),)))


def spelling(text: str) -> str | None:
    """A word as one term, without what stands between its parts; None for several words."""
    written = _side_by_side(text, is_open=False)
    return written[0].terms[0] if written and len(written[0].terms) == 1 else _joined(text)


def _side_by_side(text: str, is_open: bool) -> tuple[Pattern, ...]:
    """The words of a text as written; the capitals of an acronym are part of how it is written."""
    written = {
        token.position: token.term
        for token in tokens(text)
        if token.is_written and not (is_open and token.term.isupper())
    }
    return (Pattern(tuple(written.values()), is_open, is_written=True),) if written else ()


def _joined(text: str) -> str | None:
    """The parts of a text without what stands between them, if it is printed as one piece."""
    words = {t.position: t.term for t in tokens(text) if t.is_written and not t.term.isupper()}
    is_one_piece = len(CHUNK.findall(text)) == 1
    return "".join(words.values()) if is_one_piece and len(words) > 1 else None


def find(query: Query, text: str) -> tuple[Span, ...]:
    """Where a text answers the query's positive parts: in order, merged where they overlap.

    What a field is asked for counts wherever it stands in the text.
    """
    values = list(_positive(query.root))
    near = [value for value in values if isinstance(value, Near)]
    alone = [p for value in values if not isinstance(value, Near) for p in patterns(value)]
    asked = [*alone, *(p for each in near for word in words_of(each) for p in word)]
    closed = {term for p in asked for term in (p.terms[:-1] if p.is_open else p.terms)}
    beginnings = tuple(p.terms[-1] for p in asked if p.is_open)
    spelt = [(p.terms[-1], p.letters) for p in asked if p.letters]

    def wanted(token: Token) -> bool:
        term = token.term
        if term in closed or term.startswith(beginnings):
            return True
        # Asked of every word of a text: an empty `any` alone is a tenth of the time.
        return bool(spelt) and any(is_alike(term, word, letters) for word, letters in spelt)

    if not asked:
        return ()
    at: At = {}
    for token in tokens(text, wanted):
        at.setdefault(token.position, []).append(token)
    spans = [span for pattern in alone for _, span in _occurrences(pattern, at)]
    for each in near:
        spans += _near_each_other(each, at)
    return tuple(_merged(spans))


@lru_cache(maxsize=4096)
def _written(name: str) -> Patterns:
    return patterns(Phrase(name))


def places_of(names: Iterable[str], text: str) -> Iterator[tuple[str, Span]]:
    """Where a text has names as they are written, the first letters as large or small as here."""
    asked = [(name, pattern) for name in names for pattern in _written(name)]
    wanted = {term for _, pattern in asked for term in pattern.terms}
    at: At = {}
    for token in tokens(text, lambda token: token.term in wanted):
        at.setdefault(token.position, []).append(token)
    there = {token.term for found in at.values() for token in found}
    for name, pattern in asked:
        # Of many names few are in one text.
        if there.issuperset(pattern.terms):
            for _, span in _occurrences(pattern, at):
                if text[span.start].isupper() == name[0].isupper():
                    yield name, span


def _near_each_other(near: Near, at: At) -> Iterator[Span]:
    """The words that stand near enough to the others."""
    found = [[o for p in word for o in _occurrences(p, at)] for word in words_of(near)]
    stretches = list(windows([[place for place, _ in word] for word in found], near.within))
    for place, span in (occurrence for word in found for occurrence in word):
        # Both ends of the stretches rise.
        following = bisect_left(stretches, place, key=itemgetter(1))
        if following < len(stretches) and stretches[following][0] <= place:
            yield span


def _positive(node: Node) -> Iterator[Value]:
    match node:
        case Word() | Phrase() | Prefix() | Fuzzy() | Near():
            yield node
        case Field(_, value):
            yield value
        case And(parts) | Or(parts):
            for part in parts:
                yield from _positive(part)
        case _:
            return


def _occurrences(pattern: Pattern, at: At) -> Iterator[tuple[int, Span]]:
    for position in at:
        steps = [
            [token for token in at.get(position + place, ()) if _answers(pattern, place, token)]
            for place in range(len(pattern.terms))
        ]
        if all(steps):
            yield position, Span(steps[0][0].start, max(token.end for token in steps[-1]))


def _answers(pattern: Pattern, place: int, token: Token) -> bool:
    if pattern.is_written and not token.is_written:
        return False
    term = pattern.terms[place]
    if pattern.is_open and place == len(pattern.terms) - 1:
        return token.term.startswith(term)
    if pattern.letters:
        return is_alike(token.term, term, pattern.letters)
    return token.term == term


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if current is None:
            current = span
        elif span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current
