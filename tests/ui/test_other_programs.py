"""The article given to a command, to the pager, to an editor."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD
from screens import focused, painted, press, reading, screen_of, shows, type_text
from textual.app import App

from briefing.library import Library
from briefing.settings import Loaded, Settings

COUNT = (sys.executable, "-c", "import sys; print(len(sys.stdin.read().split()), 'words')")
WORDS = f"{len(ENVOY.split())} words"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can be handed over."""
    monkeypatch.setattr(App, "suspend", lambda app: nullcontext())


async def test_the_text_is_given_to_the_command_of_the_settings(library: Library) -> None:
    async with reading(library, loaded=Loaded(Settings(pipe=COUNT))) as pilot:
        screen_of(pilot).open(library.find("envoy.txt"))
        await press(pilot, "vertical_line")
        assert await shows(pilot, WORDS)
        await press(pilot, "escape")
        assert WORDS not in painted(pilot)


async def test_without_one_the_command_is_asked_for(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "vertical_line")
        await type_text(pilot, "no-such-program-here -w")
        await press(pilot, "enter")
        assert await shows(pilot, "cannot be run")
        await press(pilot, "vertical_line", "escape")
        assert focused(pilot) == "articles"


async def test_the_pager_gets_the_text(library: Library, tmp_path: Path, terminal: None) -> None:
    kept = tmp_path / "kept"
    code = f"import sys; open({str(kept)!r}, 'w').write(sys.stdin.read())"
    settings = Settings(pager=(sys.executable, "-c", code))
    async with reading(library, loaded=Loaded(settings)) as pilot:
        await press(pilot, "f3")
        assert kept.read_text().startswith(ENVOY_HEAD)


async def test_the_editor_gets_a_copy_and_never_the_file(
    library: Library, terminal: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = "import sys; open(sys.argv[1], 'a').write('my note')"
    settings = Settings(editor=(sys.executable, "-c", code))
    async with reading(library, loaded=Loaded(settings)) as pilot:
        before = (library.folder / "envoy.txt").read_text()
        await press(pilot, "f4")
        assert "Your changed copy is" in " ".join(painted(pilot).split())
        assert (library.folder / "envoy.txt").read_text() == before


async def test_a_pager_that_is_not_there_is_told(library: Library, terminal: None) -> None:
    settings = Settings(pager=("no-such-program-here",))
    async with reading(library, loaded=Loaded(settings)) as pilot:
        await press(pilot, "f3")
        assert "no-such-program-here" in painted(pilot)


async def test_a_terminal_that_cannot_be_handed_over_is_told(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "f3")
        assert "cannot be handed over" in " ".join(painted(pilot).split())
