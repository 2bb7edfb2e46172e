"""Keys of the map that no other test presses: what each leads to, in the pane where it is pressed.

What the other keys do is told by the tests of what they do it to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD, HARVEST, LONG, MINISTER, MINISTER_HEAD, library_of, write
from screens import focused, headline, painted, pane, press, reading, type_text

from briefing.keys import key_table
from briefing.library import Library
from briefing.settings import Loaded, Settings

LONG_HEAD = LONG.split("\n", 1)[0]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    """A long article that names nobody, then three short ones."""
    files = {"a.txt": LONG, "b.txt": MINISTER, "c.txt": HARVEST, "d.txt": ENVOY}
    with library_of(tmp_path / "shelf", files) as library:
        yield library


@pytest.mark.parametrize(
    ("keys", "name", "seen"),
    [
        # In the reader.
        ("2 G g g", "reader", LONG_HEAD),
        ("2 G home", "reader", LONG_HEAD),
        ("2 end", "reader", "Paragraph 60 "),
        ("2 down down down k k up", "reader", LONG_HEAD),
        ("2 pagedown pageup", "reader", LONG_HEAD),
        ("2 ctrl+d ctrl+d ctrl+u ctrl+u", "reader", LONG_HEAD),
        # In the entities of the second article.
        ("j 3 j", "entities", "▸ unmanned aerial vehicle"),
        ("j 3 down down", "entities", "▸ United States"),
        ("j 3 G", "entities", "▸ United States"),
        ("j 3 end k", "entities", "▸ unmanned aerial vehicle"),
        ("j 3 end up up", "entities", "▸ Anna Novak"),
        ("j 3 end g", "entities", "▸ Anna Novak"),
        ("j 3 end home", "entities", "▸ Anna Novak"),
        ("j 3 pagedown", "entities", "▸ United States"),
        ("j 3 ctrl+d ctrl+u", "entities", "▸ Anna Novak"),
        ("j 3 l", "SearchLine", "mentions Anna Novak ✕"),
        ("j 3 right", "SearchLine", "mentions Anna Novak ✕"),
        # In the list.
        ("j j p", "reader", MINISTER_HEAD),
        ("G g g", "reader", LONG_HEAD),
    ],
)
async def test_a_key_leads_there(shelf: Library, keys: str, name: str, seen: str) -> None:
    async with reading(shelf) as pilot:
        await press(pilot, *keys.split())
        assert seen in pane(pilot, name)


@pytest.mark.parametrize("keys", ["J", "J J K", "n", "n n p J", "G space"])
async def test_the_next_article_is_read_without_leaving_the_reader(
    shelf: Library, keys: str
) -> None:
    async with reading(shelf) as pilot:
        await press(pilot, "2", *keys.split())
        assert headline(pilot) != LONG_HEAD
        assert focused(pilot) == "reader"


async def test_alt_and_arrows_lead_back_and_forth(shelf: Library) -> None:
    async with reading(shelf) as pilot:
        await press(pilot, "2", "J", "alt+left")
        assert headline(pilot) == LONG_HEAD
        await press(pilot, "alt+right")
        assert headline(pilot) == MINISTER_HEAD


@pytest.mark.parametrize("pane_key", ["1", "2", "3"])
@pytest.mark.parametrize("key", ["backslash", "ctrl+f"])
async def test_all_articles_are_searched_from_every_pane(
    shelf: Library, pane_key: str, key: str
) -> None:
    async with reading(shelf) as pilot:
        await press(pilot, pane_key, key)
        await type_text(pilot, "misquoted")
        assert headline(pilot) == ENVOY_HEAD


async def test_new_files_are_shown_when_i_ask_for_them(shelf: Library) -> None:
    async with reading(shelf) as pilot:
        write(shelf.folder, {"new.txt": "A new report is here\n\nIt has one line.\n"})
        await press(pilot, "ctrl+l")
        assert "A new report is here" in pane(pilot, "articles")
        assert "5 articles" in painted(pilot).splitlines()[-1]
        assert headline(pilot) == LONG_HEAD


@pytest.mark.parametrize(
    ("keys", "seen"),
    [("n", MINISTER_HEAD), ("end home n", MINISTER_HEAD), ("J J p", MINISTER_HEAD),
     ("g", "In which order?"), ("end", ENVOY_HEAD)],
)  # fmt: skip
async def test_the_hands_of_newsboat_find_their_keys(shelf: Library, keys: str, seen: str) -> None:
    newsboat = Loaded(Settings(read_after=None, keys=key_table("newsboat")))
    async with reading(shelf, loaded=newsboat) as pilot:
        await press(pilot, *keys.split())
        assert seen in painted(pilot)
