"""Finding within what is shown: words in the open article, rows of the list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import getters, on
from textual.app import ComposeResult

from briefing.article import Span
from briefing.library import Library
from briefing.settings import Settings
from briefing.ui.history import Question
from briefing.ui.search_screen import SearchScreen
from briefing.ui.typed_line import FilterLine, FindLine
from briefing.within import MOST_HITS, Folded

LIST = 1


@dataclass(frozen=True, slots=True)
class Find:
    """Words, their places in the text that is shown, and which of them is the current one.

    `origin` is the place at the top of the reader when the finding began.
    """

    text: Folded
    origin: int
    words: str = ""
    hits: Sequence[Span] = ()
    at: int | None = None

    @property
    def current(self) -> Span | None:
        """The place stepped to."""
        return None if self.at is None else self.hits[self.at]

    def seek(self, words: str, place: int) -> Find:
        """The same for other words; the first place behind `place` is the current one."""
        hits = self.text.find(words)
        at = bisect_left(hits, place, key=lambda hit: hit.start) % len(hits) if hits else None
        return replace(self, words=words, hits=hits, at=at)

    def step(self, direction: int) -> Find:
        """At the next or previous place, round and round."""
        return self if self.at is None else replace(self, at=(self.at + direction) % len(self.hits))

    @property
    def told(self) -> str:
        """Which place of how many."""
        if self.at is None:
            return f"“{self.words}” is not in this article" if self.words.strip() else ""
        more = "+" if len(self.hits) == MOST_HITS else ""
        return f"{self.at + 1:,}/{len(self.hits):,}{more} “{self.words}”"


class FindScreen(SearchScreen):
    """The acts that find in the open article, and that filter the list."""

    find_line = getters.query_one("#find", FindLine)
    filter_line = getters.query_one("#filter-list", FilterLine)

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.find: Find | None = None
        self._last_words = ""
        # The article that was open before rows were filtered away.
        self._before_filter = ""

    def compose(self) -> ComposeResult:
        """The lines to type in lie above the search line."""
        yield from super().compose()
        yield FindLine(id="find")
        yield FilterLine(id="filter-list")

    # Find in the article

    def action_search(self) -> None:
        """Find in the article where it is focused, else in all articles."""
        if self.current_pane is not self.reader:
            self.action_search_everywhere()
        elif self.reading:
            place = self.find.origin if self.find else self.reader.place
            self.find = Find(Folded(self._page_text), place)
            self.find_line.open(self._last_words)
            self.seek(self._last_words)

    def action_search_everywhere(self) -> None:
        """Find in all articles."""
        raise NotImplementedError

    @property
    def _page_text(self) -> str:
        if self.ledger:
            return self.ledger.text
        return self.reading.text if self.reading else ""

    @on(FindLine.Changed)
    def _typed_to_find(self, message: FindLine.Changed) -> None:
        self.seek(message.text)

    @on(FindLine.Done)
    def _typed_what_to_find(self, message: FindLine.Done) -> None:
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
            turn = self.reading.source_of if self.is_raw else self.reading.offset_of
            at, origin = self.find.current, turn(self.find.origin)
            self.find = replace(self.find, text=Folded(self._page_text), origin=origin)
            self.find = self.find.seek(self.find.words, turn(at.start) if at else origin)
        self._show_find()

    # Filter the list

    def action_filter(self) -> None:
        """Type words that the rows of the list are to have."""
        self.bring_forward(LIST)
        self._before_filter = self.open_id
        self.filter_line.open(self.articles.words)

    @on(FilterLine.Changed)
    def _typed_to_filter(self, message: FilterLine.Changed) -> None:
        self.keep_rows(message.text)

    def keep_rows(self, words: str) -> None:
        """Show the rows that have these words; the open one stays selected if it is one."""
        self.articles.keep(words, select=self.open_id)
        if self.articles.rows and self.articles.place_of(self.open_id) is None:
            self.open(self.articles.rows[0].article_id, passing=True)
        self._show_status()

    def end_filter(self) -> bool:
        """Show all rows again; False where they are shown. While it is typed, as it was before."""
        is_typed = self.filter_line.is_open
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
