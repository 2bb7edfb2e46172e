"""Where a note is written: a line, or several."""

from __future__ import annotations

from textwrap import shorten
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from briefing.inert import pictured_line, visible

HELP = "Enter keeps it · Ctrl+J a new line · Esc leaves it"
# Characters of a passage that are shown: four lines.
LONGEST_PASSAGE = 240
PARTING = ("ctrl+j", "shift+enter")
TAKEN_OFF = " · emptied, it is taken off"


class NoteArea(TextArea):
    """Several lines of text; Enter ends them, as it ends a line that is typed elsewhere."""

    class Submitted(Message):
        """The reader is done."""

    def on_key(self, event: events.Key) -> None:
        """What was typed before comes first: a binding of the screen would overtake it."""
        if event.key == "enter":
            self.post_message(self.Submitted())
        elif event.key in PARTING:
            self.insert("\n")
        else:
            return
        event.stop()
        event.prevent_default()


class NoteDialog(ModalScreen[str | None]):
    """Gives what was written; None where the reader leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave it", show=False),
    ]

    def __init__(self, question: str, note: str = "", *, passage: str = "") -> None:
        super().__init__()
        self._question, self._note = pictured_line(question), visible(note)
        self._passage = shorten(pictured_line(passage), LONGEST_PASSAGE, placeholder=" …")

    def compose(self) -> ComposeResult:
        """The question, the passage, the note, what the keys do."""
        with Vertical(id="note"):
            yield Static(Content(self._question))
            if self._passage:
                yield Static(Content(self._passage), id="block")
            yield NoteArea(self._note, compact=True, highlight_cursor_line=False)
            yield Static(Content(HELP + TAKEN_OFF * bool(self._note)), classes="help")

    def on_mount(self) -> None:
        """Go on behind what is there."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)

    @on(NoteArea.Submitted)
    def _written(self, event: NoteArea.Submitted) -> None:
        event.stop()
        self.dismiss(self.query_one(NoteArea).text)
