"""Where there is nothing to show the reader is told what to do, and so is a newcomer, once."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator
from pathlib import Path

import pytest
from articles import HARVEST, library_of
from screens import (
    AT_ONCE,
    WIDE,
    painted,
    pane,
    press,
    reading,
    search,
    settled,
    shows,
    status,
    type_text,
)

from briefing.keys import key_table
from briefing.library import Library
from briefing.refresh import Progress
from briefing.refreshing import ELSEWHERE
from briefing.session import SessionFile
from briefing.settings import Loaded, Settings
from briefing.ui.app import BriefingApp
from briefing.ui.guidance import empty_list, first_hint
from briefing.ui.history import Question


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_an_empty_folder_says_how_to_fill_it(tmp_path: Path) -> None:
    with library_of(tmp_path, {}) as empty:
        async with reading(empty) as pilot:
            assert "Save web pages, mail, PDF or text files in this folder" in flat(
                pane(pilot, "articles")
            )


async def test_a_folder_that_cannot_be_read_says_where_to_look(tmp_path: Path) -> None:
    with library_of(tmp_path, {"empty.txt": ""}) as library:
        async with reading(library) as pilot:
            assert ": and “Skipped files” tell why." in flat(pane(pilot, "articles"))


async def test_a_search_without_an_answer_says_how_to_go_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "zeppelin")
        assert "Nothing found. Esc leads back." in flat(pane(pilot, "articles"))
        await press(pilot, "escape")
        assert "Envoy Petrov" in pane(pilot, "articles")


async def test_an_article_that_names_nobody_says_how_to_go_on(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": HARVEST}) as library:
        async with reading(library) as pilot:
            shown = flat(pane(pilot, "entities"))
            assert shown == (
                "No people, weapons or sanctions were found here. J goes to the next article."
            )


def test_an_act_without_a_key_is_not_advised() -> None:
    keys = key_table(own={"back": (), "search": ()})
    told = empty_list(Question("x"), keys, is_reading=False, skipped=0)
    assert told == "Nothing found."
    assert first_hint(keys) == "? help · q quit"


# The first start


async def test_the_first_start_tells_the_keys_to_begin_with_once(
    library: Library, tmp_path: Path
) -> None:
    file = SessionFile(tmp_path / "sessions" / "one.json")
    async with reading(library, file=file) as pilot:
        assert "? help · / search · q quit" in painted(pilot)
        await press(pilot, "Q")
    async with reading(library, file=file) as pilot:
        assert "? help · / search · q quit" not in painted(pilot)


# What is said


async def test_what_is_said_takes_the_place_of_what_was_said_before(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "equals_sign", "K")
        assert await shows(pilot, "There is no further article")
        assert "No other version" not in painted(pilot)


async def test_what_is_said_leaves_the_search_line_and_its_filter_free(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "3", "enter", "K")
        assert await shows(pilot, "There is no further article")
        assert painted(pilot).splitlines()[-2].endswith("mentions Ivan Petrov ✕")


async def test_what_was_said_does_not_stand_in_front_of_a_dialog(library: Library) -> None:
    async with reading(library, (40, 12)) as pilot:
        await press(pilot, "K")
        assert await shows(pilot, "There is no")
        await press(pilot, "S")
        assert await shows(pilot, "5  longest first")
        assert "6  unread first" in painted(pilot)


async def test_a_warning_stands_beside_what_is_said_after_it(library: Library) -> None:
    wrong = Loaded(Settings(), problems=("line 1: no such setting",))
    async with reading(library, loaded=wrong) as pilot:
        await press(pilot, "K")
        assert await shows(pilot, "There is no further article")
        assert "line 1: no such setting" in painted(pilot)


# Long work


class Slow(Library):
    """Reads on and on; `is_closed` when it was told to stop."""

    is_closed = False

    def refresh(
        self, *, beside: bool = False, forgets: bool = False, only: Collection[Path] = ()
    ) -> Generator[Progress]:
        try:
            for number in range(1, 1_000_000):
                yield Progress(number, 1_000_000, "a.txt")
        finally:
            self.is_closed = True


@pytest.fixture
def slow(library: Library) -> Slow:
    library.__class__ = Slow
    assert isinstance(library, Slow)
    return library


class Waiting(Library):
    """Waits for another program that reads the folder, until that `is_done`."""

    is_done = False

    def refresh(
        self, *, beside: bool = False, forgets: bool = False, only: Collection[Path] = ()
    ) -> Generator[Progress]:
        while not self.is_done:
            yield ELSEWHERE
            time.sleep(0.02)


async def test_that_another_window_reads_stays_told_as_long_as_it_does(library: Library) -> None:
    library.__class__ = Waiting
    assert isinstance(library, Waiting)
    told = "Another window reads this folder."
    async with BriefingApp(library, AT_ONCE).run_test(size=WIDE) as pilot:
        while told not in status(pilot):
            await pilot.pause()
        for key in ("j", "m", "slash", "d", "escape"):
            await pilot.press(key)
        await pilot.pause()
        assert told in status(pilot)
        library.is_done = True
        await settled(pilot)
        assert told not in status(pilot)
        assert "3 articles" in status(pilot)


async def test_reading_a_folder_is_told_and_can_be_stopped(slow: Slow) -> None:
    async with BriefingApp(slow).run_test(size=WIDE, notifications=True) as pilot:
        while "Reading " not in painted(pilot):
            await pilot.pause()
        assert " of 1,000,000 files" in painted(pilot)
        assert "Ctrl+X stops" in painted(pilot)
        await pilot.press("escape")
        assert not slow.is_closed
        await pilot.press("ctrl+x")
        await settled(pilot)
        assert slow.is_closed
        assert "not read yet. The next start goes" in painted(pilot)
        assert "3 articles" in painted(pilot)


async def test_a_stopped_refresh_is_gone_on_with(tmp_path: Path) -> None:
    files = {f"{number}.txt": f"{HARVEST}\nIt is report {number}.\n" for number in range(3)}
    with library_of(tmp_path, {}) as library:
        for name, text in files.items():
            (library.folder / name).write_text(text)
        first = library.refresh()
        next(first)
        first.close()
        assert len(library.article_ids()) == 1
        async with reading(library) as pilot:
            assert "3 articles" in painted(pilot)


async def test_where_nothing_is_read_there_is_nothing_to_stop(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "ctrl+x")
        assert "Nothing is being read" in painted(pilot)


async def test_the_status_line_names_what_n_goes_to(library: Library) -> None:
    async with reading(library) as pilot:
        assert "n unread" in status(pilot)
        await search(pilot, "geneva", "enter")
        assert "n hit" in status(pilot)
        await search(pilot, "zeppelins", "enter")
        assert "n hit" not in status(pilot)
        assert "n unread" not in status(pilot)
