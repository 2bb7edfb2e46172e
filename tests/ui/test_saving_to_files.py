"""What is on the screen goes into a file: asked for step by step, told, and stopped."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD, HARVEST_HEAD, MINISTER_HEAD, THREE, library_of
from screens import (
    NARROW,
    focused,
    lines,
    painted,
    press,
    reading,
    screen_of,
    settled,
    shows,
    type_text,
)
from textual.pilot import Pilot

from briefing.article import Annotations, Article
from briefing.library import Library


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the program is started in, with nothing in it."""
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def says(pilot: Pilot[None], selector: str, sentence: str) -> bool:
    """Whether what is painted of some widgets holds a sentence, wherever its lines are broken."""
    rows = lines(pilot.app)
    for region in (widget.region for widget in pilot.app.screen.query(selector)):
        text = "".join(row[region.x : region.right] for row in rows[region.y : region.bottom])
        if "".join(sentence.split()) in "".join(c for c in text if c not in "│▌ "):
            return True
    return False


def asked(pilot: Pilot[None]) -> list[str]:
    """The numbered choices of the dialog."""
    rows = (row.partition("│ ")[2].split("│")[0].split() for row in lines(pilot.app))
    return [" ".join(words[1:]) for words in rows if words and words[0].isdigit()]


async def write_over(pilot: Pilot[None], text: str) -> None:
    """Replace what stands in the line."""
    await press(pilot, "end", "ctrl+u")
    for character in text:
        await pilot.press({"/": "slash", ".": "full_stop", "~": "tilde"}.get(character, character))
    await press(pilot, "enter")


# What, and how


@pytest.mark.parametrize("size", [(120, 40), NARROW])
@pytest.mark.parametrize(
    ("pane", "first"),
    [
        ("1", ["the list of 3 articles as CSV", "the list of 3 articles as JSON Lines",
               "the list of 3 articles as Markdown"]),
        ("2", ["the article as plain text", "the article as Markdown", "the article as JSON"]),
        ("3", ["the entities of the article as CSV"]),
    ],
)  # fmt: skip
async def test_what_the_focused_pane_shows_comes_first(
    library: Library, size: tuple[int, int], pane: str, first: list[str]
) -> None:
    async with reading(library, size) as pilot:
        await press(pilot, pane, "s")
        assert asked(pilot)[: len(first)] == first
        assert len(asked(pilot)) == 7
        await press(pilot, "s")
        assert "Save what?" not in painted(pilot)


async def test_an_article_is_saved_under_its_headline(library: Library, here: Path) -> None:
    async with reading(library) as pilot:
        await press(pilot, "2", "s", "1")
        assert says(pilot, "#line", f"Save the article as plain text, in {here}:")
        assert "Envoy-Petrov-denies-the-shipment.txt" in painted(pilot)
        await press(pilot, "enter")
        path = here / "Envoy-Petrov-denies-the-shipment.txt"
        assert says(pilot, "Toast", f"Saved the article, {path.stat().st_size} bytes: {path}")
    assert path.read_text().split() == [*ENVOY_HEAD.split(), "undated", *ENVOY.split()[5:]]


async def test_the_results_of_a_search_are_saved_in_their_order(
    library: Library, here: Path
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "novak")
        await press(pilot, "enter", "S", "4", "S", "4", "s")
        assert asked(pilot)[0] == "the list of 2 articles as CSV"
        await press(pilot, "1", "enter")
        assert await shows(pilot, "Saved the list of 2 articles,")
    with (here / "novak.csv").open() as file:
        saved = [row["headline"] for row in csv.DictReader(file)]
    assert saved == [MINISTER_HEAD, ENVOY_HEAD]


async def test_only_the_rows_that_a_filter_leaves_are_saved(library: Library, here: Path) -> None:
    async with reading(library) as pilot:
        await press(pilot, "f")
        await type_text(pilot, "harvest")
        await press(pilot, "enter", "s", "2", "enter")
        assert await shows(pilot, "Saved the list of 1 article,")
    (record,) = map(json.loads, (here / "harvest.jsonl").read_text().splitlines())
    assert record["headline"] == HARVEST_HEAD


async def test_the_articles_that_name_somebody_are_saved_under_the_name(
    library: Library, here: Path
) -> None:
    async with reading(library) as pilot:
        screen_of(pilot).open(library.find("minister.txt"))
        await press(pilot, "3", "enter")
        name = "mentions-Anna-Novak.csv"
        await press(pilot, "s", "1")
        assert name in painted(pilot)
        await press(pilot, "enter")
    with (here / name).open() as file:
        assert {row["headline"] for row in csv.DictReader(file)} == {MINISTER_HEAD, ENVOY_HEAD}


