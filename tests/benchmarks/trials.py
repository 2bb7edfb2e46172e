"""Every dump of a folder cleaned with other thresholds, in all processors at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from benchmarks import ours
from benchmarks.pages import HTML, PageSet
from benchmarks.scoring import Gold, Score, mean_score
from benchmarks.thresholds import changed
from briefing.article import Document
from briefing.cleaning import clean

# Dumps that a process cleans at a time.
BATCH = 30

#: The values of thresholds, by name, where they are not the shipped ones.
Changes = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Dump:
    """The text of one page as some program dumps it."""

    host: str
    gold: Gold
    kinds: tuple[str, ...]
    document: Document

    def score(self) -> Score:
        """The figures of its story."""
        return self.gold.score_text(ours.story_of(clean(self.document), self.kinds))


def dumps_of(sets: Sequence[PageSet]) -> tuple[Dump, ...]:
    """All dumps of all pages."""
    return tuple(
        Dump(page.host, page.gold, ours.body_kinds(pages.name), document)
        for pages in sets
        for form in pages.inputs
        for page in pages.pages
        if form != HTML and (document := ours.load(page.inputs[form], ".txt"))
    )


@dataclass(slots=True)
class Trials:
    """What each choice of thresholds makes of each dump, reckoned once."""

    dumps: Sequence[Dump]
    pool: ProcessPoolExecutor
    known: dict[frozenset[tuple[str, float]], list[Score]] = field(default_factory=dict)

    def scores(self, changes: Changes) -> list[Score]:
        """The figures of all dumps, in their order."""
        key = frozenset(changes.items())
        if key not in self.known:
            starts = range(0, len(self.dumps), BATCH)
            batches = self.pool.map(partial(scores_from, changes), starts)
            self.known[key] = [score for batch in batches for score in batch]
        return self.known[key]

    def means(self, changes: Changes, numbers: Iterable[int]) -> dict[str, float]:
        """The mean figures of the dumps of these numbers."""
        scores = self.scores(changes)
        return mean_score([scores[number] for number in numbers])


@contextmanager
def trials_of(dumps: Sequence[Dump]) -> Iterator[Trials]:
    """Trials on these dumps, each of which is sent to every process once."""
    with ProcessPoolExecutor(os.cpu_count(), initializer=held.extend, initargs=(dumps,)) as pool:
        yield Trials(dumps, pool)


#: All dumps, in a process that cleans them.
held: list[Dump] = []


def scores_from(changes: Changes, start: int) -> list[Score]:
    """The figures of one batch of the dumps held when they are cleaned with these thresholds."""
    with changed(changes):
        return [dump.score() for dump in held[start : start + BATCH]]
