"""Whom a name means: the person named in full who bears that surname or given name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, permutations

from briefing.entities.name_words import Key, lexicon
from briefing.entities.names import Candidate

KNOWN_AS = re.compile(
    r""",? \(?(?:(?:better|also|widely|commonly|popularly) )?(?:known|nicknamed|alias|a\.k\.a\.)"""
    r"""(?: as| by)?(?: the)? ["“‘']?"""
)
# The sex that a form of address tells, by the list of given.toml that it excludes.
ADDRESSES = {
    "women": re.compile(r"\b(?:Mr|Sir|Lord|Mister|Monsieur|Prince|King)\.? $"),
    "men": re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Madame|Madam|Princess|Queen)\.? $"),
}
LONGEST_ADDRESS = 10  # code points
# What English-speaking families call each other: in one article "Joe" and "Joseph Evans" are one.
SHORT_FORMS = """
    alexander alex sandy al
    andrew andy drew
    anthony tony
    benjamin ben benny
    catherine cathy kate katie
    charles charlie chuck
    christopher chris kit
    daniel dan danny
    david dave
    donald don donnie
    edward ed eddie ted teddy
    elizabeth liz beth betsy betty
    frederick fred freddie
    gerald gerry jerry
    gregory greg
    henry harry hank
    james jim jimmy jamie
    jeffrey jeff
    john jack johnny
    joseph joe joey
    joshua josh
    kenneth ken kenny
    lawrence larry
    margaret maggie peggy meg
    matthew matt
    michael mike mick mickey
    nicholas nick
    patricia pat patty
    patrick pat paddy
    peter pete
    philip phil
    rebecca becky
    richard dick rick ricky
    robert bob bobby rob robbie
    ronald ron ronnie
    samuel sam
    stephen steven steve
    susan sue susie
    theodore ted teddy
    thomas tom tommy
    timothy tim
    vincent vince
    walter walt
    william bill billy will
"""
SHORT = frozenset(
    pair for row in SHORT_FORMS.strip().splitlines() for pair in permutations(row.split(), 2)
)
Bearers = dict[str, list[tuple[int, Key]]]


def same_people(keys: Iterable[Key]) -> dict[Key, Key]:
    """Each full name with the fullest form of it: "John Fitzgerald Kennedy" for "John Kennedy"."""
    fullest: dict[Key, Key] = {}
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys, key=len, reverse=True):
        namesakes = by_surname[key[-1]]
        fullest[key] = next((other for other in namesakes if _is_form(key, other)), key)
        namesakes.append(key)
    return fullest


def _is_form(key: Key, fuller: Key) -> bool:
    """Whether one full name is a form of another with the same surname."""
    return set(key) <= set(fuller) or (
        (key[0], fuller[0]) in SHORT and set(key[1:]) <= set(fuller[1:])
    )


def by_nickname(
    text: str, candidates: Sequence[Candidate], full: Mapping[Key, Key]
) -> dict[Key, Key]:
    """The single names that the article gives to people named in full just before."""
    return {
        nick.key: full[name.key]
        for name, nick in pairwise(candidates)
        if name.key in full
        and len(nick.key) == 1
        and KNOWN_AS.fullmatch(text, name.end, nick.start)
    }


def bearers_of(seen: Iterable[tuple[int, Key]]) -> tuple[Bearers, ...]:
    """Who bears a word as surname, as given name or anywhere, and where he is named in full."""
    tables: tuple[Bearers, ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for place, key in seen:
        # "Evans" may be Paul Evans Jr., "Evans Jr." is not Paul Evans.
        surnames = dict.fromkeys((key[-1], key[-1].partition(" ")[0]))
        for table, words in zip(tables, (surnames, key[:1], key), strict=True):
            for word in words:
                table[word].append((place, key))
    return tables


def named_in_full(text: str, name: Candidate, bearers: Sequence[Bearers]) -> Key | None:
    """Whom one part of a name means: the nearest fitting bearer before, else the first after."""
    if len(name.key) > 1:
        return None
    found = next((table[name.key[0]] for table in bearers if name.key[0] in table), None)
    if found is None:
        return None
    excluded = _other_sex(text, name)
    found = [bearer for bearer in found if bearer[1][0] not in excluded] or found
    return found[max(0, bisect_left(found, (name.start,)) - 1)][1]


def _other_sex(text: str, name: Candidate) -> frozenset[str]:
    """The given names that do not go with the form of address in front: "Anna" with "Mr"."""
    before = text[max(0, name.start - LONGEST_ADDRESS) : name.start]
    for names, address in ADDRESSES.items():
        if address.search(before):
            return lexicon("given")[names]
    return frozenset()
