"""The entities of the whole library, some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import THREE, library_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import entity_index
from briefing.corrections import NOTHING, Meant
from briefing.entity_index import IndexQuestion
from briefing.library import Library
from briefing.storage.entity_rows import ORDERS, EntityOrder
from briefing.storage.tallies import EntityRecord

AGAIN = """Petrov speaks again

Ivan Petrov said on Friday that a missile had fallen near Geneva, and Ada Lind said that none had.

“It was a missile,” Ivan Petrov said. The European Union imposed sanctions on Ruritania in May.
"""
FILES = {**THREE, "again.txt": AGAIN}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, FILES) as opened:
        yield opened


def names(library: Library, **asked: str) -> list[str]:
    question = IndexQuestion(**asked)  # type: ignore[arg-type]
    return [row.name for row in library.naming.index.answer(question).rows]


def test_people_come_first_then_weapons_then_who_is_sanctioned(library: Library) -> None:
    answer = library.naming.index.answer(IndexQuestion())
    kinds = [row.kind for row in answer.rows]
    assert kinds == sorted(kinds, key=["person", "weapon", "sanction"].index)
    assert [(kind, kinds.count(kind)) for kind, _ in answer.kinds] == list(answer.kinds)
    assert set(kinds) == {"person", "weapon", "sanction"}


@pytest.mark.parametrize(
    ("order", "people"),
    [
        ("articles", ["Ivan Petrov", "Anna Novak", "Ada Lind"]),
        ("mentions", ["Ivan Petrov", "Anna Novak", "Ada Lind"]),
        ("name", ["Ada Lind", "Anna Novak", "Ivan Petrov"]),
    ],
)
def test_within_a_kind_they_stand_in_the_order_asked_for(
    library: Library, order: str, people: list[str]
) -> None:
    assert names(library, order=order)[:3] == people


def test_words_keep_the_names_that_have_them_all(library: Library) -> None:
    assert names(library, words="nov an") == ["Anna Novak"]
    assert names(library, words="zeppelin") == []


def test_a_corrected_name_is_found_under_the_name_its_reader_gave(library: Library) -> None:
    library.dossier("person/anna-novak").correct(Meant("person", "Zoe Novak"))
    assert names(library, words="nov") == ["Zoe Novak"]


def test_who_is_watched_is_told(library: Library) -> None:
    library.dossier("person/anna-novak").watch("Anna Novak", is_watched=True)
    assert set(library.naming.index.answer(IndexQuestion()).watched) == {"person/anna-novak"}


IDS = ("person/ivan-petrov", "person/anna-novak", "person/ada-lind", "weapon/missile")
MEANT = st.sampled_from(
    [
        NOTHING,
        *(Meant("person", name) for name in ("Ivan Petrov", "Anna Novak", "Zoe Lind")),
        Meant("weapon", "drone"),
    ]
)
SAID = st.tuples(st.sampled_from(IDS), MEANT, st.sampled_from(["", "again.txt"]))


@given(
    said=st.lists(SAID, max_size=5),
    order=st.sampled_from(tuple(ORDERS)),
    words=st.sampled_from(["", "an", "o"]),
    most=st.integers(1, 4),
)
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_whatever_is_corrected_its_pieces_are_those_of_a_full_count(
    library: Library,
    said: list[tuple[str, Meant, str]],
    order: EntityOrder,
    words: str,
    most: int,
) -> None:
    while library.undo():
        pass
    for subject, is_meant, file in said:
        here = library.find(file) if file else ""
        library.dossier(subject).correct(is_meant, article_id=here)
    whole = [each for each in library.entities() if all(_has(each, word) for word in words.split())]
    whole.sort(key=lambda each: entity_index.place_in(each, order))
    found: list[EntityRecord] = []
    with pytest.MonkeyPatch.context() as now:
        now.setattr(entity_index, "MOST", most)
        for first in range(0, len(whole) + 1, most):
            answer = library.naming.index.answer(IndexQuestion(order, words, first))
            assert sum(number for _, number in answer.kinds) == len(whole)
            found += answer.rows
    assert found == whole


def _has(record: EntityRecord, word: str) -> bool:
    return word in record.name.lower()
