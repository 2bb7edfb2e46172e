"""The places of a text that may name a weapon, each read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.article import WeaponClass
from briefing.entities.countries import country_of
from briefing.entities.designations import designated
from briefing.entities.number_words import NUMBER_WORDS
from briefing.entities.weapon_candidate import Candidate
from briefing.entities.weapon_terms import Lexicon, WeaponType, fold_term, lexicon, singular

UNKNOWN = ("number before a weapon word",)
# As long as the longest phrase that makes a word no weapon ("commercial aircraft").
LONGEST_EXCEPTION = 24
# Four modifiers and an unknown designation are shorter.
LONGEST_LEFT = 64
# From 20 mm on NATO calls a gun a cannon.
CANNON = 20
MADE = re.compile(r"(?:-|\b)(?:built|made|designed)[ -]\Z")
# "101 munitions" are so many of something, "munitions" anything.
COUNTED = re.compile(r"\d[ \xa0]\Z")
# In front of a name that is no part of a sentence's own capitals: "its Example cruise missiles".
INTRODUCES = re.compile(rf"(?:\b(?:an?|the|its|their|of|new|some|{NUMBER_WORDS})|\d)\s\Z", re.I)


def candidates(text: str) -> Iterator[Candidate]:
    """Every place, in reading order and apart from each other."""
    words, last = lexicon(), 0
    for match in words.pattern.finditer(text):
        if match.start() < last or _is_exception(text, match, words):
            continue
        left = words.before.search(text, max(last, match.start() - LONGEST_LEFT), match.start())
        if left is None:
            continue
        found = (designated if match["designation"] else _typed)(match, left, words)
        named = match[0][0].isupper()
        if found and not (named and words.organisation.match(text, found.end)):
            yield found
            last = found.end


def _is_exception(text: str, word: re.Match[str], words: Lexicon) -> bool:
    """Whether the word stands in a phrase that makes it no weapon: "think tank"."""
    near = max(0, word.start() - LONGEST_EXCEPTION), word.end() + LONGEST_EXCEPTION
    return any(
        phrase.start() < word.end() and word.start() < phrase.end()
        for phrases in (words.exceptions, words.teams)
        for phrase in phrases.finditer(text, *near)
    )


def _typed(match: re.Match[str], left: re.Match[str], words: Lexicon) -> Candidate | None:
    """A type with its modifiers, or an unknown designation whose class the type tells."""
    row = words.row(match["term"])
    if row is None:
        return None
    unknown, start = left["unknown"] or left["named"], left.start()
    if unknown and not _is_designation(left, row, words):
        unknown, start = None, left.start("inner")
    printed = match.string[start : match.start()] if not unknown else left["modifiers"]
    modifiers = [_modifier(found[0]) for found in words.modifier.finditer(printed)]
    martial = words.martial.search(printed) is not None
    if unknown:
        return _unknown(match, start, unknown, row)
    if row.modified and not martial and not _in_frame(match, words):
        return None
    plain = match["term"] if fold_term(match["term"]) in words.types else singular(match["term"])
    plain = " ".join(plain.split())
    kept = [] if row.one_entry else modifiers
    return Candidate(
        start,
        match.end(),
        " ".join([*modifiers, plain if plain.isupper() else plain.lower()]),
        row.name,
        frozenset(kept),
        _class_by_calibre(row.weapon_class, modifiers),
        " ".join([*kept, row.name]),
        sure=martial or not row.ambiguous,
        rules=("weapon word",),
        generic=row.generic
        and not martial
        and not COUNTED.search(match.string, max(0, start - 2), start),
    )


def _unknown(match: re.Match[str], start: int, unknown: str, row: WeaponType) -> Candidate:
    """ "Example-351 missiles", "Type 99 tanks"; of ships the name is "Example-class frigate"."""
    name = f"{unknown} {row.name}" if unknown.endswith("-class") else unknown
    return Candidate(
        start,
        match.end(),
        name,
        name,
        frozenset(),
        row.weapon_class,
        name,
        sure=not row.ambiguous and not row.modified,
        rules=UNKNOWN,
        typed=True,
    )


def _is_designation(left: re.Match[str], row: WeaponType, words: Lexicon) -> bool:
    """No "G20 aircraft", no "world-class jets"; "the Example anti-ship missile", but no owner's."""
    numbered, named = left["unknown"], left["named"]
    if numbered:
        at_sea = row.weapon_class == "vessel"
        return at_sea if numbered.endswith("-class") else not words.no_designation.match(numbered)
    introduced = INTRODUCES.search(left.string, max(0, left.start() - 12), left.start())
    owned = any(word in words.owners or country_of(word) for word in (named, *named.split()))
    return bool(introduced and words.martial.search(left["inner"])) and not owned


def _in_frame(match: re.Match[str], words: Lexicon) -> bool:
    """Whether a word like "fighter" means the machine here: "French-built fighters"."""
    context = words.contexts.get(singular(match["term"].lower()))
    if context is None:
        return False
    before = max(0, match.start() - LONGEST_EXCEPTION)
    return bool(
        context.match(match.string, match.end()) or MADE.search(match.string, before, match.start())
    )


def _modifier(printed: str) -> str:
    """One spelling: "long range" is "long-range", "155 mm" is "155mm"."""
    calibre = re.fullmatch(r"([\d.x×]+)[ -]?m.*", printed)
    return f"{calibre[1]}mm" if calibre else printed.lower().replace(" ", "-")


def _class_by_calibre(weapon_class: WeaponClass, modifiers: list[str]) -> WeaponClass:
    """ "155mm guns" are artillery."""
    calibres = [re.match(r"(\d+)[\d.x×]*mm", modifier) for modifier in modifiers]
    heavy = any(calibre and int(calibre[1]) >= CANNON for calibre in calibres)
    return "artillery" if heavy and weapon_class == "small_arms" else weapon_class
