"""Which pane has the reader's attention: focus, folding, zoom and the way back."""

from __future__ import annotations

from textual import events
from textual.screen import Screen

from briefing.ui.lines import LinePane

CURRENT, ZOOMED, HIDDEN, NARROW = "-current", "-zoomed", "-hidden", "-narrow"


class PaneScreen(Screen[None]):
    """A screen of panes, numbered from 1 as they stand. Narrow or zoomed, one of them is shown."""

    @property
    def panes(self) -> list[LinePane]:
        """The panes from left to right."""
        return list(self.query(".pane").results(LinePane))

    @property
    def current_pane(self) -> LinePane:
        """The pane that is focused, or was last."""
        return self.query_one(f".pane.{CURRENT}", LinePane)

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane fills the screen by the reader's wish."""
        return self.has_class(ZOOMED)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focused pane is the current one, however it got the focus."""
        if isinstance(event.widget, LinePane) and event.widget in self.panes:
            self._make_current(event.widget)

    def _make_current(self, pane: LinePane) -> None:
        for each in self.panes:
            each.set_class(each is pane, CURRENT)

    def action_pane(self, number: int) -> None:
        """Show and focus a pane."""
        pane = self.panes[number - 1]
        pane.remove_class(HIDDEN)
        # First current, then focused: a pane that is not shown takes no focus.
        self._make_current(pane)
        self.set_focus(pane)

    def bring_forward(self, number: int) -> None:
        """Show a pane without focusing it, where only one is shown; elsewhere it is in view."""
        if self.has_class(NARROW) or self.is_zoomed:
            self._make_current(self.panes[number - 1])

    def action_cycle(self, direction: int) -> None:
        """Focus the next pane that is not hidden, round and round."""
        shown = [n for n, pane in enumerate(self.panes, 1) if not pane.has_class(HIDDEN)]
        here = shown.index(self.panes.index(self.current_pane) + 1)
        self.action_pane(shown[(here + direction) % len(shown)])

    def action_zoom(self) -> None:
        """Let the current pane fill the screen, or no longer."""
        self.toggle_class(ZOOMED)

    def toggle_pane(self, number: int) -> None:
        """Focus a pane; hide it if it is focused already and there is room for others."""
        pane = self.panes[number - 1]
        if pane.has_focus:
            if not self.has_class(NARROW) and not self.is_zoomed:
                pane.add_class(HIDDEN)
            self.action_pane(number - 1)
        else:
            self.action_pane(number)
