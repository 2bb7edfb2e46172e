"""The one mediator: who tells whom. Each message and key becomes one call; no verb lives here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from briefing.errors import BriefingError
from briefing.keys import SCREEN_KEYS
from briefing.ui import workers
from briefing.ui.article_list import ArticleList
from briefing.ui.article_view import ArticleView
from briefing.ui.entity_panel import EntityPanel
from briefing.ui.history import Filter, Question
from briefing.ui.keys import bindings
from briefing.ui.session_screen import SessionScreen
from briefing.ui.status_line import StatusLine
from briefing.views import story_id

if TYPE_CHECKING:
    from briefing.ui.search_line import SearchLine

LIST, READER, PANEL = 1, 2, 3
BEGINNINGS = {key.action for key in SCREEN_KEYS if key.is_first}


class ReadingScreen(SessionScreen):
    """Forwards what the panes report and what the keys ask for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SCREEN_KEYS)

    # What workers bring

    @on(workers.Answered)
    def _answered(self, message: workers.Answered) -> None:
        if message.question == self.question:
            self.show(message.listing)
            if self.is_marked_since_asked:
                self.ask(self.question)

    @on(workers.Kept)
    def _kept(self, message: workers.Kept) -> None:
        self.kept(message.article_id, message.cut, message.publisher)

    @on(workers.Failed)
    def _failed(self, message: workers.Failed) -> None:
        self.say(message.error)
        self.failed(message.question)

    # What the panes report

    def on_search_line_changed(self, message: SearchLine.Changed) -> None:
        """Something else is asked for."""
        self.ask(replace(self.question, text=message.text))

    def on_filter_chip_removed(self) -> None:
        """All articles are to be listed again."""
        self.ask(replace(self.question, about=None))

    @on(ArticleList.Highlighted)
    async def _passed(self, message: ArticleList.Highlighted) -> None:
        self.open(message.article_id, passing=True)
        await self.gather()

    @on(ArticleList.Opened)
    def _opened(self, message: ArticleList.Opened) -> None:
        if message.article_id != self.open_id and not self.open(message.article_id):
            return
        self.settle()
        self.read_on_here()
        self.action_pane(READER)
        if self.hits and self.spot is None:
            self.go_to(self.hits[0])

    @on(EntityPanel.Highlighted)
    async def _entity_highlighted(self, message: EntityPanel.Highlighted) -> None:
        self.select_entity()
        if message.entity.places:
            self.go_to(message.entity.places[0])
        await self.gather()

    @on(EntityPanel.Followed)
    @on(ArticleView.Followed)
    def _followed(self) -> None:
        if self.go_to_note():
            return
        entity = self.entities.current
        if entity is None:
            self.say("This article names nobody to follow.")
            return
        self.follow(entity)

    @on(ArticleView.Pointed)
    def _pointed(self, message: ArticleView.Pointed) -> None:
        if message.mark.kind == "cut":
            self.go_to_cut(self.cut_at(message.mark.start))
        elif message.mark.entity_id:
            self.entities.select(message.mark.entity_id)
            self.select_entity()
            self.go_to(message.mark)

    @on(StatusLine.Chosen)
    async def _chosen(self, message: StatusLine.Chosen) -> None:
        await self.run_action(message.action)

    # Levels: where Esc and q lead

    def action_back(self) -> None:
        """Undo the last level: typing, zoom, raw view, pane, query, filter."""
        self._back()

    def action_leave(self) -> None:
        """Go back one level, or quit where there is none."""
        if not self._back():
            self.action_quit_now()

    def action_quit_now(self) -> None:
        """Quit from anywhere; every mark is on disk already."""
        self.leave()
        self.keep_session()
        self.app.exit()

    def _back(self) -> bool:
        pane = self.panes.index(self.current_pane) + 1
        if self.is_asking:
            self.action_pane(LIST)
            self.ask(replace(self.question, text=""))
        elif self.end_find() or self.end_filter() or self.end_picking():
            pass
        elif self.is_zoomed:
            self.action_zoom()
        elif self.is_raw:
            self.show_raw(False)
        elif self.end_index():
            pass
        elif pane != LIST:
            # What results have in common belongs to them, not to the article.
            self.action_pane(LIST if self.current_pane is self.facets else pane - 1)
        elif self.question.text:
            self.ask(replace(self.question, text=""))
        elif self.question.about:
            self.ask(Question())
        else:
            return False
        return True

    # The rest

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, the keys that begin to type are letters of it."""
        return not (action in BEGINNINGS and isinstance(self.focused, Input))

    def action_raw(self) -> None:
        """Change between the saved file and the cleaned article."""
        self.comes_into_view(READER)
        self.show_raw(not self.is_raw)

    def action_versions(self) -> None:
        """List the versions of the story that is open."""
        if len(self.library.versions(self.open_id)) < 2:
            self.say("No other version of this story is in the library.")
            return
        self.settle()
        self.ask(Question(about=Filter(story_id(self.open_id), "same story")))
        self.action_pane(LIST)

    def action_info(self) -> None:
        """Show what is known about the open article, or why the entity under the cursor is."""
        from briefing.ui.dialogs import PageDialog, claims_page, info_page

        if self.reading is None:
            return
        is_of_entity = self.current_pane in (self.entities, self.index) and not self.note
        entity = self.chosen_entity if is_of_entity else None
        try:
            if entity:
                dossier = self.library.dossier(entity.entity_id)
                # One of the library need not be named in the open article.
                page = claims_page(dossier.claims(self.open_id) or dossier.newest_claims())
            else:
                page = info_page(self.library.info(self.open_id))
        except BriefingError as error:
            self.say(error)
        else:
            self.app.push_screen(PageDialog(page, self.settings.keys))

    def action_skipped(self) -> None:
        """Show which files could not be read, and why."""
        from briefing.ui.dialogs import PageDialog, skipped_page

        page = skipped_page(self.library.failures())
        self.app.push_screen(PageDialog(page, self.settings.keys))

    def action_help(self) -> None:
        """Show the keys of the focused pane."""
        from briefing.ui.dialogs import HelpDialog

        # What stands in the place of the entities is explained with them.
        pane = self.entities if self.current_pane is self.stand_in else self.current_pane
        self.app.push_screen(HelpDialog(self.settings.keys, pane.id or ""))
