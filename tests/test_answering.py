"""Searches of a library: dates, orders, facets, and what helps when nothing is found.

The day is Thursday 17 November 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from articles import folders_in, refresh, write

from briefing.answering import Answers
from briefing.errors import QueryError
from briefing.library import Library
from briefing.marking import Marking
from briefing.ordering import NAMES, Order, OrderName, order_of
from briefing.storage.searches import SavedSearch

NOVAK = "person/anna-novak"
PAGE = """---
title: {title}
date: {date}
publisher: {publisher}
---

{text}
"""
TIMES = "The Example Times"
# Day, publisher and text of each, by its title.
REPORTS = {
    "Drones arrive": ("2022-11-16", TIMES, "Anna Novak said that drones had come. " * 4),
    "Änderung of course": ("2022-10-05", "Meridian", "Sanctions were near, the drone was not. "),
    "“Zero” talks": ("2021-03-01", TIMES, "Anna Novak met the envoy in Geneva. " * 2),
    "Bridge opens": ("", "", "A bridge was opened, and nobody spoke of any drone that day. " * 9),
}


def page(title: str) -> str:
    day, publisher, text = REPORTS[title]
    lines = PAGE.format(title=title, date=day, publisher=publisher, text=text).splitlines()
    return "\n".join(line for line in lines if not line.endswith(": "))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three dated reports of two publishers, and an undated one of nobody."""
    folder = write(tmp_path / "articles", {f"{n}.md": page(t) for n, t in enumerate(REPORTS)})
    with Library.open(folder, folders_in(tmp_path), lambda: date(2022, 11, 17)) as opened:
        refresh(opened)
        yield opened


def titles(library: Library, query: str, order: Order | None = None) -> list[str]:
    return [row.headline.split()[0] for row in library.search(query, order=order).rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:2022", ["Drones", "Änderung"]),
        ("date:oct-2022", ["Änderung"]),
        ("date:2022-10-05..", ["Drones", "Änderung"]),
        ("date:2022-10-06..", ["Drones"]),
        ("date:..2022-10-05", ["Änderung", "“Zero”"]),
        ("date:2021-03..2022-10", ["Änderung", "“Zero”"]),
        ("date:last-month", ["Änderung"]),
        ("date:this-week", ["Drones"]),
        ("date:yesterday", ["Drones"]),
        ("date:today", []),
        ("date:undated", ["Bridge"]),
        ("-date:2022", ["“Zero”", "Bridge"]),
        ("drone -date:undated", ["Drones", "Änderung"]),
        ("date:2021 OR date:undated", ["“Zero”", "Bridge"]),
        ("date:1999", []),
    ],
)
def test_articles_are_found_by_their_dates_in_the_librarys_order(
    library: Library, query: str, expected: list[str]
) -> None:
    assert titles(library, query) == expected


def test_a_listing_tells_how_dates_were_read(library: Library) -> None:
    assert library.search("drone date:last-month").explanation == "drone and published in Oct 2022"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("relevance", ["Drones", "Änderung", "“Zero”", "Bridge"]),
        ("date", ["Drones", "Änderung", "“Zero”", "Bridge"]),
        ("-date", ["“Zero”", "Änderung", "Drones", "Bridge"]),
        ("publisher", ["Änderung", "Drones", "“Zero”", "Bridge"]),
        ("-publisher", ["Drones", "“Zero”", "Änderung", "Bridge"]),
        ("title", ["Änderung", "Bridge", "Drones", "“Zero”"]),
        ("-title", ["“Zero”", "Drones", "Bridge", "Änderung"]),
        ("length", ["Bridge", "Drones", "“Zero”", "Änderung"]),
        ("-length", ["Änderung", "“Zero”", "Drones", "Bridge"]),
        ("unread", ["Drones", "Änderung", "Bridge", "“Zero”"]),
        ("-unread", ["“Zero”", "Drones", "Änderung", "Bridge"]),
    ],
)
def test_a_list_has_six_orders_and_their_reverse(
    library: Library, order: str, expected: list[str]
) -> None:
    library.mark(Marking(read=True), library.find("2.md"))
    assert titles(library, "", order_of(order)) == expected


def test_what_a_query_finds_is_sorted_too(library: Library) -> None:
    best = titles(library, "drone OR envoy")
    assert titles(library, "drone OR envoy", Order(is_reversed=True)) == best[::-1]
    assert titles(library, "drone", Order("title")) == ["Änderung", "Bridge", "Drones"]


