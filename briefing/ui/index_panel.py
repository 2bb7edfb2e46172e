"""The entities of the whole library, in place of those of the article; rows come as they are seen.

The panel holds some screens of rows, and knows of all others how many there are: what it costs does
not depend on how large the library is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from briefing.inert import pictured_line
from briefing.ui.entity_panel import INDENT
from briefing.ui.lines import PICKED
from briefing.ui.marks import with_end
from briefing.ui.side_panel import DETAIL, HEADING, NAME, PanelLine, SidePanel
from briefing.ui.typed_line import TypedLine
from briefing.ui.wrapping import cells
from briefing.views import WATCHED, EntityRow, RowKind

if TYPE_CHECKING:
    from briefing.entity_index import IndexRows
    from briefing.storage.tallies import EntityRecord

HEADINGS = {"person": "People", "weapon": "Weapons", "sanction": "Sanctioned"}
SHORT_FIGURES = "articles · …"
NOT_HERE_YET = INDENT + "…"
# Rows above and below those on the screen that are to be there, and from which to which rows are
# asked for.
MARGIN, STEP = 50, 100


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one kind: the line of their heading, the first of them, how many there are."""

    line: int
    row: int
    kind: str
    count: int


class IndexPanel(SidePanel):
    """Lists the entities of the library; Enter asks for the articles that name one."""

    FIGURES: ClassVar[str] = "articles · mentions"

    @dataclass(eq=False, repr=False)
    class Followed(Message):
        """The reader wants the articles that name this entity."""

        entity: EntityRow

    @dataclass(eq=False, repr=False)
    class Wanted(Message):
        """Rows are to be seen that are not here: those from the `first` on."""

        first: int

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._answer: IndexRows | None = None
        self._sections: list[Section] = []
        self._wanted = 0
        self._picked: dict[str, EntityRow] = {}

    def show(self, answer: IndexRows, empty: str) -> None:
        """Put other rows in place of those here; `empty` is what stands in place of none.

        In the same list the cursor stays on its entity, in another one it goes to the top.
        """
        before, here = self._answer, self.current
        self._answer, self._empty, self._wanted = answer, empty, answer.question.first
        now = answer.question
        if before and (before.question.order, before.question.words) == (now.order, now.words):
            ids = [row.entity_id for row in answer.rows]
            is_here = here is not None and here.entity_id in ids
            cursor = now.first + ids.index(here.entity_id) if here and is_here else self.cursor
        else:
            cursor = 0
        if cursor and cursor == self.cursor < self.row_count:
            # Whoever scrolls on is not led back to the cursor.
            self.fit()
            self.virtual_size = Size(0, self.line_count)
            self.refresh()
        else:
            self.show_anew(cursor)
        self._look()

    # The rows that are here

    @property
    def current(self) -> EntityRow | None:
        """The entity under the cursor; None where there is none, or it is not here yet."""
        record = self._record(self.cursor)
        return self._entity(record) if record else None

    def _record(self, row: int) -> EntityRecord | None:
        at = row - self._answer.question.first if self._answer else -1
        return self._answer.rows[at] if self._answer and 0 <= at < len(self._answer.rows) else None

    def _entity(self, record: EntityRecord) -> EntityRow:
        watched = self._answer.watched if self._answer else {}
        return EntityRow(
            record.entity_id,
            cast("RowKind", record.kind),
            record.name,
            (),
            here=0,
            elsewhere=record.articles,
            places=(),
            is_watched=record.entity_id in watched,
        )

    def _look(self) -> None:
        """Ask for rows where those in view are not here, or soon will not be."""
        if self._answer is None or not self._sections:
            return
        first, total = self._answer.question.first, self.row_count
        top = self._row_near(self.scroll_offset.y)
        bottom = self._row_near(self.scroll_offset.y + self.size.height)
        is_here = first <= max(0, top - MARGIN)
        is_here &= min(total, bottom + MARGIN) <= first + len(self._answer.rows)
        wanted = max(0, top // STEP - 1) * STEP
        if not is_here and wanted != self._wanted:
            self._wanted = wanted
            self.post_message(self.Wanted(wanted))

    def _row_near(self, line: int) -> int:
        section = next((each for each in reversed(self._sections) if each.line <= line), None)
        return section.row + min(line - section.line, section.count) if section else 0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other rows are in view."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def on_resize(self) -> None:
        """More rows may be in view."""
        super().on_resize()
        self._look()

    # Rows picked for an act

    @property
    def picked(self) -> tuple[EntityRow, ...]:
        """The picked entities, in the order they were picked in."""
        return tuple(self._picked.values())

    def pick(self) -> None:
        """Pick the entity under the cursor, or take it off, and go a row down."""
        if entity := self.current:
            if not self._picked.pop(entity.entity_id, None):
                self._picked[entity.entity_id] = entity
            self.action_move(1)
            self.refresh()

    def unpick(self) -> bool:
        """Pick nothing any more; False where nothing was."""
        was_picking, self._picked = bool(self._picked), {}
        if was_picking:
            self.refresh()
        return was_picking

    # Lines

    def lay_out(self) -> None:
        """The head, then where each kind begins: a row is a line."""
        head = self._head_lines(max(8, self.columns))
        self._lines = [*head, PanelLine("", DETAIL)] if head and self.row_count else head
        self._sections, row = [], 0
        line = len(self._lines)
        for kind, count in self._answer.kinds if self._answer else ():
            self._sections.append(Section(line, row, kind, count))
            row += count
            # The heading, and an empty line before the next one.
            line += count + 2

    def _put_head(self) -> None:
        self.lay_out()

    @property
    def row_count(self) -> int:
        """How many entities there are, here and not."""
        return sum(count for _, count in self._answer.kinds) if self._answer else 0

    @property
    def line_count(self) -> int:
        """The lines of all of them."""
        last = self._sections[-1] if self._sections else None
        return last.line + last.count + 1 if last else len(self._lines)

    def lines_of(self, row: int) -> tuple[int, int]:
        """Every row has one line."""
        section = next((each for each in reversed(self._sections) if each.row <= row), None)
        return (section.line + 1 + row - section.row, 1) if section else (0, 1)

    def row_at(self, y: int) -> int | None:
        """The row that has this line."""
        for each in self._sections:
            if each.line < y <= each.line + each.count:
                return each.row + y - each.line - 1
        return None

    def line_at(self, y: int) -> PanelLine | None:
        """The head, a heading, or a row if it is here."""
        if y < len(self._lines):
            return self._lines[y]
        width, row = max(8, self.columns), self.row_at(y)
        if row is None:
            section = next((each for each in self._sections if each.line == y), None)
            if section is None:
                return None
            heading = f"{HEADINGS[section.kind]} {section.count:,}"
            figures = "" if section.row else self.FIGURES
            if cells(heading) + 1 + cells(figures) > width:
                figures = SHORT_FIGURES
            return PanelLine(with_end(heading, figures, width), HEADING)
        record = self._record(row)
        if record is None:
            return PanelLine(NOT_HERE_YET, DETAIL, row)
        return PanelLine(self._row_line(record, width), NAME, row)

    def _row_line(self, record: EntityRecord, width: int) -> str:
        is_watched = self._answer is not None and record.entity_id in self._answer.watched
        sign = PICKED if record.entity_id in self._picked else WATCHED if is_watched else " "
        name = f" {sign}{pictured_line(record.name)}"
        counts = f"{record.articles:,} · {record.mentions:,}"
        if cells(name) + 1 + cells(counts) > width:
            counts = f"{_short(record.articles)} · {_short(record.mentions)}"
        return with_end(name, counts, width)

    def action_open(self) -> None:
        """Tell that the articles with this entity are wanted."""
        if entity := self.current:
            self.post_message(self.Followed(entity))


def _short(count: int) -> str:
    """A number where there is no room: in thousands, from ten of them on."""
    return f"{count:,}" if count < 10_000 else f"{round(count / 1000):,}k"


class NamesLine(TypedLine):
    """Words that the names of the library are to have."""

    SIGN = "filter "
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "screen.pane(3)", "To the names", show=False, priority=True),
        Binding("escape", "screen.back", "All names again", show=False, priority=True),
    ]

    @dataclass
    class Changed(TypedLine.Changed):
        """The names are to have other words."""
