"""The table of entities says at any time what counting all mentions would say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from articles import article_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.article import Annotations
from briefing.storage.catalog import Catalog
from briefing.storage.entity_table import is_found, key_of
from briefing.storage.entries import FileRecord, StoredArticle
from briefing.storage.mentions import EntityCount

NAMES = ("Anna Novak", "Anna Nowak", "A. Novak", "Zeppelin")
IDS = ("person/novak", "person/nowak", "weapon/zeppelin", "sanction/novak")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    opened = Catalog(tmp_path / "catalog.db")
    yield opened
    opened.close()


def put(catalog: Catalog, article_id: str, *counts: EntityCount) -> None:
    """An article that is in the library, with what it names."""
    article = replace(article_of("Text."), id=article_id)
    catalog.add_file(FileRecord(f"{article_id}.txt", 1, 1, article_id))
    catalog.add_article(article_id, StoredArticle.of(article, Annotations(), counts))


def named(entity_id: str, name: str, times: int) -> EntityCount:
    return (entity_id, entity_id.partition("/")[0], name, times, (name,))


def break_off(catalog: Catalog, *counts: EntityCount) -> None:
    """A transaction that fails behind an article."""
    with catalog.transaction():
        put(catalog, "a", *counts)
        raise sqlite3.OperationalError


def kept(catalog: Catalog) -> dict[str, tuple[object, ...]]:
    """Every entity of the table: kind, name, articles, mentions."""
    kinds = ("person", "weapon", "sanction")
    return {
        each.entity_id: (each.kind, each.name, each.articles, each.mentions)
        for each in catalog.tallies.entities(kinds)
    }


def counted(catalog: Catalog) -> dict[str, tuple[object, ...]]:
    """The same, counted over all mentions."""
    rows = catalog._db.execute(
        """SELECT entity_id, kind, count(*), sum(mentions),
                  (SELECT name FROM mentions m WHERE m.entity_id = mentions.entity_id
                   GROUP BY name ORDER BY sum(mentions) DESC, name LIMIT 1)
           FROM mentions GROUP BY entity_id"""
    )
    return {key: (kind, name, articles, times) for key, kind, articles, times, name in rows}


COUNTS = st.dictionaries(
    st.sampled_from(IDS), st.tuples(st.sampled_from(NAMES), st.integers(1, 5)), max_size=4
)
STEPS = st.tuples(st.sampled_from("abcd"), st.none() | COUNTS)


@given(batches=st.lists(st.lists(STEPS, max_size=5), max_size=5))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_whatever_comes_changes_and_goes_it_agrees_with_a_full_count(
    catalog: Catalog, batches: list[list[tuple[str, dict[str, tuple[str, int]] | None]]]
) -> None:
    for batch in batches:
        with catalog.transaction():
            for article_id, counts in batch:
                if counts is None:
                    catalog.remove_files([f"{article_id}.txt"])
                    catalog.remove_orphans([article_id])
                else:
                    put(catalog, article_id, *(named(key, *said) for key, said in counts.items()))
        assert kept(catalog) == counted(catalog)


def test_an_entity_is_called_what_most_mentions_call_it(catalog: Catalog) -> None:
    with catalog.transaction():
        put(catalog, "a", named("person/novak", "A. Novak", 3))
        put(catalog, "b", named("person/novak", "Anna Novak", 2))
    assert kept(catalog) == {"person/novak": ("person", "A. Novak", 2, 5)}
    with catalog.transaction():
        put(catalog, "c", named("person/novak", "Anna Novak", 2))
    assert kept(catalog) == {"person/novak": ("person", "Anna Novak", 3, 7)}


def test_what_is_rolled_back_has_not_come(catalog: Catalog) -> None:
    with pytest.raises(sqlite3.OperationalError):
        break_off(catalog, named("person/novak", "Anna Novak", 1))
    with catalog.transaction():
        put(catalog, "b", named("person/nowak", "Anna Nowak", 1))
    assert kept(catalog) == {"person/nowak": ("person", "Anna Nowak", 1, 1)}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Volodymyr Zelenskyy", "zelen"),
        ("Volodymyr Zelenskyy", "Zelenskyy"),
        ("Volodymyr Zelenskyy", "zelensky"),
        ("Volodymyr Zelenskyy", "Зеленский"),
        ("Volodymyr Zelenskyy", "zelenskiy volo"),
        ("Maroš Šefčovič", "sefcovic"),
        ("Владимир Зеленский", "zelensk"),
        ("Mathias d’Arc", "d'arc"),
        ("Anna Novak", ""),
    ],
)
def test_a_name_is_found_in_any_spelling_while_it_is_typed(name: str, words: str) -> None:
    assert is_found(key_of(name), words)


@pytest.mark.parametrize("words", ["novak zep", "nowak", "annan"])
def test_all_words_have_to_be_in_a_name(words: str) -> None:
    assert not is_found(key_of("Anna Novak"), words)
