"""What a command says and how it ends: results go to stdout, talk goes to stderr.

Exit status: 0 done, 1 nothing found, 2 misuse, 3 something could not be read or reached, 4 ended by
a fault of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from briefing.inert import pictured, visible

DONE, NOTHING, MISUSE, UNREACHABLE, FAULT = range(5)


class OutputClosed(Exception):
    """Nobody takes our output: the reader has gone (no `reason`), or the disk is full."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


def print_lines(lines: Iterable[str], otherwise: str | None = None) -> int:
    """Print the lines; whether there was one is the exit status. If none, say something else."""
    status = NOTHING
    for line in lines:
        write(line, "\n")
        status = DONE
    write("", flush=True)
    if otherwise and status == NOTHING:
        say(otherwise)
    return status


def write(text: str, end: str = "", *, flush: bool = False) -> None:
    """Write a piece of the results and what ends it, or raise OutputClosed.

    Nothing in it is obeyed by a terminal. Before a reader's eyes whatever hides has a picture too;
    other programs get the joiners and selectors that spell words.
    """
    try:
        sys.stdout.write((pictured(text) if sys.stdout.isatty() else visible(text)) + end)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise OutputClosed(None) from None
    except OSError as error:
        raise OutputClosed(error.strerror) from error


def say(sentence: str) -> None:
    """Tell whoever called something that is no result."""
    print(f"briefing: {pictured(sentence)}", file=sys.stderr)
