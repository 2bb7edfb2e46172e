"""Filter the list as one types, and stay inside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY_HEAD, HARVEST_HEAD, MINISTER_HEAD, library_of
from screens import (
    NARROW,
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
from textual.pilot import Pilot

from briefing.library import Library


@pytest.fixture
def stories(tmp_path: Path) -> Iterator[Library]:
    """Six stories; every other one is of the sea."""
    where = ("sea", "land")
    files = {f"{n}.txt": f"Story {n} of the {where[n % 2]}\n\nText {n} of it.\n" for n in range(6)}
    with library_of(tmp_path, files) as library:
        yield library


async def filter_by(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "f")
    await type_text(pilot, words)


async def test_the_list_is_filtered_as_words_are_typed(library: Library) -> None:
    async with reading(library) as pilot:
        await filter_by(pilot, "min dro")
        shown = pane(pilot, "articles")
        assert "Minister" in shown
        assert "Envoy" not in shown
        assert headline(pilot) == MINISTER_HEAD
        assert "filter min dro" in painted(pilot).splitlines()[-2]
        assert "1 with “min dro” · 3 articles" in painted(pilot).splitlines()[-1]


async def test_enter_keeps_the_filter_and_goes_to_the_list(library: Library) -> None:
    async with reading(library) as pilot:
        await filter_by(pilot, "min")
        await press(pilot, "enter")
        assert focused(pilot) == "articles"
        assert "Envoy" not in pane(pilot, "articles")


async def test_escape_shows_all_rows_and_the_article_from_before(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G")
        before = headline(pilot)
        await filter_by(pilot, "envoy")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "escape")
        assert headline(pilot) == before
        assert all(head[:9] in pane(pilot, "articles") for head in (ENVOY_HEAD, HARVEST_HEAD))


async def test_a_later_escape_in_the_list_shows_all_rows_with_the_same_one_selected(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await filter_by(pilot, "min")
        await press(pilot, "enter", "escape")
        assert "Envoy" in pane(pilot, "articles")
        assert headline(pilot) == MINISTER_HEAD
        screen = screen_of(pilot)
        assert screen.articles.rows[screen.articles.cursor].headline == MINISTER_HEAD


async def test_no_words_show_all_rows(library: Library) -> None:
    async with reading(library) as pilot:
        await filter_by(pilot, "m")
        await press(pilot, "backspace")
        assert "Envoy" in pane(pilot, "articles")


async def test_the_selected_row_stays_selected_while_it_has_the_words(stories: Library) -> None:
    async with reading(stories) as pilot:
        await press(pilot, "j", "j")
        before = headline(pilot)
        word = "sea" if "sea" in before else "land"
        await filter_by(pilot, word)
        assert headline(pilot) == before
        screen = screen_of(pilot)
        assert screen.articles.rows[screen.articles.cursor].headline == before


@pytest.mark.parametrize(("forth", "back"), [("J", "K"), ("n", "p")])
async def test_next_and_previous_stay_inside_the_filter(
    stories: Library, forth: str, back: str
) -> None:
    async with reading(stories) as pilot:
        await filter_by(pilot, "sea")
        await press(pilot, "enter")
        seen = [headline(pilot)]
        for _ in range(3):
            await press(pilot, forth)
            seen.append(headline(pilot))
        assert all("sea" in each for each in seen)
        assert len(set(seen)) == 3
        await press(pilot, "m", back)
        assert "sea" in headline(pilot)


async def test_a_refresh_keeps_filter_and_selected_row(stories: Library) -> None:
    async with reading(stories) as pilot:
        await filter_by(pilot, "sea")
        await press(pilot, "enter", "G")
        before = headline(pilot)
        screen = screen_of(pilot)
        screen.ask(screen.question)
        await settled(pilot)
        assert headline(pilot) == before
        assert "land" not in pane(pilot, "articles")
        assert screen.articles.rows[screen.articles.cursor].headline == before


async def test_a_row_just_read_stays_in_a_list_of_unread_ones(stories: Library) -> None:
    async with reading(stories) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "is:unread")
        await press(pilot, "enter", "enter", "J")
        assert len(screen_of(pilot).articles.rows) == 6
        assert "4 unread" in painted(pilot)


async def test_another_question_is_answered_whole(library: Library) -> None:
    async with reading(library) as pilot:
        await filter_by(pilot, "min")
        await press(pilot, "enter", "slash")
        await type_text(pilot, "petrov")
        assert "Envoy" in pane(pilot, "articles")


async def test_no_row_with_the_words_is_told(library: Library) -> None:
    async with reading(library) as pilot:
        await filter_by(pilot, "zeppelin")
        assert "No row has these words." in pane(pilot, "articles")
        await press(pilot, "enter", "J", "n", "enter", "m", "escape")
        assert "Envoy" in pane(pilot, "articles")


async def test_on_a_narrow_terminal_the_list_is_in_view_while_it_is_filtered(
    library: Library,
) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, "enter")
        await filter_by(pilot, "min")
        assert MINISTER_HEAD in painted(pilot)


async def test_the_way_back_to_another_list_shows_it_whole(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "1", "G", "3", "enter", "G", "enter", "1")
        await filter_by(pilot, "min")
        await press(pilot, "enter", "backspace")
        assert "mentions" not in painted(pilot)
        assert "Harvest" in pane(pilot, "articles")
