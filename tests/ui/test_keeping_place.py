"""What stays where it was, and what is told, while articles, sizes and views change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY_HEAD, LONG, MINISTER, MINISTER_HEAD, library_of
from screens import (
    NARROW,
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
from briefing.settings import Settings
from briefing.ui.app import BriefingApp
from briefing.ui.history import Question
from briefing.ui.reading_screen import ReadingScreen
from briefing.ui.workers import Answered


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Library]:
    """Enough articles that the list scrolls."""
    files = {f"{n:02}.txt": f"Story number {n} of them\n\nText {n} of it.\n" for n in range(60)}
    with library_of(tmp_path, files) as library:
        yield library


@pytest.mark.parametrize("size", [(120, 15), (200, 15), NARROW])
async def test_the_cursor_stays_in_view_when_the_terminal_changes_its_size(
    many: Library, size: tuple[int, int]
) -> None:
    async with reading(many) as pilot:
        await press(pilot, "G", *["k"] * 3)
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert "▸" in pane(pilot, "articles")


async def test_opening_a_result_on_a_narrow_terminal_shows_its_first_hit(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": LONG + "\n\nAt last a zeppelin came.\n"}) as library:
        async with reading(library, NARROW) as pilot:
            await press(pilot, "slash")
            await type_text(pilot, "zeppelin")
            await press(pilot, "enter", "enter")
            assert "At last a zeppelin came." in pane(pilot, "reader")


async def test_the_way_back_from_a_saved_file_leads_to_the_same_text(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "space")
        screen = screen_of(pilot)
        offset = screen.reader.offset_at_top
        await press(pilot, "R", "J", "backspace")
        assert screen.reader.offset_at_top == offset


async def test_moving_in_the_panel_leaves_the_saved_file_for_the_article(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "R", "3", "j")
        assert "the saved file" not in painted(pilot)
        assert any(style.bold and style.reverse for style in styles_of(pilot, "drones"))


async def test_a_click_on_a_mention_tells_which_of_how_many_it_is(library: Library) -> None:
    async with reading(library) as pilot:
        rows = pane(pilot, "reader").splitlines()
        y = next(y for y, row in enumerate(rows) if "any drone" in row)
        await pilot.click("#reader", offset=(rows[y].index("drone") + 1, y))
        await settled(pilot)
        assert "1/1 " in painted(pilot).splitlines()[-1]


async def test_the_current_hit_is_still_marked_after_the_saved_file(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "petrov")
        await press(pilot, "enter", "n", "n", "R", "R")
        assert "2/3 in this article" in painted(pilot)
        assert "▸ " in pane(pilot, "reader")


async def test_another_query_forgets_the_place_of_the_one_before(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "right_square_bracket", "slash")
        await type_text(pilot, "statement")
        assert "–/1 in this article" in painted(pilot)
        assert "▸" not in pane(pilot, "reader")


async def test_an_article_whose_file_is_gone_gives_way_to_the_next_without_a_word(
    library: Library,
) -> None:
    (library.folder / "envoy.txt").unlink()
    async with reading(library) as pilot:
        assert headline(pilot) not in ("", ENVOY_HEAD)
        assert "There is no article" not in painted(pilot)


async def test_the_last_article_that_is_gone_leaves_empty_panes(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER, "picture.jpg": ""}) as library:
        (library.folder / "a.txt").unlink()
        async with reading(library) as pilot:
            assert "No articles yet." in pane(pilot, "articles")
            assert MINISTER_HEAD not in painted(pilot)
            await press(
                pilot, "m", "R", "n", "right_square_bracket", "3", "enter", "J", "backspace"
            )
            assert pilot.app.is_running


async def test_an_article_that_cannot_be_opened_marks_no_other_as_read(library: Library) -> None:
    async with reading(library) as pilot:
        digest = library._catalog.files()["harvest.txt"].digest
        library._catalog.remove_files(["harvest.txt"])
        library._catalog.remove_orphans([digest])
        await press(pilot, "J")
        assert "There is no article" in painted(pilot)
        assert "3 unread" in painted(pilot)


async def test_the_way_back_leads_to_an_article_that_no_longer_answers_the_query(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "is:unread")
        await press(pilot, "enter", "g", "enter", "3", "j", "enter", "G", "enter")
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "backspace")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "alt+right")
        assert headline(pilot) == MINISTER_HEAD


class Hasty(ReadingScreen):
    """Gets a key as soon as it is there."""

    key = Key("slash", "/")

    def on_mount(self) -> None:
        super().on_mount()
        self.post_message(self.key)


@pytest.mark.parametrize(("key", "character"), [("slash", "/"), ("escape", None), ("m", "m")])
async def test_a_key_before_the_first_paint_is_no_failure(
    library: Library, key: str, character: str | None
) -> None:
    screen = Hasty(library, Settings())
    screen.key = Key(key, character)
    app = BriefingApp(library)
    app.get_default_screen = lambda: screen  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.is_running


async def test_an_answer_from_before_a_mark_does_not_take_the_mark_back(library: Library) -> None:
    async with reading(library) as pilot:
        before = library.search("")
        await press(pilot, "m")
        pilot.app.screen.post_message(Answered(Question(), before))
        assert await shows(pilot, "3 articles · 2 unread")
