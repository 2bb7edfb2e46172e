"""The article list: headline, facts, and while searching a snippet of each article."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from briefing.inert import pictured_line
from briefing.rows import Rows
from briefing.storage.marks import NO_MARKS, Marks
from briefing.ui.lines import PICKED, RowPane
from briefing.ui.marks import printable, styled
from briefing.ui.wrapping import clip, wrap
from briefing.views import ArticleRow, Snippet

CURRENT, UNREAD, STARRED = "▸", "●", "★"
INDENT = "    "
# Places that are quicker looked for one by one than with a table of all.
FEW = 8
NOTHING_LEFT = "No row has these words."
# In a pane narrower than this a headline takes two lines: news headlines have 40 to 90 characters.
WIDE = 60


class ArticleList(RowPane):
    """Shows articles; the one under the cursor is the one the reader pane shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"take({number})", "Take an offer", show=False)
        for number in range(1, 10)
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--cursor",
        "article-list--unread",
        "article-list--facts",
        "article-list--hit",
    }

    @dataclass(eq=False, repr=False)
    class Told(Message):
        """Something about the article under the cursor."""

        article_id: str

    class Highlighted(Told):
        """The cursor has come to this article."""

    class Opened(Told):
        """The reader wants to read this article."""

    @dataclass(eq=False, repr=False)
    class Offered(Message):
        """The reader takes one of the offers, by its number."""

        number: int

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = self._all = Rows.of()
        # Where each article stands, as soon as somebody asks for more than one.
        self._places: dict[str, int] | None = None
        # What was done to articles since the rows were found.
        self._marks: dict[str, Marks] = {}
        self.words = ""
        self._picked: set[str] = set()
        self._picked_last = ""
        self._empty = ""
        self._offers: Sequence[str] = ()
        self._empty_lines: list[str] = []
        self._headline_lines = 1
        self._row_height = 2

    @property
    def rows(self) -> Rows:
        """The rows in the order shown, those that are filtered away not among them.

        They are as they were found: what was done to their articles since, `marks` tells.
        """
        return self._rows

    @property
    def all_rows(self) -> Rows:
        """The rows, those that are filtered away among them."""
        return self._all

    def marks(self, place: int) -> Marks:
        """What the reader has done to the article of a row."""
        article_id = self._rows.ids[place]
        return self._marks.get(article_id) or self._rows.marks.get(article_id, NO_MARKS)

    @property
    def unread(self) -> tuple[str, ...]:
        """The articles of the rows shown that are not read."""
        ids = enumerate(self._rows.ids)
        return tuple(each for place, each in ids if not self.marks(place).is_read)

    def show(
        self,
        rows: Rows,
        select: str | None = None,
        empty: str = "",
        offers: Sequence[str] = (),
    ) -> None:
        """Replace the rows; the cursor goes to the article `select`, else to the first.

        `empty` is what stands in place of no rows, and the numbered `offers` below it.
        """
        was_under_cursor = bool(self._rows) and self._rows.ids[self.cursor] == select
        line = self.lines_of(self.cursor)[0] - self.scroll_offset.y
        self._all, self._empty, self._offers, self._marks = rows, empty, offers, {}
        self.keep(self.words, select)
        if was_under_cursor:
            self._hold(line)

    def _hold(self, line: int) -> None:
        """The row under the cursor stays on its line of the screen when rows come above it."""
        y, height = self.lines_of(self.cursor)
        self.jump(y - line)
        if 0 <= line < self.size.height:
            self.reveal(y, height)

    @property
    def total(self) -> int:
        """How many rows there are without a filter."""
        return len(self._all)

    def keep(self, words: str, select: str | None = None) -> None:
        """Show only rows with all of these words in headline or publisher; none shows all."""
        self.words, self._rows, self._places = words, self._all.kept(words), None
        self.cursor = self.place_of(select) or 0
        self.fit()
        self.virtual_size = Size(0, self.line_count)
        self.place_cursor(self.cursor)
        self.refresh()

    def lay_out(self) -> None:
        """A narrow pane gives headlines two lines; all rows have the same height."""
        self._headline_lines = 1 if self.columns >= WIDE else 2
        self._row_height = self._headline_lines * (2 if self._all.have_snippets else 1) + 1
        room = max(1, self.columns - len(INDENT))
        self._empty_lines = [
            INDENT + text[start:end]
            for text in map(printable, () if self._rows else (self._empty, *self._offers))
            for start, end in wrap(text, 0, len(text), room)
        ]

    @property
    def line_count(self) -> int:
        """The lines of all rows, or of what stands in place of them."""
        return len(self._rows) * self._row_height or len(self._empty_lines)

    def show_marks(self, marks: Mapping[str, Marks]) -> dict[str, Marks]:
        """Show new marks of articles that are in the list; those that their rows had before."""
        before: dict[str, Marks] = {}
        if len(marks) > FEW and self._places is None:
            self._places = {each: place for place, each in enumerate(self._rows.ids)}
        for article_id, mark in marks.items():
            place = self.place_of(article_id)
            if place is not None:
                before[article_id] = self.marks(place)
                self.refresh_lines_of(*self.lines_of(place))
            self._marks[article_id] = mark
        return before

    def drop(self, article_ids: Collection[str]) -> None:
        """Take rows out; the cursor stays where it is, on the next row that is left."""
        ids = self._rows.ids
        left = [each for each in ids[self.cursor :] if each not in article_ids]
        above = [each for each in ids[: self.cursor] if each not in article_ids]
        self._all, nearest = self._all.without(article_ids), (*left[:1], *above[-1:])
        self.keep(self.words, nearest[0] if nearest else None)

    # Rows picked for an act

    @property
    def picked(self) -> tuple[str, ...]:
        """The articles of the picked rows, in the order shown."""
        if not self._picked:
            return ()
        return tuple(each for each in self._rows.ids if each in self._picked)

    def pick(self, article_id: str) -> None:
        """Pick a row, or take it off."""
        place = self.place_of(article_id)
        if place is not None:
            self._picked ^= {article_id}
            self._picked_last = article_id
            self.refresh_lines_of(*self.lines_of(place))

    def pick_to(self, article_id: str) -> None:
        """Pick every row from the one picked last to this one; without one, only this."""
        end = self.place_of(article_id)
        if end is not None:
            begin = self.place_of(self._picked_last)
            first, last = sorted((end if begin is None else begin, end))
            self._picked |= set(self._rows.ids[first : last + 1])
            self._picked_last = article_id
            self.refresh()

    def unpick(self) -> bool:
        """Pick no row any more; False where none was."""
        was_picking, self._picked, self._picked_last = bool(self.picked), set(), ""
        if was_picking:
            self.refresh()
        return was_picking

    def place_of(self, article_id: str | None) -> int | None:
        """Where in the list an article stands, or None."""
        if self._places is not None:
            return self._places.get(article_id or "")
        try:
            return self._rows.ids.index(article_id)
        except ValueError:
            return None

    @property
    def row_count(self) -> int:
        """How many articles are shown."""
        return len(self._rows)

    def lines_of(self, row: int) -> tuple[int, int]:
        """All rows have the same number of lines."""
        return row * self._row_height, self._row_height

    def row_at(self, y: int) -> int | None:
        """The row that has this line."""
        row = y // self._row_height
        return row if row < len(self._rows) else None

    def cursor_moved(self) -> None:
        """Tell that another article is under the cursor."""
        self.post_message(self.Highlighted(self._rows.ids[self.cursor]))

    def action_open(self) -> None:
        """Tell that the article under the cursor is to be read."""
        if self._rows:
            self.post_message(self.Opened(self._rows.ids[self.cursor]))
        else:
            self.action_take(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits take offers only where there are some; elsewhere they lead to the panes."""
        return action != "take" or (not self._rows and bool(self._offers))

    def action_take(self, number: int) -> None:
        """Tell that an offer is taken."""
        if number <= len(self._offers):
            self.post_message(self.Offered(number))

    def render_line(self, y: int) -> Strip:
        """One terminal line: headline, facts or snippet of a row."""
        place, part = divmod(y + self.scroll_offset.y, self._row_height)
        width, style = self.columns, self.text_style
        if place >= len(self._rows):
            lines = [INDENT + NOTHING_LEFT] if self._all else self._empty_lines
            line = y + self.scroll_offset.y
            text = clip(lines[line], width) if not self._rows and line < len(lines) else ""
            return self.strip(y, styled(text, 0, len(text), style, ()), style)
        row = replace(self._rows[place], marks=self.marks(place))
        if place == self.cursor:
            style = self.get_component_rich_style("article-list--cursor")
        facts = style + self.get_component_rich_style("article-list--facts", partial=True)
        headline = self._headline(row, width, is_current=place == self.cursor)
        if part < len(headline):
            unread = self.get_component_rich_style("article-list--unread", partial=True)
            shown = style if row.marks.is_read else style + unread
            segments = styled(headline[part], 0, len(headline[part]), shown, ())
        elif part == len(headline):
            text = clip(printable(INDENT + " · ".join(row.facts)), width)
            segments = styled(text, 0, len(text), facts, ())
        elif row.snippet and part < len(headline) + 1 + self._headline_lines:
            segments = self._snippet(row.snippet, part - len(headline) - 1, facts, width)
        else:
            segments = []
        return self.strip(y, segments, style)

    def _headline(self, row: ArticleRow, width: int, *, is_current: bool) -> list[str]:
        """The lines of a headline behind its marks; what does not fit the last one is cut."""
        text, room = pictured_line(row.headline), max(1, width - len(INDENT))
        signs = "".join(
            sign if holds else " "
            for sign, holds in (
                (CURRENT, is_current),
                (UNREAD, not row.marks.is_read),
                (STARRED, row.marks.is_starred),
                (PICKED, row.article_id in self._picked),
            )
        )
        _, end = next(wrap(text, 0, len(text), room))
        if self._headline_lines == 1:
            return [signs + clip(text, room)]
        rest = text[end:].lstrip()
        return [signs + text[:end], *([INDENT + clip(rest, room)] if rest else [])]

    def _snippet(self, snippet: Snippet, number: int, style: Style, width: int) -> list[Segment]:
        """One line of the snippet; the first begins a little before the first hit."""
        text, room = printable(snippet.text), max(1, width - len(INDENT) - 1)
        first = snippet.hits[0].start if snippet.hits else 0
        begin = text.rfind(" ", 0, max(0, first - room // 4)) + 1
        lines = list(islice(wrap(text, begin, len(text), room), number + 1))
        if number >= len(lines):
            return []
        start, end = lines[number]
        hit = style + self.get_component_rich_style("article-list--hit", partial=True)
        layers = [(h.start, h.end, hit) for h in snippet.hits]
        lead = INDENT[:-1] + "…" if begin and number == 0 else INDENT
        return [Segment(lead, style), *styled(text, start, end, style, layers)]
