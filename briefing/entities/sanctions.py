"""Sanctions an article speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.article import Article, Grounds, Mention, Person, Sanction, Span, Target
from briefing.entities.bodies import find_bodies
from briefing.entities.imposers import clause_start, first_group, imposers_of
from briefing.entities.measures import Measure, find_measures
from briefing.entities.parties import find_parties
from briefing.entities.sanction_status import date_of, reason_of, status_of
from briefing.entities.sentences import sentences
from briefing.entities.target_phrases import Reading
from briefing.entities.targets import THINGS, Found, find_targets

ENVOYS = ("diplomats", "ambassadors", "envoys", "staff")
DEFINITE = re.compile(r"\b(?:the|these|those|such|any)\s+$", re.I)
# How many sentences a measure is still spoken of without being named again.
REACH = 3
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:, \w+\.? \d{1,2})?(?: \([\w ./]+\))? ?[—–-]+ "
)
# In English news "President ..." without a country is that of the United States, if it is named.
AMERICA = re.compile(r"\b(?:U\.S\.|United States|American|White House|W(?:ashington|ASHINGTON))")
CARRIED_IMPOSER = "imposer of the sentence before"
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


def find_sanctions(
    article: Article, mentions: tuple[Mention, ...], known: tuple[Person, ...] = ()
) -> tuple[Sanction, ...]:
    """The measures, in reading order; one for each group of measures on the same targets."""
    people = [mention for mention in mentions if mention.kind == "person"]
    starts = [mention.start for mention in people]
    found: list[Sanction] = []
    spans = sentences(article)
    for index, sentence in enumerate(spans):
        measures = find_measures(article.text, sentence)
        if measures:
            here = people[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            bodies = find_bodies(article.text)
            parties = find_parties(article.text, sentence, None, bodies.within(sentence))
            context = _context(article.text, spans[max(0, index - REACH) : index], found)
            story = Span(_behind_dateline(article.text, sentence), sentence.end)
            holders = _office_holders(article.text, known)
            reading = Reading(
                article.text,
                story,
                parties,
                here,
                frozenset(),
                (),
                holders,
                bodies.paper_in(sentence),
            )
            found += (
                replace(record, start=sentence.start)
                for record in _merged(_stated(reading, measures, context))
            )
    return tuple(found)


def _office_holders(text: str, people: tuple[Person, ...]) -> dict[str, str]:
    """For whom the holders of offices act; a president without a country is the American one."""
    american = AMERICA.search(text) is not None
    return {
        person.name: person.country or "United States"
        for person in people
        if person.role and (person.country or (american and person.role == "President"))
    }


def _behind_dateline(text: str, sentence: Span) -> int:
    """Where the report begins in a sentence that opens with a place and an agency."""
    dateline = DATELINE.match(text, sentence.start, sentence.end)
    return dateline.end() if dateline else sentence.start


def _context(text: str, before: tuple[Span, ...], found: list[Sanction]) -> Context:
    last = found[-1] if found else None
    bodies = find_bodies(text)
    parties = find_parties(text, before[-1], None, bodies.within(before[-1])) if before else ()
    named = tuple(dict.fromkeys(party.country for party in parties if not party.stands_in))
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


def _stated(reading: Reading, measures: list[Measure], context: Context) -> Iterator[Sanction]:
    sentence, text = reading.sentence, reading.text
    before: tuple[Target, ...] = ()
    told: Sanction | None = None
    for index, measure in enumerate(measures):
        floor = measures[index - 1].end if index else sentence.start
        limit = measures[index + 1].start if index + 1 < len(measures) else sentence.end
        clause = Span(clause_start(text, sentence, measure, reading.parties), limit)
        first = find_targets(reading, measure, floor, limit)
        stated, imposed_by = imposers_of(reading, measure, clause, first, limit)
        if not stated and reading.paper:
            stated, imposed_by = (reading.paper,), "whose law or list it is"
        acting = (told.imposers,) if told else context.imposers
        for imposers in (stated,) if stated else (*acting, ()):
            carried = before or context.targets
            known = replace(reading, imposers=frozenset(imposers), carried=carried)
            hit = _targets(known, measure, floor, limit)
            if all(target.type in THINGS for target in hit.targets):
                whom = _taken_over(known, measure, before, context)
                hit = Found((*whom.targets, *hit.targets), hit.rule or whom.rule)
            if not known.imposers & {target.name for target in hit.targets}:
                break  # Who acted in the sentence before is not the one whom this measure hits.
        if known.imposers & {target.name for target in hit.targets}:
            imposers, imposed_by = (), None
        status = status_of(text, sentence, clause, measure)
        if hit.targets and not (status == "in_force" and _refers(text, measure, hit.rule)):
            before = hit.targets
            imposed_by = imposed_by or (CARRIED_IMPOSER if imposers else None)
            if told and hit.rule == CARRIED_TARGETS[0] and not stated:
                status = told.status
            told = Sanction(
                sentence.start, sentence.end, imposers, hit.targets, measure.kinds,
                status, date_of(text, clause, measure),
                reason_of(text, measure, limit),
                _grounds(text, measure, imposed_by, hit.rule),
            )  # fmt: skip
            yield told


def _refers(text: str, measure: Measure, hit_by: str | None) -> bool:
    """Whether "the sanctions" only takes up again what was told before, and tells nothing of it."""
    definite = DEFINITE.search(text, max(0, measure.start - 20), measure.start)
    return definite is not None and hit_by in CARRIED_TARGETS


def _grounds(text: str, measure: Measure, imposed_by: str | None, hit_by: str | None) -> Grounds:
    """Sure when the clause itself states whom the measure hits and who imposes it."""
    rules = (f"measure “{text[measure.start : measure.end]}”", imposed_by, hit_by)
    stated = imposed_by not in (None, CARRIED_IMPOSER) and hit_by not in CARRIED_TARGETS
    return Grounds("sure" if stated else "likely", tuple(rule for rule in rules if rule))


def _targets(reading: Reading, measure: Measure, floor: int, limit: int) -> Found:
    """The targets of the measure, else those of the word that it details."""
    found = find_targets(reading, measure, floor, limit)
    if found.targets or measure.umbrella is None:
        return found
    return find_targets(reading, measure.umbrella, floor, measure.start)


def _taken_over(
    reading: Reading, measure: Measure, before: tuple[Target, ...], context: Context
) -> Found:
    """The targets of the measure before, the countries named before, or those a sentence before."""
    own = tuple(target for target in before if target.name not in reading.imposers)
    earlier = tuple(target for target in context.targets if target.name not in reading.imposers)
    names = (name for name in context.countries if name not in reading.imposers)
    taken = (
        own,
        reading.before(measure.start),
        earlier,
        tuple(Target(name, "country") for name in names),
    )
    found = zip(taken, CARRIED_TARGETS, strict=True)
    return next((Found(targets, rule) for targets, rule in found if targets), Found())


def _merged(records: Iterable[Sanction]) -> Iterator[Sanction]:
    """Measures of one sentence on the same targets are one record with all kinds and goods."""
    same: dict[tuple[object, ...], Sanction] = {}
    for record in records:
        whom = tuple(target for target in record.targets if target.type not in THINGS)
        key = (record.imposers, whom or record.targets, record.status)
        known = same.get(key, record)
        kinds, targets = (*known.kinds, *record.kinds), (*known.targets, *record.targets)
        same[key] = replace(
            known, kinds=tuple(dict.fromkeys(kinds)), targets=tuple(dict.fromkeys(targets))
        )
    yield from same.values()
