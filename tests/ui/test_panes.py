"""Panes, help, palette and mouse."""

from __future__ import annotations

import pytest
from articles import HARVEST_HEAD
from screens import (
    NARROW,
    WIDE,
    focused,
    headline,
    painted,
    pane,
    press,
    reading,
    screen_of,
    settled,
    type_text,
)

from briefing.library import Library

# Panes


@pytest.mark.parametrize(("key", "name"), [("1", "articles"), ("2", "reader"), ("3", "entities")])
async def test_a_number_focuses_a_pane(library: Library, key: str, name: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        assert focused(pilot) == name


async def test_tab_goes_round(library: Library) -> None:
    async with reading(library) as pilot:
        order = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await press(pilot, key)
            order.append(focused(pilot))
        assert order == ["reader", "entities", "articles", "entities"]


async def test_z_zooms_the_pane_and_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "2", "z")
        assert screen_of(pilot).reader.region.width == WIDE[0]
        await press(pilot, "z")
        assert screen_of(pilot).articles.display


async def test_a_narrow_terminal_shows_one_pane_at_a_time(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        assert screen_of(pilot).articles.region.width == NARROW[0]
        await press(pilot, "enter")
        assert "Ivan Petrov, the envoy" in painted(pilot)
        await press(pilot, "3")
        assert "People 2" in painted(pilot)
        await press(pilot, "h", "h")
        assert "Harvest" in painted(pilot)


@pytest.mark.parametrize("key", ["space", "b", "right_square_bracket", "R"])
async def test_an_act_on_the_text_goes_to_it_where_the_list_fills_the_screen(
    library: Library, key: str
) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, key)
        assert focused(pilot) == "reader"
        assert "Ivan Petrov, the envoy" in painted(pilot)


async def test_stepping_to_a_hit_goes_to_it_where_the_list_fills_the_screen(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "z", "slash")
        await type_text(pilot, "drones")
        await press(pilot, "enter", "n")
        assert focused(pilot) == "reader"


@pytest.mark.parametrize("key", ["J", "n"])
async def test_articles_stepped_through_in_a_list_that_fills_the_screen_are_not_read(
    library: Library, key: str
) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, key, key)
        assert "3 articles · 3 unread" in painted(pilot)
        await press(pilot, "space")
        assert "3 articles · 2 unread" in painted(pilot)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (10, 3)])
async def test_a_tiny_terminal_is_survived(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size) as pilot:
        await press(pilot, "enter", "space", "3", "j", "slash", "d", "escape", "question_mark")
        assert pilot.app.is_running


# Help and commands


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_shows_the_keys_and_closes_again(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        assert "Search as you type" in painted(pilot)
        await press(pilot, "escape")
        assert "Search as you type" not in painted(pilot)


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_every_act_is_in_the_palette(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        await type_text(pilot, "zoom")
        await pilot.pause(0.3)
        assert "Zoom the pane" in painted(pilot)
        await press(pilot, "enter")
        assert screen_of(pilot).is_zoomed


# The mouse


async def test_a_click_on_a_row_shows_it_and_a_second_one_opens_it(library: Library) -> None:
    async with reading(library) as pilot:
        await pilot.click("#articles", offset=(8, 4))
        await settled(pilot)
        assert headline(pilot) == HARVEST_HEAD
        await pilot.click("#articles", offset=(8, 4))
        await settled(pilot)
        assert focused(pilot) == "reader"


async def test_a_click_on_a_mention_selects_it_in_the_panel(library: Library) -> None:
    async with reading(library) as pilot:
        rows = pane(pilot, "reader").splitlines()
        y = next(y for y, row in enumerate(rows) if "any drone" in row)
        await pilot.click("#reader", offset=(rows[y].index("drone") + 1, y))
        await settled(pilot)
        entity = screen_of(pilot).entities.current
        assert entity is not None
        assert entity.kind == "weapon"


async def test_a_click_takes_the_filter_off(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter")
        await pilot.click("#filter")
        await settled(pilot)
        assert "3 articles" in painted(pilot)


async def test_a_click_on_a_hint_does_what_it_names(library: Library) -> None:
    async with reading(library) as pilot:
        place = painted(pilot).splitlines()[-1].index("help")
        await pilot.click("#status", offset=(place, 0))
        await settled(pilot)
        assert "Search as you type" in painted(pilot)
