"""How a mention of a person is introduced: titles before the name, a description behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.article import Span
from briefing.entities.countries import country_of, find_countries
from briefing.entities.name_words import is_title, lexicon
from briefing.entities.names import candidate, runs
from briefing.entities.sentences import ABBREVIATIONS
from briefing.spelling import fold

LOOK_BACK = 120  # code points; the longest office before a name in the development texts has 49
LONGEST_APPOSITION = 14  # words; the longest in the development texts has 10
TOKEN = re.compile(r"\S+")
CONNECTORS = frozenset({"of", "for", "the", "to", "on"})
PREPOSITIONS = frozenset("of for at in on to the with from and under about against".split())
FAMILY = frozenset("brother sister father".split())  # titles in a convent, kinship in the news
GRADES = frozenset(
    """senior top key former outgoing incoming current longtime long-time retired late acting
    interim exiled veteran prominent leading""".split()
)
TRADE = re.compile(r"\w+(?:ologist|spokesman|spokeswoman|spokesperson)")
AGE = re.compile(r"\b\d{1,3}-year-old $")
APPOSITION = re.compile(r"(?:, (?:who (?:is|was) )?| (?:is|was|became) )(?:an? |the )?(?=\w)")
APPOSITION_END = re.compile(
    r"""[,;:()—–"“”\n]|(?<![A-Z])\.(?=\s|$)|\.$
    |\s(?:who|whose|that|which|when|where|while|after|before|since|as|because|but
       |(?!acting|leading|founding|ruling)\w+ing)\b""",
    re.VERBOSE,
)
COUNTERPART = re.compile(
    r"\b(?:his|her|their|its) (?:(?P<nation>(?:[A-Z][\w.-]+ ){1,3})counterpart"
    r"|counterpart (?:from|in|of) (?P<land>(?:[A-Z][\w.-]++ ?){1,3})),? $"
)
OF = re.compile(r" of (?:the )?(?=[A-Z])")
LONGEST_COUNTRY = 40  # code points
FATE = re.compile(r", (who [^,;.\n]{4,80})")


@dataclass(frozen=True, slots=True)
class Role:
    """How one mention is introduced.

    `owner` is the country of a possessive before it, or of what stands behind it; `counterpart`
    the office of the other where it is that of a counterpart.
    """

    text: str
    owner: str | None = None
    counterpart: str | None = None


def role_at(text: str, name: Span) -> Role | None:
    """The office, rank or description that one mention stands with, as printed."""
    if counterpart := _counterpart(text, name.start):
        return counterpart
    before, owner = _before(text, name.start)
    after = _after(text, name.end)
    if before or after:
        owner = owner or (_home(text, name.end) if before else None)
        return Role(", ".join(filter(None, (before, after))), owner)
    age, fate = AGE.search(text, max(0, name.start - 15), name.start), FATE.match(text, name.end)
    return Role(f"{age[0]}{fate[1]}") if age and fate else None


def _counterpart(text: str, start: int) -> Role | None:
    """The office of "his German counterpart": the other's, in the country that is named."""
    found = COUNTERPART.search(text, max(0, start - LOOK_BACK), start)
    country = country_of((found["nation"] or found["land"]).strip(" ,")) if found else None
    if found is None or country is None:
        return None
    nation = f"{found['nation']}counterpart" if found["nation"] else found[0].partition(" ")[2]
    return Role(nation.strip(" ,"), country, counterpart="")


def _home(text: str, end: int) -> str | None:
    """The country behind a name that stands with a title: "Prime Minister X of Denmark"."""
    opening = OF.match(text, end)
    if opening is None:
        return None
    found = next(find_countries(text, opening.end(), opening.end() + LONGEST_COUNTRY), None)
    return found.country if found and found.start == opening.end() else None


def _before(text: str, start: int) -> tuple[str | None, str | None]:
    """The titles in front of a name, and the country that owns them ("Iran's foreign minister")."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - LOOK_BACK)
    first, owner = _titles(text, line_start, start)
    words = text[first:start].strip(" ,").split(" ") if first is not None else []
    while words and fold(words[-1]).strip(".") in lexicon("words")["honorifics"]:
        words.pop()
    if not any(is_office(fold(word)) for word in words):
        return None, None
    if owner is None and text[:first].endswith(" its "):
        nearest = list(find_countries(text, line_start, first))
        owner = nearest[-1].country if nearest else None
    return " ".join(words), owner


def _titles(text: str, line_start: int, start: int) -> tuple[int | None, str | None]:
    """Where the titles before `start` begin, or None, and the country that owns them."""
    first: int | None = None
    rank: int | None = None
    titled = False
    for token in reversed(list(TOKEN.finditer(text, line_start, start))):
        word = token[0].rstrip(",") if first is None else token[0]
        if word.endswith(("'s", "’s")):
            return (first if titled else None), country_of(word)
        if first is not None and rank is None and is_office(fold(word[:-1])) and word[-1] == ",":
            # "Iran's supreme leader, Ayatollah Omar Haddad": without an owner it may be a list.
            word, rank = word[:-1], first
        key = fold(word)
        lower = first is not None and text[first].islower()
        if not (_belongs(word, key, lower) or (first is not None and key in CONNECTORS)):
            break
        titled |= is_office(key)
        if key not in CONNECTORS:
            first = token.start()
    return (rank or first) if titled else None, None


def _belongs(word: str, key: str, before_lower: bool) -> bool:
    """Whether a word may be part of a title in front of a name, or of its lower-case rest."""
    lists = lexicon("words")
    # Between two blanks in a row stands an empty word.
    if not word or word[-1] in ',;:!?)"”' or (word[-1] == "." and not _is_abbreviation(word)):
        return False
    if key in lists["calendar"] or not word[0].isalpha():
        return False
    if word[0].isupper():
        return key not in lists["openers"] or key in GRADES or country_of(word) is not None
    if before_lower and key in lists["bodies"]:
        return True  # "foreign ministry spokeswoman"
    return is_office(key) or key in lists["fields"] or key in GRADES or country_of(word) is not None


def _is_abbreviation(word: str) -> bool:
    return word[:-1].lower() in ABBREVIATIONS or "." in word[:-1]


def is_office(key: str) -> bool:
    """Whether a folded word says what somebody does; a brother or father is kin."""
    return key not in FAMILY and (is_title(key) or bool(TRADE.fullmatch(key)))


def _after(text: str, end: int) -> str | None:
    """The description behind a name: ", a key Iranian negotiator in the deal;"."""
    opening = APPOSITION.match(text, end)
    if opening is None:
        return None
    stop = APPOSITION_END.search(text, opening.end(), opening.end() + LOOK_BACK)
    phrase = text[opening.end() : stop.start()] if stop else ""
    words = phrase.split()
    if not words or len(words) > LONGEST_APPOSITION:
        return None
    lists, opener = lexicon("words"), fold(words[0])
    described = (
        opening[0].endswith(("a ", "an ", "the "))
        or opener in lists["titles"] | lists["fields"] | GRADES
        or country_of(words[0]) is not None
    )
    if not described or not _is_description(words):
        return None
    names = (candidate(text, run) for run in runs(text, opening.end(), opening.end() + len(phrase)))
    # "Anna Novak, President Omar Haddad and others" is a list, not a description.
    return None if any(name and name.titled for name in names) else phrase


def _is_description(words: list[str]) -> bool:
    """Whether the head of a noun phrase is a title: the last word before "of", "in", "the"."""
    end = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    return is_office(fold(words[end - 1]))
