"""Who supplies a weapon to whom, as one sentence says it: verb frames over parties and weapons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.article import Grounds, Span, TransferStatus
from briefing.entities.clauses import ELIDED, Clause, maker_before
from briefing.entities.parties import Party, find_parties
from briefing.entities.transfer_terms import Frame, lexicon

AUXILIARIES = (
    r"that|which|had|have|has|been|being|be|was|were|are|is|will|would|could|may|might|already|also|"
    r"allegedly|reportedly|not|never|recently|now"
)
# Between a weapon and the participle that says what is done with it.
PARTICIPLE = re.compile(rf"(?:\s*\([^)]{{0,40}}\))?,?\s*(?:(?:{AUXILIARIES})\s+)*")
BEING = re.compile(r"\b(?:be|been|being|was|were|is|are)\s+(?:\w+ly\s+|already\s+|also\s+)?$")
# Between a weapon and the subject of the clause that describes it: "missiles that Iran sent".
RELATIVE = re.compile(r",?\s+(?:(?:that|which)\s+)?(?:the\s+)?")
# Before a word that is verb and noun alike ("transfers") these make it a noun; "of" behind too.
NOMINAL = re.compile(
    r"(?:['’]s|\b(?:the|an?|any|further|alleged|arms|weapons|such|these|its|their))\s+$"
)
OF = re.compile(r"\s+of\b")
LIGHT_VERB = re.compile(r"\s+(?:[a-z]+\s+){0,2}")
CLAUSE_END = re.compile(
    r"[;:]|\s[—–-]\s|,? according to\b|\bwhile\b"
    r"|, (?:while|but|although|though|whereas|where|and (?=[A-Z]))"
)
NOUN_END = re.compile(CLAUSE_END.pattern + r"|[“\"]|\b(?:is|are|was|were|has|have|would|will)\b")


@dataclass(frozen=True, slots=True)
class Supply(Span):
    """One claim of one sentence about one weapon mention, the `weapon`."""

    weapon: Span
    supplier: str | None
    recipient: str | None
    status: TransferStatus
    quantity: str | None
    grounds: Grounds


def find_supplies(
    text: str, sentence: Span, weapons: Sequence[Span], before: str | None = None
) -> Iterator[Supply]:
    """The claims of a sentence about these weapons; `before` is the party that "it" can mean."""
    verbs = _verbs(text, sentence, weapons) if weapons else []
    if not verbs:
        return
    parties = find_parties(text, sentence, before)
    made = {weapon: maker_before(text, sentence, weapon, parties) for weapon in weapons}
    makers = frozenset(maker for maker in made.values() if maker)
    for index, (verb, frame) in enumerate(verbs):
        following = verbs[index + 1][0].start if index + 1 < len(verbs) else sentence.end
        stop = (NOUN_END if frame.noun else CLAUSE_END).search(text, verb.end, following)
        limit = stop.start() if stop else following
        clause = Clause(text, sentence, verb, frame, limit, parties, makers)
        for weapon, passive in _objects(clause, weapons):
            yield from _claims(clause, weapon, made[weapon], passive)


def _verbs(text: str, sentence: Span, weapons: Sequence[Span]) -> list[tuple[Span, Frame]]:
    """The words that open a frame; in "received shipments of" the noun opens none of its own."""
    words, verbs = lexicon(), list[tuple[Span, Frame]]()
    excluded = [m.span() for m in words.no_frame.finditer(text, sentence.start, sentence.end)]
    for match in words.verbs.finditer(text, sentence.start, sentence.end):
        if any(start <= match.start() < end for start, end in excluded):
            continue
        form, span = match[0].lower(), Span(match.start(), match.end())
        as_verb, as_noun = words.verb_frames.get(form), words.noun_frames.get(form)
        if as_verb and as_noun:
            headed = any(weapon.end + 1 == span.start for weapon in weapons)
            nominal = headed or NOMINAL.search(text, sentence.start, span.start)
            as_verb = None if nominal or OF.match(text, span.end) else as_verb
        if as_verb:
            verbs.append((span, as_verb))
        elif as_noun and not (verbs and LIGHT_VERB.fullmatch(text, verbs[-1][0].end, span.start)):
            verbs.append((span, as_noun))
    return verbs


def _claims(clause: Clause, weapon: Span, maker: Party | None, passive: bool) -> Iterator[Supply]:
    made_in = maker.country if maker else None
    given = clause.frame.subject == "supplier"
    subjects = clause.subjects()
    if passive:
        turned = given and subjects and weapon.start > clause.verb.end
        subjects, given = (subjects, False) if turned else ((), given)
    for subject in subjects or (None,):
        doer = subject.country if subject else clause.agent(passive)
        if clause.frame.name == "produce":
            supplier, recipient = doer or made_in, None
        elif given:
            supplier = doer or made_in
            recipient = clause.indirect_object() or clause.behind("to", "for")
        else:
            supplier, recipient = made_in or clause.behind("from", "by"), doer
        quantity = clause.count(weapon)
        if supplier == recipient or (clause.frame.name == "use" and not made_in):
            continue  # Whoever fires a weapon of unknown origin tells of no transfer.
        if clause.frame.noun and weapon.end < clause.verb.start and not (recipient or made_in):
            continue  # "calling the missile transfers a threat" speaks of a claim made elsewhere.
        start = min(subject.start if subject else weapon.start, weapon.start, clause.verb.start)
        end = max(weapon.end, clause.verb.end, clause.reach(recipient))
        grounds = _grounds(clause, subject, supplier and recipient)
        status = clause.status(subject)
        yield Supply(start, end, weapon, supplier, recipient, status, quantity, grounds)


def _grounds(clause: Clause, subject: Party | None, ends: str | None) -> Grounds:
    """The verb of a claim; sure when both ends are stated and none of them by a pronoun."""
    verb = clause.text[clause.verb.start : clause.verb.end]
    rules = [f"{'noun' if clause.frame.noun else 'verb'} “{verb}”"]
    if subject and subject.stands_in:
        rules.append("pronoun")
    return Grounds("sure" if ends and len(rules) == 1 else "likely", tuple(rules))


def _objects(clause: Clause, weapons: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The weapons the verb is about, each with whether the verb is passive."""
    text, verb = clause.text, clause.verb
    passive = (
        not clause.frame.noun
        and not text.endswith("ing", verb.start, verb.end)
        and BEING.search(text, max(0, verb.start - 40), verb.start) is not None
    )
    behind = [
        weapon
        for weapon in weapons
        if verb.end <= weapon.start < clause.limit
        and not lexicon().activities.match(text, weapon.end)
    ]
    ahead = [weapon for weapon in weapons if weapon.end <= verb.start][-1:]
    if ahead and PARTICIPLE.fullmatch(text, ahead[0].end, verb.start):
        yield ahead[0], not clause.frame.noun
    elif behind:
        if not passive or clause.frame.subject == "supplier":
            yield from ((weapon, passive) for weapon in behind)
    elif ahead:
        subjects = clause.subjects()
        relative = subjects and RELATIVE.fullmatch(text, ahead[0].end, subjects[0].start)
        if relative or ELIDED.match(text, verb.end, clause.limit + 1):
            yield ahead[0], False
