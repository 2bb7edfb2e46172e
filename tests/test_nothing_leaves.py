"""Hostile files are read, searched and exported: nobody is called, nothing is put anywhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import deeds
import pytest
from articles import MINISTER, MINISTER_HEAD, write
from calling import files_that_call
from screens import painted, press, reading, screen_of

from briefing.folders import Folders
from briefing.library import Library
from briefing.refreshing import MANY

SECRET = "the password is swordfish"
# Takes calls, and tells how many came when it is asked. It is isolated from the watch of the tests.
SERVER = """
import socket, sys
server = socket.create_server(("127.0.0.1", 0), backlog=100)
print(server.getsockname()[1], flush=True)
sys.stdin.read()
server.setblocking(False)
calls = 0
try:
    while server.accept():
        calls += 1
except BlockingIOError:
    print(calls)
"""
COMMANDS = (
    ("index", "ARTICLES"),
    ("list", "ARTICLES"),
    ("search", "drones", "ARTICLES"),
    ("entities", "--why", "ARTICLES"),
    ("export", "--format", "jsonl", "ARTICLES"),
    ("export", "--format", "csv", "ARTICLES"),
    ("export", "--format", "markdown", "ARTICLES"),
    ("add", "MAILBOX", "--to", "OTHERS"),
)
OURS = ("briefing.indexer", "briefing.learner", "briefing.reader")


@dataclass(frozen=True)
class Hostile:
    """A folder of files that call a server, and name a secret."""

    articles: Path
    server: subprocess.Popen[str]

    def calls(self) -> int:
        """How often the server was called; it takes no more calls."""
        return int(self.server.communicate()[0])


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Hostile]:
    (tmp_path / "secret").write_text(SECRET)
    with subprocess.Popen(
        [sys.executable, "-I", "-c", SERVER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        assert server.stdout
        address = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        files = files_that_call(address, tmp_path / "secret")
        yield Hostile(write(tmp_path / "articles", files), server)
        server.communicate()


def briefing(*words: str, deeds_in: Path) -> str:
    """What the program says, watched with all processes that it starts."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        env={**os.environ, deeds.DEEDS_VARIABLE: str(deeds_in), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout + done.stderr


def everything_in(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
    }


def test_the_watch_of_the_tests_sees_a_call_also_of_a_child(tmp_path: Path) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    variables = {**os.environ, deeds.CALLS_VARIABLE: str(tmp_path / "calls")}
    done = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True)
    assert b"Called: socket.getaddrinfo" in done.stderr
    assert deeds.noted(tmp_path / "calls")[0][:3] == ("call", "socket.getaddrinfo", "127.0.0.1")


def test_a_hostile_library_calls_nobody_and_is_read_all_the_same(
    hostile: Hostile, home: Path, tmp_path: Path
) -> None:
    # So many that other processes read them.
    write(hostile.articles, {f"{n}.txt": f"{MINISTER}\n{n}." for n in range(MANY)})
    (tmp_path / "others").mkdir()
    places = {
        "ARTICLES": str(hostile.articles),
        "MAILBOX": str(hostile.articles / "box.mbox"),
        "OTHERS": str(tmp_path / "others"),
    }
    before, notes, said = everything_in(hostile.articles), tmp_path / "deeds", []
    for command in COMMANDS:
        words = [places.get(word, word) for word in command]
        said.append(briefing(*words, deeds_in=notes))
    done = deeds.noted(notes)
    assert hostile.calls() == 0
    assert [deed for deed in done if deed[0] == "call"] == []
    assert {deed[1:4] for deed in done if deed[0] == "process"} <= {
        (sys.executable, "-m", module) for module in OURS
    }
    assert everything_in(hostile.articles) == before
    written = {path for deed in done if deed[0] == "write" for path in deed[1:]}
    assert {path for path in written if not is_ours(path, home, tmp_path / "others")} == set()
    assert os.listdir(tmp_path / "others") == ["box.mbox"]
    assert SECRET not in "".join(said)
    read = {json.loads(line)["path"] for line in said[4].splitlines()}
    assert read >= set(files_that_call("", tmp_path))


def is_ours(path: str, *folders: Path) -> bool:
    """Is it below one of these folders, or no file at all?"""
    path = path.removeprefix("file://").partition("?")[0]
    is_none = path in (":memory:", os.devnull) or path.isdigit()
    return is_none or any(Path(path).is_relative_to(folder) for folder in folders)


async def test_reading_hostile_files_on_the_screen_starts_nothing(
    hostile: Hostile, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(hostile.articles, Folders.of_this_user()) as library:
        for _ in library.refresh():
            pass
        monkeypatch.setattr(subprocess, "Popen", None)
        async with reading(library) as pilot:
            for article_id in library.article_ids():
                screen_of(pilot).open(article_id)
                await press(pilot, "2", "R", "R", "U", "escape")
            await press(pilot, "o")
            assert "Open this outside" in painted(pilot)
            await press(pilot, "escape")
            assert MINISTER_HEAD[:20] in painted(pilot)
    assert hostile.calls() == 0
