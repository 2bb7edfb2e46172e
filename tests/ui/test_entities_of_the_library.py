"""The entities of the whole library, in the place of those of the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import THREE, library_of, write
from faceted import rows
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
    type_text,
)
from textual.pilot import Pilot

from briefing.corrections import Meant
from briefing.entity_index import IndexQuestion
from briefing.library import Library
from briefing.ui import index_worker

AGAIN = """Petrov speaks again

Ivan Petrov said on Friday that a missile had fallen near Geneva, and Ada Lind said that none had.

“It was a missile,” Ivan Petrov said. Zdeněk Šefčovič, the mayor of Geneva, saw another missile.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, {**THREE, "again.txt": AGAIN}) as opened:
        yield opened


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Put the cursor on a name."""
    await press(pilot, "g")
    for _ in range(10):
        if any(row.startswith("▸") and name in row for row in rows(pilot, "index")):
            return
        await press(pilot, "j")
    raise AssertionError(f"no {name}")


async def test_e_again_lists_the_entities_of_the_whole_library(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        assert rows(pilot, "index") == [
            "In the library · by articles",
            "People 4 articles · mentions",
            "▸ Ivan Petrov 2 · 6",
            "Anna Novak 2 · 3",
            "Ada Lind 1 · 1",
            "Zdeněk Šefčovič 1 · 1",
            "Weapons 2",
            "unmanned aerial vehicle 2 · 3",
            "missile 1 · 3",
            "Sanctioned 1",
            "Freedonia 1 · 1",
        ]
        assert focused(pilot) == "index"


async def test_e_once_more_leads_back_to_the_article(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e")
        before = painted(pilot)
        await press(pilot, "e", "e")
        assert painted(pilot) == before
        assert focused(pilot) == "entities"


async def test_e_goes_to_the_library_where_it_stands_beside_another_pane(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "1", "e")
        assert focused(pilot) == "index"


async def test_enter_keeps_the_list_to_the_articles_that_name_somebody(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Ada Lind")
        await press(pilot, "enter")
        assert "mentions Ada Lind ✕" in painted(pilot)
        assert headline(pilot) == "Petrov speaks again"
        assert focused(pilot) == "articles"
        await press(pilot, "backspace", "3")
        assert focused(pilot) == "index"


@pytest.mark.parametrize(
    ("downs", "title", "first"),
    [
        (1, "In the library · by mentions", "▸ Ivan Petrov 2 · 6"),
        (2, "In the library · by name", "▸ Ada Lind 1 · 1"),
    ],
)
async def test_capital_s_puts_them_in_another_order(
    library: Library, downs: int, title: str, first: str
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "S", *["down"] * downs, "enter")
        assert rows(pilot, "index")[0] == title
        assert rows(pilot, "index")[2] == first


async def test_f_keeps_the_names_that_have_what_is_typed_in_any_spelling(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "f")
        await type_text(pilot, "sefc zde")
        assert rows(pilot, "index")[:3] == [
            "With “sefc zde” · by articles",
            "People 1 articles · mentions",
            "▸ Zdeněk Šefčovič 1 · 1",
        ]
        assert len(rows(pilot, "index")) == 3
        await press(pilot, "enter")
        assert focused(pilot) == "index"
        assert screen_of(pilot).articles.row_count == 4


async def test_where_no_name_has_the_words_it_says_so(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "f")
        await type_text(pilot, "zeppelin")
        assert rows(pilot, "index")[1:] == ["No name has these words."]


async def test_escape_gives_up_the_filter_and_then_leads_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "f")
        await type_text(pilot, "lind")
        await press(pilot, "enter", "escape")
        assert len(rows(pilot, "index")) == 11
        await press(pilot, "escape")
        assert focused(pilot) == "entities"
        await press(pilot, "escape")
        assert focused(pilot) == "reader"


async def test_escape_while_a_filter_is_typed_shows_all_names(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "f")
        await type_text(pilot, "lind")
        await press(pilot, "escape")
        assert len(rows(pilot, "index")) == 11
        assert focused(pilot) == "index"


# What is done to one of them


async def test_i_tells_why_one_is_listed_that_the_open_article_does_not_name(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Ada Lind")
        await press(pilot, "i")
        assert "Ada Lind said that none had" in painted(pilot)


async def test_w_watches_one_and_its_row_says_so(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Ada Lind")
        await press(pilot, "w")
        assert "▸!Ada Lind 1 · 1" in rows(pilot, "index")


@pytest.mark.parametrize(
    ("key", "told"), [("T", "Ada Lind, in 1 article by date"), ("C", "Ada Lind appears with")]
)
async def test_its_timeline_and_company_are_those_of_the_name_under_the_cursor(
    library: Library, key: str, told: str
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Ada Lind")
        await press(pilot, key)
        assert told in painted(pilot)


async def test_x_takes_one_out_of_the_library_and_undo_brings_it_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Anna Novak")
        await press(pilot, "x")
        assert "In this article" not in painted(pilot)
        await press(pilot, "enter")
        assert "People 3" in pane(pilot, "index")
        assert "Anna Novak" not in pane(pilot, "index")
        await press(pilot, "u")
        assert "Anna Novak" in pane(pilot, "index")


async def test_picked_ones_are_merged_into_the_one_under_the_cursor(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Ada Lind")
        await press(pilot, "v", "g")
        assert "√Ada Lind 1 · 1" in rows(pilot, "index")
        await press(pilot, "M")
        assert rows(pilot, "index")[1:3] == ["People 3 articles · mentions", "▸ Ivan Petrov 2 · 7"]


async def test_braces_open_the_next_article_that_names_the_one_under_the_cursor(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Freedonia")
        await press(pilot, "right_curly_bracket")
        assert headline(pilot).startswith("Minister sends")
        assert focused(pilot) == "index"


# Counted anew


async def test_after_a_refresh_the_new_counts_are_shown_with_the_cursor_where_it_was(
    library: Library, tmp_path: Path
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await go_to(pilot, "Anna Novak")
        more = "{0}\n\nAnna Novak said on Monday that {0} would not matter to her at all."
        texts = {f"{each}.txt": more.format(each) for each in ("Snow", "Rain")}
        write(tmp_path / "articles", texts)
        await press(pilot, "ctrl+l")
        assert "▸ Anna Novak 4 · 5" in rows(pilot, "index")


async def test_an_answer_to_an_older_question_is_not_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        answer = library.naming.index.answer(IndexQuestion(words="lind"))
        screen_of(pilot).post_message(index_worker.Indexed(answer.question, answer))
        await settled(pilot)
        assert len(rows(pilot, "index")) == 11


# Beside the others


async def test_c_shows_what_results_have_in_common_in_its_place(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", *"drone", "enter", "e", "e", "c")
        assert rows(pilot)[0] == "In these results c article"
        await press(pilot, "e")
        assert focused(pilot) == "entities"


async def test_a_click_on_its_head_leads_back_to_the_article(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e")
        await pilot.click("#index", offset=(10, 0))
        await settled(pilot)
        assert focused(pilot) == "entities"


async def test_a_narrow_terminal_shows_it_alone(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        await press(pilot, "e", "e")
        assert rows(pilot, "index")[0] == "In the library · by articles e article"
        assert screen_of(pilot).query_one("#index").region.width == NARROW[0]
        await press(pilot, "escape", "escape")
        assert focused(pilot) == "reader"


async def test_help_explains_the_keys_of_the_entities(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e", "e", "question_mark")
        assert "In the entities" in painted(pilot)


async def test_names_cannot_style_or_command_the_terminal(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": THREE["envoy.txt"]}) as library:
        library.dossier("person/ivan-petrov").correct(Meant("person", "Ivan [b]\x1b[31m"))
        async with reading(library) as pilot:
            await press(pilot, "e", "e")
            assert "Ivan [b]␛[31m" in pane(pilot, "index")
