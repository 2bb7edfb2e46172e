"""The process that lets the index learn what others read meanwhile.

`python -m briefing.learner CACHE`: not for people. What it cannot do stands in the catalog as
before, and whoever started it meets the same failure.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread

from briefing.errors import BriefingError
from briefing.finding import Finder
from briefing.processes import Other
from briefing.storage.catalog import Catalog

# Articles that are learnt in one go; of the first ones the index hears sooner. Commits of 200
# halve the speed of indexing (182 instead of 411 articles per CPU second at 10,000).
FIRST, MANY = 200, 1_000
# Seconds between two looks whether there are so many.
PAUSE = 0.3


class Learner:
    """It learns inside a `with`, whose end waits for what it is at; a failure ends it at once."""

    def __init__(self, cache: Path) -> None:
        self._other = Other("briefing.learner", str(cache))

    def __enter__(self) -> Learner:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        if failure is None:
            # It may have met a failure and ended.
            with suppress(BrokenPipeError):
                self._other.give.write(b"end")
                self._other.give.flush()
                self._other.give.close()
            self._other.wait()
        self._other.end()


def main() -> int:
    """Learn until nobody is at the other end of standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cache, is_over = Path(sys.argv[1]), Event()
    Thread(target=_wait_for_end, args=(is_over,), daemon=True).start()
    with (
        closing(Catalog(cache / "catalog.db")) as catalog,
        closing(Finder(catalog, cache / "index")) as finder,
    ):
        due = FIRST
        while not is_over.wait(PAUSE):
            if catalog.pending_count() >= due:
                try:
                    finder.learn()
                except BriefingError:
                    return 1
                due = MANY
    return 0


def _wait_for_end(is_over: Event) -> None:
    # Who was killed says nothing, and nobody waits for what it is at.
    if not sys.stdin.read():
        os._exit(1)
    is_over.set()


if __name__ == "__main__":
    sys.exit(main())
