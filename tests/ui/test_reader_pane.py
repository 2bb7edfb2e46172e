"""The article: scrolling, measure, marks in the text, and the saved file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD, MINISTER_HEAD, library_of
from screens import painted, pane, press, reading, screen_of, settled, styles_of

from briefing.library import Library

# In the reader


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (["enter", "j", "j"], "Paragraph 1 "),
        (["enter", "G"], "Paragraph 60"),
        (["enter", "G", "g"], "Long report"),
        (["enter", "pagedown"], "Paragraph 20"),
        (["enter", "ctrl+d"], "Paragraph 15"),
        (["enter", "G", "ctrl+u"], "Paragraph 45"),
        (["space"], "Paragraph 20"),
        (["space", "space", "b"], "Paragraph 20"),
        (["3", "space"], "Paragraph 20"),
        (["space", "shift+space"], "Long report"),
    ],
)
async def test_keys_scroll_the_reader(long_library: Library, keys: list[str], seen: str) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, *keys)
        assert seen in pane(pilot, "reader")


async def test_space_at_the_end_goes_on_to_the_next_article(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "G", "space")
        assert MINISTER_HEAD in pane(pilot, "reader")


async def test_the_text_at_the_top_stays_there_when_the_terminal_changes_its_size(
    long_library: Library,
) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "space")
        top = pane(pilot, "reader").splitlines()[:3]
        await pilot.resize_terminal(70, 30)
        await settled(pilot)
        shown = pane(pilot, "reader")
        number = next(line for line in top if "Paragraph" in line).split("Paragraph ")[1].split()[0]
        assert f"Paragraph {number} " in shown


async def test_text_stands_at_a_readable_measure_in_the_middle(long_library: Library) -> None:
    async with reading(long_library, (200, 40)) as pilot:
        shown = [line for line in pane(pilot, "reader").splitlines() if "Paragraph" in line]
        assert max(len(line.strip()) for line in shown) <= 78
        assert len(shown[0]) - len(shown[0].lstrip()) > 4


# Marks in the text


async def test_people_and_weapons_are_told_apart_without_colour(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G")
        (person, *_), (weapon, *_) = styles_of(pilot, "Novak"), styles_of(pilot, "drones")
        assert person.underline
        assert not person.reverse
        assert weapon.bold
        assert not weapon.underline


async def test_a_sanction_sentence_has_a_sign_in_the_margin(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G")
        signed = [line for line in pane(pilot, "reader").splitlines() if "§" in line]
        assert "sanctions" in " ".join(signed)


# The saved file


async def test_raw_shows_what_was_cut_and_why_and_comes_back(tmp_path: Path) -> None:
    page = ENVOY + "\nSubscribe to our newsletter\n"
    with library_of(tmp_path, {"page.txt": page}) as library:
        async with reading(library) as pilot:
            assert "Subscribe" not in painted(pilot)
            await press(pilot, "R")
            assert "┆ Subscribe to our newsletter" in pane(pilot, "reader")
            (cut,) = library.ledger(library.find("page.txt")).removed
            assert f"— {cut.reason} —" in pane(pilot, "reader")
            await press(pilot, "R")
            assert "Subscribe" not in painted(pilot)


async def test_raw_and_clean_show_the_same_place(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "space")
        offset = screen_of(pilot).reader.offset_at_top
        await press(pilot, "R", "R")
        assert screen_of(pilot).reader.offset_at_top == offset


async def test_a_saved_file_that_is_gone_is_told(library: Library) -> None:
    async with reading(library) as pilot:
        (library.folder / "envoy.txt").unlink()
        await press(pilot, "R")
        assert "envoy.txt cannot be read" in painted(pilot)
        assert ENVOY_HEAD in pane(pilot, "reader")


async def test_many_changes_of_width_do_not_move_the_place(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "enter", "space", "j", "j")
        await pilot.resize_terminal(70, 40)
        await settled(pilot)
        before = screen_of(pilot).reader.offset_at_top
        for width in (120, 90, 75, 70):
            await pilot.resize_terminal(width, 40)
            await settled(pilot)
        assert screen_of(pilot).reader.offset_at_top == before


async def test_the_saved_file_is_shown_from_its_first_line(tmp_path: Path) -> None:
    page = "Skip to content\n\n" + ENVOY
    with library_of(tmp_path, {"page.txt": page}) as library:
        async with reading(library) as pilot:
            await press(pilot, "R")
            assert "Skip to content" in pane(pilot, "reader")
            assert "the saved file" in painted(pilot).splitlines()[-1]
