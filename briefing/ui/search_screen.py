"""Asking all articles: in another order, as before, as saved, otherwise where nothing is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.rows import Listing
from briefing.settings import Settings
from briefing.ui import workers
from briefing.ui.article_list import ArticleList
from briefing.ui.history import Question
from briefing.ui.refresh_screen import RefreshScreen

if TYPE_CHECKING:
    from briefing.found import Fix
    from briefing.ordering import OrderName
    from briefing.storage.searches import SavedSearch
    from briefing.ui.choosing import Chosen

LIST = 1
ORDERS: dict[OrderName, str] = {
    "relevance": "best first",
    "date": "newest first",
    "publisher": "by publisher",
    "title": "by title",
    "length": "longest first",
    "unread": "unread first",
}
NOTHING_SAVED = "No search is saved yet."
HOW_TO_SAVE = f"{NOTHING_SAVED} Search for something first, then come back here."
ADD, FORGET = ("a", "add", "adds the query"), ("x", "forget", "forgets one")


class SearchScreen(RefreshScreen):
    """The acts that ask all articles, beside typing."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.fixes: Sequence[Fix] = ()
        self._explanation = ""
        # How far back in the history of queries, what stands there, and what was typed before.
        self._recalled, self._recalled_text, self._begun = 0, "", ""

    def show(self, listing: Listing) -> None:
        """An answer, how its question was read, and what to ask instead."""
        self.fixes, self._explanation = listing.fixes, listing.explanation
        super().show(listing)

    @property
    def offers(self) -> tuple[str, ...]:
        """What to ask where nothing is found, numbered."""
        return tuple(
            f"{number} {fix.label} ({fix.found:,})" for number, fix in enumerate(self.fixes, 1)
        )

    @property
    def is_asking(self) -> bool:
        """Whether a query is being typed; asked before there is a line to type in."""
        return self.focused is not None and self.focused.id == "query"

    def _where(self) -> str:
        """While it is typed, where a query looks; until something is stepped to, how it is read."""
        about = self.question.about
        scope = f"in this list ({about.label})" if about else "in all articles"
        read = " ".join(self._notes) or self._explanation
        shown = (
            scope if self.is_asking else "",
            read if self.spot is None and not self.is_raw else "",
        )
        told = (": ".join(filter(None, shown)), super()._where())
        return " · ".join(filter(None, told))

    def action_search_everywhere(self) -> None:
        """Type a query for all articles, whatever the list was kept to."""
        if self.question.about:
            self.ask(replace(self.question, about=None))
        self.type_query()

    def type_query(self) -> None:
        """Type a query, with the list in view."""
        self.bring_forward(LIST)
        self.search_line.open()
        self._show_status()

    # Otherwise, where nothing is found

    @on(ArticleList.Offered)
    def _take_offer(self, message: ArticleList.Offered) -> None:
        self._ask_instead(message.number)

    def _ask_instead(self, number: int) -> None:
        if number <= len(self.fixes):
            self.ask(replace(self.question, text=self.fixes[number - 1].query))

    def action_results(self) -> None:
        """Go from the query to what it found, or ask the first thing that would find something."""
        self.remember()
        self.action_pane(LIST)
        if not self.articles.rows and not self.is_searching:
            self._ask_instead(1)

    # As before

    def settle(self) -> None:
        """Whoever reads what a query found may want to ask it again."""
        super().settle()
        self.remember()

    def remember(self) -> None:
        """The query is one to come back to."""
        try:
            self.library.searches.remember(self.question.text)
        except BriefingError as error:
            self.say(error)

    def action_recall(self, steps: int) -> None:
        """Put the query before this one into the line, or the one after it; then the results."""
        if self.question.text != self._recalled_text:
            self._recalled, self._begun = 0, self.question.text
        past = (self._begun, *(q for q in self.library.searches.history() if q != self._begun))
        at = self._recalled + steps
        if at < 0:
            self.action_results()
            return
        self._recalled = min(at, len(past) - 1)
        self._recalled_text = past[self._recalled]
        self.ask(replace(self.question, text=self._recalled_text))

    # In another order

    def action_sort(self) -> None:
        """Choose the order of the list; the one that holds, to reverse it."""
        from briefing.ordering import NAMES, Order
        from briefing.ui.choosing import ChoosingDialog

        now = self.question.order or Order()
        lines = [
            f"{ORDERS[name]}{_holds(now.is_reversed) if name == now.name else ''}" for name in NAMES
        ]
        dialog = ChoosingDialog("In which order?", lines, NAMES.index(now.name))
        self.app.push_screen(dialog, self._sort)

    def _sort(self, chosen: Chosen | None) -> None:
        from briefing.ordering import NAMES, Order

        if chosen and chosen.line is not None:
            order = (self.question.order or Order()).then(NAMES[chosen.line])
            self.ask(replace(self.question, order=None if order == Order() else order))

    # As saved

    def action_saved(self) -> None:
        """Choose a saved search, or save the query."""
        work = partial(workers.count_saved, self.library, self.post_message)
        self.run_worker(work, name="saved", group="saved", thread=True)

    @on(workers.Counted)
    def _show_saved(self, message: workers.Counted) -> None:
        from briefing.ui.choosing import ChoosingDialog

        lines = [f"{each.name} ({tally.found:,})" for each, tally in message.searches]
        has_query = bool(self.question.text.strip())
        title = "Saved searches" if lines else NOTHING_SAVED if has_query else HOW_TO_SAVE
        acts = [act for act, can_be in ((ADD, has_query), (FORGET, bool(lines))) if can_be]
        dialog = ChoosingDialog(title, lines, acts=acts)
        saved = [each for each, _ in message.searches]
        self.app.push_screen(dialog, partial(self._use_saved, saved))

    def _use_saved(self, saved: Sequence[SavedSearch], chosen: Chosen | None) -> None:
        if chosen is None:
            return
        try:
            if chosen.act == "add":
                self.library.searches.save(self.question.text, self.question.text)
                self.say(f"Saved: {self.question.text}")
            elif chosen.line is None:
                return
            elif chosen.act == "forget":
                self.library.searches.forget(saved[chosen.line].name)
                self.say(f"Forgotten: {saved[chosen.line].name}")
            else:
                self.ask(Question(saved[chosen.line].query))
        except BriefingError as error:
            self.say(error)


def _holds(is_reversed: bool) -> str:
    return ", reversed (again: as it was)" if is_reversed else " (again: reversed)"
