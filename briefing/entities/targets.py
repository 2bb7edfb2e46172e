"""Whom a measure hits: the noun phrase behind its cue, or the subject that suffers it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.article import Target
from briefing.entities.measures import HEADLINE_VERB, Measure, lexicon
from briefing.entities.target_phrases import Reading

VERBAL = re.compile(
    r"(?:sanctioned|sanctioning|froze|frozen|freez(?:e|es|ing)|blacklist(?:ed|ing)|designat(?:ed|es|ing)|embargoed|expel\w*|"
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
    r"\b(?:add|plac|put|remov|dropp)\w*\s+(?P<whom>[^.;,]{2,80}?)\s+(?:to|on|from)\s+(?:its|the|an?|their)\s+(?:\w+\s+){0,2}$"
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
    r"(?:[\w.-]+,?\s+){0,6}$"
    r"|\s+(?:(?:has|have|had|also|already|now|since|later)\s+)*(?:was|were|is|are|been|be|being)\s+"
    r"(?:\w+\s+)?$"
)
# "Example Shipping, the maker of the drones, was hit": whose subject ends at the comma.
APPOSITION = re.compile(r",\s+(?:the|an?|one|which|who|whose|its)\b")
SUBJECT_START = re.compile(
    r"(?:^|[;:“\"]|,? \b(?:and(?= both)|but|while|as|that|which said|said|after|because|"
    r"though|when)\b)\s*"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Targets, and the rule that found them; None where none did."""

    targets: tuple[Target, ...] = ()
    rule: str | None = None

    @property
    def suffering(self) -> bool:
        """Whether the targets are the subject of the clause, so that none imposes there."""
        return self.rule in SUFFERING


# "What was sanctioned" names nobody.
ASKING = frozenset(("how", "what", "when", "where", "which", "who", "why"))


def find_targets(reading: Reading, measure: Measure, floor: int, limit: int) -> Found:
    """The targets of a measure as its own clause states them, or none.

    `floor` is where the measure before ended, `limit` where the next one begins.
    """
    for name, rule in RULES.items():
        found = rule(reading, measure, floor, limit)
        targets = tuple(target for target in found if target.name.lower() not in ASKING)
        if targets:
            return Found(targets, name)
    return Found()


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


# In this order; the names are what a reader is told.
RULES = {
    "target behind the measure": _behind,
    "barred from it": _barred,
    "list of those hit": _inverted,
    "object of the verb": _object,
    "put on a list": _put_on_a_list,
    "pressed with it": _pressed,
    "destination of goods": _destination,
    "subject that bears it": _suffering,
    "country before the measure": _modifier,
}
SUFFERING = ("list of those hit", "subject that bears it")
