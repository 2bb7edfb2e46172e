"""What interrupts a story: boxes, shouted teasers, and lines that the page prints twice.

The figures below are means over 390 dumps of 130 saved pages: share of words that are not the
story's (leak) and of paragraphs that stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.cleaning.headline import letters
from briefing.cleaning.page import Line
from briefing.cleaning.prose import is_prose, word_count

# Short lines after one of these belong to it, up to the next paragraph: of 60 such lines 3 are the
# story's, while of those after "Related" a fourth are its headings.
BOXES = frozenset({"donation appeal", "newsletter plea", "read more", "subscription offer"})
# Between two lines that ask for money or an address, this near, stands what is offered.
OFFERS = frozenset({"newsletter plea", "subscription offer"})
NEAR = 8
# Lines printed twice are captions, pull quotes and summaries; shorter ones are table headings.
# Leak .096 without the rule, .092 with it, for 5 as for 8 words; the same paragraphs are kept.
COPIED_WORDS = 5
DASHES = "—–-"
# Headings in capitals are shorter: none of the 9 in these pages has as many words.
SHOUTED_WORDS, SHOUTED_SHARE = 8, 0.85


def drop_interruptions(body: Sequence[Line]) -> None:
    """Take them out of the lines of the story."""
    drop_offers(body)
    drop_boxes(body)
    drop_copies(body)
    shouted = [line for line in body if line.is_kept and is_shouted(line.text)]
    # A dispatch of a wire or of a navy is written in capitals throughout.
    if 2 * len(shouted) < sum(line.is_kept for line in body):
        for line in shouted:
            line.drop("teaser")


def drop_offers(body: Sequence[Line]) -> None:
    """What stands between the first and the last line of one offer goes with them."""
    opened = None
    for index, line in enumerate(body):
        if line.furniture and line.furniture.reason in OFFERS:
            if opened is not None and index - opened <= NEAR:
                for inside in body[opened:index]:
                    inside.drop(line.furniture.reason)
            opened = index


def drop_boxes(body: Sequence[Line]) -> None:
    """The short lines that follow the first line of a box are more of it."""
    box = None
    for line in body:
        if line.furniture:
            box = line.furniture.reason if line.furniture.reason in BOXES else None
        elif is_prose(line.text):
            box = None
        elif box:
            line.drop(box)


def drop_copies(body: Sequence[Line]) -> None:
    """Of a line that is printed again, the last print is the story's.

    The signature of a quotation may recur, and so may the question of an interview.
    """
    later: set[str] = set()
    for line in reversed(body):
        may_recur = line.text[0] in DASHES or line.text.endswith("?")
        if not line.is_kept or may_recur or word_count(line.text) < COPIED_WORDS:
            continue
        printed = letters(line.text)
        if printed in later:
            line.drop("repeated line")
        later.add(printed)


def is_shouted(text: str) -> bool:
    """Is this a long line in capitals, as some sites print links to other stories?"""
    if word_count(text) < SHOUTED_WORDS:
        return False
    cased = [character for character in text if character.isalpha()]
    return sum(map(str.isupper, cased)) > SHOUTED_SHARE * len(cased)
