"""Sanctions an article speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.article import Article, Mention, Sanction, Span, Target
from briefing.entities.measures import Measure, find_measures, lexicon
from briefing.entities.parties import Party, find_parties
from briefing.entities.sanction_status import date_of, reason_of, status_of
from briefing.entities.sentences import sentences
from briefing.entities.targets import Found, Reading, find_targets

# Where a new subject can begin, so that the imposer is looked for behind it.
CLAUSE_START = re.compile(
    r"\b(?:that|as|while|but|when|because|said|says|though|although|whereas)\b|;"
    r"|(?<=[.!?”\"] )(?=[A-Z])"
)
LEADING_CLAUSE = re.compile(
    r"(?:After|When|As|While|Since|If|Following|Despite|Shortly after|In response)\b[^,]*,"
)
# Between a nationality and the cue it belongs to: "new U.S. economic sanctions".
OWN = re.compile(
    r"(?:['’]s)?\s+(?:(?!(?:on|and|with|to|in|of|for|from|by|as|put|has|have|set|hit|is|will|would|[a-z]+(?:ed|ing|[^u]s))\b)[a-z-]+\s+){0,2}"
)
AGENT = re.compile(r"\b(?P<preposition>by|from)\s+(?:the\s+)?$")
# "sanctions from the West" names the imposer; farther off, "from" means a place of origin.
NEAR = 20


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence takes over from the one before: who acted, and the countries it named."""

    imposers: tuple[str, ...] = ()
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
        return Context(last.imposers, named)
    free = _first_group([party for party in parties if not party.marker and not party.stands_in])
    return Context(free or (last.imposers if last else ()), named)


def _stated(reading: Reading, measures: list[Measure], context: Context) -> Iterator[Sanction]:
    sentence, text = reading.sentence, reading.text
    before: tuple[Target, ...] = ()
    for index, measure in enumerate(measures):
        floor = measures[index - 1].end if index else sentence.start
        limit = measures[index + 1].start if index + 1 < len(measures) else sentence.end
        clause = Span(_clause_start(text, sentence, measure, reading.parties), limit)
        first = find_targets(reading, measure, floor, limit)
        imposers = _imposers(reading, measure, clause, first, limit) or context.imposers
        known = replace(reading, imposers=frozenset(imposers), carried=before)
        targets = find_targets(known, measure, floor, limit).targets
        if not targets and measure.umbrella:
            targets = find_targets(known, measure.umbrella, floor, measure.start).targets
        if not targets:
            carried = tuple(target for target in before if target.name not in imposers)
            targets = carried or known.before(measure.start) or _carried(context, imposers)
        if targets:
            before = targets
            yield Sanction(
                sentence.start, sentence.end, imposers, targets, measure.kinds,
                status_of(text, clause, measure), date_of(text, clause, measure),
                reason_of(text, measure, limit),
            )  # fmt: skip


def _carried(context: Context, imposers: tuple[str, ...]) -> tuple[Target, ...]:
    names = [name for name in context.countries if name not in imposers]
    return tuple(Target(name, "country") for name in names)


def _merged(records: Iterable[Sanction]) -> Iterator[Sanction]:
    """Measures of one sentence on the same targets are one record with all their kinds."""
    same: dict[tuple[object, ...], Sanction] = {}
    for record in records:
        key = (record.imposers, record.targets, record.status)
        known = same.get(key)
        kinds = (*known.kinds, *record.kinds) if known else record.kinds
        same[key] = replace(known or record, kinds=tuple(dict.fromkeys(kinds)))
    yield from same.values()


def _clause_start(text: str, sentence: Span, cue: Span, parties: tuple[Party, ...]) -> int:
    """Where the clause of a cue begins: the last border before it that leaves it a subject."""
    borders = [m.end() for m in CLAUSE_START.finditer(text, sentence.start, cue.start)]
    leading = LEADING_CLAUSE.match(text, sentence.start, cue.start)
    if leading:
        borders.append(leading.end())
    for border in sorted(borders, reverse=True):
        if any(border <= p.start and p.end <= cue.start and not p.marker for p in parties):
            return border
    return sentence.start


def _imposers(
    reading: Reading, measure: Measure, clause: Span, found: Found, limit: int
) -> tuple[str, ...]:
    """Who imposes: the nationality of the measure, "by ..." behind it, or the subject before it."""
    text, hit = reading.text, {target.name for target in found.targets}
    for party in reading.parties:
        possessive = text[party.end : party.end + 2] in ("'s", "’s")
        attributive = possessive or party.form != "name" or party.country in lexicon().senders
        ahead = party.end < measure.start and party.marker not in ("on", "against")
        if ahead and attributive and OWN.fullmatch(text, party.end, measure.start):
            return (party.country,)
    for index, party in enumerate(reading.parties):
        near = party.start - measure.end < NEAR
        agent = AGENT.search(text, max(measure.end, party.start - 12), party.start)
        acts = agent and (agent["preposition"] == "by" or near)
        if measure.end <= party.start < limit and acts and party.country not in hit:
            return _first_group(list(reading.parties[index:]))
    if found.suffering:
        return ()
    free = [
        p
        for p in reading.parties
        if clause.start <= p.start
        and p.end <= measure.start
        and not p.marker
        and p.country not in hit
    ]
    if free and free[0].stands_in:
        earlier = [
            p for p in reading.parties if p.end <= clause.start and not p.marker and not p.stands_in
        ]
        return _first_group(earlier)
    return _first_group(free)


def _first_group(parties: list[Party]) -> tuple[str, ...]:
    """The first party with those listed beside it: "the U.S., Britain and Germany"."""
    group: dict[str, None] = {}
    for party in parties:
        if group and not party.listed:
            break
        group[party.country] = None
    return tuple(group)
