"""The end of a transfer that a clause leaves out, as what was said before lets it be known."""

from __future__ import annotations

import re

from briefing.article import Span
from briefing.entities.claims import Before, Supply
from briefing.entities.clauses import Clause
from briefing.entities.ends import Ends
from briefing.entities.objects import Voice
from briefing.entities.parties import Party
from briefing.entities.transfer_terms import lexicon

# A claim whose other end is the supplier of the claim before it: "and gets jets in return".
IN_RETURN = re.compile(r"\b[Ii]n (?:return|exchange|turn)\b")
# "The package includes rockets": of what the claim before tells.
INCLUDER = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]|its|\w+['’]s) (?:[\w$.-]+ ){0,3}"
    r"(?:packages?|deals?|contracts?|agreements?|orders?|notices?|shipments?|deliver(?:y|ies)|sales?|"
    r"weapons|arms|aid|consignments?|cargo|equipment|tranche)|They|It|which|that)\s+$"
)
# Who only tells of it: "Egypt got jets, Israeli officials said".
TELLS = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}?(?:said|says|told|reported|accused|condemned|warned)\b"
)
SAME_SOURCE = re.compile(r"\bfrom the same (?:source|country|supplier|maker|seller)\b")
ANSWER = re.compile(
    r"\b(?:turn(?:s|ed|ing)? down|(?:reject|accept)(?:s|ed|ing)?"
    r"|(?:refus|declin)(?:es|ed|ing))\b"
)
FURTHER = re.compile(r"\b(?:also|further|too|as well|in addition)\b")


def carry_over(clause: Clause, weapon: Span, voice: Voice, ends: Ends, before: Before) -> None:
    """Fill the end that is left out from what was said before."""
    last = before.claim
    if clause.frame.name == "exchange":
        if last is not None and last.supplier and last.recipient:
            ends.suppliers, ends.recipients = (last.recipient,), (last.supplier,)
            ends.rules.append("given for what the claim before tells")
        return
    if clause.frame.name == "include":
        whole = last is not None and INCLUDER.search(
            clause.text[clause.sentence.start : clause.begin]
        )
        if whole and last is not None and last.supplier and last.recipient:
            ends.suppliers, ends.recipients = (last.supplier,), (last.recipient,)
            ends.rules.append("ends of the claim before")
        return
    if clause.indirect_objects and ends.recipients == ends.suppliers:
        ends.recipients = ()  # "Ankara plans to sell the junta": the pronoun means another.
    meant = {party.country for party in clause.parties if party.stands_in and party.marker}
    if before.party and ends.recipients and meant & {*ends.recipients} & {*ends.suppliers}:
        ends.recipients = (before.party,)  # "London and Paris banned sales to the country."
        ends.rules.append("party of the sentence before")
    if last and ends.suppliers and ends.suppliers == ends.recipients:
        _tell_apart(clause, ends, last)
    if bool(ends.suppliers) == bool(ends.recipients):
        return
    if (
        last
        and not ends.suppliers
        and SAME_SOURCE.search(clause.text, clause.verb.end, clause.limit)
    ):
        ends.suppliers = (last.supplier,) if last.supplier else ()
        ends.rules.append("supplier of the claim before")
        return
    if clause.frame.name in ("produce", "seek"):
        return
    if clause.frame.noun and clause.frame.subject == "recipient" and not ends.recipients:
        return  # "the missile agreement with Russia"
    if clause.frame.name == "use" and not ends.suppliers:
        return  # Whoever fires a weapon of unknown origin tells of no transfer.
    known = (ends.suppliers or ends.recipients)[0]
    same_weapon = before.claim is not None and before.claim.weapon == weapon
    fill = _from_claim(clause, known, bool(ends.suppliers), same_weapon, before.claim)
    rule = "other party from the claim before"
    if fill is None and clause.frame.name == "offer":
        rule, fill = "who answers the offer", _who_answers(clause)
    if fill is None and clause.frame.name in ("receive", "give", "order"):
        rule, fill = "other party of the sentence", _other_party(clause, voice, ends, before)
    if fill is None or fill == known:
        return
    if ends.suppliers:
        ends.recipients = (fill,)
    else:
        ends.suppliers = (fill,)
    ends.rules.append(rule)


