from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from articles import (
    ENVOY,
    HARVEST,
    MINISTER,
    MINISTER_AGAIN,
    THREE,
    folders_in,
    library_of,
    write,
)

from briefing.errors import LoadError, QueryError, StateError
from briefing.library import Library
from briefing.views import story_id

NOVAK = "person/anna-novak"


def refresh(library: Library) -> int:
    """How many files a refresh looked into."""
    return sum(1 for _ in library.refresh())


def headlines(library: Library, query: str = "", about: str | None = None) -> set[str]:
    return {row.headline.split()[0] for row in library.search(query, about).rows}


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


def test_an_article_may_be_named_by_its_absolute_path(library: Library) -> None:
    path = str(library.folder / "envoy.txt")
    assert library.find(path) == library.find("envoy.txt")


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
        library.mark(third.article_id, starred=True)
        zero = (
            MAILBOX.replace(b"The first", b"Zero").split(b"Content-Type")[0].rsplit(b"From", 1)[0]
        )
        (library.folder / "a.mbox").write_bytes(zero.replace(b"Words.", b"No words.") + MAILBOX)
        refresh(library)
        starred = [row.headline for row in library.search("").rows if row.is_starred]
        assert starred == ["The third"]


def test_a_mailbox_that_was_only_touched_is_still_told_of(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.mbox": MAILBOX}) as library:
        os.utime(library.folder / "a.mbox", (0, 0))
        assert refresh(library) == 1
        assert len(library.failures()) == 1


def test_the_articles_are_never_written_to(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    with library_of(tmp_path, {}) as library:
        library.mark(library.find("envoy.txt"), read=True)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("drone", {"Minister", "Envoy"}),
        ("drones -shipment", {"Minister"}),
        ('"defence minister"', {"Minister"}),
        ("geneva OR harvest", {"Envoy", "Harvest"}),
        ("person:novak", {"Minister", "Envoy"}),
        ("sanction:freedonia", {"Minister"}),
        ("title:envoy", {"Envoy"}),
        ("nothing-like-this", set()),
    ],
)
def test_a_query_finds_what_is_there(library: Library, query: str, found: set[str]) -> None:
    assert headlines(library, query) == found


def test_a_search_knows_what_is_read_and_starred(library: Library) -> None:
    library.mark(library.find("envoy.txt"), read=True, starred=True)
    assert headlines(library, "is:unread") == {"Minister", "Harvest"}
    assert headlines(library, "is:starred") == {"Envoy"}
    assert headlines(library, "drone -is:read") == {"Minister"}


def test_an_odd_query_answers_and_says_what_it_did_not_understand(library: Library) -> None:
    listing = library.search("colour:red drone")
    assert any("colour" in note for note in listing.notes)


def test_a_listing_counts_all_articles_and_the_unread_ones_shown(library: Library) -> None:
    library.mark(library.find("envoy.txt"), read=True)
    listing = library.search("drone")
    assert (len(listing.rows), listing.unread, listing.total) == (2, 1, 3)


def test_a_found_row_shows_where_it_was_found(library: Library) -> None:
    (row,) = library.search("misquoted").rows
    assert row.snippet is not None
    (hit,) = row.snippet.hits
    assert row.snippet.text[hit.start : hit.end] == "misquoted"


def test_an_entity_leads_to_every_article_that_names_it(library: Library) -> None:
    assert headlines(library, about=NOVAK) == {"Minister", "Envoy"}
    assert headlines(library, "geneva", about=NOVAK) == {"Envoy"}
    assert len(library.mentioning(NOVAK)) == 2


def test_an_article_tells_how_often_its_entities_are_named_here_and_elsewhere(
    library: Library,
) -> None:
    reading = library.article(library.find("minister.txt"))
    novak = next(row for row in reading.entities if row.entity_id == NOVAK)
    assert (novak.here, novak.elsewhere) == (2, 1)


def test_marks_stay_when_a_file_is_renamed(library: Library) -> None:
    library.mark(library.find("envoy.txt"), read=True)
    (library.folder / "envoy.txt").rename(library.folder / "renamed.txt")
    refresh(library)
    assert library.article(library.find("renamed.txt")).is_read


def test_marks_stay_when_a_file_is_changed(library: Library) -> None:
    library.mark(library.find("envoy.txt"), starred=True)
    write(library.folder, {"envoy.txt": ENVOY + "\nOne more paragraph was added to the report.\n"})
    refresh(library)
    assert library.article(library.find("envoy.txt")).is_starred


def test_the_same_page_saved_twice_is_one_article(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER, "copy/b.txt": MINISTER}) as library:
        (row,) = library.search("").rows
        assert library.paths(row.article_id) == ("a.txt", "copy/b.txt")


def test_versions_of_one_story_are_one_row_that_says_how_many(tmp_path: Path) -> None:
    with library_of(tmp_path, {**THREE, "again.txt": MINISTER_AGAIN}) as library:
        listing = library.search("drone")
        copies = {row.headline.split()[0]: row.copies for row in listing.rows}
        assert copies == {"Minister": 2, "Envoy": 1}
        assert (listing.found, listing.total, listing.unread) == (3, 4, 2)
        assert len(library.article_ids()) == 4


