"""Finding words in the page that a pane shows, as they are typed: for any screen with a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.ui.article_view import ArticleView

# Loaded when something is to be found: the first screen has no line for it.
if TYPE_CHECKING:
    from briefing.ui.typed_line import FindLine
    from briefing.within import Find


class PageFind(Screen[None]):
    """The acts of a find, from the first letter to the last match."""

    # Where a find looks, as it is told.
    SCOPE = "in this article"

    find: Find | None = None
    # What was found last is offered again.
    _last_words = ""

    # What a screen says of itself

    @property
    def _page_view(self) -> ArticleView:
        """The pane with the page."""
        raise NotImplementedError

    @property
    def _page_text(self) -> str:
        """The text that is shown, without lines that are not its own."""
        raise NotImplementedError

    def _tell_find(self) -> None:
        """Show which match it is, or that there is no find any more."""
        raise NotImplementedError

    def say(self, what: BriefingError | str) -> None:
        """Tell the reader something."""
        raise NotImplementedError

    # What it does

    @property
    def _told_find(self) -> str:
        """Which match of how many; nothing without a find."""
        return self.find.told(self.SCOPE) if self.find else ""

    @property
    def find_line(self) -> FindLine:
        """Where it is typed what to find; made when it is first asked for."""
        from briefing.ui.typed_line import FindLine

        if not self.query(FindLine):
            self.mount(FindLine())
        return self.query_one(FindLine)

    def begin_find(self) -> None:
        """Let the reader type what to find, from the place in view on."""
        from briefing.within import find_in

        place = self.find.origin if self.find else self._page_view.place
        self.find = find_in(self._page_text, place)
        self.find_line.open(self._last_words)
        self.seek(self._last_words)

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
                self._page_view.return_to(self.find.origin)
            self._show_find()

    def _show_find(self) -> None:
        """Mark what is found, with the current match in view."""
        if self.find:
            self._page_view.show_hits(self.find.hits, self.find.current)
            if self.find.current:
                self._page_view.go_to(self.find.current)
            self._tell_find()

    def action_found(self) -> None:
        """Go from the words to the page."""
        self.find_line.done()
        self.set_focus(self._page_view)

    def stay(self, words: str) -> None:
        """Stay at the match; without one, stay where it began."""
        self.seek(words)
        if self.find and not self.find.current:
            told = self._told_find
            self.end_find()
            if told:
                self.say(f"{told}.")

    def step_find(self, direction: int) -> bool:
        """Go to the next or previous match; False where nothing is being found."""
        if self.find is None:
            return False
        self.find = self.find.step(direction)
        self._show_find()
        return True

    def end_find(self) -> bool:
        """Take the marks of a find away; False where there are none.

        While it is still typed, go back to where it began.
        """
        found, self.find = self.find, None
        if found is None:
            return False
        self._last_words = found.words
        if self.find_line.is_open:
            self._page_view.return_to(found.origin)
            self.set_focus(self._page_view)
        self._page_view.show_hits((), None)
        self._tell_find()
        return True
