"""The terminal that is painted on, which may go away or be given back to the shell at any time."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import IO, Any, cast

from textual.drivers.linux_driver import LinuxDriver


class Lasting:
    """A terminal to write to; what is written to one that has gone goes nowhere.

    Else the thread that writes would end, and the screen would wait for it for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file, self.fileno = file, file.fileno

    def write(self, text: str) -> None:
        """Some of what is painted."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """All that was written is painted."""
        with suppress(OSError):
            self._file.flush()


class TerminalDriver(LinuxDriver):
    """Textual's own, which loses the terminal's settings when another program stops it.

    It also stops where there is no shell that could let it go on; the system knows when that is.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._file = cast(Any, Lasting(cast(IO[str], self._file)))
        self._is_away = False

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back, stop, and take it again when the shell lets this go on."""
        has_screen = self._auto_restart
        if has_screen:
            self._give_back()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        if has_screen:
            # Where the system has not stopped it, nobody lets it go on.
            self._take_again()

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again; who stops it without a word has let the shell change it."""
        if self._auto_restart:
            self._give_back()
            self._take_again()

    def _give_back(self) -> None:
        if not self._is_away:
            self._is_away = True
            self.suspend_application_mode()

    def _take_again(self) -> None:
        if self._is_away:
            self._is_away, self._must_signal_resume = False, True
            self.resume_application_mode()
