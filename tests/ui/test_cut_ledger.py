"""The cut ledger in the reader pane, what is put back from it, and the dialogs about articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD, LONG, MINISTER, folders_in, library_of, write
from screens import (
    NARROW,
    lines,
    painted,
    pane,
    press,
    reading,
    screen_of,
    settled,
    shows,
    type_text,
)
from textual.pilot import Pilot

from briefing.keeps import Keep
from briefing.library import Library
from briefing.storage import rules

DAILY = "Daily Freedonian"
PLEA = "Subscribe to our newsletter"
RELATED = "Minister Pavel Orlov buys a zeppelin"


def page(text: str) -> str:
    return f"{DAILY}\n\n{text}\n{PLEA}\n\nRelated Articles\n\n{RELATED}\n"


@pytest.fixture
def cut(tmp_path: Path) -> Iterator[Library]:
    """Two pages of one publisher with furniture above and below the story."""
    with library_of(tmp_path, {"a.txt": page(ENVOY), "b.txt": page(MINISTER)}) as library:
        yield library


def status(pilot: Pilot[None]) -> str:
    return painted(pilot).splitlines()[-1]


def current(pilot: Pilot[None]) -> str:
    """The line of the reader that has the sign of the current place."""
    return next(
        (row.removeprefix("▸ ") for row in pane(pilot, "reader").splitlines() if "▸" in row), ""
    )


async def answered(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, the last of which starts work beside the screen."""
    await press(pilot, *keys)
    assert await shows(pilot, "Kept in ")


# The saved file


async def test_the_saved_file_tells_lines_that_were_cut_from_kept_ones_without_colour(
    cut: Library,
) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R")
        rows = pane(pilot, "reader").splitlines()
        assert f"┆ {PLEA}" in rows
        assert f"  {ENVOY_HEAD}" in rows


