"""The last line: counts on the left, where one is on the right, or the keys to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing.inert import one_line
from briefing.keys import KeyTable
from briefing.ui.marks import with_end
from briefing.ui.wrapping import cells

SEPARATOR = "  "


class StatusLine(Widget):
    """Shows two texts; while there is nothing to say on the right, the most needed keys."""

    @dataclass
    class Chosen(Message):
        """The reader clicked on the hint of an act."""

        action: str

    def __init__(self, keys: KeyTable, id: str | None = None) -> None:
        super().__init__(id=id)
        self._acts = tuple(
            (key.action, f"{keys.label(key.id)} {key.hint}")
            for key in keys
            if key.hint and key.keys
        )
        self._left, self._right = "", ""

    def show(self, left: str, right: str = "") -> None:
        """Replace both sides."""
        before = self._left, self._right
        self._left, self._right = one_line(left), one_line(right)
        if before != (self._left, self._right):
            self.refresh()

    @property
    def text(self) -> str:
        """What stands on the line, as it is shown."""
        right = self._right or SEPARATOR.join(hint for _, hint in self._hints())
        return with_end(self._left, right, self.size.width)

    def _hints(self) -> tuple[tuple[str, str], ...]:
        """As many of the last hints as fit beside the left side."""
        room = self.size.width - cells(self._left)
        for first in range(len(self._acts)):
            if sum(len(SEPARATOR) + cells(hint) for _, hint in self._acts[first:]) <= room:
                return self._acts[first:]
        return ()

    def render(self) -> Content:
        """The line as plain content."""
        return Content(self.text)

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what it names."""
        clicked = event.get_content_offset(self)
        if self._right or clicked is None:
            return
        place = self.size.width
        for action, hint in reversed(self._hints()):
            place -= cells(hint)
            if clicked.x >= place:
                self.post_message(self.Chosen(action))
                return
            place -= len(SEPARATOR)
