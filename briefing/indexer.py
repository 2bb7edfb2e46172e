"""The process that reads many files for another one: an order comes in, a line per file goes out.

`python -m briefing.indexer`: not for people, who have `briefing index`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from types import FrameType

from briefing.errors import BriefingError
from briefing.folders import Folders
from briefing.library import Library
from briefing.processes import when_left_alone

# The screen that waits for it goes first.
NICENESS = 15
# What it is told to end with; a system without terminals knows no SIGHUP.
ENDS = [signal.SIGTERM, *filter(None, [getattr(signal, "SIGHUP", None)])]
# Seconds to write down what was read, which takes less than one. Then it ends as it is.
GRACE = 20


def main() -> int:
    """Read the folder of the order; what was read stays, however this ends."""
    for number in ENDS:
        signal.signal(number, _stop)
    with suppress(OSError, AttributeError):
        os.nice(NICENESS)
        # A screen that goes back to the shell stops; this goes on, as it holds a lock.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    order = json.loads(sys.stdin.readline())
    when_left_alone(_stop_reading)
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
    except Exception as error:
        from briefing import crash

        sentence = crash.told(error, folders.log, "Reading ended")
        _say({"problem": sentence, "remedy": "What was read is kept."})
    return 0


def _say(told: dict[str, object]) -> None:
    print(json.dumps(told), flush=True)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in ENDS:
        signal.signal(each, signal.SIG_IGN)
    if hasattr(signal, "alarm"):
        signal.alarm(GRACE)
    sys.exit(0)


def _stop_reading() -> None:
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
