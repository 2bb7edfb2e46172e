"""Where a sentence names a measure: the cues of `lexicon/sanctions.toml`, joined to groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefing.article import SanctionKind, SanctionStatus, Span
from briefing.entities.alternation import alternation
from briefing.entities.tables import any_of, read_table, status_cues

# Each is weighed against the whole sentence. The 8,137 sentences of 255 development texts name two
# at most; what names many more is a table.
MOST_MEASURES = 8
# Code points of a cue before the stem in it: "bar them from entering". In the development texts
# none has 40; looking from the sentence's beginning takes a third longer.
LONGEST_LEAD = 80
LOOSE = frozenset({"sanctions_unspecified", "economic_sanctions"})
# "asset freezes and travel bans": one measure on the same targets.
JOINED = re.compile(r"\s*(?:,|,? and|,? or|,? as well as|/)\s+(?:(?:an?|the|new|other|full)\s+)*")
# "Canada sanctions Russian judges" against "sanctions on", "sanctions target".
HEADLINE_VERB = re.compile(r"\s+(?:[A-Z]|\d|top|senior|more|two|three)")
INCLUDING = re.compile(
    r"[^.;]{0,80}\b(?:includ(?:ing|es?|ed)|such as|in the form of|namely)\b"
    r"|(?:\s+(?:that |which )?(?:the )?[A-Z][\w.]+ (?:has |had )?imposed"
    r"(?: in \d{4}| on \w+| last \w+)?)?"
    r"\s+(?:that |which )?(?:bar|ban|prohibit|block|freeze|include)\b"
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`lexicon/sanctions.toml`, compiled."""

    cues: re.Pattern[str]
    stems: re.Pattern[str]
    not_a_measure: re.Pattern[str]
    before_target: re.Pattern[str]
    pressing: re.Pattern[str]
    target_end: re.Pattern[str]
    groups: frozenset[str]
    joint_head: re.Pattern[str]
    programmes: frozenset[str]
    group_names: frozenset[str]
    firm_names: frozenset[str]
    institutions: re.Pattern[str]
    describing: frozenset[str]
    named_people: re.Pattern[str]
    named_groups: re.Pattern[str]
    heads: re.Pattern[str]
    verbs: re.Pattern[str]
    imposing: re.Pattern[str]
    no_people: frozenset[str]
    senders: frozenset[str]
    singles: frozenset[str]
    sport: re.Pattern[str]
    in_context: re.Pattern[str]
    context: re.Pattern[str]
    statuses: tuple[tuple[SanctionStatus, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Measure(Span):
    """One measure; `umbrella` is the looser word it details: "sanctions, including"."""

    kinds: tuple[SanctionKind, ...]
    umbrella: Measure | None = None


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and compiled once."""
    data = read_table("sanctions")
    words = data["words"]
    target_end = "|".join(words["target_end"])
    stopping = any_of(word.replace("_", " ") for word in data["stopping"].split())
    cues = "|".join(f"(?P<{row['kind']}>{'|'.join(row['patterns'])})" for row in data["cue"])
    cues = cues.replace("{stopping}", stopping)
    return Lexicon(
        cues=re.compile(rf"(?<![\w-])(?i:{cues})(?![\w-])"),
        stems=re.compile(alternation(stem.replace(".", r"\.") for stem in data["stems"])),
        not_a_measure=re.compile("|".join(words["not_a_measure"]), re.I),
        before_target=re.compile(
            # "the sanctions that the United States first imposed on": who imposed stands between.
            r"\s+(?:[\w.]+\s+){1,6}?(?:imposed|placed|levied|slapped) (?:on|against)\s+"
            r"|[\"”]?(?:,? (?:which|that)|,(?= (?:\w+ )?appl))?"
            r"\s+(?:(?!(?:in|over|under|after|by|from|as|and|or)\b)\w+\s+){0,2}?"
            rf"(?:{words['before_target']})\s+"
        ),
        pressing=re.compile(rf"\b(?:{words['pressing']})\w*\s+"),
        target_end=re.compile(
            # A full stop inside a sentence belongs to an abbreviation: "Senior Gen. Haddad".
            rf"[;:”\"(—]|\.(?=\W*$)|,(?= (?:{target_end}|\w+ed|\w+ing)\b)"
            # ", the maker of drones, ..." describes what stands before, ", he said" is no target.
            r"|,(?= (?:the|an?|one of|[\w.]+['’]s)(?: (?!and\b|or\b)[^,;\s]+){1,12}"
            r"(?:,(?! and| or)|;|$))"
            rf"|,(?=(?: [^,;\s]+){{1,12}}? {any_of(words['speech'].split())}\b)"
            rf"|\s(?:{target_end})\b"
        ),
        groups=frozenset(words["groups"].split()),
        joint_head=re.compile(
            r"\s*(?:,\s+and|,|and|or)\s+(?P<own>(?:[\w-]+\s+){0,3}?)"
            rf"(?P<head>{'|'.join(words['groups'].split() + words['singles'].split())})\b"
        ),
        programmes=frozenset(words["programmes"].split()),
        group_names=frozenset((words["group_names"] + words["movements"]).split()),
        institutions=re.compile(rf" (?:{words['institutions']})\b"),
        describing=frozenset(words["describing"].split()),
        named_people=re.compile(rf"\b(?:{words['named_people']})(?:,|:) (?=[A-ZÀ-Þ])"),
        named_groups=re.compile(rf"\b(?:{words['named_groups']})(?:,|:) (?=[A-ZÀ-Þ])"),
        verbs=re.compile(rf"{any_of(words['verbs'].split())}(?!\w)"),
        imposing=re.compile(rf"\b{any_of(words['imposing'].split())}\w*"),
        heads=re.compile(rf"\s(?:{words['heads']})s?\b"),
        no_people=frozenset((words["no_people"] + words["goods"] + words["programmes"]).split()),
        firm_names=frozenset(words["firm_names"].split()),
        senders=frozenset(words["senders"]),
        singles=frozenset(words["singles"].split()),
        sport=re.compile(rf"\b(?:{words['sport']})\b"),
        in_context=re.compile(words["in_context"], re.I),
        context=re.compile(words["context"]),
        statuses=status_cues(data["status"]),
    )


def find_measures(text: str, sentence: Span) -> list[Measure]:
    """The measures of a sentence, joined cues as one, without the words that only head details."""
    words = lexicon()
    stem = words.stems.search(text[sentence.start : sentence.end].lower())
    if stem is None:
        return []
    if words.sport.search(text, sentence.start, sentence.end):
        return []
    begin = max(sentence.start, sentence.start + stem.start() - LONGEST_LEAD)
    cues = list(words.cues.finditer(text, begin, sentence.end))
    if not cues:
        return []
    excluded = [m.span() for m in words.not_a_measure.finditer(text, sentence.start, sentence.end)]
    measures: list[Measure] = []
    for match in cues:
        if any(start < match.end() and match.start() < end for start, end in excluded):
            continue
        if words.in_context.match(match[0]) and not _speaks_of_sanctions(text):
            continue
        kind: SanctionKind = match.lastgroup  # type: ignore[assignment]
        last = measures[-1] if measures else None
        if last and _joins(text, last, match):
            kinds = tuple(dict.fromkeys((*last.kinds, kind)))
            measures[-1] = replace(last, end=match.end(), kinds=kinds)
        else:
            measures.append(Measure(match.start(), match.end(), (kind,)))
    return list(_detailed(text, measures[:MOST_MEASURES]))


@lru_cache(maxsize=1)
def _speaks_of_sanctions(text: str) -> bool:
    return lexicon().context.search(text) is not None


def _joins(text: str, last: Measure, cue: re.Match[str]) -> bool:
    """Whether the cue goes on a list; ", freezing the assets of" tells of a further measure."""
    gap = JOINED.fullmatch(text, last.end, cue.start())
    verbal = cue[0].split()[0].endswith("ing")
    return gap is not None and not (verbal and gap[0].strip() == ",")


def _detailed(text: str, measures: list[Measure]) -> Iterator[Measure]:
    umbrella: Measure | None = None
    for index, measure in enumerate(measures):
        following = measures[index + 1] if index + 1 < len(measures) else None
        loose = set(measure.kinds) <= LOOSE
        if loose and following and INCLUDING.match(text, measure.end, following.end):
            umbrella = measure
        else:
            yield replace(measure, umbrella=umbrella)
