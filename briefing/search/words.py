"""Cuts a text into terms: the one tokeniser of index, query and highlighting.

A *chunk* is what is printed as one piece ("Shahed-136", "Amir-Abdollahian", "U.S."). Its *parts*
stand at successive positions, so that a hyphen, a blank or nothing between them is all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.search.stemming import stem
from briefing.spelling import fold

# Combining accents and soft hyphens belong to the word they stand in.
INSIDE = r"\u0300-\u036f\u00ad"
# Chinese and Japanese print no blanks: every character is a part.
IDEOGRAPH = r"\u3040-\u30ff\u3400-\u9fff"
DOTTED = rf"(?:[^\W\d_]\.)+[^\W\d_](?![\w{INSIDE}])\.?"
PIECE = rf"(?:{DOTTED}|\w[\w{INSIDE}]*)"
CHUNK = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|{PIECE}(?:[-‐‑'’ʼ]{PIECE})*")
POSSESSIVE = re.compile(r"['’ʼ][sS]$")
PART = re.compile(
    rf"{DOTTED}|[\d,]+|[{IDEOGRAPH}]|[^\W\d_{IDEOGRAPH}](?:[^\W\d_{IDEOGRAPH}]|[{INSIDE}])*"
)
# Function words whose capitals mean something else: US, WHO, IT, IS. Other acronyms need no help.
FUNCTION_WORDS = frozenset(
    "am an and are as at be by can do go had has he her his how if in is it its may me my no not"
    " of off on or our so the to up us was we who".split()
)
# Longer runs of parts are addresses and ids, which nobody types in one word.
LONGEST_JOINED = 40
# 1,000 articles hold 27,000 different chunks; the cache starts anew beyond, as few are common.
CACHED_CHUNKS = 50_000


@dataclass(frozen=True, slots=True)
class Token:
    """One term of a text at one position; `is_written` tells a word as written from a derived form.

    Terms are folded, but an acronym that would be a function word keeps its capitals ("US").
    """

    term: str
    start: int
    end: int
    position: int
    is_written: bool

    def shifted(self, offset: int, position: int) -> Token:
        """The same token of a chunk that begins so much later."""
        return Token(
            self.term,
            self.start + offset,
            self.end + offset,
            self.position + position,
            self.is_written,
        )


def tokens(text: str, wanted: Callable[[Token], bool] | None = None) -> Iterator[Token]:
    """The terms of a text, in order of position, with code point offsets; only `wanted` ones.

    Whether a token is wanted is asked once for each different chunk, of one counted from its start.
    """
    kept: dict[str, tuple[int, tuple[Token, ...]]] = {}
    position = 0
    for match in CHUNK.finditer(text):
        chunk = match.group()
        if chunk not in kept:
            every = VOCABULARY[chunk]
            kept[chunk] = width(every), tuple(filter(wanted, every)) if wanted else every
        size, found = kept[chunk]
        for token in found:
            yield token.shifted(match.start(), position)
        position += size


def width(chunk: tuple[Token, ...]) -> int:
    """How many positions the tokens of a chunk take."""
    return chunk[-1].position + 1 if chunk else 0


class Vocabulary(dict[str, tuple[Token, ...]]):
    """chunk -> its tokens, counted from its own start. The same few chunks come again and again."""

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        if len(self) >= CACHED_CHUNKS:
            self.clear()
        self[chunk] = found = tuple(_tokens_of(POSSESSIVE.sub("", chunk)))
        return found


VOCABULARY = Vocabulary()


def _tokens_of(chunk: str) -> Iterator[Token]:
    """At each position the word as written first, then what is derived from it."""
    parts = [(part, fold(_bare(part.group()))) for part in PART.finditer(chunk)]
    parts = [(part, word) for part, word in parts if word]
    joined = "".join(word for _, word in parts)
    for position, (part, word) in enumerate(parts):
        start, end = part.span()
        yield Token(word, start, end, position, is_written=True)
        if word in FUNCTION_WORDS and _is_acronym(part.group()):
            yield Token(word.upper(), start, end, position, is_written=True)
        derived = {stem(word): end}
        if position == 0 and len(joined) <= LONGEST_JOINED:
            derived |= {joined: len(chunk), stem(joined): len(chunk)}
        for term, its_end in derived.items():
            if term != word:
                yield Token(term, start, its_end, position, is_written=False)


def _bare(part: str) -> str:
    """A part without the dots of an acronym and the commas of a number."""
    return part.replace(".", "").replace(",", "")


def _is_acronym(part: str) -> bool:
    return "." in part or (part.isupper() and len(part) > 1)
