"""Lines that a source repeats, from the files to what the reader sees."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from articles import folders_in, library_of, write

from briefing import refresh as briefing_refresh
from briefing.article import Article
from briefing.cleaning.repeats import FEWEST_STORIES
from briefing.library import Library
from briefing.marking import Marking
from briefing.repetition import cut_repeats

TOWNS = ("Ashford", "Bexley", "Corby", "Derby", "Epsom", "Frome", "Goole", "Hythe")
PLEA = "Petrov Motors keeps our pages free of charge for everybody who likes them"


def report(town: str, plea: str = PLEA) -> str:
    """A report of its own for each town, with a line behind it that cleaning alone lets stand."""
    return (
        f"{town} opens a bridge\n\n"
        f"The mayor of {town} opened a bridge on Monday, and all of {town} was glad of it.\n\n"
        f"Drivers from {town} said that they would save an hour a day on their way.\n\n"
        f"{plea}\n"
    )


def reports(count: int) -> Mapping[str, str]:
    return {f"{town}.txt": report(town) for town in TOWNS[:count]}


def texts(library: Library) -> list[str]:
    return [library.article(article_id).text for article_id in library.article_ids()]


def removed(library: Library, path: str) -> list[str]:
    return [cut.reason or "" for cut in library.ledger(library.find(path)).removed]


def refresh(library: Library) -> None:
    for _ in library.refresh():
        pass


def test_a_line_under_two_articles_stays(tmp_path: Path) -> None:
    with library_of(tmp_path, reports(FEWEST_STORIES - 1)) as library:
        assert all(PLEA in text for text in texts(library))


def test_a_line_under_three_articles_goes_and_the_saved_file_shows_why(tmp_path: Path) -> None:
    with library_of(tmp_path, reports(3)) as library:
        assert not any(PLEA in text for text in texts(library))
        assert removed(library, "Corby.txt") == ["repeated in 3 articles of the same folder"]


def test_an_article_that_comes_later_loses_the_line_and_frees_the_others_of_it(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, reports(2)) as library:
        write(library.folder, {"Corby.txt": report("Corby")})
        refresh(library)
        assert not any(PLEA in text for text in texts(library))
        write(library.folder, {"Derby.txt": report("Derby")})
        refresh(library)
        assert removed(library, "Derby.txt") == ["repeated in 4 articles of the same folder"]


def test_what_was_cut_is_not_searched_and_names_nobody(tmp_path: Path) -> None:
    plea = "According to minister Ivan Petrov you like our pages"
    files = {f"{town}.txt": report(town, plea) for town in TOWNS[:2]}
    with library_of(tmp_path, files) as library:
        assert len(library.search("petrov").rows) == 2
        assert [entity.name for entity in library.entities("person")] == ["Ivan Petrov"]
        write(library.folder, {"Corby.txt": report("Corby", plea)})
        refresh(library)
        assert library.search("petrov").rows == ()
        assert list(library.entities("person")) == []


def test_versions_of_one_story_do_not_make_a_line_furniture(tmp_path: Path) -> None:
    same = report("Ashford")
    files = {f"{n}.txt": same + "\n" * n for n in range(4)}
    with library_of(tmp_path, files) as library:
        (row,) = library.search("").rows
        assert row.copies == 4
        assert all(PLEA in text for text in texts(library))


def test_a_line_of_another_folder_does_not_count(tmp_path: Path) -> None:
    files = {f"{town}/a.txt": report(town) for town in TOWNS[:4]}
    with library_of(tmp_path, files) as library:
        assert all(PLEA in text for text in texts(library))


def test_the_same_closing_paragraph_under_reports_of_one_affair_stays(tmp_path: Path) -> None:
    background = (
        "The bridges were planned in spring, when the river had flooded half of the county."
    )
    files = {f"{town}.txt": report(town, background) for town in TOWNS}
    with library_of(tmp_path, files) as library:
        assert all(background in text for text in texts(library))


def test_marks_stay_when_a_line_is_cut(tmp_path: Path) -> None:
    with library_of(tmp_path, reports(2)) as library:
        library.mark(Marking(starred=True), library.find("Ashford.txt"))
        write(library.folder, {"Corby.txt": report("Corby")})
        refresh(library)
        assert library.article(library.find("Ashford.txt")).is_starred


def test_a_refresh_that_was_stopped_before_it_cut_goes_on_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "articles", reports(3))
    with Library.open(folder, folders_in(tmp_path)) as library:
        with monkeypatch.context() as patch:
            patch.setattr(briefing_refresh, "cut_repeats", lambda *_: None)
            refresh(library)
        assert all(PLEA in text for text in texts(library))
        refresh(library)
        assert not any(PLEA in text for text in texts(library))


def test_a_line_that_the_reader_keeps_is_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(article: Article) -> tuple[str, ...]:
        return (PLEA,) if article.path == "Ashford.txt" else ()

    monkeypatch.setattr(
        briefing_refresh, "cut_repeats", lambda catalog, _: cut_repeats(catalog, keep)
    )
    with library_of(tmp_path, reports(3)) as library:
        kept = library.article(library.find("Ashford.txt")).text
        assert PLEA in kept
        assert sum(PLEA in text for text in texts(library)) == 1


def test_equal_files_in_two_folders_are_one_article_of_one_source(tmp_path: Path) -> None:
    files = {f"{folder}/{name}": text for folder in "ab" for name, text in reports(4).items()}
    with library_of(tmp_path, files) as library:
        assert len(library.article_ids()) == 4
        assert not any(PLEA in text for text in texts(library))
