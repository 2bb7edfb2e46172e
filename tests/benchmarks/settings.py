"""What the thresholds of the cleaning rules are worth: `python -m benchmarks.settings FOLDER`.

They are set by hand. Two tables say what rests on that. The first gives the figures over all dumps
of text in the folder with each threshold at half of its value and at double. The second is a
cross-validation over hosts: for each fold the thresholds are chosen anew, one after another, on
the pages of the other hosts, and measured on those of the fold. By as much as the shipped ones
reach more there, they may owe to having been measured on these very pages.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.pages import NoPages, read_sets
from benchmarks.scoring import Score, mean_score
from benchmarks.thresholds import Threshold, shipped_thresholds
from benchmarks.trials import Changes, Dump, Trials, dumps_of, trials_of

FOLDS = 5
# An F1 this near to the best is as good; then the share of whole paragraphs decides.
TIE = 0.001
SHOWN = ("F1", "paragraphs", "leak")


def folds_of(dumps: Sequence[Dump]) -> list[list[int]]:
    """The numbers of the dumps in each fold; all pages of a host are in the same one."""
    folds: list[list[int]] = [[] for _ in range(FOLDS)]
    for number, dump in enumerate(dumps):
        folds[hashlib.blake2b(dump.host.encode()).digest()[0] % FOLDS].append(number)
    return [fold for fold in folds if fold]


def choose(trials: Trials, thresholds: Sequence[Threshold], numbers: Sequence[int]) -> Changes:
    """The thresholds that are best for the dumps of these numbers, chosen one after another."""
    chosen: Changes = {}
    for threshold in thresholds:
        # Of equals the first is taken: what is shipped.
        choices = [chosen, *({**chosen, threshold.name: v} for v in threshold.neighbours())]
        means = [trials.means(choice, numbers) for choice in choices]
        most = max(mean["F1"] for mean in means)
        equals = [number for number, mean in enumerate(means) if mean["F1"] >= most - TIE]
        chosen = choices[max(equals, key=lambda number: means[number]["paragraphs"])]
    return chosen


def neighbour_table(trials: Trials, thresholds: Sequence[Threshold]) -> Iterator[str]:
    """A line for each threshold: the figures at half and at double."""
    everywhere = range(len(trials.dumps))
    line = "{:28}{:>7}  {:>6} {:16}{:>6} {}".format
    yield line("", "shipped", "half", "", "double", "").rstrip()
    for each in thresholds:
        cells = [f"{each.shipped:g}"]
        for value in each.neighbours():
            cells += f"{value:g}", figures(trials.means({each.name: value}, everywhere))
        yield line(each.name, *cells)


def fold_table(trials: Trials, thresholds: Sequence[Threshold]) -> Iterator[str]:
    """A line for each fold: the figures as shipped and as chosen without it, and the choice."""
    everywhere, folds = range(len(trials.dumps)), folds_of(trials.dumps)
    if len(folds) < 2:
        yield "All hosts are in one fold: there are no others to choose by."
        return
    line = "{:10}{:>5}{:>6}   {:17}{:17}{}".format
    yield line("", "hosts", "dumps", "as shipped", "as chosen", "changed").rstrip()
    held_out: list[Score] = []
    for number, fold in enumerate(folds, 1):
        hosts = len({trials.dumps[index].host for index in fold})
        chosen = choose(trials, thresholds, sorted({*everywhere}.difference(fold)))
        held_out += (trials.scores(chosen)[index] for index in fold)
        shipped, anew = (figures(trials.means(changes, fold)) for changes in ({}, chosen))
        changes = ", ".join(f"{name} {value:g}" for name, value in chosen.items())
        yield line(f"fold {number}", hosts, len(fold), shipped, anew, changes).rstrip()
    hosts = len({dump.host for dump in trials.dumps})
    shipped, anew = figures(trials.means({}, everywhere)), figures(mean_score(held_out))
    yield line("all folds", hosts, len(everywhere), shipped, anew, "").rstrip()


def figures(means: Score) -> str:
    """The figures that are shown, without their leading zeros."""
    return " ".join(f"{means[figure]:.3f}".lstrip("0") for figure in SHOWN)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 2 if the folder has no dumps."""
    parser = argparse.ArgumentParser(prog="benchmarks.settings", description=__doc__)
    parser.add_argument("folder", type=Path, help="sets of pages (NAME.jsonl.gz) and their dumps")
    folder = parser.parse_args(arguments).folder
    try:
        dumps = dumps_of(read_sets(folder))
        if not dumps:
            raise NoPages(f"{folder} holds no dumps of its pages (NAME.INPUT.jsonl.gz).")
    except NoPages as error:
        print(error, file=sys.stderr)
        return 2
    with trials_of(dumps) as trials:
        shipped = figures(trials.means({}, range(len(dumps))))
        print(f"{len(dumps)} dumps; {', '.join(SHOWN)} as shipped: {shipped}", end="\n\n")
        for table in (neighbour_table, fold_table):
            for line in table(trials, shipped_thresholds()):
                print(line, flush=True)
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
