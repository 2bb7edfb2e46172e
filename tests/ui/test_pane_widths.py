"""How wide the panes are: by keys and by mouse."""

from __future__ import annotations

import pytest
from screens import NARROW, WIDE, pane, press, reading, screen_of, settled
from textual.pilot import Pilot

from briefing.library import Library
from briefing.ui.panes import LEAST, MIDDLE_LEAST, STEP


def widths(pilot: Pilot[None]) -> tuple[int, ...]:
    return tuple(each.region.width for each in screen_of(pilot).panes)


@pytest.mark.parametrize(
    ("number", "key", "changes"),
    [
        ("1", "right_parenthesis", (STEP, -STEP, 0)),
        ("1", "left_parenthesis", (-STEP, STEP, 0)),
        ("3", "right_parenthesis", (0, -STEP, STEP)),
        ("2", "right_parenthesis", (0, STEP, -STEP)),
        ("2", "left_parenthesis", (0, -STEP, STEP)),
    ],
)
async def test_parentheses_widen_and_narrow_the_pane(
    library: Library, number: str, key: str, changes: tuple[int, ...]
) -> None:
    async with reading(library) as pilot:
        before = widths(pilot)
        await press(pilot, number, key)
        assert widths(pilot) == tuple(a + b for a, b in zip(before, changes, strict=True))


async def test_the_reader_takes_from_the_list_where_the_entities_are_hidden(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "E", "2")
        before = widths(pilot)
        await press(pilot, "right_parenthesis")
        assert widths(pilot)[:2] == (before[0] - STEP, before[1] + STEP)


async def test_no_pane_becomes_too_narrow_to_read(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, *["left_parenthesis"] * 10)
        assert widths(pilot)[0] == LEAST
        for number in ("1", "3"):
            await press(pilot, number, *["right_parenthesis"] * 20)
        assert widths(pilot)[1] >= MIDDLE_LEAST


async def test_the_text_of_a_pane_fills_its_new_width(library: Library) -> None:
    async with reading(library) as pilot:
        assert "Envoy Petrov denies the shipment" not in pane(pilot, "articles")
        await press(pilot, *["right_parenthesis"] * 3)
        assert "Envoy Petrov denies the shipment" in pane(pilot, "articles")


async def test_widths_outlast_zoom_and_a_narrow_terminal(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "right_parenthesis")
        before = widths(pilot)
        await press(pilot, "z")
        assert screen_of(pilot).articles.region.width == WIDE[0]
        await press(pilot, "z")
        assert widths(pilot) == before
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert screen_of(pilot).articles.region.width == NARROW[0]
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert widths(pilot) == before


@pytest.mark.parametrize(("name", "to", "left_and_right"), [("reader", 40, (40, 34)),
                                                           ("entities", 80, (31, 40))])  # fmt: skip
async def test_the_bar_between_two_panes_can_be_dragged(
    library: Library, name: str, to: int, left_and_right: tuple[int, int]
) -> None:
    async with reading(library) as pilot:
        row = screen_of(pilot).articles.cursor
        await pilot.mouse_down(f"#{name}", offset=(0, 5))
        await pilot.hover(offset=(to, 9))
        await pilot.mouse_up(offset=(to, 9))
        await settled(pilot)
        assert (widths(pilot)[0], widths(pilot)[2]) == left_and_right
        assert screen_of(pilot).articles.cursor == row
        await pilot.hover(offset=(50, 9))
        assert (widths(pilot)[0], widths(pilot)[2]) == left_and_right
