"""The entities of the whole library: shown in place of those of the article, sorted, filtered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from briefing.library import Library
from briefing.settings import Settings
from briefing.ui.facet_screen import FacetScreen
from briefing.ui.stand_in_screen import PANEL
from briefing.views import EntityRow

# Loaded when somebody asks for it: the first screen has the entities of an article only.
if TYPE_CHECKING:
    from briefing.entity_index import IndexQuestion
    from briefing.ui.choosing import Chosen
    from briefing.ui.index_panel import IndexPanel, NamesLine
    from briefing.ui.index_worker import Indexed

ORDERS = {"articles": "by articles", "mentions": "by mentions", "name": "by name"}
NOBODY, NO_SUCH_NAME = "No article names anybody yet.", "No name has these words."


class IndexScreen(FacetScreen):
    """The acts that list the entities of the library; those on one entity work there too."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        # Made when it is first asked for, with the question for its rows.
        self.index: IndexPanel | None = None
        self._index_question: IndexQuestion | None = None
        # A thread fetches rows; what it fetches has changed since.
        self._is_fetching = self._is_outdated = False

    # In place of the entities of the article

    def action_entities(self) -> None:
        """Focus the entities; from there turn to those of the library, and back."""
        if self.focused is self.index and self.end_stand_in():
            self.action_pane(PANEL)
        elif self.focused is self.entities:
            self._show_index()
        else:
            if self.stand_in is not self.index:
                self.end_stand_in()
            self.action_pane(PANEL)

    def _show_index(self) -> None:
        from briefing.entity_index import IndexQuestion
        from briefing.ui.index_panel import IndexPanel

        if self.index is None:
            self.index = IndexPanel(id="index", classes="pane")
            self._index_question = IndexQuestion()
        self.put_in_place(self.index)
        self._fetch()

    def end_index(self) -> bool:
        """Lead back from the library to the article; False elsewhere."""
        return self.current_pane is self.index and self.end_stand_in()

    # What is done to one entity

    @property
    def chosen_entity(self) -> EntityRow | None:
        """Here it is one of the library."""
        return self.index.current if self._is_in_index and self.index else super().chosen_entity

    @property
    def _is_in_index(self) -> bool:
        return self.index is not None and self.current_pane is self.index

    def on_index_panel_followed(self, message: IndexPanel.Followed) -> None:
        """The articles that name an entity are wanted."""
        self.follow(message.entity)

    def action_pick(self) -> None:
        """Pick the entity under the cursor here too."""
        if self._is_in_index and self.index:
            self.index.pick()
        else:
            super().action_pick()

    @property
    def picked_entities(self) -> tuple[EntityRow, ...]:
        """Here they are some of the library."""
        return self.index.picked if self._is_in_index and self.index else super().picked_entities

    def end_picking(self) -> bool:
        """Pick nothing here any more; False where nothing was."""
        return (self.index is not None and self.index.unpick()) or super().end_picking()

    # Fetching

    def on_index_panel_wanted(self, message: IndexPanel.Wanted) -> None:
        """Other rows are in view."""
        self._look_for(first=message.first)

    def recount(self) -> None:
        """What is counted anew is counted here too."""
        super().recount()
        self._fetch()

    def _look_for(self, **changed: object) -> None:
        if self._index_question:
            self._index_question = replace(self._index_question, **{"first": 0, **changed})  # type: ignore[arg-type]
            self._fetch()

    def _fetch(self) -> None:
        """Let a thread fetch rows, one at a time, while somebody sees them."""
        if self.index is None or self.stand_in is not self.index or not self._index_question:
            return
        from briefing.ui import index_worker

        question = self._index_question
        by = ORDERS[question.order]
        title = f"With “{question.words}” · {by}" if question.words else f"In the library · {by}"
        self.index.entitle(title, f"{self.settings.keys.label('entities')} article".strip())
        self._is_outdated = self._is_fetching
        if not self._is_fetching:
            self._is_fetching = True
            work = partial(index_worker.fetch, self.library, question, self.post_message)
            self.run_worker(work, name="index", group="index", thread=True)

    def on_indexed(self, message: Indexed) -> None:
        """Rows have come, unless others are wanted by now."""
        self._is_fetching = False
        if self._is_outdated:
            self._fetch()
        elif self.index and message.answer and message.question == self._index_question:
            self.index.show(message.answer, NO_SUCH_NAME if message.question.words else NOBODY)

    # In another order

    def action_sort(self) -> None:
        """Choose the order of the names, where they are focused."""
        if not self._is_in_index or not self._index_question:
            super().action_sort()
            return
        from briefing.ui.choosing import ChoosingDialog

        now = list(ORDERS).index(self._index_question.order)
        dialog = ChoosingDialog("In which order?", list(ORDERS.values()), now)
        self.app.push_screen(dialog, self._sort_index)

    def _sort_index(self, chosen: Chosen | None) -> None:
        if chosen and chosen.line is not None:
            self._look_for(order=list(ORDERS)[chosen.line])

    # With some words only

    @property
    def names_line(self) -> NamesLine:
        """Where the words are typed; made when it is first asked for."""
        from briefing.ui.index_panel import NamesLine

        return self.line(NamesLine)

    def action_filter(self) -> None:
        """Type words that the names are to have."""
        if self._index_question:
            self.names_line.open(self._index_question.words)
            self._show_status()

    def on_names_line_changed(self, message: NamesLine.Changed) -> None:
        """The names are to have other words."""
        self._look_for(words=message.text)

    def end_filter(self) -> bool:
        """Show all names again; False where they are shown."""
        is_typed = self._is_typing_names
        has_words = bool(self._index_question and self._index_question.words)
        if not self._is_in_index or not (is_typed or has_words):
            return False
        if has_words:
            self._look_for(words="")
        if is_typed:
            self.action_pane(PANEL)
        return True

    @property
    def _is_typing_names(self) -> bool:
        return isinstance(self.focused, Input) and self.focused in self.query("NamesLine Input")

    def _where(self) -> str:
        """Where a filter looks."""
        return "in the names of the library" if self._is_typing_names else super()._where()
