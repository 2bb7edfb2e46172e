"""Postings: in which articles a term stands, how much it weighs there, and where.

A position has two slots, the even one for a word as written and the odd one for derived forms:
so a phrase tells them apart, and a word asks one posting list for both.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from briefing.search.nearness import FARTHEST
from briefing.search.words import CACHED_CHUNKS, CHUNK, VOCABULARY, width

HEADER = struct.Struct("<I?")
# In bytes: compressing less takes longer than it saves. Most terms stand in a handful of articles.
WORTH_COMPRESSING = 512
# Two for each word of a long article.
CACHED_SLOTS = 5_000


class EncodedChunks(dict[str, tuple[int, tuple[tuple[bytes, int], ...]]]):
    """chunk -> how many slots it takes, and each of its terms with its slot."""

    def __missing__(self, chunk: str) -> tuple[int, tuple[tuple[bytes, int], ...]]:
        if len(self) >= CACHED_CHUNKS:
            self.clear()
        found = VOCABULARY[chunk]
        terms = ((t.term.encode(), 2 * t.position + (not t.is_written)) for t in found)
        self[chunk] = encoded = (2 * width(found), tuple(terms))
        return encoded


class SingleSlots(dict[int, bytes]):
    """slot -> it alone, packed: most terms stand in one place of an article."""

    def __missing__(self, slot: int) -> bytes:
        packed = array("I", [slot]).tobytes()
        if slot < CACHED_SLOTS:
            self[slot] = packed
        return packed


ENCODED = EncodedChunks()
SINGLE = SingleSlots()


def slots_of(
    texts: Iterable[tuple[str, int]],
) -> Iterator[tuple[bytes, int, float, bytes]]:
    """Each term of an article's texts with its count, its weight and its packed slots.

    A text comes with the weight of one of its words. No phrase goes from one text to the next, and
    no word of one is near a word of the next.
    """
    slots: dict[bytes, list[int]] = {}
    weights: dict[bytes, int] = {}
    base = 0
    for text, weight in texts:
        for size, terms in map(ENCODED.__getitem__, CHUNK.findall(text)):
            for term, slot in terms:
                if term in slots:
                    slots[term].append(base + slot)
                    weights[term] += weight
                else:
                    slots[term] = [base + slot]
                    weights[term] = weight
            base += size
        base += 2 * FARTHEST
    for term, at in slots.items():
        packed = SINGLE[at[0]] if len(at) == 1 else array("I", at).tobytes()
        yield term, len(at), float(weights[term]), packed


def positions(packed: bytes) -> set[int]:
    """Where a word stands, as written or in a derived form."""
    return {slot >> 1 for slot in array("I", packed)}


def is_written(packed: bytes) -> bool:
    """Whether one of the words stands there as written."""
    return any(not slot & 1 for slot in array("I", packed))


def starts(packed: bytes, place: int) -> list[int]:
    """The slots where a phrase would begin, were each word as written its word number `place`."""
    return [slot - 2 * place for slot in array("I", packed) if not slot & 1]


@dataclass(frozen=True, slots=True)
class PostingList:
    """The articles of one term by number, each with its weight and its packed slots.

    `packed` holds the slots of one article after the other, `sizes` how many bytes each takes.
    """

    numbers: Sequence[int]
    weights: Sequence[float]
    sizes: Sequence[int]
    packed: bytes

    @classmethod
    def of(cls, postings: Iterable[tuple[int, float, bytes]]) -> PostingList:
        """The list of some (number, weight, packed slots)."""
        numbers, weights, slots = zip(*postings, strict=True)
        return cls(numbers, weights, tuple(map(len, slots)), b"".join(slots))

    def __iter__(self) -> Iterator[tuple[int, float, bytes]]:
        borders = pairwise(accumulate(self.sizes, initial=0))
        slots = (self.packed[start:end] for start, end in borders)
        return zip(self.numbers, self.weights, slots, strict=True)

    def encoded(self) -> bytes:
        """The list as it stands in a file."""
        numerals = (array("I", self.numbers), array("f", self.weights), array("I", self.sizes))
        plain = b"".join((*(n.tobytes() for n in numerals), self.packed))
        is_compressed = len(plain) >= WORTH_COMPRESSING
        body = zlib.compress(plain, 1) if is_compressed else plain
        return HEADER.pack(len(self.numbers), is_compressed) + body

    @classmethod
    def decoded(cls, data: bytes) -> PostingList:
        """The list that was encoded so."""
        count, is_compressed = HEADER.unpack_from(data)
        body = data[HEADER.size :]
        plain = zlib.decompress(body) if is_compressed else body
        size = 4 * count
        return cls(
            numbers=array("I", plain[:size]),
            weights=array("f", plain[size : 2 * size]),
            sizes=array("I", plain[2 * size : 3 * size]),
            packed=plain[3 * size :],
        )
