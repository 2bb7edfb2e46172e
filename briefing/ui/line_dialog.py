"""A question that is answered with a line of text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.inert import one_line, pictured_line


class LineDialog(ModalScreen[str | None]):
    """Gives what was typed; None where the reader leaves it. `below` may say what helps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave it", show=False),
    ]

    def __init__(
        self, question: str, line: str = "", *, placeholder: str = "", below: str = ""
    ) -> None:
        super().__init__()
        self._question, self._line = pictured_line(question), one_line(line)
        self._placeholder, self._below = placeholder, pictured_line(below)

    def compose(self) -> ComposeResult:
        """The question, the line, what helps."""
        with Vertical(id="line"):
            yield Static(Content(self._question))
            yield Input(
                self._line, placeholder=self._placeholder, compact=True, select_on_focus=False
            )
            if self._below:
                yield Static(Content(self._below))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
