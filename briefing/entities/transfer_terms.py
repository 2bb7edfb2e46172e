"""The words that tell of a transfer: `lexicon/transfers.toml`, compiled to verb frames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.article import TransferStatus
from briefing.entities.alternation import alternation
from briefing.entities.tables import any_of, read_table, status_cues

Role = Literal["supplier", "recipient"]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb casts its parties: the role of its subject, and the status it claims."""

    name: str
    subject: Role
    status: TransferStatus
    noun: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`lexicon/transfers.toml`, compiled."""

    verb_frames: dict[str, Frame]
    noun_frames: dict[str, Frame]
    verbs: re.Pattern[str]
    statuses: tuple[tuple[TransferStatus, re.Pattern[str]], ...]
    no_frame: re.Pattern[str]
    adjectives: frozenset[str]
    activities: re.Pattern[str]
    groups: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and compiled once."""
    data = read_table("transfers")
    frames: dict[str, Frame] = {}
    nouns: dict[str, Frame] = {}
    for row in data["frame"]:
        for known, words_of, noun in ((frames, row["verbs"], False), (nouns, row["nouns"], True)):
            frame = Frame(row["name"], row["subject"], row["status"], noun)
            known |= dict.fromkeys(words_of.split(), frame)
    words = data["words"]
    return Lexicon(
        verb_frames=frames,
        noun_frames=nouns,
        verbs=re.compile(
            rf"(?:{alternation({*frames, *nouns}, not_after='[-a-z]', capitals=True)})(?![\w-])"
        ),
        statuses=status_cues(data["status"]),
        no_frame=re.compile(rf"\b{any_of(words['no_frame'])}\b", re.IGNORECASE),
        adjectives=frozenset(words["adjectives"].split()),
        activities=re.compile(rf"[\s-]{any_of(words['activities'].split())}\b"),
        groups=re.compile(rf"\b{any_of(words['groups'])}\b"),
    )
