from __future__ import annotations

import pytest

from briefing.article import EntityKind
from briefing.entities.identity import entity_id


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("person", "John Kirby", "person/john-kirby"),
        ("person", "Karine Jean-Pierre", "person/karine-jean-pierre"),
        ("person", "J. Robert Green", "person/j-robert-green"),
        ("weapon", "Shahed-136", "weapon/shahed-136"),
        ("weapon", "type B missile", "weapon/type-b-missile"),
    ],
)
def test_an_id_is_the_kind_and_the_folded_name(kind: EntityKind, name: str, expected: str) -> None:
    assert entity_id(kind, name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("George W. Bush", "George Bush"),
        ("José Muñoz", "Jose Munoz"),
    ],
)
def test_two_spellings_of_a_person_have_one_id(one: str, other: str) -> None:
    assert entity_id("person", one) == entity_id("person", other)


def test_a_junior_stays_apart_from_the_senior() -> None:
    assert entity_id("person", "Paul Evans Jr.") != entity_id("person", "Paul Evans")
