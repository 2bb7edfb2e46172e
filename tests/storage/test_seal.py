"""Who vouches for the catalog when, and what that costs somebody who copies it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import THREE, folders_in, library_of, refresh, write

from briefing.errors import IndexUnavailable
from briefing.library import Library
from briefing.storage import seal


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, THREE) as opened:
        yield opened


def another(library: Library) -> Library:
    """A second window."""
    return Library.open(library.folder, folders_in(library.folder.parent))


def catalog(place: Path) -> Path:
    return next((place / "cache").rglob("catalog.db"))


def is_sealed(place: Path) -> bool:
    path = catalog(place)
    return path.with_name("catalog.db.seal").exists() and not seal.is_broken(path)


def add(library: Library, name: str) -> None:
    write(library.folder, {name: f"News called {name}\n\nThere is something new, it says.\n"})


def test_a_refresh_vouches_for_what_it_has_written(library: Library, tmp_path: Path) -> None:
    assert is_sealed(tmp_path)
    add(library, "new.txt")
    refresh(library)
    assert is_sealed(tmp_path)


def test_while_something_is_written_nobody_vouches(library: Library, tmp_path: Path) -> None:
    add(library, "new.txt")
    reading = library.refresh()
    next(reading)
    assert not is_sealed(tmp_path)
    reading.close()
    library.close()
    assert is_sealed(tmp_path)


def test_who_looks_and_writes_nothing_changes_no_seal(library: Library, tmp_path: Path) -> None:
    path = catalog(tmp_path).with_name("catalog.db.seal")
    before = path.stat().st_mtime_ns
    for _ in range(2):
        refresh(library)
        library.search("novak")
        with another(library) as other:
            refresh(other)
    assert path.stat().st_mtime_ns == before


def test_a_window_that_reads_just_now_puts_the_seal_off_until_it_is_closed(
    library: Library, tmp_path: Path
) -> None:
    with another(library) as other:
        reading = other._catalog._db.execute("SELECT * FROM contents")
        reading.fetchone()
        add(library, "new.txt")
        refresh(library)
        assert not is_sealed(tmp_path)
        reading.close()
    assert is_sealed(tmp_path)


def test_what_one_window_writes_is_no_damage_to_another(library: Library, tmp_path: Path) -> None:
    for number in range(4):
        with another(library) as other:
            first, second = (library, other) if number % 2 else (other, library)
            add(first, f"{number}a.txt")
            refresh(first)
            add(second, f"{number}b.txt")
            refresh(second)
            assert not other._catalog.is_new
            assert library.search("").total == other.search("").total == 5 + 2 * number
    assert is_sealed(tmp_path)


def test_a_window_whose_catalog_was_made_anew_by_another_says_so_and_vouches_for_none(
    library: Library, tmp_path: Path
) -> None:
    seal.refuse(catalog(tmp_path))
    with another(library) as other:
        assert other._catalog.is_new
        assert library.search("").total == 3
        with pytest.raises(IndexUnavailable, match=r"made the cache in .* anew"):
            refresh(library)
        library.close()
        assert not is_sealed(tmp_path)
        assert refresh(other) == 3


def test_a_copy_with_other_times_is_read_anew(library: Library, tmp_path: Path) -> None:
    library.close()
    cache = catalog(tmp_path).parent
    shutil.copytree(cache, tmp_path / "copy", copy_function=shutil.copyfile)
    shutil.rmtree(cache)
    (tmp_path / "copy").rename(cache)
    with another(library) as other:
        assert other._catalog.is_new
        assert refresh(other) == 3


def test_a_copy_with_the_same_times_is_not(library: Library, tmp_path: Path) -> None:
    library.close()
    cache = catalog(tmp_path).parent
    shutil.copytree(cache, tmp_path / "copy")
    shutil.rmtree(cache)
    (tmp_path / "copy").rename(cache)
    with another(library) as other:
        assert refresh(other) == 0
