"""A program in a pseudo-terminal: press its keys, see when it paints, know what that costs."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from benchmarks.processes import cpu_milliseconds, environment, family

ROWS, COLUMNS = 40, 120
# A screen that paints nothing for so many seconds has done its work.
QUIET = 0.12
KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "pagedown": b"\x1b[6~",
    "pageup": b"\x1b[5~",
    "escape": b"\x1b",
    "enter": b"\r",
    "backspace": b"\x7f",
    "ctrl+q": b"\x11",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
}
COLOURS = re.compile(rb"\x1b\[[\d;:]*m")
# Other sequences: with parameters, strings up to their terminator, short ones.
CONTROLS = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P\]X^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\^-~]"
)


@dataclass(frozen=True, slots=True)
class Paint:
    """When something was painted, in milliseconds from its cause: by the clock, and of CPU."""

    clock: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Response:
    """What a key leads to, in milliseconds.

    `first` is the clock's until anything is painted, `last` until nothing is any more, `cpu` what
    was spent until then. None where nothing was painted.
    """

    first: float | None
    last: float | None
    cpu: float


def painted_text(stream: bytes) -> str:
    """The text in a stream of bytes; a move of the cursor is a line break, a colour nothing."""
    return CONTROLS.sub(b"\n", COLOURS.sub(b"", stream)).decode(errors="replace")


class Terminal:
    """A program that runs in a terminal of its own until `close`."""

    def __init__(
        self,
        command: Sequence[str],
        home: Path | None = None,
        size: tuple[int, int] = (ROWS, COLUMNS),
    ) -> None:
        made = {**environment(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._started = time.perf_counter()
        self.pid, self._descriptor = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", *size, 0, 0))
            try:
                os.execvpe(command[0], list(command), made)
            finally:
                os._exit(127)
        self._has_ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, seconds: float) -> bytes | None:
        """What is painted next; None where nothing is in that time. EOFError at its end."""
        if not select.select([self._descriptor], [], [], seconds)[0]:
            return None
        try:
            return os.read(self._descriptor, 1 << 16)
        except OSError as error:
            raise EOFError("The program has ended.") from error

    def wait_for(self, text: str, seconds: float = 60) -> Paint:
        """Until a text is painted, from the start of the program. TimeoutError if it is not."""
        seen = b""
        while (left := self._started + seconds - time.perf_counter()) > 0:
            chunk = self.read(left)
            if chunk is None:
                break
            clock = 1000 * (time.perf_counter() - self._started)
            cpu = cpu_milliseconds(self.pid)
            seen += chunk
            if text in painted_text(seen):
                return Paint(clock, cpu)
        raise TimeoutError(f"{text!r} was not painted, but {painted_text(seen)[-800:]!r}.")

    def settle(self, quiet: float = QUIET, longest: float = 10) -> None:
        """Read until the screen is quiet."""
        end = time.perf_counter() + longest
        while time.perf_counter() < end and self.read(quiet) is not None:
            pass

    def send(self, key: str) -> None:
        """Press a key by its name, or type a text."""
        os.write(self._descriptor, KEYS.get(key) or key.encode())

    def press(self, key: str, quiet: float = QUIET, longest: float = 5) -> Response:
        """Press a key, and watch until the screen is quiet."""
        while self.read(0) is not None:  # What came of something else.
            pass
        spent, pressed = cpu_milliseconds(self.pid), time.perf_counter()
        self.send(key)
        first = last = None
        patience = 1.0
        while time.perf_counter() < pressed + longest and self.read(patience) is not None:
            last = 1000 * (time.perf_counter() - pressed)
            first, patience = first or last, quiet
        return Response(first, last, cpu_milliseconds(self.pid) - spent)

    def leave(self, seconds: float = 40) -> float:
        """Quit, and milliseconds by the clock until the program has gone."""
        pressed = time.perf_counter()
        os.write(self._descriptor, KEYS["ctrl+q"])
        while time.perf_counter() < pressed + seconds:
            with suppress(EOFError):
                self.read(0.002)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self._has_ended = True
                return 1000 * (time.perf_counter() - pressed)
        raise TimeoutError("The program does not end.")

    def close(self) -> None:
        """End the program and what it has started."""
        if not self._has_ended:
            for pid in reversed(family(self.pid)):
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self._has_ended = True
        with suppress(OSError):
            os.close(self._descriptor)
