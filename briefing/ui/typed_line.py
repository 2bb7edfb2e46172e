"""A line to type in at the foot of the screen, there while it is typed in: find, filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class TypedLine(Horizontal):
    """Says what is typed, at every key."""

    SIGN = ""

    @dataclass
    class Changed(Message):
        """The line reads otherwise than before."""

        text: str

    @dataclass
    class Done(Message):
        """This is all that is to be typed."""

        text: str

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing here."""
        return any(line is self.screen.focused for line in self.query(Input))

    def open(self, text: str) -> None:
        """Let the reader type over a text that stands here already."""
        if not self.children:
            sign = Static(Content(self.SIGN), classes="sign")
            self.mount(sign, Input(text, compact=True, select_on_focus=True))
        self.display = True
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = text
        self.screen.set_focus(line)

    def done(self) -> None:
        """Tell what is typed, when the keys on their way have come."""
        line = self.query_one(Input)
        line.call_later(lambda: self.post_message(self.Done(line.value)))

    def on_descendant_blur(self) -> None:
        """Nobody types here any longer."""
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))


class FindLine(TypedLine):
    """What to find in the open article."""

    SIGN = "find "
    # On the screen itself: the next key of a burst already goes to the article.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.found", "Stay at the match", show=False, priority=True),
        Binding("escape", "screen.back", "Back to where it began", show=False, priority=True),
        Binding("down", "screen.hit(1)", "Next match", show=False, priority=True),
        Binding("up", "screen.hit(-1)", "Previous match", show=False, priority=True),
    ]

    @dataclass
    class Changed(TypedLine.Changed):
        """Something else is to be found."""

    @dataclass
    class Done(TypedLine.Done):
        """This is what is to be found."""


class FilterLine(TypedLine):
    """Words that the rows of the list are to have."""

    SIGN = "filter "
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "screen.results", "To the list", show=False, priority=True),
        Binding("escape", "screen.back", "All rows again", show=False, priority=True),
    ]

    @dataclass
    class Changed(TypedLine.Changed):
        """The rows are to have other words."""
