"""What a query asks of a text, and where a text answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.article import Span
from briefing.search.nodes import And, Field, Node, Or, Phrase, Prefix, Value, Word
from briefing.search.query import Query
from briefing.search.stemming import stem
from briefing.search.words import CHUNK, Token, tokens


@dataclass(frozen=True, slots=True)
class Pattern:
    """Terms at successive positions. The last is the beginning of one if the pattern `is_open`.

    One term may also be a derived form (a stem, or joined parts) unless it must be as written.
    """

    terms: tuple[str, ...]
    is_open: bool = False
    is_written: bool = False


@lru_cache(maxsize=1_000)
def patterns(value: Value) -> tuple[Pattern, ...]:
    """What a word, phrase or prefix asks for; a text that holds any of the patterns answers it."""
    match value:
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
    asked = [pattern for value in _positive(query.root) for pattern in patterns(value)]
    closed = {term for p in asked for term in (p.terms[:-1] if p.is_open else p.terms)}
    beginnings = tuple(p.terms[-1] for p in asked if p.is_open)

    def wanted(token: Token) -> bool:
        return token.term in closed or token.term.startswith(beginnings)

    if not asked:
        return ()
    at: dict[int, list[Token]] = {}
    for token in tokens(text, wanted):
        at.setdefault(token.position, []).append(token)
    spans = (span for pattern in asked for span in _occurrences(pattern, at))
    return tuple(_merged(spans))


def _positive(node: Node) -> Iterator[Value]:
    match node:
        case Word() | Phrase() | Prefix():
            yield node
        case Field(_, value):
            yield value
        case And(parts) | Or(parts):
            for part in parts:
                yield from _positive(part)
        case _:
            return


def _occurrences(pattern: Pattern, at: Mapping[int, Sequence[Token]]) -> Iterator[Span]:
    for position in at:
        steps = [
            [token for token in at.get(position + place, ()) if _answers(pattern, place, token)]
            for place in range(len(pattern.terms))
        ]
        if all(steps):
            yield Span(steps[0][0].start, max(token.end for token in steps[-1]))


def _answers(pattern: Pattern, place: int, token: Token) -> bool:
    if pattern.is_written and not token.is_written:
        return False
    term = pattern.terms[place]
    if pattern.is_open and place == len(pattern.terms) - 1:
        return token.term.startswith(term)
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
