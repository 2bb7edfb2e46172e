from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from articles import (
    MINISTER,
    MINISTER_AGAIN,
    THREE,
    folders_in,
    headlines,
    library_of,
    refresh,
    write,
)

from briefing.errors import LoadError, QueryError
from briefing.library import Library
from briefing.marking import Marking
from briefing.views import story_id

NOVAK = "person/anna-novak"


def test_an_article_may_be_named_by_its_absolute_path(library: Library) -> None:
    path = str(library.folder / "envoy.txt")
    assert library.find(path) == library.find("envoy.txt")


def test_the_articles_are_never_written_to(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", THREE)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    with library_of(tmp_path, {}) as library:
        library.mark(Marking(read=True), library.find("envoy.txt"))
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
    library.mark(Marking(read=True, starred=True), library.find("envoy.txt"))
    assert headlines(library, "is:unread") == {"Minister", "Harvest"}
    assert headlines(library, "is:starred") == {"Envoy"}
    assert headlines(library, "drone -is:read") == {"Minister"}


def test_an_odd_query_answers_and_says_what_it_did_not_understand(library: Library) -> None:
    listing = library.search("colour:red drone")
    assert any("colour" in note for note in listing.notes)


def test_a_listing_counts_all_articles_and_the_unread_ones_shown(library: Library) -> None:
    library.mark(Marking(read=True), library.find("envoy.txt"))
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
    assert len(library.search("", about=NOVAK).rows) == 2


def test_an_article_tells_how_often_its_entities_are_named_here_and_elsewhere(
    library: Library,
) -> None:
    reading = library.article(library.find("minister.txt"))
    novak = next(row for row in reading.entities if row.entity_id == NOVAK)
    assert (novak.here, novak.elsewhere) == (2, 1)


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
        library.mark(Marking(starred=True), second)
        (row,) = library.search("is:starred").rows
        assert (row.article_id, row.copies) == (second, 1)
        library.mark(Marking(read=True), first)
        assert library.search("").rows[0].marks.is_read
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
        assert sorted(row.copies for row in library.search("", about=NOVAK).rows) == [1, 2]


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
        library.mark(Marking(starred=True), library.find("envoy.txt"))
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
    data = write(tmp_path, {"data/state.db": b"precious"}) / "data"
    with Library.open(write(tmp_path / "articles", THREE), folders_in(tmp_path)) as opened:
        (sentence,) = opened.state_problems()
    (damaged,) = data.glob("state.db.damaged-*")
    assert damaged.read_bytes() == b"precious"
    assert str(damaged) in sentence


def test_a_name_that_no_folder_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        Library.open(tmp_path / ("x" * 5000), folders_in(tmp_path))
