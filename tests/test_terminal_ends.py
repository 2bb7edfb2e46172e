"""However the program ends or is stopped, the terminal is as it was, and nobody stays behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import THREE, write
from benchmarks.processes import family
from real_terminal import RealTerminal, briefing, shell, stopped
from test_killed_indexer import made_of_chance

from briefing.folders import Folders
from briefing.library import Library

MINISTER_PAINTED = "Minister sends drones"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write(tmp_path / "articles", THREE)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """So many that another process reads them."""
    return write(tmp_path / "many", {f"{n}.txt": made_of_chance(n) for n in range(400)})


def folders_of(home: Path) -> Folders:
    names = ("cache", "data", "config", "state")
    cache, data, config, state = (home / name / "briefing" for name in names)
    return Folders(cache, data, config, state / "log")


def starred(articles: Path, home: Path) -> int:
    """How many articles the reader's marks say are starred."""
    with Library.open(articles, folders_of(home)) as library:
        return sum(mark.is_starred for mark in library.marks(library.article_ids()).values())


def begun(articles: Path, home: Path, *before: str) -> RealTerminal:
    """The program when it has painted and read, with a star on the first article."""
    opened = RealTerminal(briefing(articles, *before), home)
    opened.until(MINISTER_PAINTED)
    opened.settle(0.5)
    opened.send("*")
    opened.settle(0.5)
    return opened


def assert_restored(terminal: RealTerminal) -> None:
    assert terminal.left_on() == []
    assert terminal.flags() == terminal.flags_before
    assert "Traceback" not in terminal.after_screen()


ENDS: dict[str, Callable[[RealTerminal], None]] = {
    "a key": lambda terminal: terminal.send("Q"),
    "SIGTERM": lambda terminal: terminal.tell(signal.SIGTERM),
    "SIGHUP": lambda terminal: terminal.tell(signal.SIGHUP),
}


@pytest.mark.parametrize("how", ENDS.values(), ids=ENDS.keys())
def test_the_terminal_is_as_it_was(
    how: Callable[[RealTerminal], None], articles: Path, tmp_path: Path
) -> None:
    with begun(articles, tmp_path) as terminal:
        assert terminal.left_on() != []
        how(terminal)
        assert terminal.end() == 0
        assert_restored(terminal)
        assert terminal.after_screen().strip() == ""
    assert starred(articles, tmp_path) == 1


def test_a_terminal_that_goes_takes_the_program_along_and_no_mark(
    articles: Path, tmp_path: Path
) -> None:
    with begun(articles, tmp_path) as terminal:
        terminal.unplug()
        assert terminal.end() in (0, 120)
        assert terminal.living == set()
    assert starred(articles, tmp_path) == 1


def test_a_terminal_that_goes_while_it_is_painted_on_holds_nobody(
    many: Path, tmp_path: Path
) -> None:
    # It paints with every key, and how far the reading goes; nobody takes that.
    with RealTerminal(briefing(many), tmp_path) as terminal:
        terminal.until("Reading")
        terminal.send("jjjjjjjjjjkkkkkkkkkk:" + "jk" * 200)
        time.sleep(0.3)
        terminal.unplug()
        assert terminal.end() in (0, 120)
        assert terminal.living == set()


def test_where_nobody_is_told_that_the_terminal_goes_the_program_finds_out(
    articles: Path, tmp_path: Path
) -> None:
    deaf = (
        "import asyncio.unix_events as events, signal",
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)",
        "hear = events._UnixSelectorEventLoop.add_signal_handler",
        "events._UnixSelectorEventLoop.add_signal_handler = lambda loop, number, *act:"
        " None if number == signal.SIGHUP else hear(loop, number, *act)",
    )
    with begun(articles, tmp_path, *deaf) as terminal:
        terminal.unplug()
        assert terminal.end() in (0, 120)
        assert terminal.living == set()


def test_a_child_that_is_killed_is_told_and_the_terminal_is_as_it_was(
    many: Path, tmp_path: Path
) -> None:
    with RealTerminal(briefing(many), tmp_path) as terminal:
        terminal.until("Reading")
        for child in family(terminal.pid)[1:]:
            os.kill(child, signal.SIGKILL)
        terminal.until("broke off")
        terminal.send("Q")
        assert terminal.end() == 0
        assert_restored(terminal)
        assert terminal.living == set()


@pytest.mark.parametrize("where", ["", "?", ":", "/dr"], ids=["list", "dialog", "palette", "line"])
def test_any_size_of_the_terminal_is_survived(where: str, articles: Path, tmp_path: Path) -> None:
    with begun(articles, tmp_path) as terminal:
        terminal.send(where)
        for rows, columns in ((1, 1), (2, 2), (3, 500), (500, 3), (1, 80), (24, 1)):
            terminal.resize(rows, columns)
            terminal.settle(0.15)
            terminal.send("jj" if where else "j2jjk3j1")
            terminal.settle(0.15)
        before = len(terminal.seen)
        terminal.resize(40, 120)
        terminal.until("unread", since=before)
        terminal.send("\x11")
        assert terminal.end() == 0
        assert_restored(terminal)


# Ctrl+Z


def test_the_shell_has_the_terminal_back_and_fg_paints_the_screen_anew(
    articles: Path, tmp_path: Path
) -> None:
    with shell(tmp_path) as terminal:
        terminal.send(f"stty -g >{tmp_path}/before\n{' '.join(briefing(articles))}\n")
        terminal.until(MINISTER_PAINTED)
        terminal.settle(0.5)
        (program,) = family(terminal.pid)[1:]
        for rows, columns in ((40, 120), (24, 80), (24, 80)):
            terminal.send("\x1a")
            terminal.until("Stopped", since=terminal.seen.rindex(b"\x1b[?1049h"))
            terminal.settle(0.2)
            assert stopped(program)
            assert terminal.left_on() in ([], ["bracketed paste"])  # That is the shell's own.
            terminal.resize(rows, columns)
            at = len(terminal.seen)
            terminal.send("fg\n")
            terminal.until(MINISTER_PAINTED, since=at)
            terminal.settle(0.3)
            assert "alternate screen" in terminal.left_on()
            assert "cursor" in terminal.left_on()
        terminal.send("*Q")
        terminal.until("ready$", since=terminal.seen.rindex(b"\x1b[?1049h"))
        terminal.send(f"echo status=$?; stty -g >{tmp_path}/after; exit\n")
        terminal.until("status=0")
        terminal.end()
    assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()
    assert starred(articles, tmp_path) == 1


@pytest.mark.parametrize("where", ["", "?", "/dr", ":"], ids=["list", "dialog", "line", "palette"])
def test_without_a_shell_to_go_back_to_nothing_stops(
    where: str, articles: Path, tmp_path: Path
) -> None:
    with begun(articles, tmp_path) as terminal:
        terminal.send(where)
        terminal.settle(0.5)
        at = len(terminal.seen)
        terminal.send("\x1a")
        terminal.until("unread", since=at)
        terminal.settle(0.3)
        assert terminal.seen[at:].count(b"\x1b[?1049l") == 1
        terminal.send("\x11")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_a_program_that_somebody_else_stops_leaves_the_terminal_as_it_was(
    articles: Path, tmp_path: Path
) -> None:
    with begun(articles, tmp_path) as terminal:
        for _ in range(2):
            terminal.tell(signal.SIGSTOP)
            time.sleep(0.1)
            at = len(terminal.seen)
            terminal.tell(signal.SIGCONT)
            terminal.until(MINISTER_PAINTED, since=at)
        terminal.settle(0.3)
        terminal.send("Q")
        assert terminal.end() == 0
        assert_restored(terminal)
