"""Files that come while the reader is open, and folders that go."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY_HEAD, MINISTER, folders_in, library_of, write
from screens import headline, painted, pane, press, reading, screen_of, settled, shows, status

from briefing import watching
from briefing.errors import LoadError
from briefing.library import Library
from briefing.ui import watching_worker

NEW = "A zeppelin came at noon\n\nIt left again in the evening, said Anna Novak.\n"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "STEP", 10)
    monkeypatch.setattr(watching, "REST", 0.05)


async def test_a_file_that_comes_is_listed_and_the_open_article_stays(library: Library) -> None:
    async with reading(library, watch=True) as pilot:
        await press(pilot, "j")
        before = headline(pilot)
        write(library.folder, {"new.txt": NEW})
        assert await shows(pilot, "4 articles")
        assert "A zeppelin came" in pane(pilot, "articles")
        assert headline(pilot) == before


async def test_a_file_that_goes_leaves_the_list(library: Library) -> None:
    async with reading(library, watch=True) as pilot:
        (library.folder / "envoy.txt").unlink()
        assert await shows(pilot, "2 articles")
        assert ENVOY_HEAD not in pane(pilot, "articles")


async def test_files_that_come_while_others_are_read_are_read_after_them(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library, watch=True) as pilot:
        screen = screen_of(pilot)
        monkeypatch.setattr(type(screen), "_refreshes", [None])
        write(library.folder, {"new.txt": NEW})
        while not screen._noticed:
            await pilot.pause(0.01)
        assert "zeppelin" not in pane(pilot, "articles")
        monkeypatch.setattr(type(screen), "_refreshes", [])
        # Any work that is done will do.
        await press(pilot, "slash", "z", "escape")
        assert await shows(pilot, "4 articles")


async def test_a_folder_that_goes_is_told_and_what_was_read_of_it_can_still_be_read(
    library: Library,
) -> None:
    away = library.folder.with_name("away")
    async with reading(library, watch=True) as pilot:
        library.folder.rename(away)
        assert await shows(pilot, "not there any")
        await press(pilot, "j", "j")
        assert headline(pilot)
        assert "3 articles" in screen_of(pilot).status.text
        write(away, {"new.txt": NEW})
        away.rename(library.folder)
        assert await shows(pilot, "4 articles")


async def test_a_library_whose_folder_is_away_at_the_start_can_be_read(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER}) as library:
        folder = library.folder
    folder.rename(tmp_path / "away")
    with Library.open(folder, folders_in(tmp_path)) as library:
        async with reading(library, watch=True) as pilot:
            assert await shows(pilot, "not there any")
            assert "Minister sends drones" in pane(pilot, "articles")
            (tmp_path / "away").rename(folder)
            write(folder, {"new.txt": NEW})
            assert await shows(pilot, "2 articles")


async def test_a_folder_that_goes_once_more_is_told_once_more(tmp_path: Path) -> None:
    one, two = (write(tmp_path / name, {f"{name}.txt": NEW}) for name in ("one", "two"))
    with Library.open([one, two], folders_in(tmp_path)) as library:
        async with reading(library, watch=True) as pilot:
            for _ in range(2):
                two.rename(tmp_path / "away")
                assert await shows(pilot, "not there any")
                (tmp_path / "away").rename(two)
                while "skipped" in status(pilot):
                    await pilot.pause(0.01)
                pilot.app.clear_notifications()
                await settled(pilot)


async def test_where_nothing_is_noticed_the_key_that_looks_is_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Blind(watching.Watching):
        def changes(self) -> None:  # type: ignore[override]
            raise LoadError("Changes in /news are not noticed: too many.")

    monkeypatch.setattr(watching_worker, "Watching", Blind)
    async with reading(library, watch=True) as pilot:
        assert await shows(pilot, "not noticed:")
        assert "Ctrl+L" in painted(pilot)


async def test_nothing_is_watched_where_the_reader_does_not_want_it(library: Library) -> None:
    async with reading(library, watch=False) as pilot:
        assert "watch" not in {worker.group for worker in pilot.app.workers}
        await settled(pilot)
