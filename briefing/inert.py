"""Text made safe for a terminal: what moves, turns or hides something becomes a picture of it.

One for one, so that every span over a text holds. `visible` is what a text becomes when its file is
loaded: nothing in it is obeyed any more, but a joiner that spells a word stays, as it is part of
the text. `pictured` is what becomes of it wherever it is painted or printed for somebody to read.
"""

from __future__ import annotations

BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
LINE_SEPARATORS = (0x2028, 0x2029)
REPLACEMENT = 0xFFFD
# In honest text, too, where an eye can pass over it: joiners, soft hyphens, the form of an emoji.
DOT = 0x00B7

# C0 has pictures of its own in Unicode (U+2400 block); C1 and the invisible controls have none.
VISIBLE: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    **dict.fromkeys(BIDI_CONTROLS, REPLACEMENT),
    **dict.fromkeys(LINE_SEPARATORS, REPLACEMENT),
    # Lone surrogates cannot be encoded; file names that are not UTF-8 carry them.
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
}

# What nobody sees, so that two texts look like one and a line is shorter than it is counted: the
# first and the last code point, the picture, what it is. The signs of numbers in Arabic, Syriac and
# Kaithi are format characters as well, but are printed.
UNSEEN = (
    (0x00AD, 0x00AD, DOT, "the soft hyphen"),
    (0x034F, 0x034F, DOT, "the grapheme joiner"),
    (0x115F, 0x1160, REPLACEMENT, "Hangul fillers: letters without a shape"),
    (0x17B4, 0x17B5, REPLACEMENT, "Khmer vowels without a shape"),
    (0x180B, 0x180F, DOT, "Mongolian variation selectors and the separator of vowels"),
    (0x200B, 0x200D, DOT, "the space of no width, the joiner and the non-joiner"),
    (0x2060, 0x2065, DOT, "the word joiner, operators of formulas that are not printed"),
    (0x206A, 0x206F, REPLACEMENT, "format characters that nobody is to use any more"),
    (0x2800, 0x2800, REPLACEMENT, "the Braille cell without dots: looks like a blank and is none"),
    (0x3164, 0x3164, REPLACEMENT, "the Hangul filler"),
    (0xFDD0, 0xFDEF, REPLACEMENT, "no characters"),
    (0xFE00, 0xFE0F, DOT, "variation selectors, the one of emoji among them"),
    (0xFEFF, 0xFEFF, DOT, "the byte order mark within a text"),
    (0xFFA0, 0xFFA0, REPLACEMENT, "the halfwidth Hangul filler"),
    (0xFFF0, 0xFFFB, REPLACEMENT, "annotations between the lines, and not assigned"),
    (0x13430, 0x1343F, DOT, "how hieroglyphs are put together"),
    (0x1BCA0, 0x1BCA3, REPLACEMENT, "format controls of shorthand"),
    (0x1D159, 0x1D159, REPLACEMENT, "the head of a note that is not printed"),
    (0x1D173, 0x1D17A, REPLACEMENT, "format controls of music"),
    (0xE0000, 0xE0FFF, REPLACEMENT, "tags, and variation selectors of rare ideographs"),
    *((last - 1, last, REPLACEMENT, "no characters") for last in range(0xFFFF, 0x110000, 0x10000)),
)
PICTURED: dict[int, int] = VISIBLE.copy()
for first, last, picture, _ in UNSEEN:
    PICTURED.update(dict.fromkeys(range(first, last + 1), picture))


def visible(text: str) -> str:
    """The text, of the same length, without a character that moves a cursor or turns a line around.

    Newlines and tabs stay.
    """
    # None of them counts as printable, which is quickly seen of the lines that have none.
    return text if text.isprintable() else text.translate(VISIBLE)


def one_line(text: str) -> str:
    """The text as one visible line: runs of blanks, tabs and newlines become a blank."""
    return visible(" ".join(text.split()))


def pictured(text: str) -> str:
    """The text as it may reach a terminal: of the same length, and whatever it holds is seen.

    Newlines and tabs stay, and so do accents and points over and under letters: most languages
    are written with them.
    """
    return text.translate(PICTURED)


def pictured_line(text: str) -> str:
    """The text as one line for a terminal: runs of blanks, tabs and newlines become a blank."""
    return pictured(" ".join(text.split()))
