"""Plain text: any usual encoding, one block per printed line, hard-wrapped paragraphs joined."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.article import Block, Document, Source
from briefing.errors import LoadError
from briefing.formats.limits import refuse_long
from briefing.inert import REPLACEMENT, VISIBLE, visible

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of little-endian UTF-32 begins with that of UTF-16, so it is asked first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
# Packed files, whose bytes are evenly spread, hold 11 % of these, programs 38 %; texts hardly any.
BINARY_SHARE = 0.02
# In UTF-16 all NULs are halves of the same hand; Cyrillic still has them at its blanks and stops.
ONE_SIDED_SHARE = 0.98
FEWEST_NULS_SHARE = 0.04

PRINTED_LINE = re.compile(r"[^\n]+")
SENTENCE_END = (".", "!", "?", ":", '"', "”", "»")
FEWEST_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """How long the lines of a wrapped page are, in characters.

    A line of at least `full_share` of the longest is one that the next word did not fit on. In a
    text that may not be wrapped at all, `wrapped_share` of the breaks inside a sentence must be at
    such lines; None where it is known to be wrapped.
    """

    narrowest: int
    widest: int
    full_share: float
    wrapped_share: float | None


# Typewriters, mailers and `fmt` break at 60 to 80 columns, narrow panes and columns in print from
# 30; 100 is the widest setting in common use.
# `fmt` evens its lines out and so stops up to a seventh before the margin. Of the breaks inside a
# sentence, wrapped text has nearly all at full lines; the 390 dumps of web pages that this was
# measured on have at most 2 of 3 there, by chance.
TYPED = Setting(30, 100, 0.85, 0.8)


def load(source: Source) -> Iterator[Document]:
    """The one document of the file; `LoadError` when it is empty or not text."""
    text = visible(decode(source))
    if not text.strip():
        raise LoadError(f"{source.path} has no text in it.")
    spans = paragraphs(text)
    blocks = tuple(Block(start, end, "paragraph", start) for start, end in spans)
    yield Document(source.digest, source.path, join_lines(text, spans), blocks)


def join_lines(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, of the same length, with a blank for every line break inside a span."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += text[done:start], text[start:end].replace("\n", " ")
        done = end
    return "".join([*pieces, text[done:]])


def decode(source: Source) -> str:
    """The characters of the file, without byte order mark and with line ends as newlines."""
    text = decode_marked(source.data)
    text = decode_unmarked(source.data) if text is None else text
    if text is None:
        raise LoadError(f"{source.path} is not a text file.")
    text = with_newlines(text)
    refuse_long(source.path, len(text), text.count("\n"))
    return text


def decode_marked(data: bytes) -> str | None:
    """The characters after a byte order mark, or None where there is none."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def decode_unmarked(data: bytes) -> str | None:
    """UTF-16 where the NULs tell it, else UTF-8, else Windows-1252; None where it is no text."""
    if wide := utf16_by_nulls(data):
        text = data.decode(wide, "replace")
        if sum(ord(character) in VISIBLE for character in text) <= BINARY_SHARE * len(text):
            return text
    controls = len(data) - len(data.translate(None, CONTROL_BYTES))
    if controls > BINARY_SHARE * len(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # A damaged UTF-8 file has more good characters beyond ASCII than bad ones; a Windows-1252 file,
    # whose accents stand alone, has hardly a pair that UTF-8 would allow.
    beyond = sum(character > "\x7f" for character in text)
    damaged = text.count(chr(REPLACEMENT))
    return text if beyond > 2 * damaged else data.decode("cp1252", "replace")


def with_newlines(text: str) -> str:
    """The text with every line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def utf16_by_nulls(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, or None where the NULs do not speak for it."""
    high, low = data[0::2].count(0), data[1::2].count(0)
    nulls = high + low
    if nulls < FEWEST_NULS_SHARE * len(data) or not nulls:
        return None
    if low >= ONE_SIDED_SHARE * nulls:
        return "utf-16-le"
    return "utf-16-be" if high >= ONE_SIDED_SHARE * nulls else None


def printed_lines(text: str) -> list[tuple[int, int]]:
    """Where something is printed on each line that is not blank, without its outer blanks."""
    lines = []
    for found in PRINTED_LINE.finditer(text):
        if printed := found[0].strip():
            start = found.start() + found[0].index(printed[0])
            lines.append((start, start + len(printed)))
    return lines


def paragraphs(text: str, setting: Setting = TYPED) -> list[tuple[int, int]]:
    """The printed lines without their outer blanks, those of a hard-wrapped paragraph as one."""
    lines = printed_lines(text)
    full = full_length(text, lines, setting)
    joined = lines[:1]
    for line, following in pairwise(lines):
        if full and is_break_in_paragraph(text, line, following, full):
            joined[-1] = (joined[-1][0], following[1])
        else:
            joined.append(following)
    return joined


def full_length(text: str, lines: list[tuple[int, int]], setting: Setting) -> float | None:
    """What the next word makes a line longer than where it does not fit any more.

    None where the page was not wrapped: its lines are whole paragraphs.
    """
    lengths = [end - start for start, end in lines]
    width = max((length for length in lengths if length <= setting.widest), default=0)
    # A few lines may be longer: addresses of web pages do not break.
    too_long = sum(length > setting.widest for length in lengths)
    if width < setting.narrowest or too_long > 0.05 * len(lines):
        return None
    full = setting.full_share * width
    if setting.wrapped_share is None:
        return full
    breaks = [
        is_break_in_paragraph(text, line, following, full)
        for line, following in pairwise(lines)
        if is_next_line(text, line, following) and not text.endswith(SENTENCE_END, *line)
    ]
    wrapped = len(breaks) >= FEWEST_BREAKS and sum(breaks) >= setting.wrapped_share * len(breaks)
    return full if wrapped else None


def is_next_line(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Does nothing but one line break, and no deeper indentation, stand between the two?"""
    between = text[line[1] : following[0]]
    return between.count("\n") == 1 and indentation(text, following) <= indentation(text, line)


def indentation(text: str, line: tuple[int, int]) -> int:
    """How many blanks stand before the line."""
    return line[0] - text.rfind("\n", 0, line[0]) - 1


def is_break_in_paragraph(
    text: str, line: tuple[int, int], following: tuple[int, int], full: float
) -> bool:
    """Was the line broken because the next word did not fit?"""
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    needed = line[1] - line[0] + 1 + len(word)
    return is_next_line(text, line, following) and needed > full
