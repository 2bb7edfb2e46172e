"""What a program writes to its terminal, byte by byte: a screen that obeys a few sequences only.

Whatever else is written is an error that shows what stands around it.
"""

from __future__ import annotations

import re
import time
import unicodedata
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.terminal import Terminal
from hostile import FORBIDDEN
from rich.cells import cell_len

# Where a sequence ends, whatever it means: an end of a line, the bar of `index`, one with
# parameters, a string, a short one.
SEQUENCE = re.compile(
    r"\r\n|\r(?:\[[#.]+\][^\x00-\x1f]*)?\x1b\[K"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]X^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])"
)
BEGUN = re.compile(r"\r(?:\[[#.][^\x00-\x1f]*)?(?:\x1b\[?)?|\x1b[^\x1b]*\x1b?")
# Characters of the longest sequence: what is copied, as base64.
LONGEST = 10_000
TEXT = re.compile(r"[^\x00-\x1f\x7f]+")
MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")

#: What the screen may write: the sequence, and who writes it and why.
OF_THE_SCREEN: Mapping[str, str] = {
    r"\x1b\[[\d;]*m": "rich: colours and styles",
    r"\x1b\[\d+;\d+H": "textual: to the place of the next piece, or of the cursor",
    r"\x1b\[\?1049[hl]": "textual: to a screen of its own, and back",
    r"\x1b\[\?25[hl]": "textual: hides the cursor, shows it at the end",
    r"\x1b\[\?100[0346][hl]": "textual: the mouse, and whether the window has the focus",
    r"\x1b\[\?101[56][hl]": "textual: the coordinates of the mouse",
    r"\x1b\[\?2004[hl]": "textual: what is pasted comes marked",
    r"\x1b\[\?2026[hl]": "textual: a picture is painted at once",
    r"\x1b\[\?20(?:26|48)\$p": "textual: asks what the terminal can do",
    r"\x1b\[\?2048[hl]": "textual: the size of the window comes with its changes",
    r"\x1b\[\?7[hl]": "textual: no line is wrapped by the terminal",
    r"\x1b\[[<>]\d*u": "textual: keys are told exactly, and no longer",
    r"\x1b\]22;[a-z-]*\x07": "textual: the form of the pointer",
    r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07": "textual: what the reader copies, as base64",
    r"\x07": "textual: the bell",
    r"\r?\n": "textual: the next line of a whole picture; the end of what stood before it",
}
#: What a command may write: results and talk are plain lines.
OF_A_COMMAND: Mapping[str, str] = {
    r"\t|\r?\n": "lines, and the tabs of a text; the terminal adds the \\r",
    r"\r(?:\[[#.]{28}\] [ -~·…]*)?\x1b\[K": "the bar of `index` tells how far it is, and goes",
}


class Forbidden(AssertionError):
    """The program has written what a terminal must not get."""


class Painting:
    """The screen of a terminal that gets the bytes of a program; `written` counts them."""

    def __init__(self, allowed: Mapping[str, str]) -> None:
        self._allowed = [re.compile(each) for each in allowed]
        self._decoder = getincrementaldecoder("utf-8")("strict")
        self._rest = ""
        self._lines: dict[int, list[str]] = {}
        self._row = self._column = 0
        self.written = 0
        self._pieces: list[str] = []

    @property
    def shown(self) -> str:
        """The screen as text."""
        return "\n".join("".join(self._lines[row]).rstrip() for row in sorted(self._lines))

    @property
    def printed(self) -> str:
        """All text that was written, wherever it stood."""
        return "".join(self._pieces)

    def feed(self, data: bytes) -> None:
        """Paint what is written next; Forbidden where it is no text and not allowed."""
        self.written += len(data)
        text, place = self._rest + self._decoder.decode(data), 0
        while place < len(text):
            if found := TEXT.match(text, place):
                self._print(found[0], text, place)
            else:
                found = SEQUENCE.match(text, place)
                if not found and _may_go_on(text[place:]):
                    break
                self._obey(found[0] if found else text[place], text, place)
            place += len(found[0]) if found else 1
        self._rest = text[place:]

    def end(self) -> None:
        """Nothing more comes; Forbidden if a sequence has no end."""
        if self._rest:
            raise Forbidden(f"Nothing ends {self._rest[:200]!r}.")

    def _obey(self, sequence: str, text: str, place: int) -> None:
        if not any(each.fullmatch(sequence) for each in self._allowed):
            raise Forbidden(f"{sequence!r} is written: {text[max(0, place - 80) : place + 80]!r}")
        if moved := MOVE.fullmatch(sequence):
            self._row, self._column = int(moved[1]) - 1, int(moved[2]) - 1
        elif sequence.endswith("\n"):
            self._row, self._column = self._row + 1, 0
            self._pieces.append("\n")

    def _print(self, piece: str, text: str, place: int) -> None:
        hidden = [c for c in piece if c in FORBIDDEN or _is_unseen(c)]
        if hidden:
            around = text[max(0, place - 40) : place + len(piece) + 40]
            raise Forbidden(f"{hidden!r} is written: {around!r}")
        self._pieces.append(piece)
        line = self._lines.setdefault(self._row, [])
        line += [" "] * (self._column - len(line))
        for character in piece:
            width = cell_len(character)
            if not width and self._column:
                line[self._column - 1] += character
            else:
                line[self._column : self._column + width] = [character, ""][:width]
                self._column += width


def _may_go_on(text: str) -> bool:
    """Whether this is the beginning of a sequence: it comes in pieces at the end of a read."""
    return len(text) < LONGEST and BEGUN.fullmatch(text) is not None


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


class WatchedTerminal(Terminal):
    """A program in a terminal; every byte that it writes is looked at."""

    def __init__(
        self,
        command: Sequence[str],
        home: Path,
        size: tuple[int, int],
        allowed: Mapping[str, str] = OF_THE_SCREEN,
    ) -> None:
        self.painting = Painting(allowed)
        super().__init__(command, home, size)

    def read(self, seconds: float) -> bytes | None:
        """What is painted next, looked at."""
        chunk = super().read(seconds)
        self.painting.feed(chunk or b"")
        return chunk

    def until(self, text: str, seconds: float = 60) -> None:
        """Wait until the screen shows a text; blanks and breaks of lines do not count."""
        self._wait(lambda: self._shows(text), f"{text!r} is not shown", seconds)

    def until_gone(self, text: str, seconds: float = 60) -> None:
        """Wait until the screen shows a text no longer."""
        self._wait(lambda: not self._shows(text), f"{text!r} is still shown", seconds)

    def _wait(self, has_come: Callable[[], bool], otherwise: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not has_come():
            # A cursor that blinks is painted for ever.
            if time.monotonic() > end or self.read(seconds) is None:
                raise TimeoutError(f"{otherwise}:\n{self.painting.shown}")

    def _shows(self, text: str) -> bool:
        return "".join(text.split()) in "".join(self.painting.shown.split())

    def rest(self, seconds: float = 60) -> None:
        """Read on to the end of the program."""
        try:
            while self.read(seconds) is not None:
                pass
        except EOFError:
            self.painting.end()
        else:
            raise TimeoutError(f"The program does not end:\n{self.painting.shown}")
