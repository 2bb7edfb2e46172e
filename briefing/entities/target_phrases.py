"""The targets that a stretch of a sentence names: people, groups, firms, programmes, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.article import Mention, Span, Target, TargetType
from briefing.entities.measures import lexicon
from briefing.entities.number_words import NUMBER_WORDS
from briefing.entities.parties import Party
from briefing.entities.target_groups import POSSESSIVE, Place, bare, find_groups
from briefing.entities.target_names import NAME, Beside, find_names

# "former Guatemalan president Jimmy Doe", "Turkish firm Example Shipping": the adjective and the
# trade before a name tell of it.
INTRODUCING = re.compile(r"(?:['’]s)?(?: (?!and\b|or\b|to\b|from\b)[\w.-]+){0,5} ")
LOWER_CASE = re.compile(r"(?: (?!and\b|or\b)[a-z][\w-]*){1,3} ")
# "Malian divers", but no "Malian sanctions" (see `no_people`).
PLURAL = re.compile(r"(?: [a-z][\w-]*){0,2}? (?P<head>[a-z][a-z-]{2,}(?<![sui])s)\b(?! [a-z]+s\b)")
# "25 Russians": people, not the country.
COUNTED = re.compile(rf"\b(?:\d+|one|{NUMBER_WORDS}|several|some|dozens of|hundreds of) $")
# "the company", "its generals": whoever the measure before hit.
REPEATED = re.compile(
    r"(?:[Tt]he|[Tt]his) (?:\w+ )?(?:company|firm|bank|group|agency|network|foundation)\b"
    r"(?! of|['’]s)"
    r"|the (?:\w+ )?(?:state|country|group|company|bank|junta|regime|government|movement)['’]s "
    r"(?:\w+ ){0,2}(?:assets|funds|property|accounts|reserves)"
    r"|[Tt]he \w+ (?:men|women|individuals|companies|firms|banks|people)\b"
    r"(?! (?:of|who|that|[a-z]+ed)\b)"
)
ANAPHORA = re.compile(
    r"(?:[Tt]hey|[Tt]hem|[Bb]oth(?: (?:countries|nations|sides|men|women|companies|firms|banks)|"
    r"(?! \w+ (?:ministers|leaders|presidents|chambers|houses)))|"
    r"(?:[Tt]he|[Tt]hose) two(?: \w+)?|(?:it|him)(?=\W|$)|[Tt]he (?:latter|pair|trio)|"
    r"[Tt]hese (?:\w+ )?(?:individuals|persons|companies|entities|officials|men|people)"
    r")\b(?! [A-Z])"
)
COUNTRIES = re.compile(r"[Bb]oth(?! men| women| comp| firms| banks)|(?:[Tt]he|[Tt]hose) two")
PARENTHESIS = re.compile(r"\([^()]{0,200}\)")
EXAMPLES = re.compile(r",? (?:including|such as|among (?:them|others)|namely)\s+(?:the\s+)?|:\s+")
# Words that open a phrase without telling of whom it speaks.
ALL_OF = re.compile(
    r"\s*(?:(?:the )?(?:\w+ )?(?:assets|funds|property|accounts|visas) "
    r"(?:of|belonging to|owned by) )?"
    r"(?:(?:all|any)(?: of)? (?=the|them|these|those))?"
)
# "travelling to the U.K. and their assets": the country is where, not who.
WHEREABOUTS = ("to", "in", "from", "into", "at")
# Of the examples of a group only these are targets of their own: "nine Malians, including ...".
BY_NAME = ("person", "company")


@dataclass(frozen=True, slots=True)
class Holder:
    """For whom the holder of an office acts; `stated`: the text says so."""

    country: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as targets are read from it.

    `guessed` is where bodies begin whose owner the text does not name; `persons_only`: the
    measure hits no firm.
    """

    text: str
    sentence: Span
    parties: tuple[Party, ...]
    people: Sequence[Mention]
    imposers: frozenset[str]
    carried: tuple[Target, ...]
    holders: Mapping[str, Holder] = field(default_factory=dict)
    paper: str | None = None
    guessed: frozenset[int] = frozenset()
    persons_only: bool = False

    def phrase(self, start: int, limit: int) -> tuple[Target, ...]:
        """The targets named between `start` and the end of the noun phrase there."""
        opening = ALL_OF.match(self.text, start, limit)
        start = opening.end() if opening else start
        anaphor = ANAPHORA.match(self.text, start, limit)
        if anaphor:
            near = self.before(anaphor.start())
            return (near or self.carried) if COUNTRIES.match(anaphor[0]) else self.carried or near
        if self.carried and REPEATED.match(self.text, start, limit):
            return self.carried
        end = self._end(start, limit)
        named = self.named(start, end)
        return tuple(dict.fromkeys((*named, *self.examples(end, limit)))) if named else ()

    def examples(self, start: int, limit: int) -> tuple[Target, ...]:
        """Those of a group who are told by name: ", among them A and B"."""
        opening = EXAMPLES.match(self.text, start, limit)
        if opening is None:
            return ()
        named = self.named(opening.end(), self._end(opening.end(), limit))
        return tuple(target for target in named if target.type in BY_NAME)

    def _end(self, start: int, limit: int) -> int:
        """Where the noun phrase that begins at `start` ends; what brackets hold ends none."""
        brackets = [m.span() for m in PARENTHESIS.finditer(self.text, start, limit)]
        for stop in lexicon().target_end.finditer(self.text, start, limit):
            if not any(opening < stop.start() < close for opening, close in brackets):
                return stop.start()
        return limit

    def named(self, start: int, end: int) -> tuple[Target, ...]:
        """The targets between two offsets, whatever stands between them."""
        brackets = [m.span() for m in PARENTHESIS.finditer(self.text, start, end)]
        found = sorted(
            (
                place
                for place in self._places(start, end)
                if not any(opening <= place[0].start < close for opening, close in brackets)
            ),
            key=lambda place: (place[0].start, -place[0].end),
        )
        targets: dict[Target, None] = {}
        owners: dict[Target, None] = {}
        reached = start
        for span, names in found:
            if span.start >= reached:
                owning = POSSESSIVE.match(self.text, span.end)
                (owners if owning else targets).update(dict.fromkeys(names))
                reached = span.end
        return tuple(targets or owners)

    def before(self, offset: int) -> tuple[Target, ...]:
        """What "them" or "both" stands for at `offset`: the last countries that are no imposer."""
        near = [
            p
            for p in self.parties
            if p.end <= offset and p.country not in self.imposers and p.marker not in WHEREABOUTS
        ]
        names = dict.fromkeys(p.country for p in near if may_be_hit(self.text, p))
        return tuple(Target(name, "country") for name in list(names)[-2:])

    def _places(self, start: int, end: int) -> Iterator[Place]:
        for person in self.people:
            if start <= person.start < end:
                yield person, (Target(person.name, "person"),)
        beside = Beside(self.parties, self.people, self.persons_only)
        yield from find_groups(self.text, start, end, self._opens(start))
        yield from find_names(self.text, start, end, beside)
        for party in self.parties:
            based = self.text[party.end : party.end + 1] == "-"
            if start <= party.start < end and not based and not self._introduces(party, end):
                counted = COUNTED.search(self.text, max(start, party.start - 20), party.start)
                people = Target(self.text[party.start : party.end], "group")
                if counted and people.name.endswith("s"):
                    yield party, (people,)
                elif many := self._people_of(party, end):
                    kind: TargetType = (
                        "company" if self.text[: many.end].endswith(" bank") else "group"
                    )
                    yield many, (Target(bare(self.text, many), kind),)
                else:
                    yield party, (Target(party.country, "country"),)

    def _opens(self, start: int) -> bool:
        """Whether nothing but blanks stands between the sentence's start and the offset."""
        return (
            start <= self.sentence.start + 1 or not self.text[self.sentence.start : start].strip()
        )

    def _people_of(self, party: Party, end: int) -> Span | None:
        """ "Malian divers": several of a country are a group, whatever they are called."""
        owner = POSSESSIVE.match(self.text, party.end, end)
        start = owner.end() if owner else party.end
        plural = PLURAL.match(self.text, start, end) if owner or party.form == "word" else None
        if party.form == "word" and (
            institution := lexicon().institutions.match(self.text, party.end, end)
        ):
            return Span(party.start, institution.end())
        if plural is None or plural["head"] in lexicon().no_people:
            return None
        return Span(party.start, plural.end())

    def _introduces(self, party: Party, end: int) -> bool:
        """Whether the party only tells whose man or firm the name behind it is."""
        person = next((p for p in self.people if party.end <= p.start < end), None)
        if person and INTRODUCING.fullmatch(self.text, party.end, person.start):
            return True
        trade = LOWER_CASE.match(self.text, party.end, end) if party.form == "word" else None
        return trade is not None and NAME.match(self.text, trade.end(), end) is not None


def may_be_hit(text: str, party: Party) -> bool:
    """Whether a measure that names nobody may hit it: not who acts by its capital or a body.

    "Bamako urged them", "by the Treasury"; nor what brackets hold: "(EU Exit)".
    """
    acting = party.form == "seat" and party.marker in ("", "by")
    return not party.stands_in and not acting and text[party.start - 1 : party.start] != "("
