"""Which country a word stands for: names, adjectives, peoples, capitals and seats of government."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.article import Span
from briefing.entities.alternation import alternation
from briefing.entities.tables import read_table

Form = Literal["name", "word", "seat"]


@dataclass(frozen=True, slots=True)
class CountryMention(Span):
    """A place in a text that names a country; `form`: by its name, another word, a capital."""

    country: str
    form: Form


@cache
def _words() -> dict[str, tuple[str, Form]]:
    words: dict[str, tuple[str, Form]] = {}
    for entry in read_table("countries")["country"]:
        words[entry["name"]] = entry["name"], "name"
        for word in entry["words"]:
            words.setdefault(word, (entry["name"], "word"))
            if word[-1].islower() and not word.endswith(("ese", "ish", "ch", "s")):
                words.setdefault(word + "s", (entry["name"], "word"))
        for seat in entry["seats"]:
            words.setdefault(seat, (entry["name"], "seat"))
    return words


@cache
def _pattern() -> re.Pattern[str]:
    names = alternation(map(re.escape, _words()), not_after=r"[\w.-]")
    return re.compile(rf"(?:{names})(?!\w)")


def country_of(word: str) -> str | None:
    """The country that a word or name stands for, or None: "Tehran" and "Iranians" are Iran."""
    found = _words().get(word.replace("’", "'").removesuffix("'s"))
    return found[0] if found else None


def find_countries(text: str, start: int = 0, end: int | None = None) -> Iterator[CountryMention]:
    """The places between `start` and `end` that name a country, in reading order."""
    words = _words()
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        country, form = words[match[0]]
        yield CountryMention(match.start(), match.end(), country, form)
