"""Where the reader left off is where the next start begins."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from articles import ENVOY_HEAD, HARVEST_HEAD, MINISTER_HEAD
from screens import (
    NARROW,
    focused,
    headline,
    painted,
    press,
    reading,
    screen_of,
    settled,
    type_text,
)

from briefing.library import Library
from briefing.rows import Listing
from briefing.session import SessionFile
from briefing.ui import session_screen
from briefing.ui.reading_screen import ReadingScreen
from briefing.ui.search_line import SearchLine


@pytest.fixture
def file(tmp_path: Path) -> SessionFile:
    return SessionFile(tmp_path / "sessions" / "one.json")


async def leave_after(library: Library, file: SessionFile, *keys: str, query: str = "") -> None:
    """One sitting: open the reader, press keys, type a query, and quit."""
    async with reading(library, file=file) as pilot:
        await press(pilot, *keys)
        if query:
            await press(pilot, "slash")
            await type_text(pilot, query)
            await press(pilot, "enter")
        await press(pilot, "Q")


async def test_the_open_article_is_open_again(library: Library, file: SessionFile) -> None:
    await leave_after(library, file, "j")
    async with reading(library, file=file) as pilot:
        assert headline(pilot) == HARVEST_HEAD
        assert "▸●  Harvest" in painted(pilot)
        assert focused(pilot) == "articles"


async def test_query_and_answer_are_there_again(library: Library, file: SessionFile) -> None:
    await leave_after(library, file, query="drone")
    async with reading(library, file=file) as pilot:
        assert "/drone" in painted(pilot)
        assert "2 of 3 articles" in painted(pilot)
        assert "–/1 in this article" in painted(pilot)
        await press(pilot, "escape")
        assert "3 articles" in painted(pilot)


async def test_the_first_paint_does_not_wait_for_the_answer_to_the_query(
    library: Library, file: SessionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    await leave_after(library, file, query="drone")
    asked: list[str] = []
    search = library.search

    def noting(text: str, about: str | None = None, **how: Any) -> Listing:
        asked.append(text)
        return search(text, about, **how)

    monkeypatch.setattr(library, "search", noting)
    async with reading(library, file=file):
        assert asked[0] == ""
        assert asked[-1] == "drone"


async def test_the_first_paint_does_not_wait_for_a_line_to_type_in(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[int] = []
    after = ReadingScreen.after_first_paint

    def noting(screen: ReadingScreen) -> None:
        lines.append(len(screen.query(SearchLine)))
        after(screen)
        lines.append(len(screen.query(SearchLine)))

    monkeypatch.setattr(ReadingScreen, "after_first_paint", noting)
    async with reading(library):
        assert lines == [0, 1]


async def test_the_filter_is_there_again(library: Library, file: SessionFile) -> None:
    await leave_after(library, file, "G", "3", "enter")
    async with reading(library, file=file) as pilot:
        assert "mentions Anna Novak" in painted(pilot)
        assert "2 of 3 articles" in painted(pilot)
        assert headline(pilot) == MINISTER_HEAD


async def test_focus_zoom_and_widths_are_there_again(library: Library, file: SessionFile) -> None:
    await leave_after(library, file, "right_parenthesis", "2", "z")
    async with reading(library, file=file) as pilot:
        assert focused(pilot) == "reader"
        assert screen_of(pilot).is_zoomed
        await press(pilot, "z")
        assert screen_of(pilot).articles.region.width == 35


async def test_a_hidden_pane_stays_hidden(library: Library, file: SessionFile) -> None:
    await leave_after(library, file, "3", "E")
    async with reading(library, file=file) as pilot:
        assert not screen_of(pilot).entities.display
        assert focused(pilot) == "reader"


async def test_on_a_narrow_terminal_the_pane_left_is_the_pane_shown(
    library: Library, file: SessionFile
) -> None:
    await leave_after(library, file, "enter")
    async with reading(library, NARROW, file=file) as pilot:
        assert "Ivan Petrov, the envoy" in painted(pilot)


async def test_there_is_nothing_further_back_than_the_start(
    library: Library, file: SessionFile
) -> None:
    await leave_after(library, file, "j", query="drone")
    async with reading(library, file=file) as pilot:
        await press(pilot, "backspace")
        assert "There is nothing further back." in painted(pilot)


async def test_an_article_that_has_gone_makes_room_for_the_first(
    library: Library, file: SessionFile
) -> None:
    await leave_after(library, file, "j")
    (library.folder / "harvest.txt").unlink()
    list(library.refresh())
    async with reading(library, file=file) as pilot:
        assert headline(pilot) == ENVOY_HEAD


async def test_an_entity_that_has_gone_is_no_filter_any_more(
    library: Library, file: SessionFile
) -> None:
    await leave_after(library, file, "G", "3", "enter")
    for name in ("minister.txt", "envoy.txt"):
        (library.folder / name).unlink()
    list(library.refresh())
    async with reading(library, file=file) as pilot:
        assert headline(pilot) == HARVEST_HEAD
        assert "1 article" in painted(pilot)


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 1, "pane": "nowhere", "widths": {"nowhere": 3, "articles": -5}}',
        '{"version": 1, "hidden": ["articles", "reader", "entities"]}',
        '{"version": 1, "widths": {"articles": 100000, "entities": 100000}}',
        '{"version": 1, "article_id": "5f0c", "about": ["person/none", "x"]}',
        "not JSON",
    ],
)
async def test_an_odd_session_is_survived(library: Library, file: SessionFile, text: str) -> None:
    assert file.path is not None
    file.path.parent.mkdir()
    file.path.write_text(text)
    async with reading(library, file=file) as pilot:
        assert headline(pilot) == ENVOY_HEAD
        assert screen_of(pilot).reader.region.width >= 30
        assert focused(pilot) == "articles"


async def test_a_program_that_is_killed_has_written_down_the_article_before(
    library: Library, file: SessionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_screen, "PATIENCE", 0.01)
    async with reading(library, file=file) as pilot:
        await press(pilot, "j")
        await pilot.pause(0.1)
        await settled(pilot)
        kept = file.read().article_id
        assert kept == screen_of(pilot).open_id


async def test_quitting_from_a_dialog_keeps_the_session_too(
    library: Library, file: SessionFile
) -> None:
    async with reading(library, file=file) as pilot:
        await press(pilot, "j", "question_mark", "ctrl+q")
    async with reading(library, file=file) as pilot:
        assert headline(pilot) == HARVEST_HEAD


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_who_is_ended_by_the_system_leaves_as_with_a_key(
    library: Library, file: SessionFile, number: signal.Signals
) -> None:
    async with reading(library, file=file) as pilot:
        await press(pilot, "J")
        left = headline(pilot)
        os.kill(os.getpid(), number)
        while pilot.app.is_running and not pilot.app._exit:
            await pilot.pause(0.01)
    async with reading(library, file=file) as pilot:
        assert headline(pilot) == left
