"""The process that reads many files for another one: an order comes in, a line per file goes out.

`python -m briefing.indexer`: not for people, who have `briefing index`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from types import FrameType

from briefing.errors import BriefingError
from briefing.folders import Folders
from briefing.library import Library

# The screen that waits for it goes first.
NICENESS = 5


def main() -> int:
    """Read the folder of the order; what was read stays, however this ends."""
    signal.signal(signal.SIGTERM, _stop)
    with suppress(OSError, AttributeError):
        os.nice(NICENESS)
    order = json.load(sys.stdin)
    folders = Folders(**{name: Path(path) for name, path in order["folders"].items()})
    try:
        with (
            Library.open([Path(path) for path in order["read"]], folders) as library,
            closing(library.refresh()) as files,
        ):
            for progress in files:
                _say(asdict(progress))
    except BriefingError as error:
        _say({"problem": str(error), "remedy": error.remedy})
    except BrokenPipeError:
        # Nobody waits for it any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _say(told: dict[str, object]) -> None:
    print(json.dumps(told), flush=True)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    sys.exit(main())
