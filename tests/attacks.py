"""Texts that make a pattern go back: a beginning, and what to repeat, made of its own repeats."""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from backtracking import Counting, sign_class

# What parts of attacks are made of, where a class takes it: each kind of sign, and a foreign one.
ALPHABET = "aA1 -.,'\n\"_@<=/&;:()x\0é中"
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def attacks(counting: Counting) -> Iterator[tuple[str, str]]:
    """Beginnings of texts, and what to repeat behind them: made of the pattern's own repeats."""
    found = _repeats(counting, counting.tree, counting.tree.state.flags, "")
    yield from dict.fromkeys((before, pump) for before, pump in found if pump)


def _repeats(counting: Counting, parts: Any, flags: int, before: str) -> Iterator[tuple[str, str]]:
    for kind, value in parts:
        if kind in REPEATS:
            if value[1] > 8:
                yield from ((before, pump) for pump in _samples(counting, value[2], flags))
            yield from _repeats(counting, value[2], flags, before)
        elif kind is op.SUBPATTERN:
            yield from _repeats(counting, value[3], flags & ~value[2] | value[1], before)
        elif kind is op.ATOMIC_GROUP:
            yield from _repeats(counting, value, flags, before)
        elif kind is op.BRANCH:
            for choice in value[1]:
                yield from _repeats(counting, choice, flags, before)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeats(counting, value[1], flags, before)
        before += sample(counting, [(kind, value)], flags, ALPHABET)


def _samples(counting: Counting, parts: Any, flags: int) -> Iterator[str]:
    for first in "aA ":
        yield sample(counting, parts, flags, first + ALPHABET)


def sample(counting: Counting, parts: Any, flags: int, signs: str) -> str:
    """The shortest text that a part of a pattern takes, of the first of these signs that fit."""
    text = ""
    for kind, value in parts:
        if has := sign_class((kind, value), flags, counting.is_bytes):
            text += next(filter(has, signs), None) or _first(kind, value)
        elif kind is op.SUBPATTERN:
            text += sample(counting, value[3], flags & ~value[2] | value[1], signs)
        elif kind is op.ATOMIC_GROUP:
            text += sample(counting, value, flags, signs)
        elif kind is op.BRANCH:
            options = [sample(counting, each, flags, signs) for each in value[1]]
            text += min(options, key=lambda each: (not each.startswith(signs[0]), len(each)))
        elif kind in REPEATS:
            text += sample(counting, value[2], flags, signs) * value[0]
    return text


def _first(kind: Any, value: Any) -> str:
    """The first sign that a class names; a foreign one where it names none."""
    while kind is op.IN:
        kind, value = next(each for each in value if each[0] is not op.NEGATE)
    return chr(value if kind is op.LITERAL else value[0] if kind is op.RANGE else 0x4E2D)
