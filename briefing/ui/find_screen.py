"""Finding within what is shown: words in the open article, rows of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library import Library
from briefing.settings import Settings
from briefing.ui.history import Question
from briefing.ui.search_screen import SearchScreen

# Loaded when something is to be found: the first screen has no line for it.
if TYPE_CHECKING:
    from briefing.ui.typed_line import FilterLine, FindLine
    from briefing.within import Find

LIST = 1


class FindScreen(SearchScreen):
    """The acts that find in the open article, and that filter the list."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.find: Find | None = None
        self._last_words = ""
        # The article that was open before rows were filtered away.
        self._before_filter = ""

    @property
    def find_line(self) -> FindLine:
        """Where it is typed what to find; made when it is first asked for."""
        from briefing.ui.typed_line import FindLine

        return self.line(FindLine)

    @property
    def filter_line(self) -> FilterLine:
        """Where the words of a filter are typed; made when it is first asked for."""
        from briefing.ui.typed_line import FilterLine

        return self.line(FilterLine)

    # Find in the article

    def action_search(self) -> None:
        """Find in the article where it is focused, else in all articles."""
        if self.current_pane is not self.reader:
            self.action_search_everywhere()
        elif self.reading:
            from briefing.within import find_in

            place = self.find.origin if self.find else self.reader.place
            self.find = find_in(self._page_text, place)
            self.find_line.open(self._last_words)
            self.seek(self._last_words)

    @property
    def _page_text(self) -> str:
        if self.ledger:
            return self.ledger.text
        return self.reading.text if self.reading else ""

    def on_find_line_changed(self, message: FindLine.Changed) -> None:
        """Other words are to be found."""
        self.seek(message.text)

    def on_find_line_done(self, message: FindLine.Done) -> None:
        """These are all of them."""
        self.stay(message.text)

    def seek(self, words: str) -> None:
        """Find other words from where the finding began."""
        if self.find and self.find.words != words:
            self.find = self.find.seek(words, self.find.origin)
            if self.find.current is None:
                self.reader.return_to(self.find.origin)
            self._show_find()

    def _show_find(self) -> None:
        if self.find:
            self.reader.show_hits(self.find.hits, self.find.current)
            if self.find.current:
                self.reader.go_to(self.find.current)
            self._show_status()

    def action_found(self) -> None:
        """Go from the words to the article."""
        self.find_line.done()
        self.set_focus(self.reader)

    def stay(self, words: str) -> None:
        """Stay at the match; without one, stay where it began."""
        self.seek(words)
        if self.find and not self.find.current and self.end_find() and words.strip():
            self.say(f"“{words}” is not in this article.")

    def end_find(self) -> bool:
        """Take the marks of a find away; False where there are none.

        While it is still typed, go back to where it began.
        """
        found, self.find = self.find, None
        if found is None:
            return False
        self._last_words = found.words
        if self.find_line.is_open:
            self.reader.return_to(found.origin)
            self.set_focus(self.reader)
        self._show_hits()
        return True

    def action_hit(self, direction: int) -> None:
        """Step through what was found in this article, else as without a find."""
        if self.find is None:
            super().action_hit(direction)
        else:
            self.find = self.find.step(direction)
            self._show_find()

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
        if self.find.text.source is not self._page_text:
            from briefing.within import find_in

            turn = self.reading.source_of if self.is_raw else self.reading.offset_of
            at, origin = self.find.current, turn(self.find.origin)
            place = turn(at.start) if at else origin
            self.find = find_in(self._page_text, origin).seek(self.find.words, place)
        self._show_find()

    # Filter the list

    def action_filter(self) -> None:
        """Type words that the rows of the list are to have."""
        self.bring_forward(LIST)
        self._before_filter = self.open_id
        self.filter_line.open(self.articles.words)

    def on_filter_line_changed(self, message: FilterLine.Changed) -> None:
        """The rows are to have other words."""
        self.keep_rows(message.text)

    def keep_rows(self, words: str) -> None:
        """Show the rows that have these words; the open one stays selected if it is one."""
        self.articles.keep(words, select=self.open_id)
        if self.articles.rows and self.articles.place_of(self.open_id) is None:
            self.open(self.articles.rows[0].article_id, passing=True)
        self._show_status()

    def end_filter(self) -> bool:
        """Show all rows again; False where they are shown. While it is typed, as it was before."""
        is_typed = bool(self.query("FilterLine Input:focus"))
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
        """Which match of how many, before anything else."""
        return (self.find.told if self.find else "") or super()._where()
