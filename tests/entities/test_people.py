from __future__ import annotations

import tomllib
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
from articles import article_of
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.entities.people import find_people


def names(*paragraphs: str, headline: str | None = None) -> list[str]:
    people, _ = find_people(article_of(*paragraphs, headline=headline))
    return [person.name for person in people]


def mentions(*paragraphs: str, headline: str | None = None) -> list[tuple[str, str]]:
    article = article_of(*paragraphs, headline=headline)
    _, found = find_people(article)
    return [(article.text[m.start : m.end], m.name) for m in found]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    assert mentions("Anna Novak spoke.", "Then Novak left.") == [
        ("Anna Novak", "Anna Novak"),
        ("Novak", "Anna Novak"),
    ]


def test_a_given_name_alone_is_the_person_named_in_full() -> None:
    assert mentions("Karim Wasim played.", "Karim left.")[1] == ("Karim", "Karim Wasim")


def test_a_surname_may_come_before_the_full_name() -> None:
    headline = "Use of drones in Ukraine 'appalling': Novak"
    assert mentions("Anna Novak said so.", headline=headline) == [
        ("Novak", "Anna Novak"),
        ("Anna Novak", "Anna Novak"),
    ]


def test_a_shared_surname_is_that_of_the_nearest_before() -> None:
    found = mentions("Anna Novak left.", "Novak wept.", "Peter Novak stayed.", "Novak sang.")
    assert [name for text, name in found if text == "Novak"] == ["Anna Novak", "Peter Novak"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("Mr", "Peter Novak"),
        ("Sir", "Peter Novak"),
        ("Mrs", "Anna Novak"),
        ("Ms.", "Anna Novak"),
        ("Lady", "Anna Novak"),
        ("Dr", "Peter Novak"),
    ],
)
def test_a_shared_surname_goes_by_the_form_of_address(address: str, name: str) -> None:
    found = mentions("Anna Novak and Peter Novak left.", f"Then {address} Novak came back.")
    assert found[-1] == ("Novak", name)


def test_a_form_of_address_that_fits_nobody_tells_nothing() -> None:
    assert mentions("Anna Novak left.", "Then Mr Novak came.")[-1] == ("Novak", "Anna Novak")


def test_a_given_name_tells_the_bearers_of_a_surname_apart() -> None:
    found = mentions("Anna Novak and Peter Novak left.", "Anna wept.", "Peter sang.")
    assert [name for _, name in found[2:]] == ["Anna Novak", "Peter Novak"]


def test_who_shares_the_surname_of_the_next_is_a_person_apart() -> None:
    assert names("So Anna and Peter Novak left.") == ["Anna", "Peter Novak"]


@pytest.mark.parametrize(("short", "long"), [("Joe", "Joseph"), ("Bill", "William")])
def test_a_short_given_name_is_a_form_of_the_long_one(short: str, long: str) -> None:
    assert names(f"{long} R. Evans left.", f"Then {short} Evans wept.") == [f"{long} R. Evans"]


def test_two_given_names_of_one_surname_are_two_people() -> None:
    assert names("Robert Evans left.", "Then Rupert Evans wept.") == [
        "Robert Evans",
        "Rupert Evans",
    ]


def test_a_father_and_his_junior_are_two() -> None:
    found = mentions("Paul Evans Sr. and his son Paul Evans Jr. came.", "Then Evans Jr. sang.")
    assert [name for _, name in found] == ["Paul Evans Sr.", "Paul Evans Jr.", "Paul Evans Jr."]


def test_a_junior_is_called_by_the_surname_alone() -> None:
    assert mentions("Paul Evans Jr. came.", "Then Evans left.")[-1] == ("Evans", "Paul Evans Jr.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The street was full (Photo: Anna Novak/AP).", id="picture"),
        pytest.param("Photo by Anna Novak", id="photo by"),
        pytest.param("The harbour at night. Anna Novak/Reuters", id="agency behind"),
        pytest.param("By Anna Novak", id="byline"),
        pytest.param("By Anna Novak and Omar Haddad, correspondents", id="two authors"),
    ],
)
def test_who_took_a_picture_or_wrote_is_not_in_the_news(text: str) -> None:
    assert names(text) == []


def test_a_sentence_that_opens_with_by_is_no_byline() -> None:
    assert names("By Anna Novak and by Omar Haddad it was opened.") == ["Anna Novak", "Omar Haddad"]


