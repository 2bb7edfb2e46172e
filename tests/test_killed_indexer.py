"""Killed while it reads a folder: the next run ends as if there had been nothing, nobody stays.

`make torture` does so 30 times, with two kills each.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from articles import folders_in, write

from briefing.folders import Folders
from briefing.library import Library
from briefing.storage.catalog import Catalog

KILLS = int(os.environ.get("BRIEFING_INDEXER_KILLS", "2"))
FILES = 300
QUERIES = ("harbour", "novak OR petrov", '"old bridge"', "sanctions", "nov*", "person:ivan")
NAMES = ("Anna Novak", "Ivan Petrov", "Mara Lindqvist", "Tomas Okafor")
PLACES = ("harbour", "old bridge", "airfield", "market", "station")
READS = """
import sys
from pathlib import Path
from articles import folders_in
from briefing.library import Library

place = Path(sys.argv[1])
with Library.open(place / "articles", folders_in(place)) as library:
    for _ in library.refresh():
        pass
"""
# Seconds until nobody is left of those who were killed.
LONGEST = 5.0


def made_of_chance(number: int) -> str:
    """An article; one in ten tells the story of the one before it, as another paper prints it."""
    story = number - 1 if number % 10 == 9 else number
    chance = random.Random(story)
    name, place = chance.choice(NAMES), chance.choice(PLACES)
    told = "\n\n".join(
        f"Report {story}.{line}: minister {name} said that {chance.randint(2, 99)} drones were at "
        f"the {place} of district {chance.randint(1, 999)} on {chance.randint(2, 28)} May."
        for line in range(6)
    )
    end = "Read our daily letter on all that the ministry says of the year.\n"
    end += "It is free.\n" if story != number else ""
    return f"News {story} of the {place}\n\n{told}\n\nSanctions were imposed.\n\n{end}"


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, object]:
    """A library that nobody has killed: where its articles are, how long it took, what it holds."""
    place = tmp_path_factory.mktemp("calm")
    files = {f"{n % 7}/{n:03}.txt": made_of_chance(n) for n in range(FILES)}
    write(place / "articles", files)
    since = time.monotonic()
    process = begin(place)
    assert process.wait() == 0
    return place, time.monotonic() - since, told_by(place)


def begin(place: Path) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-c", READS, str(place)], env={**os.environ, "PYTHONPATH": path}
    )


def told_by(place: Path) -> dict[str, object]:
    """All that a library says."""
    with Library.open(place / "articles", folders_in(place)) as library:
        return {
            "articles": [
                (library.paths(each), library.article(each)) for each in library.article_ids()
            ],
            "answers": [[row.article_id for row in library.search(q).rows] for q in QUERIES],
            "entities": sorted(
                (each.entity_id, each.articles, each.mentions) for each in library.entities()
            ),
            "stories": {
                frozenset(row.article_id for row in library.versions(each))
                for each in library.article_ids()
            },
            "failures": library.failures(),
        }


def children(of: int) -> Iterator[tuple[int, str]]:
    """The processes that one has begun, and those that these have, with their commands."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    for line in listed.stdout.splitlines():
        pid, parent, command = line.split(None, 2)
        if int(parent) == of and "briefing." in command:
            yield int(pid), command
            yield from children(int(pid))


def is_there(pid: int, command: str) -> bool:
    found = subprocess.run(
        ["ps", "-p", str(pid), "-o", "stat=,args="], capture_output=True, text=True, check=False
    ).stdout.strip()
    return command in found and not found.startswith("Z")


def killed(process: subprocess.Popen[bytes], seconds: float, chance: random.Random) -> None:
    """Kill it at a moment, or one of those that work for it; then wait until all have gone."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    family = list(children(process.pid))
    if family and chance.random() < 0.4:
        with suppress(ProcessLookupError):
            os.kill(chance.choice(family)[0], signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    last = time.monotonic() + LONGEST
    while any(is_there(*each) for each in family):
        assert time.monotonic() < last, "somebody is left"
        time.sleep(0.05)


def pending(folders: Folders) -> int:
    (path,) = folders.cache.rglob("catalog.db")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(Catalog(path)) as catalog:
        return catalog.pending_count()


@pytest.mark.parametrize("number", range(KILLS))
def test_who_was_killed_while_reading_ends_as_if_nothing_had_happened(
    number: int, calm: tuple[Path, float, object], tmp_path: Path
) -> None:
    read, seconds, told = calm
    (tmp_path / "articles").symlink_to(read / "articles")
    chance = random.Random(number)
    for _ in range(2):
        killed(begin(tmp_path), chance.uniform(0.1, seconds), chance)
    assert begin(tmp_path).wait() == 0
    assert pending(folders_in(tmp_path)) == 0
    assert told_by(tmp_path) == told
