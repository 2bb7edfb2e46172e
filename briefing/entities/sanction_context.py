"""What a sentence takes over from those before it: who may act, and who was hit."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.article import Sanction, Span, Target
from briefing.entities.bodies import find_bodies
from briefing.entities.imposers import first_group
from briefing.entities.measures import Measure
from briefing.entities.parties import find_parties
from briefing.entities.target_phrases import Reading, may_be_hit
from briefing.entities.targets import THINGS, Found

ENVOYS = ("diplomats", "ambassadors", "envoys", "staff")
# These hit states and movements: "It froze the funds of Novak and imposed an arms embargo".
BY_STATES = frozenset({"arms_embargo", "embargo", "air_services_cancellation"})
CARRIED_TARGETS = (
    "target of the measure before",
    "countries named before",
    "target of the sentence before",
    "countries of the sentence before",
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes over from the one before: who may act, and the countries it named."""

    imposers: tuple[tuple[str, ...], ...] = ()
    countries: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


def context_of(text: str, before: tuple[Span, ...], found: list[Sanction]) -> Context:
    """What a sentence may take over: `before` are those ahead of it, `found` their measures."""
    last = found[-1] if found else None
    bodies = find_bodies(text)
    parties = find_parties(text, before[-1], None, bodies.within(before[-1])) if before else ()
    named = tuple(dict.fromkeys(party.country for party in parties if may_be_hit(text, party)))
    if last and before and last.start >= before[0].start:
        hit = () if last.start < before[-1].start else named
        hit = tuple(country for country in hit if country not in last.imposers)
        return Context((last.imposers,), hit, _lasting(last.targets))
    free = first_group([party for party in parties if not party.marker and not party.stands_in])
    acting = (free, last.imposers if last else ())
    return Context(tuple(filter(None, acting)), named)


def _lasting(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Whom the next measure may hit too: neither goods, nor envoys beside their country."""
    country = any(target.type == "country" for target in targets)
    return tuple(
        target
        for target in targets
        if target.type not in THINGS and not (country and target.name.endswith(ENVOYS))
    )


def taken_over(
    reading: Reading, measure: Measure, before: tuple[Target, ...], context: Context
) -> Found:
    """The targets of the measure before, the countries named before, or those a sentence before."""
    own, earlier = (
        tuple(
            target
            for target in targets
            if target.name not in reading.imposers
            and not (target.type == "person" and BY_STATES.issuperset(measure.kinds))
        )
        for targets in (before, context.targets)
    )
    names = (name for name in context.countries if name not in reading.imposers)
    taken = (
        own,
        reading.before(measure.start),
        earlier,
        tuple(Target(name, "country") for name in names),
    )
    found = zip(taken, CARRIED_TARGETS, strict=True)
    return next((Found(targets, rule) for targets, rule in found if targets), Found())
