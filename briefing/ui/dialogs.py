"""What lies over the reading screen for a moment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.facts import Fact
from briefing.keys import Key, KeyTable
from briefing.plain import claim_lines, fact_lines
from briefing.provenance import Claim
from briefing.ui.article_view import ArticleView
from briefing.ui.marks import printable
from briefing.ui.pages import Page, sections_page
from briefing.ui.wrapping import clip

GRAMMAR = (
    "word word        both words, in any form: sanction finds sanctions",
    '"two words"      these words side by side',
    "-word  NOT word  without it",
    "one OR other     either; ( ) group",
    "shah*            words that begin so",
    "title: person: weapon: sanction: source:   only there",
    "is:unread  is:starred  is:hidden  is:watched  tag:word",
)
SIGNS = ("▸  open    ●  unread    ★  starred    √  picked",)
MARKS = (
    "underlined  a person        bold      a weapon",
    "§           a sanction      reversed  a search hit",
    "┆           what was cut, in the saved file",
    "!           a watched entity, in the list and among the entities",
    "likely      found with less evidence; what does not say so is sure",
)
# Cells of a cut block that the question about it shows: four lines, enough to know it again.
QUOTED = 240
# Cells of a line in a dialog on a terminal of 80 columns.
FACTS = 64


class PageDialog(ModalScreen[None]):
    """One page of text to scroll in; Esc, q, h, and the keys that open it close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,question_mark,f1,i", "dismiss", "Close", show=False)
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """One pane of text."""
        yield ArticleView(id="page")

    def on_mount(self) -> None:
        """Fill the pane."""
        self.query_one(ArticleView).show(self._page)


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


def help_page(keys: KeyTable) -> Page:
    """All keys, the query grammar and the marks."""
    return sections_page(
        (
            ("In every pane", _key_lines(keys.screen)),
            ("In the focused pane", _key_lines(keys.lines)),
            ("Searching", GRAMMAR),
            ("Signs in the list", SIGNS),
            ("Marks in the text", MARKS),
        )
    )


def info_page(facts: Iterable[Fact]) -> Page:
    """What is known of an article."""
    return sections_page([("About this article", fact_lines(facts, FACTS))])


def claims_page(claims: Iterable[Claim]) -> Page:
    """What the open article says of an entity, and why it is believed."""
    said = ((claim.says, claim_lines(claim, FACTS)) for claim in claims)
    return sections_page([("Why this is listed", ()), *said])


def skipped_page(failures: Iterable[str]) -> Page:
    """The files that could not be read."""
    lines = [f"• {failure}" for failure in failures] or ["Every file could be read."]
    return sections_page([("Skipped files", lines)])


def _key_lines(keys: tuple[Key, ...]) -> tuple[str, ...]:
    width = max(len(key.label) for key in keys)
    return tuple(f"{key.label:{width}}  {key.description}" for key in keys if key.keys)
