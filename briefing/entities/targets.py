"""Whom a measure hits: the noun phrase behind its cue, or the subject that suffers it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.article import Target
from briefing.entities.goods import goods_of
from briefing.entities.measures import HEADLINE_VERB, Measure, lexicon
from briefing.entities.target_phrases import Reading

# Cues that are verbs, with whom they hit as their object.
VERBAL = re.compile(
    r"(?:sanctioned|sanctioning|(?<!asset )(?<!assets )(?:froze|frozen|freez(?:e|es|ing))|unfr\w+|"
    r"delist\w*|lists?|listed|listing|penali[sz]\w*|blacklist(?:ed|ing)|cut|exclud\w+|"
    r"disconnect\w*|(?:action|designations?|listings?) (?:also )?targets?|order\w*|"
    r"designat(?:ed|es|ing)|embargoed|expel\w*|expulsion of|"
    r"clos\w+ (?:its|their) airspace to|seiz\w+.*|intercept\w*.*|interdict\w*.*|"
    r"flights (?:by|from|to)|"
    r".*\b(?:reaching|used in|getting to|going to)) ?$"
)
INFINITIVES = ("sanction", "blacklist", "designate", "embargo")
MODAL = re.compile(r"\b(?:to|would|will|could|should|may|might|can|must|not)\s+$")
BEING = re.compile(r"\b(?:be|been|being|was|were|is|are|gets?|got)\s+(?:\w+ly\s+|also\s+)?$")
# Where the object of "froze" ends: what stands behind the assets is another matter.
ASSETS = re.compile(r"\b(?:assets|funds|property|accounts|reserves)\b(?! of\b)")
# "property that the named firms own".
HELD = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?P<whom>[^.;,]{3,80}?)\s+(?:(?:may|might)\s+)?(?:hold|own|have)\b"
)
# "recalled its ambassador in Niamey".
POSTED = re.compile(r"\s+(?:in|from|to|with)\s+")
# "a travel ban to the EU", "inadmissible to Canada": the country is where they may not go.
PLACED = re.compile(r"(?<!visas)(?<!entry)\s+(?:to|at)\s")
# "groups it had designated as terrorists": whom is told before.
AS = re.compile(r"\s+as\s")
PUT_UNDER = re.compile(
    r"\b(?:plac|put|bring|brought|keep|kept|subject)\w*\s+(?P<whom>[^.;]{2,160}?)\s+(?:under|to)\s+"
    r"(?:[\w.-]+\s+(?:and\s+)?){0,5}$"
)
IDENTIFIED = re.compile(r"\bidentif\w+\s+(?P<whom>[^.;]{2,120}?)\s+as\s+$")
ONTO_LIST = re.compile(
    r"\b(?:add|plac|put)\w*\s+(?:to|on)\s+(?:its|the|an?|their)\s+(?:[\w.]+\s+){0,2}$"
)
BARRING = re.compile(
    r"\b(?:bar|ban|prohibit|prevent|stop|block)(?:s|red|ned|ed|ring|ning|ing|ting)?(\s+)"
    r"([^.;]{3,80}?)\s+from\s+$"
)
ON_LIST = re.compile(
    r"\b(?:add|plac|put|remov|dropp|took|take|struck)\w*\s+(?P<whom>[^.;]{2,160}?)\s+(?:to|on|from|off)\s+"
    r"(?:its|the|an?|their)\s+(?:[\w.]+\s+){0,2}$"
)
AMONG = re.compile(r"\b(?:[Aa]mong|[Tt]hose|[Tt]he (?:individuals|people|companies|officials))\b")
TO = re.compile(r"[^.;:]{0,60}?\bto\s+(?=(?:the\s+)?[A-Z])")
FROM = re.compile(r"[^.;:]{0,80}?\bfrom\s+(?=(?:the\s+)?[A-Z])")
WERE = re.compile(r"[^.;:]{0,60}?\b(?:were|are|was|is|included?|includes)\b\s+")
WITH = re.compile(r"\s+(?:with|through|by|via)\s+(?:\w+\s+){0,5}$")
# A verb that says its subject bears a measure, and the words up to the cue.
SUFFERED = re.compile(
    r"\s+(?:(?:has|have|had|was|were|is|are|been|be|being|also|already|now|still|both|would|could|"
    r"will|may|might|remains?|currently|each)\s+)*"
    r"(?:(?:faces?|faced|facing|endures?|endured|suffers?|suffered|subject|remains?|under|"
    r"cut off|risks?|runs? the risk"
    r"|(?:hit|slapped)(?= (?:with|by))"
    r"|(?<=was |ere |een |.be |ing |.is |are |got |lso |lly |ady |now )"
    r"(?:hit|struck|slapped|placed|put|targeted|threatened|added|removed|taken|dropped))\s+)"
    r"(?:[\w.-]+,?\s+){0,6}$"
    r"|\s+(?:had|have|has|having|saw|seen?)\s+(?:all\s+)?(?:their|its|his|her)\s+(?:[\w.]+\s+)?$"
    r"|\s+(?:(?:has|have|had|also|already|now|since|later)\s+)*"
    r"(?P<being>was|were|is|are|been|be|being)\s+(?:\w+\s+)?$"
)
NOUN = re.compile(r"(?:\w+ )?(?:sanctions|embargo|penalties|restrictions|ban)\b")
# "was sanctioned", "are inadmissible"; "is weighing sanctions" tells of who may impose.
PARTICIPLE = re.compile(r"(?:ed|frozen|cut|inadmissible|ineligible\b.*|from|entering)$")
ACTING = re.compile(r"(?:expel|order|freez|designat|sanction|blacklist|block|seiz)\w*ing\b")
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


# What is banned stands beside whom that hits: "Belarus was hit by restrictions on potash".
THINGS = ("goods", "programme")
# "What was sanctioned" names nobody.
ASKING = frozenset(("how", "what", "when", "where", "which", "who", "why"))


def find_targets(reading: Reading, measure: Measure, floor: int, limit: int) -> Found:
    """The targets of a measure as its own clause states them, or none.

    `floor` is where the measure before ended, `limit` where the next one begins.
    """
    things = goods_of(reading.text, measure, limit)
    if "diplomatic_measure" in measure.kinds:
        things = _sending(reading, measure, limit)
    for name, rule in RULES.items():
        found = rule(reading, measure, floor, limit)
        targets = tuple(target for target in found if target.name.lower() not in ASKING)
        if any(target.type not in THINGS for target in targets):
            return Found(tuple(dict.fromkeys((*targets, *things))), name)
        things = things or targets
    return Found(things, "what is banned") if things else Found()


def _sending(reading: Reading, measure: Measure, limit: int) -> tuple[Target, ...]:
    """The country whose diplomats are sent home: it is hit as much as they are."""
    near = (
        p for p in reading.parties if p.form == "word" and measure.end <= p.start < measure.end + 40
    )
    sender = next((p for p in near if p.end < limit and not p.marker), None)
    return (Target(sender.country, "country"),) if sender else ()


def _behind(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "sanctions on Iran", "an arms embargo against Myanmar"."""
    opening = lexicon().before_target.match(reading.text, measure.end, limit)
    if "diplomatic_measure" in measure.kinds:
        opening = POSTED.match(reading.text, measure.end, limit) or opening
    verb = VERBAL.search(reading.text, measure.start, measure.end)
    if opening and PLACED.match(reading.text, measure.end) and "travel_ban" in measure.kinds:
        return ()
    if opening and verb and opening[0].strip() not in ("on", "against"):
        return ()  # "was sanctioned for", "designated Haddad pursuant to"
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
    active = cue.endswith("ing") or not passive  # "is sanctioning"
    active = active and not AS.match(text, measure.end)
    assets = ASSETS.search(text, measure.end, limit) if "asset_freeze" in measure.kinds else None
    end = assets.end() if assets else limit
    return reading.phrase(measure.end, end) if verb and active else ()


