"""What readers of other programs beg for: to find what they typed, and to be told where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import (
    ENVOY,
    ENVOY_HEAD,
    LONG,
    library_of,
)
from screens import (
    NARROW,
    headline,
    pane,
    press,
    reading,
    search,
    settled,
    shows,
    status,
    styles_of,
    type_text,
)
from textual.pilot import Pilot

from briefing.library import Library


async def find(pilot: Pilot[None], words: str, *then: str) -> None:
    await press(pilot, "2", "slash")
    await type_text(pilot, words)
    await press(pilot, *then)


# What is typed is what is found

DESIGNATORS = (
    "F-16", "F-35", "Su-35", "S-300", "S-400", "Shahed-136", "Shahed-131", "K9", "W-2", "U.S.",
    "us", "GV-2024-0001", "2022-17", "2022-10-05",
)  # fmt: skip


@pytest.fixture
def arsenal(tmp_path: Path) -> Iterator[Library]:
    """An article for each designator, which stands in no other."""
    files = {
        f"{number}.txt": f"Report number {number} from the lake\n\nOfficers wrote {each} down.\n"
        for number, each in enumerate(DESIGNATORS)
    }
    with library_of(tmp_path / "arsenal", files) as library:
        yield library


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("F-16", "F-16"), ("f16", "F-16"), ("su-35", "Su-35"), ("S-300", "S-300"),
        ("Shahed-136", "Shahed-136"), ("shahed136", "Shahed-136"), ("K9", "K9"), ("W-2", "W-2"),
        ("U.S.", "U.S."), ("US", "U.S."),
        # Hyphens and digits are no date, no field and no command.
        ("GV-2024-0001", "GV-2024-0001"), ("2022-17", "2022-17"), ("2022-10-05", "2022-10-05"),
    ],
)  # fmt: skip
async def test_the_exact_designator_i_typed_is_found(
    arsenal: Library, typed: str, printed: str
) -> None:
    async with reading(arsenal) as pilot:
        await search(pilot, typed)
        assert f"1 of {len(DESIGNATORS)} articles" in status(pilot)
        assert "left out" not in status(pilot)
        assert f"…wrote {printed} down." in pane(pilot, "articles")
        assert [style.reverse for style in styles_of(pilot, printed)].count(True) == 2


@pytest.mark.parametrize(
    ("typed", "found"), [("dron", 2), ("drones sanc", 1), ("person:nov", 2), ('"any dr', 1)]
)
async def test_a_part_of_a_word_finds_it_while_i_type(
    library: Library, typed: str, found: int
) -> None:
    async with reading(library) as pilot:
        await search(pilot, typed)
        assert f"{found} of 3 articles" in status(pilot)


async def test_one_search_has_one_count_wherever_it_is_told(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "dron")
        assert "2 of 3 articles" in status(pilot)
        await press(pilot, "enter")
        assert "2 of 3 articles" in status(pilot)
        await press(pilot, "F", "a")
        await press(pilot, "F")
        assert await shows(pilot, "1  dron (2)")


async def test_the_searched_word_is_marked_in_the_opened_hit(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "sanction", "enter", "enter")
        assert any(style.reverse for style in styles_of(pilot, "sanctions"))
        assert "1/1 in this article" in status(pilot)


async def test_the_searched_word_is_in_view_also_where_the_article_was_left_elsewhere(
    tmp_path: Path,
) -> None:
    text = f"{LONG}\n\nAt last a zeppelin came.\n\n" + "\n\n".join(["It left again."] * 60)
    with library_of(tmp_path, {"a.txt": text, "b.txt": ENVOY}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter", "G", "J", "h")
            await search(pilot, "zeppelin", "enter", "enter")
            assert "At last a zeppelin came." in pane(pilot, "reader")


async def test_the_searched_word_is_marked_in_the_next_hit_too(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "freedonia OR geneva", "enter", "enter", "J")
        word = "Geneva" if headline(pilot) == ENVOY_HEAD else "Freedonia"
        assert [style.reverse for style in styles_of(pilot, word)].count(True) >= 2


# Where a search looks


async def test_it_is_said_that_a_search_looks_in_all_articles(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        assert "in all articles" in status(pilot)
        await type_text(pilot, "drone")
        assert "in all articles" in status(pilot)


async def test_it_is_said_that_a_filter_looks_in_this_list_and_at_what_of_it(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "f")
        assert "in this list (headlines and publishers)" in status(pilot)
        await type_text(pilot, "min")
        assert "in this list (headlines and publishers)" in status(pilot)


@pytest.mark.parametrize("words", ["", "petrov", "zeppelin"])
async def test_it_is_said_that_a_find_looks_in_this_article(library: Library, words: str) -> None:
    async with reading(library) as pilot:
        await find(pilot, words)
        assert "in this article" in status(pilot)


async def test_it_is_said_that_a_search_looks_only_in_articles_that_name_somebody(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter", "slash")
        assert "in this list (mentions Anna Novak)" in status(pilot)
        await type_text(pilot, "rain")
        assert "0 of 3 articles" in status(pilot)
        assert "in this list (mentions Anna Novak)" in status(pilot)


async def test_from_such_a_list_all_articles_can_be_searched_all_the_same(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter", "backslash")
        assert "in all articles" in status(pilot)
        await type_text(pilot, "rain")
        assert "Harvest is late" in pane(pilot, "articles")


# Finding inside the article


async def test_i_find_words_inside_the_article_and_see_which_match_of_how_many(
    long_library: Library,
) -> None:
    async with reading(long_library) as pilot:
        await find(pilot, "another day")
        assert "1/60" in status(pilot)
        await press(pilot, "enter", "n", "n", "N")
        assert "2/60" in status(pilot)


@pytest.mark.parametrize("size", [NARROW, (200, 50), (120, 12)])
async def test_the_match_i_am_at_survives_another_size(
    long_library: Library, size: tuple[int, int]
) -> None:
    async with reading(long_library) as pilot:
        await find(pilot, "paragraph 40", "enter")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert "1/1" in status(pilot)
        assert "Paragraph 40 of the report" in pane(pilot, "reader")
