"""A disk that is really full, and then read-only: `make torture SMALL_DISK=FOLDER`.

FOLDER is an empty file system of a few megabytes that can be mounted anew, so that only root can
run this: `mount -t tmpfs -o size=6m tmpfs FOLDER`. Everything but the articles lies there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import write
from commands import DONE, UNREACHABLE, run
from test_killed_indexer import made_of_chance

# Without a disk that is named nothing can be mounted, and nothing is touched.
DISK = Path(os.environ.get("BRIEFING_SMALL_DISK", os.devnull))
OURS = ("cache", "data", "config", "state")
FEW, MANY = 60, 500
PIECE = bytes(1 << 12)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Some articles that are read, with everything that the program keeps on the small disk."""
    for name in OURS:
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(DISK / name))
    yield str(some(tmp_path, range(FEW)))
    mount("rw")
    (DISK / "filling").unlink(missing_ok=True)
    for name in OURS:
        shutil.rmtree(DISK / name, ignore_errors=True)


def some(place: Path, numbers: range) -> Path:
    return write(place / "articles", {f"{n}.txt": made_of_chance(n) for n in numbers})


def fill(leave: int = 0) -> None:
    """Let so many bytes be left."""
    with (DISK / "filling").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(PIECE)
        except OSError:
            file.truncate(max(0, file.tell() - leave))


def mount(how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(DISK)], check=True)


@pytest.mark.parametrize("left", [0, 1 << 15, 1 << 16, 1 << 18, 1 << 20])
def test_a_full_disk_is_told_and_what_was_there_is_found(
    left: int, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "index", folder)[0] == DONE
    before = run(capsys, "search", "harbour", folder)[1]
    some(tmp_path, range(FEW, MANY))
    fill(left)
    for _ in range(2):
        status, _, talk = run(capsys, "index", folder)
        assert status == UNREACHABLE
        assert "No space left on device" in talk
        assert "Make room there" in talk
        status, after, talk = run(capsys, "search", "harbour", folder)
        assert status == DONE
        assert "No space left on device" in talk
        assert {line[:16] for line in before} <= {line[:16] for line in after}
    (DISK / "filling").unlink()
    assert run(capsys, "index", folder) == (DONE, [f"{MANY} articles"], "")


def test_a_read_only_disk_is_told_and_what_was_there_is_found(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "index", folder)[0] == DONE
    before = run(capsys, "search", "harbour", folder)
    mount("ro")
    assert run(capsys, "search", "harbour", folder)[1] == before[1]
    some(tmp_path, range(FEW, MANY))
    status, _, talk = run(capsys, "index", folder)
    assert status == UNREACHABLE
    assert "Read-only file system" in talk
    mount("rw")
    assert run(capsys, "index", folder) == (DONE, [f"{MANY} articles"], "")
