"""Where a person's name is no mention: who took a picture or wrote, what bears a name."""

from __future__ import annotations

import re
from functools import cache

from briefing.article import Span
from briefing.entities.evidence import any_phrase
from briefing.entities.name_words import lexicon

LONGEST_CREDIT = 30  # code points
CREDITED = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|video|illustration|graphic|credit|cartoon)s?"
    r"(?: credit)?(?: by|:| courtesy of|: courtesy of) $",
    re.IGNORECASE,
)
AGENCIES = ("ap", "epa", "pa", "getty", "shutterstock", "alamy", "bloomberg", "associated|press")
# A line of nothing but names and perhaps an office; a sentence ends with a full stop.
BYLINE = re.compile(r"[Bb]y (?=\S)[^\n]{3,80}(?<![.!?:;])(?=\n|$)")
FIRM = re.compile(r" ?& (?:Sons?|Daughters|Brothers|Bros|Co|Company|Partners|Associates)\b")


@cache
def _agency() -> re.Pattern[str]:
    names = any_phrase(lexicon("words")["newsrooms"] | frozenset(AGENCIES))
    return re.compile(rf" ?(?:/|via ) ?{names}\b", re.IGNORECASE)


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(rf" {any_phrase(lexicon('words')['owners'])}\b", re.IGNORECASE)


def is_credit(text: str, name: Span) -> bool:
    """Whether it tells who took a picture or wrote the article: "(Photo: Anna Novak/AP)"."""
    before = text[max(0, name.start - LONGEST_CREDIT) : name.start]
    if CREDITED.search(before) or _agency().match(text, name.end):
        return True
    return bool(BYLINE.match(text, text.rfind("\n", 0, name.start) + 1))


def names_a_thing(text: str, end: int) -> bool:
    """Whether what stands behind a name makes it that of a thing: "the Novak administration"."""
    return bool(_owner().match(text, end) or FIRM.match(text, end))
