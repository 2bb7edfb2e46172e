"""The reader's notes on articles and passages: kept, placed, searched, taken along."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY, folders_in, library_of, refresh, write
from hypothesis import given
from hypothesis import strategies as st

from briefing import export, plain
from briefing.library import Library
from briefing.marking import Marking
from briefing.notes import in_order, passage_of, place_of
from briefing.storage import portable
from briefing.storage.marks import Note
from briefing.storage.state import State

DRONE = "any drone had arrived"


def note(library: Library, text: str, passage: str = "", name: str = "envoy.txt") -> str:
    """The words of the act that writes a note, or takes it off."""
    act = library.mark(Marking(note=Note(passage, text)), library.find(name))
    return act.words if act else ""


def notes(library: Library, name: str = "envoy.txt") -> list[tuple[str, str, str]]:
    """Each note as it is shown: its words, its passage, and the text it stands at."""
    reading = library.article(library.find(name))
    places = ("".join(reading.text[p.start : p.end] for p in r.places) for r in reading.notes)
    shown = zip(reading.notes, places, strict=True)
    return [(row.name, passage_of(row), place) for row, place in shown]


# Written


def test_a_note_is_on_the_article_or_on_a_passage_of_it(library: Library) -> None:
    note(library, "Who saw it?", DRONE)
    note(library, "Ask the ministry.\nToday.")
    assert notes(library) == [
        ("Ask the ministry.\nToday.", "", ""),
        ("Who saw it?", DRONE, DRONE),
    ]
    assert notes(library, "harvest.txt") == []


def test_a_place_has_one_note_which_other_words_replace_and_no_words_take_off(
    library: Library,
) -> None:
    note(library, "Who saw it?", DRONE)
    note(library, "Nobody saw it.", DRONE)
    assert notes(library) == [("Nobody saw it.", DRONE, DRONE)]
    note(library, " \n", DRONE)
    assert notes(library) == []


def test_the_same_words_again_are_no_act(library: Library) -> None:
    note(library, "Who saw it?", DRONE)
    assert note(library, "Who saw it?", DRONE) == ""


def test_every_change_of_a_note_is_undone_and_done_again(library: Library) -> None:
    note(library, "Who saw it?", DRONE)
    note(library, "Nobody saw it.", DRONE)
    note(library, "", DRONE)
    for words in ("Nobody saw it.", "Who saw it?"):
        library.undo()
        assert notes(library) == [(words, DRONE, DRONE)]
    library.undo()
    assert notes(library) == []
    library.redo()
    assert notes(library) == [("Who saw it?", DRONE, DRONE)]


def test_a_note_has_a_mark_in_the_text_in_reading_order(library: Library) -> None:
    note(library, "Who saw it?", DRONE)
    marks = library.article(library.find("envoy.txt")).marks
    assert "note" in [mark.kind for mark in marks]
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)


# Placed


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("two three", "two three"),
        ("two  three", "two three"),
        ("one\n\ntwo", "one two"),
        ("three five", None),
        (".*", None),
        (" ", None),
        ("", None),
    ],
)
def test_a_passage_is_found_however_its_words_are_parted(passage: str, found: str | None) -> None:
    text = "zero one two three\nfour"
    place = place_of(passage, text)
    assert (text[place.start : place.end] if place else None) == found


@given(st.text(max_size=80), st.data())
def test_every_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    passage = text[start : data.draw(st.integers(start, len(text)))].strip()
    place = place_of(passage, text)
    assert (text[place.start : place.end] if place else "") == passage


@given(st.text(alphabet="ab \n", max_size=40), st.data())
def test_a_passage_is_found_in_a_text_that_parts_its_words_otherwise(
    text: str, data: st.DataObject
) -> None:
    between = data.draw(st.sampled_from([" ", "\n\n", "\t", "  "]))
    assert (place_of(text, between.join(text.split())) is None) == (not text.split())


def test_notes_come_as_their_passages_stand_those_without_one_first() -> None:
    said = [Note("four", "c"), Note("", "a"), Note("gone", "x"), Note("one", "b")]
    assert [each.text for each, _ in in_order(said, "zero one two four")] == ["a", "x", "b", "c"]


# Kept


@pytest.mark.parametrize("changed", [ENVOY.replace("said", "declared"), f"{ENVOY}\nOne more.\n"])
def test_a_note_stays_when_the_file_is_changed(library: Library, changed: str) -> None:
    note(library, "Who saw it?", DRONE)
    write(library.folder, {"envoy.txt": changed})
    refresh(library)
    assert notes(library) == [("Who saw it?", DRONE, DRONE)]


def test_where_the_passage_is_gone_the_note_is_one_on_the_article(library: Library) -> None:
    note(library, "Who saw it?", DRONE)
    write(library.folder, {"envoy.txt": ENVOY.replace(DRONE, "anything had come")})
    refresh(library)
    assert notes(library) == [("Who saw it?", DRONE, "")]
    assert library.article(library.find("envoy.txt")).notes[0].details == (f"“{DRONE}”",)


def test_a_note_survives_a_moved_file_and_a_library_read_anew(tmp_path: Path) -> None:
    with library_of(tmp_path, {"envoy.txt": ENVOY}) as library:
        note(library, "Who saw it?", DRONE)
        (library.folder / "old").mkdir()
        (library.folder / "envoy.txt").rename(library.folder / "old" / "moved.txt")
        refresh(library)
        assert notes(library, "old/moved.txt") == [("Who saw it?", DRONE, DRONE)]
    for cache in (tmp_path / "cache").iterdir():
        (cache / "catalog.db").unlink()
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        refresh(again)
        assert notes(again, "old/moved.txt") == [("Who saw it?", DRONE, DRONE)]


def test_notes_go_from_one_state_to_another_and_a_clash_is_told(tmp_path: Path) -> None:
    here, there = State(tmp_path / "here.db"), State(tmp_path / "there.db")
    mine, theirs = Note(DRONE, "Who?\nWhere?"), Note("", "Read again.")
    here.journal.say(Marking(note=mine).statements(["a"]), "noted")
    here.journal.say(Marking(note=theirs).statements(["a"]), "noted")
    there.journal.say(Marking(note=Note(DRONE, "Nobody.")).statements(["a"]), "noted")
    merged = portable.merge(there, portable.exported(here), "state.json")
    assert set(there.of("a").notes) == {Note(DRONE, "Nobody."), theirs}
    assert merged.clashes == (f"a note {DRONE}: here 'Nobody.', there 'Who? Where?'.",)
    here.close()
    there.close()


# Searched


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:noted", {"envoy", "minister"}),
        ("note:witness", {"envoy"}),
        ("note:witnesses", {"envoy"}),
        ("note:wit*", {"envoy"}),
        ('note:"a witness"', {"envoy"}),
        ('note:"witness a"', set()),
        ("note:arrived", set()),
        ("-is:noted", {"harvest"}),
        ("note:source OR note:witness", {"envoy", "minister"}),
        ("note:witness Petrov", {"envoy"}),
        ("witness", set()),
    ],
)
def test_notes_are_searched_for(library: Library, query: str, found: set[str]) -> None:
    note(library, "Is there a witness?", DRONE)
    note(library, "One source only.", name="minister.txt")
    rows = library.search(query).rows
    assert {row.headline.split()[0].lower() for row in rows} == found


def test_a_note_is_found_while_its_word_is_typed(library: Library) -> None:
    note(library, "Is there a witness?")
    assert library.search("note:witn", typing=True).found == 1
    assert library.search("note:witn", typing=True).explanation == "noted witn…"


def test_a_word_that_no_note_has_may_be_looked_for_everywhere(library: Library) -> None:
    (fix,) = library.search("note:rain").fixes
    assert (fix.label, fix.query) == ("Search everything for rain", "rain")


def test_words_of_notes_are_no_hits_in_the_text(library: Library) -> None:
    note(library, "Which drone?")
    text = library.article(library.find("envoy.txt")).text
    assert "drone" in text
    assert library.hits(text, "note:drone") == ()


# Printed


def test_markdown_ends_with_the_notes_each_below_its_passage(library: Library) -> None:
    note(library, "Read *again*.\nToday.")
    note(library, "Who saw it?", DRONE)
    text = "\n".join(export.markdown(library, [library.find("envoy.txt")]))
    assert text.endswith(f"## Notes\n\nRead \\*again\\*.\\\nToday.\n\n> {DRONE}\n\nWho saw it?\n")
    assert "Notes" not in "\n".join(export.markdown(library, [library.find("harvest.txt")]))


def test_no_entity_is_made_of_a_note_in_an_export(library: Library) -> None:
    before = {form: list(form(library)) for form in (export.jsonl, export.entity_csv_lines)}
    note(library, "Who saw it?", DRONE)
    assert {form: list(form(library)) for form in before} == before


def test_an_article_is_printed_with_its_notes(library: Library) -> None:
    note(library, "Who saw it?\n\x1b[31mWhere?", DRONE)
    lines = list(plain.reading_lines(library.article(library.find("envoy.txt"))))
    assert lines[-4:] == ["Notes", "  Who saw it?", "  ␛[31mWhere?", f"    “{DRONE}”"]


def test_the_row_of_an_article_tells_that_it_has_notes(library: Library) -> None:
    note(library, "Who saw it?", DRONE)
    rows = library.search("").rows
    assert [("¶" in row.facts, bool(row.marks.notes)) for row in rows] == [
        (row.headline.startswith("Envoy"),) * 2 for row in rows
    ]
