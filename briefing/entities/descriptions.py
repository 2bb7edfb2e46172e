"""What an article says of its people: roles, affiliations and countries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefing.article import Article, Block, Span
from briefing.entities.countries import country_of
from briefing.entities.offices import affiliation_in, country_in
from briefing.entities.roles import Role, role_at
from briefing.entities.sentences import split
from briefing.spelling import fold

SENTENCE_REACH = 600  # code points; in the development texts a single sentence is longer
ADMINISTRATION = re.compile(r"\b([A-Z][\w'’-]{1,40}) [Aa]dministration\b")
WHERE = re.compile(r"\b([A-Z]\w++(?: [A-Z]\w++)?), where [^,]*$")
HEADS_OF_STATE = frozenset(
    "president premier minister chancellor king queen emir sultan leader".split()
)


class Description(NamedTuple):
    """Role, affiliation and country of one person, as `Person` has them."""

    role: str | None
    affiliation: str | None
    country: str | None


def describe(article: Article, people: Sequence[Sequence[Span]]) -> list[Description]:
    """What is said of each person, who is given by the places that name him, in reading order."""
    text = article.text
    said = [[(place, role) for place in p if (role := role_at(text, place))] for p in people]
    said = _with_counterparts(article, said)
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


def _with_counterparts(
    article: Article, said: Sequence[Sequence[tuple[Span, Role]]]
) -> list[list[tuple[Span, Role]]]:
    """The roles, where a counterpart has the office that is named before in the paragraph."""
    held = sorted(
        ((place, role.text) for roles in said for place, role in roles if role.counterpart is None),
        key=lambda office: office[0].start,
    )
    told = list[list[tuple[Span, Role]]]()
    for roles in said:
        told.append([])
        for place, role in roles:
            if role.counterpart is not None:
                start = _block(article, place).start
                before = [text for other, text in held if start <= other.start < place.start]
                role = replace(role, counterpart=before[-1] if before else "")
            told[-1].append((place, role))
    return told


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
