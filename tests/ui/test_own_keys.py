"""The keys of other programs, and those that the reader chooses."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD, HARVEST_HEAD, library_of
from screens import NARROW, focused, headline, painted, press, reading, screen_of

from briefing.library import Library
from briefing.settings import Loaded, load


def loaded(tmp_path: Path, text: str) -> Loaded:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    return load(path, {})


async def test_an_own_key_does_the_act_and_the_old_one_does_it_no_more(
    library: Library, tmp_path: Path
) -> None:
    async with reading(library, loaded=loaded(tmp_path, '[keys]\nnext-article = "x"\n')) as pilot:
        await press(pilot, "J")
        assert headline(pilot) == ENVOY_HEAD
        await press(pilot, "x")
        assert headline(pilot) == HARVEST_HEAD


async def test_two_keys_can_be_exchanged(library: Library, tmp_path: Path) -> None:
    text = '[keys]\nentity-pane = "2"\nreader-pane = "3"\n'
    async with reading(library, loaded=loaded(tmp_path, text)) as pilot:
        await press(pilot, "2")
        assert focused(pilot) == "entities"
        await press(pilot, "3")
        assert focused(pilot) == "reader"


async def test_help_and_hints_tell_the_keys_in_effect(library: Library, tmp_path: Path) -> None:
    text = '[keys]\nsearch = "f5"\nsearch-all = "f6"\nhelp = "H"\n'
    async with reading(library, loaded=loaded(tmp_path, text)) as pilot:
        assert "F5 search" in painted(pilot)
        await press(pilot, "H")
        assert "F5" in painted(pilot)
        assert "Ctrl+F" not in painted(pilot)


@pytest.mark.parametrize(
    ("key_set", "keys", "is_read"),
    [("newsboat", ["N"], True), ("newsboat", ["m"], False), ("textual", ["ctrl+o"], True)],
)
async def test_the_keys_of_another_program_can_be_had(
    key_set: str, keys: list[str], is_read: bool, library: Library, tmp_path: Path
) -> None:
    async with reading(library, loaded=loaded(tmp_path, f'key_set = "{key_set}"\n')) as pilot:
        await press(pilot, *keys)
        reading_now = screen_of(pilot).reading
        assert reading_now is not None
        assert reading_now.is_read is is_read


async def test_the_saved_file_tells_the_keys_in_effect(tmp_path: Path) -> None:
    own = loaded(tmp_path, '[keys]\nkeep = "f6"\nnext-mention = "f7"\n')
    cut = f"Subscribe to our newsletter\n\n{ENVOY}"
    with library_of(tmp_path / "news", {"envoy.txt": cut}) as library:
        async with reading(library, loaded=own) as pilot:
            await press(pilot, "2", "R")
            assert "F7 next · F6 keeps" in painted(pilot)
            await press(pilot, "f7")
            assert "F6 keeps it" in painted(pilot)


async def test_an_act_without_a_key_is_in_the_palette(library: Library, tmp_path: Path) -> None:
    async with reading(library, loaded=loaded(tmp_path, "[keys]\nzoom = []\n")) as pilot:
        await press(pilot, "z")
        assert not screen_of(pilot).is_zoomed
        await screen_of(pilot).run_action("zoom")
        assert screen_of(pilot).is_zoomed


async def test_a_wrong_setting_is_told_with_its_line(library: Library, tmp_path: Path) -> None:
    async with reading(library, NARROW, loaded(tmp_path, "measure = 3\n")) as pilot:
        assert "'measure'" in painted(pilot)
