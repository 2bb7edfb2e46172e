"""Sanctions an article speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.article import Article, Grounds, Mention, Sanction, Span, Target
from briefing.entities.imposers import clause_start, first_group, imposers_of
from briefing.entities.measures import Measure, find_measures
from briefing.entities.parties import find_parties
from briefing.entities.sanction_status import date_of, reason_of, status_of
from briefing.entities.sentences import sentences
from briefing.entities.target_phrases import Reading
from briefing.entities.targets import Found, find_targets

CARRIED_IMPOSER = "imposer of the sentence before"
CARRIED_TARGETS = (
    "target of the measure before",
    "countries named before",
    "countries of the sentence before",
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes over from the one before: who may act, and the countries it named."""

    imposers: tuple[tuple[str, ...], ...] = ()
    countries: tuple[str, ...] = ()


def find_sanctions(article: Article, mentions: tuple[Mention, ...]) -> tuple[Sanction, ...]:
    """The measures, in reading order; one for each group of measures on the same targets."""
    people = [mention for mention in mentions if mention.kind == "person"]
    starts = [mention.start for mention in people]
    found: list[Sanction] = []
    spans = sentences(article)
    for index, sentence in enumerate(spans):
        measures = find_measures(article.text, sentence)
        if measures:
            here = people[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            parties = find_parties(article.text, sentence)
            context = _context(article.text, spans[index - 1] if index else None, found)
            reading = Reading(article.text, sentence, parties, here, frozenset(), ())
            found += _merged(_stated(reading, measures, context))
    return tuple(found)


def _context(text: str, before: Span | None, found: list[Sanction]) -> Context:
    last = found[-1] if found else None
    parties = find_parties(text, before) if before else ()
    named = tuple(dict.fromkeys(party.country for party in parties if not party.stands_in))
    if last and before and last.start == before.start:
        hit = tuple(country for country in named if country not in last.imposers)
        return Context((last.imposers,), hit)
    free = first_group([party for party in parties if not party.marker and not party.stands_in])
    acting = (free, last.imposers if last else ())
    return Context(tuple(filter(None, acting)), named)


def _stated(reading: Reading, measures: list[Measure], context: Context) -> Iterator[Sanction]:
    sentence, text = reading.sentence, reading.text
    before: tuple[Target, ...] = ()
    for index, measure in enumerate(measures):
        floor = measures[index - 1].end if index else sentence.start
        limit = measures[index + 1].start if index + 1 < len(measures) else sentence.end
        clause = Span(clause_start(text, sentence, measure, reading.parties), limit)
        first = find_targets(reading, measure, floor, limit)
        stated, imposed_by = imposers_of(reading, measure, clause, first, limit)
        for imposers in (stated,) if stated else (*context.imposers, ()):
            known = replace(reading, imposers=frozenset(imposers), carried=before)
            hit = _targets(known, measure, floor, limit)
            hit = hit if hit.targets else _taken_over(known, measure, context)
            if not known.imposers & {target.name for target in hit.targets}:
                break  # Who acted in the sentence before is not the one whom this measure hits.
        if hit.targets:
            before = hit.targets
            imposed_by = imposed_by or (CARRIED_IMPOSER if imposers else None)
            yield Sanction(
                sentence.start, sentence.end, imposers, hit.targets, measure.kinds,
                status_of(text, clause, measure), date_of(text, clause, measure),
                reason_of(text, measure, limit),
                _grounds(text, measure, imposed_by, hit.rule),
            )  # fmt: skip


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


def _taken_over(reading: Reading, measure: Measure, context: Context) -> Found:
    """The targets of the measure before, the countries named before, or those a sentence before."""
    carried = tuple(target for target in reading.carried if target.name not in reading.imposers)
    names = (name for name in context.countries if name not in reading.imposers)
    taken = (
        carried,
        reading.before(measure.start),
        tuple(Target(name, "country") for name in names),
    )
    found = zip(taken, CARRIED_TARGETS, strict=True)
    return next((Found(targets, rule) for targets, rule in found if targets), Found())


def _merged(records: Iterable[Sanction]) -> Iterator[Sanction]:
    """Measures of one sentence on the same targets are one record with all their kinds."""
    same: dict[tuple[object, ...], Sanction] = {}
    for record in records:
        key = (record.imposers, record.targets, record.status)
        known = same.get(key)
        kinds = (*known.kinds, *record.kinds) if known else record.kinds
        same[key] = replace(known or record, kinds=tuple(dict.fromkeys(kinds)))
    yield from same.values()
