"""What pages print around their stories, read from `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from briefing.cleaning.prose import FULL_STOPS, is_prose

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
# A sentence of a story that happens to open with words of furniture has more words than this.
SHORT = 9
LONGEST_PATTERN = 250
# Words. On 130 saved pages 107 lines of up to 100 words hold a passage of the table, and 6 of them
# are the story's; of the longer ones, each a paragraph of advice, all are.
LONGEST_PASSAGE = 100
# How furniture speaks to its reader, and how a story tells what somebody said.
ADDRESS = re.compile(r"\b(?:click|here|our|please|us|we|you|your)\b|©")
QUOTATION_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of furniture. `opens_section` says that what follows is not the story either."""

    reason: str
    opens_section: bool = False
    ends_story: bool = False


ORNAMENT = Furniture("ornament")
REPEATED = Furniture("repeated line")


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole table, arranged so that a line is looked up rather than tried against each row."""

    words: tuple[tuple[frozenset[str], Furniture], ...]
    openings: dict[str, list[tuple[str, Furniture]]]
    passages: tuple[tuple[str, Furniture], ...]
    topics: tuple[tuple[str, Furniture], ...]
    pattern: re.Pattern[str]
    kinds: tuple[Furniture, ...]

    def of_short_line(self, folded: str) -> Furniture | None:
        """What a line is by its words, its first words or its shape."""
        if folded.count(" ") <= SHORT:
            words = WORD.findall(folded)
            if not words:
                return ORNAMENT
            # What somebody answered may be in one word of the table: "No." is in "No comments".
            if not is_quoted(folded) and not folded.endswith(FULL_STOPS):
                for vocabulary, kind in self.words:
                    if vocabulary.issuperset(words):
                        return kind
            phrase = " ".join(words) + " "
            if is_notice(folded) or not is_prose(folded):
                for opening, kind in self.openings.get(words[0], ()):
                    if phrase.startswith(opening):
                        return kind
        found = self.pattern.fullmatch(folded)
        return self.kinds[int((found.lastgroup or "row0")[3:])] if found else None


def furniture_of(row: dict[str, Any]) -> Furniture:
    """The kind of furniture that a row of the table describes."""
    ends = row.get("ends", False)
    return Furniture(
        row["reason"], opens_section=ends or row.get("section", False), ends_story=ends
    )


@cache
def rules() -> Rules:
    """The table, read once."""
    table = resources.files(__package__).joinpath("furniture.toml").read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(table)["furniture"]
    kinds = tuple(furniture_of(row) for row in rows)
    openings: dict[str, list[tuple[str, Furniture]]] = defaultdict(list)
    for row, kind in zip(rows, kinds, strict=True):
        for opening in row.get("openings", ()):
            openings[opening.split()[0]].append((f"{opening} ", kind))

    def listed(key: str) -> tuple[tuple[str, Furniture], ...]:
        pairs = zip(rows, kinds, strict=True)
        return tuple((entry, kind) for row, kind in pairs for entry in row.get(key, ()))

    patterns = (
        f"(?P<row{number}>{'|'.join(row['patterns'])})"
        for number, row in enumerate(rows)
        if "patterns" in row
    )
    return Rules(
        words=tuple(
            (frozenset(row["words"]), kind)
            for row, kind in zip(rows, kinds, strict=True)
            if "words" in row
        ),
        openings=dict(openings),
        passages=listed("passages"),
        topics=listed("topics"),
        pattern=re.compile("|".join(patterns)),
        kinds=kinds,
    )


def fold(text: str) -> str:
    """Lower case and straight apostrophes, as the table is written."""
    return text.casefold().replace("’", "'")


def is_quoted(folded: str) -> bool:
    """Does the line quote somebody?"""
    return any(mark in folded for mark in QUOTATION_MARKS)


def is_notice(folded: str) -> bool:
    """Is this no sentence, or one that speaks to the reader and quotes nobody?"""
    if is_quoted(folded):
        return False
    return not folded.endswith(".") or ADDRESS.search(folded) is not None


def find_furniture(page: str) -> Callable[[str], Furniture | None]:
    """A function that says what a line of this page is, if it is furniture."""
    table = rules()
    whole = fold(page)
    # Most pages have none or two of the passages; the others need not be looked for in each line.
    passages = tuple(row for row in table.passages if row[0] in whole)
    topics = tuple(row for row in table.topics if row[0] in whole)

    def find(text: str) -> Furniture | None:
        folded = fold(text)
        if len(folded) <= LONGEST_PATTERN and (kind := table.of_short_line(folded)):
            return kind
        if folded.count(" ") >= LONGEST_PASSAGE or (is_quoted(folded) and is_prose(text)):
            return None
        said = (*passages, *topics) if topics and is_notice(folded) else passages
        return next((kind for passage, kind in said if passage in folded), None)

    return find
