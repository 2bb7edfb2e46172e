"""Whom a measure hits: the noun phrase behind its cue, or the subject that suffers it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.article import Mention, Span, Target, TargetType
from briefing.entities.countries import country_of
from briefing.entities.measures import HEADLINE_VERB, Measure, lexicon
from briefing.entities.parties import Party

NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
TIME = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
NAME = re.compile(
    rf"(?!{TIME}\b)[A-Z][\w&-]*(?:\s(?:(?:of|for|the|de)\s){{0,2}}?(?!{TIME}\b)(?:[A-Z][\w&-]*|\d+\b))*"
)
# A name before one of these says whose head the person behind it is.
ROLE = re.compile(
    r"\s(?:chief|leader|boss|founder|head|CEO|owner|president|director|commander)s?\b"
)
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


VERBAL = re.compile(
    r"(?:sanctioned|sanctioning|blacklist(?:ed|ing)|designat(?:ed|es|ing)|embargoed|expel\w*|"
    r"expulsion of|clos\w+ (?:its|their) airspace to|seiz\w+.*|intercept\w*.*|interdict\w*.*|"
    r"flights (?:by|from|to)|"
    r".*\b(?:reaching|used in|getting to|going to)) ?$"
)
INFINITIVES = ("sanction", "blacklist", "designate", "embargo")
MODAL = re.compile(r"\b(?:to|would|will|could|should|may|might|can|must|not)\s+$")
BEING = re.compile(r"\b(?:be|been|being|was|were|is|are|gets?|got)\s+(?:\w+ly\s+|also\s+)?$")
BARRING = re.compile(
    r"\b(?:bar|ban|prohibit|prevent|stop|block)(?:s|red|ned|ed|ring|ning|ing|ting)?(\s+)"
    r"([^.;]{3,80}?)\s+from\s+$"
)
ON_LIST = re.compile(
    r"\b(?:add|plac|put)\w*\s+(?P<whom>[^.;,]{2,80}?)\s+(?:to|on)\s+(?:its|the|an?|their)\s+(?:\w+\s+){0,2}$"
)
AMONG = re.compile(r"\b(?:[Aa]mong|[Tt]hose|[Tt]he (?:individuals|people|companies|officials))\b")
TO = re.compile(r"[^.;:]{0,60}?\bto\s+(?=(?:the\s+)?[A-Z])")
WERE = re.compile(r"[^.;:]{0,60}?\b(?:were|are|was|is|included?|includes)\b\s+")
WITH = re.compile(r"\s+(?:with|through|by|via)\s+(?:\w+\s+){0,5}$")
# A verb that says its subject bears a measure, and the words up to the cue.
SUFFERED = re.compile(
    r"\s+(?:(?:has|have|had|was|were|is|are|been|be|being|also|already|now|still|both|would|could|"
    r"will|may|might|remains?|currently|each)\s+)*"
    r"(?:(?:hit|struck|slapped|placed|put|faces?|faced|facing|endures?|endured|suffers?|suffered|"
    r"targeted|threatened|subject|added|remains?|under|cut off)\s+)"
    r"(?:[\w.-]+\s+){0,6}$"
    r"|\s+(?:(?:has|have|had|also|already|now|since|later)\s+)*(?:was|were|is|are|been|be|being)\s+"
    r"(?:\w+\s+)?$"
)
# "Example Shipping, the maker of the drones, was hit": whose subject ends at the comma.
APPOSITION = re.compile(r",\s+(?:the|an?|one|which|who|whose|its)\b")
POSSESSIVE = re.compile(r"['’]s?(?=\s)")
SUBJECT_START = re.compile(
    r"(?:^|[;:“\"]|,? \b(?:and(?= both)|but|while|as|that|which said|said|after|because|"
    r"though|when)\b)\s*"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Targets, and whether they are the subject of the clause, so that none imposes there."""

    targets: tuple[Target, ...]
    suffering: bool = False


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
            if start <= party.start < end:
                yield party, (Target(party.country, "country"),)

    def _groups(self, start: int, end: int) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """Groups and programmes, from the first word of the phrase that heads in them."""
        words = list(re.finditer(r"[\w’'.-]+", self.text[start:end]))
        begin = 0
        for index, word in enumerate(words):
            plain = word[0]
            between = (
                self.text[start + words[index - 1].end() : start + word.start()] if index else ""
            )
            if "," in between or plain in ("and", "or", "both", "including"):
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
            person = any(p.start < last and first < p.end for p in self.people)
            possessive = self.text[last : last + 2] in ("'s", "’s")
            if whole or person or possessive or country_of(name) or ROLE.match(self.text, last):
                continue
            words = set(re.findall(r"\w+", name))
            kind: TargetType = "group" if words & lexicon().group_names else "company"
            yield Span(first, last), (Target(name, kind),)

    def _bare(self, span: Span) -> str:
        return LEADING.sub("", " ".join(self.text[span.start : span.end].split()))


