"""One refresh at a time, over all programs; a long one in a process of its own.

A thread that reads keeps the screen waiting: while 10,000 files are read, 95 of a hundred keys are
painted within 606 ms, and within 18 where another process reads them. So it does where many have
changed.
"""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable, Collection, Generator
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing import readers
from briefing.errors import LoadError
from briefing.folders import Folders
from briefing.learner import Learner
from briefing.places import Places
from briefing.processes import Other
from briefing.refresh import BATCH, Progress, Refresh
from briefing.search import is_made
from briefing.storage import rules
from briefing.storage.catalog import Catalog
from briefing.storage.database import lock
from briefing.storage.state import State

# Changed files that this process reads alone. Another one starts in half a second, in which thirty
# files are read.
MANY = 30
# Seconds between two looks whether another program has done reading.
PATIENCE = 0.5
# Seconds that another process has to write down what it has read when it is stopped.
GRACE = 20
#: Stands for files that another program is reading just now.
ELSEWHERE = Progress(0, 0, "")


class Refresher:
    """Brings one library up to date; `learn` is called when there is more to be found in it."""

    def __init__(
        self,
        places: Places,
        folders: Folders,
        catalog: Catalog,
        state: State,
        learn: Callable[[], None],
    ) -> None:
        self._places, self._folders = places, folders
        self._catalog, self._state, self._learn = catalog, state, learn
        # A refresh with old rules must not overwrite what one with newer ones has read.
        self._refreshing = threading.RLock()

    def run(
        self, *, beside: bool, forgets: bool = False, only: Collection[Path] = ()
    ) -> Generator[Progress]:
        """A Progress for each file; ELSEWHERE again and again while another program reads."""
        with self._refreshing:
            while (held := lock(self._cache / "reading.lock")) is None:
                yield ELSEWHERE
                time.sleep(PATIENCE)
            with closing(held):
                is_long = yield from self._here(beside, forgets, only)
            if is_long:
                yield from self._beside()

    def _here(
        self, beside: bool, forgets: bool, only: Collection[Path]
    ) -> Generator[Progress, None, bool]:
        """Read in this process; True where there is too much of it."""
        self._state.care()
        keeps = rules.read(self._folders.rules).keeps
        refresh = Refresh(self._places, self._catalog, self._state, keeps)
        if not is_made(self._cache / "index"):
            with self._catalog.transaction():
                self._catalog.expect_all()
        changed = refresh.look_at(only) if only else None
        if changed is None:
            changed = refresh.look(forgets=forgets)
        is_long = changed > MANY or self._catalog.pending_count() > BATCH
        if is_long and beside:
            return True
        with ExitStack() as ends:
            ends.callback(self._learn)
            processes = readers.count() if changed > MANY else 0
            files = ends.enter_context(closing(refresh.run(processes)))
            if is_long:
                ends.enter_context(closing(Learner(self._cache)))
            yield from files
        return False

    @property
    def _cache(self) -> Path:
        return self._folders.cache_of(self._places)

    def _beside(self) -> Generator[Progress]:
        """Read in another process; that it has read is seen with the next question."""
        child = Other("briefing.indexer")
        try:
            child.give.write(json.dumps(_order(self._places, self._folders)).encode())
            child.give.close()
            for line in child.take:
                yield _progress(json.loads(line))
            if child.wait():
                raise LoadError(
                    f"Reading {self._places.shown} broke off.",
                    "What was read is kept; the next start goes on from there.",
                )
        except BrokenPipeError as error:
            raise LoadError("Reading could not be begun in another process.") from error
        finally:
            _end(child)


def _order(places: Places, folders: Folders) -> dict[str, Any]:
    return {
        "read": [str(root.absolute()) for _, root in places.roots],
        "folders": {name: str(path) for name, path in asdict(folders).items()},
    }


def _progress(told: dict[str, Any]) -> Progress:
    if "problem" in told:
        raise LoadError(told["problem"], told["remedy"])
    return Progress(**told)


def _end(child: Other) -> None:
    """Let it write down what it has read, and go."""
    if child.poll() is None:
        child.stop()
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE)
    child.end()
