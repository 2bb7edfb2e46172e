"""What an article says somebody is: office or rank, the body he speaks for, his country."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from briefing.article import Article, Block, Span
from briefing.entities.countries import country_of, find_countries
from briefing.entities.names import candidate, is_title, lexicon, runs
from briefing.entities.sentences import ABBREVIATIONS, split
from briefing.spelling import fold

LOOK_BACK = 120  # code points; the longest office before a name in the development texts has 49
SENTENCE_REACH = 600  # code points; in the development texts a single sentence is longer
ADMINISTRATION = re.compile(r"\b([A-Z][\w'’-]{1,40}) [Aa]dministration\b")
LONGEST_APPOSITION = 14  # words; the longest in the development texts has 10
TOKEN = re.compile(r"\S+")
CONNECTORS = frozenset({"of", "for", "the", "to", "on"})
PEOPLES = ("an", "ish", "ese", "li", "qi", "mi", "ni", "ti", "ch", "ss", "ek", "ab", "ian", "ean")
PREPOSITIONS = frozenset("of for at in on to the with from and under about against".split())
FAMILY = frozenset("brother sister father".split())  # titles in a convent, kinship in the news
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
    administrations = frozenset(ADMINISTRATION.findall(text))
    colleagues: dict[tuple[int, str], str] = {}
    for i, role in enumerate(best):
        bare = [_office_at(article, *held) for held in said[i] if country_in(held[1]) is None]
        if role is not None and countries[i] is None:
            surname = text[people[i][0].start : people[i][0].end].split()[-1]
            # Only American governments are called administrations by the name of their head.
            countries[i] = "United States" if surname in administrations else None
            countries[i] = (
                countries[i]
                or next((colleagues[office] for office in bare if office in colleagues), None)
                or _by_sentence(article, people[i], role)
            )
        if country := countries[i]:
            colleagues |= {office: country for office in bare if office not in colleagues}
    for i, role in enumerate(best):
        if role is not None and countries[i] is None:
            countries[i] = _by_list(article, people, countries, i)
    return [
        Description(role.text, affiliation_in(role, country), country)
        if role
        else Description(None, None, country)
        for role, country in zip(best, countries, strict=True)
    ]


def _length(role: Role) -> int:
    return len(role.text.split())


def _office_at(article: Article, place: Span, role: Role) -> tuple[int, str]:
    """The paragraph and the last word of an office: two bare Presidents in one are colleagues."""
    return _block(article, place).start, fold(role.text.split()[-1])


def _by_sentence(article: Article, places: Sequence[Span], role: Role) -> str | None:
    """The country just before a head of state: "to Ukraine, where they will meet President ..."."""
    offices = {fold(word) for word in role.text.split()} & HEADS_OF_STATE
    for place in places if offices else ():
        sentence = _sentence(article, place)
        before = article.text[sentence.start : place.start]
        where = WHERE.search(before)
        if where and (named := country_of(where[1])):
            return named
        if "president" in offices and "White House" in before:
            return "United States"
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


def _block(article: Article, place: Span) -> Block:
    return article.blocks[bisect_right(article.blocks, place.start, key=lambda b: b.start) - 1]


def _sentence(article: Article, place: Span) -> Span:
    """The sentence of a mention, as far as it lies within reach."""
    block = _block(article, place)
    start = max(block.start, place.start - SENTENCE_REACH)
    inside = split(article.text, start, min(block.end, place.end + SENTENCE_REACH))
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
    # Between two blanks in a row stands an empty word.
    if not word or word[-1] in ',;:!?)"”' or (word[-1] == "." and not _is_abbreviation(word)):
        return False
    if key in lists["calendar"] or not word[0].isalpha():
        return False
    if word[0].isupper():
        return key not in lists["openers"] or key in GRADES
    return _is_title(key) or key in lists["fields"] or key in GRADES or country_of(word) is not None


def _is_abbreviation(word: str) -> bool:
    return word[:-1].lower() in ABBREVIATIONS or "." in word[:-1]


def _is_title(key: str) -> bool:
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
