"""Whom a measure hits as the subject that bears it, or as the owner of what it is about."""

from __future__ import annotations

import re

from briefing.article import Target
from briefing.entities.measures import Measure, lexicon
from briefing.entities.target_objects import BEING, verb_of
from briefing.entities.target_phrases import Reading

AMONG = re.compile(
    r"\b(?:[Aa]mong|[Aa]lso (?=targeted|named|designated|sanctioned|listed)|[Tt]hose|"
    r"[Tt]he (?:individuals|people|companies|officials))\b"
)
WERE = re.compile(r"[^.;:]{0,60}?\b(?:were|are|was|is|included?|includes)\b\s+")
# A verb that says its subject bears a measure, and the words up to the cue.
SUFFERED = re.compile(
    r"(?<!\s)(?:\s+(?:(?:has|have|had|was|were|is|are|been|be|being|also|already|now|still|both|would|could|"
    r"will|may|might|remains?|currently|each)\s+){0,6}"
    r"(?:(?:faces?|faced|facing|endures?|endured|suffers?|suffered|subject|remain(?:s|ed)?|stay(?:s|ed)?|under|"
    r"cut off|risks?|runs? the risk"
    r"|(?:hit|slapped)(?= (?:with|by))"
    r"|(?<=was |ere |een |.be |ing |.is |are |got |lso |lly |ady |now )"
    r"(?:hit|struck|slapped|placed|put|targeted|threatened|added|removed|taken|dropped|covered))\s+)"
    r"(?:[\w.-]+,?\s+){0,6}$"
    r"|\s+(?:had|have|has|having|saw|seen?)\s+(?:all\s+)?(?:their|its|his|her)\s+(?:[\w.]+\s+)?$"
    r"|\s+(?:(?:has|have|had|also|already|now|since|later)\s+){0,6}"
    r"(?P<being>was|were|is|are|been|be|being)\s+(?:\w+\s+)?$)"
)
NOUN = re.compile(r"(?:\w+ )?(?:sanctions|embargo|penalties|restrictions|ban)\b")
# "was sanctioned", "are inadmissible"; "is weighing sanctions" tells of who may impose.
PARTICIPLE = re.compile(r"(?:ed|frozen|cut|inadmissible|ineligible\b.*|from|entering)$")
ACTING = re.compile(r"(?:expel|order|freez|designat|sanction|blacklist|block|seiz)\w*ing\b")
# "Example Shipping, the maker of the drones, was hit": whose subject ends at the comma.
APPOSITION = re.compile(r",\s+(?:the|an?|one|which|who|whose|its|said to|[a-z]+ed)\b")
SUBJECT_START = re.compile(
    r"(?:^|[;:“\"]|,? \b(?:and(?= both)|but|while|as|that|which said|said(?! to\b)|after|because|"
    r"though|when)\b)\s*"
)
# Cues that name what somebody owns, and not a measure of his.
# "Mali's gold reserves were blocked", "ban Malian mineral exports".
OWNED = re.compile(r"(?i:exports?|imports?|flights|designations?|reserves|assets|funds|property)")
OWNING = re.compile(r"['’]s (?:[a-z]+ ){0,2}| ")
TRADE = re.compile(r"\b(?:exports|imports)$")


def inverted(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Among those hit with asset freezes were A, head of X; and B"."""
    head = AMONG.search(reading.text, reading.sentence.start, measure.end)
    verb = WERE.match(reading.text, measure.end, limit) if head else None
    if verb is None:
        return ()
    end = reading.sentence.end
    named = dict.fromkeys(p.name for p in reading.people if verb.end() <= p.start < end)
    people = tuple(Target(name, "person") for name in named)
    return people or reading.phrase(verb.end(), limit)


def suffering(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Huawei was hit with export controls", "both already endure Western sanctions"."""
    suffered = SUFFERED.search(reading.text, floor, measure.start)
    passive = BEING.search(reading.text, max(floor, measure.start - 30), measure.start)
    active = not passive and verb_of(reading, measure)
    if (
        suffered
        and suffered["being"]
        and not PARTICIPLE.search(reading.text, measure.start, measure.end)
    ):
        return ()
    if not suffered or active or ACTING.match(reading.text, measure.start, measure.end):
        return ()
    start = max(floor, reading.sentence.start)
    for boundary in SUBJECT_START.finditer(reading.text, start, suffered.start()):
        if not _tells_which(reading.text, boundary):
            start = boundary.end()
    apposition = APPOSITION.search(reading.text, start, suffered.start())
    end = apposition.start() if apposition else suffered.start()
    return reading.phrase(start, end) or reading.phrase(start, suffered.start())


def _tells_which(text: str, boundary: re.Match[str]) -> bool:
    """ "firms that trade with it": the clause belongs to the subject and opens no other."""
    before = text[max(0, boundary.start() - 30) : boundary.start()].split()
    return boundary[0].strip() == "that" and bool(before) and before[-1].lower() in lexicon().groups


def owner(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Mali's exports of coal were banned"."""
    for party in reading.parties:
        within = measure.start < party.start and party.end < measure.end
        trade = TRADE.search(reading.text, party.end, measure.end) if within else None
        owned = OWNED.fullmatch(reading.text, measure.start, measure.end)
        if trade or (owned and OWNING.fullmatch(reading.text, party.end, measure.start)):
            return (Target(party.country, "country"),)
    return ()


def modifier(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Iran sanctions": a country's plain name directly before the cue."""
    for party in reading.parties:
        noun = NOUN.match(reading.text, measure.start, measure.end)
        plain = noun and party.form == "name" and party.end + 1 == measure.start
        if (
            plain
            and party.country not in lexicon().senders
            and not reading.text[measure.start : measure.end].endswith("ed")
        ):
            return (Target(party.country, "country"),)
    return ()
