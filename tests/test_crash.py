"""A fault that nobody expected: a report says where it was, a sentence where the report is."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from articles import LONG, MINISTER, THREE, write
from benchmarks.processes import answer, environment
from benchmarks.terminal import painted_text
from commands import DONE, UNREACHABLE, run
from real_terminal import RealTerminal, briefing
from test_terminal_ends import MINISTER_PAINTED, assert_restored

from briefing import crash
from briefing.library import Library

FAULT = 4
TOLD = "by a fault of its own; the report is in"
# Statements that let a verb of the program fail as nobody expects.
FAULTS = {
    "in a handler of a key": """
from briefing.library import Library
def mark(*_): raise RuntimeError("no such hour")
Library.mark = mark
""",
    "in a thread": """
from briefing.ui import workers
def filter_rows(*_): raise RuntimeError("no such hour")
workers.filter_rows = filter_rows
""",
    "while it paints": """
from briefing.library import Library
from briefing.ui.article_view import ArticleView
paint, is_marked = ArticleView.render_line, []
def marked(*_): is_marked.append(True)
def fail(self, y):
    if is_marked: raise RuntimeError("no such hour")
    return paint(self, y)
Library.mark, ArticleView.render_line = marked, fail
""",
}


def reports(home: Path) -> list[Path]:
    return sorted(home.rglob("fault-*.txt"))


def failing(*_: object, **__: object) -> None:
    raise RuntimeError("no such hour")


def test_a_command_ends_with_one_sentence_and_a_report(
    folder: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "search", failing)
    status, lines, talk = run(capsys, "list", folder)
    (path,) = reports(home)
    assert (status, lines) == (FAULT, [])
    assert talk == f"briefing: ended {TOLD} {path}.\n"


def test_the_report_says_where_it_was_and_who_may_read_it(home: Path) -> None:
    try:
        failing()
    except RuntimeError as error:
        crash.told(error, home)
    (path,) = reports(home)
    text = path.read_text()
    assert "in failing" in text
    assert "RuntimeError: no such hour" in text
    for word in ("briefing ", "Python ", "Textual ", "pytest"):
        assert word in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_the_failure_says_is_inert_and_short(home: Path) -> None:
    crash.told(ValueError("\x1b]52;c;x\x07 " + MINISTER * 20), home)
    text = reports(home)[0].read_text()
    assert "\x1b" not in text
    assert "\x07" not in text
    assert max(map(len, text.splitlines())) <= crash.LONGEST


def test_the_newest_ten_reports_are_kept(home: Path) -> None:
    told = [crash.told(ValueError(str(number)), home) for number in range(13)]
    assert len(reports(home)) == crash.KEPT
    assert all(any(str(path) in each for each in told[3:]) for path in reports(home))


def test_where_no_report_can_be_written_the_fault_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = crash.told(ValueError("no such \x1b hour"), tmp_path / "file")
    assert told == "ended by a fault of its own: ValueError: no such ␛ hour"


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_the_screen_ends_with_one_sentence_and_the_terminal_is_as_it_was(
    fault: str, tmp_path: Path
) -> None:
    articles = write(tmp_path / "articles", THREE)
    with RealTerminal(briefing(articles, fault), tmp_path) as terminal:
        terminal.until(MINISTER_PAINTED)
        terminal.settle(0.3)
        # It ends at one of these.
        with suppress(EOFError):
            for keys in ("*", "2", "1fd"):
                terminal.send(keys)
                terminal.settle(0.3)
        assert terminal.end() == FAULT
        assert_restored(terminal)
        (path,) = reports(tmp_path)
        assert " ".join(terminal.after_screen().split()) == f"briefing: ended {TOLD} {path}."
        assert terminal.living == set()
    assert "RuntimeError: no such hour" in path.read_text()
    assert "Novak" not in path.read_text()


def test_the_process_that_reads_for_a_screen_tells_it_where_the_report_is(tmp_path: Path) -> None:
    articles = write(tmp_path / "articles", THREE)
    folders = {name: str(tmp_path / name) for name in ("cache", "data", "config", "log")}
    fault = (
        "from briefing import indexer, refresh\n"
        "def fail(*_, **__): raise RuntimeError('no such hour')\n"
        "refresh.Refresh.look = fail\nindexer.main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", fault],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdin.write(json.dumps({"read": [str(articles)], "folders": folders}).encode())
        child.stdin.write(b"\n")
        child.stdin.flush()
        told = json.loads(child.stdout.readline())
        assert child.stderr.read() == b""
    (path,) = reports(tmp_path / "log")
    assert told["problem"] == f"Reading ended {TOLD} {path}."


def test_a_damaged_cache_that_the_screen_meets_is_told_and_the_next_start_has_all(
    tmp_path: Path,
) -> None:
    articles = write(tmp_path / "articles", {**THREE, "long.txt": LONG * 20})
    answer([sys.executable, "-m", "briefing", "index", str(articles)], tmp_path)
    with RealTerminal(briefing(articles), tmp_path) as terminal:
        terminal.until(MINISTER_PAINTED)
        terminal.settle(0.5)
        (catalog,) = tmp_path.rglob("catalog.db")
        with catalog.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (catalog.stat().st_size - 4096))
        with suppress(EOFError):
            for keys in ("J", "J", "J", "Q"):
                terminal.send(keys)
                terminal.settle(0.3)
        assert terminal.end() in (DONE, UNREACHABLE)
        assert_restored(terminal)
        assert "damaged" in painted_text(terminal.seen)
    assert reports(tmp_path) == []
    with RealTerminal(briefing(articles), tmp_path) as terminal:
        terminal.until(MINISTER_PAINTED)
        terminal.until("4 articles")
