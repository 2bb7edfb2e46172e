"""Which lines describe a picture, and the credit glued to their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.cleaning.headline import letters
from briefing.cleaning.page import Line, Page
from briefing.cleaning.prose import word_count

AGENCIES = (
    "AA|AFP|Alamy|Anadolu|ANSA|AP|AP Photo|Bloomberg|DPA|EFE|EPA|Getty|Getty Images|Handout|iStock"
    "|Kyodo|PA|PA Media|Reuters|REUTERS|Shutterstock|Sipa|Sputnik|TASS|UPI|Xinhua|Yonhap"
)
# A credit follows a full stop, a closing bracket or, glued, the last letter of the caption.
CREDIT = re.compile(
    rf"(?<=[\w.!?\"”’)\]])\s?(?:"
    rf"(?<![^\W\d_a-z])(?:{AGENCIES})(?: ?[/|,-] ?[\w. ]{{2,40}})?"
    rf"|[(\[][^()\[\]]{{0,40}}\b(?:{AGENCIES})\b[^()\[\]]{{0,40}}[)\]]"
    r"|[(\[]?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]hotograph|[Cc]redit)s?"
    r"(?: [Cc]redit| by| courtesy of)? ?[:/|] ?[^.:]{2,50}[)\]]?"
    r")$"
)
# How captions begin that dumps print among the paragraphs.
OPENING = re.compile(
    r"(?:Image|Media) caption|\[\d+/\d+\]|FILE(?: PHOTO)? ?[-–—:]|(?:A )?[Ff]ile ph|Pictured"
    r"|In this (?:file |undated |image|photo)"
)
# A line that is a credit and nothing else: "(Example Pictures)", "Jane Roe/Example Images".
IN_BRACKETS = re.compile(r"\([A-Z][^()\d:]{2,58}\)")
CREDITED = re.compile(r"[\w .,’'&()-]+")
CREDITED_WORDS, MOST_CREDITED = 6, 5
# The line before such a credit is a caption, up to this length in words.
BEFORE_CREDIT = 45
TAIL = 90
SENTENCE_MARKS = (".", "!", "?", '"', "”")
# Longer lines that end like a credit are paragraphs signed by a wire service.
LONGEST_CAPTION = 60


def photo_credit(text: str) -> str | None:
    """The credit a caption ends with, as printed; None where it names no photographer or agency."""
    if text.endswith(SENTENCE_MARKS):
        return None
    found = CREDIT.search(text[-TAIL:])
    credit = found[0].strip() if found else ""
    return credit if credit and len(text) > len(credit) + 20 else None


def is_credit(text: str) -> bool:
    """Does the line name photographers and agencies, and say nothing else?"""
    if IN_BRACKETS.fullmatch(text):
        return True
    parts = text.split("/")
    return (
        1 < len(parts) <= MOST_CREDITED
        and not text.endswith(SENTENCE_MARKS)
        and all(CREDITED.fullmatch(part) and not any(map(str.isdigit, part)) for part in parts)
        and max(map(word_count, parts)) <= CREDITED_WORDS
    )


def drop_credits(body: Sequence[Line]) -> None:
    """Take out the lines that are credits, and know the captions by them or by their beginning."""
    before: Line | None = None
    for line in body:
        if not line.is_kept:
            continue
        if is_credit(line.text):
            line.drop("photo credit")
            if before and before.kind == "paragraph" and word_count(before.text) <= BEFORE_CREDIT:
                before.kind = "caption"
        elif line.kind == "paragraph" and OPENING.match(line.text):
            line.kind = "caption"
        before = line


def mark_captions(page: Page, body: Sequence[Line]) -> None:
    """Find the captions among the lines of the story, cut their credits and keep each once."""
    kept = [line for line in body if line.is_kept and line.kind in ("paragraph", "caption")]
    for index, line in enumerate(kept[:-1]):
        following = kept[index + 1]
        if is_same_caption(line.text, following.text):
            line.kind = "caption"
            following.drop("repeated caption")
    # The last line of the story may be signed by an agency; it is no caption.
    for line in kept[:-1]:
        short = line.text.count(" ") < LONGEST_CAPTION
        if line.is_kept and short and (credit := photo_credit(line.text)):
            line.kind = "caption"
            page.trim(line, credit, "photo credit")


def is_same_caption(text: str, following: str) -> bool:
    """Is the next line the same again, perhaps with the credit glued on?"""
    if text[:8] != following[:8] or text.count(" ") < 2:
        return False
    again, rest = letters(text), letters(following)
    return rest.startswith(again) and (rest == again or photo_credit(following) is not None)
