"""What the reader pane lays out: one text, its paragraphs in the order shown, and marks over it.

Lines that are not the article's own (who wrote it, why something was cut) stand behind the end of
its text, so every offset into the article stays true.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from briefing.article import Span
from briefing.inert import one_line, visible
from briefing.plain import counted
from briefing.quick_dataclass import dataclass
from briefing.views import Mark, Reading

if TYPE_CHECKING:
    from briefing.ledger import Ledger

ParagraphStyle = Literal[
    "headline", "about", "standfirst", "caption", "heading", "paragraph", "quote", "item",
    "raw", "removed", "reason",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """A stretch of the page's text, wrapped by itself; `gap` puts an empty line before it.

    One that `is_added` is not the article's own and stands behind the end of its text.
    """

    style: ParagraphStyle
    gap: bool = True
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`marks` are in reading order and lie within the article's own text."""

    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    marks: tuple[Mark, ...] = ()


class _Composer:
    """Collects the lines that are not the article's own behind its text."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.lines: list[str] = []
        self.paragraphs: list[Paragraph] = []

    def own(self, start: int, end: int, style: ParagraphStyle, *, gap: bool = True) -> None:
        self.paragraphs.append(Paragraph(start, end, style, self._gap(gap)))

    def added(self, line: str, style: ParagraphStyle, *, gap: bool = True) -> None:
        start = self.length + 1
        self.lines.append(line)
        self.length = start + len(line)
        self.paragraphs.append(Paragraph(start, self.length, style, self._gap(gap), is_added=True))

    def _gap(self, wanted: bool) -> bool:
        return wanted and bool(self.paragraphs)

    def page(self, text: str, marks: tuple[Mark, ...] = ()) -> Page:
        # A tab has no width that a line could be measured by; here it is one blank.
        shown = "\n".join((text, *self.lines)).replace("\t", " ")
        return Page(shown, tuple(self.paragraphs), marks)


def page_of(reading: Reading) -> Page:
    """The cleaned article: headline, then who and when, then the story."""
    composer = _Composer(len(reading.text))
    story = list(reading.blocks)
    if story and story[0].kind == "headline":
        first = story.pop(0)
        composer.own(first.start, first.end, "headline")
    else:
        composer.added(one_line(reading.headline), "headline")
    for line in reading.about:
        composer.added(one_line(line), "about", gap=False)
    for block in story:
        composer.own(block.start, block.end, block.kind)
    return composer.page(reading.text, reading.marks)


def ledger_page_of(ledger: Ledger) -> Page:
    """The saved file with its blocks as they are; above what was cut, how much and why."""
    composer = _Composer(len(ledger.text))
    for reason, stretches in groupby(ledger.stretches, key=lambda stretch: stretch.reason):
        group = list(stretches)
        if reason is None:
            for kept in group:
                composer.own(kept.start, kept.end, kept.kind)
            continue
        number = f"{counted(len(group), 'line')}: " if len(group) > 1 else ""
        composer.added(f"— {number}{one_line(reason)} —", "reason")
        for cut in group:
            composer.own(cut.start, cut.end, "removed", gap=False)
    cuts = tuple(Mark(cut.start, cut.end, "cut") for cut in ledger.removed)
    return composer.page(ledger.text, cuts)


def sections_page(sections: Iterable[tuple[str, Iterable[str]]]) -> Page:
    """Lines under headings, for what is no article."""
    text, paragraphs = "", list[Paragraph]()
    for title, lines in sections:
        for number, line in enumerate((title, *lines)):
            start, gap = len(text), not number and bool(paragraphs)
            text += visible(line) + "\n"
            style: ParagraphStyle = "raw" if number else "heading"
            paragraphs.append(Paragraph(start, len(text) - 1, style, gap))
    return Page(text, tuple(paragraphs))
