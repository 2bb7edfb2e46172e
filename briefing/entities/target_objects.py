"""Whom a measure hits as its object: "sanctions on", "froze the assets of", "put on a list"."""

from __future__ import annotations

import re

from briefing.article import Target
from briefing.entities.measures import HEADLINE_VERB, Measure, lexicon
from briefing.entities.target_phrases import Reading

# Cues that are verbs, with whom they hit as their object.
VERBAL = re.compile(
    r"(?:sanctioned|sanctioning|(?<!asset )(?<!assets )(?:froze|frozen|freez(?:e|es|ing))|unfr\w+|"
    r"delist\w*|lists?|listed|listing|penali[sz]\w*|blacklist(?:ed|ing)|cut|exclud\w+|"
    r"disconnect\w*|(?:action|designations?|listings?) (?:also )?targets?|order\w*|"
    r"designat(?:ed|es|ing)|embargoed|expel\w*|expulsion of|"
    r"clos\w+ (?:its|their) airspace to|airspace .* (?:to|all|from|by)|"
    r"seiz\w++.*+|intercept\w*+.*+|interdict\w*+.*+|"
    r"flights (?:by|from|to)|"
    r".*\b(?:reaching|used in|getting to|going to)) ?$"
)
DETERMINED = re.compile(r"\b(?:the|its|their|that|this|an?)\s+$")
INFINITIVES = ("sanction", "blacklist", "designate", "embargo")
MODAL = re.compile(r"\b(?:to|would|will|could|should|may|might|can|must|not)\s+$")
BEING = re.compile(r"\b(?:be|been|being|was|were|is|are|gets?|got)\s+(?:\w+ly\s+|also\s+)?$")
# Where the object of "froze" ends: what stands behind the assets is another matter.
ASSETS = re.compile(r"\b(?:assets|funds|property|accounts|reserves)\b(?! of\b)")
# "property that the named firms own".
HELD = re.compile(
    r"\s++(?:(?:that|which)\s++)?(?P<whom>[^.;,\s][^.;,]{1,78}?[^.;,\s])\s++(?:(?:may|might)\s++)?"
    r"(?:hold|own|have)\b"
)
# "recalled its ambassador in Niamey".
POSTED = re.compile(r"\s+(?:in|from|to|with)\s+")
# "a travel ban to the EU", "inadmissible to Canada": the country is where they may not go.
PLACED = re.compile(r"(?<!visas)(?<!entry)\s+(?:to|at)\s")
# "groups it had designated as terrorists": whom is told before.
AS = re.compile(r"\s+as\s")
PUT_UNDER = re.compile(
    r"\b(?:plac|put|bring|brought|keep|kept|subject|expos)\w*+\s++(?P<whom>[^.;\s][^.;]{0,158}?[^.;\s])"
    r"\s++(?:under|to)\s++(?:[\w.-]++\s++(?:and\s++)?){0,5}$"
)
IDENTIFIED = re.compile(r"\bidentif\w++\s++(?P<whom>[^.;\s][^.;]{0,118}?[^.;\s])\s++as\s++$")
ONTO_LIST = re.compile(
    r"\b(?:add|plac|put)\w*\s+(?:to|on)\s+(?:its|the|an?|their)\s+(?:[\w.]+\s+){0,2}$"
)
LIST = re.compile(r" (?:black)?lists?\b")
BARRING = re.compile(
    r"\b(?:bar|ban|prohibit|prevent|stop|block)(?:s|red|ned|ed|ring|ning|ing|ting)?(\s++)"
    r"([^.;\s][^.;]{1,78}?[^.;\s])\s++from\s++$"
)
ON_LIST = re.compile(
    r"\b(?:add|plac|put|remov|dropp|took|take|struck)\w*+\s++(?P<whom>[^.;\s][^.;]{0,158}?[^.;\s])"
    r"\s++(?:to|on|from|off)\s++(?:its|the|an?|their)\s++(?:[\w.]++\s++){0,2}$"
)
TO = re.compile(r"[^.;:]{0,60}?\bto\s+(?=(?:the\s+)?[A-Z])")
FROM = re.compile(r"[^.;:]{0,80}?\b(?:from|with)\s+(?=(?:the\s+)?[A-Z])")
WITH = re.compile(r"(?<!\s)\s+(?:with|through|by|via)\s+(?:\w+\s+){0,5}$")


