from __future__ import annotations

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import deeds
import pytest
from articles import LONG, MINISTER, THREE, library_of, write
from hypothesis import settings

from briefing.library import Library

# How long an example takes is no property of the program: machines are slow and busy.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
TESTS = itertools.count(1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three small articles: two name Anna Novak, one names nobody."""
    with library_of(tmp_path, THREE) as opened:
        yield opened


@pytest.fixture
def long_library(tmp_path: Path) -> Iterator[Library]:
    """Two articles, the first far longer than any terminal of the tests."""
    with library_of(tmp_path / "long", {"a.txt": LONG, "b.txt": MINISTER}) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for programs that look for their folders themselves."""
    place = tmp_path / "home"
    for name in ("CACHE", "DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(place / name.lower()))
    monkeypatch.setenv("HOME", str(place))
    return place


@pytest.fixture
def folder(tmp_path: Path, home: Path) -> str:
    """The folder of the three small articles, as it stands on a command line."""
    return str(write(tmp_path / "articles", THREE))


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is noted when anybody, also a child process, is about to call over a network."""
    notes = tmp_path_factory.mktemp("notes") / "calls"
    deeds.watch(notes, calls_only=True)
    # Tests hand either of them on to their children.
    sys.path.append(deeds.WATCHED)
    inherited = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (deeds.WATCHED, inherited)))
    os.environ[deeds.CALLS_VARIABLE] = str(notes)
    return notes


@pytest.fixture(autouse=True)
def nothing_leaves(calls: Path) -> Iterator[None]:
    """No test has the program, or a library that it uses, call anybody."""
    before = calls.stat().st_size
    yield
    assert calls.stat().st_size == before, deeds.noted(calls)


@pytest.fixture(autouse=True)
def no_terminal_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the terminal that runs the tests says of its colours is nothing to them."""
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def nothing_is_kept_alive() -> Iterator[None]:
    """An app freezes what the collector knows: here hundreds of them run in one process.

    Not after each, as to look through all that the tests have loaded takes as long as a test; and
    to count what is frozen takes half as long.
    """
    yield
    if not next(TESTS) % 50:
        gc.unfreeze()
