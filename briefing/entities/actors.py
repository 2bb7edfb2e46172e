"""Who can supply or receive in a sentence: countries, and armed groups beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefing.article import Span
from briefing.entities.parties import Party, find_parties, goes_on_list, marker_before
from briefing.entities.transfer_terms import lexicon

# "Sudan's Rapid Support Forces", "Lebanese Hezbollah": the country only tells where they are.
JOINING = re.compile(r"\b(?:and|or|along\w*|together|well)\b|&")
# "to the Government of Poland" is to Poland.
BODY_OF = re.compile(
    r"\b(?P<body>(?:(?:[Ff]ederal )?[Gg]overnment|"
    r"[Rr]epublic|[Kk]ingdom|[Ss]tate|army|navy|air force|armed forces|"
    r"military|regime|rulers|port|capital|city) of )(?:the )?$"
)
# "to the newly independent Sudan", "to 30 countries, including Sudan".
FAR_PREPOSITION = re.compile(
    r"\b(?P<marker>to|from|for|by|with|into|[Ff]rom|[Tt]o)\s+"
    r"(?:(?:the|an?)\s+(?:[a-z-]+\s+){1,3}|(?:[\w-]+\s+){0,5}(?:countries|states|nations|allies|partners|governments|"
    r"customers|groups),?\s+(?:including|such as|among them|like|notably)\s+(?:the\s+)?)$"
)
# Who opens a sentence with an office but no country holds it in the one told of before.
OFFICE = re.compile(
    r"(?:President|Chancellor|Premier|(?:Prime|Foreign|Defen[cs]e) Minister)(?: [A-Z][\w-]+){1,3}"
)
# "after Kyiv had agreed": the word before the party joins clauses.
CONJUNCTIONS = frozenset(["after", "before", "since", "until"])
FINITE = re.compile(r"\s+(?:has|had|have|is|are|was|were|will|would|did|agreed|refused)\b")
# The years in which Moscow was the seat of the Soviet Union, and what tells of others.
SOVIET = re.compile(r"\bSoviets?\b|\b19(?:2[2-9]|[3-8]\d|9[01])\b")
LATER = re.compile(r"\b(?:199[2-9]|20[0-4]\d)\b|\bRussia")
OWNER = re.compile(r"(?:['’]s?)?\s+(?:the\s+)?(?:rebel\s+|militant\s+)?")


@lru_cache(maxsize=256)
def find_actors(text: str, sentence: Span, before: str | None = None) -> tuple[Party, ...]:
    """The parties of a sentence in reading order, a group in place of the country it is of."""
    countries = [_as_fighters(text, party) for party in find_parties(text, sentence, before)]
    officer = OFFICE.match(text, sentence.start, sentence.end)
    if officer and before and (not countries or officer.end() <= countries[0].start):
        countries.insert(0, Party(*officer.span(), before, "", None, stands_in=True))
    if _is_soviet(text):
        countries = [_of_the_union(party) for party in countries]
    words = lexicon()
    groups = [
        (match.start(), match.end(), words.agencies.get(match[0], match[0]))
        for match in words.groups.finditer(text, sentence.start, sentence.end)
    ] + [
        (*match.span(), match[match.lastgroup or 0])
        for match in words.fighting_people.finditer(text, sentence.start, sentence.end)
    ]
    if not groups:
        return _marked(text, sentence, countries)
    merged: list[Party] = []
    for start, end, name in groups:
        owners = [p for p in countries if p.end <= start and OWNER.fullmatch(text, p.end, start)]
        begin = owners[-1].start if owners else start
        countries = [p for p in countries if p.end <= begin or end <= p.start]
        merged.append(Party(begin, end, name, "", "name"))
    return _marked(text, sentence, sorted(countries + merged, key=lambda party: party.start))


@lru_cache(maxsize=1)
def _is_soviet(text: str) -> bool:
    return SOVIET.search(text) is not None and LATER.search(text) is None


def _of_the_union(party: Party) -> Party:
    """Moscow in a text that tells only of Soviet years."""
    return replace(party, country="Soviet Union") if party.country == "Russia" else party


def _as_fighters(text: str, party: Party) -> Party:
    """ "Syrian rebels" are a party of their own."""
    fighters = lexicon().fighters.match(text, party.end)
    if fighters is None or party.form != "word":
        return party
    return replace(
        party, end=fighters.end(), country=text[party.start : fighters.end()], form="name"
    )


def _marked(text: str, sentence: Span, parties: list[Party]) -> tuple[Party, ...]:
    """The parties, each with the preposition it hangs on and whether it goes on a list."""
    marked: list[Party] = []
    for party in parties:
        last = marked[-1] if marked else None
        if last is not None and party.start < last.end:
            continue
        listed = last is not None and not party.stands_in and goes_on_list(text, last, party.start)
        marker = last.marker if last and listed else _marker(text, sentence, party.start)
        if marker in CONJUNCTIONS and FINITE.match(text, party.end):
            marker = ""
        marked.append(replace(party, marker=marker, listed=listed))
    return tuple(_unlisted(text, sentence, marked))


def _marker(text: str, sentence: Span, start: int) -> str:
    """The preposition before a party, or before the body of state that it is named with."""
    body = BODY_OF.search(text, max(sentence.start, start - 40), start)
    start = body.start("body") if body else start
    marker = marker_before(text, start, sentence.start)
    far = None if marker else FAR_PREPOSITION.search(text, max(sentence.start, start - 70), start)
    return far["marker"].lower() if far else marker


def _unlisted(text: str, sentence: Span, parties: list[Party]) -> Iterator[Party]:
    """A list ends with "and" or "or"; "by Moscow, the Tel Aviv daily said" is none."""
    joined = False
    kept: list[Party] = []
    for before, party in reversed(list(zip([None, *parties], parties, strict=False))):
        joins = before is not None and JOINING.search(text, before.end, party.start) is not None
        joined = party.listed and (joined or joins)
        if party.listed and not joined:
            marker = _marker(text, sentence, party.start)
            party = replace(party, listed=False, marker=marker)
        kept.append(party)
    return reversed(kept)
