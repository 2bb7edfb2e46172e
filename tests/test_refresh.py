from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
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

from briefing import pipeline
from briefing.article import Article, Source
from briefing.errors import LoadError
from briefing.keeps import Keeps
from briefing.library import Library
from briefing.marking import Marking


def test_a_folder_is_read_once_and_then_only_what_changed(library: Library) -> None:
    assert headlines(library) == {"Minister", "Envoy", "Harvest"}
    assert refresh(library) == 0
    write(library.folder, {"harvest.txt": HARVEST.replace("late", "early")})
    assert refresh(library) == 1


def test_a_second_opening_shows_the_articles_before_any_refresh(tmp_path: Path) -> None:
    library_of(tmp_path, THREE).close()
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        assert headlines(again) == {"Minister", "Envoy", "Harvest"}


def test_a_file_that_is_gone_is_forgotten(library: Library) -> None:
    (library.folder / "envoy.txt").unlink()
    refresh(library)
    assert headlines(library) == {"Minister", "Harvest"}
    assert headlines(library, "petrov") == set()


def test_files_in_sub_folders_are_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    files = {"2023/may/a.txt": MINISTER, ".trash/b.txt": ENVOY, ".c.txt": HARVEST}
    with library_of(tmp_path, files) as library:
        assert headlines(library) == {"Minister"}
        assert library.article(library.find("2023/may/a.txt")).path == "2023/may/a.txt"


def test_what_is_no_regular_file_is_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "dangling.txt").symlink_to(tmp_path / "nowhere")
    with library_of(tmp_path, {}) as library:
        assert len(library.search("").rows) == 3


def test_an_unreadable_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **THREE,
        "empty.txt": "",
        "picture.txt": bytes(range(256)) * 40,
    }
    with library_of(tmp_path, files) as library:
        assert len(library.search("").rows) == 3
        empty, picture = library.failures()
        assert "empty.txt" in empty
        assert "picture.txt" in picture


MAILBOX = b"""From a@b Tue Jan  3 10:00:00 2023
Subject: The first

Words.

From a@b Tue Jan  3 10:00:00 2023
Content-Type: image/png

From a@b Tue Jan  3 10:00:00 2023
Subject: The third

More words.
"""


