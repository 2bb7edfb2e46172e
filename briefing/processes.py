"""Other processes of this program: modules that are run with `python -m`, spoken to over pipes.

Unlike those of `multiprocessing` they begin alike wherever they are started from: a screen that has
replaced stderr, a test, a script of somebody else.
"""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import is_dataclass
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, cast

import briefing


class Other:
    """A running module. `give` is its standard input, `take` its standard output."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": _where_this_is()},
        )
        self.give = cast(BinaryIO, self._process.stdin)
        self.take = cast(BinaryIO, self._process.stdout)
        self.wait, self.poll = self._process.wait, self._process.poll
        self.stop, self.kill = self._process.terminate, self._process.kill

    def end(self) -> None:
        """End it at once if it has not ended, and release the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self.give, self.take):
            # What was on its way to it comes too late.
            with suppress(BrokenPipeError):
                pipe.close()


def _where_this_is() -> str:
    """So that the other process runs the same program, wherever it was started."""
    home = str(Path(briefing.__file__).parent.parent)
    return os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))


def send(stream: BinaryIO, value: object) -> None:
    """Tell the process at the other end a value that it can be sent by its class."""
    pickle.dump(value, stream)
    stream.flush()


def told(stream: BinaryIO) -> Any:
    """The next value that the process at the other end tells; EOFError when it has gone.

    Only values that this program is made of: whoever reads untrusted files may be in their hands.
    UnpicklingError if it tells anything else.
    """
    return _Values(stream).load()


class _Values(pickle.Unpickler):
    """Numbers, texts, collections of them, and frozen dataclasses of this program."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        if module.startswith("briefing.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of this program.")


def when_left_alone(act: Callable[[], object]) -> None:
    """Let a thread act when nobody is at the other end of standard input any more.

    Whatever lies in it still. A system without `poll` finds out with what it reads or writes next.
    """
    if not hasattr(select, "poll"):
        return
    other_end = select.poll()
    # Only that it hangs up, which is told without asking.
    other_end.register(0, 0)

    def wait() -> None:
        other_end.poll()
        act()

    Thread(target=wait, daemon=True).start()


def own_output() -> BinaryIO:
    """Standard output for one use alone: what any library prints goes nowhere."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return output