def sending(reading: Reading, measure: Measure, limit: int) -> tuple[Target, ...]:
    """The country whose diplomats are sent home: it is hit as much as they are."""
    near = (
        p for p in reading.parties if p.form == "word" and measure.end <= p.start < measure.end + 40
    )
    sender = next((p for p in near if p.end < limit and not p.marker), None)
    return (Target(sender.country, "country"),) if sender else ()


def verb_of(reading: Reading, measure: Measure) -> re.Match[str] | None:
    """The verb that the cue is, unless an article makes it a noun: "remain on the list"."""
    if DETERMINED.search(reading.text, max(0, measure.start - 10), measure.start):
        return None
    return VERBAL.search(reading.text, measure.start, measure.end)


def behind(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "sanctions on Iran", "an arms embargo against Myanmar"."""
    opening = lexicon().before_target.match(reading.text, measure.end, limit)
    if "diplomatic_measure" in measure.kinds:
        opening = POSTED.match(reading.text, measure.end, limit) or opening
    verb = verb_of(reading, measure)
    if opening and PLACED.match(reading.text, measure.end) and "travel_ban" in measure.kinds:
        return ()
    if opening and verb and opening[0].strip() not in ("on", "against"):
        return ()  # "was sanctioned for", "designated Haddad pursuant to"
    return reading.phrase(opening.end(), limit) if opening else ()


def object(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "sanctioned two banks", "froze the assets of", "expelled Russian diplomats"."""
    text, cue = reading.text, reading.text[measure.start : measure.end]
    verb = (
        verb_of(reading, measure)
        or (cue == "sanctions" and HEADLINE_VERB.match(text, measure.end))
        or (cue in INFINITIVES and MODAL.search(text, floor, measure.start))
    )
    passive = BEING.search(reading.text, max(floor, measure.start - 30), measure.start)
    active = cue.endswith("ing") or not passive  # "is sanctioning"
    active = active and not AS.match(text, measure.end)
    assets = ASSETS.search(text, measure.end, limit) if "asset_freeze" in measure.kinds else None
    end = assets.end() if assets else limit
    return reading.phrase(measure.end, end) if verb and active else ()


def barred(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "bar people and firms from accessing"."""
    if "transaction_ban" in measure.kinds:
        return ()  # Who may not do business is bound by the measure, not hit.
    barring = BARRING.search(reading.text, floor, measure.start)
    return reading.phrase(barring.end(1), barring.end(2)) if barring else ()


def pressed(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "hit Iran with new sanctions", "pressuring both Russia and Iran with economic sanctions"."""
    pressing = lexicon().pressing.search(reading.text, floor, measure.start)
    means = WITH.search(reading.text, floor, measure.start)
    if not pressing or not means or means.start() < pressing.end():
        return ()
    return reading.named(pressing.end(), means.start())


def put_on_a_list(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "added the company to its Entity List"."""
    put = ON_LIST.search(reading.text, reading.sentence.start, measure.start)
    put = put or IDENTIFIED.search(reading.text, floor, measure.start)
    if put:
        whom = reading.phrase(put.start("whom"), put.end("whom"))
        listed = LIST.match(reading.text, measure.end, limit)
        behind = listed.end() if listed else measure.end
        return (*whom, *reading.examples(behind, limit)) if whom else ()
    onto = ONTO_LIST.search(reading.text, floor, measure.start)
    return reading.phrase(measure.end, limit) if onto else ()


def put_under(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "placing ten persons under a travel ban", "put Mali under wide sanctions"."""
    put = PUT_UNDER.search(reading.text, floor, measure.start)
    return reading.phrase(put.start("whom"), put.end("whom")) if put else ()


def destination(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "restrictions on exports of chips to China": the goods are named first."""
    if not {"export_control", "embargo"}.intersection(measure.kinds):
        return ()
    way = TO if "export_control" in measure.kinds else FROM
    destination = way.search(reading.text, measure.end, limit)
    return reading.phrase(destination.end(), limit) if destination else ()


def holders(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """ "property that the named firms own is frozen"."""
    if "asset_freeze" not in measure.kinds:
        return ()
    held = HELD.match(reading.text, measure.end, limit)
    return reading.phrase(held.start("whom"), held.end("whom")) if held else ()
