"""What the words around a measure say of it: status, date and reason."""

from __future__ import annotations

import re

from briefing.article import SanctionStatus, Span
from briefing.entities.measures import HEADLINE_VERB, lexicon

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
FULL_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
MONTH = rf"(?-i:{FULL_MONTH}\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
DATE = re.compile(
    rf"\b(?:(?:last|next|this|earlier this|late last|early this)\s+(?:{DAY}|week|month|year|summer|"
    rf"spring|autumn|fall|winter|{MONTH})|in (?:recent|the (?:past|last|coming)) (?:\w+ )?"
    rf"(?:days|weeks|months|years)|(?:as far back as )?(?:since |in )?{MONTH}"
    rf"(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}} {MONTH}(?: \d{{4}})?|{DAY}|(?:since|in) \d{{4}}|yesterday|today|tomorrow)",
    re.I,
)
REASON = re.compile(
    r"\b(?:over|because of|in response to|in retaliation for|after|due to|"
    r"following(?! (?:year|day|week|month))|as punishment for|to stop|to punish|accused of|"
    r"for(?=\s+(?:its|their|his|her|the|alleged(?:ly)?|\w+ing)\s))\s+"
)
REASON_END = re.compile(r"(?<!\b[A-Z])\.|[;:”\"]|,\s|\s(?:in recent|that|which|who)\b")
# "suspended the talks and imposed sanctions" lifts none.
IMPOSING = re.compile(
    r"\b(?:re-?impos|impos|levi|plac|announc|slapp|adopt|introduc|threaten|vow|warn|vot|ban|bar|prohibit|freez|expel)\w*"
)
# "the U.S. lifted sanctions" is done; "may lift", "would ease", "without lifting" are not.
NOT_YET = re.compile(
    r"\b(?:(?-i:may)|might|could|(?<!\b[Hh]e )(?<!\b[Ii]t )(?<!\bthey )would|consider\w*|not|"
    r"never|without|until|if|refus\w+|reject\w*|"
    r"call\w* (?:for|on)|ask\w*|press\w*|urg\w+|discuss\w*|demand\w*|weigh\w*|whether|plan\w* to|"
    r"pledg\w+|promis\w+|offer\w*)\b",
    re.I,
)
PASSIVE_LIFT = re.compile(
    r"[^.;]{0,40}?\b(?:was|were|been|be) (?:lifted|eased|removed|waived|suspended|dropped|"
    r"released|unfrozen|terminated|ended|rescinded)\b"
    r"|\s+ended\b|[^.;]{0,40}?\b(?:expired|lapsed|came to an end)\b"
)
PASSIVE_IMPOSED = re.compile(
    r"[^.;]{0,40}?\b(?:was|were|been|being) (?:\w+ )?(?:imposed|introduced|placed|levied|slapped)\b"
)
# "lifted them": the measure and what becomes of it are one cue.
TAKEN_BACK = re.compile(r"(?:lift|eas|suspend|terminat|drop|scrap)\w* th")
# A cue that is a verb: what was lifted before it in the clause is something else.
VERB = re.compile(
    r"(?:freez(?:e|es|ing)|froze|ban(?:s|ned|ning)|ban(?= imports)|barr?(?:ed|ing)|prohibit\w*|"
    r"expel\w*|recall\w*|restrict(?:s|ed|ing)?|block\w*|sanctioned|sanctioning|designat(?:e|es|ed|ing)|"
    r"blacklist(?:ed|ing)|cut|sever(?:s|ed|ing)?|suspend(?:s|ed|ing)?)(?!\w)"
)
# The verb beside the measure decides, whatever the words before it say: "broke off the talks and
# imposed sanctions".
DONE = re.compile(
    r"(?<!\bto )(?<!\bbe )(?<!\bbeen )(?<!\bhave )(?<!\bhad )(?<!\bnot )(?<!\bnever )"
    r"(?<!\balready )(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )(?<!\bbeing )"
    r"\b(?:imposed|slapped|levied|introduced|sanctioned|blacklisted|froze|expelled|designated)\b"
    r"(?:\s+[\w.’'-]+){0,6}\s*$"
)
# What a parliament has before it is no law yet.
BILL = re.compile(
    r"\b(?:an?|the|new) (?:\w+ )?(?:bill|legislation|proposal|motion)\b(?![^.;]{0,60}\blaw\b)"
)
CONDITION = re.compile(r"\b(?:if|unless)\b")
POSSIBLE = re.compile(r"\b(?:possible|under consideration|on the table|being considered|likely)\b")


def status_of(text: str, sentence: Span, clause: Span, cue: Span) -> SanctionStatus:
    """The status of the measure that `cue` names, from the words of its clause around it."""
    ahead = text[clause.start : cue.end]
    behind = text[cue.end : min(clause.end, cue.end + 60)]
    lifted = next(c for status, c in lexicon().statuses if status == "lifted").search(
        text, clause.start, cue.end if TAKEN_BACK.match(text, cue.start) else cue.start
    )
    if text[cue.start : cue.end].startswith(("delist", "unfr")):
        return "lifted"
    if (
        lifted
        and not VERB.match(text, cue.start, cue.end)
        and not IMPOSING.search(text, lifted.end(), cue.end)
    ):
        return "in_force" if NOT_YET.search(ahead) else "lifted"
    if text[cue.start : cue.end] == "sanctions" and HEADLINE_VERB.match(behind):
        return "newly_imposed"
    if PASSIVE_LIFT.match(behind):
        return "lifted"
    if POSSIBLE.search(behind):
        return "under_consideration"
    status = _first_cue(ahead)
    if status == "in_force" and PASSIVE_IMPOSED.match(behind):
        return "newly_imposed"
    bill = BILL.search(text, sentence.start, cue.start)
    if bill and status in ("announced", "newly_imposed", "in_force"):
        return "under_consideration"
    if DONE.search(ahead):
        return "newly_imposed"
    if status == "announced" and CONDITION.search(text, cue.end, clause.end):
        return "threatened"
    return status


def _first_cue(ahead: str) -> SanctionStatus:
    """The status whose words stand in the clause; the lexicon's order decides between several."""
    stated = (s for s, cues in lexicon().statuses if s != "lifted" and cues.search(ahead))
    return next(stated, "in_force")


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
