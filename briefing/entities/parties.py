"""Who acts in a sentence: countries, governments and the pronouns that stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.article import Span
from briefing.entities.countries import Form, find_countries

PREPOSITIONS = frozenset(
    """to against on in from with by into across near for over of between upon at inside about
    under after before since despite during amid within through via toward towards than""".split()
)
LAST_WORD = re.compile(r"([\w-]+)[\s“\"]+(?:(?:the|both|its|their|other|neighboring)\s+)*$")
COORDINATION = re.compile(
    r"(?:['’]s)?(?P<comma>\s*,)?\s*"
    r"(?:(?P<word>and|or|alongside|along with|together with|as well as|&)\s+)?(?:the\s+)?"
)
# In English news "the ... administration" without a country is the American one.
ADMINISTRATION = re.compile(r"\b[Tt]he (?:[A-Z]\w+ )?administration\b(?!\s+of)")
STAND_INS = re.compile(
    r"\b(?:[Tt]hey|[Ww]e|[Ii]t|[Tt]he (?:country|regime|government|nation))\b(?!['’]s)"
)


@dataclass(frozen=True, slots=True)
class Party(Span):
    """One place that stands for a country.

    `marker` is the preposition it hangs on, or empty; `listed` says it goes on the list of the
    party before it; `stands_in` that it is a pronoun or the like.
    """

    country: str
    marker: str
    form: Form | None
    listed: bool = False
    stands_in: bool = False


def marker_before(text: str, start: int, floor: int) -> str:
    """The preposition directly before `start`, articles skipped, or the empty string."""
    found = LAST_WORD.search(text, max(floor, start - 30), start)
    word = found[1].lower() if found else ""
    return word if word in PREPOSITIONS else ""


def _listed(text: str, before: Party, start: int) -> bool:
    """Whether what begins at `start` goes on the list of `before`: "Iran, China and Russia".

    ", and" joins two clauses, not two members, unless the list had a comma before.
    """
    gap = COORDINATION.fullmatch(text, before.end, start)
    if gap is None or not gap[0].strip(" ’'s"):
        return False
    return before.listed or not (gap["comma"] and gap["word"] in ("and", "or"))


@lru_cache(maxsize=64)
def find_parties(
    text: str,
    sentence: Span,
    before: str | None = None,
    bodies: tuple[tuple[int, int, str], ...] = (),
) -> tuple[Party, ...]:
    """The parties of a sentence in reading order.

    A pronoun stands for the party that was named last, or for `before` when none was; `bodies` are
    further places that stand for a country. Weapons, transfers and sanctions ask for the same
    sentences one after the other, hence the cache.
    """
    named: list[tuple[int, int, str | None, Form | None]] = [
        (c.start, c.end, c.country, c.form)
        for c in find_countries(text, sentence.start, sentence.end)
    ]
    for match in ADMINISTRATION.finditer(text, sentence.start, sentence.end):
        named.append((match.start(), match.end(), "United States", None))
    named += ((start, end, country, "seat") for start, end, country in bodies)
    for match in STAND_INS.finditer(text, sentence.start, sentence.end):
        named.append((match.start(), match.end(), None, None))
    found: list[Party] = []
    for start, end, country, form in sorted(named, key=lambda place: place[:2]):
        meant = country or (found[-1].country if found else before)
        if meant is None or (found and start < found[-1].end):
            continue
        listed = bool(found) and country is not None and _listed(text, found[-1], start)
        marker = found[-1].marker if listed else marker_before(text, start, sentence.start)
        found.append(Party(start, end, meant, marker, form, listed, country is None))
    return tuple(found)
