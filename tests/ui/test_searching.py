"""Search as you type, and stepping through what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY_HEAD, LONG, MINISTER_HEAD, library_of
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
    shows,
    styles_of,
    type_text,
)
from textual.events import Key

from briefing.library import Library
from briefing.marking import Marking


async def test_results_come_as_the_query_is_typed(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "gen")
        assert "Envoy" in pane(pilot, "articles")
        assert "Minister" not in pane(pilot, "articles")
        assert "1 of 3 articles" in painted(pilot).splitlines()[-1]


async def test_a_hit_is_highlighted_in_the_text_and_in_the_snippet(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "Geneva")
        assert [style.reverse for style in styles_of(pilot, "Geneva")].count(True) == 2


async def test_enter_in_the_search_line_goes_to_the_results(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "drone")
        await press(pilot, "enter")
        assert focused(pilot) == "articles"
        assert "drone" in painted(pilot).splitlines()[-2]


async def test_escape_in_the_search_line_takes_the_query_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "geneva")
        await press(pilot, "escape")
        assert "3 articles" in painted(pilot).splitlines()[-1]
        assert focused(pilot) == "articles"


async def test_nothing_found_is_told(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "zeppelin")
        assert "Nothing found." in pane(pilot, "articles")


@pytest.mark.parametrize("query", ['"dro', "(drone", "drone AND", "-", "person:", "is:", "*"])
async def test_a_half_typed_query_never_fails(library: Library, query: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        screen_of(pilot).search_line.query_one("Input").value = query  # type: ignore[attr-defined]
        await settled(pilot)
        assert pilot.app.is_running


async def test_n_steps_through_the_hits_and_says_which_it_is(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "petrov")
        await press(pilot, "enter", "n")
        assert "1/3 in this article" in painted(pilot)
        await press(pilot, "n", "n", "N")
        assert "2/3 in this article" in painted(pilot)


async def test_n_goes_on_to_the_hits_of_the_next_article(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "drone")
        await press(pilot, "enter", "g")
        first = headline(pilot)
        await press(pilot, *["n"] * 4)
        assert headline(pilot) != first
        assert "in this article" in painted(pilot)


async def test_without_a_search_n_goes_to_the_next_unread_article(library: Library) -> None:
    library.mark(Marking(read=True), library.find("harvest.txt"))
    async with reading(library) as pilot:
        await press(pilot, "n")
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "m", "N")
        assert headline(pilot) == ENVOY_HEAD


async def test_a_query_typed_in_one_burst_is_a_query_and_no_row_of_commands(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        for key in ("slash", "m", "i", "s", "q", "u", "o", "t", "e", "d", "enter", "m"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        assert await shows(pilot, "1 of 3 articles · 0 unread")
        assert "/misquoted" in painted(pilot).splitlines()[-2]


async def test_a_slash_in_a_query_is_a_letter_of_it(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await press(pilot, "a", "slash", "b")
        assert "/a/b" in painted(pilot).splitlines()[-2]


async def test_escape_leaves_no_empty_search_line_behind(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", "escape")
        assert not screen_of(pilot).search_line.display


async def test_opening_a_result_shows_its_first_hit(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": LONG}) as library:
        async with reading(library) as pilot:
            await press(pilot, "slash")
            await type_text(pilot, "paragraph")
            await press(pilot, "enter", "enter")
            assert "1/60 in this article" in painted(pilot)
            assert "▸ " in pane(pilot, "reader")


async def test_the_place_of_a_hit_is_not_told_of_an_article_that_was_not_found(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "petrov zeppelin")
        assert "in this article" not in painted(pilot)


async def test_what_was_not_understood_stands_in_the_status_line(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "is:blue")
        assert "is:blue is left out" in painted(pilot).splitlines()[-1]


async def test_a_half_typed_query_leaves_the_list_in_its_order(library: Library) -> None:
    async with reading(library) as pilot:
        before = pane(pilot, "articles")
        await press(pilot, "slash", "minus")
        assert pane(pilot, "articles").split() == before.split()


async def test_on_a_narrow_terminal_the_results_are_in_view_while_typing(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, "enter", "backslash")
        await type_text(pilot, "sanctions")
        assert "Minister sends drones" in painted(pilot)
        assert "1 of 3 articles" in painted(pilot)
