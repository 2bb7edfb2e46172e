"""From a name to the articles that have it, and back to where the reader was."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY_HEAD, MINISTER_HEAD, library_of
from screens import focused, headline, painted, pane, press, reading, screen_of, settled, styles_of

from briefing.library import Library

# Entities


async def test_moving_in_the_panel_shows_where_the_entity_is_named(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "J", "3", "j")
        assert any(style.bold and style.underline for style in styles_of(pilot, "drones"))


async def test_enter_on_an_entity_keeps_the_list_to_the_articles_that_name_it(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter")
        assert "mentions Anna Novak ✕" in painted(pilot).splitlines()[-2]
        assert "Harvest" not in pane(pilot, "articles")
        assert focused(pilot) == "articles"


async def test_escape_takes_the_filter_off(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter", "escape")
        assert "Harvest" in pane(pilot, "articles")
        assert "mentions" not in painted(pilot)


async def test_brackets_step_through_the_mentions_on_into_the_next_article(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "k", "k", "K", "K")
        start = headline(pilot)
        screen_of(pilot).entities.select("person/anna-novak")
        await press(pilot, *["right_square_bracket"] * 2)
        assert start == ENVOY_HEAD
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "left_square_bracket")
        assert headline(pilot) == ENVOY_HEAD


async def test_capital_e_hides_the_panel_and_shows_it_again(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "E")
        assert not screen_of(pilot).entities.display
        assert focused(pilot) == "reader"
        await press(pilot, "E")
        assert screen_of(pilot).entities.display
        assert focused(pilot) == "reader"
        await press(pilot, "E", "e")
        assert focused(pilot) == "entities"


# The way back


async def test_backspace_leads_back_to_the_article_and_the_filter_before(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "enter", "3", "enter", "g", "enter")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "backspace")
        assert headline(pilot) == MINISTER_HEAD
        assert "3 articles" in painted(pilot)
        await press(pilot, "alt+right")
        assert headline(pilot) == ENVOY_HEAD
        assert "mentions Anna Novak" in painted(pilot)


@pytest.mark.parametrize("key", ["h", "left", "escape"])
async def test_back_goes_one_pane_back_and_never_quits(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, "3", key)
        assert focused(pilot) == "reader"
        await press(pilot, key, key, key)
        assert focused(pilot) == "articles"
        assert pilot.app.is_running


async def test_q_goes_back_and_at_the_top_level_quits(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "q")
        assert focused(pilot) == "articles"
        assert pilot.app.return_code is None
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


@pytest.mark.parametrize("key", ["Q", "ctrl+q"])
async def test_quitting_works_from_anywhere(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, "3")
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_enter_in_the_reader_follows_the_selected_entity(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "enter", "right_square_bracket", "enter")
        assert "mentions Anna Novak" in painted(pilot)


async def test_a_mention_tells_which_of_how_many_it_is(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "right_square_bracket", "right_square_bracket")
        assert "2/2 Anna Novak" in painted(pilot).splitlines()[-1]


async def test_the_line_of_the_current_mention_has_a_sign_in_the_margin(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "right_square_bracket")
        (line,) = [row for row in pane(pilot, "reader").splitlines() if "▸" in row]
        assert "Anna Novak" in line


async def test_a_double_click_on_a_mention_follows_it(library: Library) -> None:
    async with reading(library) as pilot:
        rows = pane(pilot, "reader").splitlines()
        y = next(y for y, row in enumerate(rows) if "Anna Novak" in row)
        await pilot.click("#reader", offset=(rows[y].index("Anna") + 2, y), times=2)
        await settled(pilot)
        assert "mentions Anna Novak" in painted(pilot)


# Why an entity is listed


async def test_i_in_the_entities_tells_why_one_is_listed(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "i")
        shown = painted(pilot)
        assert "Why this is listed" in shown
        assert "sure: " in shown
        assert '> "We will not stop," Novak said in a statement.' in shown
        await press(pilot, "i")
        assert "Why this is listed" not in painted(pilot)


async def test_what_has_less_evidence_is_called_likely_in_the_panel(tmp_path: Path) -> None:
    story = "A long report from the north\n\nDefence minister Anna Novak came, and Omar Kvarn left."
    with library_of(tmp_path, {"a.txt": story}) as library:
        async with reading(library) as pilot:
            rows = pane(pilot, "entities").splitlines()
            assert any("Omar Kvarn" in row and "likely 1 · 0" in row for row in rows)
            assert any("Anna Novak" in row and "likely" not in row for row in rows)


# From article to article with the same entity


async def test_curly_brackets_go_to_the_next_article_with_the_entity(library: Library) -> None:
    async with reading(library) as pilot:
        assert headline(pilot) == ENVOY_HEAD
        screen_of(pilot).entities.select("person/anna-novak")
        await press(pilot, "right_curly_bracket")
        assert headline(pilot) == MINISTER_HEAD
        assert "1/2 Anna Novak" in painted(pilot)
        await press(pilot, "left_curly_bracket")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "left_curly_bracket")
        assert "no further mention of Anna Novak" in painted(pilot)
