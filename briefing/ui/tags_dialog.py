"""The tags of articles, in a line to type in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.inert import one_line

# Tags of the library that are named below the line: two lines of them.
MOST = 16


class TagsDialog(ModalScreen[str | None]):
    """Gives what was typed, or None where nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave them", show=False),
    ]

    def __init__(self, of: str, tags: Sequence[str], known: Iterable[tuple[str, int]]) -> None:
        super().__init__()
        self._of, self._tags = one_line(of), " ".join(tags)
        self._known = " · ".join(f"{tag} {number:,}" for tag, number in (*known,)[:MOST])

    def compose(self) -> ComposeResult:
        """The line, and the tags that are in use."""
        with Vertical(id="tags"):
            yield Static(Content(f"Tags of {self._of}"))
            yield Input(
                self._tags,
                placeholder="words, with blanks between them",
                compact=True,
                select_on_focus=False,
            )
            if self._known:
                yield Static(Content(f"In use: {self._known}"), id="tags-in-use")

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
