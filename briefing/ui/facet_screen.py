"""What the results of a search have in common: shown in place of the entities, and kept to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from briefing.library import Library
from briefing.rows import Listing
from briefing.settings import Settings
from briefing.ui import guidance, workers
from briefing.ui.lines import LinePane
from briefing.ui.search_screen import SearchScreen
from briefing.ui.side_panel import SidePanel
from briefing.views import EntityRow

# Loaded when somebody asks for it: the first screen has no panel for it.
if TYPE_CHECKING:
    from briefing.found import FacetRow
    from briefing.ui.facet_panel import FacetPanel

PANEL = 3
IN_ARTICLE, IN_RESULTS = "In this article", "In these results"


class FacetScreen(SearchScreen):
    """The acts that narrow a search by publisher, year, person and weapon, and widen it again."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        # Made when it is first asked for; while it is shown, the pane it was called from.
        self.facets: FacetPanel | None = None
        self._caller: LinePane | None = None
        # A thread counts; what it counts has changed since.
        self.is_counting = self._is_late = False

    # In place of the entities

    def action_facets(self) -> None:
        """Show and focus what the results have in common; from there go back."""
        if self.question.is_empty:
            self.say(guidance.nothing_searched(self.settings.keys))
        elif self._caller is None or self.focused is not self.facets:
            self._show_facets()
        else:
            self.end_facets()

    @on(SidePanel.Turned)
    def _turned(self) -> None:
        if not self.end_facets():
            self.action_facets()

    def _show_facets(self) -> None:
        from briefing.ui.facet_panel import FacetPanel

        if self.facets is None:
            self.facets = FacetPanel(id="facets", classes="pane")
            self.mount(self.facets, after=self.entities)
            self._set_widths(self.size.width)
        if self._caller is None:
            self._caller = self.current_pane
            self.exchange(self.entities, self.facets)
            self.facets.entitle(IN_RESULTS, self._labelled("article"))
            self.facets.show((), "Counting …")
            self._count()
        self.action_pane(PANEL)
        self._show_status()

    def end_facets(self) -> bool:
        """Let the panel tell of the open article again; False where it does so."""
        caller, self._caller = self._caller, None
        if caller is None or self.facets is None:
            return False
        is_focused, is_current = self.focused is self.facets, self.current_pane is self.facets
        self.exchange(self.facets, self.entities)
        if is_focused:
            self.action_pane(self.panes.index(caller) + 1)
        elif is_current:
            self._make_current(caller)
        self._show_status()
        return True

    def _row(self) -> EntityRow | None:
        if self.current_pane is not self.facets:
            return super()._row()
        self.say(guidance.entities_away(self.settings.keys))
        return None

    def _set_widths(self, width: int) -> None:
        """One panel is as wide as the other."""
        super()._set_widths(width)
        if self.facets:
            self.facets.styles.width = self.entities.styles.width

    def _widen(self, pane: LinePane, columns: int) -> None:
        super()._widen(self.entities if pane is self.facets else pane, columns)

    # Counting

    def show(self, listing: Listing) -> None:
        """An answer, and what its articles have in common if that is to be seen."""
        if self.question.is_empty:
            self.entities.entitle("")
            self.end_facets()
        else:
            self.entities.entitle(IN_ARTICLE, self._labelled("results"))
            self._count()
        super().show(listing)

    def _count(self) -> None:
        """Let a thread count, one at a time, while somebody sees it."""
        self._is_late = self.is_counting
        if self._caller and not self.is_counting:
            self.is_counting = True
            work = partial(workers.facets, self.library, self.question, self.post_message)
            self.run_worker(work, name="facets", group="facets", thread=True)

    @on(workers.Faceted)
    def _show_counts(self, message: workers.Faceted) -> None:
        self.is_counting = False
        if self._is_late:
            self._count()
        elif self.facets and message.question == self.question:
            rows = [replace(r, is_asked=r.is_asked or self._is_about(r)) for r in message.rows]
            self.facets.show(rows, "Nothing is found, and nothing in common.")

    # Narrower, and wider again

    def on_facet_panel_chosen(self, message: FacetPanel.Chosen) -> None:
        """Keep the results to what some of them have in common, or no longer."""
        from briefing.search.rewriting import toggled

        self.settle()
        if self._is_about(message.row):
            self.ask(replace(self.question, about=None))
        else:
            text = toggled(self.question.text, message.row.condition, typing=True)
            self.ask(replace(self.question, text=text))

    def _is_about(self, row: FacetRow) -> bool:
        about = self.question.about
        return about is not None and about.id == row.about

    # Telling

    @property
    def suggestions(self) -> tuple[tuple[str, str], ...]:
        """While there are results, to see what they have in common."""
        has_key = bool(self.settings.keys.label("facets"))
        if self.question.is_empty or not self._found or self._caller or not has_key:
            return super().suggestions
        return ("facets", self._labelled("in common")), *super().suggestions

    def _labelled(self, words: str) -> str:
        return f"{self.settings.keys.label('facets')} {words}".strip()
