"""What an article says somebody is: office or rank, the body he speaks for, his country."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from briefing.article import Article, Span
from briefing.entities.countries import country_of, find_countries
from briefing.entities.names import candidate, is_title, lexicon, runs
from briefing.entities.sentences import ABBREVIATIONS, split
from briefing.spelling import fold

LOOK_BACK = 120  # code points: the longest office before a name in the development texts takes 80
LONGEST_APPOSITION = 14  # words
TOKEN = re.compile(r"\S+")
CONNECTORS = frozenset({"of", "for", "the", "to", "on"})
PEOPLES = ("an", "ish", "ese", "li", "qi", "mi", "ni", "ti", "ch", "ss", "ek", "ab", "ian", "ean")
PREPOSITIONS = frozenset("of for at in on to the with from and under about against".split())
GRADES = frozenset(
    """senior top key former outgoing incoming current longtime long-time retired late acting
    interim exiled veteran prominent leading""".split()
)
TRADE = re.compile(r"\w+(?:ologist|spokesman|spokeswoman|spokesperson)")
WHERE = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?), where [^,]*$")
AGE = re.compile(r"\b\d{1,3}-year-old $")
APPOSITION = re.compile(r"(?:, (?:who (?:is|was) )?| (?:is|was|became) )(?:an? |the )?(?=\w)")
APPOSITION_END = re.compile(
    r"""[,;:()—–"“”\n]|(?<![A-Z])\.(?=\s|$)|\.$
    |\s(?:who|whose|that|which|when|where|while|after|before|since|as|because|but
       |(?!acting|leading|founding|ruling)\w+ing)\b""",
    re.VERBOSE,
)
FATE = re.compile(r", (who [^,;.\n]{4,80})")
HEADS_OF_STATE = frozenset(
    "president premier minister chancellor king queen emir sultan leader".split()
)
PROPER = r"[A-Z][\w.'’&-]*"
BODY_OF = re.compile(
    rf"\b(?:of|for|at|with|in|head)(?: the)? ({PROPER}(?: (?:of |for |and )?{PROPER})*)"
)


class Description(NamedTuple):
    """Role, affiliation and country of one person, as `Person` has them."""

    role: str | None
    affiliation: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """How one mention is introduced; `owner` is the country of a possessive before it."""

    text: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class _Office:
    pattern: re.Pattern[str]
    country: str
    affiliation: str | None


@cache
def _offices() -> tuple[_Office, ...]:
    data = resources.files(__package__).joinpath("lexicon/offices.toml").read_text("utf-8")
    return tuple(
        _Office(
            re.compile(
                rf"(?<!\w)(?:{'|'.join(map(re.escape, office['words']))})(?!\w)", re.IGNORECASE
            ),
            office["country"],
            office.get("affiliation"),
        )
        for office in tomllib.loads(data)["office"]
    )


def describe(article: Article, people: Sequence[Sequence[Span]]) -> list[Description]:
    """What is said of each person, who is given by the places that name him, in reading order."""
    text = article.text
    said = [[(place, role) for place in p if (role := role_at(text, place))] for p in people]
    best = [max((role for _, role in roles), key=_length, default=None) for roles in said]
    countries = [next((c for r in roles if (c := country_in(r[1]))), None) for roles in said]
    for i, role in enumerate(best):
        if countries[i] is None and role is not None:
            countries[i] = (
                _by_administration(text, people[i])
                or _by_colleague(article, said, countries, i)
                or (_by_sentence(article, people[i]) if governs(role) else None)
            )
    for i, role in enumerate(best):
        if countries[i] is None and role is not None:
            countries[i] = _by_list(article, people, countries, i)
    return [
        Description(role.text, affiliation_in(role, country), country)
        if role
        else Description(None, None, country)
        for role, country in zip(best, countries, strict=True)
    ]


def _length(role: Role) -> int:
    return len(role.text.split())


def _by_administration(text: str, places: Sequence[Span]) -> str | None:
    """Only American governments are called administrations by the name of their head."""
    surnames = {text[place.start : place.end].split()[-1] for place in places}
    return next(("United States" for name in surnames if f"{name} administration" in text), None)


def _by_colleague(
    article: Article,
    said: Sequence[Sequence[tuple[Span, Role]]],
    countries: Sequence[str | None],
    person: int,
) -> str | None:
    """The country of who held the same office earlier in the paragraph, where both lack one."""
    for place, role in said[person]:
        head, block = role.text.split()[-1], _block(article, place)
        for other, country in zip(said[:person], countries, strict=False):
            for there, held in other:
                if (
                    country
                    and block.start <= there.start < place.start
                    and held.text.endswith(head)
                ):
                    return country
    return None


def _by_sentence(article: Article, places: Sequence[Span]) -> str | None:
    """The country or seat of government just before: "to Ukraine, where they will meet ..."."""
    for place in places:
        sentence = _sentence(article, place)
        before = article.text[sentence.start : place.start]
        where = WHERE.search(before)
        if where and (named := country_of(where[1])):
            return named
        for office in _offices():
            if office.affiliation == "White House" and office.pattern.search(before):
                return office.country
    return None


def _by_list(
    article: Article, people: Sequence[Sequence[Span]], countries: Sequence[str | None], person: int
) -> str | None:
    """The one country of all the others in a list with semicolons."""
    sentence = _sentence(article, people[person][0])
    if ";" not in article.text[sentence.start : sentence.end]:
        return None
    others = {
        country
        for places, country in zip(people, countries, strict=True)
        if country and sentence.start <= places[0].start < sentence.end
    }
    return others.pop() if len(others) == 1 else None


def _block(article: Article, place: Span) -> Span:
    return next(block for block in article.blocks if block.start <= place.start < block.end)


def _sentence(article: Article, place: Span) -> Span:
    block = _block(article, place)
    inside = split(article.text, block.start, block.end)
    return next(sentence for sentence in inside if place.start < sentence.end)


def role_at(text: str, name: Span) -> Role | None:
    """The office, rank or description that one mention stands with, as printed."""
    before, owner = _before(text, name.start)
    after = _after(text, name.end)
    if before or after:
        return Role(", ".join(filter(None, (before, after))), owner)
    age, fate = AGE.search(text, max(0, name.start - 15), name.start), FATE.match(text, name.end)
    return Role(f"{age[0]}{fate[1]}") if age and fate else None


def _before(text: str, start: int) -> tuple[str | None, str | None]:
    """The titles in front of a name, and the country that owns them ("Iran's foreign minister")."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - LOOK_BACK)
    first: int | None = None
    owner, titled = None, False
    for token in reversed(list(TOKEN.finditer(text, line_start, start))):
        word = token[0].rstrip(",") if first is None else token[0]
        key = fold(word)
        if word.endswith(("'s", "’s")):
            owner = country_of(word)
            break
        if not (_belongs(word, key) or (first is not None and key in CONNECTORS)):
            break
        titled |= _is_title(key)
        if key not in CONNECTORS:
            first = token.start()
    if first is None or not titled:
        return None, None
    words = text[first:start].strip(" ,").split(" ")
    while words and fold(words[-1]).strip(".") in lexicon("words")["honorifics"]:
        words.pop()
    if not words:
        return None, None
    if owner is None and text[:first].endswith(" its "):
        nearest = list(find_countries(text, line_start, first))
        owner = nearest[-1].country if nearest else None
    return " ".join(words), owner


def _belongs(word: str, key: str) -> bool:
    """Whether a word may be part of a title in front of a name."""
    lists = lexicon("words")
    if word[-1] in ',;:!?)"”' or (word[-1] == "." and not _is_abbreviation(word)):
        return False
    if key in lists["calendar"] or not word[0].isalpha():
        return False
    if word[0].isupper():
        return key not in lists["openers"] or key in GRADES
    return _is_title(key) or key in lists["fields"] or key in GRADES or country_of(word) is not None


def _is_abbreviation(word: str) -> bool:
    return word[:-1].lower() in ABBREVIATIONS or "." in word[:-1]


def _is_title(key: str) -> bool:
    return is_title(key) or bool(TRADE.fullmatch(key))


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
    if not described or not _heads(words):
        return None
    names = (candidate(text, run) for run in runs(text, opening.end(), opening.end() + len(phrase)))
    # "Antony Blinken, President Joe Biden and others" is a list, not a description.
    return None if any(name and name.titled for name in names) else phrase


def country_in(role: Role) -> str | None:
    """The country that a role names or that its office belongs to, whichever comes first."""
    if role.owner:
        return role.owner
    named = [(found.start, found.country) for found in find_countries(role.text)]
    offices = ((office.pattern.search(role.text), office.country) for office in _offices())
    # "Security Council" by itself would be that of the United Nations.
    named += [(match.start(), country) for match, country in offices if match]
    return min(named)[1] if named else None


def _heads(words: Sequence[str]) -> bool:
    """Whether the head of a noun phrase is a title: the last word before "of", "in", "the"."""
    end = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    return _is_title(fold(words[end - 1]))


def governs(role: Role) -> bool:
    """Whether it is an office of state, which always has a country even where none is named."""
    return any(fold(word) in HEADS_OF_STATE for word in role.text.split())


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
    minister = {"minister", "secretary", "chancellor", "ambassador"} & {fold(w) for w in words}
    if people and minister:
        return f"{people} government"
    return "White House" if country == "United States" and words == ["President"] else None


def _bodies(role: str) -> Iterator[str]:
    """The organisations named in a role, before the head of it or behind "of" and "for"."""
    words = role.split()
    head = next((i for i, w in enumerate(words) if _is_title(fold(w))), 0)
    last = max((i for i in range(head) if _is_body(words[i])), default=-1)
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
