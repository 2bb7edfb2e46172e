"""Where a note is written: a line, or several."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from briefing.inert import one_line, visible

HELP = "Enter keeps it · Alt+Enter or Ctrl+J a new line · Esc leaves it"
TAKEN_OFF = " · emptied, it is taken off"


class NoteDialog(ModalScreen[str | None]):
    """Gives what was written; None where the reader leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave it", show=False, priority=True),
        Binding("enter", "keep", "Keep it", show=False, priority=True),
        Binding("alt+enter,ctrl+j", "part", "A new line", show=False, priority=True),
    ]

    def __init__(self, question: str, note: str = "", *, passage: str = "") -> None:
        super().__init__()
        self._question, self._note = one_line(question), visible(note)
        self._passage = one_line(passage)

    def compose(self) -> ComposeResult:
        """The question, the passage, the note, what the keys do."""
        with Vertical(id="note"):
            yield Static(Content(self._question))
            if self._passage:
                yield Static(Content(self._passage), id="block")
            yield TextArea(self._note, compact=True, highlight_cursor_line=False)
            yield Static(Content(HELP + TAKEN_OFF * bool(self._note)), classes="help")

    def on_mount(self) -> None:
        """Go on behind what is there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        """That is the note."""
        self.dismiss(self.query_one(TextArea).text)

    def action_part(self) -> None:
        """Begin a new line."""
        self.query_one(TextArea).insert("\n")
