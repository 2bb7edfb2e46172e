"""Which pane has the reader's attention: focus, folding, zoom and the way back."""

from __future__ import annotations

from asyncio import sleep

from textual import events, on
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from briefing.ui.lines import LinePane

CURRENT, ZOOMED, HIDDEN, NARROW = "-current", "-zoomed", "-hidden", "-narrow"
# A pane in whose place another one stands.
AWAY = "-away"
# Columns from which on all panes stand side by side.
ALL_PANES = 100
# Columns that a key makes a pane wider, those of the narrowest pane, and those left to the middle.
STEP, LEAST, MIDDLE_LEAST = 4, 16, 30
MIDDLE = 2


class PaneScreen(Screen[None]):
    """A screen of panes, numbered from 1 as they stand. Narrow or zoomed, one of them is shown."""

    # The panes paint who has the focus; the rest of the screen looks the same.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        # Columns of the panes beside the middle one, by their ids, where the reader has set them.
        self.widths: dict[str, int] = {}

    @property
    def panes(self) -> list[LinePane]:
        """The panes from left to right."""
        return [p for p in self.query(".pane").results(LinePane) if not p.has_class(AWAY)]

    @property
    def current_pane(self) -> LinePane:
        """The pane that is focused, or was last."""
        return self.query_one(f".pane.{CURRENT}", LinePane)

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane fills the screen by the reader's wish."""
        return self.has_class(ZOOMED)

    @property
    def is_one_shown(self) -> bool:
        """Whether a single pane fills the screen, for want of room or by the reader's wish."""
        return self.has_class(NARROW) or self.is_zoomed

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focused pane is the current one, however it got the focus."""
        if isinstance(event.widget, LinePane) and event.widget in self.panes:
            self._make_current(event.widget)

    def _make_current(self, pane: LinePane) -> None:
        # Where all panes are in view, which one is current is no matter of style.
        for each in self.panes:
            each.set_class(each is pane, CURRENT, update=self.is_one_shown)

    def action_pane(self, number: int) -> None:
        """Show and focus a pane."""
        pane = self.panes[number - 1]
        pane.remove_class(HIDDEN)
        # First current, then focused: a pane that is not shown takes no focus.
        self._make_current(pane)
        self.set_focus(pane)

    def is_in_view(self, number: int) -> bool:
        """Whether a pane is on the screen: where only one is shown, it is the current one."""
        return not self.is_one_shown or self.panes[number - 1] is self.current_pane

    def bring_forward(self, number: int) -> None:
        """Show a pane without focusing it, where only one is shown; elsewhere it is in view."""
        if not self.is_in_view(number):
            self._make_current(self.panes[number - 1])

    def comes_into_view(self, number: int) -> bool:
        """Go to a pane where another one fills the screen; False where it was in view."""
        if self.is_in_view(number):
            return False
        self.action_pane(number)
        return True

    def exchange(self, pane: LinePane, by: LinePane) -> None:
        """Let another pane stand where one stood; it is the current one if that was."""
        by.remove_class(AWAY)
        if self.current_pane is pane:
            self._make_current(by)
        pane.add_class(AWAY)

    def action_cycle(self, direction: int) -> None:
        """Focus the next pane that is not hidden, round and round."""
        shown = [n for n, pane in enumerate(self.panes, 1) if not pane.has_class(HIDDEN)]
        here = shown.index(self.panes.index(self.current_pane) + 1)
        self.action_pane(shown[(here + direction) % len(shown)])

    def action_zoom(self) -> None:
        """Let the current pane fill the screen, or no longer."""
        self.toggle_class(ZOOMED)
        self._set_widths(self.size.width)

    def action_hide_pane(self, number: int) -> None:
        """Hide a pane beside others, or show it again."""
        pane = self.panes[number - 1]
        if pane.has_class(HIDDEN):
            pane.remove_class(HIDDEN)
        elif not self.is_one_shown:
            pane.add_class(HIDDEN)
            if pane is self.current_pane:
                self.action_pane(number - 1)

    @staticmethod
    async def gather() -> None:
        """Let the panes tell what is to be painted anew before any of it is.

        Awaited where a message from one pane changes others: all of them are painted at once then,
        instead of one after the other, which costs a frame.
        """
        await sleep(0)

    # How wide the panes are

    def on_resize(self, event: events.Resize) -> None:
        """Panes keep their widths as far as there is room."""
        self._set_widths(event.size.width)

    def action_widen(self, direction: int) -> None:
        """Make the current pane wider, or narrower; the middle one takes from its neighbour."""
        pane, columns = self.current_pane, direction * STEP
        if pane is self.panes[MIDDLE - 1]:
            sides = [each for each in reversed(self.panes) if each is not pane]
            shown = [each for each in sides if not each.has_class(HIDDEN)]
            if not shown:
                return
            pane, columns = shown[0], -columns
        self._widen(pane, pane.outer_size.width + columns)

    @on(LinePane.EdgeDragged)
    def _edge_dragged(self, message: LinePane.EdgeDragged) -> None:
        """The bar between two panes goes where the mouse is."""
        left, middle, right = self.panes
        if message.pane is middle and not left.has_class(HIDDEN):
            self._widen(left, message.column)
        elif message.pane is right:
            self._widen(right, self.size.width - message.column)

    def _widen(self, pane: LinePane, columns: int) -> None:
        if self.is_one_shown or pane.id is None:
            return
        self.widths[pane.id] = self._fitting(columns, self.size.width)
        self._set_widths(self.size.width)

    def _set_widths(self, width: int) -> None:
        """Where one pane fills the screen, none has a width of its own."""
        is_one = width < ALL_PANES or self.is_zoomed
        for id, columns in self.widths.items():
            self.query_one(f"#{id}").styles.width = (
                None if is_one else self._fitting(columns, width)
            )

    @staticmethod
    def _fitting(columns: int, width: int) -> int:
        return max(LEAST, min(columns, (width - MIDDLE_LEAST) // 2))
