"""One part of what is measured of one engine, in a process of its own:

`python -m benchmarks.engine_runs PART ENGINE PLACE SIZE` prints its figures as JSON. The parts are
`build`, `ask` and `replace`.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.corpus import story
from benchmarks.engine import KINDS, Engine, Question, Told
from benchmarks.engines import ENGINES
from benchmarks.first_answer import ASKED
from benchmarks.processes import megabytes
from benchmarks.questions import KNOWN, questions

# Articles that are made, and then told, at once; this program's library does the same.
BATCH = 2_000
ROUNDS, REPLACED = 3, 11
# Seconds for one query, and for a round of a class after which no other begins.
LONGEST, ENOUGH = 10, 15


def told(number: int) -> Told:
    """The article of a number."""
    made = story(number)
    return Told(f"{number:06}", made.title, made.body, made.people, made.weapons)


def build(engine: Engine, size: int) -> Mapping[str, Any]:
    """Articles for a second of CPU time, and how many megabytes it needs; making them is free."""
    articles = [told(number) for number in range(min(size, BATCH))]
    before, spent = megabytes(os.getpid(), "Rss"), 0.0
    engine.create()
    for first in range(0, size, BATCH):
        if first:
            articles = [told(number) for number in range(first, min(size, first + BATCH))]
        started = time.process_time()
        engine.add(articles)
        spent += time.process_time() - started
    started = time.process_time()
    engine.finish()
    spent += time.process_time() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rate": size / spent, "megabytes": most - before}


def ask(engine: Engine, size: int) -> Mapping[str, Any]:
    """CPU milliseconds of every answer by the kind of question; None: one has taken too long."""
    engine.open()
    asked = questions(min(size, KNOWN))
    found = {}
    for kind in KINDS:
        of_kind = [question for question in asked if question.kind == kind]
        if engine.ask(of_kind[0]) is not None:
            found[kind] = _times(engine, of_kind)
    return {"times": found}


def _times(engine: Engine, asked: list[Question]) -> list[float] | None:
    """All of them in turn, again and again after a round that warms up."""
    times: list[float] = []
    begun = time.monotonic()
    try:
        for turn in range(ROUNDS + 1):
            if turn > 1 and time.monotonic() > begun + ENOUGH:
                break
            for question in asked:
                signal.alarm(LONGEST)
                started = time.process_time()
                engine.ask(question)
                if turn:
                    times.append(1000 * (time.process_time() - started))
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)
    return times


def replace(engine: Engine, size: int) -> Mapping[str, Any]:
    """Milliseconds by the clock until one article has taken the place of another and is found."""
    engine.open()
    times = []
    engine.ask(ASKED)
    for number in range(REPLACED):
        key, other = f"{number:06}", told(REPLACED + number)
        article = Told(key, other.title, other.body, other.people, other.weapons)
        started = time.perf_counter()
        engine.replace(article)
        engine.ask(ASKED)
        times.append(1000 * (time.perf_counter() - started))
    return {"times": times}


PARTS: Mapping[str, Callable[[Engine, int], Mapping[str, Any]]] = {
    "build": build,
    "ask": ask,
    "replace": replace,
}


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def main() -> int:
    """Run one part and print what it gives."""
    part, name, place, size = sys.argv[1:]
    signal.signal(signal.SIGALRM, _too_long)
    folder = Path(place)
    if part == "build":
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps(PARTS[part](ENGINES[name](folder), int(size))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
