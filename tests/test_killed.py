"""Killed while it marks and reads: whatever was done before that is done, and the files are whole.

`make torture` kills it 200 times.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from articles import THREE, folders_in, library_of

from briefing.library import Library
from briefing.storage.state import State

KILLS = int(os.environ.get("BRIEFING_KILLS", "5"))
ARTICLE = "0" * 16
# Marks one article with tag after tag, reads the folder between them, and says what is done.
MARKS = """
import sys
from pathlib import Path
from articles import folders_in
from briefing.library import Library
from briefing.marking import Marking

place, number = Path(sys.argv[1]), int(sys.argv[2])
with Library.open(place / "articles", folders_in(place)) as library:
    print("ready", flush=True)
    while True:
        if number % 10 == 0:
            file = place / "articles" / f"{number}.txt"
            file.write_text(f"Report {number} is here\\n\\nIt has one line.\\n")
            list(library.refresh())
        library.mark(Marking(tag=(f"t{number}",)), sys.argv[3])
        print(f"t{number}", flush=True)
        number += 1
"""


def killed(place: Path, first: int, seconds: float) -> set[str]:
    """The tags that the program said to be given before it was killed."""
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    child = subprocess.Popen(
        [sys.executable, "-c", MARKS, str(place), str(first), ARTICLE],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    # A line without its end was not said.
    said = child.stdout.read().rpartition("\n")[0].split()
    child.wait()
    child.stdout.close()
    return set(said)


def test_nothing_that_was_done_is_lost_and_all_files_are_whole(tmp_path: Path) -> None:
    library_of(tmp_path, THREE).close()
    chance, done, next_number = random.Random(6), set[str](), 1
    for _ in range(KILLS):
        said = killed(tmp_path, next_number, chance.uniform(0, 0.2))
        done |= said
        next_number += len(said) + 2
        state = State(folders_in(tmp_path).state)
        assert done <= set(state.of(ARTICLE).tags)
        state.close()
        db = sqlite3.connect(folders_in(tmp_path).state)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        list(library.refresh())
        files = len(list((tmp_path / "articles").iterdir()))
        assert library.search("").total == files - len(library.failures())
