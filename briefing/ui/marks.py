"""Turns text and spans into styled terminal lines. No markup parser is ever asked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from briefing.inert import pictured
from briefing.ui.wrapping import cells, clip

# A run of one style: start and end in the text, and the style laid over what is below.
Layer = tuple[int, int, Style]


def styled(text: str, start: int, end: int, style: Style, layers: Iterable[Layer]) -> list[Segment]:
    """`text[start:end]` in `style`, with the layers laid over it in their order."""
    inside = [(max(a, start), min(b, end), s) for a, b, s in layers if a < end and b > start]
    if not inside:
        return [Segment(text[start:end], style)]
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    segments = []
    for a, b in pairwise(edges):
        over = Style.combine([style, *(s for low, high, s in inside if low <= a and b <= high)])
        segments.append(Segment(text[a:b], over))
    return segments


def printable(text: str) -> str:
    """The text as it may reach a terminal, one for one, with tabs and newlines as blanks."""
    return pictured(text).replace("\t", " ").replace("\n", " ")


class Printable(LineFilter):
    """The last wall before the terminal. Who measures a text makes it printable before that."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with texts that may reach a terminal."""
        return [
            each
            if each.text.isascii() and each.text.isprintable()
            else Segment(printable(each.text), each.style, each.control)
            for each in segments
        ]


PRINTABLE = Printable()


def with_end(left: str, right: str, width: int) -> str:
    """Two texts at both ends of a line of `width` cells; the left one yields.

    >>> with_end("John Kirby", "5 · 1", 18)
    'John Kirby   5 · 1'
    """
    left = clip(left, max(0, width - cells(right) - 1))
    return left + " " * (width - cells(left) - cells(right)) + right
