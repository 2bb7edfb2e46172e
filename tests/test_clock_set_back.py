"""A clock that is set back, or stands still: what was done last counts, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from articles import THREE, folders_in, library_of, refresh, write

from briefing.library import Library
from briefing.marking import Marking
from briefing.storage import journal
from briefing.storage.rescue import good_copy

YEAR = 365 * 24 * 60 * 60
STAR, NO_STAR = Marking(starred=True), Marking(starred=False)
# What the clock says from act to act.
CLOCKS = {
    "goes": ("2031-01-01T10:00:00+00:00", "2031-01-01T10:00:01+00:00", "2031-01-01T10:00:02+00:00"),
    "stands still": ("2031-01-01T10:00:00+00:00",) * 3,
    "is set back": (
        "2031-01-01T10:00:00+00:00",
        "2026-01-01T10:00:00+00:00",
        "1999-12-31T23:59:59",
    ),
}


def opened(place: Path) -> Library:
    return Library.open(place / "articles", folders_in(place))


def in_a_year(*paths: Path) -> None:
    """Let files be written a year after now, as before a clock is set back."""
    for path in paths:
        os.utime(path, (time.time() + YEAR, time.time() + YEAR))


def ours(place: Path) -> Iterator[Path]:
    for name in ("cache", "data"):
        yield from (each for each in (place / name).rglob("*") if each.is_file())


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS.keys())
def test_acts_hold_and_are_undone_in_their_order_whatever_the_clock_says(
    clock: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, THREE) as library:
        article = library.find("envoy.txt")
        for said, moment in zip((STAR, NO_STAR, STAR), clock, strict=True):
            monkeypatch.setattr(journal, "now", lambda moment=moment: moment)
            library.mark(said, article)
    with opened(tmp_path) as library:
        for is_starred in (True, False, True, False):
            assert library.marks([article])[article].is_starred is is_starred
            library.undo()
        library.redo()
        assert library.marks([article])[article].is_starred


def test_files_of_a_year_that_has_not_come_are_read_once(tmp_path: Path) -> None:
    articles = write(tmp_path / "articles", THREE)
    in_a_year(*articles.iterdir())
    with library_of(tmp_path, {}) as library:
        assert library.search("").total == 3
        assert refresh(library) == 0
        write(articles, {"new.txt": "News of the day\n\nThere is none, as they say.\n"})
        assert refresh(library) == 1


def test_a_file_that_changes_back_into_the_past_is_read_again(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        file = library.folder / "envoy.txt"
        file.write_text(file.read_text().replace("Wednesday", "Thursday!"))
        os.utime(file, (1_000_000_000, 1_000_000_000))
        assert refresh(library) == 1
        assert library.search("thursday").found == 1


def test_caches_and_marks_of_a_later_day_are_used(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        library.mark(STAR, library.find("envoy.txt"))
    # Of the catalog the time is part of its seal.
    in_a_year(*(each for each in ours(tmp_path) if "catalog" not in each.name))
    for _ in range(2):
        with opened(tmp_path) as library:
            assert refresh(library) == 0
            assert library.search("is:starred novak").found == 1
            assert library.state_problems() == ()


def test_marks_made_after_the_clock_was_set_back_are_copied(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        refresh(library)
        state = folders_in(tmp_path).state
        in_a_year(good_copy(state))
        library.mark(STAR, library.find("envoy.txt"))
        refresh(library)
    assert good_copy(state).stat().st_mtime < time.time() + YEAR / 2


def test_marks_made_after_the_clock_was_set_back_are_saved_from_a_damaged_file(
    tmp_path: Path,
) -> None:
    state = folders_in(tmp_path).state
    with library_of(tmp_path, THREE) as library:
        refresh(library)
        in_a_year(good_copy(state))
        library.mark(STAR, library.find("envoy.txt"))
    with closing(sqlite3.connect(state)) as db:
        # A version that the tables belie.
        db.execute("PRAGMA user_version = 1")
    with opened(tmp_path) as library:
        assert library.search("is:starred").found == 1
        assert "was damaged" in library.state_problems()[0]
