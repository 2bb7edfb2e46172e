"""The reader pane: one article at a readable measure, with its marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from briefing.article import Span
from briefing.inert import pictured
from briefing.ui.lines import LinePane
from briefing.ui.marks import Layer, styled
from briefing.ui.page_lines import PageLines, ScreenLine
from briefing.ui.pages import Page
from briefing.ui.selecting import selected_in, selected_span, selected_text
from briefing.ui.wrapping import cells, fit
from briefing.views import NOTED, Mark

MEASURE = 78
# What tells a line's paragraph or a sanction apart where there is no colour.
GUTTERS = {"quote": "│ ", "item": "• ", "removed": "┆ ", "caption": "▏ "}
SANCTION_GUTTER, NOTE_GUTTER = "§ ", f"{NOTED} "
CURRENT_GUTTER = "▸ "
GUTTER = 2
# Lines that are wrapped between two looks at the keys, and seconds until the next: 0.4 ms of Latin
# text and 20 ms of Chinese. Few articles have more lines than this.
LINES_AT_ONCE, PAUSE = 400, 0.01


class ArticleView(LinePane):
    """Shows one page; everything on it is a span of one text, the marks too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article-view--{style}" for style in
          ("headline", "about", "standfirst", "caption", "heading", "quote", "reason")),
        *(f"article-view--{kind}" for kind in
          ("person", "weapon", "sanction", "note", "selected", "hit", "cut", "current")),
    }  # fmt: skip

    class Followed(Message):
        """The reader wants the articles that name the selected entity."""

    class Moved(Message):
        """Other lines are in view."""

    @dataclass(eq=False, repr=False)
    class Pointed(Message):
        """The reader clicked on a mention or on something that was cut."""

        mark: Mark

    def __init__(
        self, id: str | None = None, classes: str | None = None, broadest: int = MEASURE
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._page = Page()
        self._copied = ""  # the text of the page without pictures for what nobody sees
        self._lines = PageLines(self._page, MEASURE)
        self.broadest = broadest
        self._hits: Sequence[Span] = ()
        self._current: Span | None = None
        self._selected: str | None = None
        self._anchor = 0
        self._height = 0
        # A place was gone to before there was any room to show it in.
        self._is_waiting = False
        self._longest = 0
        self._has_mouse = False

    # What it is told

    def show(self, page: Page, offset: int = 0) -> None:
        """Show a page with the line that holds `offset` at the top."""
        self._copied, self._hits, self._current = page.text, (), None
        self._page = Page(pictured(page.text), page.paragraphs, page.marks)
        self._longest = max((mark.end - mark.start for mark in page.marks), default=0)
        self.return_to(offset)

    def show_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """Mark what a search found, and the place stepped to last; no scrolling."""
        self._hits, self._current = hits, current
        self.refresh()

    def select(self, entity_id: str | None) -> None:
        """Mark the mentions of one entity more strongly than the others."""
        if entity_id != self._selected:
            self._selected = entity_id
            self.refresh()

    def go_to(self, span: Span) -> None:
        """Mark one place as the current one and bring it into view, two lines below the top."""
        self._current = span
        if not self.columns:
            self._anchor = span.start
            return
        if not self.is_in_view(span.start):
            self._reveal_line(max(0, self._line_of(span.start) - 2))
        self.refresh()

    def is_in_view(self, offset: int) -> bool:
        """Whether the line that holds `offset` is visible."""
        return 0 <= self._line_of(offset) - self.scroll_offset.y < self.size.height

    @property
    def offset_at_top(self) -> int:
        """Where in the page's text the first visible line of it begins."""
        return self._lines.offset_from(self.scroll_offset.y)

    @property
    def offset_at_bottom(self) -> int:
        """Where in the page's text the last visible line of it ends."""
        return self._lines.offset_up_to(self.scroll_offset.y + self.size.height)

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is visible."""
        below = self.scroll_offset.y + self.size.height
        self._lines.reach(below + 1)
        return below >= len(self._lines)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell it."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def action_move(self, lines: int) -> None:
        """Scroll some lines."""
        self._reveal_line(self.scroll_offset.y + lines)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self._lines.reach_all()
        self._reveal_line(len(self._lines))

    def _reveal_line(self, y: int) -> None:
        """Bring a line to the top, with all below it that is in view then."""
        self._lines.reach(y + self.size.height + 1)
        self._measure_height()
        self.jump(y)

    def _measure_height(self) -> None:
        if self.virtual_size.height != len(self._lines):
            self.virtual_size = Size(0, len(self._lines))

    def action_open(self) -> None:
        """Ask for the other articles with the selected entity."""
        self.post_message(self.Followed())

    # How it lays out

    def on_resize(self) -> None:
        """Wrap anew at another width; the text at the top stays there, a current place in view."""
        if self.room != self.columns or self._is_waiting:
            follows = self._current if self._current and self._shows_current else None
            self.return_to(self.place)
            if follows:
                self.go_to(follows)
        super().on_resize()
        self._height = self.size.height

    @property
    def _shows_current(self) -> bool:
        """Whether the current place was in view at the height before."""
        line = self._line_of(self._current.start) if self._current else -1
        return 0 <= line - self.scroll_offset.y < self._height

    @property
    def place(self) -> int:
        """The offset last gone to while its line is at the top, else where that line begins.

        So the place does not creep back by a line's beginning at every change of width.
        """
        if self._is_waiting:
            return self._anchor
        top = self.scroll_offset.y
        is_there = self._anchor > 0 and self._line_of(self._anchor) == top
        return self._anchor if is_there else self.offset_at_top if top else 0

    def return_to(self, offset: int) -> None:
        """Lay out anew, with the line that holds `offset` at the top."""
        self._anchor = offset
        self.fit()
        self._is_waiting = not self.columns
        if self._is_waiting:
            self._lines = PageLines(Page(), MEASURE)
        else:
            self._reveal_line(self._line_of(offset) if offset else 0)
        self.refresh()

    def lay_out(self) -> None:
        """Wrap what is in view, and the rest bit by bit when that is painted."""
        self._lines = lines = PageLines(self._page, self.measure)
        lines.reach(max(LINES_AT_ONCE, self.size.height + 1))
        if not lines.is_whole:
            self.call_after_refresh(self._wrap_on, lines)

    def _wrap_on(self, lines: PageLines) -> None:
        """Wrap some more, unless the page or its width is another one by now."""
        if lines is self._lines and not lines.is_whole:
            lines.reach(len(lines) + LINES_AT_ONCE)
            self._measure_height()
            self.set_timer(PAUSE, partial(self._wrap_on, lines))

    @property
    def line_count(self) -> int:
        """The wrapped lines and the empty ones between paragraphs, as far as they are known."""
        return len(self._lines)

    def set_broadest(self, columns: int) -> None:
        """Set how many cells a line of text has where there is room; the text at the top stays."""
        if columns != self.broadest:
            self.broadest = columns
            self.return_to(self.place)

    @property
    def measure(self) -> int:
        """Cells in a line of text."""
        return max(1, min(self.broadest, self.columns - 2 * GUTTER))

    def _line_of(self, offset: int) -> int:
        """The line that shows this offset, or the last one before it."""
        return self._lines.line_of(offset)

    def _marks_in(self, start: int, end: int) -> list[Mark]:
        """Marks are in order; none that begins further back than the longest is long reaches in."""
        marks = self._page.marks
        first = bisect_left(marks, start - self._longest, key=lambda mark: mark.start)
        last = bisect_right(marks, end, key=lambda mark: mark.start)
        return [mark for mark in marks[first:last] if mark.end > start and mark.start < end]

    # How it paints

    def render_line(self, y: int) -> Strip:
        """One screen line, centred."""
        place = y + self.scroll_offset.y
        base = self.text_style
        shown = self._lines.at(place)
        if shown is None or shown.paragraph is None:
            return self.strip(y, (), base)
        marks = self._marks_in(shown.start, shown.end)
        gutter, style = self._gutter(shown, marks), self._style_of(shown)
        layers = self._layers(shown, marks)
        chosen = self.text_selection
        lead = 1 + self._margin + GUTTER
        if chosen and (selected := selected_in(chosen, place, shown, lead)):
            over = self.screen.get_component_rich_style("screen--selection")
            layers.append((selected.start, selected.end, over + Style(reverse=True)))
        segments = styled(self._page.text, shown.start, shown.end, style, layers)
        margin = " " * self._margin
        signs = base + self._component("sanction") if gutter[0] == SANCTION_GUTTER[0] else style
        strip = self.strip(y, [Segment(margin, base), Segment(gutter, signs), *segments], base)
        # By these the mouse knows what it selects; for the keys they would be a third of painting.
        return strip.apply_offsets(0, place) if self._has_mouse else strip

    @property
    def _margin(self) -> int:
        return max(0, (self.columns - self.measure - 2 * GUTTER) // 2)

    @property
    def selected_text(self) -> str:
        """What is selected with the mouse."""
        chosen, lead = self.text_selection, 1 + self._margin + GUTTER
        return selected_text(chosen, self._lines, self._copied, lead) if chosen else ""

    @property
    def selected_span(self) -> Span | None:
        """Where in the page's own text that stands."""
        chosen, lead = self.text_selection, 1 + self._margin + GUTTER
        return selected_span(chosen, self._lines, lead) if chosen else None

    def on_enter(self) -> None:
        """The mouse is used here."""
        if not self._has_mouse:
            self._has_mouse = True
            self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is copied by the key of the terminal library."""
        return self.selected_text, "\n"

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"article-view--{name}", partial=True)

    def _style_of(self, shown: ScreenLine) -> Style:
        name = shown.paragraph.style if shown.paragraph else "paragraph"
        known = f"article-view--{name}" in self.COMPONENT_CLASSES
        return self.text_style + self._component(name) if known else self.text_style

    def _gutter(self, shown: ScreenLine, marks: Sequence[Mark]) -> str:
        if self._current is not None and shown.start <= self._current.start < shown.end:
            return CURRENT_GUTTER
        kinds = {mark.kind for mark in marks}
        if "sanction" in kinds:
            return SANCTION_GUTTER[0] + NOTE_GUTTER[0] if "note" in kinds else SANCTION_GUTTER
        if "note" in kinds:
            return NOTE_GUTTER
        style = shown.paragraph.style if shown.paragraph else ""
        is_wrapped = shown.paragraph is not None and shown.start > shown.paragraph.start
        return " " * GUTTER if style == "item" and is_wrapped else GUTTERS.get(style, " " * GUTTER)

    def _layers(self, shown: ScreenLine, marks: Sequence[Mark]) -> list[Layer]:
        """Notes first, entities above them, what the reader asked for above these."""
        layers = [
            (mark.start, mark.end, self._component(mark.kind))
            for mark in sorted(marks, key=lambda mark: mark.kind != "note")
            if mark.kind != "sanction"
        ]
        if self._selected is not None:
            style = self._component("selected")
            layers += [
                (m.start, m.end, style)
                for m in marks
                if m.entity_id == self._selected and m.kind != "sanction"
            ]
        hit = self._component("hit")
        first = bisect_right(self._hits, shown.start, key=lambda hit: hit.end)
        last = bisect_left(self._hits, shown.end, key=lambda hit: hit.start)
        layers += [(h.start, h.end, hit) for h in self._hits[first:last]]
        if self._current is not None:
            layers.append((self._current.start, self._current.end, self._component("current")))
        return layers

    def on_click(self, event: events.Click) -> None:
        """A click on a mark tells which one."""
        clicked = event.get_content_offset(self)
        if clicked is None:
            return
        shown = self._lines.at(clicked.y + self.scroll_offset.y)
        if shown is None or shown.paragraph is None:
            return
        column = clicked.x - 1 - self._margin - GUTTER
        if not 0 <= column < cells(self._page.text[shown.start : shown.end]):
            return
        offset = fit(self._page.text, shown.start, shown.end, column + 1) - 1
        under = [m for m in self._marks_in(shown.start, shown.end) if m.start <= offset < m.end]
        if under:
            mark = min(under, key=lambda m: m.end - m.start)
            self.post_message(self.Pointed(mark))
            if event.chain > 1 and mark.kind != "cut":
                self.action_open()
