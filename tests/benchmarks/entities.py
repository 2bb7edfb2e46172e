"""People and weapons beside their peers, on a folder of annotated texts.

`python -m benchmarks.entities FOLDER` reads every `NAME.jsonl.gz` whose lines have `id`, `text` and
`gold`: spans with `begin`, `end` (code points), `type` (person or weapon) and `cluster`, the
name of whom they mean; `ignore` may hold spans that count neither way. For each set and kind it
prints precision, recall and F1 of mentions with the very limits of the gold (exact), of mentions
that share a character with it (overlap) and of distinct entities in each text (unique), ours beside
those of the peers, and characters a second in one process.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.pages import ENDING, NoPages, read_rows
from briefing import pipeline
from briefing.article import Source

KINDS = ("person", "weapon")
FIGURES = ("exact", "overlap", "unique")
LABEL, CELL = 14, 26
# Two to four words with a capital each: what a search for names without any knowledge finds.
CAPITALS = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,3}\b")
# The words under which an encyclopaedia files weapons.
WEAPON_WORDS = re.compile(
    r"\b(?:aircraft|artillery|bombs?|drones?|grenades?|guns?|helicopters?|jets?|landmines?|"
    r"mines?|missiles?|mortars?|munitions?|ammunition|rifles?|rockets?|shells?|tanks?|torpedo(?:e?s)?|"
    r"warheads?|weapons?|UAVs?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a text that names somebody or something, and what it is called."""

    start: int
    end: int
    name: str

    def overlaps(self, other: Named) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with what it names by kind, and the stretches that count neither way."""

    id: str
    text: str
    gold: Mapping[str, tuple[Named, ...]]
    neutral: Mapping[str, tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class Count:
    """Right, to be found, found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 0 where there is nothing to divide by."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


Finder = Callable[[str, str], tuple[Named, ...]]


def counts(gold: Sequence[Named], found: Sequence[Named]) -> dict[str, Count]:
    """The figures of one text; each span of the one side is paired with one of the other."""
    exact = {(each.start, each.end) for each in gold} & {(each.start, each.end) for each in found}
    return {
        "exact": Count(len(exact), len(gold), len(found)),
        "overlap": Count(paired(gold, found), len(gold), len(found)),
        "unique": entities(gold, found),
    }


def paired(gold: Sequence[Named], found: Sequence[Named]) -> int:
    """How many can be paired with one that they overlap, the first that is free."""
    free = list(found)
    for each in gold:
        match = next((other for other in free if each.overlaps(other)), None)
        if match:
            free.remove(match)
    return len(found) - len(free)


def entities(gold: Sequence[Named], found: Sequence[Named]) -> Count:
    """An entity is right if one of its places overlaps one of the entity it is paired with."""
    right, free = 0, by_name(found)
    named = by_name(gold)
    for places in named.values():
        match = next((n for n, others in free.items() if any(map_overlaps(places, others))), None)
        if match is not None:
            right += 1
            del free[match]
    return Count(right, len(named), right + len(free))


def map_overlaps(some: Iterable[Named], others: Sequence[Named]) -> Iterator[bool]:
    """For each pair whether it overlaps."""
    return (one.overlaps(other) for one in some for other in others)


def by_name(places: Iterable[Named]) -> dict[str, list[Named]]:
    """The places of each entity."""
    named: dict[str, list[Named]] = {}
    for place in places:
        named.setdefault(place.name, []).append(place)
    return named


def ours(kind: str, text: str) -> tuple[Named, ...]:
    """What this program finds in a text file, by its place in the file."""
    return tuple(
        Named(article.source_of(m.start), article.source_of(m.end - 1) + 1, m.name)
        for article, said in pipeline.read(Source("text.txt", text.encode()))
        for m in said.mentions
        if m.kind == kind
    )


def capitals(kind: str, text: str) -> tuple[Named, ...]:
    """Runs of capitalised words; it finds no weapons."""
    return matches(CAPITALS, text) if kind == "person" else ()


def word_list(kind: str, text: str) -> tuple[Named, ...]:
    """Weapon words; it finds no people."""
    return matches(WEAPON_WORDS, text) if kind == "weapon" else ()


