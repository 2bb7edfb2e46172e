"""Sanctions an article speaks of."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.article import Article, Mention, Person, Sanction, Span, Target
from briefing.entities.bodies import find_bodies
from briefing.entities.imposers import clause_start, imposers_of
from briefing.entities.measures import Measure, find_measures
from briefing.entities.parties import find_parties
from briefing.entities.sanction_context import CARRIED_TARGETS, Context, context_of, taken_over
from briefing.entities.sanction_grounds import CARRIED_IMPOSER, PAPER, grounds_of
from briefing.entities.sanction_status import date_of, reason_of, status_of
from briefing.entities.sentences import sentences
from briefing.entities.target_phrases import Holder, Reading
from briefing.entities.targets import THINGS, Found, find_targets
from briefing.spelling import slug

DEFINITE = re.compile(r"\b(?:the|these|those|such|any)\s+$", re.I)
# How many sentences a measure is still spoken of without being named again.
REACH = 3
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{2,40}(?:, \w+\.? \d{1,2})?(?: \([\w ./]+\))? ?(?<![—–-])[—–-]++ "
)
# In English news "President ..." without a country is that of the United States, if it is named.
AMERICA = re.compile(r"\b(?:U\.S\.|United States|American|White House|W(?:ashington|ASHINGTON))")
OWN_PEOPLE = re.compile(r"(?:its|his|her|their) ")


def find_sanctions(
    article: Article, mentions: tuple[Mention, ...], known: tuple[Person, ...] = ()
) -> tuple[Sanction, ...]:
    """The measures, in reading order; one for each group of measures on the same targets."""
    text, spans = article.text, sentences(article)
    measured = [(at, found) for at, s in enumerate(spans) if (found := find_measures(text, s))]
    if not measured:
        return ()
    people = [mention for mention in mentions if mention.kind == "person"]
    starts = [mention.start for mention in people]
    bodies, holders = find_bodies(text), _office_holders(text, known)
    told: list[Sanction] = []
    for at, measures in measured:
        sentence = spans[at]
        reading = Reading(
            text,
            Span(_behind_dateline(text, sentence), sentence.end),
            find_parties(text, sentence, None, bodies.within(sentence)),
            people[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
            frozenset(),
            (),
            holders,
            bodies.paper_in(sentence),
            bodies.guessed,
        )
        context = context_of(text, spans[max(0, at - REACH) : at], told)
        stated = list(_merged(_stated(reading, measures, context)))
        told += (replace(record, start=sentence.start) for record in stated)
    return tuple(replace(each, record=record_id(text, each)) for each in told)


def record_id(text: str, found: Sanction) -> str:
    """The same for the same claim in the same words, wherever in whatever article they stand.

    The parties it hits can be read off it: "1f0c…/iran+freedonia".
    """
    targets = [target.name for target in found.targets]
    told = (text[found.start : found.end], found.status, *found.imposers, *targets)
    digest = hashlib.blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{digest.hexdigest()}/{'+'.join(map(slug, targets))}"


def _office_holders(text: str, people: tuple[Person, ...]) -> dict[str, Holder]:
    """For whom the holders of offices act; a president without a country is the American one."""
    american = AMERICA.search(text) is not None
    return {
        person.name: Holder(person.country or "United States", person.country is not None)
        for person in people
        if person.role and (person.country or (american and person.role == "President"))
    }


def _behind_dateline(text: str, sentence: Span) -> int:
    """Where the report begins in a sentence that opens with a place and an agency."""
    dateline = DATELINE.match(text, sentence.start, sentence.end)
    return dateline.end() if dateline else sentence.start


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
            stated, imposed_by = (reading.paper,), PAPER
        acting = (told.imposers,) if told else context.imposers
        for imposers in (stated,) if stated else (*acting, ()):
            carried = before or context.targets
            known = replace(reading, imposers=frozenset(imposers), carried=carried)
            hit = _hit(known, measure, Span(floor, limit), before, context)
            if not known.imposers & {target.name for target in hit.targets}:
                break  # Who acted in the sentence before is not the one whom this measure hits.
        else:
            imposers, imposed_by = (), None
        status = status_of(text, sentence, clause, measure)
        if (
            hit.targets
            and (imposers or not _of_nobody(hit))
            and not (status == "in_force" and _refers(text, measure, hit.rule))
        ):
            before = hit.targets
            imposed_by = imposed_by or (CARRIED_IMPOSER if imposers else None)
            if told and hit.rule == CARRIED_TARGETS[0] and not stated:
                status = told.status
            told = Sanction(
                sentence.start, sentence.end, imposers, hit.targets, measure.kinds,
                status, date_of(text, clause, measure),
                reason_of(text, measure, limit),
                grounds_of(known, measure, imposers, imposed_by, hit),
            )  # fmt: skip
            yield told


def _hit(
    reading: Reading,
    measure: Measure,
    within: Span,
    before: tuple[Target, ...],
    context: Context,
) -> Found:
    """Whom the measure hits, as its clause states or as it takes them over."""
    hit = _targets(reading, measure, within.start, within.end)
    if any(target.type not in THINGS for target in hit.targets):
        return hit
    whom = taken_over(reading, measure, before, context)
    return Found((*whom.targets, *hit.targets), hit.rule or whom.rule)


def _of_nobody(hit: Found) -> bool:
    """Whether only "its members" are hit, of a club or a council that no country stands behind."""
    return all(OWN_PEOPLE.match(target.name) for target in hit.targets)


def _refers(text: str, measure: Measure, hit_by: str | None) -> bool:
    """Whether "the sanctions" only takes up again what was told before, and tells nothing of it."""
    definite = DEFINITE.search(text, max(0, measure.start - 20), measure.start)
    return definite is not None and hit_by in CARRIED_TARGETS


def _targets(reading: Reading, measure: Measure, floor: int, limit: int) -> Found:
    """The targets of the measure, else those of the word that it details."""
    found = find_targets(reading, measure, floor, limit)
    if found.targets or measure.umbrella is None:
        return found
    return find_targets(reading, measure.umbrella, floor, measure.start)


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
