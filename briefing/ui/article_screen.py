"""What stands on the screen: the question, its answer in the list, the open article beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual import getters
from textual.app import ComposeResult

from briefing.article import Span
from briefing.errors import BriefingError
from briefing.inert import one_line
from briefing.library import Library, Listing
from briefing.plain import counted
from briefing.ui import workers
from briefing.ui.article_list import ArticleList
from briefing.ui.article_view import ArticleView
from briefing.ui.entity_panel import EntityPanel
from briefing.ui.history import Place, Question, Trail
from briefing.ui.pages import page_of, raw_page_of
from briefing.ui.panes import CURRENT, PaneScreen
from briefing.ui.search_line import SearchLine
from briefing.ui.status_line import StatusLine
from briefing.views import Reading


class ArticleScreen(PaneScreen):
    """List, reader and entities of one library. It asks the library and hands rows to the panes."""

    articles = getters.query_one("#articles", ArticleList)
    reader = getters.query_one("#reader", ArticleView)
    entities = getters.query_one("#entities", EntityPanel)
    search_line = getters.query_one("#search", SearchLine)
    status = getters.query_one("#status", StatusLine)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._question = self._answered_question = Question()
        self._total = 0
        self._notes: tuple[str, ...] = ()
        self._reading: Reading | None = None
        self._is_raw = False
        self._hits: Sequence[Span] = ()
        # The hit or mention the reader stepped to last, as a span of the article's text.
        self._spot: Span | None = None
        self._trail = Trail()

    def compose(self) -> ComposeResult:
        """Three panes, the search line, the status line."""
        yield ArticleList(id="articles", classes=f"pane {CURRENT}")
        yield ArticleView(id="reader", classes="pane")
        yield EntityPanel(id="entities", classes="pane")
        yield SearchLine(id="search")
        yield StatusLine(id="status")

    def on_mount(self) -> None:
        """Show what the catalog knows, then look for what is new."""
        self.articles.focus()
        self.show(self._library.search(""))
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.search_line.prepare()
        work = partial(workers.refresh, self._library, self.post_message)
        self.run_worker(work, name="refresh", group="refresh", thread=True)

    # Asking

    def ask(self, question: Question) -> None:
        """Let the list answer another question; the answer comes as a message."""
        self._question = question
        self._show_status()
        self.search_line.show(question.text, question.about.name if question.about else None)
        work = partial(workers.search, self._library, question, self.post_message)
        self.run_worker(work, name="search", group="search", thread=True)

    @property
    def is_searching(self) -> bool:
        """Whether the list still shows the answer to a question before this one."""
        return self._question != self._answered_question

    # Showing

    def show(self, listing: Listing) -> None:
        """Put an answer into the list; the open article stays open if it is among the rows."""
        self._total, self._notes = listing.total, listing.notes
        self._answered_question = self._question
        open_id = self._reading.article_id if self._reading else None
        empty = "No articles yet." if self._question.is_empty else "Nothing found."
        self.articles.show(listing.rows, select=open_id, empty=empty)
        if listing.rows and self.articles.place_of(open_id) is None:
            self.open(listing.rows[0].article_id, passing=True)
        else:
            self._show_hits()

    def open(self, article_id: str, *, offset: int = 0, passing: bool = False) -> None:
        """Show an article in reader and panel; one only passed through is no place to return to."""
        try:
            reading = self._library.article(article_id)
        except BriefingError as error:
            self.say(error)
            return
        selected = self.entities.current
        self._trail.leave(self.reader.offset_at_top)
        self._trail.visit(Place(article_id, self._question, offset), passing=passing)
        self._reading, self._is_raw, self._spot = reading, False, None
        self.reader.show(page_of(reading), offset)
        self.entities.show(reading.entities, select=selected.entity_id if selected else None)
        self.select_entity()
        place = self.articles.place_of(article_id)
        if place is not None:
            self.articles.place_cursor(place)
        self._show_hits()

    def reopen(self) -> None:
        """Show the open article again after a refresh: others may name its entities now."""
        if self._reading and not self._is_raw:
            self.open(self._open_id, offset=self.reader.offset_at_top, passing=True)

    def settle(self) -> None:
        """The open article is being read, not only passed: the reader may want to come back."""
        if self._reading:
            self._trail.visit(Place(self._open_id, self._question))

    def _show_hits(self) -> None:
        text = self._question.text
        is_listed = self.articles.place_of(self._open_id) is not None
        is_live = is_listed and bool(text.strip()) and not self._is_raw
        self._hits = self._library.hits(self._open_id, text, typing=True) if is_live else ()
        self.reader.show_hits(self._hits)
        self._show_status()

    def _show_status(self) -> None:
        rows = self.articles.rows
        shown = counted(len(rows), "article") if self._question.is_empty else (
            f"{len(rows):,} of {counted(self._total, 'article')}"
        )  # fmt: skip
        unread = sum(not row.is_read for row in rows)
        counts = "searching …" if self.is_searching else f"{shown} · {unread:,} unread"
        self.status.show(counts, self._where() or " ".join(self._notes))

    def _where(self) -> str:
        """Which hit or mention of how many, or that this is not the article but its file."""
        if self._is_raw:
            return "the saved file; R shows the article"
        entity = self.entities.current
        mentions = self.places_of(entity.entity_id) if entity else ()
        if entity and self._spot in mentions and self._spot not in self._hits:
            return f"{mentions.index(self._spot) + 1}/{len(mentions)} {entity.name}"
        if self._hits:
            at = self._hits.index(self._spot) + 1 if self._spot in self._hits else "–"
            return f"{at}/{len(self._hits)} in this article"
        return ""

    def places_of(self, entity_id: str) -> Sequence[Span]:
        """Where the open article names an entity, in reading order."""
        rows = self._reading.entities if self._reading else ()
        return sorted(
            (place for row in rows if row.entity_id == entity_id for place in row.places),
            key=lambda place: place.start,
        )

    def select_entity(self) -> None:
        """Mark in the text what the panel's cursor is on."""
        entity = self.entities.current
        self.reader.select(entity.entity_id if entity else None)

    def say(self, what: BriefingError | str) -> None:
        """Tell the reader something: the one place where errors surface."""
        remedy = what.remedy if isinstance(what, BriefingError) else None
        sentence = " ".join(filter(None, (str(what), remedy)))
        self.notify(
            one_line(sentence),
            markup=False,
            severity="warning" if isinstance(what, BriefingError) else "information",
        )

    @property
    def _open_id(self) -> str:
        return self._reading.article_id if self._reading else ""

    # What the reader does to the open article

    def mark(self, *, read: bool | None = None, starred: bool | None = None) -> None:
        """Set its marks, in the library first."""
        if self._reading is None:
            return
        try:
            marks = self._library.mark(self._open_id, read=read, starred=starred)
        except BriefingError as error:
            self.say(error)
            return
        self._reading = replace(self._reading, is_read=marks.is_read, is_starred=marks.is_starred)
        place = self.articles.place_of(self._open_id)
        if place is not None:
            row = self.articles.rows[place]
            self.articles.replace(replace(row, is_read=marks.is_read, is_starred=marks.is_starred))
        self._show_status()

    def go_to(self, spot: Span) -> None:
        """Bring a hit or mention of the open article into view and mark it."""
        self._spot = spot
        self.reader.go_to(spot)
        self._show_status()

    def show_raw(self, is_raw: bool) -> None:
        """Show the saved file or the cleaned article, at the same place."""
        reading, is_at_top = self._reading, self.reader.scroll_offset.y == 0
        offset = self.reader.offset_at_top
        if reading is None or is_raw == self._is_raw:
            return
        if is_raw:
            try:
                raw = self._library.raw(reading.article_id)
            except BriefingError as error:
                self.say(error)
                return
            self.reader.show(raw_page_of(raw), 0 if is_at_top else reading.source_of(offset))
        else:
            self.reader.show(page_of(reading), 0 if is_at_top else reading.offset_of(offset))
        self._is_raw = is_raw
        self._show_hits()
