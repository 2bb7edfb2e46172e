"""Breaks text into screen lines, counted in terminal cells. Offsets in, offsets out.

What a terminal prints in one place stays together: a letter with its accents and points, an emoji
joined of several, a flag, a keycap. Text that runs from right to left is broken like any other and
handed on in the order it is read in: whether it is turned around is for the terminal to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

ZERO_WIDTH_JOINER = "\u200d"
# Characters of one cell each that no other joins: nearly all of the news in Latin, Greek and
# Cyrillic letters. Counting their cells is counting them, which is ten times as fast.
PLAIN = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e₠-₿]*"
)
# Blanks that keep a number and its unit on one line.
UNBREAKABLE = "\u00a0\u2007\u202f"
# What stands at no line's beginning and at no line's end where any two characters may be parted.
CLOSING = "、。，．：；！？）］｝」』】〉》〕”’…—ー々"
OPENING = "（［｛「『【〈《〔“‘"


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]`, at most `width` cells each; no text is one empty line.

    Words stay whole; a word wider than a line is cut. Blanks at a break belong to no line. The text
    holds no control character but newlines. Lines are made as they are asked for.
    """
    if start >= end:
        yield start, start
    plain = PLAIN.match(text, start, end)
    is_plain = plain is not None and plain.end() == end
    while start < end:
        if is_plain:
            stop = _plain_stop(text, start, end, width)
        else:
            stop = fit(text, start, end, width)
            if stop < end and not _parts(text[stop]):
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
    if text[start:stop].isascii() and (stop == end or text[stop] < "\u0300"):
        return max(stop, start + 1)
    room, place = width, start
    while place < end:
        following = _together(text, place, end)
        room -= cells(text[place:following])
        if room < 0:
            break
        place = following
    if place > start:
        return place
    # Not even what belongs together has room.
    while place < end and cells(text[start : place + 1]) <= width:
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


def _plain_stop(text: str, start: int, end: int, width: int) -> int:
    stop = start + width
    if stop >= end:
        return end
    if text[stop] == " ":
        return stop
    return text.rfind(" ", start, stop) + 1 or stop


def _parts(character: str) -> bool:
    return character.isspace() and character not in UNBREAKABLE


def _break(text: str, start: int, stop: int) -> int:
    """Where to end a line that holds text[start:stop] and has to break within it.

    Behind a blank, or beside a character of two cells: such scripts know no blanks.
    """
    places = [start]
    while places[-1] < stop:
        places.append(_together(text, places[-1], stop))
    for place in reversed(places[1:]):
        before, after = text[place - 1], text[place]
        if _parts(before) or _parts(after):
            return place
        is_wide = 2 in (get_character_cell_size(before), get_character_cell_size(after))
        if is_wide and after not in CLOSING and before not in OPENING:
            return place
    return stop


def _together(text: str, place: int, end: int) -> int:
    """The end of what is printed in one place, from its first character on."""
    following = place + 1
    first = text[place]
    if first < "\u0300" and (following >= end or text[following] < "\u0300"):
        return following
    is_flag = following < end and _is_flag_letter(first) and _is_flag_letter(text[following])
    if is_flag or first == ZERO_WIDTH_JOINER:
        following += 1
    while following < end:
        character = text[following]
        if character == ZERO_WIDTH_JOINER:
            following += 2
        elif character < "\u0300" or not _is_joined(character):
            break
        else:
            following += 1
    return min(following, end)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@lru_cache(4096)
def _is_joined(character: str) -> bool:
    """Accents, points, variation selectors and keycaps; skin tones; what spells a region's flag."""
    return (
        unicodedata.category(character)[0] == "M"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )
