"""The commands that tell of the reader's state, write it out and take another one in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import StateError
from briefing.folders import Folders
from briefing.inert import visible
from briefing.plain import counted
from briefing.printing import DONE, print_lines, say
from briefing.storage.portable import exported, merge
from briefing.storage.state import State

if TYPE_CHECKING:
    from argparse import Namespace


def state(options: Namespace) -> int:
    """`briefing state path`, `export` and `import FILE`."""
    path = Folders.of_this_user().state
    if options.act == "path":
        return print_lines([str(path)])
    opened = State(path)
    for problem in opened.problems:
        say(problem)
    try:
        if options.act == "export":
            return print_lines([exported(opened)])
        merged = merge(opened, *_text_in(options.file))
    finally:
        opened.close()
    for clash in merged.clashes:
        say(f"{clash} It stays as it is here.")
    say(f"{counted(merged.added, 'statement')} taken over.")
    return DONE


def _text_in(path: Path | None) -> tuple[str, str]:
    """What stands in a file, or comes by stdin, and what to call it."""
    file = None if path is None or str(path) == "-" else path
    name = visible(str(file or "stdin"))
    try:
        return file.read_text("utf-8") if file else sys.stdin.read(), name
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise StateError(f"{name} cannot be read: {why}.") from error
