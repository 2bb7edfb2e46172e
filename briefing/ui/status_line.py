"""The last line: counts on the left, where one is on the right, or the keys to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing.inert import pictured_line
from briefing.keys import KeyTable
from briefing.ui.marks import with_end
from briefing.ui.wrapping import cells, clip

SEPARATOR = "  "


class StatusLine(Widget):
    """Shows two texts; while there is nothing to say on the right, the most needed keys."""

    @dataclass(eq=False, repr=False)
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
        self._suggestions: tuple[tuple[str, str], ...] = ()

    def show(
        self, left: str, right: str = "", suggestions: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Replace both sides, and the acts with their hints that stand first on the right."""
        before = self._left, self._right, self._suggestions
        self._left, self._right = pictured_line(left), pictured_line(right)
        self._suggestions = suggestions
        if before != (self._left, self._right, self._suggestions):
            self.refresh()

    @property
    def text(self) -> str:
        """What stands on the line, as it is shown. The first count is never cut for the rest."""
        right = SEPARATOR.join(words for _, words in self._parts())
        first, width = cells(self._left.split(" · ")[0]), self.size.width
        return with_end(self._left, clip(right, width - first - len(" … ")), width)

    def _parts(self) -> tuple[tuple[str, str], ...]:
        """The right side: acts with their hints, the last ones that fit; what is told, always."""
        told = (("", self._right),) if self._right else self._acts
        parts, room = (*self._suggestions, *told), self.size.width - cells(self._left)
        for first in range(len(parts)):
            if sum(len(SEPARATOR) + cells(words) for _, words in parts[first:]) <= room:
                return parts[first:]
        return told if self._right else ()

    def render(self) -> Content:
        """The line as plain content."""
        return Content(self.text)

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what it names."""
        clicked = event.get_content_offset(self)
        if clicked is None:
            return
        place = self.size.width
        for action, words in reversed(self._parts()):
            place -= cells(words)
            if clicked.x >= place:
                if action:
                    self.post_message(self.Chosen(action))
                return
            place -= len(SEPARATOR)
