from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.entities.name_words import lexicon
from briefing.entities.names import candidate, runs


def written_like_names(text: str) -> list[str]:
    return [text[run[0].start : run[-1].end] for run in runs(text, 0, len(text))]


def candidates(text: str) -> list[str]:
    found = (candidate(text, run) for run in runs(text, 0, len(text)))
    return [text[name.start : name.end] for name in found if name]


def key_of(text: str) -> tuple[str, ...]:
    (run,) = runs(text, 0, len(text))
    name = candidate(text, run)
    assert name is not None
    return name.key


@pytest.mark.parametrize(
    ("text", "run"),
    [
        pytest.param("as Anna Novak left", "Anna Novak", id="two words"),
        pytest.param("as Thomas D. Green left", "Thomas D. Green", id="an initial"),
        pytest.param("as J.R. Green left", "J.R. Green", id="two initials"),
        pytest.param("as Lt. Gen. Omar Haddad left", "Lt. Gen. Omar Haddad", id="abbreviations"),
        pytest.param("as Jean-Luc Martin left", "Jean-Luc Martin", id="a hyphen"),
        pytest.param("as Park Jae-in left", "Park Jae-in", id="a small letter behind the hyphen"),
        pytest.param("as Saeed AgHajjani left", "Saeed AgHajjani", id="an inner capital"),
        pytest.param("as Sean O’Neill left", "Sean O’Neill", id="an apostrophe"),
        pytest.param("as Khalid bin Omar left", "Khalid bin Omar", id="a particle"),
        pytest.param("as Nouri al-Amin left", "Nouri al-Amin", id="an Arabic article"),
        pytest.param("as de Vries left", "de Vries", id="a particle in front"),
        pytest.param("as Paul Evans Jr. left", "Paul Evans Jr.", id="a generation"),
        pytest.param("as Paul Evans, Jr. left", "Paul Evans, Jr.", id="a generation set off"),
        pytest.param("as Bill “Cowboy” Evans left", "Bill “Cowboy” Evans", id="a nickname"),
        pytest.param("as Bill ‘Rex’ Evans left", "Bill ‘Rex’ Evans", id="single quotes"),
    ],
)
def test_a_run_takes_in_all_that_a_name_can_hold(text: str, run: str) -> None:
    assert written_like_names(text) == [run]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Anna Novak’s Omar Haddad", ["Anna Novak", "Omar Haddad"], id="possessive"),
        pytest.param("Anna Novak, Omar Haddad", ["Anna Novak", "Omar Haddad"], id="comma"),
        pytest.param("left Novak. Haddad came", ["Novak", "Haddad"], id="end of a sentence"),
        pytest.param("Anna Novak\nOmar Haddad", ["Anna Novak", "Omar Haddad"], id="line"),
        pytest.param("the Iran-backed Novak", ["Novak"], id="compound with a small letter"),
        pytest.param("van der de", [], id="particles only"),
    ],
)
def test_a_run_ends_where_no_name_goes_on(text: str, parts: list[str]) -> None:
    assert written_like_names(text) == parts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("President Anna Novak", "Anna Novak", id="office"),
        pytest.param("Brig. Gen. Omar Haddad", "Omar Haddad", id="rank"),
        pytest.param("British Foreign Secretary Anna Novak", "Anna Novak", id="nation and office"),
        pytest.param("Secretary of State Anna Novak", "Anna Novak", id="what an office is of"),
        pytest.param("Editor-in-Chief Anna Novak", "Anna Novak", id="office with hyphens"),
        pytest.param("But Novak", "Novak", id="opener of a sentence"),
        pytest.param("Currently Novak", "Novak", id="adverb"),
        pytest.param("They’re Novak", "Novak", id="contraction"),
        pytest.param("Hosting Kvarn", "Kvarn", id="verb"),
        pytest.param("Superintendent Anna Novak", "Anna Novak", id="office in a town"),
        pytest.param("Iranian Omar Haddad", "Omar Haddad", id="people"),
        pytest.param("Mrs May", "May", id="month behind a title"),
    ],
)
def test_titles_and_openers_are_cut_off_the_front(text: str, name: str) -> None:
    assert candidates(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Theresa May", id="month"),
        pytest.param("Stephen King", id="title"),
        pytest.param("Michael Jordan", id="country"),
        pytest.param("Kerry Washington", id="capital"),
        pytest.param("Julia Houston", id="city"),
        pytest.param("Anthony Church", id="building"),
        pytest.param("Jordan Evans", id="country in front"),
        pytest.param("April Evans", id="month in front"),
    ],
)
def test_a_word_with_another_meaning_may_be_part_of_a_name(text: str) -> None:
    assert candidates(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ben Franklin Room", id="room"),
        pytest.param("Novak Aviation Industries", id="firm"),
        pytest.param("Novak Inc.", id="firm by its form"),
        pytest.param("Anna Novak Foundation", id="foundation"),
        pytest.param("Anna Novak Airport", id="airport"),
        pytest.param("Anna Novak Street", id="street"),
        pytest.param("Anna Novak Stadium", id="stadium"),
        pytest.param("Anna Novak Prize", id="prize"),
        pytest.param("Anna Novak Act", id="act"),
        pytest.param("USS Anna Novak", id="ship"),
        pytest.param("Casa Anna Novak", id="house in another language"),
        pytest.param("Roman-Greek Law", id="two peoples"),
        pytest.param("Revolutionary Guard Corps", id="force"),
        pytest.param("New York", id="place"),
        pytest.param("Lake George", id="lake"),
        pytest.param("Monday", id="day"),
        pytest.param("Diwali", id="feast"),
        pytest.param("White House", id="seat"),
        pytest.param("Saudi Arabia", id="country of two words"),
        pytest.param("Foreign Secretary", id="office alone"),
        pytest.param("Export Control Act", id="law"),
        pytest.param("Athena Advisers", id="several of a trade"),
        pytest.param("The", id="article"),
    ],
)
def test_other_things_with_capitals_are_no_candidates(text: str) -> None:
    assert candidates(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("George W. Evans", "George Evans", id="initial"),
        pytest.param("Nouri al-Amin", "Nouri Amin", id="Arabic article"),
        pytest.param("Volodymyr Kovalskyy", "Volodymyr Kovalsky", id="spelling"),
        pytest.param("Bill “Cowboy” Evans", "Bill Evans", id="nickname"),
        pytest.param("José Muñoz", "Jose Munoz", id="accents"),
        pytest.param("Paweł Jørgensen", "Pawel Jorgensen", id="crossed letters"),
    ],
)
def test_two_forms_of_a_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_junior_has_another_key_than_the_senior() -> None:
    assert key_of("Paul Evans Jr.") != key_of("Paul Evans")