def find_targets(reading: Reading, measure: Measure, floor: int, limit: int) -> Found:
    """The targets of a measure as its own clause states them, or none.

    `floor` is where the measure before ended, `limit` where the next one begins.
    """
    for rule in RULES:
        targets = rule(reading, measure, floor, limit)
        if targets:
            return Found(targets, rule in (_inverted, _suffering))
    return Found(())


def _behind(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "sanctions on Iran", "an arms embargo against Myanmar"."""
    opening = lexicon().before_target.match(reading.text, measure.end, limit)
    return reading.phrase(opening.end(), limit) if opening else ()


def _object(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "sanctioned two banks", "froze the assets of", "expelled Russian diplomats"."""
    text, cue = reading.text, reading.text[measure.start : measure.end]
    verb = (
        VERBAL.search(cue)
        or (cue == "sanctions" and HEADLINE_VERB.match(text, measure.end))
        or (cue in INFINITIVES and MODAL.search(text, floor, measure.start))
    )
    passive = BEING.search(reading.text, max(floor, measure.start - 30), measure.start)
    return reading.phrase(measure.end, limit) if verb and not passive else ()


def _barred(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "bar people and firms from accessing"."""
    barring = BARRING.search(reading.text, floor, measure.start)
    return reading.phrase(barring.end(1), barring.end(2)) if barring else ()


def _inverted(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Among those hit with asset freezes were A, head of X; and B"."""
    head = AMONG.search(reading.text, reading.sentence.start, measure.start)
    verb = WERE.match(reading.text, measure.end, limit) if head else None
    if verb is None:
        return ()
    end = reading.sentence.end
    named = dict.fromkeys(p.name for p in reading.people if verb.end() <= p.start < end)
    people = tuple(Target(name, "person") for name in named)
    return people or reading.phrase(verb.end(), limit)


def _pressed(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "hit Iran with new sanctions", "pressuring both Russia and Iran with economic sanctions"."""
    pressing = lexicon().pressing.search(reading.text, floor, measure.start)
    means = WITH.search(reading.text, floor, measure.start)
    if not pressing or not means or means.start() < pressing.end():
        return ()
    return reading.phrase(pressing.end(), means.start())


def _put_on_a_list(
    reading: Reading, measure: Measure, floor: int, limit: int
) -> tuple[Target, ...]:
    """ "added the company to its Entity List"."""
    put = ON_LIST.search(reading.text, reading.sentence.start, measure.start)
    return reading.phrase(put.start("whom"), put.end("whom")) if put else ()


def _suffering(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Huawei was hit with export controls", "both already endure Western sanctions"."""
    suffered = SUFFERED.search(reading.text, floor, measure.start)
    if not suffered:
        return ()
    start = max(floor, reading.sentence.start)
    for boundary in SUBJECT_START.finditer(reading.text, start, suffered.start()):
        start = boundary.end()
    apposition = APPOSITION.search(reading.text, start, suffered.start())
    end = apposition.start() if apposition else suffered.start()
    return reading.phrase(start, end) or reading.phrase(start, suffered.start())


def _destination(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "restrictions on exports of chips to China": the goods are named first."""
    if "export_control" not in measure.kinds:
        return ()
    destination = TO.search(reading.text, measure.end, limit)
    return reading.phrase(destination.end(), limit) if destination else ()


def _modifier(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Iran sanctions": a country's plain name directly before the cue."""
    for party in reading.parties:
        plain = party.form == "name" and party.end + 1 == measure.start
        if (
            plain
            and party.country not in lexicon().senders
            and not reading.text[measure.start : measure.end].endswith("ed")
        ):
            return (Target(party.country, "country"),)
    return ()


RULES = (
    _behind,
    _barred,
    _inverted,
    _object,
    _put_on_a_list,
    _pressed,
    _destination,
    _suffering,
    _modifier,
)
