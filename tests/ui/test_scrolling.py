"""The scroll bar of a pane, and that what goes on within panes moves none of them."""

from __future__ import annotations

import pytest
from screens import press, reading, screen_of, settled
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from briefing.library import Library


def bar(pilot: Pilot[None], name: str) -> list[int]:
    """The lines of a pane that end in its scroll bar."""
    view = screen_of(pilot).query_one(f"#{name}")
    ends = [list(view.render_line(y))[-1] for y in range(view.size.height)]
    return [y for y, end in enumerate(ends) if end.style and end.style.reverse]


async def test_the_scroll_bar_stands_beside_the_share_that_is_in_view(
    long_library: Library,
) -> None:
    async with reading(long_library) as pilot:
        height = screen_of(pilot).reader.size.height
        assert bar(pilot, "reader")[0] == 0
        assert len(bar(pilot, "reader")) < height
        await press(pilot, "2", "pagedown")
        assert 0 < bar(pilot, "reader")[0] < bar(pilot, "reader")[-1] < height - 1
        await press(pilot, "G")
        assert bar(pilot, "reader")[-1] == height - 1


async def test_there_is_no_scroll_bar_where_all_is_in_view(library: Library) -> None:
    async with reading(library) as pilot:
        assert not bar(pilot, "articles")
        assert not bar(pilot, "reader")


async def test_the_scroll_bar_fits_another_height(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        before = bar(pilot, "reader")
        await pilot.resize_terminal(120, 20)
        await settled(pilot)
        assert 0 < len(bar(pilot, "reader")) < len(before)


async def test_the_scroll_bar_can_be_drawn_and_selects_no_text(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        reader = screen_of(pilot).reader
        await pilot.mouse_down("#reader", offset=(reader.size.width - 1, 0))
        await pilot.hover("#reader", offset=(reader.size.width - 1, reader.size.height - 1))
        await settled(pilot)
        assert reader.is_at_end
        await pilot.hover("#reader", offset=(5, 0))
        await pilot.mouse_up("#reader", offset=(5, 0))
        await settled(pilot)
        assert reader.scroll_offset.y == 0
        await pilot.hover("#reader", offset=(5, 10))
        assert reader.scroll_offset.y == 0
        assert not screen_of(pilot).selections


async def test_a_click_into_the_scroll_bar_leaves_the_row(long_library: Library) -> None:
    async with reading(long_library, (120, 6)) as pilot:
        entities = screen_of(pilot).entities
        await press(pilot, "2", "J", "3")
        row = entities.cursor
        await pilot.click("#entities", offset=(entities.size.width - 1, 4))
        assert (entities.cursor, entities.scroll_offset.y > 0) == (row, True)


async def test_the_wheel_scrolls(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        reader = screen_of(pilot).reader
        reader.post_message(MouseScrollDown(reader, 5, 5, 0, 1, 0, False, False, False))
        await settled(pilot)
        assert reader.scroll_offset.y > 0


@pytest.mark.parametrize("keys", [("j", "k"), ("J", "K"), ("2", "space"), ("R", "R"), ("tab", "j")])
async def test_what_a_pane_shows_moves_no_other(
    long_library: Library, keys: tuple[str, ...]
) -> None:
    """An arrangement of the whole screen costs as much as painting it."""
    async with reading(long_library) as pilot:
        arranged: list[object] = []
        screen_of(pilot).screen_layout_refresh_signal.subscribe(pilot.app, arranged.append)
        await press(pilot, *keys)
        assert not arranged
