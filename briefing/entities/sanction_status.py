"""What the words around a measure say of it: status, date and reason."""

from __future__ import annotations

import re

from briefing.article import SanctionStatus, Span
from briefing.entities.measures import HEADLINE_VERB, lexicon

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
MONTH = rf"(?:{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
DATE = re.compile(
    rf"\b(?:(?:last|next|this|earlier this|late last|early this)\s+(?:{DAY}|week|month|year|summer|"
    rf"spring|autumn|fall|winter|{MONTH})|in (?:recent|the (?:past|last|coming)) (?:\w+ )?"
    rf"(?:days|weeks|months|years)|(?:as far back as )?(?:since |in )?{MONTH}"
    rf"(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}} {MONTH}(?: \d{{4}})?|{DAY}|(?:since|in) \d{{4}}|yesterday|today|tomorrow)",
    re.I,
)
REASON = re.compile(
    r"\b(?:over|because of|in response to|in retaliation for|after|due to|following|"
    r"as punishment for|to stop|to punish|accused of|"
    r"for(?=\s+(?:its|their|his|her|the|alleged(?:ly)?|\w+ing)\s))\s+"
)
REASON_END = re.compile(r"(?<!\b[A-Z])\.|[;”\"]|,\s|\s(?:in recent|that|which|who)\b")
# "suspended the talks and imposed sanctions" lifts none.
IMPOSING = re.compile(r"\b(?:re-?impos|impos|levi|plac|announc|slapp|adopt|introduc)\w*")
# "the U.S. lifted sanctions" is done; "may lift", "would ease", "without lifting" are not.
NOT_YET = re.compile(
    r"\b(?:may|might|could|would|will|consider\w*|not|never|without|until|if|"
    r"refus\w+|"
    r"call\w* for|urg\w+|discuss\w*|demand\w*|weigh\w*|whether|agree\w* to|plan\w* to|"
    r"pledg\w+|promis\w+|offer\w*)\b",
    re.I,
)
PASSIVE_LIFT = re.compile(
    r"[^.;]{0,40}?\b(?:was|were|been|be) (?:lifted|eased|removed|waived|suspended|dropped)\b"
)
POSSIBLE = re.compile(r"\b(?:possible|under consideration|on the table|being considered|likely)\b")


def status_of(text: str, clause: Span, cue: Span) -> SanctionStatus:
    """The status of the measure that `cue` names, from the words of its clause around it."""
    ahead = text[clause.start : cue.end]
    behind = text[cue.end : min(clause.end, cue.end + 60)]
    found = {status: cues.search(ahead) for status, cues in lexicon().statuses}
    lifted = found.pop("lifted")
    if lifted and not IMPOSING.search(ahead, lifted.end()):
        return "in_force" if NOT_YET.search(ahead) else "lifted"
    if text[cue.start : cue.end] == "sanctions" and HEADLINE_VERB.match(behind):
        return "newly_imposed"
    if PASSIVE_LIFT.match(behind):
        return "lifted"
    if POSSIBLE.search(behind):
        return "under_consideration"
    return next((status for status, cue_found in found.items() if cue_found), "in_force")


def date_of(text: str, clause: Span, cue: Span) -> str | None:
    """The time that the clause states, as printed; the one nearest to the cue."""
    found = list(DATE.finditer(text, clause.start, clause.end))
    nearest = min(found, key=lambda match: abs(match.start() - cue.start), default=None)
    return nearest[0] if nearest else None


def reason_of(text: str, cue: Span, limit: int) -> str | None:
    """Why, as printed behind the cue: "over the crackdown on protests"."""
    opening = REASON.search(text, cue.end, limit)
    if opening is None:
        return None
    stop = REASON_END.search(text, opening.end(), limit)
    words = text[opening.end() : stop.start() if stop else limit].strip()
    return words or None