async def test_neighbours_cut_for_one_reason_stand_under_one_line(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R")
        rows = pane(pilot, "reader").splitlines()
        place = rows.index("┆ Related Articles")
        assert rows[place - 1].startswith("  — 2 lines: ")
        assert rows[place + 1] == f"┆ {RELATED}"


async def test_brackets_step_from_cut_to_cut_and_the_status_line_counts_them(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R")
        assert "the saved file, 4 cuts" in status(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert current(pilot) == PLEA
        assert "cut 2/4: " in status(pilot)
        await press(pilot, "left_square_bracket")
        assert current(pilot) == DAILY
        await press(pilot, "left_square_bracket")
        assert "There is no further cut" in painted(pilot)


async def test_a_file_of_which_nothing_was_cut_says_so(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "R")
        assert "nothing was cut" in status(pilot)
        await press(pilot, "right_square_bracket", "plus")
        assert "No cut is in view" in painted(pilot)


async def test_a_click_chooses_a_cut(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R")
        y = pane(pilot, "reader").splitlines().index(f"┆ {RELATED}")
        await pilot.click("#reader", offset=(8, y))
        await settled(pilot)
        assert current(pilot) == RELATED


async def test_the_sign_of_a_cut_stays_in_the_saved_file(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "right_square_bracket", "R")
        assert current(pilot) == ""


# Putting back


async def test_plus_asks_where_and_keeps_a_block_in_this_article(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "right_square_bracket", "right_square_bracket", "plus")
        shown = painted(pilot)
        assert "Keep this block?" in shown
        assert f"in every article of {DAILY}" in shown
        await answered(pilot, "a")
        assert f"  {PLEA}" in pane(pilot, "reader").splitlines()
        await press(pilot, "R")
        assert PLEA in pane(pilot, "reader")
        await press(pilot, "J")
        assert PLEA not in pane(pilot, "reader")


async def test_p_keeps_a_block_in_every_article_of_the_publisher(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "right_square_bracket", "right_square_bracket")
        await answered(pilot, "plus", "p")
        assert f"Kept in every article of {DAILY}" in " ".join(painted(pilot).split())
        await press(pilot, "J")
        assert PLEA in pane(pilot, "reader")


async def test_the_entities_of_a_block_that_is_put_back_are_listed(cut: Library) -> None:
    async with reading(cut) as pilot:
        assert "Pavel Orlov" not in pane(pilot, "entities")
        await press(pilot, "R", *["right_square_bracket"] * 4)
        assert current(pilot) == RELATED
        await answered(pilot, "plus", "a")
        assert "Pavel Orlov" in pane(pilot, "entities")


async def test_the_next_cut_is_the_one_to_decide_on(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "right_square_bracket", "right_square_bracket")
        await answered(pilot, "plus", "a")
        assert current(pilot) == "Related Articles"


async def test_without_stepping_the_first_cut_in_view_is_meant(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "plus")
        assert DAILY in next(row for row in lines(pilot.app) if "╏" in row)


@pytest.mark.parametrize("key", ["escape", "q", "h"])
async def test_a_block_may_be_left_out(cut: Library, tmp_path: Path, key: str) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "plus", key)
        assert "Keep this block?" not in painted(pilot)
        assert "the saved file" in status(pilot) or "cut 1/4" in status(pilot)
    assert not folders_in(tmp_path).rules.exists()


@pytest.mark.parametrize("choice", ["in this article", "in every article", "leave it out"])
async def test_a_click_on_a_line_of_the_question_answers_it(cut: Library, choice: str) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "R", "plus")
        rows = lines(pilot.app)
        y = next(y for y, row in enumerate(rows) if choice in row)
        await pilot.click(offset=(rows[y].index(choice), y))
        await settled(pilot)
        assert "Keep this block?" not in painted(pilot)
        assert await shows(pilot, "Kept in ") == (choice != "leave it out")


async def test_without_a_publisher_only_the_article_is_offered(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": f"{ENVOY}\n{PLEA}\n"}) as library:
        async with reading(library) as pilot:
            await press(pilot, "R", "plus", "p")
            assert "every article" not in painted(pilot)
            assert "Keep this block?" in painted(pilot)
            await answered(pilot, "a")
            assert "nothing was cut" in status(pilot)


async def test_plus_in_the_article_says_where_cuts_are_shown(cut: Library) -> None:
    async with reading(cut) as pilot:
        await press(pilot, "plus")
        assert "R shows what was cut" in painted(pilot)


async def test_a_rule_that_cannot_be_written_is_told(cut: Library, tmp_path: Path) -> None:
    write(tmp_path, {"config": "a file where the folder should be"})
    async with reading(cut) as pilot:
        await press(pilot, "R", "plus", "a")
        assert await shows(pilot, "rules.toml")
        assert "cannot be" in painted(pilot)


async def test_a_rule_written_by_hand_changes_the_open_article_at_the_next_start(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, {"a.txt": page(ENVOY)}) as library:
        rules.add(folders_in(tmp_path).rules, [Keep(RELATED, publisher=DAILY)])
        async with reading(library) as pilot:
            assert RELATED in pane(pilot, "reader")


async def test_a_broken_rule_is_told_at_the_start(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": ENVOY}) as library:
        write(tmp_path, {"config/rules.toml": '[[keep]]\ntext = "[/x]\x1b[2J\n'})
        async with reading(library) as pilot:
            assert "rules.toml, line 2: " in "".join(painted(pilot).replace("▌", "").split("\n"))


async def test_a_block_put_back_far_down_leaves_the_text_where_it_is(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": page(LONG)}) as library:
        async with reading(library) as pilot:
            await press(pilot, "R", *["right_square_bracket"] * 3)
            before = pane(pilot, "reader").splitlines()[0]
            await answered(pilot, "plus", "a")
            assert pane(pilot, "reader").splitlines()[0] == before


async def test_what_was_told_of_files_is_not_told_again_after_a_block_is_put_back(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, {}) as library:
        write(library.folder, {"a.txt": page(ENVOY), "empty.txt": ""})
        async with reading(library) as pilot:
            assert "empty.txt has no text" in painted(pilot)
            pilot.app.clear_notifications()
            await press(pilot, "R")
            await answered(pilot, "plus", "a")
            assert "empty.txt has no text" not in painted(pilot)


# About an article, and about the files that are none


async def test_i_tells_what_is_known_of_the_article(cut: Library) -> None:
    async with reading(cut, NARROW) as pilot:
        await press(pilot, "i")
        shown = painted(pilot)
        assert "a.txt" in shown
        assert DAILY in shown
        assert "no date found" in shown
        await press(pilot, "i")
        assert "no date found" not in painted(pilot)


async def test_i_without_an_article_does_nothing(tmp_path: Path) -> None:
    with library_of(tmp_path, {}) as library:
        async with reading(library) as pilot:
            await press(pilot, "i", "plus", "R")
            assert "No articles yet." in painted(pilot)


async def test_skipped_files_are_counted_and_the_palette_lists_them(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.txt": ENVOY, "empty.txt": "", "b.txt": bytes(range(256))}
    with library_of(tmp_path, files) as library:
        async with reading(library) as pilot:
            assert "1 article · 1 unread · 2 skipped" in status(pilot)
            await press(pilot, "colon")
            await type_text(pilot, "skipped")
            await press(pilot, "enter")
            assert await shows(pilot, "• empty.txt has no text in it.")
            assert "• b.txt is not a text file." in painted(pilot)


async def test_without_skipped_files_the_list_says_so(library: Library) -> None:
    async with reading(library) as pilot:
        assert "skipped" not in status(pilot)
        screen_of(pilot).action_skipped()
        await settled(pilot)
        assert "Every file could be read." in painted(pilot)
