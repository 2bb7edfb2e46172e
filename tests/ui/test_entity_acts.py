"""The selected entity over the whole library: by date, in whose company, watched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import HARVEST, THREE, library_of
from screens import focused, headline, painted, pane, press, reading, settled

from briefing.library import Library

DATED = {
    name: f"Published: {day} March 2023\n\n{text}"
    for day, (name, text) in zip((9, 3, 5), THREE.items(), strict=True)
}
ENVOY, MINISTER = "Envoy Petrov denies", "Minister sends drones"


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path / "dated", DATED) as opened:
        yield opened


async def test_a_timeline_leads_to_the_sentence_in_another_article(dated: Library) -> None:
    async with reading(dated) as pilot:
        await press(pilot, "T")
        await settled(pilot)
        shown = painted(pilot)
        assert "Anna Novak, in 2 articles by date" in shown
        assert shown.index("3 Mar 2023 · Envoy") < shown.index("9 Mar 2023 · Minister")
        assert "The defence minister, Anna Novak, said on Tuesday" in shown
        await press(pilot, "1")
        assert headline(pilot).startswith(ENVOY)
        assert focused(pilot) == "reader"


async def test_the_company_of_an_entity_keeps_the_list_to_both(dated: Library) -> None:
    async with reading(dated) as pilot:
        await press(pilot, "C")
        assert "Anna Novak appears with" in painted(pilot)
        assert "Ivan Petrov · 1 article" in painted(pilot)
        number = re.search(r"(\d+)  Ivan Petrov", painted(pilot))
        assert number
        await press(pilot, number[1])
        assert 'person:"Ivan Petrov"' in painted(pilot)
        assert "mentions Anna Novak" in painted(pilot)
        assert ENVOY in pane(pilot, "articles")
        assert MINISTER not in pane(pilot, "articles")


async def test_a_watched_entity_has_a_sign_wherever_it_is_named(dated: Library) -> None:
    async with reading(dated) as pilot:
        await press(pilot, "w")
        assert "!Anna Novak" in pane(pilot, "entities")
        assert pane(pilot, "articles").count("!Anna Novak") == 2
        await press(pilot, "w")
        assert "!Anna Novak" not in pane(pilot, "articles")
        await press(pilot, "u")
        assert "!Anna Novak" in pane(pilot, "entities")
        assert pane(pilot, "articles").count("!Anna Novak") == 2


@pytest.mark.parametrize("key", ["T", "C", "w"])
async def test_where_nobody_is_named_it_is_said(tmp_path: Path, key: str) -> None:
    with library_of(tmp_path / "one", {"harvest.txt": HARVEST}) as library:
        async with reading(library) as pilot:
            await press(pilot, key)
            assert "This article names nobody" in painted(pilot)
