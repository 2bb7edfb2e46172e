"""The reader pane: one article at a readable measure, with its marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from briefing.article import Span
from briefing.ui.lines import LinePane
from briefing.ui.marks import Layer, styled
from briefing.ui.pages import Page, Paragraph
from briefing.ui.wrapping import cells, fit, wrap
from briefing.views import Mark

MEASURE = 78
# What tells a line's paragraph or a sanction apart where there is no colour.
GUTTERS = {"quote": "│ ", "item": "• ", "removed": "┆ ", "caption": "▏ "}
SANCTION_GUTTER = "§ "
CURRENT_GUTTER = "▸ "
GUTTER = 2


@dataclass(frozen=True, slots=True)
class ScreenLine(Span):
    """A line on the screen: a stretch of the page's text, or nothing where `paragraph` is None."""

    paragraph: Paragraph | None = None
    is_added: bool = False


def gap_before(paragraph: Paragraph) -> ScreenLine:
    """The empty line above a paragraph; it stands for what parts it from the one before."""
    place = max(0, paragraph.start - 1)
    return ScreenLine(place, place, None, paragraph.is_added)


class ArticleView(LinePane):
    """Shows one page; everything on it is a span of one text, the marks too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article-view--{style}" for style in
          ("headline", "about", "standfirst", "caption", "heading", "quote", "reason")),
        *(f"article-view--{kind}" for kind in
          ("person", "weapon", "sanction", "selected", "hit", "cut", "current")),
    }  # fmt: skip

    class Followed(Message):
        """The reader wants the articles that name the selected entity."""

    @dataclass
    class Pointed(Message):
        """The reader clicked on a mention or on something that was cut."""

        mark: Mark

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._page = Page()
        self._lines: list[ScreenLine] = []
        self._hits: Sequence[Span] = ()
        self._current: Span | None = None
        self._selected: str | None = None
        self._anchor = 0
        self._height = 0

    # What it is told

    def show(self, page: Page, offset: int = 0) -> None:
        """Show a page with the line that holds `offset` at the top."""
        self._page, self._hits, self._current = page, (), None
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
        if not self._lines:
            self._anchor = span.start
            return
        if not self.is_in_view(span.start):
            self.jump(max(0, self._line_of(span.start) - 2))
        self.refresh()

    def is_in_view(self, offset: int) -> bool:
        """Whether the line that holds `offset` is visible."""
        return 0 <= self._line_of(offset) - self.scroll_offset.y < self.size.height

    @property
    def offset_at_top(self) -> int:
        """Where in the page's text the first visible line of it begins."""
        for shown in self._lines[self.scroll_offset.y :]:
            if not shown.is_added:
                return shown.start
        return 0

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is visible."""
        return self.scroll_offset.y + self.size.height >= len(self._lines)

    def action_move(self, lines: int) -> None:
        """Scroll some lines."""
        self.jump(self.scroll_offset.y + lines)

    def action_open(self) -> None:
        """Ask for the other articles with the selected entity."""
        self.post_message(self.Followed())

    # How it lays out

    def on_resize(self) -> None:
        """Wrap anew at another width; the text at the top stays there, a current place in view."""
        if self.room != self.columns:
            follows = self._current if self._current and self._shows_current else None
            self.return_to(self.place)
            if follows:
                self.go_to(follows)
        else:
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
        top = self.scroll_offset.y
        is_there = self._anchor > 0 and self._line_of(self._anchor) == top
        return self._anchor if is_there else self.offset_at_top if top else 0

    def return_to(self, offset: int) -> None:
        """Lay out anew, with the line that holds `offset` at the top."""
        self._anchor = offset
        self.fit()
        self.virtual_size = Size(0, self.line_count)
        self.jump(self._line_of(offset) if offset else 0)
        self.refresh()

    def lay_out(self) -> None:
        """Wrap every paragraph."""
        self._lines = []
        for paragraph in self._page.paragraphs:
            if paragraph.gap:
                self._lines.append(gap_before(paragraph))
            spans = wrap(self._page.text, paragraph.start, paragraph.end, self.measure)
            added = paragraph.is_added
            self._lines += [ScreenLine(start, end, paragraph, added) for start, end in spans]

    @property
    def line_count(self) -> int:
        """The wrapped lines and the empty ones between paragraphs."""
        return len(self._lines)

    @property
    def measure(self) -> int:
        """Cells in a line of text."""
        return max(1, min(MEASURE, self.columns - 2 * GUTTER))

    def _line_of(self, offset: int) -> int:
        """The line that shows this offset, or the last one before it."""
        best, best_start = 0, -1
        for y, shown in enumerate(self._lines):
            if best_start < shown.start <= offset:
                best, best_start = y, shown.start
        return best

    def _marks_in(self, start: int, end: int) -> list[Mark]:
        """Marks are in order and short, but for sentences: the few before may reach in."""
        marks = self._page.marks
        last = bisect_right(marks, end, key=lambda mark: mark.start)
        return [mark for mark in marks[:last] if mark.end > start and mark.start < end]

    # How it paints

    def render_line(self, y: int) -> Strip:
        """One screen line, centred."""
        place, width = y + self.scroll_offset.y, self.columns
        base = self.text_style
        if place >= len(self._lines) or self._lines[place].paragraph is None:
            return self.strip((), base)
        shown = self._lines[place]
        marks = self._marks_in(shown.start, shown.end)
        gutter, style = self._gutter(shown, marks), self._style_of(shown)
        segments = styled(
            self._page.text, shown.start, shown.end, style, self._layers(shown, marks)
        )
        margin = " " * max(0, (width - self.measure - 2 * GUTTER) // 2)
        signs = base + self._component("sanction") if gutter == SANCTION_GUTTER else style
        return self.strip([Segment(margin, base), Segment(gutter, signs), *segments], base)

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"article-view--{name}", partial=True)

    def _style_of(self, shown: ScreenLine) -> Style:
        name = shown.paragraph.style if shown.paragraph else "paragraph"
        known = f"article-view--{name}" in self.COMPONENT_CLASSES
        return self.text_style + self._component(name) if known else self.text_style

    def _gutter(self, shown: ScreenLine, marks: Sequence[Mark]) -> str:
        if self._current is not None and shown.start <= self._current.start < shown.end:
            return CURRENT_GUTTER
        if any(mark.kind == "sanction" for mark in marks):
            return SANCTION_GUTTER
        style = shown.paragraph.style if shown.paragraph else ""
        is_wrapped = shown.paragraph is not None and shown.start > shown.paragraph.start
        return " " * GUTTER if style == "item" and is_wrapped else GUTTERS.get(style, " " * GUTTER)

    def _layers(self, shown: ScreenLine, marks: Sequence[Mark]) -> list[Layer]:
        """Entities first, what the reader asked for above them."""
        layers = [
            (mark.start, mark.end, self._component(mark.kind))
            for mark in marks
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
        place = clicked.y + self.scroll_offset.y
        if place >= len(self._lines) or self._lines[place].paragraph is None:
            return
        shown = self._lines[place]
        margin = max(0, (self.columns - self.measure - 2 * GUTTER) // 2) + GUTTER
        column = clicked.x - 1 - margin
        if not 0 <= column < cells(self._page.text[shown.start : shown.end]):
            return
        offset = fit(self._page.text, shown.start, shown.end, column + 1) - 1
        under = [m for m in self._marks_in(shown.start, shown.end) if m.start <= offset < m.end]
        if under:
            mark = min(under, key=lambda m: m.end - m.start)
            self.post_message(self.Pointed(mark))
            if event.chain > 1 and mark.kind != "cut":
                self.action_open()
