"""The two ends of a transfer as one clause states them: the roles of its frame, cast."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.article import Span
from briefing.entities.clauses import Clause
from briefing.entities.objects import Voice
from briefing.entities.parties import Party
from briefing.entities.transfer_terms import lexicon

LETTING = re.compile(r"\b(?:let|lets|letting|allowed|allows|allowing)\s+(?:\S+\s+){0,2}$")
# Who wins an order is the one that supplies.
WON = re.compile(r"\b(?:won|wins?|winning|received|clinched|landed|secured) (?:\S+ ){1,5}$")


@dataclass(slots=True)
class Ends:
    """The parties of a clause about one weapon, and the rules beside the verb that found them."""

    suppliers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    rules: list[str] = field(default_factory=list)


def names_of(parties: Sequence[Party]) -> tuple[str, ...]:
    """Each party once, in reading order."""
    return tuple(dict.fromkeys(party.country for party in parties))


def verb_ends(clause: Clause, weapon: Span, voice: Voice, maker: Party | None) -> Ends:
    """ "Iran sent drones to Russia", "drones bought from Iran", "the jets reached Kyiv"."""
    frame, ends = clause.frame, Ends()
    subjects = names_of(clause.subjects)
    objects_ = names_of(clause.indirect_objects)
    to, source = frame.to, frame.source
    if frame.name == "use":
        ends.suppliers = (maker.country,) if maker else ()
        ends.recipients = _nearest(clause, weapon, ("by",)) if voice == "passive" else subjects
    elif voice == "recipient":
        ends.recipients = subjects
        ends.suppliers = _nearest(clause, weapon, source) or _barely_made(clause, weapon, maker)
    elif frame.subject == "supplier" and voice == "active":
        ends.suppliers = subjects or _nearest(clause, weapon, ("from",))
        ends.recipients = objects_ or _nearest(clause, weapon, to)
    elif frame.subject == "recipient" and voice == "active":
        ends.recipients = subjects
        ends.suppliers = (
            objects_
            or _nearest(clause, weapon, source)
            or _dealt_with(clause)
            or _barely_made(clause, weapon, maker)
        )
    elif frame.subject == "recipient":
        ends.recipients = _nearest(clause, weapon, ("by", "for"))
        ends.suppliers = _nearest(clause, weapon, ("from",)) or _barely_made(clause, weapon, maker)
    elif frame.name == "include":
        ends.recipients = _nearest(clause, weapon, to)
    elif frame.name == "leave":
        ends.suppliers, ends.recipients = objects_, _nearest(clause, weapon, to)
    elif frame.name == "arrive" and _is_let(clause):
        ends.suppliers, ends.recipients = subjects, objects_ or _nearest(clause, weapon, to)
    elif frame.subject == "carrier":
        ends.recipients = _nearest(clause, weapon, to)
        ends.suppliers = _nearest(clause, weapon, source)
    else:
        ends.recipients = objects_ or _nearest(clause, weapon, to)
        ends.suppliers = _nearest(clause, weapon, source) or _barely_made(clause, weapon, maker)
    return ends


def noun_ends(clause: Clause, weapon: Span, voice: Voice, maker: Party | None) -> Ends:
    """ "Russia's order for missiles", "the sale of jets to Bulgaria", "a deal with France"."""
    frame, ends = clause.frame, Ends()
    owner = clause.owner
    doers: tuple[str, ...] = (owner.country,) if owner else ()
    if not doers and clause.subjects:
        doers = _handlers(clause)
    to = _nearest(clause, weapon, frame.to)
    source = _nearest(clause, weapon, frame.source)
    made = _barely_made(clause, weapon, maker)
    if frame.subject == "supplier":
        if clause.about[0].end < clause.verb.start:  # "U.S. arms sales"
            source = source or made
        ends.recipients, ends.suppliers = to, source or doers or _approvers(clause) or made
    elif frame.name == "use":
        ends.recipients, ends.suppliers = doers, (maker.country,) if maker else ()
    elif (
        doers
        and owner is None
        and WON.search(clause.text, clause.sentence.start, clause.verb.start)
    ):
        ends.suppliers, ends.recipients = doers, _nearest(clause, weapon, ("from", "by", "for"))
    else:
        asked = (_handlers(clause) or _approvers(clause)) if owner and frame.name == "seek" else ()
        ends.recipients, ends.suppliers = doers, source or asked or made
        if len(doers) == 2 and not ends.suppliers:
            ends.suppliers = tuple(name for name in doers if name == _origin(clause, weapon))
            ends.recipients = tuple(name for name in doers if name not in ends.suppliers)
    return ends


def _nearest(clause: Clause, weapon: Span, markers: tuple[str, ...]) -> tuple[str, ...]:
    """Whom one of the prepositions names behind verb and weapon, else between them."""
    floor = max(weapon.end, clause.verb.end)
    found = clause.behind(markers, floor, clause.limit)
    if not found and not (clause.earlier and weapon.end <= clause.earlier.start < floor):
        found = clause.behind(markers, min(weapon.end, clause.verb.end), floor)
    return names_of(found)


def _barely_made(clause: Clause, weapon: Span, maker: Party | None) -> tuple[str, ...]:
    """The nationality of the weapon, where it is not only said who made it."""
    if maker is None:
        return ()
    said = lexicon().made.search(clause.text, maker.end, weapon.start)
    return () if said else (maker.country,)


def _is_let(clause: Clause) -> bool:
    """ "Rome let rifles reach the rebels"."""
    before = clause.text[clause.sentence.start : clause.about[0].start]
    return LETTING.search(before) is not None


def _dealt_with(clause: Clause) -> tuple[str, ...]:
    """ "in talks with Russia to buy"."""
    return tuple(
        party.country
        for party in clause.parties
        if party.marker == "with" and not clause.text[party.end : clause.begin].strip()
    )


def _origin(clause: Clause, weapon: Span) -> str | None:
    """The country that makes this type."""
    for country, types in lexicon().origins:
        if types.search(clause.text, weapon.start, weapon.end):
            return country
    return None


def _approvers(clause: Clause) -> tuple[str, ...]:
    """ "The sale of jets to Bulgaria was approved by Washington"."""
    limit = clause.sentence.end
    for party in clause.behind(("by",), clause.verb.end, limit):
        if lexicon().handling.search(clause.text, clause.verb.end, party.start):
            return (party.country,)
    return ()


def _handlers(clause: Clause) -> tuple[str, ...]:
    """ "Russia turned down a request": who does something to the sale that the noun names."""
    free = [p for p in clause.subjects if p is not clause.owner] or [
        p for p in clause.parties if p.end <= clause.verb.start and not p.marker
    ][:1]
    if not free:
        return ()
    gap = clause.text[free[-1].end : clause.verb.start]
    return names_of(free) if lexicon().handling.search(gap) else ()
