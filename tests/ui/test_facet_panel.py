"""Where what results have in common stands, and that it is counted beside the screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from faceted import query_line, reports, rows, search
from screens import (
    NARROW,
    focused,
    painted,
    press,
    reading,
    screen_of,
    settled,
    shows,
    type_text,
)

from briefing.errors import IndexUnavailable
from briefing.found import FacetRow
from briefing.library import Library
from briefing.session import SessionFile


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with reports(tmp_path) as opened:
        yield opened


# The panel and its neighbours


@pytest.mark.parametrize("key", ["escape", "q", "h"])
async def test_back_goes_from_what_is_in_common_to_the_results(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "2", "c", key)
        assert focused(pilot) == "articles"
        assert rows(pilot)[0].startswith("In these results")


async def test_without_a_search_the_panel_tells_of_the_article_again(library: Library) -> None:
    async with reading(library) as pilot:
        before = rows(pilot, "entities")
        await search(pilot, "drone")
        await press(pilot, "c", "escape", "escape")
        assert "4 articles" in painted(pilot)
        assert rows(pilot, "entities") == before
        assert focused(pilot) == "articles"


async def test_typing_goes_on_when_the_last_letter_of_a_query_is_taken_back(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await search(pilot, "d")
        await press(pilot, "c", "backslash", "backspace")
        assert "In these results" not in painted(pilot)
        await type_text(pilot, "dam")
        assert query_line(pilot) == "/dam"


async def test_e_brings_the_entities_back(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c", "e")
        assert focused(pilot) == "entities"
        assert rows(pilot, "entities")[0].startswith("In this article")


@pytest.mark.parametrize("key", ["T", "C", "x", "r", "w", "M"])
async def test_what_is_done_to_entities_is_not_done_to_one_that_is_out_of_sight(
    library: Library, key: str
) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c", key)
        assert "e shows them." in painted(pilot)
        assert focused(pilot) == "facets"


async def test_a_panel_that_is_hidden_is_shown_and_then_hidden_again(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "E")
        await search(pilot, "drone")
        await press(pilot, "c")
        assert rows(pilot)[1] == "Publishers articles"
        await press(pilot, "c")
        assert not screen_of(pilot).entities.display
        assert "Publishers" not in painted(pilot)


async def test_both_contents_are_as_wide_as_the_panel_was_made(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "3", "right_parenthesis")
        wider = screen_of(pilot).entities.region
        await press(pilot, "c")
        assert screen_of(pilot).query_one("#facets").region == wider
        await press(pilot, "left_parenthesis", "left_parenthesis", "c")
        assert screen_of(pilot).entities.region.width == wider.width - 8


async def test_a_narrow_terminal_shows_it_alone_and_leads_back_to_the_list(
    library: Library,
) -> None:
    async with reading(library, NARROW) as pilot:
        await search(pilot, "drone")
        assert "c in common" in painted(pilot).splitlines()[-1]
        await press(pilot, "c")
        assert screen_of(pilot).query_one("#facets").region.width == NARROW[0]
        await press(pilot, "enter")
        assert "2 of 4 articles" in painted(pilot)
        assert "▸√ Example Times" in painted(pilot)
        await press(pilot, "escape")
        assert "Arrival" in painted(pilot)
        assert "Publishers" not in painted(pilot)


async def test_a_click_on_the_head_turns_the_panel(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await pilot.click("#entities", offset=(20, 0))
        await settled(pilot)
        assert rows(pilot)[1] == "Publishers articles"
        await pilot.click("#facets", offset=(20, 0))
        await settled(pilot)
        assert rows(pilot, "entities")[0].startswith("In this article")


async def test_the_next_start_has_the_entities_and_their_panel_as_it_was(
    library: Library, tmp_path: Path
) -> None:
    file = SessionFile(tmp_path / "sessions" / "one.json")
    async with reading(library, file=file) as pilot:
        await press(pilot, "E")
        await search(pilot, "drone")
        await press(pilot, "c", "Q")
    async with reading(library, file=file) as pilot:
        assert query_line(pilot) == "/drone"
        assert focused(pilot) == "articles"
        assert not screen_of(pilot).entities.display


# Counting beside the screen


async def test_while_a_thread_counts_keys_act_and_the_newest_question_wins(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, may_go, asked = library.facets, threading.Event(), list[str]()

    def slow(text: str, about: str | None, *, typing: bool) -> tuple[FacetRow, ...]:
        asked.append(text)
        may_go.wait(30)
        return count(text, about, typing=typing)

    monkeypatch.setattr(library, "facets", slow)
    async with reading(library) as pilot:
        await search(pilot, "drone")
        try:
            await pilot.press("c")
            for key in ("backslash", "space", *"bridge"):
                await pilot.press(key)
            while "1 of 4 articles" not in painted(pilot):
                await pilot.pause(0.01)
            assert "Counting …" in painted(pilot)
            assert asked == ["drone"]
        finally:
            may_go.set()
        assert await shows(pilot, "▸  Meridian")
        assert asked == ["drone", "drone bridge"]


async def test_a_count_that_fails_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(text: str, about: str | None, *, typing: bool) -> tuple[FacetRow, ...]:
        raise IndexUnavailable("The index cannot be used.")

    monkeypatch.setattr(library, "facets", failing)
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c")
        assert "The index cannot be used." in painted(pilot)
        await press(pilot, "c")
        assert focused(pilot) == "articles"
