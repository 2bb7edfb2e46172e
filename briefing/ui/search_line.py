"""The line to search in: the query as it is typed, and the filter that can be taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from briefing.inert import pictured_line


class FilterChip(Static):
    """Names what the list is kept to; a click takes it off."""

    class Removed(Message):
        """The reader clicked the filter away."""

    _about: str | None = None

    def show(self, about: str | None) -> None:
        """Name another filter, or none."""
        if about != self._about:
            # Only then: to write anew what stands there lays out the whole screen.
            self._about = about
            self.update(Content(f" {pictured_line(about)} ✕ ") if about else Content(""))
            self.display = about is not None

    def on_click(self, event: events.Click) -> None:
        """Take the filter off."""
        event.stop()
        self.post_message(self.Removed())


class SearchLine(Horizontal):
    """Says what is typed, at every key."""

    # First, and on the screen itself: the next key of a burst already goes to the results.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.results", "To the results", show=False, priority=True),
        Binding("down", "screen.recall(-1)", "To the results", show=False, priority=True),
        Binding("up", "screen.recall(1)", "The query before", show=False, priority=True),
        Binding("escape", "screen.back", "Take the query back", show=False, priority=True),
    ]

    @dataclass(eq=False)
    class Changed(Message):
        """The query reads otherwise than before."""

        text: str

    def prepare(self) -> None:
        """Make the sign, the query and the filter, once; hardly anyone needs them to begin with."""
        if self.children:
            return
        query = Input(id="query", compact=True, select_on_focus=False)
        self.mount(Static("/", id="search-sign"), query, FilterChip(id="filter"))

    def show(self, text: str, about: str | None) -> None:
        """Show a query and what it is about, both set elsewhere; nothing is posted."""
        self.prepare()
        query = self.query_one(Input)
        if query.value != text:
            with query.prevent(Input.Changed):
                query.value = text
                query.cursor_position = len(text)
        self.query_one(FilterChip).show(about)
        self.display = bool(text) or about is not None or self.is_open

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing here."""
        return any(line is self.screen.focused for line in self.query(Input))

    def open(self) -> None:
        """Let the reader type."""
        self.prepare()
        self.display = True
        self.screen.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
