"""What a measure rests on: sure is what its sentence states, likely what is guessed or carried."""

from __future__ import annotations

from briefing.article import Grounds
from briefing.entities.imposers import GUESSED_OFFICE
from briefing.entities.measures import Measure
from briefing.entities.sanction_context import CARRIED_TARGETS
from briefing.entities.target_phrases import Reading
from briefing.entities.targets import Found

PAPER = "whose law or list it is"
CARRIED_IMPOSER = "imposer of the sentence before"
# Who imposes is not stated beside the measure, but follows from what else the article says.
GUESSED = (None, CARRIED_IMPOSER, PAPER, GUESSED_OFFICE)


def grounds_of(
    reading: Reading,
    measure: Measure,
    imposers: tuple[str, ...],
    imposed_by: str | None,
    hit: Found,
) -> Grounds:
    """Sure when the sentence itself states whom the measure hits and who imposes it.

    Of the measures of 120 passages 114 of 120 sure ones are right (106 of them in every imposer and
    target) and 91 of 109 likely ones (83); in 30 of the passages, on which no rule was tuned, 18 of
    22 and 10 of 17.
    """
    rules = (f"measure “{reading.text[measure.start : measure.end]}”", imposed_by, hit.rule)
    stated = (
        imposed_by not in GUESSED
        and hit.rule not in CARRIED_TARGETS
        and not _stood_for(reading, hit)
        and not _of_a_guessed_body(reading, imposers)
    )
    return Grounds("sure" if stated else "likely", tuple(rule for rule in rules if rule))


def _stood_for(reading: Reading, hit: Found) -> bool:
    """Whether "they" or "the company" stands there for who was hit before."""
    sentence = reading.text[reading.sentence.start : reading.sentence.end]
    named = {party.country for party in reading.parties if not party.stands_in}
    return any(
        target in reading.carried and target.name not in sentence and target.name not in named
        for target in hit.targets
    )


def _of_a_guessed_body(reading: Reading, imposers: tuple[str, ...]) -> bool:
    """Whether only a body stands for an imposer, and the text names no owner of it."""
    guessed = {party.country for party in reading.parties if party.start in reading.guessed}
    named = {party.country for party in reading.parties if party.start not in reading.guessed}
    return not (guessed - named).isdisjoint(imposers)
