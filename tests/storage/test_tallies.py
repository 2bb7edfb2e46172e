from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from articles import article_of

from briefing.article import Annotations
from briefing.storage.catalog import Catalog
from briefing.storage.entries import FileRecord, StoredArticle
from briefing.storage.mentions import EntityCount
from briefing.storage.tallies import EntityRecord

NOVAK, NOWAK = "person/anna-novak", "person/anna-nowak"
DRONE = ("weapon/drone", "weapon", "drone", 1, ("drone",))
OTHER = (NOWAK, "person", "Anna Nowak", 1, ("Anna Nowak",))
HELD: dict[str, tuple[EntityCount, ...]] = {
    "one": ((NOVAK, "person", "A. Novak", 1, ("A. Novak",)), DRONE),
    "two": (
        (NOVAK, "person", "Anna Novak", 3, ("Anna Novak",)),
        (NOWAK, "person", "Anna Nowak", 1, ("Anna Nowak",)),
    ),
    "three": (
        (NOWAK, "person", "Anna Nowak", 1, ("Anna Nowak",)),
        ("personal/x", "personal", "x", 9, ("x",)),
    ),
}


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.db")
    with opened.transaction():
        for article_id, counts in HELD.items():
            article = replace(article_of(f"Über {article_id}."), id=article_id)
            opened.add_file(FileRecord(f"{article_id}.txt", 1, 1, article_id))
            opened.add_article(article_id, StoredArticle.of(article, Annotations(), counts))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        (None, [(NOVAK, "Anna Novak", 2), (NOWAK, "Anna Nowak", 2)]),
        (["two", "three"], [(NOWAK, "Anna Nowak", 2), (NOVAK, "Anna Novak", 1)]),
        (["one"], [(NOVAK, "Anna Novak", 1)]),
        ([], []),
    ],
)
def test_the_most_named_come_first_under_the_name_used_most(
    catalog: Catalog, among: list[str] | None, expected: list[tuple[str, str, int]]
) -> None:
    assert list(catalog.tallies.most_named("person", among, 10)) == expected
    assert list(catalog.tallies.most_named("person", among, 1)) == expected[:1]


def test_each_kind_is_counted_for_itself(catalog: Catalog) -> None:
    assert list(catalog.tallies.most_named("weapon", None, 10)) == [("weapon/drone", "drone", 1)]


def test_entities_are_counted_over_all_articles_under_the_name_used_most(catalog: Catalog) -> None:
    assert list(catalog.tallies.entities(["person"])) == [
        EntityRecord(NOVAK, "person", "Anna Novak", articles=2, mentions=4),
        EntityRecord(NOWAK, "person", "Anna Nowak", articles=2, mentions=2),
    ]


def test_a_length_is_that_of_the_text(catalog: Catalog) -> None:
    assert catalog.tallies.lengths() == {each: len(f"Über {each}.") for each in HELD}


def test_what_is_counted_is_what_was_written_last(catalog: Catalog) -> None:
    before = dict(catalog.tallies.lengths())
    with catalog.transaction():
        catalog.add_file(FileRecord("four.txt", 1, 1, "four"))
        article = replace(article_of("Four."), id="four")
        catalog.add_article("four", StoredArticle.of(article, Annotations(), HELD["one"]))
    assert catalog.tallies.lengths() == before | {"four": 5}