def test_the_first_version_in_the_order_of_the_answer_stands_for_the_story(tmp_path: Path) -> None:
    with library_of(tmp_path, {"b.txt": MINISTER, "a.txt": MINISTER_AGAIN}) as library:
        first, second = library.find("a.txt"), library.find("b.txt")
        assert [row.article_id for row in library.search("").rows] == [first]
        library.mark(second, starred=True)
        (row,) = library.search("is:starred").rows
        assert (row.article_id, row.copies) == (second, 1)
        library.mark(first, read=True)
        assert library.search("").rows[0].is_read
        assert not library.article(second).is_read


def test_the_versions_of_a_story_are_a_row_each(tmp_path: Path) -> None:
    with library_of(tmp_path, {**THREE, "again.txt": MINISTER_AGAIN}) as library:
        ids = {library.find("minister.txt"), library.find("again.txt")}
        for article_id in ids:
            assert {row.article_id for row in library.versions(article_id)} == ids
            listing = library.search("drone", about=story_id(article_id))
            assert {(row.article_id, row.copies) for row in listing.rows} == {
                (each, 1) for each in ids
            }
        (alone,) = library.versions(library.find("envoy.txt"))
        assert alone.copies == 1
        assert library.versions("nobody") == ()


def test_a_story_is_listed_alone_again_when_its_other_version_goes(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER, "b.txt": MINISTER_AGAIN}) as library:
        (library.folder / "a.txt").unlink()
        refresh(library)
        (row,) = library.search("").rows
        assert row.copies == 1


def test_an_entity_leads_to_each_story_once(tmp_path: Path) -> None:
    with library_of(tmp_path, {**THREE, "again.txt": MINISTER_AGAIN}) as library:
        assert sorted(row.copies for row in library.mentioning(NOVAK)) == [1, 2]


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


def test_a_lost_index_is_learnt_again(tmp_path: Path) -> None:
    library_of(tmp_path, THREE).close()
    (index,) = (tmp_path / "cache").glob("*/index")
    shutil.rmtree(index)
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        assert headlines(library, "drone") == {"Minister", "Envoy"}


def test_a_damaged_index_is_learnt_again(tmp_path: Path) -> None:
    library_of(tmp_path, THREE).close()
    (index,) = (tmp_path / "cache").glob("*/index")
    for file in index.iterdir():
        file.write_bytes(b"damaged")
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        assert headlines(library, "drone") == {"Minister", "Envoy"}


def test_a_lost_cache_costs_no_mark(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        library.mark(library.find("envoy.txt"), starred=True)
    shutil.rmtree(tmp_path / "cache")
    with library_of(tmp_path, {}) as again:
        assert again.article(again.find("envoy.txt")).is_starred


def test_the_saved_file_can_be_shown_with_what_was_cut(tmp_path: Path) -> None:
    page = MINISTER + "\nSubscribe to our newsletter\n"
    with library_of(tmp_path, {"page.txt": page}) as library:
        raw = library.ledger(library.find("page.txt"))
    assert raw.text == page
    assert [page[cut.start : cut.end] for cut in raw.removed] == ["Subscribe to our newsletter"]


def test_a_saved_file_that_has_changed_since_is_told(library: Library) -> None:
    article_id = library.find("envoy.txt")
    write(library.folder, {"envoy.txt": "Something else.\n"})
    with pytest.raises(LoadError, match=r"envoy\.txt has changed"):
        library.ledger(article_id)


@pytest.mark.parametrize("reference", ["", "nonsense", "no/such/file.txt"])
def test_an_article_that_is_not_there_is_told(library: Library, reference: str) -> None:
    with pytest.raises(QueryError):
        library.find(reference)


def test_the_beginning_of_an_id_is_enough(library: Library) -> None:
    article_id = library.find("envoy.txt")
    assert library.find(article_id[:8]) == article_id


@pytest.mark.parametrize(("name", "sentence"), [("absent", "does not exist"), ("file", "is not a")])
def test_what_is_no_folder_is_told(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(LoadError, match=f"{name} {sentence}"):
        Library.open(tmp_path / name, folders_in(tmp_path))


def test_damaged_marks_are_told_and_not_overwritten(tmp_path: Path) -> None:
    state = write(tmp_path, {"data/state.db": b"precious"}) / "data" / "state.db"
    with pytest.raises(StateError):
        Library.open(write(tmp_path / "articles", THREE), folders_in(tmp_path))
    assert state.read_bytes() == b"precious"


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


def test_a_name_that_no_folder_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        Library.open(tmp_path / ("x" * 5000), folders_in(tmp_path))


def test_a_search_answers_while_the_folder_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    with Library.open(folder, folders_in(tmp_path)) as library:
        for _ in library.refresh():
            assert len(library.search("drone").rows) <= 3
        assert headlines(library, "drone") == {"Minister", "Envoy"}
