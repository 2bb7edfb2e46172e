"""What a process does beyond itself, as the interpreter tells it: calls, processes, written files.

Of what a library does in C nothing is told. So the tests of hostile files have a server of their
own too, which nobody may call, and look through the folders afterwards.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

#: What names the file for notes to child processes: of calls alone, of all deeds.
CALLS_VARIABLE, DEEDS_VARIABLE = "BRIEFING_CALLS", "BRIEFING_DEEDS"
#: On the path of child processes: Python runs `sitecustomize` in it before anything else.
WATCHED = str(Path(__file__).parent / "watched")
CALLS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
PROCESSES = {
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.fork", "os.forkpty", "webbrowser.open",
}  # fmt: skip
#: With how many of the words that are told of them.
CHANGES = {
    "os.rename": 2, "os.link": 2, "os.symlink": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1,
    "os.chmod": 1, "os.truncate": 1, "os.utime": 1, "sqlite3.connect": 1,
}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
INSIDE = getattr(socket, "AF_UNIX", None)
#: What urllib3 does when it is imported, which trafilatura does: it looks whether there is IPv6.
PROBE = ("socket.bind", ("::1", 0))


class Called(OSError):
    """The program was about to call somebody over a network."""


def watch(notes: Path, *, calls_only: bool = False) -> None:
    """Note from now on what this process does, one JSON list a line; a call is not made.

    It cannot be ended.
    """
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(kind: str, *words: object) -> None:
        os.write(file, (json.dumps([kind, *map(_text, words)]) + "\n").encode())

    def hook(event: str, told: tuple[Any, ...]) -> None:
        is_call = event in CALLS and told[0].family != INSIDE and (event, told[1]) != PROBE
        if is_call or event in LOOK_UPS:
            note("call", event, *told)
            raise Called(f"{event}: {told}")
        if calls_only:
            return
        if event in PROCESSES:
            note("process", *(told[1] if event == "subprocess.Popen" else (event, *told)))
        elif event == "open" and told[2] & WRITES:
            note("write", told[0])
        elif event in CHANGES:
            note("write", *told[: CHANGES[event]])

    sys.addaudithook(hook)


def watch_as_told() -> None:
    """Watch this process if a variable says so."""
    for variable in (CALLS_VARIABLE, DEEDS_VARIABLE):
        if variable in os.environ:
            watch(Path(os.environ[variable]), calls_only=variable == CALLS_VARIABLE)


def _text(word: object) -> str:
    return os.fsdecode(word) if isinstance(word, str | bytes | os.PathLike) else repr(word)


def noted(notes: Path) -> list[tuple[str, ...]]:
    """What was done: the kind of deed, and words that describe it."""
    return [tuple(json.loads(line)) for line in notes.read_text().splitlines()]
