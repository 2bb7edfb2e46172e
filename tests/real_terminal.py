"""The real program in a pseudo-terminal that notes all that is written to it."""

from __future__ import annotations

import fcntl
import os
import re
import struct
import sys
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.processes import ROOT, family
from benchmarks.terminal import Terminal, painted_text

PATIENCE = 30.0
# What is turned on for the screen, and has to be off when it is left.
MODES = {
    "alternate screen": b"1049", "mouse": b"1000", "all of the mouse": b"1003",
    "mouse with modifiers": b"1006", "bracketed paste": b"2004", "focus": b"1004",
}  # fmt: skip


def briefing(folder: Path, *before: str) -> list[str]:
    """The command that reads a folder; with statements to be run before, in the same process."""
    if not before:
        return [sys.executable, "-m", "briefing", "read", str(folder)]
    main = f"import sys; from briefing.cli import main; sys.exit(main(['read', {str(folder)!r}]))"
    return [sys.executable, "-c", "\n".join([*before, main])]


class RealTerminal(Terminal):
    """All that was painted is `seen`."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self.seen = b""
        super().__init__(command, home)
        self.flags_before = self.flags()
        self.family: set[int] = {self.pid}

    def read(self, seconds: float) -> bytes | None:
        """What is painted next; EOFError where nobody is left to paint."""
        chunk = super().read(seconds)
        self.seen += chunk or b""
        if chunk == b"":
            raise EOFError("The program has ended.")
        return chunk

    def send(self, keys: str) -> None:
        """Type something."""
        os.write(self._descriptor, keys.encode())

    def until(self, text: str, seconds: float = PATIENCE, since: int = 0) -> None:
        """Read until a text is painted."""
        end = time.monotonic() + seconds
        while text not in painted_text(self.seen[since:]):
            if time.monotonic() > end:
                raise TimeoutError(f"{text!r} is not in {painted_text(self.seen[since:])[-600:]!r}")
            with suppress(EOFError):
                self.read(0.1)
        self.family.update(family(self.pid))

    def resize(self, rows: int, columns: int) -> None:
        """As a window manager does."""
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))

    def flags(self) -> list[object]:
        """How the terminal treats what is typed and written."""
        return termios.tcgetattr(self._descriptor)

    def tell(self, number: int) -> None:
        """Send the program a signal."""
        self.family.update(family(self.pid))
        os.kill(self.pid, number)

    def unplug(self) -> None:
        """The terminal goes."""
        self.family.update(family(self.pid))
        os.close(self._descriptor)

    def end(self, seconds: float = PATIENCE) -> int:
        """Read until the program has ended; its exit status, or minus the signal that ended it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(EOFError, OSError, ValueError):
                self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._has_ended = True
                with suppress(EOFError, OSError, ValueError):
                    while self.read(0):
                        pass
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError(f"The program does not end: {painted_text(self.seen)[-400:]!r}")

    @property
    def living(self) -> set[int]:
        """Which of the program and its children are there yet, after a while of grace."""
        end = time.monotonic() + PATIENCE
        while (left := {each for each in self.family if _is_alive(each)}) and (
            time.monotonic() < end
        ):
            time.sleep(0.05)
        return left

    def left_on(self) -> list[str]:
        """The modes that were turned on last, and a hidden cursor."""
        found = [name for name, number in MODES.items() if self._last(number) == b"h"]
        return found + (["cursor"] if self._last(b"25") == b"l" else [])

    def _last(self, number: bytes) -> bytes:
        """The letter that has turned a mode on (h) or off (l) the last time."""
        found: list[bytes] = re.findall(rb"\x1b\[\?%b([hl])" % number, self.seen)
        return found[-1] if found else b""

    def after_screen(self) -> str:
        """What is written when the screen was left."""
        return painted_text(self.seen.rpartition(b"\x1b[?1049l")[2])


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def shell(home: Path) -> RealTerminal:
    """A shell with job control, in the folder of the program."""
    opened = RealTerminal(["bash", "--norc", "--noprofile", "-i"], home)
    opened.send(f"cd {ROOT}; PS1='ready$ '\n")
    opened.until("ready$")
    return opened


def stopped(pid: int) -> bool:
    """Whether a process is stopped by job control."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