@pytest.mark.parametrize(
    ("file", "section"),
    [
        *(("names", s) for s in ("particles", "suffixes", "surnames", "endings", "families")),
        *(("given", section) for section in lexicon("given")),
        *(("words", section) for section in ("firms", "things", "goods", "common")),
    ],
)
def test_the_lexicon_of_names_is_written_in_folded_words(file: str, section: str) -> None:
    words = lexicon(file)[section]
    assert words
    assert all(word.isascii() and word == word.lower() for word in words)


@pytest.mark.parametrize("part", ["ambiguous", "women", "men"])
def test_what_is_told_of_given_names_is_told_of_those_that_are_listed(part: str) -> None:
    given = lexicon("given")
    listed = (names for group, names in given.items() if group not in ("ambiguous", "women", "men"))
    assert given[part] <= frozenset[str]().union(*listed)


def test_no_given_name_is_that_of_women_and_of_men() -> None:
    assert not lexicon("given")["women"] & lexicon("given")["men"]


def test_no_everyday_word_is_a_name() -> None:
    names = lexicon("names")["families"] | lexicon("names")["surnames"]
    assert not lexicon("words")["common"] & names


@given(st.text(alphabet="AbBc dDeé'’.-\n“”,JrvanI", max_size=80))
def test_runs_lie_in_order_and_never_cross_a_line(text: str) -> None:
    found = list(runs(text, 0, len(text)))
    ends = [run[-1].end for run in found]
    assert all("\n" not in text[run[0].start : run[-1].end] for run in found)
    assert all(end <= run[0].start for end, run in zip(ends, found[1:], strict=False))
    assert all(text[word.start : word.end] == word.text for run in found for word in run)
