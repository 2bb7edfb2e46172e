"""Where a text holds some words as they are typed: what a reader finds within one article.

The beginning or the middle of a word is enough, and no other form of it is found: whoever looks for
a place on the page has seen it there, and every further letter has to lead nearer to it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from briefing.article import Span

# More hits than these nobody counts; to note them all would hold up the typing in a long text.
MOST_HITS = 9_999
ALIKE = str.maketrans("’‘ʼ“”„«»‐‑‒–—", "'''" + '"' * 5 + "-" * 5)
INVISIBLE = "\u00ad\u200b\u200c\u200d\ufeff"
CAPITALS = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}


class Folded:
    """A text without case, accents and kinds of quotes, that knows where each character stood."""

    def __init__(self, text: str) -> None:
        self.source = text
        table = signs_of(text)
        self._text = text.translate(table)
        # Behind each sign that is not folded to one other: where that is, folded and in the source.
        self._folded, self._places = [0], [0]
        uneven = "".join(re.escape(chr(code)) for code in table if len(table[code]) != 1)
        shift = 0
        for sign in re.finditer(f"[{uneven}]", text) if uneven else ():
            shift += len(table[ord(sign[0])]) - 1
            self._places.append(sign.end())
            self._folded.append(sign.end() + shift)

    def find(self, words: str) -> tuple[Span, ...]:
        """Every place in the source that holds the words, in order; any blanks may part them."""
        return tuple(islice(self._find(words), MOST_HITS))

    def _find(self, words: str) -> Iterator[Span]:
        parts = plain(words).split()
        for hit in re.finditer(r"\s+".join(map(re.escape, parts)), self._text) if parts else ():
            start, end = self._place(hit.start()), self._place(hit.end())
            if start < end:
                yield Span(start, end)

    def _place(self, at: int) -> int:
        known = bisect_right(self._folded, at)
        place = self._places[known - 1] + at - self._folded[known - 1]
        return min(place, self._places[known]) if known < len(self._places) else place


@dataclass(frozen=True, slots=True)
class Find:
    """Words, their places in the text that is shown, and which of them is the current one.

    `origin` is the place at the top of the reader when the finding began.
    """

    text: Folded
    origin: int
    words: str = ""
    hits: Sequence[Span] = ()
    at: int | None = None

    @property
    def current(self) -> Span | None:
        """The place stepped to."""
        return None if self.at is None else self.hits[self.at]

    def seek(self, words: str, place: int) -> Find:
        """The same for other words; the first place behind `place` is the current one."""
        hits = self.text.find(words)
        at = bisect_left(hits, place, key=lambda hit: hit.start) % len(hits) if hits else None
        return replace(self, words=words, hits=hits, at=at)

    def step(self, direction: int) -> Find:
        """At the next or previous place, round and round."""
        return self if self.at is None else replace(self, at=(self.at + direction) % len(self.hits))

    def told(self, scope: str) -> str:
        """Which place of how many, or that there is none "in this article"."""
        if self.at is None:
            return f"“{self.words}” is not {scope}" if self.words.strip() else ""
        more = "+" if len(self.hits) == MOST_HITS else ""
        return f"{self.at + 1:,}/{len(self.hits):,}{more} “{self.words}”"


def find_in(text: str, origin: int) -> Find:
    """A find that begins at a place of a text, with nothing to be found yet."""
    return Find(Folded(text), origin)


def plain(text: str) -> str:
    """The text as it is compared.

    >>> plain("Šefčovič’s Café")
    "sefcovic's cafe"
    """
    return text.translate(signs_of(text))


def signs_of(text: str) -> dict[int, str]:
    """What each sign of a text that is not compared as it is becomes."""
    return CAPITALS | {ord(sign): folded_sign(sign) for sign in set(text) if sign > "\x7f"}


def folded_sign(sign: str) -> str:
    """What a single character is compared by; nothing for an accent by itself.

    >>> folded_sign("É"), folded_sign("ß"), folded_sign("—"), folded_sign("\\u0301")
    ('e', 'ss', '-', '')
    """
    if sign in INVISIBLE:
        return ""
    apart = unicodedata.normalize("NFKD", sign.translate(ALIKE))
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()
