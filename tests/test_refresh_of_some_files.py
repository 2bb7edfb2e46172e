"""A refresh that looks at some files alone: those that a watch tells of."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import HARVEST, headlines, refresh, write

from briefing.library import Library


def look_at(library: Library, *names: str) -> set[str]:
    """The files that a refresh of these alone has read."""
    real = library.folder.resolve()
    return {each.path for each in library.refresh(only=[real / name for name in names])}


def test_some_files_alone_are_looked_at(library: Library) -> None:
    write(
        library.folder,
        {"new.txt": "A new report\n", "other.txt": HARVEST.replace("Harvest", "Another")},
    )
    assert look_at(library, "new.txt", "envoy.txt") == {"new.txt"}
    assert headlines(library) == {"Minister", "Envoy", "Harvest", "A"}
    (library.folder / "envoy.txt").unlink()
    (library.folder / "harvest.txt").unlink()
    assert look_at(library, "envoy.txt") == set()
    assert headlines(library) == {"Minister", "Harvest", "A"}
    assert headlines(library, "petrov") == set()
    assert refresh(library) == 1
    assert headlines(library) == {"Minister", "A", "Another"}


@pytest.mark.parametrize("name", [".hidden.txt", ".git/a.txt", "old/a.txt", "a.jpg", "nowhere.txt"])
def test_of_some_files_those_are_read_that_a_walk_would_find(library: Library, name: str) -> None:
    write(library.folder, {".briefingignore": "old/\n", name: "A report\n"})
    (library.folder / "nowhere.txt").unlink(missing_ok=True)
    refresh(library)
    assert look_at(library, name) == set()
    assert headlines(library) == {"Minister", "Envoy", "Harvest"}


def test_what_only_a_walk_can_tell_is_left_to_one(library: Library, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"b.txt": "B report\n"})
    (library.folder / "linked").symlink_to(elsewhere)
    write(library.folder, {"sub/c.txt": "C report\n"})
    assert look_at(library, "sub", "../elsewhere/b.txt") == {"linked/b.txt", "sub/c.txt"}
    (library.folder / "d.txt").symlink_to(elsewhere / "b.txt")
    assert look_at(library, "d.txt") == {"d.txt"}
