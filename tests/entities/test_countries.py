from __future__ import annotations

import pytest

from briefing.entities.countries import country_of, find_countries


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Iran", "Iran"),
        ("Tehran", "Iran"),
        ("Iranians", "Iran"),
        ("Islamic regime", "Iran"),
        ("U.S.", "United States"),
        ("State Department", "United States"),
        ("Britain’s", "United Kingdom"),
        ("French", "France"),
        ("Brussels", "European Union"),
        ("Western", "Western countries"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("Atlantis", None),
    ],
)
def test_a_word_stands_for_a_country(word: str, country: str | None) -> None:
    assert country_of(word) == country


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            "the United States of America and Papua New Guinea",
            ["United States", "Papua New Guinea"],
        ),
        ("the National Security Council met", ["United States"]),
        ("the U.N. Security Council met", ["United Nations"]),
        ("North Koreans and South Koreans", ["North Korea", "South Korea"]),
        ("Iran's and Russia’s", ["Iran", "Russia"]),
        ("Iranium and subIran and x.Iran", []),
        ("iran and us", []),
    ],
)
def test_countries_are_found_by_the_longest_of_their_names(text: str, countries: list[str]) -> None:
    assert [mention.country for mention in find_countries(text)] == countries


def test_only_the_stretch_between_the_offsets_is_searched() -> None:
    assert [m.start for m in find_countries("Iran Iran Iran", 5, 9)] == [5]


def test_the_form_tells_the_name_from_other_words_and_from_the_capital() -> None:
    forms = [mention.form for mention in find_countries("Iran, Iranian, Tehran")]
    assert forms == ["name", "word", "seat"]
