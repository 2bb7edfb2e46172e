from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from articles import article_of

from briefing.article import Annotations, Article
from briefing.storage import catalog as storage_catalog
from briefing.storage import database
from briefing.storage.catalog import Catalog
from briefing.storage.entries import FileRecord, StoredArticle

NOVAK = ("person/anna-novak", "person", "Anna Novak")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.db")
    yield opened
    opened.close()


def named(article_id: str, path: str = "a.txt") -> Article:
    return replace(article_of("Text.", headline="Headline"), id=article_id, path=path)


def add(catalog: Catalog, article_id: str, path: str, mentions: int = 1) -> None:
    with catalog.transaction():
        catalog.add_file(FileRecord(path, 1, 1, article_id))
        counts = [(*NOVAK, mentions, ("Anna Novak", "Novak"))] if mentions else []
        article = named(article_id, path)
        catalog.add_article(article_id, StoredArticle.of(article, Annotations(), counts))


def test_an_article_is_kept_over_closing_and_opening(catalog: Catalog, tmp_path: Path) -> None:
    add(catalog, "one", "a.txt")
    catalog.close()
    again = Catalog(tmp_path / "catalog.db")
    kept = again.article("one")
    again.close()
    assert kept is not None
    assert kept[0].headline == "Headline"
    assert not again.is_new


def test_another_format_starts_empty(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(catalog, "one", "a.txt")
    catalog.close()
    monkeypatch.setattr(storage_catalog, "FORMAT", "another")
    newer = Catalog(tmp_path / "catalog.db")
    assert newer.is_new
    assert newer.files() == {}
    newer.close()


@pytest.mark.parametrize("content", [b"not a database at all", b"", b"SQLite format 3\x00broken"])
def test_a_damaged_catalog_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalog.db"
    path.write_bytes(content)
    catalog = Catalog(path)
    assert catalog.is_new
    assert catalog.files() == {}
    catalog.close()


def test_a_catalog_that_another_program_writes_is_busy_and_not_damaged(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(catalog, "one", "a.txt")

    def busy(db: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    monkeypatch.setattr(database, "_version", busy)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        Catalog(tmp_path / "catalog.db")
    monkeypatch.undo()
    assert catalog.article("one") is not None


def test_two_equal_files_are_one_article_with_two_paths(catalog: Catalog) -> None:
    add(catalog, "one", "b.txt")
    with catalog.transaction():
        catalog.add_file(FileRecord("a.txt", 1, 1, "one"))
    assert catalog.orders.now(None).ids == ["one"]
    assert catalog.records(["one"])["one"].path == "a.txt"
    assert catalog.paths_of("one") == ("a.txt", "b.txt")


def test_an_article_goes_with_its_last_file_and_its_mentions_with_it(catalog: Catalog) -> None:
    add(catalog, "one", "a.txt")
    with catalog.transaction():
        catalog.remove_files(["a.txt"])
        catalog.remove_orphans(["one"])
    assert catalog.files() == {}
    assert catalog.mentions.articles_naming(NOVAK[0]) == frozenset()


def test_what_changed_waits_for_the_index_until_it_is_learnt(catalog: Catalog) -> None:
    add(catalog, "one", "a.txt")
    assert catalog.pending(10) == ("one",)
    with catalog.transaction():
        catalog.learnt(["one"])
    assert catalog.pending(10) == ()


def test_a_failed_transaction_changes_nothing(catalog: Catalog) -> None:
    def fail_half_way() -> None:
        with catalog.transaction():
            catalog.add_file(FileRecord("a.txt", 1, 1, "one"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert catalog.files() == {}


def test_an_entity_is_known_with_the_articles_that_name_it(catalog: Catalog) -> None:
    for article_id, mentions in (("one", 2), ("two", 3), ("three", 0)):
        add(catalog, article_id, f"{article_id}.txt", mentions)
    assert catalog.mentions.articles_naming(NOVAK[0]) == {"one", "two"}
    assert catalog.mentions.articles_per_entity("one") == {NOVAK[0]: 2}
    assert catalog.mentions.forms_of(NOVAK[0]) == {"Anna Novak", "Novak"}
    assert catalog.mentions.articles_per_entity("three") == {}


def test_programs_that_make_the_catalog_at_once_share_it(tmp_path: Path) -> None:
    opened: list[Catalog] = []
    programs = [
        Thread(target=lambda: opened.append(Catalog(tmp_path / "catalog.db"))) for _ in range(4)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert sorted(catalog.is_new for catalog in opened) == [False, False, False, True]
    for catalog in opened:
        catalog.close()


def test_an_id_is_found_whole_before_those_it_begins(catalog: Catalog) -> None:
    for number, article_id in enumerate(("one-2", "one-3", "one")):
        add(catalog, article_id, f"{number}.txt")
    assert catalog.article_ids_like("one")[0] == "one"
