"""A pane of lines that draws itself: its cost does not depend on how many lines there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.keys import LINE_KEYS
from briefing.ui.keys import bindings
from briefing.ui.scroll_bar import thumb_of, top_at

# The sign of a row that is picked: every terminal has it.
PICKED = "√"


class LinePane(ScrollView, can_focus=True):
    """What the three panes have in common: the same keys, and none of them animates."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LINE_KEYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-pane--bar",
        "line-pane--bar-focused",
        "line-pane--scroll-bar",
    }

    # Cells for the text of a line, between the bar on the left and the scroll bar, as the content
    # was last laid out; 0 before that. Asking the region at every line is slow.
    columns = 0
    # Without the layout of the whole screen that a scrolling widget asks for at another size.
    virtual_size = Reactive(Size(0, 0), repaint=False)
    # The lines that have the scroll bar, and which of both bars the mouse has taken hold of.
    _thumb = range(0)
    _held: Literal["edge", "scroll bar"] | None = None

    @dataclass(eq=False, repr=False)
    class EdgeDragged(Message):
        """The reader drags the bar on the left of a pane to a column of the screen."""

        pane: LinePane
        column: int

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._looks: dict[tuple[object, ...], Style] = {}
        # For the lines of one paint: what is to be done to each, and those with nothing in them.
        self._filters: list[tuple[LineFilter, Color]] = []
        self._blanks: dict[tuple[Style, bool], Strip] = {}

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """The same, kept until the style sheets change: every line asks for some of them.

        Textual works them out anew whenever a pane is painted anew.
        """
        look = (*names, partial)
        if look not in self._looks:
            style = super().get_component_rich_style(*names, partial=partial, default=default)
            self._looks[look] = style
        return self._looks[look]

    def notify_style_update(self) -> None:
        """They have changed."""
        super().notify_style_update()
        self._looks.clear()

    def lay_out(self) -> None:
        """Break the content into lines for the width of the pane."""
        raise NotImplementedError

    @property
    def line_count(self) -> int:
        """How many lines the content has at the width of the pane."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as `render_line` makes them: no border or padding of a style sheet around them.

        To look for these at each line costs Textual as long again as to make it.
        """
        if not self.columns:  # the very first paint comes before the first resize
            self.fit()
        self._blanks.clear()
        if self.gutter:
            return super().render_lines(crop)
        background = self.background_colors[1]
        self._filters = [(f, background) for f in self.app.get_line_filters()]
        return [self.render_line(y).crop(crop.x, crop.right) for y in crop.line_range]

    def on_resize(self) -> None:
        """Lay out anew where the width has changed."""
        if self.room != self.columns:
            self.fit()
            self.refresh()
        self.virtual_size = Size(0, self.line_count)
        self._place_thumb()

    def fit(self) -> None:
        """Lay out for the width there is; before there is any, nothing."""
        self.columns = self.room
        if self.columns:
            self.lay_out()

    def strip(self, y: int, segments: Iterable[Segment], style: Style) -> Strip:
        """Line `y` of the pane, filled up in `style`, between the bar that tells where the focus
        is and the scroll bar.

        A CSS border and a widget that scrolls would say the same, and cost as much again as
        painting the pane.
        """
        in_thumb = y in self._thumb
        if segments == ():
            if (style, in_thumb) not in self._blanks:
                self._blanks[style, in_thumb] = self._strip(segments, style, in_thumb)
            return self._blanks[style, in_thumb]
        return self._strip(segments, style, in_thumb)

    def _strip(self, segments: Iterable[Segment], style: Style, in_thumb: bool) -> Strip:
        sign, component = ("▌", "line-pane--bar-focused") if self.has_focus else (
            "▏", "line-pane--bar"
        )  # fmt: skip
        bar = Segment(sign, self.get_component_rich_style(component))
        line = Segment.adjust_line_length([bar, *segments], self.columns + 1, style)
        end = self.text_style
        if in_thumb:
            end = self.get_component_rich_style("line-pane--scroll-bar")
        line = [*line, Segment(" ", end)]
        for line_filter, background in self._filters:
            line = line_filter.apply(line, background)
        return Strip(line, self.columns + 2)

    def watch_virtual_size(self) -> None:
        """Stay within it."""
        self.scroll_y = min(self.scroll_y, self.max_scroll_y)
        self._place_thumb()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scroll bar shows it."""
        super().watch_scroll_y(old_value, new_value)
        self._place_thumb()

    def _place_thumb(self) -> None:
        height = self.size.height
        thumb = thumb_of(height, self.virtual_size.height, self.scroll_offset.y)
        if thumb != self._thumb:
            self._thumb = thumb
            self.refresh(Region(self.columns + 1, 0, 1, height))

    @property
    def allow_vertical_scroll(self) -> bool:
        """With the wheel, too, though there is no scroll bar that Textual knows of."""
        return True

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Both bars can be taken hold of."""
        place = event.get_content_offset(self)
        if event.x == 0:
            self._held = "edge"
        elif place and place.x > self.columns and self._thumb:
            self._held = "scroll bar"
            self._draw_to(event)
        if self._held:
            self.capture_mouse()
            # What the mouse draws along is no text to select.
            self.screen.clear_selection()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the bar on the left is dragged, or scroll."""
        if self._held == "edge":
            self.post_message(self.EdgeDragged(self, event.screen_x))
        elif self._held:
            self._draw_to(event)

    def on_mouse_up(self) -> None:
        """Let the bar go."""
        if self._held:
            self._held = None
            self.release_mouse()

    def _draw_to(self, event: events.MouseEvent) -> None:
        line = event.screen_y - self.content_region.y
        self.jump(top_at(line, self.size.height, self.virtual_size.height))

    def watch_has_focus(self, has_focus: bool) -> None:
        """No style depends on it; that the pane is painted anew is enough for its bar."""

    @property
    def text_style(self) -> Style:
        """The style of plain text; `rich_style` is the same, but worked out at each call."""
        return self.visual_style.rich_style

    def action_move(self, lines: int) -> None:
        """Go some lines or rows down, or up when negative."""
        raise NotImplementedError

    def action_top(self) -> None:
        """Go to the first line or row."""
        self.action_move(-self.virtual_size.height)

    def action_bottom(self) -> None:
        """Go to the last line or row."""
        self.action_move(self.virtual_size.height)

    def action_half(self, direction: int) -> None:
        """Go half a page."""
        self.action_move(direction * max(1, self.rows_on_page // 2))

    def action_page(self, direction: int) -> None:
        """Go a page, less one line or row, so that the eye finds its place again."""
        self.action_move(direction * max(1, self.rows_on_page - 1))

    def action_open(self) -> None:
        """Act on the row under the cursor."""

    @property
    def room(self) -> int:
        """The columns there are now; `columns` follows at the next layout."""
        return max(0, self.content_region.width - 2)

    @property
    def rows_on_page(self) -> int:
        """How many lines, or rows of several lines, fit into the pane."""
        return max(1, self.size.height)

    def jump(self, y: int) -> None:
        """Bring line `y` to the top, at once."""
        self.scroll_to(y=y, animate=False, force=True)

    def reveal(self, y: int, height: int = 1) -> None:
        """Scroll no further than needed to show these lines, at once."""
        top, page = self.scroll_offset.y, self.size.height
        if y < top:
            self.jump(y)
        elif y + height > top + page:
            self.jump(y + height - page)

    def refresh_lines_of(self, y: int, height: int) -> None:
        """Repaint these lines of the content and no others."""
        self.refresh(Region(0, y - self.scroll_offset.y, self.columns + 1, height))


class RowPane(LinePane):
    """A pane of rows with a cursor; a row has one or more lines."""

    cursor: int = 0

    def on_resize(self) -> None:
        """The row under the cursor stays in view."""
        super().on_resize()
        self.place_cursor(self.cursor)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def lines_of(self, row: int) -> tuple[int, int]:
        """The first line of a row, and how many it has."""
        raise NotImplementedError

    def row_at(self, y: int) -> int | None:
        """The row that has this line, or None where no row is."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """The reader has put the cursor on another row."""

    @property
    def rows_on_page(self) -> int:
        """How many rows like the one under the cursor fit into the pane."""
        height = self.lines_of(self.cursor)[1] if self.row_count else 1
        return max(1, self.size.height // height)

    def action_move(self, lines: int) -> None:
        """Move the cursor some rows."""
        self._follow(self.cursor + lines)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; a second one opens it."""
        row = self.row_clicked(event)
        if row is None:
            return
        was_there = row == self.cursor
        self._follow(row)
        if was_there or event.chain > 1:
            self.action_open()

    def row_clicked(self, event: events.Click) -> int | None:
        """The row that a click is on; the bars on both sides are no part of it."""
        return self.row_at(event.y + self.scroll_offset.y) if 0 < event.x <= self.columns else None

    def _follow(self, row: int) -> None:
        before = self.cursor
        self.place_cursor(row)
        if self.cursor != before:
            self.cursor_moved()

    def place_cursor(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is, without telling anyone."""
        if not self.row_count:
            self.cursor = 0
            return
        before, self.cursor = self.cursor, max(0, min(row, self.row_count - 1))
        if before < self.row_count:
            self.refresh_lines_of(*self.lines_of(before))
        self.refresh_lines_of(*self.lines_of(self.cursor))
        self.reveal(*self.lines_of(self.cursor))
