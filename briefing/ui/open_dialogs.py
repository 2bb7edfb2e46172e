"""Before anything leaves the program: the address, the command or the file that it goes to."""

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


class LineDialog(ModalScreen[str | None]):
    """Asks for a line: a command, a name. `hint` stands where nothing is typed; a blank is None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave it", show=False),
    ]

    def __init__(self, question: str, line: str = "", hint: str = "") -> None:
        super().__init__()
        self._question, self._line, self._hint = question, line, hint

    def compose(self) -> ComposeResult:
        """The question, and a line to type in."""
        with Vertical(id="line"):
            yield Static(Content(self._question))
            yield Input(self._line, placeholder=self._hint, compact=True)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value if event.value.strip() else None)


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
            yield Static(Content(self._doubt))
            yield Choice("y    save it there all the same", "answer")
            yield Choice("n    choose another place", "dismiss")

    def action_answer(self) -> None:
        """Be sure."""
        self.dismiss(True)
