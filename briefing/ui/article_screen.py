"""What stands on the screen: the question, its answer in the list, the open article beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.widget import Widget

from briefing.article import Span
from briefing.errors import BriefingError
from briefing.library import Library
from briefing.plain import counted
from briefing.rows import Listing
from briefing.settings import Settings
from briefing.ui import guidance, workers
from briefing.ui.article_list import ArticleList
from briefing.ui.article_view import ArticleView
from briefing.ui.entity_panel import EntityPanel
from briefing.ui.history import Place, Question, Trail
from briefing.ui.pages import Page, ledger_page_of, page_of
from briefing.ui.panes import CURRENT, PaneScreen
from briefing.ui.status_line import StatusLine
from briefing.views import Reading

# Loaded when it is asked for: the first screen has no line to type in.
if TYPE_CHECKING:
    from briefing.ledger import Ledger, Stretch
    from briefing.storage.marks import Marks
    from briefing.ui.search_line import SearchLine

Line = TypeVar("Line", bound=Widget)


class ArticleScreen(PaneScreen):
    """List, reader and entities of one library. It asks the library and hands rows to the panes."""

    articles = getters.query_one("#articles", ArticleList)
    reader = getters.query_one("#reader", ArticleView)
    entities = getters.query_one("#entities", EntityPanel)
    status = getters.query_one("#status", StatusLine)

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.library, self.settings = library, settings
        self.question = self._answered_question = Question()
        # An answer that was on its way while a mark was made does not know of it.
        self.is_marked_since_asked = False
        # The marks that rows had when the list was asked: what was marked since then stays in it.
        self._then: dict[str, Marks] = {}
        self._found = self._total = self._unread = 0
        self._notes: tuple[str, ...] = ()
        self.reading: Reading | None = None
        # The saved file while it is shown in place of the article, and the cut stepped to last.
        self.ledger: Ledger | None = None
        self.cut: Stretch | None = None
        self._skipped = 0
        # Whether the folder is still being looked into.
        self.is_reading = True
        self.hits: Sequence[Span] = ()
        # The hit or mention the reader stepped to last, as a span of the article's text.
        self.spot: Span | None = None
        self.trail = Trail()

    def compose(self) -> ComposeResult:
        """Three panes and the status line."""
        yield ArticleList(id="articles", classes=f"pane {CURRENT}")
        yield ArticleView(id="reader", classes="pane", broadest=self.settings.measure)
        yield EntityPanel(id="entities", classes="pane")
        yield StatusLine(self.settings.keys, id="status")

    def on_mount(self) -> None:
        """Show what the catalog knows, then look for what is new."""
        self.begin()
        self.call_after_refresh(self.after_first_paint)

    @property
    def search_line(self) -> SearchLine:
        """Where a query is typed; made when the first screen is painted."""
        from briefing.ui.search_line import SearchLine

        return self.line(SearchLine)

    def line(self, kind: type[Line]) -> Line:
        """The one line of its kind, made when it is first asked for."""
        if not self.query(kind):
            self.mount(kind())
        return self.query_one(kind)

    def begin(self) -> None:
        """Show all that the first paint shows."""
        self.articles.focus()
        self.show(self.library.search(""))

    def after_first_paint(self) -> None:
        """Do what could wait for it."""
        self.search_line.prepare()

    # Asking

    def ask(self, question: Question) -> None:
        """Let the list answer another question; the answer comes as a message."""
        if question != self.question:
            if (question.text, question.about) != (self.question.text, self.question.about):
                self._then = {}
            self.question, self.spot = question, None
        self.is_marked_since_asked = False
        self._show_status()
        self.search_line.show(question.text, question.about.label if question.about else None)
        then, words = {**self._then}, self.articles.words
        work = partial(workers.search, self.library, question, then, words, self.post_message)
        self.run_worker(work, name="search", group="search", thread=True)

    @property
    def is_searching(self) -> bool:
        """Whether the list still shows the answer to a question before this one."""
        return self.question != self._answered_question

    def failed(self, question: Question | None) -> None:
        """Wait no longer for the answer to a question, or for a refresh where there is none."""
        if question == self.question:
            self._answered_question = self.question
        if question is None:
            self.is_reading = False
        self._show_status()

    # Showing

    def show(self, listing: Listing) -> None:
        """Put an answer into the list, and open its first article if the open one is not in it.

        What was opened under this very question stays open: only its marks can have changed.
        """
        self._found, self._total = listing.found, listing.total
        self._unread, self._notes = listing.unread, listing.notes
        self._answered_question = self.question
        empty = guidance.empty_list(
            self.question,
            self.settings.keys,
            is_reading=self.is_reading,
            skipped=self._skipped,
        )
        self.articles.show(listing.rows, self.open_id, empty, self.offers)
        here = self.trail.here
        stays = self.reading is not None and here is not None and here.question == self.question
        place = self.articles.place_of(self.open_id)
        if self.articles.rows and place is None:
            place = self._place_of_version()
            self.articles.place_cursor(place)
            if not stays:
                self.open(self.articles.rows.ids[place], passing=True)
                return
        elif place is not None:
            # The same article under another question is another place to come back to.
            self.trail.visit(Place(self.open_id, self.question), passing=True)
        self._show_hits()

    def _place_of_version(self) -> int:
        """The row that stands for the story of the open article, or else the first."""
        ids = (row.article_id for row in self.library.versions(self.open_id))
        places = (self.articles.place_of(article_id) for article_id in ids)
        return next((place for place in places if place is not None), 0)

    def open(self, article_id: str, *, offset: int | None = None, passing: bool = False) -> bool:
        """Show an article in reader and panel, where it was left if no place is given.

        One that is only passed through is no place to return to. False where it cannot be shown.
        """
        try:
            reading = self.library.article(article_id)
        except BriefingError as error:
            self.say(error)
            return False
        self.leave()
        top = reading.place if offset is None else offset
        self.trail.visit(Place(article_id, self.question, top), passing=passing)
        self.ledger = self.spot = None
        self.reader.show(page_of(reading), top)
        self._show_entities(reading)
        place = self.articles.place_of(article_id)
        if place is not None:
            self.articles.place_cursor(place)
        self._show_hits()
        return True

    def leave(self) -> None:
        """Remember how far the open article is scrolled, also when its saved file is shown."""
        if self.reading:
            offset = self.reader.offset_at_top
            self.trail.leave(self.reading.offset_of(offset) if self.is_raw else offset)

    def recount(self) -> None:
        """Count again after a refresh: other articles may name the entities of this one now.

        If the article itself was read anew under another rule of the reader, it is shown so.
        """
        before = self.reading
        try:
            reading = self.library.article(self.open_id) if before else None
        except BriefingError:
            # Saved anew, or gone with its file: then the answer that follows opens another one.
            reading = self.reading if before and self._open_successor(before) else None
            if reading is None:
                self.ledger = self.spot = None
                self.reader.show(Page())
        if before and reading and (reading.blocks, reading.marks) != (before.blocks, before.marks):
            self._show_anew(reading)
        self._show_entities(reading)
        self._skipped = len(self.library.failures())

    def _open_successor(self, before: Reading) -> bool:
        """Show what the file of an article holds now, at the same place; False if nothing."""
        try:
            article_id = self.library.find(before.path)
        except BriefingError:
            return False
        return self.open(article_id, offset=self.reader.place, passing=True)

    def _show_anew(self, reading: Reading) -> None:
        place, self.spot = self.place_in_file, None
        try:
            self.ledger = self.library.ledger(reading.article_id) if self.ledger else None
        except BriefingError as error:
            self.ledger = None
            self.say(error)
        self.show_from(reading, place)

    @property
    def is_raw(self) -> bool:
        """Whether the reader pane shows the saved file."""
        return self.ledger is not None

    @property
    def place_in_file(self) -> int | None:
        """Where in the saved file the line at the top of the reader is; None at the very top."""
        if self.reading is None or self.reader.scroll_offset.y == 0:
            return None
        offset = self.reader.offset_at_top
        return offset if self.is_raw else self.reading.source_of(offset)

    def show_from(self, reading: Reading, place: int | None) -> None:
        """Show the saved file or the article with a place in the file at the top."""
        if self.ledger:
            self.reader.show(ledger_page_of(self.ledger), place or 0)
        else:
            self.reader.show(page_of(reading), reading.offset_of(place) if place else 0)
        self._show_hits()

    def _show_entities(self, reading: Reading | None) -> None:
        selected = self.entities.current
        self.reading = reading
        rows = reading.rows if reading else ()
        empty = guidance.empty_panel(self.settings.keys, has_article=reading is not None)
        self.entities.show(rows, select=selected.entity_id if selected else None, empty=empty)
        self.select_entity()

    def settle(self) -> None:
        """The open article is being read, not only passed: the reader may want to come back."""
        if self.reading:
            self.trail.visit(Place(self.open_id, self.question))

    def _show_hits(self) -> None:
        text, here = self.question.text, self.reading
        is_listed = self.articles.place_of(self.open_id) is not None
        is_live = is_listed and bool(text.strip()) and not self.is_raw
        try:
            self.hits = self.library.hits(here.text, text, typing=True) if here and is_live else ()
        except BriefingError as error:
            self.hits = ()
            self.say(error)
        self.reader.show_hits(self.hits, self.cut if self.is_raw else self.spot)
        self._show_status()

    def _show_status(self) -> None:
        shown = counted(self._total, "article")
        if not self.question.is_empty or self._found < self._total:
            shown = f"{self._found:,} of {shown}"
        if self.articles.total < self._found:
            stories = "story" if self.articles.total == 1 else "stories"
            shown += f" in {self.articles.total:,} {stories}"
        if self.articles.words.strip():
            shown = f"{self.articles.row_count:,} with “{self.articles.words}” · {shown}"
        if self.articles.picked:
            shown = f"{len(self.articles.picked):,} picked · {shown}"
        skipped = f" · {self._skipped:,} skipped" if self._skipped else ""
        order = f" · by {self.question.order.words}" if self.question.order else ""
        counts = f"{shown} · {self._unread:,} unread{skipped}{order}"
        left = "searching …" if self.is_searching else counts
        self.status.show(left, self._where(), self.suggestions)

    @property
    def suggestions(self) -> tuple[tuple[str, str], ...]:
        """Acts that make sense just now, each with the words for it in the status line."""
        key = self.settings.keys.label("next-hit")
        is_search = bool(self.question.text.strip())
        to = "hit" if is_search and self._found else ""
        to = "unread" if self._unread and not is_search else to
        return (("hit(1)", f"{key} {to}"),) if key and to else ()

    @property
    def offers(self) -> tuple[str, ...]:
        """What the reader can do where the list has no row, numbered."""
        return ()

    def _where(self) -> str:
        """Which hit or mention of how many."""
        entity = self.entities.current
        mentions = self.places_of(entity.entity_id) if entity and self.spot else ()
        if entity and self.spot in mentions and self.spot not in self.hits:
            return f"{mentions.index(self.spot) + 1}/{len(mentions)} {entity.name}"
        if self.hits:
            at = self.hits.index(self.spot) + 1 if self.spot in self.hits else "–"
            return f"{at}/{len(self.hits)} in this article"
        return ""

    def places_of(self, entity_id: str) -> Sequence[Span]:
        """Where the open article names an entity, in reading order."""
        rows = self.reading.rows if self.reading else ()
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
            sentence,
            markup=False,
            severity="warning" if isinstance(what, BriefingError) else "information",
        )

    def on_screen_suspend(self) -> None:
        """What was said does not stand in front of a dialog."""
        self.app.clear_notifications()

    @property
    def open_id(self) -> str:
        """The article in the reader pane; no article has the empty id."""
        return self.reading.article_id if self.reading else ""
