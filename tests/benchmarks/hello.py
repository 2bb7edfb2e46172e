"""The least a Textual program can be, which no first paint can be quicker than."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

GREETING = "Good morning"


class Hello(App[None]):
    """One line of text; Ctrl+Q leaves."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(GREETING)


if __name__ == "__main__":
    Hello().run()
