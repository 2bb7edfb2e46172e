"""Cleaning beside its peers, on a folder of saved pages: `python -m benchmarks.cleaning FOLDER`.

For each set of pages (`benchmarks.pages` says how the folder is laid out) and for each form in
which the set has them, one table: our figures, with the 95 % in which they would lie on other pages
of the kind, beside those of the peers on the same pages in the same run. `benchmarks.scoring` says
what the figures mean. Times are of one process that reads one page after another.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import ours
from benchmarks.pages import HTML, NoPages, PageSet, read_sets
from benchmarks.peers import Reading, peers_for
from benchmarks.scoring import FIGURES, Score, Story, intervals, mean_score

# Lines of the table on time, each what it takes of the times of our own reading.
PARTS: dict[str, Callable[[ours.Times], float]] = {
    "loading": lambda times: times.loading,
    "of it the extractor": lambda times: times.extractor,
    "cleaning": lambda times: times.cleaning,
    "all but the extractor": lambda times: times.loading - times.extractor + times.cleaning,
}
# What pages say of themselves; not every program asks them.
FACTS = ("title", "date", "author")
LABEL, CELL = 24, 18


@dataclass(frozen=True, slots=True)
class Column:
    """What one program makes of the pages: a score and milliseconds for each."""

    name: str
    scores: list[Score] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


def measure_ours(pages: PageSet, form: str) -> tuple[Column, list[ours.Times]]:
    """Our own reading of every page, and what its parts take."""
    column, parts = Column("ours"), []
    kinds = ours.body_kinds(pages.name)
    suffix = ".html" if form == HTML else ".txt"
    ours.read(pages.pages[0].inputs[form], suffix, kinds)  # It loads the rules and the libraries.
    for page in pages.pages:
        story, times = ours.read(page.inputs[form], suffix, kinds)
        column.scores.append(page.gold.score(story))
        column.times.append(times.loading + times.cleaning)
        parts.append(times)
    return column, parts


def measure_peer(pages: PageSet, form: str, name: str, read: Reading) -> Column:
    """A peer's reading of every page; of one that it fails on it gives nothing."""

    def read_or_nothing(text: str) -> Story:
        try:
            return read(text)
        except Exception:
            return Story(())

    column = Column(name)
    read_or_nothing(pages.pages[0].inputs[form])  # It loads the peer.
    for page in pages.pages:
        started = time.perf_counter()
        story = read_or_nothing(page.inputs[form])
        column.times.append(1000 * (time.perf_counter() - started))
        column.scores.append(page.gold.score(story))
    return column


def table(pages: PageSet, form: str) -> Iterator[str]:
    """The lines of the table of one set in one form."""
    own, parts = measure_ours(pages, form)
    columns = [own]
    for name, read in peers_for(form == HTML).items():
        columns.append(measure_peer(pages, form, name, read))
    hosts = len({page.host for page in pages.pages})
    yield f"{pages.name}, {form} (pages: {len(pages.pages)}, hosts: {hosts})"
    yield row("", [column.name for column in columns])
    yield from figure_rows(columns)
    times = [in_milliseconds(column.times) for column in columns]
    yield row("ms a page (95 % below)", times)
    for label, part in PARTS.items():
        if form == HTML or "extractor" not in label:
            yield row(f"  {label}", [in_milliseconds([part(times) for times in parts])])


def figure_rows(columns: Sequence[Column]) -> Iterator[str]:
    """A line for each figure that the pages can have."""
    means = [mean_score(column.scores) for column in columns]
    limits = [intervals(column.scores) for column in columns]
    for figure in FIGURES:
        if figure in means[0]:
            pairs = zip(means, limits, strict=True)
            yield row(figure, [with_limits(mean, limit, figure) for mean, limit in pairs])


def with_limits(
    means: dict[str, float], limits: dict[str, tuple[float, float]], figure: str
) -> str:
    """A figure with its interval; empty where the program says nothing of the kind at all."""
    fact = figure.removeprefix("wrong ")
    is_silent = fact in FACTS and not means[fact] and not means.get(f"wrong {fact}")
    if figure not in means or is_silent:
        return ""
    value, low, high = (f"{share:.3f}".lstrip("0") for share in (means[figure], *limits[figure]))
    return f"{value} {low}-{high}"


def in_milliseconds(times: Sequence[float]) -> str:
    """The middle one, and the one that 95 % stay below."""
    return f"{median(times):.1f} ({sorted(times)[int(0.95 * len(times))]:.1f})"


def row(label: str, cells: Sequence[str]) -> str:
    """One line of a table."""
    return f"{label:{LABEL}}{''.join(f'{cell:{CELL}}' for cell in cells)}".rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 2 if the folder has no pages."""
    parser = argparse.ArgumentParser(prog="benchmarks.cleaning", description=__doc__)
    parser.add_argument("folder", type=Path, help="sets of pages (NAME.jsonl.gz) and their dumps")
    try:
        sets = read_sets(parser.parse_args(arguments).folder)
    except NoPages as error:
        print(error, file=sys.stderr)
        return 2
    for pages in sets:
        for form in pages.inputs:
            print("\n".join(table(pages, form)), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