def test_a_sorted_list_follows_what_is_new_in_the_folder(library: Library) -> None:
    assert titles(library, "", Order("length"))[0] == "Bridge"
    write(library.folder, {"4.md": "# Canal opens\n\n" + "A canal was opened today. " * 80})
    refresh(library)
    assert titles(library, "", Order("length"))[0] == "Canal"


def test_choosing_the_same_order_again_reverses_it() -> None:
    by_date = Order().then("date")
    assert by_date == Order("date")
    assert by_date.then("date") == Order("date", is_reversed=True)
    assert by_date.then("date").then("date") == by_date
    assert by_date.then("date").then("title") == Order("title")


@pytest.mark.parametrize("name", NAMES)
def test_an_order_is_told_by_its_name(name: OrderName) -> None:
    for order in (Order(name), Order(name, is_reversed=True)):
        assert order_of(str(order)) == order


def test_there_is_no_other_order() -> None:
    with pytest.raises(ValueError, match="colour"):
        order_of("colour")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("genva", [("Did you mean geneva?", "geneva", 1)]),
        ("person:novka", [("Did you mean person:novak?", "person:novak", 2)]),
        ("title:geneva", [("Search everything for geneva", "geneva", 1)]),
        (
            "geneva date:2022",
            [("Leave out geneva", "date:2022", 2), ("Leave out date:2022", "geneva", 1)],
        ),
        ("geneva date:1999 is:starred", [("Leave out every filter", "geneva", 1)]),
        ("Genva date:1999 is:starred", [("Did you mean Geneva?", "Geneva", 1)]),
        ('"drones novak"', [("Look for the words apart", "drones novak", 1)]),
        ("zeppelin", []),
        ("date:1999", []),
    ],
)
def test_a_query_that_finds_nothing_offers_others_that_find_something(
    library: Library, query: str, expected: list[tuple[str, str, int]]
) -> None:
    fixes = library.search(query).fixes
    assert [(fix.label, fix.query, fix.found) for fix in fixes] == expected
    for fix in fixes:
        assert library.search(fix.query).found == fix.found


def test_a_query_that_finds_something_is_left_alone(library: Library) -> None:
    assert library.search("geneva").fixes == ()
    assert library.search("").fixes == ()


def test_fixes_keep_to_the_entity_that_the_list_is_about(library: Library) -> None:
    assert [fix.query for fix in library.search("drnoes", NOVAK).fixes] == ["drones"]
    assert library.search("brigde", NOVAK).fixes == ()


def test_facets_count_what_is_found_by_publisher_year_and_name(library: Library) -> None:
    rows = library.facets("drone OR envoy")
    assert [(row.facet, row.value, row.articles) for row in rows if row.facet != "weapon"] == [
        ("publisher", TIMES, 2),
        ("publisher", "Meridian", 1),
        ("year", "2022", 2),
        ("year", "2021", 1),
        ("year", "undated", 1),
        ("person", "Anna Novak", 2),
    ]
    assert {row.value for row in rows if row.facet == "weapon"} == {"unmanned aerial vehicle"}


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "drone",
        "bridge OR dro",
        "drone OR envoy",
        '"the envoy',
        'bridge OR "the env',
        "(drone OR",
    ],
)
def test_each_facet_brings_the_query_that_keeps_to_its_articles(
    library: Library, query: str, typing: bool
) -> None:
    rows = library.facets(query, typing=typing)
    assert rows
    for row in rows:
        assert library.search(row.query, typing=typing).found == row.articles
        if row.about:
            assert library.search(query, row.about, typing=typing).found == row.articles


def test_a_facet_that_the_query_asks_for_already_says_so(library: Library) -> None:
    query = 'person:"Anna Novak" date:2022 drone'
    rows = library.facets(query)
    assert {(row.value, row.query) for row in rows if row.is_asked} == {
        ("Anna Novak", query),
        ("2022", query),
    }
    assert [row.query for row in rows if row.value == TIMES] == [f'source:"{TIMES}" {query}']


