from __future__ import annotations

import io
from pathlib import Path

import pytest
from articles import MINISTER, write
from commands import DONE, UNREACHABLE, run

from briefing.folders import Folders
from briefing.library import Library
from briefing.marking import Marking


def test_the_state_goes_from_one_home_to_another(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "articles", {"a.txt": MINISTER})
    with Library.open(folder, Folders.of_this_user()) as library:
        list(library.refresh())
        library.mark(Marking(starred=True, tag=("arms",)), library.find("a.txt"))
    status, lines, _ = run(capsys, "state", "export")
    assert status == DONE
    (home / "state.json").write_text("\n".join(lines), "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "another"))
    status, lines, talk = run(capsys, "state", "import", str(home / "state.json"))
    assert (status, lines) == (DONE, [])
    assert "2 statements taken over." in talk
    with Library.open(folder, Folders.of_this_user()) as library:
        assert library.search("is:starred tag:arms").found == 1


def test_a_state_is_read_from_stdin_too(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"version": 1}'))
    assert run(capsys, "state", "import")[0] == DONE


def test_what_comes_by_stdin_and_is_no_text_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff"), "utf-8"))
    status, _, talk = run(capsys, "state", "import", "-")
    assert status == UNREACHABLE
    assert "stdin cannot be read: it is not UTF-8." in talk


def test_it_is_said_where_the_state_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "state", "path")[:2] == (DONE, [str(Folders.of_this_user().state)])


def test_a_file_that_cannot_be_taken_in_is_named(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, talk = run(capsys, "state", "import", str(tmp_path / "nowhere.json"))
    assert status == UNREACHABLE
    assert "nowhere.json cannot be read: No such file" in talk


@pytest.mark.parametrize("command", [["state", "export"], ["list"]])
def test_damage_of_the_state_is_told_on_stderr(
    home: Path, folder: str, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    write(Folders.of_this_user().data, {"state.db": "these were precious marks"})
    status, _, talk = run(capsys, *command, *([folder] if command == ["list"] else []))
    assert status == DONE
    assert "The file of marks was damaged" in talk
    assert "state.db.damaged-" in talk
