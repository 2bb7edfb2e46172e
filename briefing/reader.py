"""The process that reads files for another one. `python -m briefing.reader`: not for people.

What comes in and goes out are values of `reading`, between two processes of one program.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pickle import load

from briefing.formats.limits import seconds_for
from briefing.processes import own_output, send, when_left_alone
from briefing.reading import FileReader

# Bytes of addresses. The markup of the largest page that is read takes 0.8 GB of memory.
MEMORY = 8 << 30
# Who waits for a file gives it up sooner; this is for a file that nobody waits for any more.
TIMES = 2
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
        reader, furniture = load(take)
        send(give, READY)
        while True:
            file, news = load(take)
            furniture |= news
            _limit_time(TIMES * seconds_for(file.size))
            reading = reader.read(file, furniture)
            _limit_time(0)
            send(give, reading)
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
