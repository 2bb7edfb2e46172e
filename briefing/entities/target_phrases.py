"""The targets that a stretch of a sentence names: people, groups, firms, programmes, countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.article import Mention, Span, Target, TargetType
from briefing.entities.countries import country_of
from briefing.entities.measures import lexicon
from briefing.entities.name_words import lexicon as name_lexicon
from briefing.entities.parties import Party
from briefing.entities.sanction_status import DAY, FULL_MONTH
from briefing.spelling import fold

NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# "Iran-based Example Shipping": the place is no part of the name.
BASED = r"(?:based|linked|registered|backed|owned|led|controlled|flagged)\b"
PROPER = (
    rf"(?!(?:{FULL_MONTH}|{DAY})\b|[\w ]{{2,20}}-{BASED})(?:[ae]l-)?"
    rf"[A-ZÀ-Þ][\w&]*(?:-(?!{BASED})[\w&]+|['’](?!s\b)\w+)*"
)
NAME = re.compile(rf"{PROPER}(?:\s(?:(?:of|for|the|de)\s){{0,2}}?(?:{PROPER}|\d+\b))*")
# A name before one of these says whose head the person behind it is.
ROLE = re.compile(
    r"\s(?:chief|leader|boss|founder|head|CEO|owner|president|director|commander)s?\b"
)
# "former Guatemalan president Jimmy Doe", "Turkish firm Example Shipping": the adjective and the
# trade before a name tell of it.
INTRODUCING = re.compile(r"(?:['’]s)?(?: (?!and\b|or\b|to\b|from\b)[\w.-]+){0,5} ")
LOWER_CASE = re.compile(r"(?: (?!and\b|or\b)[a-z][\w-]*){1,3} ")
# "Malian divers", but no "Malian sanctions" (see `no_people`).
PLURAL = re.compile(r"(?: [a-z][\w-]*){0,2}? (?P<head>[a-z][a-z-]{2,}(?<![sui])s)\b(?! [a-z]+s\b)")
# "25 Russians": people, not the country.
COUNTED = re.compile(rf"\b(?:\d+|{NUMBERS}|several|some|dozens of|hundreds of) $")
PLACE = re.compile(r"\b(?:in|at|near|from)(?: the)? $")
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
    r"(?:[Tt]hey|[Tt]hem|[Bb]oth(?: (?:countries|nations|sides|men|women|companies|firms|banks))?|"
    r"(?:[Tt]he|[Tt]hose) two(?: \w+)?|(?:it|him)(?=\W|$)|[Tt]he (?:latter|pair|trio)|"
    r"[Tt]hese (?:\w+ )?(?:individuals|persons|companies|entities|officials|men|people)"
    r")\b(?! [A-Z])"
)
COUNTRIES = re.compile(r"[Bb]oth(?! men| women| comp| firms| banks)|(?:[Tt]he|[Tt]hose) two")
LEADING = re.compile(
    rf"^(?:(?:the|a|an|any|some|all|more|than|several|other|another|further|additional|dozens|"
    rf"hundreds|of|on|against|to|about|around|at|least|{NUMBERS}|\d[\d,]*)\s+)*",
    re.I,
)
PARENTHESIS = re.compile(r"\([^()]{0,200}\)")
EXAMPLES = re.compile(r",? (?:including|such as|among them|namely)\s+(?:the\s+)?|:\s+")
# A first word with what it is parted from the next by.
OPENER = re.compile(r"(\w+)\s*")
# What stands between a singular noun and the name that tells who is meant.
NAMED = re.compile(r",? (?:named |called |known as )?(?=[A-ZÀ-Þ])| [a-z]*(?:man|men|s|er|or)\b")
ONE = re.compile(r"(?:an?|any|one|another|its|his|her|their|top|senior|former)\b")
NAMES_FOLLOW = re.compile(r"(?:,|:)? (?!(?:and|or)\b)(?=(?:[A-Z][\w.]+ ){0,3}[A-ZÀ-Þ])")
PEOPLE_FOLLOW = re.compile(
    r"\b(?:nationals|citizens|men|leaders|officials|individuals|people|judges|generals|brothers|"
    r"officers)(?:,|:) (?=[A-ZÀ-Þ])"
)
# Words that open a phrase without telling of whom it speaks.
ALL_OF = re.compile(
    r"\s*(?:(?:the )?(?:\w+ )?(?:assets|funds|property|accounts|visas) "
    r"(?:of|belonging to|owned by) )?"
    r"(?:(?:all|any)(?: of)? (?=the|them|these|those))?"
)
POSSESSIVE = re.compile(r"['’]s?(?=\s)")
# "travelling to the U.K. and their assets": the country is where, not who.
WHEREABOUTS = ("to", "in", "from", "into", "at")
# Of the examples of a group only these are targets of their own: "nine Malians, including ...".
BY_NAME = ("person", "company")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as targets are read from it."""

    text: str
    sentence: Span
    parties: tuple[Party, ...]
    people: Sequence[Mention]
    imposers: frozenset[str]
    carried: tuple[Target, ...]
    holders: Mapping[str, str] = field(default_factory=dict)
    paper: str | None = None

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
        named = self._named(start, end)
        examples = EXAMPLES.match(self.text, end, limit)
        if not named or not examples:
            return named
        also = self._named(examples.end(), self._end(examples.end(), limit))
        return tuple(dict.fromkeys((*named, *(t for t in also if t.type in BY_NAME))))

    def _end(self, start: int, limit: int) -> int:
        """Where the noun phrase that begins at `start` ends; what brackets hold ends none."""
        brackets = [m.span() for m in PARENTHESIS.finditer(self.text, start, limit)]
        for stop in lexicon().target_end.finditer(self.text, start, limit):
            if not any(opening < stop.start() < close for opening, close in brackets):
                return stop.start()
        return limit

    def _named(self, start: int, end: int) -> tuple[Target, ...]:
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
        names = dict.fromkeys(p.country for p in near if not p.stands_in)
        return tuple(Target(name, "country") for name in list(names)[-2:])

    def _places(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        for person in self.people:
            if start <= person.start < end:
                yield person, (Target(person.name, "person"),)
        yield from self._groups(start, end)
        yield from self._names(start, end)
        for party in self.parties:
            based = self.text[party.end : party.end + 1] == "-"
            if start <= party.start < end and not based and not self._introduces(party, end):
                counted = COUNTED.search(self.text, max(start, party.start - 20), party.start)
                people = Target(self.text[party.start : party.end], "group")
                if counted and people.name.endswith("s"):
                    yield party, (people,)
                elif many := self._people_of(party, end):
                    yield many, (Target(self._bare(many), "group"),)
                else:
                    yield party, (Target(party.country, "country"),)

    def _people_of(self, party: Party, end: int) -> Span | None:
        """ "Malian divers": several of a country are a group, whatever they are called."""
        owner = POSSESSIVE.match(self.text, party.end, end)
        start = owner.end() if owner else party.end
        plural = PLURAL.match(self.text, start, end) if owner or party.form == "word" else None
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

    def _groups(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """Groups and programmes, from the first word of the phrase that heads in them."""
        words = list(re.finditer(r"[\w’'.-]+", self.text[start:end]))
        begin = 0
        opening = start + words[0].start() == self.sentence.start if words else False
        for index, word in enumerate(words):
            plain = word[0].lower() if opening and not index else word[0]
            gap_start = start + (words[index - 1].end() if index else word.start())
            between = self.text[gap_start : start + word.start()]
            if "," in between or plain in ("and", "or", "both", "including"):
                if index and _is_adjective(words[index - 1][0]):
                    continue
                begin = index + (plain in ("and", "or", "both", "including"))
            if plain in lexicon().programmes and index >= begin:
                span = Span(start + words[begin].start(), start + word.end())
                yield span, (Target(self._bare(span), "programme"),)
            elif plain in lexicon().singles:
                span = Span(start + words[begin].start(), start + word.end())
                owned = POSSESSIVE.search(self.text, span.start, span.end)
                if owned or ONE.match(self.text, span.start, span.end):
                    named = self._introduces_name(span.end, end)
                    yield span, () if named else (Target(self._bare(span), "group"),)
            elif plain in lexicon().groups and not self._goes_on(words, index):
                span = Span(start + words[begin].start(), start + word.end())
                if NAMES_FOLLOW.match(self.text, span.end, end):
                    yield span, ()
                    begin = index + 1
                    continue
                yield from self._group(span, end)
                return

    def _introduces_name(self, offset: int, end: int) -> bool:
        """ "a firm called Example", "Turkish firm Example": the name tells who is meant."""
        return NAMED.match(self.text, offset, end) is not None

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
        counted = False
        while joint := lexicon().joint_head.match(self.text, reach, end):
            own = LEADING.sub("", joint["own"]).strip()
            counted = counted or own != joint["own"].strip()
            names.append(f"{own or shared} {joint['head']}".strip())
            reach = joint.end("head")
        rest = self.text[reach:end].strip()
        tailed = len(rest) > 3 and rest[0] != ","
        if counted and tailed:
            # "two men and four firms tied to ...": each number opens a group.
            names[-1] = f"{names[-1]} {' '.join(rest.split())}"
            yield Span(head.start, end), tuple(Target(name, "group") for name in names)
        elif counted:
            yield Span(head.start, reach), tuple(Target(name, "group") for name in names)
        elif tailed or not shared:
            whole = Span(head.start, end if tailed else reach)
            yield whole, (Target(self._bare(whole), "group"),)
        else:
            yield Span(head.start, reach), tuple(Target(name, "group") for name in names)

    def _names(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """Capitalised names that are no country."""
        for match in NAME.finditer(self.text, start, end):
            opener = OPENER.match(match[0])
            while opener and fold(opener[1]) in name_lexicon("words")["openers"]:
                opener = OPENER.match(match[0], opener.end())
            first, last = match.start() + (opener.start() if opener else len(match[0])), match.end()
            name = self.text[first:last]
            if not name:
                continue
            whole = any(
                p.start < last < p.end or (p.start <= first and last == p.end) for p in self.parties
            )
            # Up to two code points in front of a person stands his rank: "Gen. Anna Novak".
            person = any(p.start - 2 <= last and first < p.end for p in self.people)
            place = PLACE.search(self.text, max(start, first - 10), first)
            possessive = self.text[last : last + 2] in ("'s", "’s")
            # "Wartime Freedonia" is the country, "Central Bank of Iran" is not.
            described = any(first < p.start and last == p.end for p in self.parties)
            whole = whole or (described and " of " not in name and len(name.split()) < 4)
            if whole or person or place or possessive or country_of(name):
                continue
            if ROLE.match(self.text, last):
                continue
            yield Span(first, last), (Target(name, self._type_of(name, start, end)),)

    def _type_of(self, name: str, start: int, end: int) -> TargetType:
        """Two capitalised words beside persons are a person too, unless one is of a firm."""
        words = re.findall(r"\w+", name)
        if lexicon().group_names.intersection(words):
            return "group"
        among = any(start <= person.start < end for person in self.people) or PEOPLE_FOLLOW.search(
            self.text, max(0, start - 1), end
        )
        plain = 2 <= len(words) <= 4 and not name.isupper()
        firm = lexicon().firm_names.intersection(words)
        return "person" if among and plain and not firm else "company"

    def _bare(self, span: Span) -> str:
        return LEADING.sub("", " ".join(self.text[span.start : span.end].split()))


def _is_adjective(word: str) -> bool:
    """Whether it speaks of a country without naming it: "Ethiopian and Eritrean officials"."""
    return country_of(word) not in (None, word)
