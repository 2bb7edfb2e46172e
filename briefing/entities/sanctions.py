"""Sanctions an article speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.article import Article, Mention, Sanction, Span, Target
from briefing.entities.imposers import clause_start, first_group, imposers_of
from briefing.entities.measures import Measure, find_measures
from briefing.entities.parties import find_parties
from briefing.entities.sanction_status import date_of, reason_of, status_of
from briefing.entities.sentences import sentences
from briefing.entities.target_phrases import Reading
from briefing.entities.targets import find_targets


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
        stated = imposers_of(reading, measure, clause, first, limit)
        for imposers in (stated,) if stated else (*context.imposers, ()):
            known = replace(reading, imposers=frozenset(imposers), carried=before)
            targets = _targets(known, measure, floor, limit) or _taken_over(known, measure, context)
            if not known.imposers & {target.name for target in targets}:
                break  # Who acted in the sentence before is not the one whom this measure hits.
        if targets:
            before = targets
            yield Sanction(
                sentence.start, sentence.end, imposers, targets, measure.kinds,
                status_of(text, clause, measure), date_of(text, clause, measure),
                reason_of(text, measure, limit),
            )  # fmt: skip


def _targets(reading: Reading, measure: Measure, floor: int, limit: int) -> tuple[Target, ...]:
    """The targets of the measure, else those of the word that it details."""
    targets = find_targets(reading, measure, floor, limit).targets
    if targets or measure.umbrella is None:
        return targets
    return find_targets(reading, measure.umbrella, floor, measure.start).targets


def _taken_over(reading: Reading, measure: Measure, context: Context) -> tuple[Target, ...]:
    """The targets of the measure before, the countries named before, or those a sentence before."""
    carried = tuple(target for target in reading.carried if target.name not in reading.imposers)
    names = (name for name in context.countries if name not in reading.imposers)
    return (
        carried or reading.before(measure.start) or tuple(Target(name, "country") for name in names)
    )


def _merged(records: Iterable[Sanction]) -> Iterator[Sanction]:
    """Measures of one sentence on the same targets are one record with all their kinds."""
    same: dict[tuple[object, ...], Sanction] = {}
    for record in records:
        key = (record.imposers, record.targets, record.status)
        known = same.get(key)
        kinds = (*known.kinds, *record.kinds) if known else record.kinds
        same[key] = replace(known or record, kinds=tuple(dict.fromkeys(kinds)))
    yield from same.values()
