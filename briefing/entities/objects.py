"""The weapons that a verb is about, and how many of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from briefing.article import Span
from briefing.entities.clauses import CLAUSE_END, PARTICIPLE, RELATIVE, Clause
from briefing.entities.number_words import NUMBER_WORDS
from briefing.entities.transfer_terms import lexicon

# How the weapon stands to the verb: as its object, as its subject, or as what its subject gets.
Voice = Literal["active", "passive", "recipient"]

NUMBER_WORD = rf"(?:one(?= (?:hundred|thousand))|{NUMBER_WORDS})"
QUANTITY = (
    r"(?P<quantity>(?<!\d )(?!(?:19|20)\d\d\b)"  # years count nothing
    r"(?:(?:more|fewer|less) than |above |below |close to |"
    r"at least |at most |up to |around |about |some |"
    r"nearly |almost |over |roughly |approximately |an? estimated |several |tens of |many |"
    r"another |an additional |as many as )*"
    r"(?:\d+(?:[.,]\d+)*(?: (?:million|billion|thousand|hundred))?|"
    rf"{NUMBER_WORD}\b(?:[ -]{NUMBER_WORD}\b|[ -](?:hundred|thousand|million|dozen|one)\b){{0,4}}"
    r"(?: \(\d+\))?|"
    r"(?:an? )?(?:hundreds?|thousands?|dozens?|scores|millions?)\b|"
    r"an? (?:hundred|thousand|dozen|handful|couple|pair|squadron|batch|consignment|"
    r"(?:small |large |unspecified |undisclosed |limited )?(?:number|quantity)(?= of)|"
    r"(?:(?:first|second|third|new|further) )?(?:batch|lot|tranche|shipload|load))\b)"
    r"(?: (?:tons|tonnes)\b)?)"
)
COUNTED = re.compile(
    rf"(?<![\w$€£-]){QUANTITY}(?:\s+(?:rounds|pieces|units|batteries|regiments|squadrons|sets))?"
    r"(?:\s+of(?:\s+[\w-]+\s+and(?=\s+\w+$))?)?(?:\s+(?:the|its|their))?\s+(?:(?!(?:and|or|with|from|by)\b)[\w.’'-]+\s+){0,3}$"
)
# "Ten rifles, of which four came", "rifles; the others came": not all of them do.
SOME_OF_THEM = re.compile(
    rf"(?:^|[,;]\s+(?:and\s+|of which\s+)?|\band\s+)(?P<some>{QUANTITY}|"
    r"the (?:first|rest|others|remaining \w+|(?:first|last|other) (?P<few>\w+)))\s+$",
    re.IGNORECASE,
)
ELIDED = re.compile(
    rf"\s+(?:{QUANTITY}|more)(?=\s*(?:[.,;”\"]|$|of (?:them|these|those)\b|more\b|from\b|to\b))"
)
# "jets dropped bombs" against "jets bought from", "jets supplied last year".
OBJECT = re.compile(
    r"\s+(?!(?:by|to|from|in|for|at|with|on|over|last|this|under|through|via|against)\b)\w"
)
# "Missiles with which Mali was supplied".
WITH_WHICH = re.compile(r",?\s+with which\s+(?:the\s+)?")
THEM = re.compile(r"\s+(?:them|these|those)\b")
# Between a noun and its weapons ("the sale of jets"), a verb and what it is not about ("paid
# for training"), two weapons of one list.
HOLDING = re.compile(r"\b(?:of|for|including|comprising|includes?d?|with)\b")
FOR = re.compile(r"\bfor\b(?! \$)")
FOR_USE = re.compile(r"\bfor (?:its|their|the|use)\b")
JOINED = re.compile(r"[,;]|\b(?:and|or|plus|including|alongside|with)\b|&|/|:")
# Behind a weapon: it is the subject of a clause of its own.
INCLUDING = re.compile(r"\b(?:including|such as|among them)\b")
FINITE = re.compile(r"(?<!\s)\s+(?:has|have|had|is|are|was|were|will|would)\b")
LISTED = re.compile(
    r"(?:\s+(?:from|to)\s+(?:the\s+)?[A-Z][\w.]+(?: [A-Z]\w+)?)?,?\s+"
    r"(?:(?:and|or|as well as)\s+)?(?:[\w.,’'-]+\s+){0,4}"
)


def objects(clause: Clause) -> tuple[tuple[Span, ...], Voice]:
    """The weapons the verb is about."""
    ahead = tuple(weapon for weapon in clause.weapons if weapon.end <= clause.begin)
    if clause.frame.subject == "weapon":
        some = SOME_OF_THEM.search(clause.text[clause.sentence.start : clause.begin])
        whole = ahead and not some and _arrives(clause, ahead[-1])
        come = _list_before(clause, ahead) if whole else ()
        return (*come, *(_detailed(clause) if come else ())), "passive"
    behind = _behind(clause)
    if clause.frame.name == "exchange":
        return behind, "active"
    if clause.frame.noun:
        headed = ahead and clause.text[ahead[-1].end : clause.verb.start] in (" ", "-")
        about = (*_list_before(clause, ahead), *_detailed(clause)) if headed else behind
        return about, "active"
    if clause.frame.subject == "carrier" and not clause.passive:
        return behind, "active"
    return (_ahead(clause, ahead, behind) if ahead else None) or _received(clause, behind)


def _ahead(
    clause: Clause, ahead: tuple[Span, ...], behind: tuple[Span, ...]
) -> tuple[tuple[Span, ...], Voice] | None:
    """The weapons before a verb that is about them: "drones sent by", "drones that Iran sent"."""
    text, verb, nearest = clause.text, clause.verb, ahead[-1]
    if PARTICIPLE.fullmatch(text, nearest.end, verb.start):
        finite = text[nearest.end : verb.start].strip() in ("", ",") and OBJECT.match(
            text, verb.end
        )
        if not (behind and finite):
            return _list_before(clause, ahead), "passive"
    if clause.subjects and clause.passive:
        subject = clause.subjects[0].start
        if nearest.end <= subject and WITH_WHICH.fullmatch(text, nearest.end, subject):
            return _list_before(clause, ahead), "recipient"
    if clause.subjects and not clause.passive:
        subject = clause.subjects[0].start
        if nearest.end <= subject and RELATIVE.fullmatch(text, nearest.end, subject):
            return _list_before(clause, ahead), "active"
    if not behind and THEM.match(text, verb.end, clause.limit):
        return _list_before(clause, ahead), "active"
    if not behind and ELIDED.match(text, verb.end, clause.limit + 1):
        return ahead[-1:], "active"
    return None


def _received(clause: Clause, behind: tuple[Span, ...]) -> tuple[tuple[Span, ...], Voice]:
    """The weapons behind a verb: "Iran sent drones", "Libya was supplied with drones"."""
    if not clause.passive and not (clause.frame.subject == "supplier" and _equipped(clause)):
        return behind, "active"
    return (behind if clause.frame.subject == "supplier" else ()), "recipient"


def _detailed(clause: Clause) -> tuple[Span, ...]:
    """ "Arms sales to Taiwan, including missiles": what details the weapons before the verb."""
    behind = [weapon for weapon in clause.weapons if clause.verb.end <= weapon.start < clause.limit]
    if behind and INCLUDING.search(clause.text, clause.verb.end, behind[0].start):
        return tuple(behind)
    return ()


def _equipped(clause: Clause) -> bool:
    """ "Libya, armed with French jets": a participle behind whoever got the weapon."""
    return bool(
        clause.subjects
        and re.fullmatch(r",?\s+", clause.text[clause.subjects[-1].end : clause.verb.start])
        and clause.text.endswith("ed", clause.verb.start, clause.verb.end)
        and clause.text.startswith(" with", clause.verb.end)
    )


def _arrives(clause: Clause, weapon: Span) -> bool:
    gap = clause.text[weapon.end : clause.begin]
    if lexicon().activities.match(clause.text, weapon.end) or FINITE.search(gap):
        return False
    return not CLAUSE_END.search(gap) and not lexicon().pretended.search(gap)


def _behind(clause: Clause) -> tuple[Span, ...]:
    """The first list of weapons behind the verb."""
    found: list[Span] = []
    end = clause.verb.end
    if clause.frame.means:
        end = clause.text.index(f" {clause.frame.means} ", end) + 1
    for weapon in clause.weapons:
        if not end <= weapon.start < clause.limit:
            continue
        if not _reaches(clause, end, weapon.start, first=not found):
            break
        if found and FINITE.match(clause.text, weapon.end):
            break
        end = weapon.end
        if not lexicon().activities.match(clause.text, weapon.end):
            found.append(weapon)
        elif not found:
            break
    return tuple(found)


def _reaches(clause: Clause, start: int, end: int, *, first: bool) -> bool:
    """Whether what stands between leads from the verb, or from a weapon, to the next weapon."""
    gap = clause.text[start:end]
    if lexicon().astray.search(gap):
        return False
    if not first:
        return JOINED.search(gap) is not None and not FOR_USE.search(gap)
    if lexicon().fittings.search(gap):
        return False
    if clause.frame.noun:
        return HOLDING.search(gap) is not None
    wanted = clause.text.endswith("for", clause.verb.start, clause.verb.end)
    return wanted or clause.frame.name in ("turn", "seek", "order") or not FOR.search(gap)


def _list_before(clause: Clause, ahead: Sequence[Span]) -> tuple[Span, ...]:
    """The last weapon before the verb with those that it is listed with."""
    found = [ahead[-1]]
    for weapon in reversed(ahead[:-1]):
        gap = clause.text[weapon.end : found[0].start]
        if not LISTED.fullmatch(gap):
            break
        if lexicon().verbs.search(gap) or lexicon().astray.search(gap):
            break
        found.insert(0, weapon)
    return tuple(found)


def counted_before(text: str, floor: int, weapon: Span) -> re.Match[str] | None:
    """The number right before a weapon, as the group `quantity`."""
    return COUNTED.search(text, max(floor, weapon.start - 70), weapon.start)


def count(clause: Clause, weapon: Span) -> str | None:
    """The number of the weapon as printed; behind the verb when the weapon is only meant."""
    counted = counted_before(clause.text, clause.sentence.start, weapon)
    if weapon.end <= clause.verb.start:
        elided = ELIDED.match(clause.text, clause.verb.end, clause.limit + 1)
        counted = elided if elided and elided["quantity"] else counted
    return counted["quantity"] if counted else None
