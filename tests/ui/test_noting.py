"""Notes that the reader writes: on the article, on what the mouse has selected, in the panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import HARVEST_HEAD, folders_in
from screens import (
    NARROW,
    focused,
    headline,
    painted,
    pane,
    press,
    reading,
    screen_of,
    search,
    settled,
    status,
    styles_of,
    type_text,
)
from textual.pilot import Pilot

from briefing.library import Library

PASSAGE = "any drone had arrived"


async def select(pilot: Pilot[None], words: str) -> None:
    """Select words of one line in the reader with the mouse."""
    rows = pane(pilot, "reader").splitlines()
    y = next(y for y, row in enumerate(rows) if words in row)
    first = rows[y].index(words) + 1
    await pilot.hover("#reader", offset=(first, y))
    await settled(pilot)
    await pilot.mouse_down("#reader", offset=(first, y))
    last = first + len(words) - 1
    await pilot.hover("#reader", offset=(last, y))
    await pilot.mouse_up("#reader", offset=(last, y))
    await settled(pilot)


async def write_note(pilot: Pilot[None], text: str) -> None:
    await press(pilot, "W")
    await type_text(pilot, text)
    await press(pilot, "enter")


def line_with(pilot: Pilot[None], words: str) -> str:
    return next(line for line in pane(pilot, "reader").splitlines() if words in line)


def notes(pilot: Pilot[None]) -> str:
    """What the panel shows below its heading of notes."""
    return pane(pilot, "entities").partition("Notes")[2]


async def test_what_was_typed_into_a_note_is_undone_by_the_key_that_leads_to_the_shell(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "W")
        await type_text(pilot, "zeppelin")
        assert "zeppelin" in painted(pilot)
        await press(pilot, "ctrl+z")
        assert "zeppelin" not in painted(pilot)
        assert "Note on" in painted(pilot)


async def test_a_note_on_a_passage_stands_in_panel_margin_and_list_is_undone_and_outlives_a_restart(
    library: Library, tmp_path: Path
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter")
        assert "¶" not in painted(pilot)
        await select(pilot, PASSAGE)
        await press(pilot, "W")
        assert "Note on this passage" in painted(pilot)
        await type_text(pilot, "who saw it")
        await press(pilot, "enter")
        assert "noted at “any drone" in painted(pilot)
        assert "u undoes it." in painted(pilot)
        assert "1" in notes(pilot).splitlines()[0]
        assert "▸ who saw it" in notes(pilot)
        assert f"“{PASSAGE}”" in notes(pilot)
        assert line_with(pilot, PASSAGE).strip().startswith("¶ ")
        assert all(style.italic and style.underline for style in styles_of(pilot, PASSAGE))
        assert "¶" in pane(pilot, "articles")
        await press(pilot, "u")
        assert "¶" not in painted(pilot)
        assert "Notes" not in pane(pilot, "entities")
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        async with reading(again) as pilot:
            await press(pilot, "ctrl+r")
            assert "who saw it" in notes(pilot)
            assert line_with(pilot, PASSAGE).strip().startswith("¶ ")


async def test_a_note_on_the_article_is_changed_and_taken_off(library: Library) -> None:
    async with reading(library) as pilot:
        await write_note(pilot, "ask him")
        assert "▸ ask him" in notes(pilot)
        await write_note(pilot, " again")
        assert "▸ ask him again" in notes(pilot)
        await press(pilot, "W", *["backspace"] * len("ask him again"), "enter")
        assert "Notes" not in pane(pilot, "entities")
        await press(pilot, "u")
        assert "ask him again" in notes(pilot)


async def test_a_note_has_lines_and_esc_writes_none(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "W")
        await type_text(pilot, "one")
        await press(pilot, "ctrl+j")
        await type_text(pilot, "two")
        await press(pilot, "enter")
        assert [line.strip() for line in notes(pilot).splitlines()[1:3]] == ["▸ one", "two"]
        await press(pilot, "W")
        await type_text(pilot, " three")
        await press(pilot, "escape")
        assert "three" not in painted(pilot)
        assert "two" in notes(pilot)


async def test_in_the_panel_a_note_is_gone_to_changed_and_taken_off(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter")
        await select(pilot, PASSAGE)
        await write_note(pilot, "who")
        await press(pilot, "3", "g", "G")
        assert status(pilot).endswith("1/1 who")
        await press(pilot, "r")
        await type_text(pilot, " saw it")
        await press(pilot, "enter")
        assert "▸ who saw it" in notes(pilot)
        await press(pilot, "enter")
        assert focused(pilot) == "reader"
        assert line_with(pilot, PASSAGE).strip().startswith("▸ ")
        await press(pilot, "3", "x")
        assert "taken off" in painted(pilot)
        assert "Notes" not in pane(pilot, "entities")


async def test_where_a_note_is_taken_off_the_one_beside_it_is_next(library: Library) -> None:
    async with reading(library) as pilot:
        await write_note(pilot, "ask him")
        await press(pilot, "enter")
        await select(pilot, PASSAGE)
        await write_note(pilot, "who saw it")
        await press(pilot, "x")
        assert "▸ ask him" in notes(pilot)


@pytest.mark.parametrize("key", ["w", "T", "C", "M"])
async def test_a_note_is_no_entity(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await write_note(pilot, "ask him")
        await press(pilot, key)
        assert "This is for people, weapons and sanctions." in painted(pilot)


async def test_a_note_leads_to_no_other_article(library: Library) -> None:
    async with reading(library) as pilot:
        await write_note(pilot, "ask him")
        first = headline(pilot)
        await press(pilot, "right_square_bracket")
        assert headline(pilot) == first
        assert "This note is in no other article." in painted(pilot)


async def test_where_nobody_is_named_there_may_be_notes(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "j")
        assert headline(pilot) == HARVEST_HEAD
        assert "No people" in pane(pilot, "entities")
        await write_note(pilot, "ask them")
        assert "No people" not in pane(pilot, "entities")
        assert "ask them" in notes(pilot)


async def test_in_a_narrow_terminal_a_note_is_written_and_found(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        await write_note(pilot, "ask him")
        assert "¶" in pane(pilot, "articles")
        await search(pilot, "note:ask", "escape")
        await search(pilot, "is:noted")
        assert "1 of 3 articles" in status(pilot)
        assert screen_of(pilot).articles.row_count == 1
