"""How fast it is, beside others in the same run: `python -m benchmarks.speed 1000 10000`.

Libraries of so many invented articles (`benchmarks.corpus`) are read, indexed, asked, and looked
at in a pseudo-terminal; SQLite's full-text table, tantivy and stock Whoosh are told and asked the
same, and the screen is set beside a Textual program of one line. It needs Linux: it reads /proc.
Other work on the machine stretches every figure, so compare those of one run only.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import screen_runs
from benchmarks.corpus import pages, write
from benchmarks.engine import KINDS, OURS, Kind
from benchmarks.engine_runs import LONGEST
from benchmarks.engines import ENGINES, installed
from benchmarks.figures import Figure, Measured, Results, beside, growth, number, spread
from benchmarks.processes import (
    ROOT,
    answer,
    cpu_milliseconds_of,
    milliseconds_to_first_line,
    python,
    run,
)
from benchmarks.screen_runs import GROUPS, TYPING, Start, Tour
from briefing import pipeline

HELLO, BARE = "Textual hello", "python -c pass"
REPEATS = 5
MANY = 100_000

READING = Figure("read, articles a CPU second")
WHOLE = Figure("`briefing index`, articles a second", "150")
WHOLE_MEMORY = Figure("`briefing index`, MB at most", "400")
INDEXING = Figure("index alone, articles a CPU second", "420")
INDEXING_MEMORY = Figure("index alone, MB it needs")
ADDING = Figure("one file added and found, ms", "20, 95 % in 100")
FIRST_ADDING = Figure("… the first since the start, ms")
REPLACING = Figure("index alone: one replaced and found, ms")
COLD = Figure("index opened and asked by a new process, ms", f"130 at {MANY:,}")
COLD_COMMAND = Figure("`briefing search`, first line, ms")
QUICK = "95 % in 2, 10, 80"
GOALS: dict[Kind, str] = {"phrase": "95 % in –, 20, 200", "fuzzy": "95 % in –, 17, 40"}
ASKING = {kind: Figure(f"{kind}, ms", GOALS.get(kind, QUICK)) for kind in KINDS}
SCREEN_ASKING = Figure("as the screen asks, with the rows, ms")
PAINT = Figure("first paint, CPU ms")
PAINT_RATIO = Figure(f"first paint, times a {HELLO}", f"1.25; 1.4 at {MANY:,}")
PAINT_CLOCK = Figure("first paint, ms")
FRAME = "95 % in 16"
KEYS = {group: Figure(f"{group}, ms", FRAME) for group in GROUPS}
KEYS_CPU = Figure("any of these but a letter, CPU ms", FRAME)
RESULTS = Figure("a letter of a search until its results stand, ms")
BUSY_KEYS = {group: Figure(f"{group} while it reads, ms", FRAME) for group in GROUPS}
MEMORY = Figure("memory after all that, MB", f"50 at 100, 110 at {MANY:,}")
LEAVING = Figure("exit, ms", "300")
VERSION = Figure("`briefing --version`, CPU ms", f"3 times {BARE}")
FIGURES = (
    READING, WHOLE, WHOLE_MEMORY, INDEXING, INDEXING_MEMORY,
    ADDING, FIRST_ADDING, REPLACING, COLD, COLD_COMMAND, *ASKING.values(), SCREEN_ASKING, VERSION,
    PAINT, PAINT_RATIO, PAINT_CLOCK, *KEYS.values(), RESULTS, KEYS_CPU, *BUSY_KEYS.values(),
    MEMORY, LEAVING,
)  # fmt: skip


class Bench:
    """A library of a size in a folder of its own, and what is measured of it."""

    def __init__(self, size: int, place: Path) -> None:
        self._size = size
        self._articles, self._home = place / "articles", place / "home"
        self._engines, self._indexed = place / "engines", place / "indexed.json"
        self._written = place / "written"
        self.measured: list[Measured] = []
        self.notes: list[str] = []

    def run(self) -> None:
        """Measure everything, and say on the way what is being measured."""
        if not self._written.exists():
            self._say("making the articles")
            write(self._articles, pages(0, self._size))
            self._written.touch()
        for what, measure in (
            ("reading and indexing", self._whole),
            ("search engines", self._peers),
            ("adding and asking", self._library),
            ("the screen", self._screen),
        ):
            self._say(what)
            measure()

    def _say(self, what: str) -> None:
        print(f"{self._size:,} articles: {what}", file=sys.stderr, flush=True)

    def _note(self, sentence: str) -> None:
        self.notes.append(f"{self._size:,} articles: {sentence}")

    def _tell(self, figure: Figure, value: str, who: str = OURS) -> None:
        self.measured.append(Measured(figure.name, value, who))

    def _run_of(self, module: str, *arguments: str) -> Any:
        told = answer(python("-m", f"benchmarks.{module}", *arguments), self._home)
        return json.loads(told)

    def _part(self, part: str) -> Any:
        """What a part of `library_runs` prints."""
        return self._run_of("library_runs", part, str(self._articles), str(self._size))

    def _index(self) -> tuple[float, float]:
        """Bring the library up to date: articles a second, had it to read all, and megabytes."""
        done = run(python("-m", "briefing", "index", str(self._articles)), self._home)
        return self._size / done.seconds, done.megabytes

    def _whole(self) -> None:
        """The reading of all files; of a library that was kept, as it was when it was read."""
        self._tell(READING, number(self._part("read")["rate"]))
        kept = json.loads(self._indexed.read_text()) if self._indexed.exists() else {}
        if kept.get("version") == pipeline.VERSION:
            self._index()
            self._note("`briefing index` was measured in the run that made the library.")
        else:
            shutil.rmtree(self._home, ignore_errors=True)
            rate, megabytes = self._index()
            kept = {"version": pipeline.VERSION, "rate": rate, "megabytes": megabytes}
            self._indexed.write_text(json.dumps(kept))
        self._tell(WHOLE, number(kept["rate"]))
        self._tell(WHOLE_MEMORY, number(kept["megabytes"]))

    def _peers(self) -> None:
        for name in installed():
            place = str(self._engines / name)

            def part(which: str, name: str = name, place: str = place) -> Any:
                return self._run_of("engine_runs", which, name, place, str(self._size))

            built = part("build")
            self._tell(INDEXING, number(built["rate"]), name)
            self._tell(INDEXING_MEMORY, number(built["megabytes"]), name)
            command = python("-m", "benchmarks.first_answer", name, place)
            self._tell(COLD, self._first_line(command), name)
            for kind, times in part("ask")["times"].items():
                told = spread(times) if times else f"over {LONGEST} s"
                self._tell(ASKING[kind], told, name)
            self._tell(REPLACING, spread(part("replace")["times"]), name)
        self._tell(COLD, self._first_line(python("-c", "print(1)")), BARE)

    def _first_line(self, command: Sequence[str]) -> str:
        times = [milliseconds_to_first_line(command, self._home) for _ in range(REPEATS + 1)]
        return number(median(times[1:]))

    def _library(self) -> None:
        first, *others = self._part("add")["times"]
        self._tell(FIRST_ADDING, number(first))
        self._tell(ADDING, spread(others))
        command = python("-m", "briefing", "search", "council minister", str(self._articles))
        self._tell(COLD_COMMAND, self._first_line(command))
        self._tell(SCREEN_ASKING, spread(self._part("ask")["times"]))

    def _screen(self) -> None:
        for who, command in ((OURS, ["-m", "briefing", "--version"]), (BARE, ["-c", "pass"])):
            spent = [cpu_milliseconds_of(python(*command)) for _ in range(REPEATS + 1)]
            self._tell(VERSION, number(median(spent[1:])), who)
        headline = self._part("first_row")["headline"]
        # Only the first word of a headline is sure to be painted in one stroke.
        word = next(word for word in headline.split() if len(word) > 2)
        self._paints(*screen_runs.first_paints(self._articles, self._home, word))
        idle = screen_runs.tour(self._articles, self._home, word)
        self._keys(idle)
        self._tell(MEMORY, number(idle.megabytes))
        busy = screen_runs.busy_tour(self._articles, self._home, word, self._size)
        for group, figure in BUSY_KEYS.items():
            self._tell(figure, spread(_first_paints(busy, group)))
        if not busy.was_busy:
            self._note("all new files had been read before the last key.")
        self._index()  # It forgets the new files.

    def _paints(self, floor: Sequence[Start], ours: Sequence[Start]) -> None:
        for who, starts in ((OURS, ours), (HELLO, floor)):
            self._tell(PAINT, spread([start.paint.cpu for start in starts]), who)
            self._tell(PAINT_CLOCK, spread([start.paint.clock for start in starts]), who)
            self._tell(LEAVING, number(median(start.leaving for start in starts)), who)
        self._tell(MEMORY, number(median(start.megabytes for start in floor)), HELLO)
        own, least = (median(start.paint.cpu for start in starts) for starts in (ours, floor))
        self._tell(PAINT_RATIO, number(own / least))

    def _keys(self, tour: Tour) -> None:
        for group, responses in tour.keys.items():
            times = _first_paints(tour, group)
            self._tell(KEYS[group], spread(times))
            if blank := len(responses) - len(times):
                self._note(f"{blank} of {len(responses)} keys painted nothing: {group}.")
        cpu = [each.cpu for group in GROUPS if group != TYPING for each in tour.keys[group]]
        self._tell(KEYS_CPU, spread(cpu))
        last = [response.last for response in tour.keys[TYPING] if response.last]
        self._tell(RESULTS, spread(last))


def _first_paints(tour: Tour, group: str) -> list[float]:
    return [response.first for response in tour.keys[group] if response.first is not None]


def machine() -> Iterator[str]:
    """What the figures hang on, and what they mean."""
    packages = ("textual", "whoosh", "tantivy")
    versions = ", ".join(f"{name} {found}" for name in packages if (found := _version(name)))
    cores = len(os.sched_getaffinity(0))
    yield (
        f"{cores} cores of {platform.machine()}, Python {platform.python_version()}, {versions}."
        " Two figures are the middle one and the one that 95 % do not exceed; ms are of CPU time"
        " where queries are asked, else by the clock unless CPU is said. A key is timed to what is"
        " painted next; while files are read that may be their number."
    )
    for name in ENGINES:
        if name not in installed():
            yield f"{name} was left out: it is not installed."


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def report(results: Results, notes: Sequence[str]) -> str:
    """The table of growth, that of the peers, and what is to be said of them."""
    tables = ("\n".join(lines) for lines in (growth(results, FIGURES), beside(results, FIGURES)))
    return "\n\n".join([*tables, *notes]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure libraries of some sizes and print the tables."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000], help="articles (1000)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="for libraries to use again")
    parser.add_argument("--out", type=Path, metavar="FILE", help="for the tables as well")
    options = parser.parse_args(arguments)
    compileall.compile_dir(ROOT / "briefing", quiet=2)
    results: dict[int, Sequence[Measured]] = {}
    notes = list(machine())
    with tempfile.TemporaryDirectory(prefix="speed-") as temporary:
        for size in sorted(set(options.sizes)):
            place = (options.keep or Path(temporary)).absolute() / str(size)
            place.mkdir(parents=True, exist_ok=True)
            bench = Bench(size, place)
            bench.run()
            results[size] = bench.measured
            notes += bench.notes
            # After each size: a great one takes long, and may fail.
            if options.out:
                options.out.write_text(report(results, notes), "utf-8")
    print(report(results, notes), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
