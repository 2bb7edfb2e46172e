"""Before anything leaves the program: the whole address it leads to, or the command it goes to."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.inert import one_line
from briefing.ui.dialogs import Choice


class OpenDialog(ModalScreen[str | None]):
    """Shows what is to be opened, whole; gives "open", "copy", or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,enter", "answer('open')", "Open it", show=False),
        Binding("y", "answer('copy')", "Copy it", show=False),
        Binding("escape,q,h,left,n", "dismiss", "Leave it", show=False),
    ]

    def __init__(self, target: str, program: str) -> None:
        super().__init__()
        self._target, self._program = target, program

    def compose(self) -> ComposeResult:
        """The question, the target, the answers."""
        with Vertical(id="open"):
            yield Static(Content(f"Open this outside, with {self._program}?"))
            yield Static(Content(one_line(self._target)), id="target")
            yield Choice("o    open", "answer('open')")
            yield Choice("y    copy it", "answer('copy')")
            yield Choice("Esc  leave it", "dismiss")

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)


class CommandDialog(ModalScreen[str | None]):
    """Asks for the command that is to be given the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave it", show=False),
    ]

    def __init__(self, line: str = "") -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        """A line to type in."""
        with Vertical(id="command"):
            yield Static(Content("Give the text to this command (no shell reads it):"))
            yield Input(self._line, placeholder="wc -w", compact=True)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value if event.value.strip() else None)
