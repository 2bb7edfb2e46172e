"""Who imposes a measure: its nationality, "by ..." behind it, or the subject before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.article import Span
from briefing.entities.measures import Measure, lexicon
from briefing.entities.parties import Party
from briefing.entities.target_phrases import Reading
from briefing.entities.targets import Found

# Where a new subject can begin, so that the imposer is looked for behind it.
CLAUSE_START = re.compile(
    r"\b(?:that|as|while|but|when|because|said|says|though|although|whereas)\b|;"
    r"|(?<=[!?”\"] )(?=[A-Z])"
)
LEADING_CLAUSE = re.compile(
    r"(?:After|When|As|While|Since|If|Following|Despite|Shortly after|In response)\b[^,]*,"
)
# Between a nationality and the cue it belongs to: "new U.S. economic sanctions".
OWN = re.compile(
    r"(?:['’]s)?\s+(?:(?!(?:on|and|with|to|in|of|for|from|by|as|put|has|have|set|hit|is|will|would"
    r"|[a-z]+(?:ed|ing|[^u]s))\b)[a-z-]+\s+){0,2}"
)
AGENT = re.compile(r"\b(?P<preposition>by|from)\s+(?:the\s+)?$")
# "sanctions from the West" names the imposer; farther off, "from" means a place of origin.
NEAR = 20


def clause_start(text: str, sentence: Span, cue: Span, parties: tuple[Party, ...]) -> int:
    """Where the clause of a cue begins: the last border before it that leaves it a subject."""
    borders = [m.end() for m in CLAUSE_START.finditer(text, sentence.start, cue.start)]
    leading = LEADING_CLAUSE.match(text, sentence.start, cue.start)
    if leading:
        borders.append(leading.end())
    for border in sorted(borders, reverse=True):
        if any(border <= p.start and p.end <= cue.start and not p.marker for p in parties):
            return border
    return sentence.start


def imposers_of(
    reading: Reading, measure: Measure, clause: Span, found: Found, limit: int
) -> tuple[tuple[str, ...], str | None]:
    """Who imposes, and the rule that found it; empty and None where the clause does not say."""
    hit = frozenset(target.name for target in found.targets)
    if own := _by_nationality(reading, measure):
        return own, "nationality of the measure"
    if agents := _by_agent(reading, measure, hit, limit):
        return agents, "agent behind it"
    subject = () if found.suffering else _by_subject(reading, measure, clause, hit)
    return subject, "subject" if subject else None


def _by_nationality(reading: Reading, measure: Measure) -> tuple[str, ...]:
    """ "U.S. sanctions", "Washington's sanctions", but "Iran sanctions" are those on Iran."""
    for party in reading.parties:
        possessive = reading.text[party.end : party.end + 2] in ("'s", "’s")
        attributive = possessive or party.form != "name" or party.country in lexicon().senders
        ahead = party.end < measure.start and party.marker not in ("on", "against")
        if ahead and attributive and OWN.fullmatch(reading.text, party.end, measure.start):
            return _with_list_before(reading.parties, party)
    return ()


def _by_agent(
    reading: Reading, measure: Measure, hit: frozenset[str], limit: int
) -> tuple[str, ...]:
    """ "hit with sanctions by the U.S. and Britain"."""
    for index, party in enumerate(reading.parties):
        near = party.start - measure.end < NEAR
        agent = AGENT.search(reading.text, max(measure.end, party.start - 12), party.start)
        acts = agent and (agent["preposition"] == "by" or near)
        if measure.end <= party.start < limit and acts and party.country not in hit:
            return first_group(reading.parties[index:])
    return ()


def _by_subject(
    reading: Reading, measure: Measure, clause: Span, hit: frozenset[str]
) -> tuple[str, ...]:
    """The subject of the clause; a pronoun there stands for the subject before."""
    free = [p for p in reading.parties if not p.marker and p.end <= measure.start]
    subjects = [p for p in free if clause.start <= p.start and p.country not in hit]
    if subjects and subjects[0].stands_in:
        subjects = [p for p in free if p.end <= clause.start and not p.stands_in]
    return first_group(subjects)


def first_group(parties: Sequence[Party]) -> tuple[str, ...]:
    """The first party with those listed beside it: "the U.S., Britain and Germany"."""
    group: dict[str, None] = {}
    for party in parties:
        if group and not party.listed:
            break
        group[party.country] = None
    return tuple(group)


def _with_list_before(parties: tuple[Party, ...], last: Party) -> tuple[str, ...]:
    """The party with those listed before it: "U.S., British and EU sanctions"."""
    group = [last.country]
    for party in reversed(parties[: parties.index(last) + 1]):
        if party.country != group[0]:
            group.insert(0, party.country)
        if not party.listed:
            break
    return tuple(group)