async def test_the_entities_are_saved_as_the_panel_has_them(library: Library, here: Path) -> None:
    async with reading(library) as pilot:
        reading_now = screen_of(pilot).reading
        assert reading_now is not None
        shown = [row.name for row in reading_now.entities]
        await press(pilot, "3", "s", "enter", "enter")
        assert await shows(pilot, "Saved the entities of the article,")
    with (here / "entities-Envoy-Petrov-denies-the-shipment.csv").open() as file:
        assert [row["name"] for row in csv.DictReader(file)] == shown


async def test_where_nothing_is_shown_there_is_nothing_to_save(tmp_path: Path) -> None:
    with library_of(tmp_path, {}) as empty:
        async with reading(empty) as pilot:
            await press(pilot, "s")
            assert "There is nothing here to save." in painted(pilot)


# Where


async def test_a_path_can_be_typed_and_home_abbreviated(library: Library, home: Path) -> None:
    home.mkdir()
    async with reading(library) as pilot:
        await press(pilot, "s", "1")
        await write_over(pilot, "~/mine.csv")
        assert await shows(pilot, "Saved the list")
    assert (home / "mine.csv").read_text().startswith("id,path,")


async def test_escape_saves_nothing(library: Library, here: Path) -> None:
    async with reading(library) as pilot:
        await press(pilot, "s", "1", "escape")
        assert focused(pilot) == "articles"
    assert list(here.iterdir()) == []


async def test_a_folder_that_is_not_there_is_told_and_the_name_can_be_mended(
    library: Library, here: Path
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "s", "1")
        await write_over(pilot, "absent/mine.csv")
        assert says(pilot, "Toast", f"There is no folder {here}/absent.")
        assert "│ absent/mine.csv" in painted(pilot)
        await write_over(pilot, "mine.csv")
        assert await shows(pilot, "Saved the list")
    assert [path.name for path in here.iterdir()] == ["mine.csv"]


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_without_a_yes_a_file_that_is_there_stays(
    library: Library, here: Path, key: str
) -> None:
    (here / "articles.csv").write_text("mine")
    async with reading(library) as pilot:
        await press(pilot, "s", "1", "enter")
        doubt = f"{here}/articles.csv is there already; what is in it would be lost."
        assert says(pilot, "#sure", doubt)
        await press(pilot, key)
        assert "│ articles.csv" in painted(pilot)
        await press(pilot, "escape")
    assert (here / "articles.csv").read_text() == "mine"


async def test_with_a_yes_it_is_replaced(library: Library, here: Path) -> None:
    (here / "articles.csv").write_text("mine")
    async with reading(library) as pilot:
        await press(pilot, "s", "1", "enter", "y")
        assert await shows(pilot, "Saved the list of 3 articles")
    assert (here / "articles.csv").read_text().startswith("id,path,")


async def test_an_article_of_the_library_is_not_replaced(library: Library, here: Path) -> None:
    async with reading(library) as pilot:
        await press(pilot, "2", "s", "1")
        await write_over(pilot, "../articles/envoy.txt")
        assert says(pilot, "Toast", "envoy.txt is one of your articles and is not replaced.")
    assert (library.folder / "envoy.txt").read_text() == THREE["envoy.txt"]


async def test_what_the_system_refuses_is_told(
    library: Library, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with reading(library) as pilot:
        await press(pilot, "s", "1")
        monkeypatch.setattr(os, "fsync", full)
        await press(pilot, "enter")
        assert says(
            pilot, "Toast", f"{here}/articles.csv cannot be saved: No space left on device."
        )
        assert "3 articles · 3 unread" in painted(pilot)
    assert list(here.iterdir()) == []


# Long work


class Slow(Library):
    """Has a million versions of what is listed, each the same article."""

    def found(self, *_: object, **__: object) -> tuple[tuple[str, ...], ...]:
        return ((*self.article_ids(), *map(str, range(1_000_000))),)

    def annotated(self, article_id: str) -> tuple[Article, Annotations]:
        return super().annotated(self.article_ids()[0])


async def test_saving_is_told_and_can_be_stopped(library: Library, here: Path) -> None:
    library.__class__ = Slow
    async with reading(library) as pilot:
        await press(pilot, "s", "2")
        await pilot.press("enter")
        while " of 1,000,003 articles" not in painted(pilot):
            await pilot.pause()
        assert "Ctrl+X stops" in painted(pilot)
        await pilot.press("ctrl+x")
        await settled(pilot)
        assert await shows(pilot, "Stopped: nothing was saved.")
        assert "3 articles · 3 unread" in painted(pilot)
    assert list(here.iterdir()) == []