def matches(pattern: re.Pattern[str], text: str) -> tuple[Named, ...]:
    """Every place where a pattern matches, named by its words."""
    return tuple(Named(*found.span(), found[0].lower()) for found in pattern.finditer(text))


@cache
def spacy_model() -> Any:
    """A trained English model of spaCy."""
    return importlib.import_module("en_core_web_sm").load()


def by_spacy(kind: str, text: str) -> tuple[Named, ...]:
    """The persons that spaCy finds; it knows no weapons."""
    found = spacy_model()(text).ents if kind == "person" else ()
    return tuple(Named(e.start_char, e.end_char, e.text) for e in found if e.label_ == "PERSON")


def peers() -> dict[str, Finder]:
    """What is measured beside us; spaCy only where it is installed with its small model."""
    found: dict[str, Finder] = {"capitals": capitals, "word list": word_list}
    return found | ({"spaCy": by_spacy} if find_spec("en_core_web_sm") else {})


def read_texts(path: Path) -> tuple[Annotated, ...]:
    """The annotated texts of a file; none where it is of another kind."""
    rows = [row for row in read_rows(path) if row.keys() >= {"id", "text", "gold"}]
    return tuple(
        Annotated(row["id"], row["text"], spans(row["gold"]), spans(row.get("ignore", ())))
        for row in rows
    )


def spans(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Named, ...]]:
    """The spans of a line by kind."""
    found: dict[str, list[Named]] = {kind: [] for kind in KINDS}
    for row in rows:
        name = str(row.get("cluster", row.get("text", "")))
        found.setdefault(row["type"], []).append(Named(row["begin"], row["end"], name))
    return {kind: tuple(places) for kind, places in found.items()}


def measure(texts: Sequence[Annotated], kind: str, find: Finder) -> tuple[dict[str, Count], float]:
    """The figures of a finder over all texts, and its characters a second."""
    sums, spent = dict.fromkeys(FIGURES, Count()), 0.0
    find(kind, texts[0].text)  # It loads rules and models.
    for each in texts:
        started = time.perf_counter()
        found = find(kind, each.text)
        spent += time.perf_counter() - started
        gold = each.gold[kind]
        counted = [
            place
            for place in found
            if any(map_overlaps(gold, [place]))
            or not any(map_overlaps(each.neutral[kind], [place]))
        ]
        for figure, count in counts(gold, counted).items():
            sums[figure] += count
    return sums, sum(len(each.text) for each in texts) / spent


def table(name: str, texts: Sequence[Annotated], kind: str) -> Iterator[str]:
    """The lines of the table of one set and kind."""
    columns = {"ours": ours} | peers()
    measured = {column: measure(texts, kind, find) for column, find in columns.items()}
    shown = {column: each for column, each in measured.items() if each[0]["exact"].found}
    yield f"{name}, {kind} (texts: {len(texts)}, mentions: {sum(len(t.gold[kind]) for t in texts)})"
    yield row("P / R / F1", shown)
    for figure in FIGURES:
        shares = (" / ".join(f"{s:.3f}" for s in sums[figure].shares) for sums, _ in shown.values())
        yield row(figure, shares)
    yield row("characters/s", (f"{speed:,.0f}" for _, speed in shown.values()))


def row(label: str, cells: Iterable[str]) -> str:
    """One line of a table."""
    return f"{label:{LABEL}}{''.join(f'{cell:{CELL}}' for cell in cells)}".rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 2 if the folder has no annotated texts."""
    parser = argparse.ArgumentParser(prog="benchmarks.entities", description=__doc__)
    parser.add_argument("folder", type=Path, help="sets of annotated texts (NAME.jsonl.gz)")
    folder = parser.parse_args(arguments).folder
    try:
        sets = {path: read_texts(path) for path in sorted(folder.glob(f"*{ENDING}"))}
    except NoPages as error:
        print(error, file=sys.stderr)
        return 2
    found = {path.name.removesuffix(ENDING): texts for path, texts in sets.items() if texts}
    if not found:
        print(f"{folder} holds no annotated texts (NAME{ENDING}).", file=sys.stderr)
        return 2
    for name, texts in found.items():
        for kind in KINDS:
            if any(each.gold[kind] for each in texts):
                print("\n".join(table(name, texts, kind)), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
