"""The words that name weapons: `lexicon/weapons.toml`, compiled to one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import get_args

from briefing.article import WeaponClass
from briefing.entities.alternation import alternation
from briefing.entities.tables import read_table

# A term of the lexicon is matched in every spelling that newswriters use.
SPELLINGS = (("defense", "defen[cs]e"), ("armored", "armou?red"))
# Between the words of a term: a blank or a hyphen, but not the border of a block.
GAP = r"(?:[^\S\n]|-)"
# A type unknown to the lexicon, where a term behind it tells its class: "Paveh-351 missiles".
NUMBERED = r"(?:[A-Z][A-Za-z]{1,15}-(?:\d{1,4}|[IVX]{1,4}\b)|[A-Z]{1,4}\d{1,4})[A-Z]{0,3}"
# The longest run in the development texts is two ("short-range ballistic"); a bound keeps the
# search linear in the text.
MOST_MODIFIERS = 4


@dataclass(frozen=True, slots=True)
class WeaponType:
    """One row; `one_entry` types swallow their modifiers, `ambiguous` ones count only in war."""

    name: str
    weapon_class: WeaponClass
    one_entry: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled word list. `types` is keyed by folded term, see `fold_term`."""

    types: dict[str, WeaponType]
    pattern: re.Pattern[str]
    designations: tuple[tuple[WeaponClass, re.Pattern[str]], ...]
    modifier: re.Pattern[str]
    contexts: dict[str, re.Pattern[str]]
    exceptions: re.Pattern[str]
    organisation: re.Pattern[str]
    fighting: re.Pattern[str]


def fold_term(words: str) -> str:
    """One spelling for a term: lower case, blanks for hyphens, American."""
    plain = re.sub(r"[\s-]+", " ", words.lower())
    return plain.replace("defence", "defense").replace("armoured", "armored")


def singular(words: str) -> str:
    """The last word in the singular: "air defense batteries" is "air defense battery"."""
    if words.endswith("ies"):
        return words[:-3] + "y"
    if words.endswith("ss") or not words.endswith("s"):
        return words
    return words[:-1]


def _spelled(term: str) -> str:
    plural = "" if term.endswith("s") else "s?"
    if term.endswith("y"):
        term, plural = term[:-1], "(?:y|ies)"
    pattern = re.escape(term).replace(r"\ ", " ").replace(r"\-", "-")
    for plain, spelled in SPELLINGS:
        pattern = pattern.replace(plain, spelled)
    return pattern.replace("-", " ").replace(" ", GAP) + plural


def _term_pattern(terms: Iterable[str]) -> str:
    names = sorted(set(terms))
    acronyms = [_spelled(term) for term in names if term.isupper() or term[0].isupper()]
    words = [_spelled(term) for term in names if not term[0].isupper()]
    return rf"(?:(?i:{alternation(words)})|{alternation(acronyms)})"


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and compiled once."""
    data = read_table("weapons")
    types: dict[str, WeaponType] = {}
    terms: list[str] = []
    for weapon_class in get_args(WeaponClass):
        for name, others in data.get(weapon_class, {}).items():
            row = WeaponType(
                name, weapon_class, name in data["one_entry"], name in data["ambiguous"]
            )
            terms += [name, *others]
            types |= {fold_term(term): row for term in (name, *others)}
    modifier = (
        f"(?i:{alternation(_spelled(m).removesuffix('s?') for m in data['modifiers'].split())})"
    )
    term = _term_pattern(terms)
    named = {c: "|".join(patterns) for c, patterns in data["designations"].items()}
    modifiers = rf"(?:{modifier}{GAP}){{0,{MOST_MODIFIERS}}}"
    designation = rf"(?:{'|'.join(named.values())})s?"
    pattern = (
        rf"(?<![\w-])(?P<modifiers>{modifiers})(?:"
        rf"(?P<designation>{designation})(?![\w-])(?:{GAP}{modifiers}{term})?|(?P<term>{term})"
        rf"|(?P<numbered>{NUMBERED}){GAP}{modifiers}(?P<numbered_term>{term})"
        r")(?!\w)"
    )
    return Lexicon(
        types=types,
        pattern=re.compile(pattern),
        designations=tuple(
            (c, re.compile(rf"(?:{named[c]})s?")) for c in get_args(WeaponClass) if c in named
        ),
        modifier=re.compile(modifier),
        contexts={term: re.compile(after) for term, after in data["contexts"].items()},
        exceptions=re.compile(rf"(?<!\w)(?i:{'|'.join(data['exceptions'])})(?!\w)"),
        organisation=re.compile(
            rf"(?:\s+[A-Z]\w+){{0,2}}?\s+(?:{'|'.join(data['organisation'].split())})\b"
        ),
        fighting=re.compile(rf"\b(?:{'|'.join(data['fighting'].split())})\b"),
    )
