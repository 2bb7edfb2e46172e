"""One part of what is measured of a whole library, in a process of its own:

`python -m benchmarks.library_runs PART FOLDER SIZE` prints its figures as JSON. The parts are
`read` (bytes to annotations), `ask` (as the screen does), `add` (one more file) and `first_row`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import Page, page, write
from benchmarks.engine_runs import ROUNDS
from benchmarks.engines import query_text
from benchmarks.questions import KNOWN, questions
from briefing import pipeline
from briefing.article import Source
from briefing.library import Library

# Files that are read: some that load the rules, and those that are measured.
WARM, READ = 20, 400
ADDED = 12
# A word that no made article holds.
MARK = "quixwort"
# What the goals leave out, as it is slower by its nature.
SLOW = ("phrase", "fuzzy")


def read(folder: Path, size: int) -> Mapping[str, Any]:
    """Files for a second of CPU time of one process, from their bytes to what they say."""
    made = [page(number) for number in range(WARM + READ)]
    sources = [Source(each.path, each.content.encode()) for each in made]
    for source in sources[:WARM]:
        list(pipeline.read(source))
    started = time.process_time()
    for source in sources[WARM:]:
        list(pipeline.read(source))
    return {"rate": READ / (time.process_time() - started)}


def ask(folder: Path, size: int) -> Mapping[str, Any]:
    """CPU milliseconds of every answer with its rows, as they are asked while somebody types."""
    asked = [each for each in questions(min(size, KNOWN)) if each.kind not in SLOW]
    times = []
    with Library.open(folder) as library:
        for turn in range(ROUNDS):
            for question in asked:
                started = time.process_time()
                library.search(query_text(question), typing=True)
                if turn:
                    times.append(1000 * (time.process_time() - started))
    return {"times": times}


def add(folder: Path, size: int) -> Mapping[str, Any]:
    """Milliseconds by the clock from a new file to its article among the results.

    It is looked at alone, as a reader does that has noticed it. For the first the rules of reading
    are loaded.
    """
    times = []
    with Library.open(folder) as library:
        library.search(MARK)
        for number in range(ADDED):
            added = page(size + number)
            path, word = f"new/{number}.txt", f"{MARK}{number}"
            content = f"{added.story.title}\n\n{added.story.body}\n\nIt was called {word}.\n"
            write(folder, iter([Page(path, content, added.story)]))
            started = time.perf_counter()
            for _ in library.refresh(only=[(folder / path).resolve()]):
                pass
            found = library.search(word).found
            times.append(1000 * (time.perf_counter() - started))
            if found != 1:
                raise RuntimeError(f"{path} was added, and {found} articles are found.")
        for number in range(ADDED):
            (folder / f"new/{number}.txt").unlink()
        for _ in library.refresh():
            pass
    return {"times": times}


def first_row(folder: Path, size: int) -> Mapping[str, Any]:
    """The headline that the list begins with."""
    with Library.open(folder) as library:
        return {"headline": library.search("").rows[0].headline}


PARTS: Mapping[str, Callable[[Path, int], Mapping[str, Any]]] = {
    "read": read,
    "ask": ask,
    "add": add,
    "first_row": first_row,
}


def main() -> int:
    """Run one part and print what it gives."""
    part, folder, size = sys.argv[1:]
    print(json.dumps(PARTS[part](Path(folder), int(size))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
