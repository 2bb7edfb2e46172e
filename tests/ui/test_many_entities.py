"""The entities of a library that names many, and their counts where there is little room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import library_of
from faceted import rows
from screens import pane, press, reading, screen_of, settled

from briefing.entity_index import IndexQuestion, IndexRows
from briefing.library import Library
from briefing.storage.tallies import EntityRecord


@pytest.fixture
def crowd(tmp_path: Path) -> Iterator[Library]:
    """A library that names 600 people, each in one article."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Anna B{a}n{b}v" for a in letters for b in letters[:24]]
    pages = {
        f"{first}.txt": "A long list\n\n"
        + "\n\n".join(f"{name} said that talks would go on." for name in names[first : first + 60])
        for first in range(0, 600, 60)
    }
    with library_of(tmp_path, pages) as opened:
        yield opened


async def test_rows_far_down_are_fetched_when_they_come_into_view(crowd: Library) -> None:
    async with reading(crowd) as pilot:
        await press(pilot, "e", "e", "S", "down", "down", "enter")
        assert "▸ Anna Banav 1 · 1" in rows(pilot, "index")
        await press(pilot, "G")
        assert rows(pilot, "index")[-1] == "▸ Anna Bynxv 1 · 1"
        await press(pilot, "pageup", "pageup", "pageup")
        assert "…" not in pane(pilot, "index")
        await press(pilot, "g")
        assert rows(pilot, "index")[2] == "▸ Anna Banav 1 · 1"


async def test_who_scrolls_is_not_led_back_to_the_cursor(crowd: Library) -> None:
    async with reading(crowd) as pilot:
        await press(pilot, "e", "e", "j")
        index = screen_of(pilot).index
        assert index
        index.jump(500)
        await settled(pilot)
        assert index.scroll_offset.y == 500
        assert "…" not in pane(pilot, "index")


@pytest.mark.parametrize(
    ("name", "articles", "line"),
    [
        ("Anna Novak", 9_999, "▸ Anna Novak      9,999 · 20,000"),
        ("Anna Novak", 34_180, "▸ Anna Novak     34,180 · 20,000"),
        ("Volodymyr Novakova", 9_999, "▸ Volodymyr Novakova 9,999 · 20k"),
        ("Volodymyr Novakova", 34_180, "▸ Volodymyr Novakova   34k · 20k"),
    ],
)
async def test_counts_are_rounded_where_the_name_needs_their_room(
    library: Library, monkeypatch: pytest.MonkeyPatch, name: str, articles: int, line: str
) -> None:
    record = EntityRecord("person/x", "person", name, articles, 20_000)
    answer = IndexRows(IndexQuestion(), (record,), (("person", 1),), {})
    monkeypatch.setattr(library.naming.index, "answer", lambda question: answer)
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        assert line in pane(pilot, "index")
