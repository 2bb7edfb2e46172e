"""What is left of a fault that nobody expected: a report in a file, and one sentence.

The report tells where in the program it was, and nothing of what articles say beyond the message of
the failure itself.
"""

from __future__ import annotations

import datetime
import os
import platform
import shlex
import sys
import traceback
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from briefing import __version__
from briefing.inert import pictured, pictured_line
from briefing.private import make_private

# Reports that are kept, the newest ones.
KEPT = 10
# Code points of a line: a message may quote a whole article.
LONGEST = 400


def told(error: BaseException, folder: Path, what: str = "ended") -> str:
    """Write the report into a folder, and say where it is; or what it was, if that cannot be."""
    try:
        path = _write(folder, report(error))
    except OSError:
        *_, last = traceback.format_exception_only(error)
        return f"{what} by a fault of its own: {pictured_line(last)[:LONGEST]}"
    return f"{what} by a fault of its own; the report is in {path}."


def report(error: BaseException) -> str:
    """The report as text."""
    lines = [
        f"briefing {__version__}, Python {platform.python_version()}, "
        f"Textual {_version('textual')}, Whoosh {_version('whoosh')}",
        platform.platform(),
        f"{datetime.datetime.now(datetime.UTC).isoformat(timespec='seconds')}",
        shlex.join(sys.argv),
        "",
        *"".join(traceback.format_exception(error)).splitlines(),
    ]
    return "\n".join(pictured(line)[:LONGEST] for line in lines) + "\n"


def _version(package: str) -> str:
    with suppress(metadata.PackageNotFoundError):
        return metadata.version(package)
    return "?"


def _write(folder: Path, text: str) -> Path:
    """A file that its user alone may read."""
    make_private(folder)
    moment = datetime.datetime.now(datetime.UTC)
    path = folder / f"fault-{moment:%Y%m%d-%H%M%S-%f}.txt"
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", -1, "utf-8") as file:
        file.write(text)
    for old in sorted(folder.glob("fault-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path
