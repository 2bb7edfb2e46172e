"""The words that tell of a transfer: `lexicon/transfers.toml`, compiled to verb frames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.article import TransferStatus
from briefing.entities.alternation import alternation
from briefing.entities.tables import any_of, read_table, status_cues

# "the warlord Omar Haddad": who leads an armed group stands for it.
LEADERS = (
    r"(?:warlord|strongman|rival|commander|rebel leader)\s+(?P<leader>[A-Z]\w+(?:\s[A-Z]\w+)?)"
)
Role = Literal["supplier", "recipient", "weapon", "carrier"]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb casts its parties: what its subject is, the prepositions of the others.

    `means` is the preposition that the weapon hangs on, where it is not the object of the verb.
    """

    name: str
    subject: Role
    status: TransferStatus
    to: tuple[str, ...]
    source: tuple[str, ...]
    noun: bool = False
    means: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`lexicon/transfers.toml`, compiled."""

    verb_frames: dict[str, Frame]
    noun_frames: dict[str, Frame]
    phrase_frames: dict[str, tuple[tuple[re.Pattern[str], Frame], ...]]
    verbs: re.Pattern[str]
    statuses: tuple[tuple[TransferStatus, re.Pattern[str]], ...]
    no_frame: re.Pattern[str]
    adjectives: frozenset[str]
    made: re.Pattern[str]
    activities: re.Pattern[str]
    astray: re.Pattern[str]
    fittings: re.Pattern[str]
    handling: re.Pattern[str]
    speech: re.Pattern[str]
    pretended: re.Pattern[str]
    licensers: re.Pattern[str]
    agencies: dict[str, str]
    origins: tuple[tuple[str, re.Pattern[str]], ...]
    groups: re.Pattern[str]
    fighters: re.Pattern[str]
    fighting_people: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and compiled once."""
    data = read_table("transfers")
    verbs: dict[str, Frame] = {}
    nouns: dict[str, Frame] = {}
    phrases: list[tuple[str, Frame]] = []
    for row in data["frame"]:
        ends = tuple(row["to"].split()), tuple(row["from"].split())
        frame = Frame(row["name"], row["subject"], row["status"], *ends, means=row.get("means", ""))
        for form in row["verbs"].split():
            verbs.setdefault(form, frame)
        for form in row["nouns"].split():
            nouns.setdefault(form, Frame(row["name"], row["subject"], row["status"], *ends, True))
        phrases += [(phrase, frame) for phrase in row["phrases"]]
    words = data["words"]
    forms = {*verbs, *nouns, *(phrase for phrase, _ in phrases)}
    fighters = any_of(words["fighters"].split())
    agencies = {name: country for country, names in data["agencies"].items() for name in names}
    bands = [f"{people} (?:{fighters}|forces)" for people in words["peoples"].split()]
    names = [*words["groups"], *bands, rf"pro-[A-Z]\w+ {fighters}", *agencies]
    return Lexicon(
        verb_frames=verbs,
        noun_frames=nouns,
        phrase_frames={
            letter: tuple((re.compile(p), frame) for p, frame in phrases if p[0] == letter)
            for letter in {p[0] for p, _ in phrases}
        },
        verbs=re.compile(rf"(?:{alternation(forms, not_after='[-a-z]', capitals=True)})(?![\w-])"),
        statuses=status_cues(data["status"]),
        no_frame=re.compile(rf"\b{any_of(words['no_frame'])}\b"),
        adjectives=frozenset(words["adjectives"].split()),
        made=re.compile(rf"\b{any_of(words['made'].split())}\b"),
        activities=re.compile(rf"[\s-]{any_of(words['activities'].split())}\b"),
        astray=re.compile(rf"\b{any_of(words['astray'].split())}\b"),
        fittings=re.compile(rf"\b{any_of(words['fittings'].split())}\b"),
        handling=re.compile(rf"\b{any_of(words['handling'].split())}\b"),
        speech=re.compile(rf"\b{any_of(words['speech'].split())}\b"),
        pretended=re.compile(rf"\b{any_of(words['pretended'].split())}\b"),
        licensers=re.compile(rf"\b{any_of(words['licensers'])}\b"),
        agencies=agencies,
        origins=tuple(
            (country, re.compile(rf"\b(?:{types})")) for country, types in data["origins"].items()
        ),
        groups=re.compile(rf"(?:{alternation(names, not_after='[-a-zA-Z]')})(?!\w)"),
        fighters=re.compile(
            rf"(?:-(?:backed|led|allied|supported|aligned))?\s+(?:armed\s+)?(?P<kind>{fighters})\b"
        ),
        fighting_people=re.compile(rf"\b(?:[Tt]he\s+(?P<kind>{fighters})|{LEADERS})\b"),
    )
