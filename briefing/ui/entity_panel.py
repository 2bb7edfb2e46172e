"""The entity panel: who and what the open article names, with counts here and elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from briefing.inert import one_line
from briefing.ui.lines import PICKED, RowPane
from briefing.ui.marks import styled, with_end
from briefing.ui.wrapping import clip, wrap
from briefing.views import WATCHED, EntityRow, RowKind

HEADINGS: dict[RowKind, str] = {
    "person": "People",
    "weapon": "Weapons",
    "sanction": "Sanctions",
}
CURRENT, INDENT = "▸", "  "
DETAIL_INDENT = INDENT + "  "
# A role of more lines than this is cut: the sentence itself is one key away.
DETAIL_LINES = 3


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line of the panel; `row` is None for headings and empty lines."""

    text: str
    component: str
    row: int | None = None


class EntityPanel(RowPane):
    """Lists the entities of the open article; Enter asks where else one is mentioned."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entity-panel--heading",
        "entity-panel--cursor",
        "entity-panel--name",
        "entity-panel--detail",
    }

    @dataclass
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
        self._empty = ""
        self._picked: set[str] = set()
        self._lines: list[PanelLine] = []
        self._tops: list[int] = []

    @property
    def current(self) -> EntityRow | None:
        """The entity under the cursor, or None where there is none."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[EntityRow], select: str | None = None, empty: str = "") -> None:
        """Replace the rows; the cursor goes to the entity `select`, else to the first.

        `empty` is what stands in place of no rows.
        """
        self._rows, self._empty = rows, empty
        self.fit()
        self.virtual_size = Size(0, self.line_count)
        places = (place for place, row in enumerate(rows) if row.entity_id == select)
        self.place_cursor(next(places, 0))
        if self.cursor == 0:
            self.jump(0)
        self.refresh()

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
            self._lay_out_anew()
            self.action_move(1)

    def unpick(self) -> bool:
        """Pick nothing any more; False where nothing was."""
        was_picking, self._picked = bool(self.picked), set()
        if was_picking:
            self._lay_out_anew()
        return was_picking

    def _lay_out_anew(self) -> None:
        self.fit()
        self.refresh()

    def lay_out(self) -> None:
        """Headings, names and wrapped details, line by line."""
        width = max(8, self.columns)
        self._lines, self._tops = [], []
        if not self._rows:
            self._lines = [
                PanelLine(self._empty[start:end], "entity-panel--detail")
                for start, end in wrap(self._empty, 0, len(self._empty), width)
            ]
        heading = None
        for place, row in enumerate(self._rows):
            if row.kind != heading:
                heading = row.kind
                count = sum(other.kind == heading for other in self._rows)
                self._lines += [PanelLine("", "entity-panel--detail")] if self._lines else []
                columns = "" if self._tops else "here · elsewhere"
                title = with_end(f"{HEADINGS[heading]} {count}", columns, width)
                self._lines.append(PanelLine(title, "entity-panel--heading"))
            self._tops.append(len(self._lines))
            is_picked = row.entity_id in self._picked
            self._lines += row_lines(row, place, width, is_picked=is_picked)
        self._tops.append(len(self._lines))

    @property
    def line_count(self) -> int:
        """The lines of all rows and headings."""
        return len(self._lines)

    @property
    def row_count(self) -> int:
        """How many entities are shown."""
        return len(self._rows)

    def lines_of(self, row: int) -> tuple[int, int]:
        """The lines from the entity's name to its last detail."""
        if row >= len(self._tops) - 1:
            return 0, 1
        own = sum(each.row == row for each in self._lines[self._tops[row] : self._tops[row + 1]])
        return self._tops[row], own

    def row_at(self, y: int) -> int | None:
        """The entity that has this line."""
        return self._lines[y].row if y < len(self._lines) else None

    def cursor_moved(self) -> None:
        """Tell that another entity is under the cursor."""
        self.post_message(self.Highlighted(self._rows[self.cursor]))

    def action_open(self) -> None:
        """Tell that the articles with this entity are wanted."""
        if entity := self.current:
            self.post_message(self.Followed(entity))

    def render_line(self, y: int) -> Strip:
        """One line of the panel."""
        place = y + self.scroll_offset.y
        if place >= len(self._lines):
            return self.strip(y, (), self.text_style)
        shown = self._lines[place]
        style = self.text_style
        if shown.row is not None and shown.row == self.cursor:
            style = self.get_component_rich_style("entity-panel--cursor")
        style += self.get_component_rich_style(shown.component, partial=True)
        text = shown.text
        if shown.row == self.cursor and place == self._tops[self.cursor]:
            text = CURRENT + text[len(CURRENT) :]
        return self.strip(y, styled(text, 0, len(text), style, ()), style)


def row_lines(
    row: EntityRow, place: int, width: int, *, is_picked: bool = False
) -> list[PanelLine]:
    """The name with its counts, then the details, each cut after a few lines."""
    counts, name = row.counts, one_line(row.name)
    room = max(4, width - len(INDENT) - len(counts) - 1)
    (start, end), *more = wrap(name, 0, len(name), room)
    sign = " " + (PICKED if is_picked else WATCHED if row.is_watched else " ")
    lines = [
        PanelLine(with_end(sign + name[start:end], counts, width), "entity-panel--name", place)
    ]
    lines += [PanelLine(INDENT + name[a:b], "entity-panel--name", place) for a, b in more]
    for detail in map(one_line, row.details):
        spans = list(wrap(detail, 0, len(detail), max(4, width - len(DETAIL_INDENT))))
        for start, end in spans[:DETAIL_LINES]:
            lines.append(
                PanelLine(DETAIL_INDENT + detail[start:end], "entity-panel--detail", place)
            )
        if len(spans) > DETAIL_LINES:
            last = lines.pop()
            lines.append(replace(last, text=clip(last.text, width - 1) + "…"))
    return lines
