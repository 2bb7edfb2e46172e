"""Whom a measure hits: the first of a row of rules that names somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.article import Target
from briefing.entities import target_objects as objects
from briefing.entities import target_subjects as subjects
from briefing.entities.goods import goods_of
from briefing.entities.measures import Measure
from briefing.entities.target_phrases import Reading

# In this order; the names are what a reader is told.
RULES = {
    "target behind the measure": objects.behind,
    "whose goods are banned": subjects.owner,
    "whose property it is": objects.holders,
    "barred from it": objects.barred,
    "list of those hit": subjects.inverted,
    "object of the verb": objects.object,
    "put on a list": objects.put_on_a_list,
    "put under it": objects.put_under,
    "pressed with it": objects.pressed,
    "destination of goods": objects.destination,
    "subject that bears it": subjects.suffering,
    "country before the measure": subjects.modifier,
}
SUFFERING = ("list of those hit", "subject that bears it")
# What is banned stands beside whom that hits: "Belarus was hit by restrictions on potash".
THINGS = ("goods", "programme")
# "What was sanctioned" names nobody.
ASKING = frozenset(("how", "what", "when", "where", "which", "who", "why"))


@dataclass(frozen=True, slots=True)
class Found:
    """Targets, and the rule that found them; None where none did."""

    targets: tuple[Target, ...] = ()
    rule: str | None = None

    @property
    def suffering(self) -> bool:
        """Whether the targets are the subject of the clause, so that none imposes there."""
        return self.rule in SUFFERING


def find_targets(reading: Reading, measure: Measure, floor: int, limit: int) -> Found:
    """The targets of a measure as its own clause states them, or none.

    `floor` is where the measure before ended, `limit` where the next one begins.
    """
    reading = replace(reading, persons_only=measure.kinds == ("travel_ban",))
    things = goods_of(reading.text, measure, limit)
    if "diplomatic_measure" in measure.kinds:
        things = objects.sending(reading, measure, limit)
    for name, rule in RULES.items():
        found = rule(reading, measure, floor, limit)
        targets = tuple(target for target in found if target.name.lower() not in ASKING)
        if any(target.type not in THINGS for target in targets):
            return Found(tuple(dict.fromkeys((*targets, *things))), name)
        things = things or targets
    return Found(things, "what is banned") if things else Found()
