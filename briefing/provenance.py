"""What an article says of an entity, with the sentences that say it and the rules that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.article import Annotations, Article, Grounds, Span
from briefing.entities.identity import entity_id
from briefing.entities.sentences import sentences
from briefing.views import sanction_id, sanction_line, transfer_line, words


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A sentence of the article."""

    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of an entity, in words; `quotes` are the sentences, in reading order."""

    says: str
    grounds: Grounds
    quotes: tuple[Quote, ...]

    @property
    def why(self) -> str:
        """How sure, and by which rules: "sure: titled, given name first"."""
        return ": ".join(filter(None, (self.grounds.confidence, ", ".join(self.grounds.rules))))


def claims(article: Article, said: Annotations, about: str) -> tuple[Claim, ...]:
    """All that one article says of the entity with the id `about`; empty if it names it nowhere."""
    found = (*_named(said, about), *_supplied(said, about), *_sanctioned(said, about))
    return tuple(Claim(says, why, _quotes(article, places)) for says, why, places in found)


_Found = Iterator[tuple[str, Grounds, list[Span]]]


def _named(said: Annotations, about: str) -> _Found:
    """The people and weapons of that id, two of them where the article spells one in two ways."""

    def places(name: str) -> list[Span]:
        return [m for m in said.mentions if m.name == name and entity_id(m.kind, name) == about]

    for person in said.people:
        if entity_id("person", person.name) == about:
            described = ", ".join(filter(None, (person.name, person.role)))
            yield described, person.grounds, places(person.name)
    for weapon in said.weapons:
        if entity_id("weapon", weapon.name) == about:
            kind = f"{weapon.name} ({words(weapon.weapon_class)})"
            yield kind, weapon.grounds, places(weapon.name)


def _supplied(said: Annotations, about: str) -> _Found:
    for transfer in said.transfers:
        if entity_id("weapon", transfer.weapon) == about:
            yield transfer_line(transfer), transfer.grounds, [transfer]


def _sanctioned(said: Annotations, about: str) -> _Found:
    for sanction in said.sanctions:
        if any(sanction_id(target.name) == about for target in sanction.targets):
            kinds = ", ".join(words(kind) for kind in sanction.kinds)
            line = f"{sanction_line(sanction)}: {kinds}, {words(sanction.status)}"
            yield line, sanction.grounds, [sanction]


def _quotes(article: Article, places: Iterable[Span]) -> tuple[Quote, ...]:
    """The sentences in which the places begin."""
    starts = [place.start for place in places]
    return tuple(
        Quote(sentence.start, sentence.end, article.text[sentence.start : sentence.end])
        for sentence in sentences(article)
        if any(sentence.start <= start < sentence.end for start in starts)
    )
