"""What the results of a search have in common, in place of the entities of the article."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import library_of
from screens import (
    NARROW,
    focused,
    headline,
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

from briefing.errors import IndexUnavailable
from briefing.found import FacetRow
from briefing.library import Library
from briefing.session import SessionFile
from briefing.settings import load

PAGE = "---\ntitle: {title}\ndate: {date}\npublisher: {publisher}\n---\n\n{text}\n"
REPORTS = {
    "Arrival": ("2022-11-16", "Example Times", "Anna Novak said that drones had come. " * 4),
    "Bridge": ("2022-10-05", "Meridian", "A drone flew over the bridge for most of the day. " * 3),
    "Crossing": ("2021-03-01", "Example Times", "Ivan Petrov saw the drone at the crossing. " * 3),
    "Dam": ("2021-02-01", "Evil [b]\x1b[31m", "Anna Novak opened the dam in the morning. " * 3),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Four dated reports of three publishers; one publisher's name is hostile."""
    pages = {
        f"{title}.md": PAGE.format(title=title, date=date, publisher=publisher, text=text)
        for title, (date, publisher, text) in REPORTS.items()
    }
    with library_of(tmp_path, pages) as opened:
        yield opened


async def search(pilot: Pilot[None], query: str) -> None:
    await press(pilot, "backslash")
    await type_text(pilot, query)
    await press(pilot, "enter")


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Put the cursor of the panel on a name."""
    await press(pilot, "g")
    for _ in range(40):
        if any(row.startswith("▸") and name in row for row in rows(pilot)):
            return
        await press(pilot, "j")
    raise AssertionError(f"no {name}")


def rows(pilot: Pilot[None], panel: str = "facets") -> list[str]:
    return [" ".join(line.split()) for line in pane(pilot, panel).splitlines() if line.strip()]


def query_line(pilot: Pilot[None]) -> str:
    return painted(pilot).splitlines()[-2].strip()


# What stands there


async def test_c_shows_what_the_results_have_in_common(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        assert rows(pilot, "entities")[0] == "In this article c results"
        await press(pilot, "c")
        assert rows(pilot) == [
            "In these results c article",
            "Publishers articles",
            "▸ Example Times 2",
            "Meridian 1",
            "Years",
            "2022 2",
            "2021 1",
            "People",
            "Anna Novak 1",
            "Ivan Petrov 1",
            "Weapons",
            "unmanned aerial vehicle 3",
        ]
        assert focused(pilot) == "facets"


@pytest.mark.parametrize("pane_key", ["1", "2", "3"])
async def test_c_again_leads_back_to_the_article_and_to_where_i_was(
    library: Library, pane_key: str
) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, pane_key)
        before = painted(pilot), focused(pilot)
        await press(pilot, "c", "c")
        assert (painted(pilot), focused(pilot)) == before


async def test_c_goes_to_what_is_in_common_where_it_stands_beside_another_pane(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c", "1", "c")
        assert focused(pilot) == "facets"
        await press(pilot, "tab", "shift+tab")
        assert focused(pilot) == "facets"


async def test_the_counts_follow_while_a_query_is_typed(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c", "backslash")
        await type_text(pilot, " bridge")
        assert rows(pilot)[1:5] == ["Publishers articles", "▸ Meridian 1", "Years", "2022 1"]
        await type_text(pilot, " zeppelin")
        assert rows(pilot)[1:] == ["Nothing is found, and nothing in", "common."]


async def test_nothing_is_counted_while_the_panel_tells_of_the_article(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    count = library.facets

    def noting(text: str, about: str | None, *, typing: bool) -> tuple[FacetRow, ...]:
        asked.append(text)
        return count(text, about, typing=typing)

    monkeypatch.setattr(library, "facets", noting)
    async with reading(library) as pilot:
        await search(pilot, "drone")
        assert asked == []
        await press(pilot, "c", "c")
        await search(pilot, " bridge")
        assert asked == ["drone"]


async def test_a_publisher_cannot_style_or_command_the_terminal(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "dam")
        await press(pilot, "c")
        assert rows(pilot)[2] == "▸ Evil [b]␛[31m 1"


# Narrower, and wider again


async def test_enter_keeps_the_results_to_what_is_under_the_cursor(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c")
        await go_to(pilot, "Example Times")
        await press(pilot, "enter")
        assert query_line(pilot) == '/source:"Example Times" drone'
        assert "2 of 4 articles" in painted(pilot)
        assert "Bridge" not in pane(pilot, "articles")
        assert rows(pilot)[2] == "▸✓ Example Times 2"
        await go_to(pilot, "Ivan Petrov")
        await press(pilot, "enter")
        assert headline(pilot) == "Crossing"
        assert [row for row in rows(pilot) if "✓" in row] == [
            "✓ Example Times 1",
            "▸✓ Ivan Petrov 1",
        ]


async def test_enter_on_what_the_query_asks_for_takes_it_out_again(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "date:2022 drone")
        await press(pilot, "c")
        await go_to(pilot, "✓ 2022")
        await press(pilot, "enter")
        assert query_line(pilot) == "/drone"
        assert "3 of 4 articles" in painted(pilot)
        assert "▸ 2022 2" in rows(pilot)


async def test_a_click_keeps_to_a_row_and_a_double_click_does_no_more(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c")
        y = next(y for y, row in enumerate(pane(pilot, "facets").splitlines()) if "2021" in row)
        await pilot.click("#facets", offset=(8, y))
        await settled(pilot)
        assert query_line(pilot) == "/date:2021 drone"
        await pilot.click("#facets", offset=(8, 3), times=2)
        await settled(pilot)
        assert query_line(pilot) == '/source:"Example Times" date:2021 drone'


@pytest.mark.parametrize("query", ["dro", "dam OR dro", '"anna nov'])
async def test_a_half_typed_word_finds_as_many_as_were_counted(
    library: Library, query: str
) -> None:
    async with reading(library) as pilot:
        await search(pilot, query)
        await press(pilot, "c")
        await go_to(pilot, "Anna Novak")
        counted = rows(pilot)[[row[:1] for row in rows(pilot)].index("▸")].split()[-1]
        await press(pilot, "enter")
        assert f"{counted} of 4 articles" in painted(pilot)


async def test_backspace_leads_back_to_the_query_before(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c")
        await go_to(pilot, "Example Times")
        await press(pilot, "enter")
        await go_to(pilot, "2021")
        await press(pilot, "enter", "backspace")
        assert query_line(pilot) == '/source:"Example Times" drone'
        assert "2021 1" in " ".join(rows(pilot))
        await press(pilot, "backspace")
        assert query_line(pilot) == "/drone"
        await press(pilot, "alt+right")
        assert query_line(pilot) == '/source:"Example Times" drone'


async def test_whom_the_list_is_kept_to_is_marked_and_can_be_taken_off(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "dam")
        await press(pilot, "3", "enter", "1")
        await search(pilot, "opened OR drone")
        await press(pilot, "c")
        assert "✓ Anna Novak 2" in rows(pilot)
        await go_to(pilot, "Anna Novak")
        await press(pilot, "enter")
        assert query_line(pilot) == "/opened OR drone"
        assert "4 of 4 articles" in painted(pilot)


# The panel and its neighbours


@pytest.mark.parametrize("key", ["escape", "q", "h"])
async def test_back_goes_from_what_is_in_common_to_the_results(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "2", "c", key)
        assert focused(pilot) == "articles"
        assert rows(pilot)[0].startswith("In these results")


async def test_without_a_search_the_panel_tells_of_the_article_again(library: Library) -> None:
    async with reading(library) as pilot:
        before = rows(pilot, "entities")
        await search(pilot, "drone")
        await press(pilot, "c", "escape", "escape")
        assert "4 articles" in painted(pilot)
        assert rows(pilot, "entities") == before
        assert focused(pilot) == "articles"


async def test_typing_goes_on_when_the_last_letter_of_a_query_is_taken_back(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await search(pilot, "d")
        await press(pilot, "c", "backslash", "backspace")
        assert "In these results" not in painted(pilot)
        await type_text(pilot, "dam")
        assert query_line(pilot) == "/dam"


async def test_e_brings_the_entities_back(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c", "e")
        assert focused(pilot) == "entities"
        assert rows(pilot, "entities")[0].startswith("In this article")


async def test_a_panel_that_is_hidden_is_shown_and_then_hidden_again(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await search(pilot, "drone")
        await press(pilot, "c")
        assert rows(pilot)[1] == "Publishers articles"
        await press(pilot, "c")
        assert not screen_of(pilot).entities.display
        assert "Publishers" not in painted(pilot)


async def test_both_contents_are_as_wide_as_the_panel_was_made(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "3", "right_parenthesis")
        wider = screen_of(pilot).entities.region
        await press(pilot, "c")
        assert screen_of(pilot).query_one("#facets").region == wider
        await press(pilot, "left_parenthesis", "left_parenthesis", "c")
        assert screen_of(pilot).entities.region.width == wider.width - 8


async def test_a_narrow_terminal_shows_it_alone_and_leads_back_to_the_list(
    library: Library,
) -> None:
    async with reading(library, NARROW) as pilot:
        await search(pilot, "drone")
        assert "c in common" in painted(pilot).splitlines()[-1]
        await press(pilot, "c")
        assert screen_of(pilot).query_one("#facets").region.width == NARROW[0]
        await press(pilot, "enter")
        assert "2 of 4 articles" in painted(pilot)
        assert "▸✓ Example Times" in painted(pilot)
        await press(pilot, "escape")
        assert "Arrival" in painted(pilot)
        assert "Publishers" not in painted(pilot)


async def test_a_click_on_the_head_turns_the_panel(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await pilot.click("#entities", offset=(20, 0))
        await settled(pilot)
        assert rows(pilot)[1] == "Publishers articles"
        await pilot.click("#facets", offset=(20, 0))
        await settled(pilot)
        assert rows(pilot, "entities")[0].startswith("In this article")


async def test_the_next_start_has_the_entities_and_their_panel_as_it_was(
    library: Library, tmp_path: Path
) -> None:
    file = SessionFile(tmp_path / "sessions" / "one.json")
    async with reading(library, file=file) as pilot:
        await press(pilot, "e", "e")
        await search(pilot, "drone")
        await press(pilot, "c", "Q")
    async with reading(library, file=file) as pilot:
        assert query_line(pilot) == "/drone"
        assert focused(pilot) == "articles"
        assert not screen_of(pilot).entities.display


# How a newcomer finds it


async def test_while_something_is_searched_for_the_last_line_tells_the_key(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        assert "in common" not in painted(pilot)
        await search(pilot, "drone")
        last = painted(pilot).splitlines()[-1]
        await pilot.click("#status", offset=(last.index("in common"), 0))
        await settled(pilot)
        assert rows(pilot)[1] == "Publishers articles"
        assert "in common" not in painted(pilot).splitlines()[-1]


async def test_where_there_is_no_room_for_the_key_what_was_there_stays(library: Library) -> None:
    async with reading(library, (60, 20)) as pilot:
        await search(pilot, "drone date:2021..2022")
        last = painted(pilot).splitlines()[-1]
        assert "in common" not in last
        assert "3 of 4 articles …" in last
        assert "drone and published" in last


async def test_without_a_search_c_tells_what_to_do(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "c")
        assert "/ searches." in painted(pilot)
        assert focused(pilot) == "articles"


async def test_the_act_is_in_the_palette(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "colon")
        await type_text(pilot, "in common")
        await pilot.pause(0.3)
        await press(pilot, "enter")
        assert focused(pilot) == "facets"
        await press(pilot, "colon")
        await type_text(pilot, "in common")
        await pilot.pause(0.3)
        await press(pilot, "enter")
        assert focused(pilot) == "articles"


async def test_the_key_in_effect_is_told_and_works(library: Library, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('key_set = "textual"\n', "utf-8")
    async with reading(library, loaded=load(settings, {})) as pilot:
        await press(pilot, "alt+f")
        await type_text(pilot, "drone")
        assert rows(pilot, "entities")[0] == "In this article Alt+C results"
        await press(pilot, "enter", "alt+c")
        assert focused(pilot) == "facets"
        assert rows(pilot)[0] == "In these results Alt+C article"


# Counting beside the screen


async def test_while_a_thread_counts_keys_act_and_the_newest_question_wins(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, may_go, asked = library.facets, threading.Event(), list[str]()

    def slow(text: str, about: str | None, *, typing: bool) -> tuple[FacetRow, ...]:
        asked.append(text)
        may_go.wait(30)
        return count(text, about, typing=typing)

    monkeypatch.setattr(library, "facets", slow)
    async with reading(library) as pilot:
        await search(pilot, "drone")
        try:
            await pilot.press("c")
            for key in ("backslash", "space", *"bridge"):
                await pilot.press(key)
            while "1 of 4 articles" not in painted(pilot):
                await pilot.pause(0.01)
            assert "Counting …" in painted(pilot)
            assert asked == ["drone"]
        finally:
            may_go.set()
        assert await shows(pilot, "▸  Meridian")
        assert asked == ["drone", "drone bridge"]


async def test_a_count_that_fails_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(text: str, about: str | None, *, typing: bool) -> tuple[FacetRow, ...]:
        raise IndexUnavailable("The index cannot be used.")

    monkeypatch.setattr(library, "facets", failing)
    async with reading(library) as pilot:
        await search(pilot, "drone")
        await press(pilot, "c")
        assert "The index cannot be used." in painted(pilot)
        await press(pilot, "c")
        assert focused(pilot) == "articles"
