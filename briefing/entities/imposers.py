"""Who imposes a measure: its nationality, "by ..." behind it, or the subject before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.article import Span
from briefing.entities.measures import LOOSE, Measure, lexicon
from briefing.entities.parties import Party
from briefing.entities.target_phrases import Holder, Reading
from briefing.entities.target_subjects import OWNED
from briefing.entities.targets import Found

OFFICE = "who holds the office"
GUESSED_OFFICE = "president of a country that is not named"
# Where a new subject can begin, so that the imposer is looked for behind it.
CLAUSE_START = re.compile(
    r"\b(?:that|as|while|but|when|because|said|says|though|although|whereas)\b|;"
    r"|(?<=[!?”\"] )(?=[A-Z])|, (?:and|but) (?=(?:the )?[A-Z])"
)
LEADING_CLAUSE = re.compile(
    r"(?:After|When|As|While|Since|If|Following|Despite|Shortly after|In response)\b[^,]*,"
)
# Between a nationality and the cue it belongs to: "new U.S. economic sanctions".
OWN = re.compile(
    r"(?:['’]s)?\s+(?:(?!(?:on|and|with|to|in|of|for|from|by|as|put|has|have|had|set|hit|is|will|would"
    r"|[a-z]+(?:ed|ing|[^u]s))\b)[a-z-]+\s+){0,2}"
)
AGENT = re.compile(
    r"(?<!\w)(?P<word>[\w’'.-]+)\s+(?P<preposition>by|from)\s+(?:the\s+)?(?:\w+\s+)?$"
)
# "a firm used by North Korean hackers" tells of the firm, "sanctions imposed by" of the measure.
OF_ANOTHER = re.compile(
    r"(?!impos|announc|levi|adopt|introduc|plac|issu|order|agree|sanction|hit|froz|block|immobili|bann|barr|suspend|lift|target)"
    r"\w+(?:ed|wn|un)$"
)
# "Sanctions that Norway introduced forbid ...".
RELATIVE = re.compile(r" (?:(?:that|which) )?(?:the )?")
IMPOSED = re.compile(
    r"\s+(?:(?:has|had|have|first|already)\s+)*(?:imposed|placed|levied|slapped|introduced)\b"
)
CALLED_ON = re.compile(
    r"\b(?:call\w* (?:up)?on|urg\w+|wants?|asked|pressed|pressur\w+|lobb\w+|begged|implored)"
    r" (?:the )?$"
)
# "the government in Canberra", "the Ministry of Foreign Affairs of Japan".
SEAT = re.compile(
    r"\b(?:(?:government|authorities|leaders|administration|parliament) in"
    r"|(?:Government|Cabinet|Parliament|Ministry(?: of [A-Z]\w+(?: \w+){0,2})?) of(?: the)?) $"
)
# "freezes U.S. assets and bars U.S. citizens": whom the measure binds does not impose it.
BOUND = re.compile(r"\s+(?:assets|property|funds|accounts|persons|citizens|nationals)\b")
# "sanctions from the West" names the imposer; farther off, "from" means a place of origin.
NEAR = 20


def clause_start(text: str, sentence: Span, cue: Span, parties: tuple[Party, ...]) -> int:
    """Where the clause of a cue begins: the last border before it that leaves it a subject."""
    borders = [m.end() for m in CLAUSE_START.finditer(text, sentence.start, cue.start)]
    leading = LEADING_CLAUSE.match(text, sentence.start, cue.start)
    if leading:
        borders.append(leading.end())
    for border in sorted(borders, reverse=True):
        begun = [p for p in parties if border <= p.start and p.end <= cue.start and not p.marker]
        # ", and Germany imposed" may go on a list of subjects.
        if begun and not (begun[0].listed and begun[0].start - border < 5):
            return border
    return sentence.start


def imposers_of(
    reading: Reading, measure: Measure, clause: Span, found: Found, limit: int
) -> tuple[tuple[str, ...], str | None]:
    """Who imposes, and the rule that found it; empty and None where the clause does not say."""
    hit = frozenset(target.name for target in found.targets)
    owned = OWNED.fullmatch(reading.text, measure.start, measure.end)
    own = () if owned else _by_nationality(reading, measure, clause)
    if own:
        return own, "nationality of the measure"
    if agents := _by_agent(reading, measure, hit, limit):
        return agents, "agent behind it"
    if not found.suffering:
        if subject := _by_subject(reading, measure, clause, hit):
            return subject, "subject"
        if holder := _by_office(reading, measure, clause, hit):
            return (holder.country,), OFFICE if holder.stated else GUESSED_OFFICE
    if imposed := _by_relative(reading, measure):
        return imposed, "who imposed it"
    return (), None


def _by_nationality(reading: Reading, measure: Measure, clause: Span) -> tuple[str, ...]:
    """ "U.S. sanctions", "Washington's sanctions", but "Iran sanctions" are those on Iran."""
    for party in reading.parties:
        possessive = reading.text[party.end : party.end + 2] in ("'s", "’s")
        attributive = possessive or party.form != "name" or party.country in lexicon().senders
        ahead = party.end < measure.start and party.marker not in ("on", "against")
        if (
            ahead
            and attributive
            and not party.stands_in
            and OWN.fullmatch(reading.text, party.end, measure.start)
        ):
            here = tuple(p for p in reading.parties if p.start >= clause.start)
            return _with_list_before(here, party) if party in here else (party.country,)
    return ()


def _by_agent(
    reading: Reading, measure: Measure, hit: frozenset[str], limit: int
) -> tuple[str, ...]:
    """ "hit with sanctions by the U.S. and Britain"."""
    for index, party in enumerate(reading.parties):
        near = party.start - measure.end < NEAR
        agent = AGENT.search(reading.text, max(measure.start, party.start - 40), party.start)
        if agent and agent.start("word") >= measure.end and OF_ANOTHER.match(agent["word"]):
            continue
        near = near and LOOSE.issuperset(measure.kinds)
        acts = agent and (agent["preposition"] == "by" or near)
        if measure.end <= party.start < limit and acts and party.country not in hit:
            return first_group(reading.parties[index:])
    return ()


def _by_relative(reading: Reading, measure: Measure) -> tuple[str, ...]:
    """ "Sanctions that Norway introduced forbid ..."."""
    for index, party in enumerate(reading.parties):
        near = RELATIVE.fullmatch(reading.text, measure.end, max(measure.end, party.start))
        if near and IMPOSED.match(reading.text, party.end):
            return first_group(reading.parties[index:])
    return ()


def _by_subject(
    reading: Reading, measure: Measure, clause: Span, hit: frozenset[str]
) -> tuple[str, ...]:
    """The subject of the clause; a pronoun there stands for the subject before."""
    ahead = [p for p in reading.parties if p.end <= measure.start]
    free = [
        p
        for p in ahead
        if not p.marker
        or _called_on(reading.text, p)
        or SEAT.search(reading.text, max(0, p.start - 30), p.start)
    ]
    subjects = [
        p
        for p in free
        if clause.start <= p.start
        and p.country not in hit
        and not BOUND.match(reading.text, p.end)
        and not reading.text[max(0, p.start - 13) : p.start].endswith(
            ("entering ", "entering the ")
        )
        # "put ten Malian firms on its list": the adjective is of whom it hits.
        and not (p.form == "word" and any(reading.text[p.start : p.end] in name for name in hit))
    ]
    called = [index for index, p in enumerate(subjects) if _called_on(reading.text, p)]
    subjects = subjects[called[-1] :] if called else subjects
    if subjects and subjects[0].stands_in:
        subjects = [p for p in free if p.end <= clause.start and not p.stands_in]
    return first_group(subjects)


def _by_office(
    reading: Reading, measure: Measure, clause: Span, hit: frozenset[str]
) -> Holder | None:
    """The country whose president or minister acts: "President Novak ended the sanctions"."""
    for person in reading.people:
        holder = reading.holders.get(person.name)
        acts = clause.start <= person.start and person.end <= measure.start
        if holder and acts and person.name not in hit and holder.country not in hit:
            return holder
    return None


def _called_on(text: str, party: Party) -> bool:
    """ "called on the White House to sanction": whoever is called on would impose."""
    return CALLED_ON.search(text, max(0, party.start - 30), party.start) is not None


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