@pytest.mark.parametrize(
    "thing", ["& Sons", "& Co", "airport", "school", "campaign", "foundation", "street"]
)
def test_a_firm_or_a_place_that_bears_a_name_is_no_person(thing: str) -> None:
    assert names(f"They saw Anna Novak {thing} there.") == []


def test_a_person_is_named_by_the_fullest_form_and_the_others_are_aliases() -> None:
    (person,), _ = find_people(article_of("Omar Haddad left.", "Omar Ali Haddad and Haddad met."))
    assert person.name == "Omar Ali Haddad"
    assert person.aliases == ("Omar Haddad", "Haddad")


def test_a_nickname_is_the_person_who_is_known_by_it() -> None:
    assert mentions("Omar Ali Haddad, known as Kvarn, left.", "Kvarn spoke.") == [
        ("Omar Ali Haddad", "Omar Ali Haddad"),
        ("Kvarn", "Omar Ali Haddad"),
        ("Kvarn", "Omar Ali Haddad"),
    ]


def test_people_stand_in_the_order_of_their_first_mention() -> None:
    assert names("Peter Evans met Anna Novak.", "Anna Novak met Peter Evans.") == [
        "Peter Evans",
        "Anna Novak",
    ]


def test_a_mention_has_no_title_and_no_possessive() -> None:
    assert mentions("President Anna Novak's plane left.") == [("Anna Novak", "Anna Novak")]


@pytest.mark.parametrize("owner", ["administration", "government", "regime", "Administration"])
def test_what_is_called_after_a_person_is_not_the_person(owner: str) -> None:
    assert mentions("Anna Novak left.", f"The Novak {owner} agreed.") == [
        ("Anna Novak", "Anna Novak")
    ]


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("ANNA NOVAK VISITS THE NORTHERN TOWNS", id="capitals"),
        pytest.param("Novak Visits Northern Towns After Storm", id="title case"),
    ],
)
def test_a_headline_of_capitals_names_those_whom_the_text_names(headline: str) -> None:
    assert {name for _, name in mentions("Anna Novak left.", headline=headline)} == {"Anna Novak"}


def test_a_headline_of_capitals_makes_no_people_of_its_own() -> None:
    assert names("Nobody came.", headline="Farmers Expect Higher Prices This Winter") == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("We met Tobias Kvarn there.", "Tobias Kvarn", id="given name first"),
        pytest.param("By Kvarn Z. Ulme and by Ulme.", "Kvarn Z. Ulme", id="middle initial"),
        pytest.param("A 22-year-old Kvarn Ulme came.", "Kvarn Ulme", id="age before"),
        pytest.param("There Kvarn Ulme, 43, came.", "Kvarn Ulme", id="age after"),
        pytest.param("Kvarn Ulme (born 12 May 1950) sang.", "Kvarn Ulme", id="life dates after"),
        pytest.param("It was spokesman Kvarn Ulme.", "Kvarn Ulme", id="trade before"),
        pytest.param("It was his brother Kvarn Ulme.", "Kvarn Ulme", id="kin before"),
        pytest.param("There Kvarn Ulme, who came, sang.", "Kvarn Ulme", id="who after"),
        pytest.param("It was Kvarn Ulme's wife.", "Kvarn Ulme", id="kin after"),
        pytest.param("So Kvarn Ulme, the former minister, came.", "Kvarn Ulme", id="apposition"),
        pytest.param("So Kvarn Ulme said. It was Ulme.", "Kvarn Ulme", id="speech and surname"),
        pytest.param("We saw Kvarn Ulme Jr. there.", "Kvarn Ulme Jr.", id="generation"),
        pytest.param("We saw Bill “Rex” Ulme there.", "Bill “Rex” Ulme", id="nickname"),
        pytest.param("So Mr Kvarn came.", "Kvarn", id="titled"),
        pytest.param("Then leader Kim Jong Un came.", "Kim Jong Un", id="like an acronym"),
        pytest.param("Novak said so. We saw Omar Novak.", "Omar Novak", id="surname before"),
        pytest.param(
            "So Kvarn Ulme, the Special Adviser, came.",
            "Kvarn Ulme",
            id="apposition with a capital",
        ),
        pytest.param("It was Kvarn (played by somebody) again.", "Kvarn", id="played by"),
        pytest.param("It was Omar, 4, who wept.", "Omar", id="age of a child"),
        pytest.param("— Tobias Kvarn (@tobiaskvarn) May 7", "Tobias Kvarn", id="tweet"),
        pytest.param("So a founding member Kvarn Ulme sang.", "Kvarn Ulme", id="member"),
    ],
)
def test_a_cue_speaks_for_a_person(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The Kvarn Ulme opened.", id="article before"),
        pytest.param("They met in Kvarn Ulme.", id="place before"),
        pytest.param("They went to Kvarn, where it rained.", id="relative place after"),
        pytest.param("They came to Sandy Kvarn, Maryland.", id="region behind"),
        pytest.param("The KVARN said so.", id="acronym"),
        pytest.param("Google said so. Google told us. Google, a giant, agreed.", id="firm alone"),
        pytest.param("We met Morgan Stanley there.", id="firm of two words"),
        pytest.param(
            "So Kvarn says no. Kvarn chief executives agreed, Kvarn told us.", id="office behind"
        ),
        pytest.param("So Anna Kvarn is a town in the north.", id="town"),
        pytest.param("So Anna Kvarn is a Swiss band.", id="band"),
        pytest.param("They heard the song Anna Kvarn again.", id="song"),
        pytest.param("We bought Anna Kvarn shares.", id="shares"),
        pytest.param("So Hannah Beach was full.", id="beach"),
        pytest.param("So Hope Kvarnia was full.", id="given name that is a word"),
        pytest.param("General Meeting was full.", id="abstract"),
        pytest.param("We read Tobias Weekend again.", id="everyday word"),
        pytest.param("The carrier Anna Novak sailed.", id="ship"),
        pytest.param("Funds pledged for them said the funds were late.", id="common word"),
        pytest.param("Kvarn said so. Kvarn says no. Kvarn denied it.", id="speech alone"),
        pytest.param("They live in Senlis, Oise, Picardie.", id="listed with places"),
        pytest.param("The event was in the Ben Franklin Room.", id="room"),
        pytest.param("Shahed Aviation Industries was hit.", id="firm"),
    ],
)
def test_a_cue_speaks_against_a_person(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "So Anna Kvarn, the company's lawyer, agreed.",
        "So Anna Kvarn, a school teacher, agreed.",
        "So Anna Kvarn was the club captain.",
        "So Anna Kvarn is a film star.",
        "So Anna Kvarn, a band member, agreed.",
        "So Anna Kvarn is the woman behind the hotel.",
    ],
)
def test_who_is_of_a_firm_or_a_club_is_none(sentence: str) -> None:
    assert names(sentence) == ["Anna Kvarn"]


