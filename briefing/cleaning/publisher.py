"""Who published it, by the page's own word: source line, title, masthead, or its pleas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.cleaning.headline import LONGEST, SITE_TAIL, letters
from briefing.cleaning.page import Line

NAME = r"(?P<name>(?:[Tt]he )?[^\W\d_a-z][^.:|!?]{1,40}?)"
SOURCE = re.compile(
    rf"(?i:source ?:|(?:first|originally) published (?:by|in|on):?) ?{NAME}\.?",
)
SELF_NAMING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:an? (?:\w+ )?(?:message|note|letter|word) from) {NAME}:?",
        rf"(?i:support|donate to|subscribe to|welcome to|follow) {NAME}(?:!| on [A-Z]\w+.*)",
        r"(?i:copyright|©|\(c\))[ ©]*\d{4}(?: ?[-–] ?\d{2,4})?,? (?:by )?"
        rf"{NAME}(?:[.,|].*)?",
    )
)
# Words by which newspapers, stations and agencies name themselves.
MASTHEAD_WORDS = frozenset(
    """
    agency bulletin chronicle courier daily dispatch echo examiner express gazette globe
    guardian herald independent inquirer journal mail mirror monitor news observer online post
    press radio record register reporter review sentinel standard star sun telegraph times today
    tribune tv weekly wire
    """.split()
)
# With these alone a line is the name of a section, not of a paper.
SECTION_WORDS = frozenset(
    """
    all and breaking business daily entertainment features international latest life live local
    national news online opinion politics radio sport sports the today top tv us uk video weekly
    world
    """.split()
)
LONGEST_NAME = 5


def source_named(text: str) -> str | None:
    """The name in a line like "Source: The Daily Example"."""
    found = SOURCE.fullmatch(text) if len(text) <= LONGEST else None
    return found["name"].strip() if found else None


def self_named(text: str) -> str | None:
    """The name by which furniture speaks of its own site: "A message from The Daily Example:"."""
    if len(text) > LONGEST:
        return None
    found = next((f for pattern in SELF_NAMING if (f := pattern.fullmatch(text))), None)
    return found["name"].strip() if found else None


def masthead(text: str) -> str | None:
    """The line itself where it is the name of a paper or station."""
    words = text.casefold().split()
    named = MASTHEAD_WORDS.intersection(words) and not SECTION_WORDS.issuperset(words)
    return text if named and len(words) <= LONGEST_NAME and not text.isupper() else None


def site_of_title(title: str, headline: str) -> str | None:
    """The site named after the headline in a page's title ("Headline | Site")."""
    found = SITE_TAIL.search(title)
    if not found or found["site"].count(" ") >= LONGEST_NAME or not found["site"][0].isupper():
        return None
    # A dash also joins two halves of one headline: then the page prints both halves again.
    sure = found["mark"] == "|" or letters(title[: found.start()]) == letters(headline)
    return found["site"].strip() if sure else None


def find_publisher(lines: Sequence[Line], first: int, title: str, headline: str) -> str | None:
    """The publisher by the best witness; `first` is the line of the headline or the story."""
    kept = (name for line in lines if (name := source_named(line.text)))
    above = (name for line in lines[: min(first, 3)] if (name := masthead(line.text)))
    dropped = (
        name for line in lines if not line.is_kept and (name := self_named(line.text)) is not None
    )
    return (
        next(kept, None)
        or site_of_title(title, headline)
        or next(above, None)
        or next(dropped, None)
    )