def test_a_bad_message_in_a_mailbox_is_told_and_costs_only_itself(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.mbox": MAILBOX}) as library:
        assert [row.headline for row in library.search("").rows] == ["The first", "The third"]
        assert library.failures() == ("a.mbox: 1 of its 3 messages cannot be read (number 2).",)


def test_a_file_that_needs_a_package_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with library_of(tmp_path, {"a.pdf": b"%PDF-1.4"}) as library:
        assert "pypdf" in library.failures()[0]
        assert refresh(library) == 1


def test_the_marks_of_a_message_stay_with_it_when_one_is_put_before_it(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.mbox": MAILBOX}) as library:
        third = next(r for r in library.search("").rows if r.headline == "The third")
        library.mark(Marking(starred=True), third.article_id)
        zero = (
            MAILBOX.replace(b"The first", b"Zero").split(b"Content-Type")[0].rsplit(b"From", 1)[0]
        )
        (library.folder / "a.mbox").write_bytes(zero.replace(b"Words.", b"No words.") + MAILBOX)
        refresh(library)
        starred = [row.headline for row in library.search("").rows if row.marks.is_starred]
        assert starred == ["The third"]


def test_a_mailbox_that_was_only_touched_is_still_told_of(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.mbox": MAILBOX}) as library:
        os.utime(library.folder / "a.mbox", (0, 0))
        assert refresh(library) == 1
        assert len(library.failures()) == 1


def test_marks_stay_when_a_file_is_renamed(library: Library) -> None:
    library.mark(Marking(read=True), library.find("envoy.txt"))
    (library.folder / "envoy.txt").rename(library.folder / "renamed.txt")
    refresh(library)
    assert library.article(library.find("renamed.txt")).is_read


def test_marks_stay_when_a_file_is_changed(library: Library) -> None:
    library.mark(Marking(starred=True), library.find("envoy.txt"))
    write(library.folder, {"envoy.txt": ENVOY + "\nOne more paragraph was added to the report.\n"})
    refresh(library)
    assert library.article(library.find("envoy.txt")).is_starred


def test_an_interrupted_refresh_keeps_what_it_read_and_goes_on_later(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    with Library.open(folder, folders_in(tmp_path)) as library:
        files = library.refresh()
        next(files)
        files.close()
        assert len(library.search("").rows) == 1
        assert len(library.search("the").rows) == 1
        assert refresh(library) == 2
        assert len(library.search("the").rows) == 3


def test_a_file_name_that_is_not_unicode_is_told_and_harms_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    (folder / os.fsdecode(b"bad\xff.txt")).write_text(HARVEST)
    with library_of(tmp_path, {}) as library:
        assert len(library.search("").rows) == 3
        (failure,) = library.failures()
        assert "bad\ufffd.txt" in failure


def test_a_file_that_could_not_be_read_is_tried_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(library.folder, {"envoy.txt": ENVOY + "\nThe talks were put off to the next week.\n"})

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        (progress,) = library.refresh()
    assert progress.failure == "envoy.txt cannot be read: Permission denied."
    assert headlines(library, "misquoted") == {"Envoy"}
    assert refresh(library) == 1
    assert headlines(library, '"put off"') == {"Envoy"}
    assert library.failures() == ()


def test_a_folder_that_vanished_is_told_and_nothing_is_forgotten(library: Library) -> None:
    library.folder.rename(library.folder.with_name("elsewhere"))
    with pytest.raises(LoadError, match="not there any more"):
        refresh(library)
    assert len(library.search("").rows) == 3


def test_what_lies_in_a_sub_folder_that_cannot_be_opened_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, {"a/minister.txt": MINISTER, "envoy.txt": ENVOY}) as library:
        scan = os.scandir

        def refuse(path: str) -> object:
            if Path(path).name == "a":
                raise PermissionError(13, "Permission denied", path)
            return scan(path)

        with monkeypatch.context() as patch:
            patch.setattr(os, "scandir", refuse)
            refresh(library)
        assert headlines(library) == {"Minister", "Envoy"}
        assert library.failures() == ("a cannot be looked into: Permission denied.",)


def test_a_folder_that_cannot_be_read_any_more_is_told_and_nothing_is_forgotten(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        with pytest.raises(LoadError, match="Permission denied"):
            refresh(library)
    assert len(library.search("").rows) == 3


def test_a_search_answers_while_the_folder_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    with Library.open(folder, folders_in(tmp_path)) as library:
        for _ in library.refresh():
            assert len(library.search("drone").rows) <= 3
        assert headlines(library, "drone") == {"Minister", "Envoy"}


def test_the_newest_files_are_read_first(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    for day, name in enumerate(sorted(THREE), 1):
        os.utime(folder / name, (day, day))
    with Library.open(folder, folders_in(tmp_path)) as library:
        assert [each.path for each in library.refresh()] == sorted(THREE, reverse=True)


def test_what_other_rules_have_read_can_be_used_until_it_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, THREE) as library:
        before = headlines(library)
    monkeypatch.setattr(pipeline, "VERSION", pipeline.VERSION + 1)
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        assert headlines(library) == before
        assert headlines(library, "petrov") == {"Envoy"}
        with closing(library.refresh()) as files:
            assert next(files).total == len(THREE)
        assert headlines(library) == before
        # What was read before it was stopped is not read again.
        assert refresh(library) == len(THREE) - 1
        assert headlines(library) == before
        assert refresh(library) == 0


def test_what_other_rules_do_not_find_in_a_file_any_more_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(source: Source, keeps: Keeps) -> Iterator[Article]:
        raise LoadError(f"{source.path} is refused.")
        yield

    with library_of(tmp_path, THREE) as library:
        monkeypatch.setattr(pipeline, "VERSION", pipeline.VERSION + 1)
        monkeypatch.setattr(pipeline, "clean_articles", half)
        refresh(library)
        assert headlines(library) == set()
        assert headlines(library, "petrov") == set()
        assert len(library.failures()) == len(THREE)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (ZeroDivisionError, "ZeroDivisionError in its reader"),
        (MemoryError, "it takes too much memory"),
        (RecursionError, "it is nested too deeply"),
    ],
)
def test_a_fault_of_the_program_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], reason: str
) -> None:
    clean = pipeline.clean_articles

    def fail(source: Source, keeps: Keeps) -> Iterator[Article]:
        if source.path == "envoy.txt":
            raise fault
        return clean(source, keeps)

    monkeypatch.setattr(pipeline, "clean_articles", fail)
    with library_of(tmp_path, THREE) as library:
        assert headlines(library) == {"Minister", "Harvest"}
        assert library.failures() == (f"envoy.txt cannot be read: {reason}.",)


def test_a_file_that_is_still_being_written_is_read_when_it_rests(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", {"a.txt": MINISTER, "b.txt": "Half of"})
    os.utime(folder / "b.txt", (0, 0))
    with Library.open(folder, folders_in(tmp_path)) as library:
        for progress in library.refresh():
            if progress.path == "a.txt":
                write(folder, {"b.txt": ENVOY})
        assert library.failures() == ("b.txt is still being written.",)
        assert headlines(library) == {"Minister"}
        assert refresh(library) == 1
        assert headlines(library) == {"Minister", "Envoy"}
        assert library.failures() == ()


@pytest.mark.parametrize("returns", ["in another session", "in this one"])
@pytest.mark.parametrize("leaves", ["nothing", "an empty folder"])
def test_a_folder_that_disappears_and_returns_loses_no_marks(
    tmp_path: Path, leaves: str, returns: str
) -> None:
    folder, away = tmp_path / "articles", tmp_path / "away"
    library = library_of(tmp_path, THREE)
    envoy = library.find("envoy.txt")
    library.mark(Marking(starred=True, tag=("kept",)), envoy)
    folder.rename(away)
    if leaves == "an empty folder":
        folder.mkdir()
    with pytest.raises(LoadError):
        refresh(library)
    assert headlines(library) == {"Minister", "Envoy", "Harvest"}
    if returns == "in another session":
        library.close()
        library = Library.open(folder, folders_in(tmp_path))
        assert library.marks([envoy])[envoy].is_starred
    if leaves == "an empty folder":
        folder.rmdir()
    away.rename(folder)
    with library:
        assert refresh(library) == 0
        assert headlines(library, "is:starred tag:kept") == {"Envoy"}
        assert headlines(library) == {"Minister", "Envoy", "Harvest"}
