"""The process that reads files for another one. `python -m briefing.reader`: not for people.

What comes in and goes out are pickles of values of `reading`, between two processes of one program.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress

from briefing.processes import own_output, when_left_alone
from briefing.reading import FileReader

# Bytes of addresses: twenty times what reading the largest file takes that is not refused.
MEMORY = 8 << 30
# Seconds for one file where nobody gives it up before (`readers.SECONDS`).
LONGEST = 300
READY = "ready"


def main() -> int:
    """Read what comes until nobody is at the other end."""
    # Ctrl+C is for the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    # A file that it hangs in is nobody's any more then.
    when_left_alone(lambda: os._exit(0))
    give, take = own_output(), sys.stdin.buffer
    with suppress(EOFError, BrokenPipeError):
        reader: FileReader
        furniture: dict[int, int]
        reader, furniture = pickle.load(take)
        pickle.dump(READY, give)
        give.flush()
        while True:
            file, news = pickle.load(take)
            furniture |= news
            _limit_time(LONGEST)
            pickle.dump(reader.read(file, furniture), give)
            _limit_time(0)
            give.flush()
    return 0


def _limit_memory() -> None:
    # There is no such module on Windows, and no such limit on every system.
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _limit_time(seconds: int) -> None:
    # The system ends it also where nothing of Python has a turn.
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    sys.exit(main())
