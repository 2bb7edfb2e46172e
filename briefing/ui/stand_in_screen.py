"""What stands in the place of the entities of the article for a while: another panel."""

from __future__ import annotations

from briefing.library import Library
from briefing.settings import Settings
from briefing.ui.lines import LinePane
from briefing.ui.search_screen import SearchScreen
from briefing.ui.side_panel import SidePanel

PANEL = 3


class StandInScreen(SearchScreen):
    """How a panel comes into the place of the entities, and goes again."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        # The panel that stands there, and the pane it was called from.
        self.stand_in: SidePanel | None = None
        self._caller: LinePane | None = None

    def put_in_place(self, panel: SidePanel) -> None:
        """Let a panel stand in the place of the entities, and focus it."""
        if self.stand_in is not panel:
            self.end_stand_in()
            if not panel.is_attached:
                self.mount(panel, after=self.entities)
            self._caller, self.stand_in = self.current_pane, panel
            self.exchange(self.entities, panel)
            self._set_widths(self.size.width)
        self.action_pane(PANEL)
        self._show_status()

    def end_stand_in(self) -> bool:
        """Let the panel tell of the open article again; False where it does so."""
        caller, panel = self._caller, self.stand_in
        if caller is None or panel is None:
            return False
        self._caller = self.stand_in = None
        is_focused, is_current = self.focused is panel, self.current_pane is panel
        self.exchange(panel, self.entities)
        if is_focused:
            self.action_pane(self.panes.index(caller) + 1)
        elif is_current:
            self._make_current(caller)
        self._show_status()
        return True

    def _set_widths(self, width: int) -> None:
        """One panel is as wide as the other."""
        super()._set_widths(width)
        if self.stand_in:
            self.stand_in.styles.width = self.entities.styles.width

    def _widen(self, pane: LinePane, columns: int) -> None:
        super()._widen(self.entities if pane is self.stand_in else pane, columns)
