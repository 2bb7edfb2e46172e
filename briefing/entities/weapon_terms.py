"""The words that name weapons, and the pattern that finds them: `lexicon/weapons.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

from briefing.article import WeaponClass
from briefing.entities.alternation import alternation

# A term of the lexicon is matched in every spelling that newswriters use.
SPELLINGS = (("defense", "defen[cs]e"), ("armored", "armou?red"), (" ", r"[\s-]"), ("-", r"[\s-]"))


@dataclass(frozen=True, slots=True)
class WeaponType:
    """One row of the lexicon; `one_entry` types swallow their modifiers, `ambiguous` ones need war."""

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
    """One spelling for a term: lower case, blanks for hyphens, American, curly quotes straight."""
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
    for plain, spelled in SPELLINGS[:2]:
        pattern = pattern.replace(plain, spelled)
    return re.sub(r"[ -]", r"[\\s-]", pattern) + plural


def _term_pattern(terms: Iterable[str]) -> str:
    names = sorted(set(terms))
    acronyms = [_spelled(term) for term in names if term.isupper() or term[0].isupper()]
    words = [_spelled(term) for term in names if not term[0].isupper()]
    return rf"(?:(?i:{alternation(words)})|{alternation(acronyms)})"


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and compiled once."""
    text = resources.files(__package__).joinpath("lexicon/weapons.toml").read_text("utf-8")
    data = tomllib.loads(text)
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
    pattern = (
        rf"(?<![\w-])(?P<modifiers>(?:{modifier}[\s-]+)*)"
        rf"(?:(?P<designation>(?:{'|'.join(named.values())})s?)(?![\w-])(?:[\s-](?P<generic>(?:{modifier}[\s-]+)*{term}))?"
        rf"|(?P<term>{term}))(?!\w)"
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
