from __future__ import annotations

import pytest
from articles import article_of

from briefing.article import Person
from briefing.entities.people import find_people


def described(*paragraphs: str) -> Person:
    people, _ = find_people(article_of(*paragraphs))
    return people[0]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        pytest.param("President Anna Novak left.", "President", id="office"),
        pytest.param("On Monday former President Anna Novak left.", "former President", id="grade"),
        pytest.param("Then British Foreign Secretary Anna Novak left.",
                     "British Foreign Secretary", id="nation"),
        pytest.param("He met U.S. Secretary of State Anna Novak.", "U.S. Secretary of State",
                     id="of"),
        pytest.param("National Grid Council spokesman Anna Novak left.",
                     "National Grid Council spokesman", id="body"),
        pytest.param("Among them was Major General Omar Haddad, chairman of the general staff "
                     "overseeing the army.", "Major General, chairman of the general staff",
                     id="rank and apposition"),
        pytest.param("Anna Novak, a key Iranian negotiator in the deal; left.",
                     "key Iranian negotiator in the deal", id="apposition"),
        pytest.param("Anna Novak is the director of the Harbour Museum.",
                     "director of the Harbour Museum", id="is"),
        pytest.param("It was China's foreign ministry spokeswoman Anna Novak.",
                     "foreign ministry spokeswoman", id="ministry"),
        pytest.param("The then-President Anna Novak left.", "then-President", id="then"),
        pytest.param("US President-elect Anna Novak left.", "US President-elect", id="elect"),
        pytest.param("It was ex-president Anna Novak.", "ex-president", id="ex"),
        pytest.param("He met his German counterpart, Anna Novak, there.", "German counterpart",
                     id="counterpart"),
        pytest.param("He met his counterpart from Germany, Anna Novak.",
                     "counterpart from Germany", id="counterpart from"),
        pytest.param("It was Iran's supreme leader, Ayatollah Omar Haddad.",
                     "supreme leader, Ayatollah", id="office and rank"),
        pytest.param("They met the minister, President Anna Novak and others.", "President",
                     id="list without an owner"),
        pytest.param("The minister, Anna Novak, left.", "minister", id="comma before"),
        pytest.param("It was Anna Novak, who died in Iranian custody, a 22-year-old Anna Novak, "
                     "who died in Iranian custody.", "22-year-old who died in Iranian custody",
                     id="age and fate"),
    ],
)  # fmt: skip
def test_a_role_is_told_as_printed(sentence: str, role: str) -> None:
    assert described(sentence).role == role


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Mr Novak left.", id="form of address"),
        pytest.param("They saw Notre Dame, Anna Novak and others.", id="address inside a name"),
        pytest.param("It was his brother Tom Novak.", id="kinship"),
        pytest.param("Anna Novak, President Omar Haddad and others left.", id="next in a list"),
        pytest.param("Anna Novak, who said major battles were to come, left.", id="clause"),
    ],
)
def test_what_says_nothing_of_an_office_is_no_role(sentence: str) -> None:
    assert described(sentence).role is None


def test_the_fullest_statement_of_a_role_is_kept() -> None:
    person = described(
        "Secretary Anna Novak left.", "The French defence secretary Anna Novak left."
    )
    assert person.role == "French defence secretary"


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        pytest.param("British Foreign Secretary Anna Novak left.", "United Kingdom", id="word"),
        pytest.param("Britain's Foreign Secretary Anna Novak left.", "United Kingdom", id="owner"),
        pytest.param("Tehran denied it, its Foreign Minister Omar Haddad saying so.", "Iran",
                     id="its"),
        pytest.param("White House press secretary Anna Novak left.", "United States", id="seat"),
        pytest.param("National Security Council spokesman Tom Evans left.", "United States",
                     id="council that is not the United Nations'"),
        pytest.param("CIA Director Tom Evans left.", "United States", id="institution"),
        pytest.param("They go to Ukraine, where they will meet President Anna Novak.", "Ukraine",
                     id="where"),
        pytest.param("President Tom Evans left. The Evans administration said so.",
                     "United States", id="administration"),
        pytest.param("They met Prime Minister Anna Novak of Denmark.", "Denmark", id="of behind"),
        pytest.param("Then US President-elect Anna Novak left.", "United States", id="elect"),
        pytest.param("He met his Polish counterpart, Anna Novak.", "Poland", id="counterpart"),
        pytest.param("He met her counterpart from Poland, Anna Novak.", "Poland",
                     id="counterpart from"),
        pytest.param("President Tom Evans left.", None, id="nothing said"),
        pytest.param("Tom Evans left for France.", None, id="no office"),
    ],
)  # fmt: skip
def test_a_country_is_told_where_the_article_makes_it_plain(
    sentence: str, country: str | None
) -> None:
    assert described(sentence).country == country


def test_a_bare_office_has_the_country_of_the_colleague_named_before() -> None:
    people, _ = find_people(
        article_of(
            "The Evans administration agreed.",
            "President Tom Evans went on after former President Anna Novak had left.",
        )
    )
    assert [person.country for person in people] == ["United States", "United States"]


def test_a_bare_office_does_not_take_the_country_that_is_said_of_another() -> None:
    people, _ = find_people(
        article_of("Ukrainian President Anna Novak left. President Tom Evans stayed.")
    )
    assert [person.country for person in people] == ["Ukraine", None]


def test_an_officer_has_the_country_of_the_others_in_the_list() -> None:
    people, _ = find_people(
        article_of(
            "Those named were Major General Omar Haddad, chairman of the staff; Brig. Gen. Hassan "
            "Karimi, a key Iranian negotiator; and Brig. Gen. Saeed Amini, head of the Iranian "
            "Aerospace Force."
        )
    )
    assert [person.country for person in people] == ["Iran", "Iran", "Iran"]


@pytest.mark.parametrize(
    ("sentence", "affiliation"),
    [
        ("British Foreign Secretary Anna Novak left.", "British government"),
        ("U.S. Secretary of State Anna Novak left.", "State Department"),
        ("White House press secretary Anna Novak left.", "White House"),
        ("CIA Director Tom Evans left.", "CIA"),
        ("Swiss Energy Minister Anna Novak left.", "Swiss government"),
        ("Foreign Office minister Anna Novak left.", "Foreign Office"),
        ("National Grid Council spokesman Tom Evans left.", "National Grid Council"),
        ("Tom Evans, director of the Harbour Museum, left.", "Harbour Museum"),
        ("President Tom Evans left.", None),
    ],
)
def test_an_affiliation_is_told_where_the_role_names_it(
    sentence: str, affiliation: str | None
) -> None:
    assert described(sentence).affiliation == affiliation


def test_an_office_that_several_countries_have_is_told_of_each_holder() -> None:
    people, _ = find_people(
        article_of(
            "The British foreign secretary, Anna Novak, met her German counterpart, Peter Evans, "
            "and French Foreign Minister Jean Martin."
        )
    )
    assert [(p.name, p.role, p.affiliation, p.country) for p in people] == [
        ("Anna Novak", "British foreign secretary", "British government", "United Kingdom"),
        ("Peter Evans", "German counterpart", "German government", "Germany"),
        ("Jean Martin", "French Foreign Minister", "French government", "France"),
    ]


def test_the_counterpart_of_an_officer_is_in_no_government() -> None:
    people, _ = find_people(
        article_of("Ukrainian Gen. Ivan Petrov met his Polish counterpart, Jan Novak.")
    )
    assert [(p.country, p.affiliation) for p in people] == [("Ukraine", None), ("Poland", None)]
