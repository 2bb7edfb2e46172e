"""Finding within what is shown: words in the open article, rows of the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from briefing.ui import workers
from briefing.ui.article_view import ArticleView
from briefing.ui.history import Question
from briefing.ui.index_screen import IndexScreen
from briefing.ui.page_find import PageFind

if TYPE_CHECKING:
    from briefing.ui.typed_line import FilterLine

LIST = 1


class FindScreen(IndexScreen, PageFind):
    """The acts that find in the open article, and that filter the list."""

    # The article that was open before rows were filtered away.
    _before_filter = ""
    # The words typed last; None while no filter is typed.
    _filter: str | None = None

    # Find in the article

    @property
    def _page_view(self) -> ArticleView:
        """The reader pane."""
        return self.reader

    @property
    def _page_text(self) -> str:
        """The article, or its saved file while that is shown."""
        if self.ledger:
            return self.ledger.text
        return self.reading.text if self.reading else ""

    def _tell_find(self) -> None:
        """Which match it is stands in the status line."""
        self._show_status()

    def action_search(self) -> None:
        """Find in the article where it is focused, else in all articles."""
        if self.current_pane is not self.reader:
            self.type_query()
        elif self.reading:
            self.begin_find()

    def action_hit(self, direction: int) -> None:
        """Step through what was found in this article, else as without a find."""
        if not self.step_find(direction):
            super().action_hit(direction)

    @property
    def suggestions(self) -> tuple[tuple[str, str], ...]:
        """What is found in the article says itself that it is stepped through."""
        return () if self.find else super().suggestions

    def end_find(self) -> bool:
        """The hits of the search are marked again."""
        had_one = super().end_find()
        if had_one:
            self._show_hits()
        return had_one

    def open(self, article_id: str, *, offset: int | None = None, passing: bool = False) -> bool:
        """A find ends with its article."""
        if article_id != self.open_id:
            self.end_find()
        return super().open(article_id, offset=offset, passing=passing)

    def _show_hits(self) -> None:
        """What is found stays found in another view of the article."""
        super()._show_hits()
        if self.find is None or self.reading is None:
            return
        if self.find.text.source == self._page_text:
            # It stays where it is, also when the reader has gone on from there.
            self.reader.show_hits(self.find.hits, self.find.current)
            self._show_status()
        else:
            from briefing.within import find_in

            turn = self.reading.source_of if self.is_raw else self.reading.offset_of
            at, origin = self.find.current, turn(self.find.origin)
            place = turn(at.start) if at else origin
            self.find = find_in(self._page_text, origin).seek(self.find.words, place)
            self._show_find()

    # Filter the list

    @property
    def filter_line(self) -> FilterLine:
        """Where the words of a filter are typed; made when it is first asked for."""
        from briefing.ui.typed_line import FilterLine

        return self.line(FilterLine)

    def action_filter(self) -> None:
        """Type words that the rows of the list are to have; or the names of the library."""
        if self._is_in_index:
            super().action_filter()
            return
        self.bring_forward(LIST)
        self._before_filter, self._filter = self.open_id, None
        self.filter_line.open(self.articles.words)
        self._show_status()

    def on_filter_line_changed(self, message: FilterLine.Changed) -> None:
        """The rows are to have other words; a thread looks which of them do."""
        self._filter = message.text
        work = partial(workers.filter_rows, self.articles.all_rows, message.text, self.post_message)
        self.run_worker(work, name="filter", group="filter", thread=True)

    @on(workers.Filtered)
    def _filtered(self, message: workers.Filtered) -> None:
        if message.words == self._filter:
            self.keep_rows(message.words)

    def keep_rows(self, words: str) -> None:
        """Show the rows that have these words; the open one stays selected if it is one."""
        self._filter = None
        self.articles.keep(words, select=self.open_id)
        if self.articles.rows and self.articles.place_of(self.open_id) is None:
            self.open(self.articles.rows.ids[0], passing=True)
        self._show_status()

    def end_filter(self) -> bool:
        """Show all rows again; False where they are shown. While it is typed, as it was before."""
        if self.current_pane is not self.articles:
            return super().end_filter()
        is_typed = self._is_filtering
        if not is_typed and not self.articles.words:
            return False
        self.keep_rows("")
        if is_typed:
            if self._before_filter not in ("", self.open_id):
                self.open(self._before_filter, passing=True)
            self.action_pane(LIST)
        return True

    def ask(self, question: Question) -> None:
        """A filter is of one list; the answer to another question is shown whole."""
        if question != self.question:
            self.articles.words = ""
        super().ask(question)

    def _where(self) -> str:
        """Where a filter looks, or which match of how many, before anything else."""
        if self._is_filtering:
            return "in this list (headlines and publishers)"
        return self._told_find or super()._where()

    @property
    def _is_filtering(self) -> bool:
        return isinstance(self.focused, Input) and self.focused in self.query("FilterLine Input")
