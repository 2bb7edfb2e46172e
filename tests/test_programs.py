from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing import programs
from briefing.errors import ProgramError


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("wc -w", ("wc", "-w")), ("grep 'two words'", ("grep", "two words")), ("a; b", ("a;", "b"))],
)
def test_a_command_line_is_split_and_read_by_no_shell(line: str, expected: tuple[str, ...]) -> None:
    assert programs.words_of(line) == expected


@pytest.mark.parametrize("line", ["", "  ", "grep 'open"])
def test_a_line_that_is_no_command_is_told(line: str) -> None:
    with pytest.raises(ProgramError):
        programs.words_of(line)


def test_a_program_answers_to_a_text() -> None:
    code = "import sys; print(sys.stdin.buffer.read().decode().upper())"
    assert programs.answer(python(code), "the talks go on – é") == "THE TALKS GO ON – É\n"


def test_what_a_failing_program_says_is_shown_with_its_status() -> None:
    said = programs.answer(python("import sys; print('no', file=sys.stderr); sys.exit(3)"), "x")
    assert said == "no\n\n[exit status 3]"


def test_a_program_that_reads_nothing_is_no_failure() -> None:
    assert programs.answer(python("pass"), "x" * 1_000_000) == ""


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(ProgramError, match="no-such-program-here cannot be run"):
        programs.answer(("no-such-program-here",), "x")


def test_a_program_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "LONGEST", 0.1)
    with pytest.raises(ProgramError, match="took more than"):
        programs.answer(python("import time; time.sleep(60)"), "x")


def test_an_editor_gets_a_copy_that_is_kept_only_if_it_was_changed() -> None:
    reads = python("import sys; open(sys.argv[1]).read()")
    assert programs.edit_copy(reads, "the text\n", "one") is None
    writes = python("import sys; open(sys.argv[1], 'a').write('more')")
    copy = programs.edit_copy(writes, "the text\n", "one")
    assert copy is not None
    assert copy.read_text() == "the text\nmore"
    assert copy.name == "one.txt"
    copy.unlink()
    copy.parent.rmdir()


def test_a_copy_that_no_editor_opened_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ProgramError):
        programs.edit_copy(("no-such-program-here",), "x", "one")
    assert list(tmp_path.iterdir()) == []
