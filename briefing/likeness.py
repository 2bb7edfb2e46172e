"""How alike two articles are: fingerprints of their texts, and the stories these fall into.

A fingerprint is the digest of all words and, where there are enough of them, what tells the issues
of a series apart (dates and numbers in the headline, publisher, day) and a sketch: the pairs of
neighbouring words are dealt into bins by their hash, and each bin keeps its smallest. The share of
bins in which two sketches agree estimates the share of word pairs that two texts have in common
(one-permutation hashing: Li, Owen and Zhang, NIPS 2012).

Measured on the 130 articles of two benchmarks of news extraction, of 600 words in the median: the
estimate errs by .05 (standard deviation). None of the 7,626 pairs of different articles has as much
as a key in common; of two that share a passage, 0.2 % are taken for one story when it makes up four
tenths of each, 5 % at half. Found again are 99.8 % with 5 % of their words changed, 97 % with 10 %,
28 % with 20 %; 99.6 % with a paragraph of 60 words more, 95 % with one less; all with another
headline. A fingerprint takes 0.4 ms and 148 bytes.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Hashable, Mapping
from hashlib import blake2b
from itertools import pairwise
from typing import TypeVar
from zlib import crc32

from briefing.article import Article

Name = TypeVar("Name", bound=Hashable)

WORD = re.compile(r"\w+")
# Below this many words two briefs on one form ("Shares of … rose by …") are as alike as two prints
# of one brief: they are one story only when every word is the same, those of the headline too.
FEWEST_WORDS = 100
# In a headline these, and numbers, tell one issue of a series from the next. "May" is also a verb.
DATES = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
DIGEST = 8
BINS = 64
# Hashes of the dates in the headline and of the publisher, day of publication; 0 is not known.
ISSUE = struct.Struct("<III")
# What a bin keeps of a hash: two bytes agree by accident once in 65,536 times.
SKETCH = struct.Struct(f"<{BINS}H")
SKETCH_START = DIGEST + ISSUE.size
# Bytes: a key is three bins in a row. Two texts that share 60 % of their word pairs have one of ten
# such keys in common in 91 cases of 100; with four bins to a key it takes sixteen keys for 89.
BANDS, BAND = 10, 6
# At 29 of the 64, passages of four and five tenths make one story of 1.2 % and 10 %, and articles
# with 20 % of the words changed are found again in 47 of 100.
FEWEST_AGREEING = BINS // 2


def fingerprint(article: Article) -> bytes:
    """What the words of the story come to; empty for an article without words.

    The headline counts in short articles only: a desk changes it before anything else.
    """
    headline = sum(b.end - b.start for b in article.blocks if b.kind == "headline")
    words = WORD.findall(_body(article).casefold())
    if len(words) < FEWEST_WORDS and headline:
        words = WORD.findall(article.text.casefold())
    if not words:
        return b""
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()
    return digest if len(words) < FEWEST_WORDS else digest + _issue(article) + _sketch(words)


def _body(article: Article) -> str:
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind != "headline")


def _issue(article: Article) -> bytes:
    words = WORD.findall((article.headline or "").casefold())
    dates = sorted({word for word in words if word.isdecimal() or word in DATES})
    return ISSUE.pack(
        crc32(" ".join(dates).encode()),
        crc32((article.publisher or "").casefold().encode("utf-8", "surrogatepass")),
        article.published.toordinal() if article.published else 0,
    )


def _sketch(words: list[str]) -> bytes:
    hashes = {crc32(f"{a} {b}".encode("utf-8", "surrogatepass")) for a, b in pairwise(words)}
    # The smallest of each bin comes last and stays.
    kept = {value % BINS: value // BINS & 0xFFFF for value in sorted(hashes, reverse=True)}
    bins, last = [], kept[max(kept)]
    for place in range(BINS):
        # A bin that got nothing borrows from the one before.
        last = kept.get(place, last)
        bins.append(last)
    return SKETCH.pack(*bins)


def keys(fingerprint: bytes) -> tuple[int, ...]:
    """Numbers of 64 bits at most; articles without one in common are not alike."""
    if not fingerprint:
        return ()
    sketch = fingerprint[SKETCH_START:]
    bands = {sketch[at : at + BAND] for at in range(0, min(len(sketch), BAND * BANDS), BAND)}
    parts = (fingerprint[:DIGEST], *sorted(bands))
    return tuple(int.from_bytes(part, "little", signed=True) for part in parts)


def alike(one: bytes, other: bytes) -> bool:
    """Whether two articles are versions of one story: equal words, or half of the sketch.

    The issues of a series (daily communiqués, reports of the markets) fill one form with other
    facts: three on successive days agree in 46 to 48 bins of 64. So half of the sketch is not
    enough when two headlines name different dates or numbers, or when one publisher printed the two
    on different days.
    """
    if not one or not other:
        return False
    if one[:DIGEST] == other[:DIGEST]:
        return True
    if len(one) == DIGEST or len(other) == DIGEST:
        return False
    dates, publisher, day = ISSUE.unpack_from(one, DIGEST)
    other_dates, other_publisher, other_day = ISSUE.unpack_from(other, DIGEST)
    if dates and other_dates and dates != other_dates:
        return False
    if publisher and publisher == other_publisher and day and other_day and day != other_day:
        return False
    sketches = SKETCH.unpack_from(one, SKETCH_START), SKETCH.unpack_from(other, SKETCH_START)
    bins = zip(*sketches, strict=True)
    return sum(1 for ours, theirs in bins if ours == theirs) >= FEWEST_AGREEING


def stories(fingerprints: Mapping[Name, bytes]) -> list[set[Name]]:
    """The articles in groups: each is alike to another of its group, or alone.

    Only articles with a key in common are compared, as everywhere.
    """
    bearers: defaultdict[int, set[Name]] = defaultdict(set)
    for name, mark in fingerprints.items():
        for key in keys(mark):
            bearers[key].add(name)
    left, found = dict(fingerprints), []
    while left:
        name, mark = left.popitem()
        group, edge = {name}, [mark]
        while edge:
            mark = edge.pop()
            for key in keys(mark):
                bearers[key] &= left.keys()
                near = {other for other in bearers[key] if alike(mark, left[other])}
                edge += [left.pop(other) for other in near]
                group |= near
        found.append(group)
    return found
