"""Which folders a library is of, and what their files are called in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import (
    ENVOY,
    HARVEST,
    MINISTER,
    THREE,
    folders_in,
    headlines,
    library_of,
    refresh,
    write,
)

from briefing import refreshing
from briefing.errors import LoadError
from briefing.library import Library
from briefing.marking import Marking
from briefing.places import Places

# Folders as they are given, and what paths in them begin with.
NAMED = [
    (["news"], {"": "news"}),
    (["news", "news"], {"": "news"}),
    (["news", "news/2023"], {"": "news"}),
    (["news/2023", "news"], {"": "news"}),
    (["news", "x/../news"], {"": "news"}),
    (["news", "archive"], {"archive/": "archive", "news/": "news"}),
    (["b/news", "a/news"], {"news/": "a/news", "news-2/": "b/news"}),
    (["news", "newspaper"], {"news/": "news", "newspaper/": "newspaper"}),
    (
        ["c/news-2", "b/news", "a/news"],
        {"news/": "a/news", "news-2/": "b/news", "news-2-2/": "c/news-2"},
    ),
]


@pytest.mark.parametrize(("given", "roots"), NAMED)
def test_paths_begin_with_the_name_of_their_folder_where_there_are_several(
    given: list[str], roots: dict[str, str], tmp_path: Path
) -> None:
    places = Places.of(*(tmp_path / each for each in given))
    assert {start: folder.resolve() for start, folder in places.roots} == {
        start: tmp_path / folder for start, folder in roots.items()
    }


def test_the_order_of_the_folders_does_not_matter(tmp_path: Path) -> None:
    one, two = tmp_path / "a/news", tmp_path / "b/news"
    assert Places.of(one, two) == Places.of(two, one)
    assert Places.of(one, two).key != Places.of(one).key


def test_a_path_leads_to_its_file_and_a_file_to_its_path(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "a/news", tmp_path / "b/news")
    for path, file in {"news/x.txt": "a/news/x.txt", "news-2/y/z.txt": "b/news/y/z.txt"}.items():
        assert places.file(path) == tmp_path / file
        assert places.path(tmp_path / file) == path
    assert places.path(tmp_path / "x.txt") is None


def test_sentences_name_every_folder() -> None:
    assert Places.of(Path("/a")).shown == "/a"
    assert Places.of(Path("/c"), Path("/a"), Path("/b")).shown == "/a, /b and /c"


def two(place: Path) -> Library:
    """A library of two folders that has read nothing yet."""
    return Library.open([place / "news", place / "archive"], folders_in(place))


def test_several_folders_are_one_library(tmp_path: Path) -> None:
    write(tmp_path / "news", {"minister.txt": MINISTER, "new/envoy.txt": ENVOY})
    write(tmp_path / "archive", {"harvest.txt": HARVEST})
    with two(tmp_path) as library:
        refresh(library)
        assert headlines(library) == {"Minister", "Envoy", "Harvest"}
        assert headlines(library, "farmers") == {"Harvest"}
        found = library.find("news/new/envoy.txt")
        assert library.find(str(tmp_path / "news/new/envoy.txt")) == found
        assert library.paths(found) == ("news/new/envoy.txt",)
        assert "misquoted" in library.ledger(found).text
        assert refresh(library) == 0


def test_another_process_reads_several_folders_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "MANY", 1)
    write(tmp_path / "news", THREE)
    write(tmp_path / "archive", {"old.txt": "An old report\n\nIt has one line.\n"})
    with two(tmp_path) as library:
        # What was told last is told again after a while, at first that nothing is read yet.
        told = {each.path for each in library.refresh(beside=True)} - {""}
        assert told == {"archive/old.txt", *(f"news/{name}" for name in THREE)}
        assert len(library.search("").rows) == 4


def test_what_is_ignored_in_one_folder_is_read_in_the_other(tmp_path: Path) -> None:
    write(tmp_path / "news", {"a.txt": MINISTER, "sub/b.txt": ENVOY, ".briefingignore": "/a.txt"})
    write(tmp_path / "archive", {"a.txt": HARVEST})
    with two(tmp_path) as library:
        refresh(library)
        assert headlines(library) == {"Envoy", "Harvest"}


def test_a_link_from_one_folder_into_another_leads_to_nothing_twice(tmp_path: Path) -> None:
    write(tmp_path / "news", {"a.txt": MINISTER})
    write(tmp_path / "archive", {"b.txt": ENVOY})
    (tmp_path / "archive/today").symlink_to(tmp_path / "news")
    with two(tmp_path) as library:
        refresh(library)
        assert {library.paths(each) for each in library.article_ids()} == {
            ("news/a.txt",),
            ("archive/b.txt",),
        }


def test_one_folder_of_several_that_is_not_there_is_told_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    write(tmp_path / "news", THREE)
    with two(tmp_path) as library:
        refresh(library)
        assert len(headlines(library)) == 3
        assert library.failures() == (f"{tmp_path / 'archive'} is not there.",)
        write(tmp_path / "archive", {"old.txt": "An old report\n\nIt has one line.\n"})
        refresh(library)
        assert len(library.search("").rows) == 4
        assert library.failures() == ()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["no"], "{0}/no does not exist."),
        (["no", "nor"], "{0}/no and {0}/nor do not exist."),
        (["news", "file.txt"], "{0}/file.txt is not a folder."),
        (["news", "a\0b"], "cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_told(given: list[str], sentence: str, tmp_path: Path) -> None:
    write(tmp_path / "news", {})
    write(tmp_path, {"file.txt": ""})
    with pytest.raises(LoadError) as told:
        Library.open([tmp_path / each for each in given], folders_in(tmp_path))
    assert sentence.format(tmp_path) in str(told.value)


# Folders that vanish, and return


def test_a_folder_that_is_away_at_the_start_is_told_and_its_articles_can_be_read(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, THREE) as library:
        articles, envoy = library.folder, library.find("envoy.txt")
        library.mark(Marking(starred=True), envoy)
    articles.rename(tmp_path / "away")
    with Library.open(articles, folders_in(tmp_path)) as library:
        with pytest.raises(LoadError, match=r"is not there any more; what was read of it stays\."):
            refresh(library)
        assert library.article(envoy).is_starred
        assert headlines(library, "misquoted") == {"Envoy"}
        (tmp_path / "away").rename(articles)
        assert refresh(library) == 0
        assert library.article(envoy).is_starred


def test_a_folder_that_is_empty_all_at_once_may_be_a_disk_that_is_away(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        library.folder.rename(tmp_path / "disk")
        library.folder.mkdir()
        with pytest.raises(LoadError, match=r"is empty; what was read of it stays\.") as told:
            refresh(library)
        assert told.value.remedy
        assert "--forget" in told.value.remedy
        assert len(headlines(library)) == 3


def test_an_empty_folder_that_never_had_an_article_is_only_empty(tmp_path: Path) -> None:
    with library_of(tmp_path, {}) as library:
        assert refresh(library) == 0
        assert library.failures() == ()


@pytest.mark.parametrize("left", ["picture.jpg", ".briefingignore", "drafts/picture.jpg"])
def test_a_folder_that_still_holds_something_has_lost_its_articles(
    left: str, tmp_path: Path
) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER, left: ""}) as library:
        (library.folder / "a.txt").unlink()
        refresh(library)
        assert headlines(library) == set()


@pytest.mark.parametrize("becomes", ["empty", "away"])
def test_one_folder_of_several_that_is_away_loses_nothing(becomes: str, tmp_path: Path) -> None:
    write(tmp_path / "news", {"a.txt": MINISTER})
    archive = write(tmp_path / "archive", {"b.txt": ENVOY})
    with two(tmp_path) as library:
        refresh(library)
        archive.rename(tmp_path / "disk")
        if becomes == "empty":
            archive.mkdir()
        (tmp_path / "news/a.txt").unlink()
        write(tmp_path / "news", {"c.txt": HARVEST})
        refresh(library)
        assert headlines(library) == {"Harvest", "Envoy"}
        (failure,) = library.failures()
        assert failure.startswith(f"{archive} is ")
        assert failure.endswith("; what was read of it stays.")


def test_a_linked_folder_that_is_empty_all_at_once_loses_nothing(tmp_path: Path) -> None:
    disk = write(tmp_path / "disk", {"b.txt": ENVOY})
    with library_of(tmp_path, {"a.txt": MINISTER}) as library:
        (library.folder / "disk").symlink_to(disk)
        refresh(library)
        disk.rename(tmp_path / "away")
        disk.mkdir()
        refresh(library)
        assert headlines(library) == {"Minister", "Envoy"}
        assert len(library.failures()) == 1


@pytest.mark.parametrize("becomes", ["empty", "away"])
def test_what_is_gone_for_good_can_be_forgotten_and_its_marks_stay(
    becomes: str, tmp_path: Path
) -> None:
    with library_of(tmp_path, THREE) as library:
        envoy = library.find("envoy.txt")
        library.mark(Marking(starred=True), envoy)
        library.folder.rename(tmp_path / "disk")
        if becomes == "empty":
            library.folder.mkdir()
        for _ in library.refresh(forgets=True):
            pass
        assert headlines(library) == set()
        if becomes == "empty":
            library.folder.rmdir()
        (tmp_path / "disk").rename(library.folder)
        refresh(library)
        assert library.article(envoy).is_starred
