"""What a first look shows, and what opening, reading and marking an article do."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY_HEAD, HARVEST_HEAD, MINISTER, MINISTER_HEAD, library_of, write
from screens import focused, painted, pane, press, reading

from briefing.library import Library

# Opening


async def test_the_first_article_is_shown_beside_the_list(library: Library) -> None:
    async with reading(library) as pilot:
        assert "Envoy Petrov" in pane(pilot, "articles")
        assert ENVOY_HEAD in pane(pilot, "reader")
        assert "Ivan Petrov" in pane(pilot, "entities")


async def test_a_row_shows_that_it_is_unread_and_undated(library: Library) -> None:
    async with reading(library) as pilot:
        first, second = pane(pilot, "articles").splitlines()[:2]
        assert "●" in first
        assert "undated" in pane(pilot, "articles")
        assert "shipment" in first + second


async def test_the_status_line_counts(library: Library) -> None:
    async with reading(library) as pilot:
        assert "3 articles · 3 unread" in painted(pilot).splitlines()[-1]


async def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with library_of(tmp_path, {}) as empty:
        async with reading(empty) as pilot:
            assert "No articles yet." in pane(pilot, "articles")
            await press(pilot, "j", "enter", "space", "n", "]", "R", "m", "e", "enter")
            assert "No articles yet." in painted(pilot) or pilot.app.is_running


async def test_files_dropped_in_before_the_start_are_read_while_the_reader_is_open(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, {}) as library:
        (library.folder / "new.txt").write_text(MINISTER)
        async with reading(library) as pilot:
            assert "Minister sends" in pane(pilot, "articles")
            assert "1 article" in painted(pilot).splitlines()[-1]


# In the list


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["j"], HARVEST_HEAD),
        (["down"], HARVEST_HEAD),
        (["j", "k"], ENVOY_HEAD),
        (["j", "up"], ENVOY_HEAD),
        (["G"], MINISTER_HEAD),
        (["end"], MINISTER_HEAD),
        (["G", "g"], ENVOY_HEAD),
        (["G", "home"], ENVOY_HEAD),
        (["pagedown"], MINISTER_HEAD),
        (["G", "pageup"], ENVOY_HEAD),
        (["ctrl+d"], MINISTER_HEAD),
        (["G", "ctrl+u"], ENVOY_HEAD),
        (["J"], HARVEST_HEAD),
        (["J", "J", "K"], HARVEST_HEAD),
    ],
)
async def test_a_key_in_the_list_shows_another_article(
    library: Library, keys: list[str], expected: str
) -> None:
    async with reading(library) as pilot:
        await press(pilot, *keys)
        assert expected in pane(pilot, "reader")


@pytest.mark.parametrize("key", ["enter", "l", "right"])
async def test_opening_goes_to_the_reader_and_marks_the_article_read(
    library: Library, key: str
) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        assert focused(pilot) == "reader"
        assert "●" not in pane(pilot, "articles").splitlines()[0]
        assert "2 unread" in painted(pilot).splitlines()[-1]
    assert library.article(library.find("envoy.txt")).is_read


async def test_a_preview_alone_does_not_mark_an_article_read(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "j", "j", "k")
        assert "3 unread" in painted(pilot).splitlines()[-1]


# Marks of the reader


async def test_m_marks_read_and_unread(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "m")
        assert "2 unread" in painted(pilot)
        await press(pilot, "m")
        assert "3 unread" in painted(pilot)


async def test_a_star_is_shown_and_kept(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "asterisk")
        assert "★" in pane(pilot, "articles").splitlines()[0]
    assert library.article(library.find("envoy.txt")).is_starred


async def test_a_file_that_cannot_be_read_is_told_when_the_folder_was_read(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, {}) as library:
        write(library.folder, {"a.txt": MINISTER, "empty.txt": ""})
        async with reading(library) as pilot:
            assert "empty.txt has no text in it." in painted(pilot)
            assert "Minister sends" in pane(pilot, "articles")
