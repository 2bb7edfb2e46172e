"""What results have in common, in place of the entities; a row narrows the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.message import Message

from briefing.found import Facet, FacetRow
from briefing.inert import pictured_line
from briefing.ui.lines import PICKED
from briefing.ui.marks import with_end
from briefing.ui.side_panel import NAME, PanelLine, SidePanel

HEADINGS: dict[Facet, str] = {
    "publisher": "Publishers",
    "year": "Years",
    "person": "People",
    "weapon": "Weapons",
}
ASKED, NOT_ASKED = f" {PICKED} ", "   "
ASKED_NAME = "side-panel--asked"


class FacetPanel(SidePanel):
    """Lists what results have in common; Enter or a click keeps to it, or no longer."""

    FIGURES: ClassVar[str] = "articles"
    COMPONENT_CLASSES: ClassVar[set[str]] = {ASKED_NAME}

    @dataclass
    class Chosen(Message):
        """The results are to be kept to this, or no longer if they are."""

        row: FacetRow

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[FacetRow] = ()

    def show(self, rows: Sequence[FacetRow], empty: str = "") -> None:
        """Replace the rows; the cursor stays on what it is on, if that is still there.

        `empty` is what stands in place of no rows.
        """
        values = [(row.facet, row.value) for row in self._rows]
        here = values[self.cursor] if self.cursor < len(values) else None
        self._rows, self._empty = rows, empty
        places = (place for place, row in enumerate(rows) if (row.facet, row.value) == here)
        self.show_anew(next(places, 0))

    def sections(self) -> Iterator[tuple[str, int]]:
        """Publishers, years, people, weapons."""
        for facet, rows in groupby(self._rows, lambda row: row.facet):
            yield HEADINGS[facet], sum(1 for _ in rows)

    def lines_for(self, row: int, width: int) -> list[PanelLine]:
        """A mark if the query asks for it, the name, and how many articles have it."""
        shown = self._rows[row]
        name = (ASKED if shown.is_asked else NOT_ASKED) + pictured_line(shown.value)
        line = with_end(name, f"{shown.articles:,}", width)
        return [PanelLine(line, ASKED_NAME if shown.is_asked else NAME, row)]

    @property
    def row_count(self) -> int:
        """How many rows are shown."""
        return len(self._rows)

    def action_open(self) -> None:
        """Tell that the results are to be kept to the row under the cursor, or no longer."""
        if self.cursor < len(self._rows):
            self.post_message(self.Chosen(self._rows[self.cursor]))

    def on_click(self, event: events.Click) -> None:
        """One click is enough, and the second of two takes nothing back."""
        row = self.row_clicked(event)
        if row is not None:
            event.prevent_default()
            if event.chain == 1:
                self.place_cursor(row)
                self.action_open()
