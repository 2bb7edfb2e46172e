"""The process that reads files for another one. `python -m briefing.reader`: not for people.

What comes in and goes out are pickles of values of `reading`, between two processes of one program.
"""

from __future__ import annotations

import pickle
import signal
import sys
from contextlib import suppress

from briefing.processes import own_output
from briefing.reading import FileReader

# Bytes of addresses: twenty times what reading the largest file takes that is not refused.
MEMORY = 8 << 30
READY = "ready"


def main() -> int:
    """Read what comes until nobody is at the other end."""
    # Ctrl+C is for the process that waits for this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
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
            pickle.dump(reader.read(file, furniture), give)
            give.flush()
    return 0


def _limit_memory() -> None:
    # There is no such module on Windows, and no such limit on every system.
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


if __name__ == "__main__":
    sys.exit(main())
