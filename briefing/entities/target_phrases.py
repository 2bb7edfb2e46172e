"""The targets that a stretch of a sentence names: people, groups, firms, programmes, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.article import Mention, Span, Target, TargetType
from briefing.entities.countries import country_of
from briefing.entities.measures import lexicon
from briefing.entities.parties import Party
from briefing.entities.sanction_status import DAY, FULL_MONTH

NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
PROPER = rf"(?!(?:{FULL_MONTH}|{DAY})\b)(?:[ae]l-)?[A-Z][\w&-]*"
NAME = re.compile(rf"{PROPER}(?:\s(?:(?:of|for|the|de)\s){{0,2}}?(?:{PROPER}|\d+\b))*")
# A name before one of these says whose head the person behind it is.
ROLE = re.compile(
    r"\s(?:chief|leader|boss|founder|head|CEO|owner|president|director|commander)s?\b"
)
# "former Guatemalan president Jimmy Doe", "Turkish firm Example Shipping": the adjective and the
# trade before a name tell of it.
INTRODUCING = re.compile(r"(?:['’]s)?(?: (?!and\b|or\b|to\b|from\b)[\w.-]+){0,5} ")
LOWER_CASE = re.compile(r"(?: (?!and\b|or\b)[a-z][\w-]*){1,3} ")
# "25 Russians": people, not the country.
COUNTED = re.compile(rf"\b(?:\d+|{NUMBERS}|several|some|dozens of|hundreds of) $")
PLACE = re.compile(r"\b(?:in|at|near|from)(?: the)? $")
# "the company", "its generals": whoever the measure before hit.
REPEATED = re.compile(r"the (?:\w+ )?(?:company|firm|bank|group|agency|network)\b(?! of)")
ANAPHORA = re.compile(
    r"(?:them|both(?: (?:countries|nations|sides))?|(?:the|those) two(?: \w+)?)\b(?! [A-Z])"
)
LEADING = re.compile(
    rf"^(?:(?:the|a|an|any|some|all|more|than|several|other|dozens|hundreds|of|about|around|at|least|"
    rf"{NUMBERS}|\d[\d,]*)\s+)*",
    re.I,
)
POSSESSIVE = re.compile(r"['’]s?(?=\s)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as targets are read from it."""

    text: str
    sentence: Span
    parties: tuple[Party, ...]
    people: Sequence[Mention]
    imposers: frozenset[str]
    carried: tuple[Target, ...]

    def phrase(self, start: int, limit: int) -> tuple[Target, ...]:
        """The targets named between `start` and the end of the noun phrase there."""
        anaphor = ANAPHORA.match(self.text, start, limit)
        if anaphor:
            return self.before(anaphor.start()) or self.carried
        if self.carried and REPEATED.match(self.text, start, limit):
            return self.carried
        stop = lexicon().target_end.search(self.text, start, limit)
        end = stop.start() if stop else limit
        found = sorted(self._places(start, end), key=lambda place: (place[0].start, -place[0].end))
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
        near = [p for p in self.parties if p.end <= offset and p.country not in self.imposers]
        names = dict.fromkeys(p.country for p in near if not p.stands_in)
        return tuple(Target(name, "country") for name in list(names)[-2:])

    def _places(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        for person in self.people:
            if start <= person.start < end:
                yield person, (Target(person.name, "person"),)
        yield from self._groups(start, end)
        yield from self._names(start, end)
        for party in self.parties:
            if start <= party.start < end and not self._introduces(party, end):
                counted = COUNTED.search(self.text, max(start, party.start - 20), party.start)
                people = Target(self.text[party.start : party.end], "group")
                if counted and people.name.endswith("s"):
                    yield party, (people,)
                else:
                    yield party, (Target(party.country, "country"),)

    def _introduces(self, party: Party, end: int) -> bool:
        """Whether the party only tells whose man or firm the name behind it is."""
        person = next((p for p in self.people if party.end <= p.start < end), None)
        if person and INTRODUCING.fullmatch(self.text, party.end, person.start):
            return True
        trade = LOWER_CASE.match(self.text, party.end, end) if party.form == "word" else None
        return trade is not None and NAME.match(self.text, trade.end(), end) is not None

    def _groups(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """Groups and programmes, from the first word of the phrase that heads in them."""
        words = list(re.finditer(r"[\w’'.-]+", self.text[start:end]))
        begin = 0
        for index, word in enumerate(words):
            plain = word[0]
            gap_start = start + (words[index - 1].end() if index else word.start())
            between = self.text[gap_start : start + word.start()]
            if "," in between or plain in ("and", "or", "both", "including"):
                if index and _is_adjective(words[index - 1][0]):
                    continue
                begin = index + (plain in ("and", "or", "both", "including"))
            if plain in lexicon().programmes and index >= begin:
                span = Span(start + words[begin].start(), start + word.end())
                yield span, (Target(self._bare(span), "programme"),)
            elif plain in lexicon().groups and not self._goes_on(words, index):
                span = Span(start + words[begin].start(), start + word.end())
                yield from self._group(span, end)
                return

    @staticmethod
    def _goes_on(words: list[re.Match[str]], index: int) -> bool:
        """ "company officials": the head of the phrase is the word behind."""
        if index + 1 == len(words):
            return False
        following = words[index + 1]
        return following[0] in lexicon().groups and following.start() == words[index].end() + 1

    def _group(self, head: Span, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """One group with its tail ("people based in Iran"), or each of a list of groups.

        A bare head shares the words before the first: "Iranian officials and businesses".
        """
        reach, names = head.end, [self._bare(head)]
        shared = names[0].rpartition(" ")[0]
        while joint := lexicon().joint_head.match(self.text, reach, end):
            own = LEADING.sub("", joint["own"]).strip()
            names.append(f"{own or shared} {joint['head']}".strip())
            reach = joint.end("head")
        rest = self.text[reach:end].strip()
        tailed = len(rest) > 3 and rest[0] != ","
        if tailed or not shared:
            whole = Span(head.start, end if tailed else reach)
            yield whole, (Target(self._bare(whole), "group"),)
        else:
            yield Span(head.start, reach), tuple(Target(name, "group") for name in names)

    def _names(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """Capitalised names that are no country."""
        for match in NAME.finditer(self.text, start, end):
            name, (first, last) = match[0], match.span()
            whole = any(
                p.start < last < p.end or (p.start <= first and last == p.end) for p in self.parties
            )
            # Up to two code points in front of a person stands his rank: "Gen. Anna Novak".
            person = any(p.start - 2 <= last and first < p.end for p in self.people)
            place = PLACE.search(self.text, max(start, first - 10), first)
            possessive = self.text[last : last + 2] in ("'s", "’s")
            if whole or person or place or possessive or country_of(name):
                continue
            if ROLE.match(self.text, last):
                continue
            words = set(re.findall(r"\w+", name))
            kind: TargetType = "group" if words & lexicon().group_names else "company"
            yield Span(first, last), (Target(name, kind),)

    def _bare(self, span: Span) -> str:
        return LEADING.sub("", " ".join(self.text[span.start : span.end].split()))


def _is_adjective(word: str) -> bool:
    """Whether it speaks of a country without naming it: "Ethiopian and Eritrean officials"."""
    return country_of(word) not in (None, word)
