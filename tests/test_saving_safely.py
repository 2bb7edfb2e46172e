"""A saved file is there whole or not at all, and takes the place of nothing that is precious."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import (
    write,
)

from briefing import saving
from briefing.errors import SaveError
from briefing.library import Library
from briefing.saving import FORMS

CSV = next(form for form in FORMS if (form.thing, form.name) == ("list", "CSV"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that is not the library's, with nothing in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


# What is never done, and what only with a yes


def test_there_is_no_doubt_about_a_new_file_elsewhere(library: Library, place: Path) -> None:
    assert saving.doubt(library.places, place / "new.txt") is None


def test_a_file_that_is_there_is_replaced_only_with_a_yes(library: Library, place: Path) -> None:
    path = place / "list.csv"
    path.write_text("mine")
    path.chmod(0o600)
    doubt = saving.doubt(library.places, path)
    assert doubt == f"{path} is there already; what is in it would be lost."
    with pytest.raises(SaveError, match="is there already"):
        saving.save(library, CSV, library.article_ids(), path)
    assert path.read_text() == "mine"
    saving.save(library, CSV, library.article_ids(), path, is_sure=True)
    assert path.read_text().startswith("id,path,")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_somebody_else_makes_meanwhile_stays(library: Library, place: Path) -> None:
    path = place / "list.csv"

    def slowly() -> Iterator[str]:
        path.write_text("theirs")
        yield from library.article_ids()

    with pytest.raises(SaveError, match="File exists"):
        saving.save(library, CSV, slowly(), path)
    assert path.read_text() == "theirs"
    assert os.listdir(place) == ["list.csv"]


@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_through_a_link_that_is_laid_meanwhile(
    is_there: bool, library: Library, place: Path, tmp_path: Path
) -> None:
    path, victim = place / "list.csv", tmp_path / "victim"
    if is_there:
        victim.write_text("theirs")

    def slowly() -> Iterator[str]:
        path.symlink_to(victim)
        yield from library.article_ids()

    with pytest.raises(SaveError, match="File exists"):
        saving.save(library, CSV, slowly(), path)
    assert path.readlink() == victim
    assert victim.exists() == is_there
    assert not is_there or victim.read_text() == "theirs"


def test_a_folder_that_becomes_a_link_meanwhile_is_not_followed_to_a_file_that_is_there(
    library: Library, place: Path
) -> None:
    folder = write(place / "lists", {})
    elsewhere = write(place / "elsewhere", {"list.csv": "theirs"})

    def slowly() -> Iterator[str]:
        folder.rename(place / "gone")
        folder.symlink_to(elsewhere)
        yield from library.article_ids()

    with pytest.raises(SaveError, match="cannot be saved"):
        saving.save(library, CSV, slowly(), folder / "list.csv")
    assert (elsewhere / "list.csv").read_text() == "theirs"


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077, 0o002])
def test_a_new_file_has_the_rights_that_the_reader_gives_new_files(
    mask: int, library: Library, place: Path
) -> None:
    before = os.umask(mask)
    try:
        saving.save(library, CSV, library.article_ids(), place / "list.csv")
    finally:
        os.umask(before)
    assert (place / "list.csv").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("name", ["envoy.txt", "sub/../envoy.txt", "not-read-yet.md"])
def test_an_article_is_never_replaced(name: str, library: Library) -> None:
    (library.folder / "sub").mkdir()
    (library.folder / "not-read-yet.md").write_text("mine")
    path = library.folder / name
    before = path.read_text()
    with pytest.raises(SaveError, match="is one of your articles and is not replaced"):
        saving.save(library, CSV, library.article_ids(), path, is_sure=True)
    assert path.read_text() == before


@pytest.mark.parametrize("leads", ["into", "out"])
def test_an_article_is_never_replaced_through_a_link(
    leads: str, library: Library, place: Path
) -> None:
    if leads == "into":
        path, link = library.folder / "envoy.txt", place / "list.csv"
        link.symlink_to(path)
        typed = link
    else:
        path, link = place / "story.csv", library.folder / "story.txt"
        path.write_text("The story that the library reads.")
        link.symlink_to(path)
        typed = path
    before = path.read_text()
    target = saving.place(str(typed), "n.csv")
    with pytest.raises(SaveError, match="is one of your articles"):
        saving.save(library, CSV, library.article_ids(), target, is_sure=True)
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        ("new.txt", True),
        ("new.csv", False),
        (".new.txt", False),
        (".hidden/new.txt", False),
        ("drafts/new.txt", False),
        ("drafted/new.txt", True),
        ("own/new.txt", False),
        ("own/new.md", True),
    ],
)
def test_what_would_become_an_article_is_asked_about(
    name: str, is_asked: bool, library: Library
) -> None:
    write(library.folder, {".briefingignore": "drafts/", "own/.briefingignore": "*.txt"})
    path = library.folder / name
    path.parent.mkdir(exist_ok=True)
    doubt = saving.doubt(library.places, path)
    assert doubt == (f"{path} would be read as one of your articles." if is_asked else None)


def test_what_is_no_file_is_not_replaced(library: Library, place: Path) -> None:
    os.mkfifo(place / "pipe")
    with pytest.raises(SaveError, match="pipe is no file that can be replaced"):
        saving.doubt(library.places, place / "pipe")


# What fails


def test_a_folder_that_is_not_there_is_named(library: Library, place: Path) -> None:
    with pytest.raises(SaveError, match=f"^There is no folder {place}/absent.$"):
        saving.save(library, CSV, library.article_ids(), place / "absent" / "list.csv")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("name", ["old.csv", "new.csv"])
def test_what_the_system_refuses_is_one_sentence_and_leaves_no_half_file(
    name: str, step: str, code: int, library: Library, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "old.csv").write_text("mine")
    path = place / name

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(SaveError) as failed:
        saving.save(library, CSV, library.article_ids(), path, is_sure=True)
    assert str(failed.value) == f"{path} cannot be saved: {os.strerror(code)}."
    assert os.listdir(place) == ["old.csv"]
    assert (place / "old.csv").read_text() == "mine"


def test_a_save_that_is_stopped_leaves_nothing(library: Library, place: Path) -> None:
    def stopped() -> Iterator[str]:
        yield library.article_ids()[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        saving.save(library, CSV, stopped(), place / "list.csv")
    assert os.listdir(place) == []


def test_a_file_is_hidden_until_it_is_whole(library: Library, place: Path) -> None:
    seen: list[str] = []

    def watched() -> Iterator[str]:
        for article_id in library.article_ids():
            seen.extend(os.listdir(place))
            yield article_id

    size = saving.save(library, CSV, watched(), place / "list.csv")
    assert seen
    assert all(name.startswith(".") for name in seen)
    assert (place / "list.csv").stat().st_size == size
