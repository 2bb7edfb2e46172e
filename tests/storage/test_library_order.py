"""The library's order, however it came about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from articles import article_of
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.article import Annotations
from briefing.storage import library_order
from briefing.storage.catalog import Catalog
from briefing.storage.entries import FileRecord, StoredArticle
from briefing.storage.library_order import LibraryOrder

TOLD = article_of("Text.", headline="Headline")


@contextmanager
def opened() -> Iterator[Catalog]:
    with TemporaryDirectory() as folder:
        catalog = Catalog(Path(folder) / "catalog.db")
        yield catalog
        catalog.close()


def add(catalog: Catalog, name: str, day: int | None, path: str) -> None:
    article = replace(TOLD, id=name, published=datetime.date(2020, 1, day) if day else None)
    with catalog.transaction():
        catalog.add_file(FileRecord(path, 1, 1, name))
        catalog.add_article(name, StoredArticle.of(article, Annotations(), []))


def shown(order: LibraryOrder) -> list[tuple[str, int]]:
    return list(zip(order.ids, order.stories, strict=True))


def test_the_newest_stand_first_the_undated_last_and_equals_by_path() -> None:
    with opened() as catalog:
        for name, day in {"old": 1, "undated": None, "b": 9, "a": 9, "new": 20}.items():
            add(catalog, name, day, f"{name}.txt")
        assert catalog.orders.now(None).ids == ["new", "a", "b", "old", "undated"]


def test_versions_of_one_story_are_one_row_where_the_first_of_them_stands() -> None:
    with opened() as catalog:
        for name, day in {"a": 4, "b": 3, "c": 2, "d": 1}.items():
            add(catalog, name, day, f"{name}.txt")
        with catalog.transaction():
            for name, fingerprint in {"b": b"1" * 512, "d": b"1" * 512}.items():
                catalog.stories.add(name, "Source", fingerprint)
        order = catalog.orders.now(None)
    assert order.folded() == (["a", "b", "c"], {"b": 2})
    assert order.folded(["d", "c"]) == (["d", "c"], {})
    assert order.folded(["d", "c", "b"]) == (["d", "c"], {"d": 2})


NAMES = st.sampled_from("abcdefgh")
ACTS = st.one_of(
    st.tuples(st.just("add"), NAMES, st.none() | st.integers(1, 5), st.sampled_from("12")),
    st.tuples(st.just("remove"), NAMES, st.none(), st.sampled_from("12")),
    st.tuples(st.just("alike"), NAMES, st.integers(0, 1), st.just("")),
    st.tuples(st.just("keep"), st.just(""), st.none(), st.just("")),
)


@settings(max_examples=60)
@given(st.lists(st.lists(ACTS, max_size=6), max_size=6))
def test_what_has_changed_is_put_where_sorting_all_would_put_it(
    rounds: list[list[tuple[str, str, int | None, str]]],
) -> None:
    with opened() as catalog, pytest.MonkeyPatch.context() as patch:
        patch.setattr(library_order, "WORTH_KEEPING", 1)
        last: LibraryOrder | None = None
        for acts in rounds:
            for act, name, number, place in acts:
                if act == "add":
                    add(catalog, name, number, f"{place}/{name}.txt")
                with catalog.transaction():
                    if act == "remove":
                        catalog.remove_files([f"{place}/{name}.txt"])
                        catalog.remove_orphans([name])
                    elif act == "alike" and catalog.records([name]):
                        catalog.stories.add(name, "Source", b"%d" % (number or 0) * 512)
                    elif act == "keep":
                        catalog.orders.keep()
            sorted_anew = catalog.orders._sorted(0)
            last = catalog.orders.now(last)
            assert shown(last) == shown(sorted_anew)
            # A window that opens now begins with what was kept.
            assert shown(catalog.orders.now(None)) == shown(sorted_anew)


def test_with_too_many_changes_all_is_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_order, "FEW", 1)
    with opened() as catalog:
        add(catalog, "a", 1, "a.txt")
        before = catalog.orders.now(None)
        for name in "bcdefghijklmnopqrstuvwxyz":
            add(catalog, name, 1, f"{name}.txt")
        with catalog.transaction():
            catalog.orders.keep()
        assert catalog.orders.now(before).ids == list("abcdefghijklmnopqrstuvwxyz")


def test_the_same_order_is_given_while_nothing_changes() -> None:
    with opened() as catalog:
        add(catalog, "a", 1, "a.txt")
        order = catalog.orders.now(None)
        assert catalog.orders.now(order) is order
