"""One refresh at a time, over all programs; a long one in a process of its own.

A thread that reads keeps the screen waiting: while 10,000 files are read, 95 of a hundred keys are
painted within 606 ms, and within 18 where another process reads them. So it does where many have
changed.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Generator
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from briefing import readers
from briefing.errors import IndexUnavailable, LoadError
from briefing.finding import Finder
from briefing.folders import Folders
from briefing.learner import Learner
from briefing.places import Places
from briefing.processes import Other
from briefing.refresh import BATCH, Progress, Refresh
from briefing.search import is_made, is_scattered
from briefing.storage import rules
from briefing.storage.catalog import Catalog
from briefing.storage.database import lock
from briefing.storage.state import State

# Changed files that this process reads alone. Another one starts in half a second, in which thirty
# files are read.
MANY = 30
# Seconds between two looks whether another program has done reading, or somebody wants no more.
PATIENCE = 0.5
#: Stands for files that another program is reading just now.
ELSEWHERE = Progress(0, 0, "")


class Refresher:
    """Brings one library up to date; the finder learns what there is more to be found in it."""

    def __init__(
        self,
        places: Places,
        folders: Folders,
        catalog: Catalog,
        state: State,
        finder: Callable[[], Finder],
    ) -> None:
        self._places, self._folders = places, folders
        self._catalog, self._state = catalog, state
        self._finder = finder
        # A refresh with old rules must not overwrite what one with newer ones has read.
        self._refreshing = threading.RLock()

    def run(
        self, *, beside: bool, forgets: bool = False, only: Collection[Path] = ()
    ) -> Generator[Progress]:
        """A Progress for each file; ELSEWHERE again and again while another program reads."""
        with self._refreshing:
            while (held := self._lock()) is None:
                yield ELSEWHERE
                time.sleep(PATIENCE)
            with closing(held):
                left = yield from self._here(beside, forgets, only)
            if left:
                yield from self._beside(left)

    def _lock(self) -> sqlite3.Connection | None:
        try:
            return lock(self._cache / "reading.lock")
        except sqlite3.OperationalError as error:
            from briefing.storage import unwritable

            raise unwritable.cache_refused(self._cache, error) from error

    def _here(
        self, beside: bool, forgets: bool, only: Collection[Path]
    ) -> Generator[Progress, None, int]:
        """Read in this process; the number of files where there is too much of it, or else 0."""
        self._state.care()
        if self._catalog.seal.is_of_another_file:
            raise IndexUnavailable(
                f"Another program has made the cache in {self._cache} anew.",
                "Start again to see what it reads; nothing of yours is lost.",
            )
        keeps = rules.read(self._folders.rules).keeps
        refresh = Refresh(self._places, self._catalog, self._state, keeps)
        if not is_made(self._cache / "index"):
            with self._catalog.transaction():
                self._catalog.expect_all()
        changed = refresh.look_at(only) if only else None
        if changed is None:
            changed = refresh.look(forgets=forgets)
        pending = self._catalog.pending_count()
        by_others = changed > MANY or refresh.is_risky
        is_long = by_others or pending > BATCH or is_scattered(self._cache / "index")
        if is_long and beside:
            return changed or pending or 1
        try:
            with ExitStack() as ends:
                processes = readers.count() if by_others else 0
                files = ends.enter_context(closing(refresh.run(processes)))
                if is_long:
                    ends.enter_context(Learner(self._cache))
                yield from files
        except GeneratorExit:
            # Who stops a long one waits for no more than what is read already: the next one learns.
            if is_long:
                raise
            self._finder().learn()
            raise
        self._finder().learn()
        if is_long:
            self._finder().tidy()
        self._catalog.seal.put_on()
        return 0

    @property
    def _cache(self) -> Path:
        return self._folders.cache_of(self._places)

    def _beside(self, files: int) -> Generator[Progress]:
        """Read in another process; that it has read is seen with the next question.

        It tells how far that is at least every PATIENCE seconds. Who closes it does not wait: the
        other process writes down what it has read, and ends by itself.
        """
        child = Other("briefing.indexer")
        try:
            child.give.write(json.dumps(_order(self._places, self._folders)).encode() + b"\n")
            child.give.flush()
            yield from _told(child, Progress(0, files, ""))
            if child.wait():
                raise LoadError(
                    f"Reading {self._places.shown} broke off.",
                    "What was read is kept; the next start goes on from there.",
                )
        except BrokenPipeError as error:
            raise LoadError("Reading could not be begun in another process.") from error
        finally:
            if child.poll() is None:
                child.stop()
            with suppress(BrokenPipeError):
                child.give.close()


def _order(places: Places, folders: Folders) -> dict[str, Any]:
    return {
        "read": [str(root.absolute()) for _, root in places.roots],
        "folders": {name: str(path) for name, path in asdict(folders).items()},
    }


def _progress(told: dict[str, Any]) -> Progress:
    if "problem" in told:
        raise LoadError(told["problem"], told["remedy"])
    return Progress(**told)


def _told(child: Other, last: Progress) -> Generator[Progress]:
    """What the process says; what it has said last again, where it is at something long."""
    lines: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(child, lines), daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=PATIENCE)
        except Empty:
            yield last
            continue
        if not line:
            return
        yield (last := _progress(json.loads(line)))


def _listen(child: Other, lines: SimpleQueue[bytes]) -> None:
    with child.take:
        for line in child.take:
            lines.put(line)
    lines.put(b"")
    child.wait()
