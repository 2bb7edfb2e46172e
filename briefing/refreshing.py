"""One refresh at a time, over all programs; a long one in a process of its own.

A thread that reads keeps the screen waiting: while 10,000 files are read, 95 of a hundred keys are
painted within 606 ms, and within 18 where another process reads them. So it does where many have
changed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import briefing
from briefing.errors import LoadError
from briefing.folders import Folders
from briefing.inert import one_line
from briefing.refresh import BATCH, Progress, Refresh
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
        folder: Path,
        folders: Folders,
        catalog: Catalog,
        state: State,
        learn: Callable[[], None],
    ) -> None:
        self._folder, self._folders = folder, folders
        self._catalog, self._state, self._learn = catalog, state, learn
        # A refresh with old rules must not overwrite what one with newer ones has read.
        self._refreshing = threading.RLock()

    def run(self, *, beside: bool) -> Generator[Progress]:
        """A Progress for each file; ELSEWHERE again and again while another program reads."""
        with self._refreshing:
            path = self._folders.cache_of(self._folder) / "reading.lock"
            while (held := lock(path)) is None:
                yield ELSEWHERE
                time.sleep(PATIENCE)
            with closing(held):
                is_long = yield from self._here(beside)
            if is_long:
                yield from self._beside()

    def _here(self, beside: bool) -> Generator[Progress, None, bool]:
        """Read in this process; True where there is too much of it."""
        self._state.care()
        keeps = rules.read(self._folders.rules).keeps
        refresh = Refresh(self._folder, self._catalog, self._state, keeps)
        if refresh.look() > MANY and beside:
            return True
        files = refresh.run()
        try:
            for progress in files:
                yield progress
                # The first file of a batch: the batch before is in the catalog by now.
                if progress.done % BATCH == 1:
                    self._learn()
        finally:
            files.close()
            self._learn()
        return False

    def _beside(self) -> Generator[Progress]:
        """Read in another process; that it has read is seen with the next question."""
        child = subprocess.Popen(
            [sys.executable, "-m", "briefing.indexer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": _where_this_is()},
        )
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            with child.stdin:
                json.dump(_order(self._folder, self._folders), child.stdin)
            for line in child.stdout:
                yield _progress(json.loads(line))
            if child.wait():
                raise LoadError(
                    f"Reading {one_line(str(self._folder))} broke off.",
                    "What was read is kept; the next start goes on from there.",
                )
        except BrokenPipeError as error:
            raise LoadError("Reading could not be begun in another process.") from error
        finally:
            _end(child)


def _order(folder: Path, folders: Folders) -> dict[str, Any]:
    return {
        "folder": str(folder.absolute()),
        "folders": {name: str(path) for name, path in asdict(folders).items()},
    }


def _progress(told: dict[str, Any]) -> Progress:
    if "problem" in told:
        raise LoadError(told["problem"], told["remedy"])
    return Progress(**told)


def _where_this_is() -> str:
    """So that the other process runs the same program, wherever it was started."""
    home = str(Path(briefing.__file__).parent.parent)
    return os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))


def _end(child: subprocess.Popen[str]) -> None:
    """Let it write down what it has read, and go."""
    if child.poll() is None:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE)
    if child.poll() is None:
        child.kill()
        child.wait()
    if child.stdout:
        child.stdout.close()
