"""What the reader puts right in the entities, seen on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import folders_in, library_of
from screens import headline, painted, pane, press, reading, screen_of, shows, type_text

from briefing.library import Library

ORLOV = """Orlov and Orlow are one man

The defence minister, Ivan Orlov, said on Tuesday that 40 drones had been sent to the border.

Ivan Orlow, as some desks spell him, would come to the talks in Geneva as well. Orlow was glad.
"""
LATER = """Minister Orlow is back again

Ivan Orlow, the minister of defence, returned on Friday. He said nothing about the Grey Wolf.

The Grey Wolf was seen at the airport, and Ivan Orlow shook hands with reporters.
"""


@pytest.fixture
def affair(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, {"a.txt": ORLOV, "b.txt": LATER}) as opened:
        yield opened


async def test_two_spellings_are_merged_into_one_entry_undone_and_merged_again_after_a_restart(
    affair: Library, tmp_path: Path
) -> None:
    async with reading(affair) as pilot:
        assert headline(pilot).startswith("Orlov")
        await press(pilot, "3", "j", "v")
        apart = pane(pilot, "entities")
        assert "√Ivan Orlow" in apart
        assert [f"{times} · {others}" in apart for times, others in ((2, 0), (3, 1))] == [True] * 2
        await press(pilot, "g", "M")
        assert "Ivan Orlow is Ivan Orlov" in painted(pilot)
        panel = pane(pilot, "entities")
        assert "Ivan Orlow" not in panel
        assert "5 · 1" in panel
        await press(pilot, "u")
        assert "Ivan Orlow" in pane(pilot, "entities")
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        async with reading(again) as pilot:
            await press(pilot, "ctrl+r")
            assert "Ivan Orlow" not in pane(pilot, "entities")
            assert "5 · 1" in pane(pilot, "entities")


async def test_what_is_no_entity_stays_away_when_all_is_read_again(
    affair: Library, tmp_path: Path
) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "x")
        assert "Ivan Orlov: no entity" in painted(pilot)
        await press(pilot, "2")
        assert "Ivan Orlov" not in pane(pilot, "entities")
    affair.close()
    for cache in (tmp_path / "cache").iterdir():
        (cache / "catalog.db").unlink()
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        async with reading(again) as pilot:
            assert await shows(pilot, "Ivan Orlow")
            assert "Ivan Orlov" not in pane(pilot, "entities")


async def test_a_missed_name_is_found_in_every_article_and_in_search(affair: Library) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "j", "a")
        await type_text(pilot, "Grey Wolf")
        await press(pilot, "enter", "1")
        assert "Grey Wolf" in pane(pilot, "entities")
        await press(pilot, "slash")
        await type_text(pilot, 'person:"grey wolf')
        assert "1 of 2 articles" in painted(pilot)


async def test_a_missed_name_can_be_another_name_of_the_selected_person(affair: Library) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "j")
        before = screen_of(pilot).entities.current
        assert before
        await press(pilot, "a")
        await type_text(pilot, "Grey Wolf")
        await press(pilot, "enter", "3")
        after = screen_of(pilot).entities.current
        assert after
        assert (after.name, after.here) == (before.name, before.here + 2)


async def test_an_entity_gets_another_name_and_its_own_back(affair: Library) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "r", "1", *["backspace"] * len("Orlov"))
        await type_text(pilot, "Orlov Senior")
        await press(pilot, "enter")
        assert "Ivan Orlov Senior" in pane(pilot, "entities")
        await press(pilot, "r", "3")
        assert "Ivan Orlov Senior" not in pane(pilot, "entities")
        assert "Ivan Orlov" in pane(pilot, "entities")


async def test_a_person_that_is_a_weapon_stands_among_the_weapons(affair: Library) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "r", "2")
        panel = pane(pilot, "entities")
        assert panel.index("Weapons") < panel.index("Ivan Orlov")


async def test_merging_says_what_to_do_where_nothing_is_picked(affair: Library) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "M")
        assert "Pick the other names of Ivan Orlov first" in painted(pilot)


async def test_esc_picks_no_entity_any_more(affair: Library) -> None:
    async with reading(affair) as pilot:
        await press(pilot, "3", "v")
        assert "√" in pane(pilot, "entities")
        await press(pilot, "escape")
        assert "√" not in pane(pilot, "entities")


# A sanction

MEASURES = """New measures of the week at last

The United States imposed sanctions on Belarus on Tuesday. The harbour was quiet all day long.

Canada is considering sanctions against Myanmar for now. Nobody in the harbour was surprised.
"""


@pytest.fixture
def measures(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, {"a.txt": MEASURES}) as opened:
        yield opened


async def test_somebody_else_imposes_a_sanction_until_that_is_undone(measures: Library) -> None:
    async with reading(measures) as pilot:
        await press(pilot, "3", "g", "r", "1", *["backspace"] * len("United States"))
        await type_text(pilot, "Norway; Canada")
        await press(pilot, "enter")
        assert "Norway, Canada → Belarus" in joined(pane(pilot, "entities"))
        assert "yours" in pane(pilot, "entities")
        await press(pilot, "u")
        assert "United States → Belarus" in joined(pane(pilot, "entities"))
        assert "yours" not in pane(pilot, "entities")


async def test_a_sanction_hits_somebody_else_and_what_the_program_found_again(
    measures: Library,
) -> None:
    async with reading(measures) as pilot:
        await press(pilot, "3", "g", "r", "2", *["backspace"] * len("Belarus"))
        await type_text(pilot, "Iran")
        await press(pilot, "enter")
        assert "United States → Iran" in joined(pane(pilot, "entities"))
        await press(pilot, "r", "4")
        assert "United States → Belarus" in joined(pane(pilot, "entities"))


async def test_a_sanction_that_was_lifted_says_so(measures: Library) -> None:
    async with reading(measures) as pilot:
        await press(pilot, "3", "g", "r", "3")
        assert "United States → Belarus is …" in painted(pilot)
        await press(pilot, "7")
        assert "lifted" in pane(pilot, "entities")


async def test_a_sentence_without_a_sanction_loses_its_entry_and_the_others_stay(
    measures: Library,
) -> None:
    async with reading(measures) as pilot:
        await press(pilot, "3", "g", "x", "1")
        assert "Belarus" not in pane(pilot, "entities")
        assert "Canada → Myanmar" in joined(pane(pilot, "entities"))


async def test_nothing_hits_a_party_in_any_article(measures: Library) -> None:
    async with reading(measures) as pilot:
        await press(pilot, "3", "g", "x", "3")
        assert "Belarus" not in pane(pilot, "entities")
        assert measures.dossier("sanction/belarus").articles() == ()


def joined(text: str) -> str:
    """The words of a pane without its lines and figures."""
    return " ".join(re.sub(r"(?:yours |likely )?\d+ · \d+", "", text).split())