def _barred(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "bar people and firms from accessing"."""
    if "transaction_ban" in measure.kinds:
        return ()  # Who may not do business is bound by the measure, not hit.
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
    put = put or IDENTIFIED.search(reading.text, floor, measure.start)
    if put:
        return reading.phrase(put.start("whom"), put.end("whom"))
    onto = ONTO_LIST.search(reading.text, floor, measure.start)
    return reading.phrase(measure.end, limit) if onto else ()


def _put_under(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "placing ten persons under a travel ban", "put Mali under wide sanctions"."""
    put = PUT_UNDER.search(reading.text, floor, measure.start)
    return reading.phrase(put.start("whom"), put.end("whom")) if put else ()


def _suffering(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Huawei was hit with export controls", "both already endure Western sanctions"."""
    suffered = SUFFERED.search(reading.text, floor, measure.start)
    passive = BEING.search(reading.text, max(floor, measure.start - 30), measure.start)
    active = not passive and VERBAL.search(reading.text, measure.start, measure.end)
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


def _destination(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "restrictions on exports of chips to China": the goods are named first."""
    if not {"export_control", "embargo"}.intersection(measure.kinds):
        return ()
    way = TO if "export_control" in measure.kinds else FROM
    destination = way.search(reading.text, measure.end, limit)
    return reading.phrase(destination.end(), limit) if destination else ()


def _owner(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "Mali's exports of coal were banned"."""
    for party in reading.parties:
        owning = reading.text[party.end : measure.start] in ("'s ", "’s ", " ")
        if owning and re.match(
            r"(?i:exports?|imports?|flights|designation)\b", reading.text[measure.start :]
        ):
            return (Target(party.country, "country"),)
    return ()


def _holders(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "property that the named firms own is frozen"."""
    if "asset_freeze" not in measure.kinds:
        return ()
    held = HELD.match(reading.text, measure.end, limit)
    return reading.phrase(held.start("whom"), held.end("whom")) if held else ()


def _modifier(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
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


# In this order; the names are what a reader is told.
RULES = {
    "target behind the measure": _behind,
    "whose goods are banned": _owner,
    "whose property it is": _holders,
    "barred from it": _barred,
    "list of those hit": _inverted,
    "object of the verb": _object,
    "put on a list": _put_on_a_list,
    "put under it": _put_under,
    "pressed with it": _pressed,
    "destination of goods": _destination,
    "subject that bears it": _suffering,
    "country before the measure": _modifier,
}
SUFFERING = ("list of those hit", "subject that bears it")