def _tell_apart(clause: Clause, ends: Ends, last: Supply) -> None:
    """ "Rome armed Mali. The government operates Italian jets": the pronoun is the other one."""
    others = {last.supplier, last.recipient} - {*ends.suppliers, None}
    acts = clause.frame.subject in ("supplier", "recipient") and clause.subjects
    if len(others) == 1 and acts and clause.subjects[0].stands_in:
        meant = tuple(str(other) for other in others)
        if clause.frame.subject == "supplier":
            ends.suppliers = meant
        else:
            ends.recipients = meant
        ends.rules.append("other party of the claim before")


def _from_claim(
    clause: Clause, known: str, supplies: bool, same_weapon: bool, last: Supply | None
) -> str | None:
    """The other end of the last claim where one end is the same, or where one is given for it."""
    if last is None:
        return None
    turned = IN_RETURN.search(clause.text, clause.sentence.start, clause.sentence.end)
    same, other = (last.supplier, last.recipient) if supplies else (last.recipient, last.supplier)
    if turned:
        return same if known == other else None
    parallel = last.start >= clause.sentence.start and clause.frame.name == "give"
    if supplies and (same_weapon or parallel) and known not in (same, other):
        return other  # "Slovakia gave Ukraine 13 jets; Poland gave 14."
    passed_on = not supplies and clause.frame.subject != "recipient"
    if passed_on and same_weapon and known not in (same, other):
        return same  # "rifles that Jordan had sold to Peru were passed to the rebels"
    further = (
        supplies
        or same_weapon
        or FURTHER.search(clause.text, clause.sentence.start, clause.sentence.end)
    )
    return other if known == same and further else None


def _other_party(clause: Clause, voice: Voice, ends: Ends, before: Before) -> str | None:
    """Who got "drones bought from Turkey", who signed the contract, whom "the junta" means."""
    driver = _driver(clause)
    if driver and driver.country in (*ends.suppliers, *ends.recipients):
        driver = None
    if ends.suppliers and clause.frame.name == "give":
        if any(party.stands_in for party in clause.indirect_objects):
            return before.party
        if clause.status(clause.subjects[0] if clause.subjects else None) == "denied":
            return _who_complains(clause)
        return driver.country if driver and clause.status(driver) == "sought" else None
    free = [
        p.country
        for p in clause.parties
        if not p.marker and p.country not in (*ends.suppliers, *ends.recipients)
    ]
    if ends.suppliers and voice == "passive":
        return free[0] if free else before.party
    unsettled = clause.status(None) in ("possible", "sought", "planned")
    sentence = clause.sentence
    if unsettled and lexicon().licensers.search(clause.text, sentence.start, sentence.end):
        return "United States"
    gets = (
        (clause.frame.subject == "recipient" and voice != "passive")
        or voice == "recipient"
        or clause.frame.noun
    )
    return _only_other(clause, ends, before) if gets and ends.recipients else None


def _who_complains(clause: Clause) -> str | None:
    """ "Yerevan says that Moscow never delivered the jets"."""
    for party in clause.parties:
        told = not party.marker and TELLS.match(clause.text, party.end)
        if told and clause.subjects and party.end < clause.subjects[0].start:
            return party.country
    return None


def _who_answers(clause: Clause) -> str | None:
    """ "Athens rejects what Paris offers"."""
    for party in clause.parties:
        ahead = clause.subjects and party.end < clause.subjects[0].start and not party.marker
        if ahead and ANSWER.search(clause.text, party.end, clause.subjects[0].start):
            return party.country
    return None


def _driver(clause: Clause) -> Party | None:
    """ "Kyiv asked Berlin to send", "Washington cleared Seoul to buy": who moves the subject."""
    if not clause.subjects or not clause.text[clause.begin : clause.verb.start].startswith("to "):
        return None
    ahead = [p for p in clause.parties if p.end <= clause.subjects[0].start and not p.marker]
    return ahead[-1] if ahead else None


def _only_other(clause: Clause, ends: Ends, before: Before) -> str | None:
    """Who else is named in the sentence, or else in the one before, where only one is."""
    named = [
        p
        for p in clause.parties
        if not p.stands_in
        and (p not in clause.makers or clause.text.startswith(("'s", "’s"), p.end))
    ]
    for parties in (named, before.parties):
        others = {p.country: p for p in parties if p.country not in ends.recipients}
        if others:
            name, party = others.popitem()
            fits = party.marker in ("", "with", "from") and not TELLS.match(clause.text, party.end)
            return name if fits and not others else None
    return None
