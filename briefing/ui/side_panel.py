"""A pane of rows under headings, beside the article. Its head tells what else stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from briefing.quick_dataclass import dataclass
from briefing.ui.lines import RowPane
from briefing.ui.marks import printable, styled, with_end
from briefing.ui.wrapping import cells, wrap

CURRENT = "▸"
HEADING, NAME, DETAIL = "side-panel--heading", "side-panel--name", "side-panel--detail"


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line of a panel; `row` is None for headings and empty lines."""

    text: str
    component: str
    row: int | None = None


class SidePanel(RowPane):
    """Lists rows under headings; each kind of panel says what the lines of a row are."""

    FIGURES: ClassVar[str]
    COMPONENT_CLASSES: ClassVar[set[str]] = {HEADING, NAME, DETAIL, "side-panel--cursor"}

    class Turned(Message):
        """The reader clicked on the head: the other content is to stand here."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._head, self._empty = ("", ""), ""
        self._lines: list[PanelLine] = []
        self._tops: list[int] = []
        # Rows and their headings without the head, as they were last laid out.
        self._body: list[PanelLine] = []

    def entitle(self, title: str, other: str = "") -> None:
        """Say at the top what the rows are of, and what else can stand here; "" is no head."""
        head = printable(title), printable(other)
        if head != self._head:
            self._head = head
            # Rows may be thousands, and a search begins and ends with another head.
            if self.columns:
                self._put_head()
            self._paint_anew(self.cursor)

    def show_anew(self, cursor: int) -> None:
        """Lay out and paint rows that have changed, with the cursor on one of them."""
        self.fit()
        self._paint_anew(cursor)

    def _paint_anew(self, cursor: int) -> None:
        self.virtual_size = Size(0, self.line_count)
        self.place_cursor(cursor)
        self.refresh()

    def place_cursor(self, row: int) -> None:
        """Above the first row its heading is in view too."""
        super().place_cursor(row)
        if self.cursor == 0:
            self.jump(0)

    def sections(self) -> Iterable[tuple[str, int]]:
        """The headings, each with the number of rows below it."""
        raise NotImplementedError

    def lines_for(self, row: int, width: int) -> list[PanelLine]:
        """What is shown of a row."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """The head, then headings and rows, line by line."""
        width = max(8, self.columns)
        self._body, self._tops = [], []
        for heading, rows in self.sections():
            # What the figures behind the rows are, once.
            end = "" if self._tops else self.FIGURES
            self._body += [PanelLine("", DETAIL)] if self._body else []
            self._body.append(PanelLine(with_end(heading, end, width), HEADING))
            for row in range(len(self._tops), len(self._tops) + rows):
                self._tops.append(len(self._body))
                self._body += self.lines_for(row, width)
        self._tops.append(len(self._body))
        self._lines = self._body
        self._put_head()

    def _put_head(self) -> None:
        before = len(self._lines) - len(self._body)
        head = self._head_lines(max(8, self.columns))
        if head and self._body:
            head.append(PanelLine("", DETAIL))
        self._lines = head + self._body
        self._tops = [top + len(head) - before for top in self._tops]

    def _head_lines(self, width: int) -> list[PanelLine]:
        """The head, and below it what stands in place of no rows."""
        title, other = self._head
        fits = cells(title) + 1 + cells(other) <= width
        lines = [PanelLine(with_end(title, other if fits else "", width), DETAIL)] if title else []
        if not self.row_count:
            lines += [PanelLine("", DETAIL)] if lines else []
            for start, end in wrap(self._empty, 0, len(self._empty), width):
                lines.append(PanelLine(self._empty[start:end], DETAIL))
        return lines

    @property
    def line_count(self) -> int:
        """The lines of all rows and headings."""
        return len(self._lines)

    def lines_of(self, row: int) -> tuple[int, int]:
        """The lines from the first of a row to its last."""
        if row >= len(self._tops) - 1:
            return 0, 1
        own = sum(each.row == row for each in self._lines[self._tops[row] : self._tops[row + 1]])
        return self._tops[row], own

    def row_at(self, y: int) -> int | None:
        """The row that has this line."""
        return self._lines[y].row if y < len(self._lines) else None

    def line_at(self, y: int) -> PanelLine | None:
        """What stands on a line; None on one without anything."""
        return self._lines[y] if y < len(self._lines) else None

    def on_click(self, event: events.Click) -> None:
        """A click on the head turns the panel; rows are clicked on as in any pane."""
        if event.y + self.scroll_offset.y == 0 and event.x and self._head[0]:
            self.post_message(self.Turned())

    def render_line(self, y: int) -> Strip:
        """One line of the panel."""
        place = y + self.scroll_offset.y
        shown = self.line_at(place)
        if shown is None:
            return self.strip(y, (), self.text_style)
        style = self.text_style
        if shown.row is not None and shown.row == self.cursor:
            style = self.get_component_rich_style("side-panel--cursor")
        style += self.get_component_rich_style(shown.component, partial=True)
        text = shown.text
        if shown.row == self.cursor and place == self.lines_of(self.cursor)[0]:
            text = CURRENT + text[len(CURRENT) :]
        return self.strip(y, styled(text, 0, len(text), style, ()), style)
