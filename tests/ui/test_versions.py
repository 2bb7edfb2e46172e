"""Versions of one story in the reader: one row, and the way to the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import HARVEST_HEAD, MINISTER_AGAIN, MINISTER_HEAD, THREE, library_of
from screens import focused, headline, painted, pane, press, reading, screen_of, settled

from briefing.library import Library


@pytest.fixture
def again(tmp_path: Path) -> Iterator[Library]:
    """Four articles, of which the first and the last tell one story."""
    with library_of(tmp_path, {**THREE, "again.txt": MINISTER_AGAIN}) as opened:
        yield opened


async def test_a_story_saved_twice_is_one_row_and_still_two_articles(again: Library) -> None:
    async with reading(again) as pilot:
        assert "×2 · undated" in pane(pilot, "articles")
        assert pane(pilot, "articles").count("Minister sends") == 1
        assert "4 articles in 3 stories · 3 unread" in painted(pilot).splitlines()[-1]


async def test_equals_lists_the_versions_of_the_open_story(again: Library) -> None:
    async with reading(again) as pilot:
        await press(pilot, "enter", "equals_sign")
        assert " same story ✕" in painted(pilot).splitlines()[-2]
        assert pane(pilot, "articles").count("Minister sends") == 2
        assert "×2" not in pane(pilot, "articles")
        assert "2 of 4 articles · 1 unread" in painted(pilot).splitlines()[-1]
        assert focused(pilot) == "articles"


async def test_escape_leads_from_the_versions_back_to_the_row_of_the_story(again: Library) -> None:
    async with reading(again) as pilot:
        await press(pilot, "equals_sign", "j", "enter", "escape", "escape")
        assert "same story" not in painted(pilot)
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "J", "J")
        assert headline(pilot) == HARVEST_HEAD


async def test_backspace_leads_back_to_the_version_that_was_open(again: Library) -> None:
    async with reading(again) as pilot:
        await press(pilot, "equals_sign", "G", "enter", "escape", "escape", "j", "enter")
        await press(pilot, "backspace")
        reopened = screen_of(pilot).open_id
        assert again.article(reopened).path == "minister.txt"
        assert "same story" in painted(pilot)


async def test_a_story_without_another_version_says_so(again: Library) -> None:
    async with reading(again) as pilot:
        await press(pilot, "j", "equals_sign")
        assert "No other version of this story" in painted(pilot)
        assert "4 articles" in painted(pilot).splitlines()[-1]


async def test_brackets_step_on_from_a_version_that_has_no_row_of_its_own(again: Library) -> None:
    async with reading(again) as pilot:
        await press(pilot, "equals_sign", "j", "enter")
        screen_of(pilot).entities.select("person/anna-novak")
        await settled(pilot)
        start = screen_of(pilot).open_id
        await press(pilot, *["right_square_bracket"] * 3)
        assert again.article(start).path == "minister.txt"
        assert again.article(screen_of(pilot).open_id).path == "envoy.txt"
