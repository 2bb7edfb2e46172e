"""Where the reader's notes stand in an article.

A note on a passage has the passage itself as its place. So it stays there when the article is cut
otherwise, and where the passage is gone it is one on the article, which still quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefing.article import Span
from briefing.storage.marks import Note
from briefing.views import EntityRow, Mark, Reading


def note_id(passage: str) -> str:
    """What ties the row of a note to its mark in the text."""
    return f"note/{passage}"


def passage_of(row: EntityRow) -> str:
    """The passage that the note of a row is on; empty for the whole article."""
    return row.entity_id.removeprefix("note/")


def place_of(passage: str, text: str) -> Span | None:
    """Where a passage stands first, however its words are parted; None if it does not."""
    words = passage.split()
    if not words:
        return None
    start = text.find(passage)
    if start >= 0:
        return Span(start, start + len(passage))
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    return Span(*found.span()) if found else None


def in_order(notes: Iterable[Note], text: str) -> list[tuple[Note, Span | None]]:
    """Notes with their places: those on the article first, then as they stand in its text."""
    placed = [(note, place_of(note.passage, text)) for note in notes]
    return sorted(placed, key=lambda pair: pair[1].start if pair[1] else -1)


def with_notes(reading: Reading, notes: Iterable[Note]) -> Reading:
    """What is shown of an article, with the notes on it."""
    rows = tuple(_row(note, place) for note, place in in_order(notes, reading.text))
    noted = [Mark(p.start, p.end, "note", row.entity_id) for row in rows for p in row.places]
    marks = sorted((*reading.marks, *noted), key=lambda mark: (mark.start, -mark.end))
    return replace(reading, notes=rows, marks=tuple(marks))


def _row(note: Note, place: Span | None) -> EntityRow:
    quoted = (f"“{note.passage}”",) if note.passage else ()
    places = (place,) if place else ()
    return EntityRow(note_id(note.passage), "note", note.text, quoted, len(places), 0, places)
