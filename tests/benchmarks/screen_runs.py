"""What the program costs whoever sits before it: first paint, keys, memory, exit."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import hello
from benchmarks.corpus import Page, page, write
from benchmarks.processes import family, megabytes, python
from benchmarks.terminal import QUIET, Paint, Response, Terminal

STARTS = 7
WORDS = ("council", "harbour", "pipeline")
LIST, LIST_PAGES, READER, READER_PAGES, TYPING = (
    "a line in the list",
    "a page in the list",
    "a line in the article",
    "a page in the article",
    "a letter of a search",
)
GROUPS = {
    LIST: ["down"] * 24 + ["up"] * 12,
    LIST_PAGES: ["pagedown"] * 16 + ["pageup"] * 8,
    READER: (["down"] * 5 + ["up"] * 5) * 3,
    READER_PAGES: ["pagedown", "pageup"] * 6,
    TYPING: [key for word in WORDS for key in (*word, *["backspace"] * len(word))],
}
# The keys that lead to where a group is pressed; an article opens where it was left.
BEFORE = {READER: ("enter", "g"), TYPING: ("\\",)}
# Files that are new while keys are pressed: more than are read meanwhile.
NEW = 6_000
# Seconds in which the program has begun to read them in another process.
BEGUN = 3.0
# Beside an indexer the screen is never quiet: seconds without paint, and at most for one key.
BUSY_QUIET, BUSY_LONGEST = 0.04, 0.25


@dataclass(frozen=True, slots=True)
class Start:
    """The first paint of a program, the megabytes it has then, milliseconds until it has gone."""

    paint: Paint
    megabytes: float
    leaving: float


@dataclass(frozen=True, slots=True)
class Tour:
    """What keys lead to, by the group they are of, and megabytes after the last.

    `was_busy` tells whether files were still being read then.
    """

    keys: dict[str, list[Response]]
    megabytes: float
    was_busy: bool


def reader(folder: Path) -> list[str]:
    """The command that reads a folder."""
    return python("-m", "briefing", str(folder))


def first_paints(folder: Path, home: Path, word: str) -> tuple[list[Start], list[Start]]:
    """A Textual hello and this program, in turns, after a start of each that warms up."""
    ours: list[Start] = []
    floor: list[Start] = []
    for turn in range(STARTS + 1):
        _forget_session(home)
        starts = (
            _start(python("-m", "benchmarks.hello"), hello.GREETING, home),
            _start(reader(folder), word, home),
        )
        if turn:
            floor.append(starts[0])
            ours.append(starts[1])
    return floor, ours


def _start(command: Sequence[str], word: str, home: Path) -> Start:
    with Terminal(command, home) as terminal:
        paint = terminal.wait_for(word)
        terminal.settle(0.5)
        resident = megabytes(terminal.pid, "Rss")
        return Start(paint, resident, terminal.leave())


def _forget_session(home: Path) -> None:
    """Begin with the list, not where the last start has ended."""
    shutil.rmtree(home / "data" / "briefing" / "sessions", ignore_errors=True)


def tour(folder: Path, home: Path, word: str) -> Tour:
    """Through the list, an article and some searches, each key when the screen is quiet."""
    return _tour(folder, home, word, QUIET, 5.0)


def busy_tour(folder: Path, home: Path, word: str, size: int) -> Tour:
    """The same while the program has new files read.

    They are gone again afterwards; the next refresh forgets them.
    """
    made = (page(number) for number in range(size, size + NEW))
    write(folder, (Page(f"new/{each.path}", each.content, each.story) for each in made))
    try:
        return _tour(folder, home, word, BUSY_QUIET, BUSY_LONGEST)
    finally:
        shutil.rmtree(folder / "new")


def _tour(folder: Path, home: Path, word: str, quiet: float, longest: float) -> Tour:
    _forget_session(home)
    with Terminal(reader(folder), home) as terminal:
        terminal.wait_for(word)
        terminal.settle(1.0, longest=BEGUN)
        found: dict[str, list[Response]] = {}
        for group, keys in GROUPS.items():
            for key in BEFORE.get(group, ()):
                terminal.press(key, quiet, longest)
            found[group] = [terminal.press(key, quiet, longest) for key in keys]
        was_busy = len(family(terminal.pid)) > 1
        resident = megabytes(terminal.pid, "Rss")
        terminal.leave()
    return Tour(found, resident, was_busy)
