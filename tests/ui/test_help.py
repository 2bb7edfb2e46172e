"""Help for the focused pane, finding in it as in every other page, and the signs it explains."""

from __future__ import annotations

import re
import sys

import pytest
from screens import NARROW, lines, painted, press, reading, screen_of, shows, styles_of, type_text
from textual.pilot import Pilot

from briefing.keys import KEY_SETS, key_table
from briefing.library import Library
from briefing.settings import Loaded, Settings
from briefing.ui import article_list, article_view, help_pages, side_panel
from briefing.ui.help_pages import all_keys_page, help_page
from briefing.ui.lines import PICKED
from briefing.ui.wrapping import cells
from briefing.views import WATCHED

PANES = ["articles", "reader", "entities"]


def headings(pilot: Pilot[None]) -> list[str]:
    titles = (*help_pages.PANES.values(), "In every pane")
    shown = (line.strip("▌▏│ ") for line in page_lines(pilot))
    return [line for line in shown if line in titles]


def page_lines(pilot: Pilot[None]) -> list[str]:
    """What stands within the frame of a page."""
    region = pilot.app.screen.query_one("#page").region
    rows = lines(pilot.app)[region.y : region.bottom]
    return [row[region.x : region.right].rstrip() for row in rows]


def frame(pilot: Pilot[None]) -> str:
    """The lower edge of a page, where it is told what can be done with it."""
    return page_lines(pilot)[-1]


# Keys


@pytest.mark.parametrize(
    ("pane", "heading", "act"),
    [
        ("1", "In the article list", "Filter the list"),
        ("2", "In the article", "Page the article"),
        ("3", "In the entities", "Watch the selected entity"),
    ],
)
async def test_help_begins_with_the_keys_of_the_focused_pane(
    library: Library, pane: str, heading: str, act: str
) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, pane, "question_mark")
        assert headings(pilot) == [heading]
        assert act in painted(pilot)


async def test_the_help_key_again_shows_all_keys_and_then_closes(library: Library) -> None:
    async with reading(library, (120, 100)) as pilot:
        await press(pilot, "2", "question_mark")
        assert headings(pilot) == ["In the article", "In every pane"]
        assert "? all keys" in frame(pilot)
        await press(pilot, "question_mark")
        assert headings(pilot) == [*help_pages.PANES.values(), "In every pane"]
        assert "? all keys" not in frame(pilot)
        await press(pilot, "question_mark")
        assert pilot.app.screen is screen_of(pilot)


@pytest.mark.parametrize("key_set", KEY_SETS)
def test_all_keys_has_every_act_once_with_its_keys(key_set: str) -> None:
    keys = key_table(key_set)
    told = " ".join(all_keys_page(keys).text.split())
    for key in keys:
        times = 1 if key.keys else 0
        assert told.count(f"{key.label} {key.description}") == times, key.id


@pytest.mark.parametrize("pane", PANES)
def test_help_for_a_pane_has_its_own_keys_and_those_of_every_pane(pane: str) -> None:
    keys = key_table()
    told = " ".join(help_page(keys, pane).text.split())
    for id in (*(key.id for key in keys.of(pane) if key.keys), "back", "undo", "down"):
        assert next(key.description for key in keys if key.id == id) in told


@pytest.mark.parametrize("pane", ["", *PANES])
@pytest.mark.parametrize("key_set", KEY_SETS)
def test_no_line_of_help_is_wider_than_a_page_on_a_narrow_terminal(key_set: str, pane: str) -> None:
    keys = key_table(key_set)
    page = help_page(keys, pane) if pane else all_keys_page(keys)
    assert [line for line in page.text.splitlines() if cells(line) > help_pages.WIDTH] == []


async def test_a_page_on_a_narrow_terminal_has_room_for_such_a_line(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, "question_mark")
        view = pilot.app.screen.query_one("#page", article_view.ArticleView)
        assert view.measure >= help_pages.WIDTH


