"""What the results of a search have in common, and how it narrows the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from faceted import go_to, query_line, reports, rows, search
from screens import (
    focused,
    headline,
    painted,
    pane,
    press,
    reading,
    settled,
    type_text,
)

from briefing.found import FacetRow
from briefing.library import Library
from briefing.settings import load


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with reports(tmp_path) as opened:
        yield opened


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
        assert rows(pilot)[2] == "▸√ Example Times 2"
        await go_to(pilot, "Ivan Petrov")
        await press(pilot, "enter")
        assert headline(pilot) == "Crossing"
        assert [row for row in rows(pilot) if "√" in row] == [
            "√ Example Times 1",
            "▸√ Ivan Petrov 1",
        ]


async def test_enter_on_what_the_query_asks_for_takes_it_out_again(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "date:2022 drone")
        await press(pilot, "c")
        await go_to(pilot, "√ 2022")
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
        assert "√ Anna Novak 2" in rows(pilot)
        await go_to(pilot, "Anna Novak")
        await press(pilot, "enter")
        assert query_line(pilot) == "/opened OR drone"
        assert "4 of 4 articles" in painted(pilot)


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
        assert rows(pilot, "entities")[0] == "In this article Alt+K results"
        await press(pilot, "enter", "alt+k")
        assert focused(pilot) == "facets"
        assert rows(pilot)[0] == "In these results Alt+K article"
