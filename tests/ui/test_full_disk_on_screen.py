"""A disk that takes nothing more, as the reader sees it: told, and reading goes on."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from articles import THREE, library_of, write
from screens import painted, pane, press, reading, search, shows

from briefing.search.whoosh_codec import Writer


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


async def test_a_mark_that_cannot_be_kept_is_told_and_reading_goes_on(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        async with reading(library) as pilot:
            library._state._db.execute("PRAGMA query_only = ON")
            await press(pilot, "asterisk")
            assert await shows(pilot, "This is not kept")
            await press(pilot, "J")
            await search(pilot, "petrov")
            assert "Envoy Petrov" in pane(pilot, "ArticleList")


async def test_reading_that_finds_no_room_is_told_and_the_old_index_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, THREE) as library:
        write(tmp_path / "articles", {"new.txt": "News of the day\n\nThere is none.\n"})
        monkeypatch.setattr(Writer, "add_document", refuse)
        async with reading(library) as pilot:
            told = " ".join(painted(pilot).replace("▌", "").split())
            assert "what was there is kept" in told
            await search(pilot, "petrov")
            assert "Envoy Petrov" in pane(pilot, "ArticleList")
