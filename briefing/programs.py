"""Other programs that are given an article: run by their arguments, never through a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.errors import ProgramError
from briefing.inert import pictured

# Seconds a program that is waited for may take, and code points of its answer that are shown.
LONGEST, MOST_SHOWN = 20, 1_000_000
DEFAULT_PAGER = "more" if sys.platform == "win32" else "less"
DEFAULT_EDITOR = "notepad" if sys.platform == "win32" else "vi"


def words_of(line: str) -> tuple[str, ...]:
    """A command line as arguments; ProgramError where it is none."""
    try:
        arguments = tuple(shlex.split(line))
    except ValueError as error:
        raise ProgramError(f"{line!r} is no command and its arguments ({error}).") from None
    if not arguments:
        raise ProgramError("No command was given.")
    return arguments


def from_environment(
    variable: str, otherwise: str, environ: Mapping[str, str] = os.environ
) -> tuple[str, ...]:
    """The program that a variable names, as it may be written for a shell.

    >>> from_environment("PAGER", "less", {"PAGER": "most -w"})
    ('most', '-w')
    """
    return words_of(environ.get(variable, "").strip() or otherwise)


def answer(arguments: Sequence[str], text: str) -> str:
    """What a program prints when it is given a text; ProgramError if it cannot be run."""
    done = _run(arguments, text, is_heard=True)
    said = done.stdout.decode("utf-8", "replace")[:MOST_SHOWN]
    return f"{said}\n[exit status {done.returncode}]" if done.returncode else said


def show(arguments: Sequence[str], text: str) -> None:
    """Give a text to a program that shows it in the terminal, and wait for its end."""
    _run(arguments, pictured(text))


def edit_copy(arguments: Sequence[str], text: str, name: str) -> Path | None:
    """Let a program change a copy of a text; where the copy is, if it was changed.

    A copy that was not changed is gone afterwards.
    """
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    copy = folder / f"{name}.txt"
    copy.write_text(text, encoding="utf-8")
    try:
        _run((*arguments, str(copy)), None)
    finally:
        is_changed = copy.exists() and copy.read_bytes() != text.encode()
        if not is_changed:
            copy.unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()
    return copy if is_changed else None


def _run(
    arguments: Sequence[str], text: str | None, *, is_heard: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, with the terminal, or with all it says held for us."""
    given = None if text is None else text.encode("utf-8", "replace")
    try:
        return subprocess.run(
            arguments,
            input=given,
            stdout=subprocess.PIPE if is_heard else None,
            stderr=subprocess.STDOUT if is_heard else None,
            timeout=LONGEST if is_heard else None,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ProgramError(f"{arguments[0]} took more than {LONGEST} seconds.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ProgramError(f"{arguments[0]} cannot be run: {reason}.") from None
