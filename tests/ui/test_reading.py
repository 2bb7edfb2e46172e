"""What every key does, told by what the reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, MINISTER, library_of
from screens import (
    NARROW,
    WIDE,
    headline,
    painted,
    pane,
    press,
    reading,
    screen_of,
    settled,
    styles_of,
    type_text,
)

from briefing.library import Library

ENVOY_HEAD = "Envoy Petrov denies the shipment"
HARVEST_HEAD = "Harvest is late this year"
MINISTER_HEAD = "Minister sends drones to Ruritania"
LONG = "Long report on the talks\n\n" + "\n\n".join(
    f"Paragraph {number} of the report says that the talks in Geneva went on for another day."
    for number in range(1, 61)
)


@pytest.fixture
def long_library(tmp_path: Path) -> Iterator[Library]:
    """Two articles, the first far longer than the screen."""
    with library_of(tmp_path / "long", {"a.txt": LONG, "b.txt": MINISTER}) as library:
        yield library


def focused(pilot: object) -> str | None:
    return getattr(getattr(pilot, "app").focused, "id", None)  # noqa: B009


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


# Searching


async def test_results_come_as_the_query_is_typed(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "gen")
        assert "Envoy" in pane(pilot, "articles")
        assert "Minister" not in pane(pilot, "articles")
        assert "1 of 3 articles" in painted(pilot).splitlines()[-1]


async def test_a_hit_is_highlighted_in_the_text_and_in_the_snippet(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "Geneva")
        assert [style.reverse for style in styles_of(pilot, "Geneva")].count(True) == 2


async def test_enter_in_the_search_line_goes_to_the_results(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "drone")
        await press(pilot, "enter")
        assert focused(pilot) == "articles"
        assert "drone" in painted(pilot).splitlines()[-2]


async def test_escape_in_the_search_line_takes_the_query_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "geneva")
        await press(pilot, "escape")
        assert "3 articles" in painted(pilot).splitlines()[-1]
        assert focused(pilot) == "articles"


async def test_nothing_found_is_told(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "zeppelin")
        assert "Nothing found." in pane(pilot, "articles")


@pytest.mark.parametrize("query", ['"dro', "(drone", "drone AND", "-", "person:", "is:", "*"])
async def test_a_half_typed_query_never_fails(library: Library, query: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        screen_of(pilot).search_line.query_one("Input").value = query  # type: ignore[attr-defined]
        await settled(pilot)
        assert pilot.app.is_running


async def test_n_steps_through_the_hits_and_says_which_it_is(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "petrov")
        await press(pilot, "enter", "n")
        assert "1/3 in this article" in painted(pilot)
        await press(pilot, "n", "n", "N")
        assert "2/3 in this article" in painted(pilot)


async def test_n_goes_on_to_the_hits_of_the_next_article(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "drone")
        await press(pilot, "enter", "g")
        first = headline(pilot)
        await press(pilot, *["n"] * 4)
        assert headline(pilot) != first
        assert "in this article" in painted(pilot)


async def test_without_a_search_n_goes_to_the_next_unread_article(library: Library) -> None:
    library.mark(library.find("harvest.txt"), read=True)
    async with reading(library) as pilot:
        await press(pilot, "n")
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "m", "N")
        assert headline(pilot) == ENVOY_HEAD


# Entities


async def test_moving_in_the_panel_shows_where_the_entity_is_named(long_library: Library) -> None:
    async with reading(long_library) as pilot:
        await press(pilot, "J", "3", "j")
        assert any(style.bold and style.underline for style in styles_of(pilot, "drones"))


async def test_enter_on_an_entity_keeps_the_list_to_the_articles_that_name_it(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter")
        assert "mentions Anna Novak ✕" in painted(pilot).splitlines()[-2]
        assert "Harvest" not in pane(pilot, "articles")
        assert focused(pilot) == "articles"


async def test_escape_takes_the_filter_off(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter", "escape")
        assert "Harvest" in pane(pilot, "articles")
        assert "mentions" not in painted(pilot)


async def test_brackets_step_through_the_mentions_on_into_the_next_article(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "k", "k", "K", "K")
        start = headline(pilot)
        screen_of(pilot).entities.select("person/anna-novak")
        await press(pilot, *["right_square_bracket"] * 2)
        assert start == ENVOY_HEAD
        assert headline(pilot) == MINISTER_HEAD
        await press(pilot, "left_square_bracket")
        assert headline(pilot) == ENVOY_HEAD


async def test_e_focuses_the_panel_and_then_hides_it(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "e")
        assert focused(pilot) == "entities"
        await press(pilot, "e")
        assert not screen_of(pilot).entities.display
        assert focused(pilot) == "reader"
        await press(pilot, "e")
        assert focused(pilot) == "entities"


# The way back


async def test_backspace_leads_back_to_the_article_and_the_filter_before(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "enter", "3", "enter", "g", "enter")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "backspace")
        assert headline(pilot) == MINISTER_HEAD
        assert "3 articles" in painted(pilot)
        await press(pilot, "alt+right")
        assert headline(pilot) == ENVOY_HEAD
        assert "mentions Anna Novak" in painted(pilot)


@pytest.mark.parametrize("key", ["h", "left", "escape"])
async def test_back_goes_one_pane_back_and_never_quits(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, "3", key)
        assert focused(pilot) == "reader"
        await press(pilot, key, key, key)
        assert focused(pilot) == "articles"
        assert pilot.app.is_running


async def test_q_goes_back_and_at_the_top_level_quits(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "q")
        assert focused(pilot) == "articles"
        assert pilot.app.return_code is None
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


@pytest.mark.parametrize("key", ["Q", "ctrl+q"])
async def test_quitting_works_from_anywhere(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, "3")
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.return_code == 0


# Panes


@pytest.mark.parametrize(("key", "name"), [("1", "articles"), ("2", "reader"), ("3", "entities")])
async def test_a_number_focuses_a_pane(library: Library, key: str, name: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        assert focused(pilot) == name


async def test_tab_goes_round(library: Library) -> None:
    async with reading(library) as pilot:
        order = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await press(pilot, key)
            order.append(focused(pilot))
        assert order == ["reader", "entities", "articles", "entities"]


async def test_z_zooms_the_pane_and_back(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "2", "z")
        assert screen_of(pilot).reader.region.width == WIDE[0]
        await press(pilot, "z")
        assert screen_of(pilot).articles.display


async def test_a_narrow_terminal_shows_one_pane_at_a_time(library: Library) -> None:
    async with reading(library, NARROW) as pilot:
        assert screen_of(pilot).articles.region.width == NARROW[0]
        await press(pilot, "enter")
        assert "Ivan Petrov, the envoy" in painted(pilot)
        await press(pilot, "3")
        assert "People 2" in painted(pilot)
        await press(pilot, "h", "h")
        assert "Harvest" in painted(pilot)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (10, 3)])
async def test_a_tiny_terminal_is_survived(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size) as pilot:
        await press(pilot, "enter", "space", "3", "j", "slash", "d", "escape", "question_mark")
        assert pilot.app.is_running


# The saved file


async def test_raw_shows_what_was_cut_and_why_and_comes_back(tmp_path: Path) -> None:
    page = ENVOY + "\nSubscribe to our newsletter\n"
    with library_of(tmp_path, {"page.txt": page}) as library:
        async with reading(library) as pilot:
            assert "Subscribe" not in painted(pilot)
            await press(pilot, "R")
            assert "- Subscribe to our newsletter" in pane(pilot, "reader")
            assert "✂" in pane(pilot, "reader")
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


# Help and commands


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_shows_the_keys_and_closes_again(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        assert "Search as you type" in painted(pilot)
        await press(pilot, "escape")
        assert "Search as you type" not in painted(pilot)


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_every_act_is_in_the_palette(library: Library, key: str) -> None:
    async with reading(library) as pilot:
        await press(pilot, key)
        await type_text(pilot, "zoom")
        await pilot.pause(0.3)
        assert "Zoom the pane" in painted(pilot)
        await press(pilot, "enter")
        assert screen_of(pilot).is_zoomed


# The mouse


async def test_a_click_on_a_row_shows_it_and_a_second_one_opens_it(library: Library) -> None:
    async with reading(library) as pilot:
        await pilot.click("#articles", offset=(8, 4))
        await settled(pilot)
        assert headline(pilot) == HARVEST_HEAD
        await pilot.click("#articles", offset=(8, 4))
        await settled(pilot)
        assert focused(pilot) == "reader"


async def test_a_click_on_a_mention_selects_it_in_the_panel(library: Library) -> None:
    async with reading(library) as pilot:
        rows = pane(pilot, "reader").splitlines()
        y = next(y for y, row in enumerate(rows) if "any drone" in row)
        await pilot.click("#reader", offset=(rows[y].index("drone") + 1, y))
        await settled(pilot)
        entity = screen_of(pilot).entities.current
        assert entity is not None
        assert entity.kind == "weapon"


async def test_a_click_takes_the_filter_off(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "G", "3", "enter")
        await pilot.click("#filter")
        await settled(pilot)
        assert "3 articles" in painted(pilot)


async def test_a_click_on_a_hint_does_what_it_names(library: Library) -> None:
    async with reading(library) as pilot:
        place = painted(pilot).splitlines()[-1].index("help")
        await pilot.click("#status", offset=(place, 0))
        await settled(pilot)
        assert "Search as you type" in painted(pilot)