def test_who_is_asked_for_is_among_the_people_however_many_there_are(tmp_path: Path) -> None:
    names = [f"{first} Novak" for first in "Anna Boris Carla Dora Emil Flora Georg Hanna".split()]
    names += ["Ivan Petrov", "Jana Kovar", "Karel Dvorak", "Zora Benes"]
    story = " ".join(f"{name} said that the talks would go on." for name in names)
    folder = write(tmp_path / "crowd", {"a.txt": story})
    with Library.open(folder, folders_in(tmp_path)) as library:
        refresh(library)
        people = [row for row in library.facets('person:"Zora Benes"') if row.facet == "person"]
    assert [row.value for row in people if row.is_asked] == ["Zora Benes"] == [people[0].value]
    assert len(people) == 10


@pytest.mark.parametrize(
    ("query", "order"), [("is:unread", None), ("-is:starred", None), ("", Order("unread"))]
)
def test_a_search_by_the_marks_of_then_is_answered_as_it_was_then(
    library: Library, query: str, order: Order | None
) -> None:
    before = titles(library, query, order)
    marked = library.find("0.md")
    then = library.marks([marked])
    library.mark(Marking(read=True, starred=True), marked)
    listing = library.search(query, order=order, then=then)
    assert [row.headline.split()[0] for row in listing.rows] == before
    assert titles(library, query, order) != before
    assert [row.marks.is_read for row in listing.rows].count(True) == 1
    assert listing.unread == 3


def test_what_was_hidden_since_then_is_not_found(library: Library) -> None:
    hidden = library.find("0.md")
    then = library.marks([hidden])
    library.mark(Marking(read=True, hidden=True), hidden)
    assert library.search("is:unread", then=then).found == 3


def test_facets_of_an_entity_are_those_of_its_articles(library: Library) -> None:
    years = [(row.value, row.articles) for row in library.facets("", NOVAK) if row.facet == "year"]
    assert years == [("2022", 1), ("2021", 1)]


def test_where_nothing_is_found_there_is_nothing_to_count(library: Library) -> None:
    assert library.facets("zeppelin") == ()


def test_a_query_that_is_done_is_remembered_and_a_blank_one_is_not(library: Library) -> None:
    for query in ("drone", "  person:novak   geneva ", "", "  "):
        library.searches.remember(query)
    assert library.searches.history() == ("person:novak geneva", "drone")


def test_a_search_can_be_saved_under_a_name_and_tells_what_it_finds_now(library: Library) -> None:
    library.searches.save("Novak", "person:novak")
    (saved,) = library.searches.saved()
    assert saved == SavedSearch("Novak", "person:novak")
    tally = library.tally(saved.query)
    assert (tally.found, tally.unread) == (2, 2)
    library.mark(Marking(read=True), library.find("0.md"))
    assert library.tally(saved.query).unread == 1
    library.searches.forget("Novak")
    assert library.searches.saved() == ()


def test_a_tally_says_what_a_listing_says(library: Library) -> None:
    for query in ("", "drone", "zeppelin"):
        listing, tally = library.search(query, NOVAK), library.tally(query, NOVAK)
        assert (tally.found, tally.unread) == (listing.found, listing.unread)


@pytest.mark.parametrize("typing", [True, False])
def test_an_unfinished_word_counts_as_much_as_it_finds(library: Library, typing: bool) -> None:
    found = library.search("dron", typing=typing).found
    assert library.tally("dron", typing=typing).found == found == (3 if typing else 0)


@pytest.mark.parametrize(("name", "query"), [("", "drone"), (" ", "drone"), ("arms", " ")])
def test_a_saved_search_needs_a_name_and_a_query(library: Library, name: str, query: str) -> None:
    with pytest.raises(QueryError, match="needs a name and a query"):
        library.searches.save(name, query)


def test_forgetting_what_was_never_saved_is_told(library: Library) -> None:
    with pytest.raises(QueryError, match="no saved search 'arms'"):
        library.searches.forget("arms")


def test_an_article_that_comes_while_a_question_is_answered_comes_with_the_next(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Answers._found

    def late(answers: Answers, *asked: Any) -> list[str]:
        write(library.folder, {"late.txt": "A late report\n\nIt came late.\n"})
        refresh(library)
        return found(answers, *asked)

    before = library.article_ids()
    monkeypatch.setattr(Answers, "_found", late)
    assert set(library.search("").rows.ids) == set(before)
    assert library.tally("").found == len(before) + 1
    assert len(library.found("")) == len(before) + 1