async def test_the_keys_in_effect_are_those_of_a_page_too(library: Library) -> None:
    keys = key_table(own={"help": ("H",), "search": ("f5",), "next-hit": ("x",)})
    async with reading(library, loaded=Loaded(Settings(keys=keys))) as pilot:
        await press(pilot, "H")
        assert "H all keys · F5 find" in frame(pilot)
        await press(pilot, "f5")
        await type_text(pilot, "pane")
        await press(pilot, "enter", "x")
        assert "2/" in frame(pilot)
        await press(pilot, "H", "H")
        assert pilot.app.screen is screen_of(pilot)


# Signs


SIGNS = {
    article_list.CURRENT, article_list.UNREAD, article_list.STARRED, PICKED,
    side_panel.CURRENT, WATCHED, article_view.SANCTION_GUTTER, article_view.NOTE_GUTTER,
    article_view.CURRENT_GUTTER,
    *article_view.GUTTERS.values(), "▌", "▏", "×2", "3 · 12", "→", "✕", "likely", "#word",
    "bold", "underlined", "reversed", "bold and underlined",
}  # fmt: skip


@pytest.mark.parametrize("sign", sorted(sign.strip() for sign in SIGNS))
def test_every_sign_on_the_screen_is_explained(sign: str) -> None:
    signs = all_keys_page(key_table()).text.partition("Signs in the list")[2]
    assert sign in signs
    assert any(sign in help_page(key_table(), pane).text for pane in PANES)


# Finding in a page


async def find(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "slash")
    await type_text(pilot, words)


async def test_words_are_found_in_help_as_they_are_typed(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, "question_mark")
        await find(pilot, "group")
        assert "find group" in painted(pilot)
        assert "1/1 “group”" in frame(pilot)
        assert any(style.reverse for style in styles_of(pilot, "group"))


async def test_the_keys_of_the_article_step_from_match_to_match(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "question_mark")
        await find(pilot, "the list")
        await press(pilot, "enter")
        total = frame(pilot).partition("/")[2].partition(" ")[0]
        for key, at in (("n", "2"), ("n", "3"), ("N", "2"), ("N", "1"), ("N", total)):
            await press(pilot, key)
            assert f"{at}/{total} “the list”" in frame(pilot)


async def test_escape_ends_the_find_and_then_closes_the_page(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "question_mark")
        await find(pilot, "phrase or words")
        await press(pilot, "escape")
        assert "In the article list" in page_lines(pilot)[1]
        assert "/ find · Esc close" in frame(pilot)
        await find(pilot, "words")
        await press(pilot, "enter", "escape")
        assert "/ find" in frame(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen_of(pilot)


async def test_words_that_a_page_has_not_are_told(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "question_mark")
        await find(pilot, "zeppelin")
        assert "“zeppelin” is not on this page" in frame(pilot)
        await press(pilot, "enter")
        assert await shows(pilot, "“zeppelin” is not on this page.")
        assert "find zeppelin" not in painted(pilot)


@pytest.mark.parametrize(
    ("keys", "words"),
    [("1 i", "envoy.txt"), ("3 i", "envoy"), ("vertical_line", "other"), ("f2", "every file")],
)
async def test_every_page_can_be_found_in(library: Library, keys: str, words: str) -> None:
    echo = (sys.executable, "-c", "print('one line\\nand the other')")
    table = key_table(own={"skipped": ("f2",)})
    async with reading(library, loaded=Loaded(Settings(pipe=echo, keys=table))) as pilot:
        await press(pilot, *keys.split())
        assert await shows(pilot, "/ find · Esc close")
        await find(pilot, words)
        assert re.search(rf"1/\d “{words}”", frame(pilot))


async def test_the_help_of_the_list_has_the_keys_that_step_on(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "question_mark")
        section = painted(pilot).partition("Signs in the list")[0]
        assert "Next hit, or next unread article" in section


async def test_the_palette_shows_no_sign_that_consoles_lack(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "colon")
        assert await shows(pilot, "Search for commands")
        assert "🔎" not in painted(pilot)


async def test_space_pages_a_page(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, "question_mark", "space")
        assert "In the article list" not in painted(pilot)
        await press(pilot, "b")
        assert "In the article list" in painted(pilot)
