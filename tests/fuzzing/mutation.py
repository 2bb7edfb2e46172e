"""Inputs changed by words: what hardly ever comes of bytes changed one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

PIECE = re.compile(rb"\w+|\s+|[^\w\s]", re.S)
MOST_CHANGES = 4
MOST_PIECES = 30
# Stretches of several words that are repeated.
DRAWN = 100


def repeated(words: Sequence[bytes], size: int, random: Random) -> Iterator[bytes]:
    """So many bytes of each word, and of words drawn at random, over and over.

    What goes through a text again for each of them, or calls itself for each, shows here.
    """
    drawn = (random.choices(words, k=random.randint(2, 4)) for _ in range(DRAWN))
    stretches = (random.choice((b"", b" ", b"\n")).join(each) for each in drawn)
    for stretch in (*words, *stretches):
        yield (stretch * (size // len(stretch) + 1))[:size]


def changed(data: bytes, words: Sequence[bytes], random: Random) -> bytes:
    """The bytes with some words of them gone, doubled, moved, replaced, or with others between."""
    pieces = PIECE.findall(data)
    for _ in range(random.randint(1, MOST_CHANGES)):
        start, to = (random.randint(0, len(pieces)) for _ in range(2))
        end = min(len(pieces), start + random.choice((1, 1, 1, 2, 5, MOST_PIECES)))
        stretch = pieces[start:end]
        match random.randrange(5):
            case 0:
                del pieces[start:end]
            case 1:
                pieces[to:to] = stretch
            case 2:
                pieces[start:end] = []
                pieces[to:to] = stretch
            case 3:
                pieces[start : start + 1] = [random.choice(words)]
            case _:
                pieces[start:start] = [random.choice(words)]
    return b"".join(pieces)
