"""The program's own folders may be files, lead nowhere, or belong to somebody else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import ENVOY_HEAD, THREE, write
from commands import DONE, UNREACHABLE, run
from real_terminal import RealTerminal, briefing

# A folder of the system that takes nothing, from root neither.
SYSTEM = Path("/sys")


def a_file(place: Path) -> None:
    place.write_text("This is no folder.")


def a_link_to_nowhere(place: Path) -> None:
    place.symlink_to(place.parent / "nowhere" / "at all")


def of_somebody_else(place: Path) -> None:
    place.symlink_to(SYSTEM)


THERE = [a_file, a_link_to_nowhere]
if sys.platform == "linux":
    THERE.append(of_somebody_else)
# What is said of each of the folders that cannot be done without.
TOLD = {"data": "No marks can be kept in", "cache": "The cache in"}


@pytest.mark.parametrize("there", THERE, ids=lambda there: there.__name__)
@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_kept_is_told_in_two_sentences(
    name: str,
    there: Callable[[Path], None],
    folder: str,
    home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home.mkdir()
    there(home / name)
    status, lines, talk = run(capsys, "list", folder)
    assert (status, lines) == (UNREACHABLE, [])
    first, second = talk.splitlines()
    assert TOLD[name] in first
    assert str(home / name) in first
    assert "Make room there, or let it be written" in second
    assert all((Path(folder) / each).exists() for each in THREE)


@pytest.mark.parametrize("there", THERE, ids=lambda there: there.__name__)
@pytest.mark.parametrize("name", ["config", "state"])
def test_without_settings_and_reports_everything_works(
    name: str,
    there: Callable[[Path], None],
    folder: str,
    home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home.mkdir()
    there(home / name)
    status, lines, _ = run(capsys, "list", folder)
    assert status == DONE
    assert len(lines) == len(THREE)


@pytest.mark.parametrize("there", THERE, ids=lambda there: there.__name__)
@pytest.mark.parametrize("name", TOLD)
def test_the_screen_is_not_begun_where_it_could_keep_nothing(
    name: str, there: Callable[[Path], None], tmp_path: Path
) -> None:
    articles = write(tmp_path / "articles", THREE)
    there(tmp_path / name)
    with RealTerminal(briefing(articles), tmp_path) as terminal:
        assert terminal.end() == UNREACHABLE
        assert TOLD[name] in terminal.after_screen()
        assert "Traceback" not in terminal.after_screen()
        assert terminal.flags() == terminal.flags_before
        assert terminal.left_on() == []


@pytest.mark.parametrize("name", ["sessions", "rules.toml", "names.toml", "settings.toml"])
def test_a_folder_where_a_file_is_kept_ends_no_screen(name: str, tmp_path: Path) -> None:
    articles = write(tmp_path / "articles", THREE)
    place = tmp_path / ("data" if name == "sessions" else "config") / "briefing"
    if name == "sessions":
        write(place, {name: "This is no folder."})
    else:
        write(place / name, {"file": "This is no file."})
    with RealTerminal(briefing(articles), tmp_path) as terminal:
        terminal.until(ENVOY_HEAD)
        terminal.settle(0.3)
        terminal.send("Q")
        assert terminal.end() == DONE
        assert terminal.after_screen().strip() == ""
