"""What lies over the reading screen for a moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.facts import Fact
from briefing.keys import SCREEN_KEYS, KeyTable
from briefing.plain import claim_lines, fact_lines
from briefing.provenance import Claim
from briefing.ui.article_view import ArticleView
from briefing.ui.guidance import page_hint
from briefing.ui.help_pages import WIDTH, all_keys_page, help_page
from briefing.ui.keys import bindings
from briefing.ui.marks import printable
from briefing.ui.page_find import PageFind
from briefing.ui.pages import Page, sections_page
from briefing.ui.wrapping import clip

# Cells of a cut block that the question about it shows: four lines, enough to know it again.
QUOTED = 240
# The acts of a page: those that lead back or open one close it.
PAGE_ACTS = {
    "back", "leave", "help", "info", "search", "next-hit", "previous-hit", "read-on", "read-back",
}  # fmt: skip


class PageDialog(ModalScreen[None], PageFind):
    """One page of text to scroll and find in."""

    SCOPE = "on this page"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        key for key in SCREEN_KEYS if key.id in PAGE_ACTS
    )

    def __init__(self, page: Page, keys: KeyTable) -> None:
        super().__init__()
        self._page, self._keys = page, keys

    def compose(self) -> ComposeResult:
        """One pane of text."""
        yield ArticleView(id="page")

    def on_mount(self) -> None:
        """Fill the pane."""
        self.show(self._page)

    def show(self, page: Page) -> None:
        """Show a page from its top, with nothing found in it."""
        self.end_find()
        self._page = page
        self._page_view.show(page)
        self._tell_find()

    @property
    def _page_view(self) -> ArticleView:
        return self.query_one("#page", ArticleView)

    @property
    def _page_text(self) -> str:
        return self._page.text

    @property
    def _hint(self) -> str:
        return page_hint(self._keys)

    def _tell_find(self) -> None:
        """Which match it is stands on the frame, else what can be done."""
        told = printable(self._told_find or self._hint)
        self._page_view.border_subtitle = Content(told) if told else None

    def say(self, what: BriefingError | str) -> None:
        """Tell the reader something."""
        self.notify(str(what), markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, the key that begins to type is a letter of it."""
        return not (action == "search" and isinstance(self.focused, Input))

    def action_search(self) -> None:
        """Find in the page."""
        self.begin_find()

    def action_hit(self, direction: int) -> None:
        """Go to the next or previous match."""
        self.step_find(direction)

    def action_read_on(self) -> None:
        """Page down."""
        self._page_view.action_page(1)

    def action_read_back(self) -> None:
        """Page up."""
        self._page_view.action_page(-1)

    def action_back(self) -> None:
        """End the find, or close the page where there is none."""
        if not self.end_find():
            self.dismiss()

    def action_leave(self) -> None:
        """The same: a page is one level above the panes."""
        self.action_back()

    def action_info(self) -> None:
        """The key that opens a page closes it."""
        self.dismiss()

    def action_help(self) -> None:
        """The key that opens a page closes it."""
        self.dismiss()


class HelpDialog(PageDialog):
    """Help for one pane; the key that opens it goes on to all keys, and then closes it."""

    def __init__(self, keys: KeyTable, pane: str) -> None:
        super().__init__(help_page(keys, pane), keys)
        self._is_all = False

    @property
    def _hint(self) -> str:
        return page_hint(self._keys, **({} if self._is_all else {"help": "all keys"}))

    def action_help(self) -> None:
        """Show all keys."""
        if self._is_all:
            self.dismiss()
        else:
            self._is_all = True
            self.show(all_keys_page(self._keys))


class Choice(Static):
    """A line that says what a key does; a click on it does the same."""

    def __init__(self, line: str, action: str) -> None:
        super().__init__(Content(line))
        self._action = action

    async def on_click(self) -> None:
        """Do it."""
        await self.screen.run_action(self._action)


class KeepDialog(ModalScreen[bool | None]):
    """Asks where a cut block is kept from now on: False here, True everywhere, None nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "keep(False)", "In this article", show=False),
        Binding("p", "keep(True)", "In every article of the publisher", show=False),
        Binding("escape,q,h,left", "dismiss", "Leave it out", show=False),
    ]

    def __init__(self, text: str, publisher: str | None) -> None:
        super().__init__()
        self._text = printable(text)
        self._publisher = publisher

    def compose(self) -> ComposeResult:
        """The block, and what may be done with it."""
        with Vertical(id="keep"):
            yield Static(Content("Keep this block?"))
            yield Static(Content(clip(self._text, QUOTED)), id="block")
            yield Choice("a    in this article", "keep(False)")
            if self._publisher:
                publisher = printable(self._publisher)
                yield Choice(f"p    in every article of {publisher}", "keep(True)")
            yield Choice("Esc  leave it out", "dismiss")

    def action_keep(self, everywhere: bool) -> None:
        """Answer; there is no everywhere without a publisher."""
        if self._publisher or not everywhere:
            self.dismiss(everywhere)


def info_page(facts: Iterable[Fact]) -> Page:
    """What is known of an article."""
    return sections_page([("About this article", fact_lines(facts, WIDTH))])


def claims_page(claims: Iterable[Claim]) -> Page:
    """What the open article says of an entity, and why it is believed."""
    said = ((claim.says, claim_lines(claim, WIDTH)) for claim in claims)
    return sections_page([("Why this is listed", ()), *said])


def skipped_page(failures: Iterable[str]) -> Page:
    """The files that could not be read."""
    lines = [f"• {failure}" for failure in failures] or ["Every file could be read."]
    return sections_page([("Skipped files", lines)])
