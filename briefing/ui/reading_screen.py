"""The one mediator: who tells whom. Each message and key becomes one call; no verb lives here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from briefing.article import Span
from briefing.errors import LoadError
from briefing.plain import counted
from briefing.ui import workers
from briefing.ui.article_list import ArticleList
from briefing.ui.article_screen import ArticleScreen
from briefing.ui.article_view import ArticleView
from briefing.ui.entity_panel import EntityPanel
from briefing.ui.history import Question
from briefing.ui.keys import SCREEN_KEYS
from briefing.ui.search_line import FilterChip, SearchLine
from briefing.ui.status_line import StatusLine

LIST, READER, PANEL = 1, 2, 3


class ReadingScreen(ArticleScreen):
    """Forwards what the panes report and what the keys ask for."""

    BINDINGS: ClassVar[list[BindingType]] = [key.binding for key in SCREEN_KEYS]

    # What workers bring

    @on(workers.Answered)
    def _answered(self, message: workers.Answered) -> None:
        if message.question == self._question:
            self.show(message.listing)

    @on(workers.Refreshing)
    def _refreshing(self, message: workers.Refreshing) -> None:
        if not message.is_over:
            self.status.show(f"Reading {message.done:,} of {counted(message.total, 'file')}")
        elif message.total:
            self.reopen()
            self._tell_failures()
        if message.has_news:
            self.ask(self._question)

    def _tell_failures(self) -> None:
        first, *others = self._library.failures() or ("",)
        if first:
            more = f" So with {counted(len(others), 'other file')}." if others else ""
            self.say(LoadError(first + more))

    @on(workers.Failed)
    def _failed(self, message: workers.Failed) -> None:
        self.say(message.error)

    # What the panes report

    @on(SearchLine.Changed)
    def _typed(self, message: SearchLine.Changed) -> None:
        self.ask(replace(self._question, text=message.text))

    @on(FilterChip.Removed)
    def _filter_removed(self) -> None:
        self.ask(replace(self._question, about=None))

    @on(ArticleList.Highlighted)
    def _passed(self, message: ArticleList.Highlighted) -> None:
        self.open(message.article_id, passing=True)

    @on(ArticleList.Opened)
    def _opened(self, message: ArticleList.Opened) -> None:
        if message.article_id != self._open_id:
            self.open(message.article_id)
        self.settle()
        self.mark(read=True)
        self.action_pane(READER)
        if self._hits and self._spot is None:
            self.go_to(self._hits[0])

    @on(EntityPanel.Highlighted)
    def _entity_highlighted(self, message: EntityPanel.Highlighted) -> None:
        self.select_entity()
        if message.entity.places:
            self.go_to(message.entity.places[0])

    @on(EntityPanel.Followed)
    @on(ArticleView.Followed)
    def _followed(self) -> None:
        entity = self.entities.current
        if entity is None:
            self.say("This article names nobody to follow.")
            return
        self.settle()
        self.ask(Question(about=entity))
        self.action_pane(LIST)

    @on(ArticleView.Pointed)
    def _pointed(self, message: ArticleView.Pointed) -> None:
        if message.mark.entity_id:
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
            self.app.exit()

    def action_quit_now(self) -> None:
        """Quit from anywhere; every mark is on disk already."""
        self.app.exit()

    def _back(self) -> bool:
        pane = self.panes.index(self.current_pane) + 1
        if self.search_line.is_open:
            self.action_pane(LIST)
            self.ask(replace(self._question, text=""))
        elif self.is_zoomed:
            self.action_zoom()
        elif self._is_raw:
            self.show_raw(False)
        elif pane != LIST:
            self.action_pane(pane - 1)
        elif self._question.text:
            self.ask(replace(self._question, text=""))
        elif self._question.about:
            self.ask(Question())
        else:
            return False
        return True

    # From article to article

    def action_step(self, direction: int) -> None:
        """Open the next or previous article of the list, staying in the pane."""
        place = self.articles.place_of(self._open_id)
        self._open_row((-1 if place is None else place) + direction)

    def action_read_on(self) -> None:
        """Page the reader; at the end open the next article."""
        if self.reader.is_at_end:
            self.action_step(1)
        else:
            self.reader.action_page(1)

    def action_read_back(self) -> None:
        """Page the reader back."""
        self.reader.action_page(-1)

    def action_travel(self, steps: int) -> None:
        """Go back to where the reader was, or forward again."""
        self._trail.leave(self.reader.offset_at_top)
        place = self._trail.travel(steps)
        if place is None:
            self.say("There is nothing further back." if steps < 0 else "This is the newest place.")
            return
        self._question = place.question
        self.open(place.article_id, offset=place.offset)
        self.ask(place.question)

    def _open_row(self, place: int) -> bool:
        if not 0 <= place < len(self.articles.rows):
            self.say("There is no further article in the list.")
            return False
        self.open(self.articles.rows[place].article_id)
        self.mark(read=True)
        return True

    # From hit to hit, from mention to mention

    def action_hit(self, direction: int) -> None:
        """Step through the hits of a search, else through the unread articles."""
        if not self._question.text.strip():
            self._step_unread(direction)
        elif spot := self._next(self._hits, direction):
            self.go_to(spot)
        else:
            place = self.articles.place_of(self._open_id)
            if place is not None and self._open_row(place + direction) and self._hits:
                self.go_to(self._hits[0 if direction > 0 else -1])

    def _step_unread(self, direction: int) -> None:
        here = self.articles.place_of(self._open_id) or 0
        end = len(self.articles.rows) if direction > 0 else -1
        for place in range(here + direction, end, direction):
            if not self.articles.rows[place].is_read:
                self._open_row(place)
                return
        self.say("There is no further unread article in the list.")

    def action_mention(self, direction: int) -> None:
        """Step through the mentions of the selected entity, on into the next article with it."""
        entity = self.entities.current
        if entity is None:
            self.say("This article names nobody to follow.")
            return
        if spot := self._next(self.places_of(entity.entity_id), direction):
            self.go_to(spot)
            return
        ids = [row.article_id for row in self._library.mentioning(entity.entity_id)]
        place = ids.index(self._open_id) + direction if self._open_id in ids else -1
        if not 0 <= place < len(ids):
            self.say(f"There is no further mention of {entity.name}.")
            return
        self.open(ids[place])
        if places := self.places_of(entity.entity_id):
            self.go_to(places[0 if direction > 0 else -1])

    def _next(self, spans: Sequence[Span], direction: int) -> Span | None:
        """The span after (or before) the current spot; before the first step, after the top."""
        self.show_raw(False)
        starts = [span.start for span in spans]
        if self._spot is None:
            place = bisect_left(starts, self.reader.offset_at_top)
            place -= direction < 0
        elif direction > 0:
            place = bisect_right(starts, self._spot.start)
        else:
            place = bisect_left(starts, self._spot.start) - 1
        return spans[place] if 0 <= place < len(spans) else None

    # The rest

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a query is typed, the keys that begin one are letters of it."""
        return not (action == "search" and self.search_line.is_open)

    def action_search(self) -> None:
        """Type a query."""
        self.search_line.open()

    def action_results(self) -> None:
        """Go from the query to what it found."""
        self.action_pane(LIST)

    def action_entities(self) -> None:
        """Show and focus the entities, or hide them."""
        self.toggle_pane(PANEL)

    def action_raw(self) -> None:
        """Change between the saved file and the cleaned article."""
        self.show_raw(not self._is_raw)

    def action_toggle_read(self) -> None:
        """Mark the open article as read or unread."""
        if self._reading:
            self.mark(read=not self._reading.is_read)

    def action_toggle_star(self) -> None:
        """Star the open article, or take the star off."""
        if self._reading:
            self.mark(starred=not self._reading.is_starred)

    def action_help(self) -> None:
        """Show all keys."""
        from briefing.ui.dialogs import HelpDialog

        self.app.push_screen(HelpDialog())
