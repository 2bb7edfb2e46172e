"""The entity panel: who and what the open article names, with counts here and elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from textual.message import Message

from briefing.inert import pictured_line
from briefing.ui.lines import PICKED
from briefing.ui.marks import with_end
from briefing.ui.side_panel import DETAIL, NAME, PanelLine, SidePanel
from briefing.ui.wrapping import clip, wrap
from briefing.views import WATCHED, EntityRow, PanelKind

HEADINGS: dict[PanelKind, str] = {
    "person": "People",
    "weapon": "Weapons",
    "sanction": "Sanctions",
    "note": "Notes",
}
INDENT = "  "
DETAIL_INDENT = INDENT + "  "
# A role of more lines than this is cut: the sentence itself is one key away.
DETAIL_LINES = 3


class EntityPanel(SidePanel):
    """Lists the entities of the open article; Enter asks where else one is mentioned."""

    FIGURES: ClassVar[str] = "here · elsewhere"

    @dataclass(eq=False, repr=False)
    class Told(Message):
        """Something about the entity under the cursor."""

        entity: EntityRow

    class Highlighted(Told):
        """The cursor has come to this entity."""

    class Followed(Told):
        """The reader wants the articles that mention this entity."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[EntityRow] = ()
        self._picked: set[str] = set()

    @property
    def current(self) -> EntityRow | None:
        """The entity under the cursor, or None where there is none."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[EntityRow], select: str | None = None, empty: str = "") -> None:
        """Replace the rows; the cursor goes to the entity `select`, else to the first.

        `empty` is what stands in place of no rows.
        """
        self._rows, self._empty = rows, empty
        places = (place for place, row in enumerate(rows) if row.entity_id == select)
        self.show_anew(next(places, 0))

    def select(self, entity_id: str) -> None:
        """Put the cursor on an entity, if the article has it."""
        for place, row in enumerate(self._rows):
            if row.entity_id == entity_id:
                self.place_cursor(place)
                return

    # Rows picked for an act

    @property
    def picked(self) -> tuple[EntityRow, ...]:
        """The picked entities, in the order shown."""
        return tuple(row for row in self._rows if row.entity_id in self._picked)

    def pick(self) -> None:
        """Pick the entity under the cursor, or take it off, and go a row down."""
        if entity := self.current:
            self._picked ^= {entity.entity_id}
            self.show_anew(self.cursor)
            self.action_move(1)

    def unpick(self) -> bool:
        """Pick nothing any more; False where nothing was."""
        was_picking, self._picked = bool(self.picked), set()
        if was_picking:
            self.show_anew(self.cursor)
        return was_picking

    # Lines

    def sections(self) -> Iterator[tuple[str, int]]:
        """People, weapons, sanctions, notes, and how many."""
        for kind, rows in groupby(self._rows, lambda row: row.kind):
            count = sum(1 for _ in rows)
            yield f"{HEADINGS[kind]} {count}", count

    def lines_for(self, row: int, width: int) -> list[PanelLine]:
        """The name with its counts, then the details."""
        shown = self._rows[row]
        return row_lines(shown, row, width, is_picked=shown.entity_id in self._picked)

    @property
    def row_count(self) -> int:
        """How many entities are shown."""
        return len(self._rows)

    def cursor_moved(self) -> None:
        """Tell that another entity is under the cursor."""
        self.post_message(self.Highlighted(self._rows[self.cursor]))

    def action_open(self) -> None:
        """Tell that the articles with this entity are wanted."""
        if entity := self.current:
            self.post_message(self.Followed(entity))


def row_lines(
    row: EntityRow, place: int, width: int, *, is_picked: bool = False
) -> list[PanelLine]:
    """The name with its counts, then the details, each cut after a few lines."""
    # A note has its own lines.
    name, *others = map(pictured_line, row.name.split("\n"))
    counts = row.counts
    room = max(4, width - len(INDENT) - len(counts) - 1)
    (start, end), *more = wrap(name, 0, len(name), room)
    sign = " " + (PICKED if is_picked else WATCHED if row.is_watched else " ")
    lines = [PanelLine(with_end(sign + name[start:end], counts, width), NAME, place)]
    lines += [PanelLine(INDENT + name[a:b], NAME, place) for a, b in more]
    for other in others:
        room = max(4, width - len(INDENT))
        lines += [
            PanelLine(INDENT + other[a:b], NAME, place) for a, b in wrap(other, 0, len(other), room)
        ]
    for detail in map(pictured_line, row.details):
        spans = list(wrap(detail, 0, len(detail), max(4, width - len(DETAIL_INDENT))))
        for start, end in spans[:DETAIL_LINES]:
            lines.append(PanelLine(DETAIL_INDENT + detail[start:end], DETAIL, place))
        if len(spans) > DETAIL_LINES:
            last = lines.pop()
            lines.append(replace(last, text=clip(last.text, width - 1) + "…"))
    return lines
