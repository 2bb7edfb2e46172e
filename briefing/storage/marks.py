"""What the reader did to articles, read off the statements that hold."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.quick_dataclass import dataclass

# The kinds of statements that are marks of articles.
KINDS = {"read", "starred", "hidden", "tag", "note"}


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader wrote on an article, or on a passage, which is as it stood in its text."""

    passage: str
    #: May have several lines.
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader did to one article."""

    is_read: bool = False
    is_starred: bool = False
    is_hidden: bool = False
    #: In the order of the alphabet.
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


NO_MARKS = Marks()


def marks_in(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, Marks]:
    """Marks by article, from statements without their time; other kinds are no marks."""
    said: dict[str, dict[str, list[str]]] = {}
    notes: dict[str, list[Note]] = {}
    for subject, kind, detail, value in rows:
        said.setdefault(subject, {}).setdefault(kind, []).append(detail)
        if kind == "note":
            notes.setdefault(subject, []).append(Note(detail, value))
    return {
        subject: Marks(
            "read" in kinds,
            "starred" in kinds,
            "hidden" in kinds,
            tuple(kinds.get("tag", ())),
            tuple(notes.get(subject, ())),
        )
        for subject, kinds in said.items()
        if kinds.keys() & KINDS
    }