def test_who_is_listed_with_people_is_one_of_them() -> None:
    assert names("We saw Jared Leto, Kvarn Ulme and Kevin Drake.") == [
        "Jared Leto",
        "Kvarn Ulme",
        "Kevin Drake",
    ]


def test_every_cue_has_a_name_of_its_own_and_a_weight() -> None:
    data = resources.files("briefing.entities").joinpath("lexicon/cues.toml").read_text("utf-8")
    cues: list[dict[str, Any]] = tomllib.loads(data)["cue"]
    assert len({cue["name"] for cue in cues}) == len(cues)
    assert all(cue["weight"] and ("before" in cue or "after" in cue) for cue in cues)


WORDS = st.sampled_from(
    """Anna Novak novak President Mr. said the in of Iran U.S. de al-Amin Jr. “Rex” W. KVARN ,
    . ; ' Minister who Thursday Lake administration""".split()
)


@settings(max_examples=60)
@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=4))
def test_every_mention_is_a_place_in_one_block_that_names_one_of_the_people(
    paragraphs: list[str],
) -> None:
    article = article_of(*paragraphs)
    people, found = find_people(article)
    assert {m.name for m in found} == {person.name for person in people}
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all("\n" not in article.text[m.start : m.end] for m in found)
    for person in people:
        texts = {article.text[m.start : m.end] for m in found if m.name == person.name}
        assert texts == {person.name, *person.aliases}


def test_one_person_in_two_scripts_is_one_entry_under_the_latin_name() -> None:
    people, mentions = find_people(
        article_of(
            "Alexander Gorsky (Александр Горский) was born in Kyiv.",
            "Gorsky said he would sing again, and Gorsky did.",
        )
    )
    assert [person.name for person in people] == ["Alexander Gorsky"]
    assert people[0].aliases == ("Александр Горский", "Gorsky")
    assert len(mentions) == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters said on Monday that Reuters had told the court so, according to Reuters.",
        "WeWork said on Monday that it would close, and WeWork declined to comment.",
    ],
)
def test_a_newsroom_or_a_firm_that_speaks_is_no_person(sentence: str) -> None:
    assert find_people(article_of(sentence)) == ((), ())
