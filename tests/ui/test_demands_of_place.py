"""What readers of other programs beg for: to stay where they are, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import (
    ENVOY,
    ENVOY_HEAD,
    HARVEST_HEAD,
    LONG,
    MINISTER,
    MINISTER_HEAD,
    library_of,
    write,
)
from screens import (
    WIDE,
    focused,
    headline,
    new_files,
    painted,
    pane,
    press,
    reading,
    screen_of,
    search,
    settled,
    status,
    type_text,
)
from textual.pilot import Pilot

from briefing import outgoing
from briefing.library import Library
from briefing.session import SessionFile
from briefing.settings import Loaded, Settings

# The rows of the three articles, as far as a narrow pane has room for them on a line.
ENVOY_ROW, HARVEST_ROW, MINISTER_ROW = "Envoy Petrov", "Harvest is late", "Minister sends"


async def keep_rows(pilot: Pilot[None], words: str) -> None:
    await press(pilot, "f")
    await type_text(pilot, words)
    await press(pilot, "enter")


async def find(pilot: Pilot[None], words: str, *then: str) -> None:
    await press(pilot, "2", "slash")
    await type_text(pilot, words)
    await press(pilot, *then)


# My place

# By its name it comes before all others.
BEFORE_ALL = {"0": "A new report is here\n\nIt says that Ivan Petrov has come.\n"}
HAPPENINGS = {
    "nothing new is found": {},
    "another article comes": BEFORE_ALL,
    "many articles come": {
        f"{number}": f"Another of {number} new reports\n\nNumber {number} it is.\n"
        for number in range(30)
    },
}


@pytest.fixture
def placed(tmp_path: Path) -> Iterator[Library]:
    """A long article between others."""
    files = {"b.txt": ENVOY, "long.txt": LONG, "z.txt": MINISTER}
    with library_of(tmp_path / "placed", files) as library:
        yield library


@pytest.mark.parametrize("files", HAPPENINGS.values(), ids=HAPPENINGS)
async def test_my_place_stays_when_new_articles_arrive(
    placed: Library, files: dict[str, str]
) -> None:
    async with reading(placed) as pilot:
        await press(pilot, "J", "2", "space", "j")
        assert headline(pilot) == "Long report on the talks"
        before = pane(pilot, "reader")
        await new_files(pilot, **files)
        assert f"{3 + len(files)} articles" in status(pilot)
        assert pane(pilot, "reader") == before
        assert focused(pilot) == "reader"


async def test_the_row_i_am_at_stays_on_its_line_when_new_articles_arrive(
    tmp_path: Path,
) -> None:
    files = {f"s{n:02}.txt": f"Story {n:02} of them\n\nText {n} of it.\n" for n in range(60)}
    with library_of(tmp_path, files) as library:
        async with reading(library) as pilot:
            await press(pilot, *["j"] * 20, *["k"] * 5)
            before = pane(pilot, "articles")
            assert before.count("▸") == 1
            await new_files(pilot, **BEFORE_ALL)
            assert "61 articles" in status(pilot)
            # The last column has the scroll bar.
            after = [row[:28].rstrip() for row in pane(pilot, "articles").splitlines()]
            assert after == [row[:28].rstrip() for row in before.splitlines()]


async def test_the_article_i_read_is_not_swapped_when_its_file_is_saved_anew(
    placed: Library,
) -> None:
    async with reading(placed) as pilot:
        await press(pilot, "J", "2", "space", "j")
        before = pane(pilot, "reader")
        await new_files(pilot, long=f"{LONG}\n\nThe talks are over.\n")
        assert headline(pilot) == "Long report on the talks"
        assert pane(pilot, "reader") == before


async def test_a_find_does_not_take_me_back_to_its_match_when_new_articles_arrive(
    placed: Library,
) -> None:
    async with reading(placed) as pilot:
        await press(pilot, "J")
        await find(pilot, "paragraph 3 ", "enter", "space", "space")
        before = pane(pilot, "reader")
        await new_files(pilot, **BEFORE_ALL)
        assert pane(pilot, "reader") == before


@pytest.mark.parametrize("size", [(70, 40), (200, 40), (120, 15)])
async def test_my_place_stays_when_the_terminal_changes_its_size_and_back(
    placed: Library, size: tuple[int, int]
) -> None:
    async with reading(placed) as pilot:
        await press(pilot, "J", "2", "space", "j")
        before = pane(pilot, "reader")
        for each in (size, WIDE):
            await pilot.resize_terminal(*each)
            await settled(pilot)
        assert pane(pilot, "reader") == before


@pytest.mark.parametrize(
    "keys",
    [["o", "escape"], ["question_mark", "q"], ["i", "q"], ["colon", "escape"], ["F", "escape"],
     ["S", "escape"], ["t", "escape"], ["vertical_line", "escape"], ["slash", "escape"],
     ["U"], ["z", "z"], ["R", "R"], ["e", "e", "escape", "escape"], ["E", "E"], ["m"],
     ["asterisk", "u"], ["v", "v"]],
)  # fmt: skip
async def test_my_place_stays_when_a_dialog_opens_or_a_mark_is_made(
    placed: Library, keys: list[str]
) -> None:
    async with reading(placed) as pilot:
        await press(pilot, "J", "2", "space", "j")
        place = screen_of(pilot).reader.scroll_offset.y
        await press(pilot, *keys)
        assert headline(pilot) == "Long report on the talks"
        assert screen_of(pilot).reader.scroll_offset.y == place
        assert focused(pilot) == "reader"


async def test_my_place_stays_when_the_page_is_opened_outside(
    placed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(outgoing, "hand_over", opened.append)
    async with reading(placed) as pilot:
        await press(pilot, "J", "2", "space", "j")
        before = pane(pilot, "reader")
        await press(pilot, "o", "o")
        assert opened == [str(placed.folder / "long.txt")]
        assert pane(pilot, "reader") == before


async def test_my_place_is_there_again_after_articles_came_while_i_was_away(
    placed: Library, tmp_path: Path
) -> None:
    file = SessionFile(tmp_path / "sessions" / "one.json")
    async with reading(placed, file=file) as pilot:
        # The hint of a first start would lie over the text.
        pilot.app.clear_notifications()
        await press(pilot, "J", "2", "space", "j")
        before = pane(pilot, "reader")
        await press(pilot, "Q")
    write(placed.folder, {"0.txt": BEFORE_ALL["0"]})
    async with reading(placed, file=file) as pilot:
        assert "4 articles" in status(pilot)
        assert pane(pilot, "reader") == before


# The list and the article


@pytest.mark.parametrize("size", [(100, 24), WIDE, (200, 50)])
async def test_the_list_stands_beside_the_article(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size) as pilot:
        rows = painted(pilot).splitlines()
        beside = next(row for row in rows if ENVOY_ROW in row)
        assert beside.count(ENVOY_ROW) == 2
        assert "People" in rows[0]


async def test_the_article_beside_the_list_follows_the_cursor_without_enter(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        for row in (HARVEST_HEAD, MINISTER_HEAD):
            await press(pilot, "j")
            assert row in pane(pilot, "reader")
            assert focused(pilot) == "articles"


async def test_a_preview_does_not_mark_read(library: Library) -> None:
    async with reading(library, loaded=Loaded(Settings(read_after=0.05))) as pilot:
        await press(pilot, "j", "G", "g")
        await search(pilot, "drone", "enter", "j", "escape")
        await keep_rows(pilot, "envoy")
        await press(pilot, "escape")
        await pilot.click("#articles", offset=(8, 4))
        await pilot.pause(0.1)
        await settled(pilot)
        assert "3 unread" in status(pilot)


# What was just read


@pytest.fixture
def unread(tmp_path: Path) -> Iterator[Library]:
    """Five articles, of which the first two name somebody."""
    files = {f"s{n}.txt": f"Story number {n} of them\n\nText {n} of it.\n" for n in range(3)}
    with library_of(tmp_path / "unread", {"a.txt": ENVOY, "b.txt": MINISTER, **files}) as library:
        yield library


ACTS = {
    "another is read": ["J"],
    "a star is given": ["asterisk"],
    "a star is undone": ["asterisk", "u"],
    "all are marked as read": ["A"],
    "that is undone": ["A", "u"],
    "another is hidden": ["j", "j", "d"],
    "that is undone too": ["j", "j", "d", "u"],
    "the list is sorted": ["S", "4"],
    "somebody is watched": ["w"],
    "the list is filtered": ["f", "escape"],
    "a dialog was open": ["i", "i"],
}


@pytest.mark.parametrize("keys", ACTS.values(), ids=ACTS)
async def test_a_just_read_article_does_not_vanish_from_a_list_of_unread_ones(
    unread: Library, keys: list[str]
) -> None:
    async with reading(unread) as pilot:
        await search(pilot, "is:unread", "enter", "enter")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "1", *keys)
        assert ENVOY_ROW in pane(pilot, "articles")


async def test_what_was_just_read_stays_selected_when_new_articles_arrive(
    unread: Library,
) -> None:
    async with reading(unread) as pilot:
        await search(pilot, "is:unread", "enter", "J")
        just_read = headline(pilot)
        await new_files(pilot, **BEFORE_ALL)
        assert "6 of 6 articles · 5 unread" in status(pilot)
        articles = screen_of(pilot).articles
        assert articles.rows[articles.cursor].headline == headline(pilot) == just_read


@pytest.mark.parametrize("keys", [["ctrl+l"], ["escape", "slash", "up", "enter"]])
async def test_what_was_read_goes_when_the_list_is_asked_anew(
    unread: Library, keys: list[str]
) -> None:
    async with reading(unread) as pilot:
        await search(pilot, "is:unread", "enter", "enter", "1", "j", *keys)
        assert ENVOY_ROW not in pane(pilot, "articles")
        assert "4 of 5 articles · 4 unread" in status(pilot)


async def test_a_row_whose_star_is_taken_off_does_not_vanish_either(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "asterisk")
        await search(pilot, "is:starred", "enter", "asterisk")
        await new_files(pilot, **BEFORE_ALL)
        assert ENVOY_ROW in pane(pilot, "articles")
        assert "★" not in pane(pilot, "articles")


async def test_the_selected_row_stays_selected_through_filter_sort_and_refresh(
    unread: Library,
) -> None:
    async with reading(unread) as pilot:
        await press(pilot, "j", "j", "j")
        selected = headline(pilot)
        await keep_rows(pilot, "story")
        await press(pilot, "S", "4", "S", "4")
        await new_files(pilot, **BEFORE_ALL)
        await press(pilot, "escape")
        articles = screen_of(pilot).articles
        assert articles.rows[articles.cursor].headline == headline(pilot) == selected


# Next and previous

LISTS = {
    "a filter": ["f", *"story", "enter"],
    "a query": ["slash", *"them", "enter"],
}


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize(("forth", "back"), [("J", "K"), ("space", "K"), ("n", "p")])
async def test_next_stays_inside_the_list_i_made(
    unread: Library, keys: list[str], forth: str, back: str
) -> None:
    async with reading(unread) as pilot:
        await press(pilot, *keys, "g")
        seen = [headline(pilot)]
        for _ in range(4):
            await press(pilot, forth)
            seen.append(headline(pilot))
        for _ in range(4):
            await press(pilot, back)
            seen.append(headline(pilot))
        assert {each[:5] for each in seen} == {"Story"}


async def test_next_stays_among_the_articles_that_name_somebody(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter", "g", "J", "J", "J", "K", "space", "space")
        assert headline(pilot) in (ENVOY_HEAD, MINISTER_HEAD)
        assert "There is no further article in the list." in painted(pilot)
