"""What the reader does to articles: marks by reading and by hand, on one or many, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import HARVEST_HEAD, library_of
from screens import focused, headline, painted, pane, press, reading, settled, shows, type_text
from textual.events import Key

from briefing.library import Library
from briefing.settings import Loaded, Settings

# The rows of the three articles, as far as a narrow pane has room for them on a line.
ENVOY, HARVEST, MINISTER = "Envoy Petrov denies", "Harvest is late", "Minister sends drones"
# An hour: the article is not open for so long in any test.
PATIENT = Loaded(Settings(read_after=3600))
NEVER = Loaded(Settings(read_after=None))
SOON = Loaded(Settings(read_after=0.05))
MANY = {
    f"{number:02}.txt": f"Report {number} is here\n\nIt has one line.\n" for number in range(25)
}


def unread(library: Library) -> int:
    return library.search("").unread


# Read, by reading


async def test_a_preview_never_marks_read_however_long_it_is_looked_at(library: Library) -> None:
    async with reading(library, loaded=SOON) as pilot:
        await press(pilot, "j", "j")
        await pilot.pause(0.2)
        assert unread(library) == 3


@pytest.mark.parametrize("keys", [["enter"], ["J"], ["n"]])
async def test_an_article_that_stays_open_counts_as_read(library: Library, keys: list[str]) -> None:
    async with reading(library, loaded=SOON) as pilot:
        await press(pilot, *keys)
        assert await shows(pilot, "2 unread")
    assert unread(library) == 2


async def test_keys_that_come_in_one_go_mark_the_article_that_the_cursor_has_come_to(
    library: Library,
) -> None:
    async with reading(library, loaded=PATIENT) as pilot:
        first, second = library.search("").rows.ids[:2]
        for key, character in (("j", "j"), ("asterisk", "*")):
            pilot.app.post_message(Key(key, character))
        await settled(pilot)
        marks = library.marks([first, second])
        assert (marks[first].is_starred, marks[second].is_starred) == (False, True)


async def test_an_article_that_is_left_at_once_stays_unread(library: Library) -> None:
    async with reading(library, loaded=PATIENT) as pilot:
        await press(pilot, "enter", "h", "j")
        assert unread(library) == 3


async def test_the_end_of_an_article_counts_as_read_at_once(long_library: Library) -> None:
    async with reading(long_library, loaded=PATIENT) as pilot:
        await press(pilot, "enter", "G")
        assert await shows(pilot, "1 unread")


async def test_who_pages_on_from_the_list_has_read_what_lies_behind(long_library: Library) -> None:
    async with reading(long_library, loaded=PATIENT) as pilot:
        first = headline(pilot)
        while headline(pilot) == first:
            assert unread(long_library) == 2
            await press(pilot, "space")
        assert unread(long_library) == 1


async def test_a_reader_who_wants_it_so_marks_read_by_hand_only(long_library: Library) -> None:
    async with reading(long_library, loaded=NEVER) as pilot:
        await press(pilot, "enter", "G")
        assert unread(long_library) == 2
        await press(pilot, "m")
        assert unread(long_library) == 1


async def test_what_was_marked_unread_by_hand_is_not_marked_read_again(
    long_library: Library,
) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "m", "G", "g", "G")
        assert unread(long_library) == 2


# By hand


async def test_a_hidden_article_goes_and_the_next_one_is_open(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "d")
        assert ENVOY not in pane(pilot, "articles")
        assert headline(pilot) == HARVEST_HEAD
        assert "2 of 3 articles" in painted(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "is:hidden")
        assert ENVOY in pane(pilot, "articles")
        assert "hidden" in pane(pilot, "articles")


async def test_tags_are_typed_shown_in_the_list_and_searched_for(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "t")
        await type_text(pilot, "Arms talks")
        await press(pilot, "enter")
        assert "#arms #talks" in pane(pilot, "articles")
        await press(pilot, "t", *["backspace"] * len(" talks"), "enter")
        assert "#arms" in pane(pilot, "articles")
        assert "#talks" not in painted(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "tag:arms")
        assert ENVOY in pane(pilot, "articles")
        assert HARVEST not in pane(pilot, "articles")


async def test_the_dialog_of_tags_names_those_in_use_and_esc_leaves_all_as_it_is(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "t")
        await type_text(pilot, "arms")
        await press(pilot, "enter", "j", "t")
        assert "In use: arms 1" in painted(pilot)
        await type_text(pilot, "other")
        await press(pilot, "escape")
        assert library.tags() == (("arms", 1),)


async def test_an_act_is_done_to_all_rows_that_are_picked(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "v", "v")
        assert pane(pilot, "articles").count("√") == 2
        assert "2 picked" in painted(pilot)
        await press(pilot, "asterisk")
        assert pane(pilot, "articles").count("★") == 2
        await press(pilot, "escape")
        assert "picked" not in painted(pilot).splitlines()[-1]


async def test_a_range_is_picked_from_the_last_picked_row_to_the_open_one(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "v", "G", "V")
        assert "3 picked" in painted(pilot)
        await press(pilot, "m")
        assert unread(library) == 0
        await press(pilot, "m")
        assert unread(library) == 3


async def test_all_shown_are_marked_read_and_only_those(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "f")
        await type_text(pilot, "e")
        await type_text(pilot, "nvoy")
        await press(pilot, "enter", "A")
    assert unread(library) == 2


async def test_more_than_a_screen_of_articles_is_marked_read_only_after_a_question(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path / "many", MANY) as many:
        async with reading(many) as pilot:
            await press(pilot, "A")
            assert "Mark 25 articles as read?" in painted(pilot)
            await press(pilot, "escape")
            assert unread(many) == 25
            await press(pilot, "A", "1")
            assert unread(many) == 0
            await press(pilot, "u")
            assert unread(many) == 25
            assert "25 unread" in painted(pilot)


# Undone


@pytest.mark.parametrize("key", ["m", "asterisk", "d", "A"])
async def test_every_act_is_undone_and_done_again(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        before = library.marks(library.article_ids())
        await press(pilot, key)
        after = library.marks(library.article_ids())
        assert after != before
        await press(pilot, "u")
        assert library.marks(library.article_ids()) == before
        assert "Undone: " in painted(pilot)
        assert ENVOY in pane(pilot, "articles")
        await press(pilot, "ctrl+r")
        assert library.marks(library.article_ids()) == after
        assert "Done again: " in painted(pilot)


async def test_an_act_is_undone_after_a_restart_too(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "d")
    async with reading(library) as pilot:
        assert ENVOY not in painted(pilot)
        await press(pilot, "u")
        assert ENVOY in pane(pilot, "articles")
        await press(pilot, "u")
        assert "There is nothing to undo." in painted(pilot)


async def test_acts_in_the_reader_pane_leave_the_reader_there(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "v", "asterisk", "d")
        await settled(pilot)
        assert focused(pilot) == "reader"
        assert headline(pilot) == HARVEST_HEAD
        assert MINISTER in pane(pilot, "articles")
