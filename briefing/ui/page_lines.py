"""A page as lines of a certain width, wrapped no further than somebody looks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from briefing.article import Span
from briefing.quick_dataclass import dataclass
from briefing.ui.pages import Page, Paragraph
from briefing.ui.wrapping import wrap


@dataclass(frozen=True, slots=True)
class ScreenLine(Span):
    """A line on the screen: a stretch of the page's text, or nothing where `paragraph` is None."""

    paragraph: Paragraph | None = None
    is_added: bool = False


class PageLines:
    """The lines of a page from the top on, as many as were asked for so far."""

    def __init__(self, page: Page, width: int) -> None:
        self._lines: list[ScreenLine] = []
        # Where the lines of the page's own text begin, and which lines those are.
        self._starts: list[int] = []
        self._own: list[int] = []
        self._coming = _lines(page, width)
        self.is_whole = False

    def __len__(self) -> int:
        return len(self._lines)

    def at(self, y: int) -> ScreenLine | None:
        """A line; None behind the last."""
        self.reach(y + 1)
        return self._lines[y] if y < len(self._lines) else None

    def reach(self, number: int) -> None:
        """Wrap until there are so many lines, if the page has them."""
        if not self.is_whole and number > len(self._lines):
            missing = number - len(self._lines)
            self.is_whole = sum(map(self._add, islice(self._coming, missing))) < missing

    def _add(self, line: ScreenLine) -> int:
        if not line.is_added:
            self._starts.append(line.start)
            self._own.append(len(self._lines))
        self._lines.append(line)
        return 1

    def reach_all(self) -> None:
        """Wrap the rest."""
        for line in self._coming:
            self._add(line)
        self.is_whole = True

    def line_of(self, offset: int) -> int:
        """The line that shows this place of the page's own text, or the last one before it."""
        while not self.is_whole and (not self._starts or self._starts[-1] <= offset):
            self.reach(len(self._lines) + 100)
        at = bisect_right(self._starts, offset) - 1
        return self._own[at] if at >= 0 else 0

    def offset_from(self, y: int) -> int:
        """Where the first line of the page's own text from line `y` on begins; 0 behind them."""
        shown = self.at(y)
        while shown and shown.is_added:
            y += 1
            shown = self.at(y)
        return shown.start if shown else 0

    def offset_up_to(self, y: int) -> int:
        """Where the last line of the page's own text before line `y` ends; 0 before them."""
        self.reach(y)
        own = (line for line in reversed(self._lines[max(0, y - 200) : y]) if not line.is_added)
        return next((line.end for line in own), 0)


def _lines(page: Page, width: int) -> Iterator[ScreenLine]:
    for paragraph in page.paragraphs:
        if paragraph.gap:
            # It stands for what parts the paragraph from the one before.
            place = max(0, paragraph.start - 1)
            yield ScreenLine(place, place, None, paragraph.is_added)
        for start, end in wrap(page.text, paragraph.start, paragraph.end, width):
            yield ScreenLine(start, end, paragraph, paragraph.is_added)
