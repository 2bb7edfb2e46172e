"""Find in the open article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, LONG, library_of
from screens import (
    NARROW,
    focused,
    painted,
    pane,
    press,
    reading,
    screen_of,
    settled,
    shows,
    styles_of,
    type_text,
)
from textual.events import Key
from textual.pilot import Pilot

from briefing.library import Library

FAR = LONG + "\n\nAt last a zeppelin came, and café tables were laid.\n\nThe zeppelin left.\n"


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Library]:
    """An article with two zeppelins at its very end."""
    with library_of(tmp_path, {"a.txt": FAR, "b.txt": ENVOY}) as opened:
        yield opened


async def find(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "slash")
    await type_text(pilot, words)


def status(pilot: Pilot[None]) -> str:
    return painted(pilot).splitlines()[-1]


async def test_a_slash_in_the_reader_finds_in_the_article_as_it_is_typed(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "zepp")
        assert "At last a zeppelin came" in pane(pilot, "reader")
        assert "1/2 “zepp”" in status(pilot)
        assert "find zepp" in painted(pilot).splitlines()[-2]
        assert [style.reverse for style in styles_of(pilot, "zepp")].count(True) == 2


@pytest.mark.parametrize("name", ["1", "3"])
async def test_a_slash_in_list_and_entities_searches_all_articles(far: Library, name: str) -> None:
    async with reading(far) as pilot:
        await press(pilot, name)
        await find(pilot, "zepp")
        assert "1 of 2 articles" in status(pilot)


@pytest.mark.parametrize("key", ["backslash", "ctrl+f"])
async def test_all_articles_can_be_searched_from_the_reader(far: Library, key: str) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter", key)
        await type_text(pilot, "zepp")
        assert "1 of 2 articles" in status(pilot)


async def test_enter_stays_at_the_match_and_n_steps_round(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "zeppelin")
        await press(pilot, "enter")
        assert focused(pilot) == "reader"
        for key, told in (("n", "2/2"), ("n", "1/2"), ("N", "2/2")):
            await press(pilot, key)
            assert told in status(pilot)


async def test_arrows_step_while_it_is_typed(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "zeppelin")
        await press(pilot, "down")
        assert "2/2" in status(pilot)


@pytest.mark.parametrize("words", ["zepp", "zeppo"])
async def test_escape_goes_back_to_where_it_began(far: Library, words: str) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter", "space")
        before = pane(pilot, "reader")
        await find(pilot, words)
        await press(pilot, "escape")
        assert pane(pilot, "reader") == before
        assert focused(pilot) == "reader"
        assert "zepp" not in painted(pilot)


async def test_words_that_are_not_there_are_told_and_move_nothing(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter", "space")
        top = pane(pilot, "reader").splitlines()[:9]
        await find(pilot, "dirigible")
        assert "“dirigible” is not in this article" in status(pilot)
        await press(pilot, "enter")
        assert pane(pilot, "reader").splitlines()[:9] == top
        assert focused(pilot) == "reader"


async def test_a_later_escape_takes_the_marks_away_and_stays(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "zepp")
        await press(pilot, "enter", "escape")
        assert "zeppelin" in pane(pilot, "reader")
        assert "1/2" not in status(pilot)
        assert focused(pilot) == "reader"
        await press(pilot, "escape")
        assert focused(pilot) == "articles"


async def test_a_find_survives_another_size(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "zeppelin")
        await press(pilot, "enter", "n")
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert "2/2" in status(pilot)
        assert "The zeppelin left." in pane(pilot, "reader")


async def test_a_find_goes_on_in_the_saved_file_and_back(tmp_path: Path) -> None:
    page = f"Subscribe to our newsletter\n\n{FAR}"
    with library_of(tmp_path, {"a.txt": page}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter")
            await find(pilot, "zeppelin")
            await press(pilot, "enter", "n", "R")
            assert screen_of(pilot).is_raw
            assert "2/2" in status(pilot)
            await press(pilot, "n", "n")
            assert screen_of(pilot).is_raw
            await press(pilot, "R")
            assert "2/2" in status(pilot)
            assert "The zeppelin left." in pane(pilot, "reader")


async def test_an_accent_or_a_capital_need_not_be_typed(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "cafe")
        assert "1/1" in status(pilot)
        assert any(style.reverse for style in styles_of(pilot, "café"))


async def test_a_find_ends_with_its_article_and_its_words_are_offered_again(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        await find(pilot, "zepp")
        await press(pilot, "enter", "J")
        assert "zepp" not in painted(pilot)
        await press(pilot, "K", "slash", "enter")
        assert "1/2 “zepp”" in status(pilot)


async def test_the_hits_of_a_search_are_back_after_a_find(far: Library) -> None:
    async with reading(far) as pilot:
        await find(pilot, "zeppelin")
        await press(pilot, "enter", "enter", "slash")
        await type_text(pilot, "tables")
        assert "1/1 “tables”" in status(pilot)
        await press(pilot, "enter", "escape")
        assert "1/2 in this article" in status(pilot)


async def test_a_find_typed_in_one_burst_is_a_find_and_no_row_of_commands(far: Library) -> None:
    async with reading(far) as pilot:
        await press(pilot, "enter")
        for key in ("slash", *"left", "enter"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        assert await shows(pilot, "1/1 “left”")
        assert focused(pilot) == "reader"
