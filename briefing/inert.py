"""Text made safe for a terminal: every control character becomes a visible one, one for one.

Article text is made inert when it is loaded; file names, queries and error sentences when shown.
"""

from __future__ import annotations

BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
LINE_SEPARATORS = (0x2028, 0x2029)
REPLACEMENT = 0xFFFD

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


def visible(text: str) -> str:
    """The text, of the same length, without a character that moves a cursor or turns a line around.

    Newlines and tabs stay.
    """
    return text.translate(VISIBLE)


def one_line(text: str) -> str:
    """The text as one visible line: runs of blanks, tabs and newlines become a blank."""
    return visible(" ".join(text.split()))
