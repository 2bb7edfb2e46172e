from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import EntityKind
from briefing.entities.identity import ONE_FORM, entity_id
from briefing.spelling import fold


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("person", "John Kirby", "person/john-kirby"),
        ("person", "Karine Jean-Pierre", "person/karine-jeanpierre"),
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
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky"),
        ("Vladimir Zelenskii", "Volodymyr Zelenskyy"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Søren Jørgensen", "Soren Jorgensen"),
        ("Paul Evans, Jr.", "Paul Evans Jr"),
        ("Paul T. Evans Jr.", "Paul Evans Jr."),
        ("Владимир Зеленский", "Volodymyr Zelensky"),
        ("Сергей Шойгу", "Sergei Shoigu"),
        ("Oleksandr Syrskyi", "Aleksandr Syrsky"),
        ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
        ("Hussein Abbas", "Hossein Abbas"),
        ("John Fitzgerald Green", "John Green"),
        ("J.D. Green", "J. D. Green"),
        ("J. D. Green", "JD Green"),
        ("Bashar al-Haddad", "Bashar Haddad"),
        ("Abdel Fattah el-Haddad", "Abdel Fattah al-Haddad"),
        ("Kim Jong Un", "Kim Jong-un"),
    ],
)
def test_two_spellings_of_a_person_have_one_id(one: str, other: str) -> None:
    assert entity_id("person", one) == entity_id("person", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed bin Salim", "Mohammed Salim"),
        ("Kim Jong Un", "Kim Yo Un"),
        ("J. Robert Green", "J. Green"),
        ("Anna Novak", "Ivan Novak"),
        ("Henry Green III", "Henry Green"),
    ],
)
def test_two_people_have_two_ids(one: str, other: str) -> None:
    assert entity_id("person", one) != entity_id("person", other)


@given(st.text(max_size=40))
def test_any_text_has_an_id_of_its_own_kind(name: str) -> None:
    assert entity_id("person", name).startswith("person/")


def test_a_junior_stays_apart_from_the_senior() -> None:
    assert entity_id("person", "Paul Evans Jr.") != entity_id("person", "Paul Evans")


def test_the_table_of_given_names_holds_folded_words_alone() -> None:
    assert {fold(form) for form in ONE_FORM} == set(ONE_FORM)
