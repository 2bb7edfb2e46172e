"""What is saved, and under which name."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from articles import (
    ENVOY_HEAD,
    HARVEST_HEAD,
    MINISTER,
    MINISTER_AGAIN,
    MINISTER_HEAD,
    THREE,
    library_of,
)

from briefing import saving
from briefing.errors import SaveError
from briefing.library import Library
from briefing.ordering import Order
from briefing.saving import FORMS, Form, Thing


def form_of(thing: Thing, name: str) -> Form:
    return next(form for form in FORMS if (form.thing, form.name) == (thing, name))


def saved(library: Library, thing: Thing, name: str, path: Path, *references: str) -> str:
    ids = [library.find(each) for each in references]
    saving.save(library, form_of(thing, name), ids, path)
    return path.read_text("utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that is not the library's, with nothing in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


# What stands in the file


def test_an_article_as_plain_text_is_what_one_reads(library: Library, place: Path) -> None:
    text = saved(library, "article", "plain text", place / "a.txt", "envoy.txt")
    assert text.startswith(f"{ENVOY_HEAD}\nundated\n\nIvan Petrov, the envoy of Ruritania,")
    assert text.rstrip().endswith("had been misquoted and that the talks in\nGeneva would go on.")


def test_an_article_as_markdown_has_its_headline_and_what_was_found(
    library: Library, place: Path
) -> None:
    text = saved(library, "article", "Markdown", place / "a.md", "envoy.txt")
    assert text.startswith(f"# {ENVOY_HEAD}\n")
    assert "- **person** Ivan Petrov" in text


def test_an_article_as_json_is_the_record_of_the_export(library: Library, place: Path) -> None:
    text = saved(library, "article", "JSON", place / "a.json", "envoy.txt")
    record = json.loads(text)
    assert (record["version"], record["path"]) == (1, "envoy.txt")


@pytest.mark.parametrize("name", ["CSV", "JSON Lines", "Markdown"])
def test_a_list_is_saved_in_the_order_it_is_given(name: str, library: Library, place: Path) -> None:
    text = saved(library, "list", name, place / "list", "minister.txt", "envoy.txt")
    assert text.index(MINISTER_HEAD) < text.index(ENVOY_HEAD)
    assert HARVEST_HEAD not in text


def test_entities_have_their_counts_in_the_article_and_in_the_library(
    library: Library, place: Path
) -> None:
    text = saved(library, "entities", "CSV", place / "people.csv", "envoy.txt")
    header, *_ = text.splitlines()
    assert header == "kind,name,details,mentions,articles,confidence"
    found = {row["name"]: row for row in csv.DictReader(text.splitlines())}
    novak, petrov = found["Anna Novak"], found["Ivan Petrov"]
    assert (novak["kind"], novak["mentions"], novak["articles"]) == ("person", "1", "2")
    assert (petrov["mentions"], petrov["articles"], petrov["confidence"]) == ("3", "1", "sure")


# Which articles a list has


def test_the_articles_of_a_list_are_those_of_its_rows_in_their_order(library: Library) -> None:
    rows = [row.article_id for row in library.search("novak", order=Order("title", True)).rows]
    behind = saving.articles_behind(library, rows, "novak")
    assert behind == (library.find("minister.txt"), library.find("envoy.txt"))


def test_a_word_that_is_not_typed_to_its_end_finds_what_the_list_shows(library: Library) -> None:
    minister = library.find("minister.txt")
    assert saving.articles_behind(library, [minister], "minist") == (minister,)


def test_a_row_that_stands_for_two_versions_gives_both(tmp_path: Path) -> None:
    files = {"a.txt": MINISTER, "b.txt": MINISTER_AGAIN, "c.txt": THREE["envoy.txt"]}
    with library_of(tmp_path, files) as library:
        a, b, c = map(library.find, files)
        rows = [row.article_id for row in library.search("").rows]
        assert rows == [a, c]
        assert saving.articles_behind(library, rows, "") == (a, b, c)
        assert saving.articles_behind(library, [c, b], "") == (c, b, a)
        assert saving.articles_behind(library, [c], "") == (c,)


def test_the_versions_of_one_story_are_rows_of_their_own(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a.txt": MINISTER, "b.txt": MINISTER_AGAIN}) as library:
        a, b = library.find("a.txt"), library.find("b.txt")
        assert saving.articles_behind(library, [b], "", f"story/{a}") == (b,)


def test_a_row_that_is_shown_although_it_was_read_meanwhile_is_saved(library: Library) -> None:
    envoy = library.find("envoy.txt")
    library.seen(envoy)
    assert saving.articles_behind(library, [envoy], "is:unread") == (envoy,)


# Its name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minister sends drones", "Minister-sends-drones.csv"),
        ("a/b\\c:d", "a-b-c-d.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        (".hidden", "hidden.csv"),
        ("-rf *", "rf.csv"),
        ("red\x1b[31m\x00\u202etext\n", "red-31m-text.csv"),
        ("Iran's “new” drones – what’s known", "Irans-new-drones-whats-known.csv"),
        ('person:kirby "drone strike" date:2022..', "person-kirby-drone-strike-date-2022.csv"),
        ("U.S. says 3.5 tons", "U.S-says-3.5-tons.csv"),
        ("Зеленський у Києві", "Зеленський-у-Києві.csv"),
        ("ज़ेलेंस्की", "ज़ेलेंस्की.csv"),
        ("CON", "articles-CON.csv"),
        ("lpt1.txt", "articles-lpt1.txt.csv"),
        ("Con man", "Con-man.csv"),
        ("", "articles.csv"),
        ("???", "articles.csv"),
    ],
)
def test_a_proposed_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert saving.file_name(title, ".csv") == name


@pytest.mark.parametrize("title", ["word " * 60, "w" * 300, "语" * 300, "𝒳" * 300])
def test_a_proposed_name_is_not_too_long(title: str) -> None:
    name = saving.file_name(title, ".jsonl")
    assert 40 < len(name.removesuffix(".jsonl")) <= saving.LONGEST_NAME
    assert len(name.encode()) < 255
    assert not name.startswith("-")


# Where it is


def test_a_name_alone_is_in_the_folder_the_program_was_started_in(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    assert saving.place(" mine.csv ", "n.csv") == place / "mine.csv"
    assert saving.started_in() == str(place)


def test_a_tilde_is_home(home: Path) -> None:
    assert saving.place("~/mine.csv", "n.csv") == home / "mine.csv"


def test_a_folder_gets_the_proposed_name(place: Path) -> None:
    assert saving.place(str(place), "n.csv") == place / "n.csv"
    assert saving.place(f"{place}/new/", "n.csv") == place / "new" / "n.csv"


def test_a_name_that_no_file_can_have_is_told(place: Path) -> None:
    with pytest.raises(SaveError, match="a␀b cannot be saved"):
        saving.place("a\0b", "n.csv")
