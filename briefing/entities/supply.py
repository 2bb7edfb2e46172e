"""Who supplies a weapon to whom, as one sentence says it: verb frames over parties and weapons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.article import Grounds, Span, TransferStatus
from briefing.entities.actors import find_actors
from briefing.entities.carried import carry_over
from briefing.entities.claims import NOTHING, Before, Supply
from briefing.entities.clauses import Clause, find_clauses, maker_before
from briefing.entities.ends import Ends, noun_ends, verb_ends
from briefing.entities.objects import QUANTITY, SOME_OF_THEM, Voice, count, objects
from briefing.entities.parties import Party
from briefing.entities.transfer_terms import Role, lexicon

# "Israeli drones and missiles": the nationality goes for both.
ALSO_OF = re.compile(r",?\s+(?:and\s+|or\s+|including\s+|such as\s+|like\s+|among them\s+)?")
UNDER_CONTRACT = re.compile(
    r"\bunder (?:an?|the|framework|new|recent)?\s?(?:[\w$.-]+ ){0,3}"
    r"(?:contracts?|deals?|agreements?|accords?)\b"
    r"|\bcontracts? [^.;]{0,40}under which\b"
)
# Verbs of a recipient that gets what another verb says somebody supplies.
COMING = frozenset(["receive", "order", "arrive"])
FOR_SOME = re.compile(rf"\s+for {QUANTITY}(?=\s*(?:[.,;”\"]|$|of (?:them|these|those)\b))")


def find_supplies(
    text: str, sentence: Span, weapons: Sequence[Span], before: Before = NOTHING
) -> Iterator[Supply]:
    """The claims of a sentence about these weapons."""
    weapons = tuple(weapons)
    if not (weapons or before.claim) or not lexicon().verbs.search(
        text, sentence.start, sentence.end
    ):
        return
    parties = find_actors(text, sentence, before.party)
    made = {weapon: maker_before(text, sentence, weapon, parties) for weapon in weapons}
    makers = frozenset(maker for maker in made.values() if maker)
    for before_it, weapon in pairwise(weapons):
        if made[weapon] is None and ALSO_OF.fullmatch(text, before_it.end, weapon.start):
            made[weapon] = made[before_it]
    told = before
    clauses = [
        (clause, *objects(clause))
        for clause in find_clauses(text, sentence, weapons, parties, makers)
    ]
    halves = _halves(clauses) if len(clauses) > 1 else {}
    found: list[Supply] = []
    for clause, about, voice in clauses:
        for weapon in about:
            maker = made[weapon] or (made[about[0]] if clause.frame.noun else None)
            for supply in _claims(replace(clause, about=about), weapon, voice, maker, told, halves):
                told = replace(told, claim=supply)
                found.append(supply)
        if not about and told.claim:
            found += _some_of_them(clause, told.claim)
    yield from (supply for supply in found if not _told_fuller(supply, found))


def _told_fuller(supply: Supply, others: Sequence[Supply]) -> bool:
    """ "took delivery of jets bought from Russia": the same claim is made with both ends."""
    return not (supply.supplier and supply.recipient) and any(
        other.weapon == supply.weapon
        and other.supplier
        and other.recipient
        and (supply.recipient or supply.supplier) in (other.supplier, other.recipient)
        for other in others
    )


def _claims(
    clause: Clause,
    weapon: Span,
    voice: Voice,
    maker: Party | None,
    before: Before,
    halves: Mapping[tuple[Span, Role], tuple[str, ...]],
) -> Iterator[Supply]:
    cast = noun_ends if clause.frame.noun else verb_ends
    ends = cast(clause, weapon, voice, maker)
    _join_halves(ends, clause, weapon, halves)
    carry_over(clause, weapon, voice, ends, before)
    subject = clause.subjects[0] if clause.subjects else None
    status = _status(clause, weapon, subject, voice)
    if not _says_enough(clause, status, ends):
        return
    near = [p for p in clause.parties if p.country in (*ends.suppliers, *ends.recipients)]
    own = [p for p in near if clause.verb.end <= p.start < clause.limit]
    lead = [p for p in (subject,) if p and p in near and voice != "passive"]
    start = min(weapon.start, clause.verb.start, *(p.start for p in lead))
    end = max(weapon.end, clause.verb.end, *(p.end for p in own[:2]))
    for supplier in ends.suppliers or (None,):
        for recipient in ends.recipients or (None,):
            if supplier != recipient:
                grounds = _grounds(clause, ends, supplier, recipient)
                quantity = count(clause, weapon)
                yield Supply(start, end, weapon, supplier, recipient, status, quantity, grounds)
                if clause.frame.noun and clause.frame.name == "seek" and status == "denied":
                    yield Supply(
                        start, end, weapon, supplier, recipient, "sought", quantity, grounds
                    )


def _halves(
    clauses: Sequence[tuple[Clause, tuple[Span, ...], Voice]],
) -> dict[tuple[Span, Role], tuple[str, ...]]:
    """Who supplies and who gets each weapon by the verbs of the sentence, without their nouns."""
    halves: dict[tuple[Span, Role], tuple[str, ...]] = {}
    for clause, about, voice in clauses:
        for weapon in about if not clause.frame.noun else ():
            ends = verb_ends(replace(clause, about=about), weapon, voice, None)
            if ends.suppliers and ends.recipients:
                continue
            if clause.frame.subject == "supplier" and ends.suppliers:
                halves.setdefault((weapon, "supplier"), ends.suppliers)
            elif clause.frame.subject == "recipient" and ends.recipients:
                halves.setdefault((weapon, "recipient"), ends.recipients)
    return halves


def _join_halves(
    ends: Ends,
    clause: Clause,
    weapon: Span,
    halves: Mapping[tuple[Span, Role], tuple[str, ...]],
) -> None:
    """ "Rifles lent by Rome, which Malian troops carry", "Rome keeps jets Malta bought"."""
    if ends.suppliers and not ends.recipients:
        ends.recipients = halves.get((weapon, "recipient"), ())
    elif ends.recipients and not ends.suppliers and clause.frame.name in COMING:
        ends.suppliers = halves.get((weapon, "supplier"), ())
    else:
        return
    if ends.suppliers and ends.recipients:
        ends.rules.append("other end from another verb")


def _says_enough(clause: Clause, status: TransferStatus, ends: Ends) -> bool:
    """With one end missing only what a party got, wants or was sent is a claim."""
    if ends.suppliers and ends.recipients:
        return True
    built = clause.frame.name == "produce" and status == "ordered"  # "won an order to build"
    silent = clause.frame.name in ("use", "produce", "arrive", "include") and not built
    if silent or not ends.recipients:
        return False
    if clause.frame.noun:  # "the sale of jets to Bulgaria", "Indonesia's order for jets"
        return clause.owner is not None or clause.frame.subject == "supplier"
    return True


def _status(clause: Clause, weapon: Span, subject: Party | None, voice: Voice) -> TransferStatus:
    described = voice == "active" and subject is not None and weapon.end <= subject.start
    floor = weapon.end if described else 0
    status = clause.status(subject if voice != "passive" else None, floor)
    if clause.frame.name == "receive" and status in ("delivered", "planned"):
        contract = UNDER_CONTRACT.search(clause.text, clause.sentence.start, clause.sentence.end)
        return "ordered" if contract else status
    return status


def _grounds(clause: Clause, ends: Ends, supplier: str | None, recipient: str | None) -> Grounds:
    """The verb of a claim; sure when both ends are stated and none of them by a pronoun."""
    verb = clause.text[clause.verb.start : clause.verb.end]
    rules = [f"{'noun' if clause.frame.noun else 'verb'} “{verb}”", *ends.rules]
    if any(p.stands_in and p.country in (supplier, recipient) for p in clause.subjects):
        rules.append("pronoun")
    sure = supplier and recipient and len(rules) == 1
    return Grounds("sure" if sure else "likely", tuple(rules))


def _some_of_them(clause: Clause, last: Supply) -> Iterator[Supply]:
    """ "Three have arrived", "part of an order for 100": of the weapons of the last claim."""
    if not (last.supplier and last.recipient):
        return
    text, verb = clause.text, clause.verb
    if clause.frame.subject == "weapon":
        some = SOME_OF_THEM.search(text[clause.sentence.start : clause.begin])
        number = (some["quantity"] or some["few"]) if some else None
        start = clause.sentence.start + some.start("some") if some else 0
        end = verb.end
    else:
        some = FOR_SOME.match(text, verb.end) if clause.frame.name == "order" else None
        number = some["quantity"] if some else None
        start, end = (verb.start, some.end()) if some else (0, 0)
    if some:
        rules = (f"verb “{text[verb.start : verb.end]}”", "weapon of the claim before")
        yield Supply(
            start, end, last.weapon, last.supplier, last.recipient, clause.status(None), number,
            Grounds("likely", rules),
        )  # fmt: skip
