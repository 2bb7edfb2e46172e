"""One of several lines is chosen, by its number, by moving to it, or by a click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from briefing.inert import pictured_line


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was done with which line: "choose", or another act of the dialog; no line, None."""

    act: str
    line: int | None


class ChoosingDialog(ModalScreen[Chosen | None]):
    """A title, numbered choices, and perhaps further acts by a key: `acts` has key, id and words.

    A choice may have further lines.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,S,F,U,s", "dismiss", "Close", show=False),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("l,right", "choose", "Choose", show=False),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        at: int = 0,
        acts: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        super().__init__()
        self._title, self._choices, self._at, self._acts = title, lines, at, acts
        self._number = ""

    def compose(self) -> ComposeResult:
        """The title, the lines, the acts."""
        with Vertical(id="choosing"):
            yield Static(Content(pictured_line(self._title)), id="choosing-title")
            yield OptionList(*map(Content, self._numbered()), id="choices", compact=True)
            if self._acts:
                told = " · ".join(f"{key} {words}" for key, _, words in self._acts)
                yield Static(Content(told), id="choosing-acts")

    def _numbered(self) -> Iterator[str]:
        """Each choice behind its number; what it says on further lines stands below."""
        width = len(str(len(self._choices)))
        for number, choice in enumerate(self._choices, 1):
            first, *further = choice.split("\n")
            below = (f"\n{'':{width}}  {pictured_line(line)}" for line in further)
            yield f"{number:>{width}}  {pictured_line(first)}{''.join(below)}"

    def on_mount(self) -> None:
        """The line that holds now is the one to begin from."""
        self._list.highlighted = self._at if self._choices else None
        self._list.focus()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def action_move(self, direction: int) -> None:
        """Go a line down or up."""
        if direction > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def action_choose(self) -> None:
        """Choose the line."""
        self._list.action_select()

    def on_key(self, event: events.Key) -> None:
        """The digits of a number choose its line, the key of an act does the act."""
        key = event.character or ""
        acts = {sign: act for sign, act, _ in self._acts}
        if key.isdecimal() or key in acts:
            # The screen below has an act of its own for the key.
            event.stop()
        if key.isdecimal():
            self._type_digit(key)
        elif key in acts:
            self.dismiss(Chosen(acts[key], self._list.highlighted))

    def _type_digit(self, digit: str) -> None:
        """A line is chosen as soon as no longer number can be meant."""
        number = int(self._number + digit)
        if not 1 <= number <= len(self._choices):
            self._number = ""
            return
        self._number, self._list.highlighted = str(number), number - 1
        if number * 10 > len(self._choices):
            self.dismiss(Chosen("choose", number - 1))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Chosen("choose", event.option_index))
