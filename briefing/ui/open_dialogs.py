"""Before anything leaves the program: the address or the file that it goes to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.inert import pictured_line
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
            yield Static(Content(f"Open this outside, with {pictured_line(self._program)}?"))
            yield Static(Content(pictured_line(self._target)), id="target")
            yield Choice("o    open", "answer('open')")
            yield Choice("y    copy it", "answer('copy')")
            yield Choice("Esc  leave it", "dismiss")

    def action_answer(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)


class SureDialog(ModalScreen[bool | None]):
    """Says what speaks against saving somewhere; True to save there all the same."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer", "Save it there", show=False),
        Binding("escape,q,h,left,n", "dismiss", "Another place", show=False),
    ]

    def __init__(self, doubt: str) -> None:
        super().__init__()
        self._doubt = doubt

    def compose(self) -> ComposeResult:
        """The doubt, the answers."""
        with Vertical(id="sure"):
            yield Static(Content(pictured_line(self._doubt)))
            yield Choice("y    save it there all the same", "answer")
            yield Choice("n    choose another place", "dismiss")

    def action_answer(self) -> None:
        """Be sure."""
        self.dismiss(True)
