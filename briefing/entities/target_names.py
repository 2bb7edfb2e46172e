"""The capitalised names that a stretch of a sentence holds, and whose each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.article import Mention, Span, Target, TargetType
from briefing.entities.countries import country_of
from briefing.entities.measures import lexicon
from briefing.entities.name_words import lexicon as name_lexicon
from briefing.entities.parties import Party
from briefing.entities.sanction_status import DAY, FULL_MONTH
from briefing.entities.target_groups import Place
from briefing.spelling import fold

# How far before a list of names its head may stand: "rebel groups, A and B".
BEFORE = 60
# "Iran-based Example Shipping": the place is no part of the name.
BASED = r"(?:based|linked|registered|backed|owned|led|controlled|flagged)\b"
PROPER = (
    rf"(?!(?:{FULL_MONTH}|{DAY})\b|[\w ]{{2,20}}-{BASED})(?:[ae]l-)?"
    rf"[A-ZÀ-Þ][\w&]*(?:/[A-Z][\w'’]+|-(?!{BASED})[\w&]+|['’](?!s\b)\w+)*"
)
NAME = re.compile(rf"{PROPER}(?:\s(?:(?:of|for|the|de)\s){{0,2}}?(?:{PROPER}|\d+\b))*")
PLACE = re.compile(r"\b(?:in|at|near|from)(?: the)? $")
# "The North" stands for a country that is named before, and is no name.
COMPASS = ("North", "South", "East", "West")
# A first word with what it is parted from the next by.
OPENER = re.compile(r"(\w+)\s*")


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a sentence when its names are read; `persons_only`: no firm is meant."""

    parties: tuple[Party, ...]
    people: Sequence[Mention]
    persons_only: bool = False


def find_names(text: str, start: int, end: int, beside: Beside) -> Iterator[Place]:
    """Capitalised names that are no country."""
    for match in NAME.finditer(text, start, end):
        opener = OPENER.match(match[0])
        while opener and fold(opener[1]) in name_lexicon("words")["openers"]:
            opener = OPENER.match(match[0], opener.end())
        first, last = match.start() + (opener.start() if opener else len(match[0])), match.end()
        name = text[first:last]
        if not name:
            continue
        whole = any(
            p.start < last < p.end or (p.start <= first and last == p.end) for p in beside.parties
        )
        # Up to two code points in front of a person stands his rank: "Gen. Anna Novak".
        person = any(p.start - 2 <= last and first < p.end for p in beside.people)
        place = PLACE.search(text, max(start, first - 10), first)
        possessive = text[last : last + 2] in ("'s", "’s")
        # "Wartime Freedonia" is the country, "Central Bank of Iran" is not.
        described = any(first < p.start and last == p.end for p in beside.parties)
        whole = whole or (described and " of " not in name and len(name.split()) < 4)
        if whole or person or place or possessive or country_of(name):
            continue
        if lexicon().heads.match(text, last) or name in COMPASS:
            continue
        yield Span(first, last), (Target(name, _type_of(text, name, Span(start, end), beside)),)


def _type_of(text: str, name: str, where: Span, beside: Beside) -> TargetType:
    """Two capitalised words beside persons are a person too, unless one is of a firm."""
    words = re.findall(r"[\w'’]+", name)
    known = lexicon()
    if known.group_names.intersection(words):
        return "group"
    if known.named_groups.search(text, max(0, where.start - BEFORE), where.end):
        return "group"
    plain = 2 <= len(words) <= 4 and not name.isupper()
    if not plain or known.firm_names.intersection(words):
        return "company"
    among = (
        beside.persons_only
        or any(where.start <= person.start < where.end for person in beside.people)
        or known.named_people.search(text, max(0, where.start - 1), where.end)
    )
    return "person" if among else "company"
