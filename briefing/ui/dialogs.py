"""What lies over the reading screen for a moment: help."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from briefing.ui.article_view import ArticleView
from briefing.ui.keys import LINE_KEYS, SCREEN_KEYS, Key
from briefing.ui.pages import Page, Paragraph, ParagraphStyle

GRAMMAR = (
    "word word        both words, in any form: sanction finds sanctions",
    '"two words"      these words side by side',
    "-word  NOT word  without it",
    "one OR other     either; ( ) group",
    "shah*            words that begin so",
    "title: person: weapon: sanction: source:   only there",
    "is:unread  is:starred",
)
MARKS = (
    "underlined  a person        bold      a weapon",
    "§           a sanction      reversed  a search hit",
)


class HelpDialog(ModalScreen[None]):
    """All keys, the query grammar and the marks; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,question_mark,f1", "dismiss", "Close", show=False)
    ]

    def compose(self) -> ComposeResult:
        """One pane of text."""
        yield ArticleView(id="help")

    def on_mount(self) -> None:
        """Fill the pane."""
        self.query_one(ArticleView).show(help_page())


def help_page() -> Page:
    """The help as a page of the reader pane."""
    sections = (
        ("In every pane", _lines(SCREEN_KEYS)),
        ("In the focused pane", _lines(LINE_KEYS)),
        ("Searching", GRAMMAR),
        ("Marks in the text", MARKS),
    )
    text, paragraphs = "", []
    for title, lines in sections:
        for line in (title, *lines):
            start = len(text)
            text += line + "\n"
            style: ParagraphStyle = "heading" if line is title else "raw"
            paragraphs.append(Paragraph(start, len(text) - 1, style, line is title and start > 0))
    return Page(text, tuple(paragraphs))


def _lines(keys: tuple[Key, ...]) -> tuple[str, ...]:
    width = max(len(key.label) for key in (*LINE_KEYS, *SCREEN_KEYS))
    return tuple(f"{key.label:{width}}  {key.description}" for key in keys)
