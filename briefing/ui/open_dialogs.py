"""Before anything leaves the program: which link, and the whole address it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from briefing.inert import one_line
from briefing.ui.dialogs import Choice


class LinksDialog(ModalScreen[str | None]):
    """The links of an article, numbered; gives the address of the one that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,U", "dismiss", "Close", show=False),
        Binding("j", "move('down')", "Down", show=False),
        Binding("k", "move('up')", "Up", show=False),
        Binding("l,right", "move('select')", "Open", show=False),
    ]

    def __init__(self, links: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._links = links
        self._number = ""

    def compose(self) -> ComposeResult:
        """Label and address of each."""
        width = len(str(len(self._links)))
        rows = (
            Content(f"{number:>{width}}  {one_line(label)}\n{'':{width}}  {address}")
            for number, (label, address) in enumerate(self._links, 1)
        )
        yield OptionList(*rows, id="links", compact=True)

    def action_move(self, how: str) -> None:
        """What the arrow keys do."""
        getattr(self.query_one(OptionList), f"action_cursor_{how}", self._choose)()

    def _choose(self) -> None:
        self.query_one(OptionList).action_select()

    def on_key(self, event: events.Key) -> None:
        """The digits of a number; it is chosen as soon as no longer one can be meant."""
        if event.character is None or not event.character.isdecimal():
            return
        number = int(self._number + event.character)
        if not 1 <= number <= len(self._links):
            self._number = ""
            return
        self._number = str(number)
        self.query_one(OptionList).highlighted = number - 1
        if number * 10 > len(self._links):
            self.dismiss(self._links[number - 1][1])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._links[event.option_index][1])


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
