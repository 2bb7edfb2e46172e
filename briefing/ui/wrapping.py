"""Breaks text into screen lines, counted in terminal cells. Offsets in, offsets out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size

ZERO_WIDTH_JOINER = "\u200d"


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]`, at most `width` cells each; no text is one empty line.

    Words stay whole; a word wider than a line is cut between characters, never before a combining
    mark. Blanks at a break belong to no line. The text holds no control character but newlines.
    """
    if start >= end:
        yield start, start
    while start < end:
        stop = fit(text, start, end, width)
        if stop < end and not text[stop].isspace():
            stop = _break(text, start, stop)
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        yield start, last
        start = stop
        while start < end and text[start].isspace():
            start += 1


def fit(text: str, start: int, end: int, width: int) -> int:
    """The last offset up to which the text is at most `width` cells wide; always past `start`.

    So the character in cell `column` of a line is the one before `fit(…, column + 1)`.
    """
    stop = min(end, start + width)
    if text[start:stop].isascii():
        return stop
    room, place = width, start
    while place < end:
        room -= get_character_cell_size(text[place])
        if room < 0:
            break
        place += 1
    return max(place, start + 1)


def clip(text: str, width: int) -> str:
    """The text cut to `width` cells, with an ellipsis where something is missing.

    >>> clip("a long headline", 8), clip("short", 8)
    ('a long …', 'short')
    """
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    kept = text[: fit(text, 0, len(text), width - 1)]
    # A first character of two cells may be wider than all there is.
    return (kept if cells(kept) < width else "") + "…"


def _break(text: str, start: int, stop: int) -> int:
    """Where to end a line that holds text[start:stop] and has to break within it."""
    for place in range(stop, start, -1):
        if text[place].isspace() or text[place - 1].isspace():
            return place
        if get_character_cell_size(text[place]) == 2 or (
            get_character_cell_size(text[place - 1]) == 2
        ):
            return place
    for place in range(stop, start, -1):
        if get_character_cell_size(text[place]) and text[place - 1] != ZERO_WIDTH_JOINER:
            return place
    return stop
