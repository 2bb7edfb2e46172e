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
from briefing.ui.side_panel import SidePanel
from briefing.ui.stand_in_screen import StandInScreen
from briefing.views import EntityRow

# Loaded when somebody asks for it: the first screen has no panel for it.
if TYPE_CHECKING:
    from briefing.found import FacetRow
    from briefing.ui.facet_panel import FacetPanel

IN_ARTICLE, IN_RESULTS = "In this article", "In these results"


class FacetScreen(StandInScreen):
    """The acts that narrow a search by publisher, year, person and weapon, and widen it again."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        # Made when it is first asked for.
        self.facets: FacetPanel | None = None
        # A thread counts; what it counts has changed since.
        self.is_counting = self._is_late = False

    # In place of the entities

    def action_facets(self) -> None:
        """Show and focus what the results have in common; from there go back."""
        if self.question.is_empty:
            self.say(guidance.nothing_searched(self.settings.keys))
        elif self._has_facets and self.focused is self.facets:
            self.end_stand_in()
        else:
            self._show_facets()

    @on(SidePanel.Turned)
    def _turned(self) -> None:
        if not self.end_stand_in():
            self.action_facets()

    def _show_facets(self) -> None:
        from briefing.ui.facet_panel import FacetPanel

        if self.facets is None:
            self.facets = FacetPanel(id="facets", classes="pane")
        is_new = self.stand_in is not self.facets
        self.put_in_place(self.facets)
        if is_new:
            self.facets.entitle(IN_RESULTS, self._labelled("article"))
            self.facets.show((), "Counting …")
            self._count()

    @property
    def _has_facets(self) -> bool:
        """Whether what results have in common stands on the screen."""
        return self.stand_in is not None and self.stand_in is self.facets

    def _row(self) -> EntityRow | None:
        if self.current_pane is not self.facets:
            return super()._row()
        self.say(guidance.entities_away(self.settings.keys))
        return None

    # Counting

    def show(self, listing: Listing) -> None:
        """An answer, and what its articles have in common if that is to be seen."""
        if self.question.is_empty:
            self.entities.entitle("")
            if self._has_facets:
                self.end_stand_in()
        else:
            self.entities.entitle(IN_ARTICLE, self._labelled("results"))
            self._count()
        super().show(listing)

    def _count(self) -> None:
        """Let a thread count, one at a time, while somebody sees it."""
        self._is_late = self.is_counting
        if self._has_facets and not self.is_counting:
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
        if self.question.is_empty or not self._found or self._has_facets or not has_key:
            return super().suggestions
        return ("facets", self._labelled("in common")), *super().suggestions

    def _labelled(self, words: str) -> str:
        return f"{self.settings.keys.label('facets')} {words}".strip()
