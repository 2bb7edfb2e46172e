"""Beside typing: another order, former and saved queries, what to ask where nothing is found."""

from __future__ import annotations

from pathlib import Path

from articles import ENVOY_HEAD, HARVEST_HEAD, MINISTER_HEAD, THREE, library_of
from screens import focused, painted, pane, press, reading, screen_of, shows, status, type_text

from briefing.library import Library


def headlines(text: str) -> list[str]:
    heads = (ENVOY_HEAD, HARVEST_HEAD, MINISTER_HEAD)
    joined = " ".join(text.split())
    return sorted(
        (head for head in heads if head[:12] in joined), key=lambda h: joined.index(h[:12])
    )


async def test_the_list_is_sorted_by_title_and_again_the_other_way_round(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "S", "4")
        assert headlines(pane(pilot, "articles"))[0] == ENVOY_HEAD
        await press(pilot, "S", "4")
        assert headlines(pane(pilot, "articles"))[0] == MINISTER_HEAD


async def test_the_status_line_tells_in_which_order_the_list_is(library: Library) -> None:
    async with reading(library) as pilot:
        assert " · by " not in status(pilot)
        await press(pilot, "S", "4")
        assert "by title" in status(pilot)
        await press(pilot, "S", "4")
        assert "by title, reversed" in status(pilot)


async def test_the_sorted_list_keeps_the_open_article_selected(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "J")
        before = screen_of(pilot).open_id
        await press(pilot, "S", "4", "S", "4")
        articles = screen_of(pilot).articles
        assert screen_of(pilot).open_id == before
        assert articles.rows[articles.cursor].article_id == before


async def test_the_order_that_holds_is_the_one_to_begin_from(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "S", "3", "S")
        assert "by publisher (again: reversed)" in painted(pilot)
        await press(pilot, "escape")
        assert "In which order?" not in painted(pilot)


async def test_a_line_says_how_the_query_was_read(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "person:novak -harvest")
        assert "novak" in painted(pilot).splitlines()[-1]


async def test_where_nothing_is_found_enter_asks_what_finds_something(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "dronez")
        assert "Nothing found." in pane(pilot, "articles")
        assert "1 Did you mean" in " ".join(pane(pilot, "articles").split())
        await press(pilot, "enter")
        assert screen_of(pilot).articles.rows
        assert screen_of(pilot).question.text != "dronez"


async def test_a_digit_takes_an_offer_and_elsewhere_leads_to_a_pane(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "dronez novak")
        assert len(screen_of(pilot).fixes) > 1
        screen_of(pilot).action_pane(1)
        await press(pilot, "2")
        assert focused(pilot) == "articles"
        assert screen_of(pilot).articles.rows
        await press(pilot, "2")
        assert focused(pilot) == "reader"


async def test_up_brings_former_queries_back_and_down_leads_to_the_results(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        for query in ("drone", "rain"):
            await press(pilot, "slash")
            await type_text(pilot, query)
            await press(pilot, "enter", "escape")
        await press(pilot, "slash", "up")
        assert screen_of(pilot).question.text == "rain"
        await press(pilot, "up")
        assert screen_of(pilot).question.text == "drone"
        await press(pilot, "down", "down")
        assert screen_of(pilot).question.text == ""
        await press(pilot, "up", "enter")
        assert (screen_of(pilot).question.text, focused(pilot)) == ("rain", "articles")


async def test_queries_are_known_at_the_next_start(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        async with reading(library) as pilot:
            await press(pilot, "slash")
            await type_text(pilot, "rain")
            await press(pilot, "enter")
    with library_of(tmp_path, THREE) as library:
        async with reading(library) as pilot:
            await press(pilot, "slash", "up")
            assert screen_of(pilot).question.text == "rain"


async def test_a_search_is_saved_chosen_with_its_count_and_forgotten(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "drone")
        await press(pilot, "enter", "F", "a")
        assert [each.name for each in library.searches.saved()] == ["drone"]
        await press(pilot, "escape", "F")
        assert await shows(pilot, "1  drone (2)")
        await press(pilot, "1")
        assert screen_of(pilot).question.text == "drone"
        await press(pilot, "F", "x")
        assert library.searches.saved() == ()


async def test_without_saved_searches_the_dialog_says_how_to_get_one(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "F")
        assert "No search is saved yet. Search for something" in painted(pilot)
        assert "forgets one" not in painted(pilot)


async def test_where_nothing_is_saved_yet_the_query_that_stands_can_be(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", "d", "enter", "F")
        assert "a adds the query" in painted(pilot)
        assert "Search for something" not in painted(pilot)
