"""What the words around a measure say of it: status, date and reason."""

from __future__ import annotations

import re

from briefing.article import SanctionStatus, Span
from briefing.entities.measures import HEADLINE_VERB, lexicon
from briefing.months import MONTHS

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
FULL_MONTH = "|".join(map(str.capitalize, MONTHS))
MONTH = rf"(?-i:(?:{FULL_MONTH})\b|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
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
    r"|\s+ended\b|[^.;]{0,40}?\b(?:expired|lapsed|came to an end|(?:was|were) at an end)\b"
)
PASSIVE_IMPOSED = re.compile(
    r"[^.;]{0,80}?\bwith immediate effect\b"
    r"|[^.;]{0,40}?\b(?:was|were|been|being) (?:\w+ )?"
    r"(?:imposed|introduced|placed|levied|slapped)\b"
)
# "the embargo stays in place", "were left in force".
KEPT = re.compile(
    r"[^.;]{0,60}?\b(?:is|are|was|were|has been|have been|remain\w*|stay\w*|left|kept) "
    r"(?:\w+ )?(?:in (?:place|force|effect)|maintained)\b"
)
# "are expected to be approved soon".
DUE = re.compile(
    r"[^.;]{0,80}?\b(?:due|set|expected|planned|to|will) (?:to )?be "
    r"(?:adopted|imposed|introduced|approved|announced|agreed|frozen|blocked)\b"
)
# "lifted them": the measure and what becomes of it are one cue.
TAKEN_BACK = re.compile(r"(?:lift|eas|suspend|terminat|drop|scrap)\w* th")
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
ENACTED = re.compile(r"\b(?:sign(?:s|ed)|enact(?:s|ed)|into law)\b")
CONDITION = re.compile(r"\b(?:if|unless)\b")
POSSIBLE = re.compile(
    r"[^;]{0,60}?\b(?:possible|under consideration|on the table|being considered|likely)\b"
)
# What stands behind a measure decides before the words that stand ahead of it.
TOLD_BEHIND: dict[SanctionStatus, re.Pattern[str]] = {
    "lifted": PASSIVE_LIFT,
    "in_force": KEPT,
    "announced": DUE,
    "under_consideration": POSSIBLE,
}


def status_of(text: str, sentence: Span, clause: Span, cue: Span) -> SanctionStatus:
    """The status of the measure that `cue` names, from the words of its clause around it."""
    verb = lexicon().verbs.match(text, cue.start, cue.end) is not None
    ahead = text[clause.start : cue.end]
    verb = verb or ahead.endswith("frozen")
    behind = text[cue.end : min(clause.end, cue.end + 120)]
    lifted = next(c for status, c in lexicon().statuses if status == "lifted").search(
        text, clause.start, cue.end if TAKEN_BACK.match(text, cue.start) else cue.start
    )
    if text[cue.start : cue.end].startswith(("delist", "unfr")):
        return "lifted"
    if lifted and not verb and not lexicon().imposing.search(text, lifted.end(), cue.start):
        return "in_force" if NOT_YET.search(ahead) else "lifted"
    if text[cue.start : cue.end] == "sanctions" and HEADLINE_VERB.match(behind):
        return "newly_imposed"
    for told, words in TOLD_BEHIND.items():
        if words.match(behind):
            return told
    status = _first_cue(ahead, len(ahead) if verb else cue.start - clause.start)
    if status == "in_force" and PASSIVE_IMPOSED.match(behind):
        return "newly_imposed"
    bill = BILL.search(text, sentence.start, cue.start)
    if (
        bill
        and not ENACTED.search(text, sentence.start, cue.start)
        and status in ("announced", "newly_imposed", "in_force")
    ):
        return "under_consideration"
    if DONE.search(ahead):
        return "newly_imposed"
    if status == "announced" and CONDITION.search(text, cue.end, clause.end):
        return "threatened"
    return status


def _first_cue(ahead: str, before: int) -> SanctionStatus:
    """The status whose words begin in the clause before the offset, else "in_force".

    The lexicon's order decides between several.
    """
    for status, cues in lexicon().statuses:
        stated = None if status == "lifted" else cues.search(ahead)
        if stated and stated.start() < before:
            return status
    return "in_force"


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
