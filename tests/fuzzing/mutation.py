"""Inputs changed by words: what hardly ever comes of bytes changed one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

PIECE = re.compile(rb"\w+|\s+|[^\w\s]", re.S)
MOST_CHANGES = 4
MOST_PIECES = 30


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
