"""What a role tells of its holder: the country, and the body he works for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.entities.countries import country_of, find_countries
from briefing.entities.name_words import lexicon
from briefing.entities.roles import Role, is_office
from briefing.entities.tables import any_of, read_table
from briefing.spelling import fold

PEOPLES = ("an", "ish", "ese", "li", "qi", "mi", "ni", "ti", "ch", "ss", "ek", "ab", "ian", "ean")
# The word before one of these is what it is about ("Energy Minister"), unless it is a house.
PORTFOLIOS = frozenset({"minister", "secretary"})
GOVERNMENT = frozenset({"minister", "secretary", "chancellor", "ambassador"})
HOUSES = frozenset({"House", "Office", "Council", "Committee"})
PROPER = r"[A-Z][\w.'’&-]*"
BODY_OF = re.compile(
    rf"\b(?:of|for|at|with|in|head)(?: the)? ({PROPER}(?: (?:of |for |and )?{PROPER})*)"
)


@dataclass(frozen=True, slots=True)
class _Office:
    pattern: re.Pattern[str]
    country: str
    affiliation: str | None


@cache
def _offices() -> tuple[_Office, ...]:
    return tuple(
        _Office(
            re.compile(rf"(?<!\w){any_of(map(re.escape, office['words']))}(?!\w)", re.IGNORECASE),
            office["country"],
            office.get("affiliation"),
        )
        for office in read_table("offices")["office"]
    )


def country_in(role: Role) -> str | None:
    """The country that a role names or that its office belongs to, whichever comes first."""
    if role.owner:
        return role.owner
    named = [(found.start, found.country) for found in find_countries(role.text)]
    offices = ((office.pattern.search(role.text), office.country) for office in _offices())
    # "Security Council" by itself would be that of the United Nations.
    named += [(match.start(), country) for match, country in offices if match]
    return min(named)[1] if named else None


def affiliation_in(role: Role, country: str | None) -> str | None:
    """The body that a role belongs to; a minister's is the government of the people it names."""
    for office in _offices():
        if office.affiliation and office.country == country and office.pattern.search(role.text):
            return office.affiliation
    body = next(_bodies(role.text), None)
    if body:
        return body
    words = role.text.split()
    people = next(
        (w for w in words if w.endswith(PEOPLES) and country_of(w) not in (None, w)), None
    )
    if people and GOVERNMENT & {fold(w) for w in (role.counterpart or role.text).split()}:
        return f"{people} government"
    return "White House" if country == "United States" and words == ["President"] else None


def _bodies(role: str) -> Iterator[str]:
    """The organisations named in a role, before the head of it or behind "of" and "for"."""
    words = role.split()
    head = next((i for i, w in enumerate(words) if is_office(fold(w))), 0)
    last = max((i for i in range(head) if _is_body(words[i])), default=-1)
    if last == head - 1 >= 0 and fold(words[head]) in PORTFOLIOS and words[last] not in HOUSES:
        last = -1
    first = next((i for i in range(last, -1, -1) if not words[i][0].isupper()), -1) + 1
    if last > first or (last == first and words[last].isupper()):
        yield " ".join(words[first : last + 1])
    for match in BODY_OF.finditer(role):
        if any(_is_body(word) for word in match[1].split()):
            yield match[1]


def _is_body(word: str) -> bool:
    """Whether a word makes an organisation of a role's words: "Council", "CIA"."""
    acronym = word.isupper() and len(word) > 2 and country_of(word) is None
    return acronym or (word[0].isupper() and fold(word) in lexicon("words")["bodies"])
