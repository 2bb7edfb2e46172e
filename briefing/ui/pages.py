"""What the reader pane lays out: one text, its paragraphs in the order shown, and marks over it.

Lines that are not the article's own (who wrote it, why something was cut) stand behind the end of
its text, so every offset into the article stays true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefing.article import Span
from briefing.inert import one_line
from briefing.views import Mark, RawReading, Reading

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


@dataclass(slots=True)
class _Composer:
    """Collects the lines that are not the article's own behind its text."""

    length: int
    lines: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

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


def raw_page_of(raw: RawReading) -> Page:
    """The saved file line by line; above each stretch that was cut, the reason."""
    composer = _Composer(len(raw.text))
    stretches = [(r.start, r.end, r.reason) for r in raw.removed]
    position = 0
    for start, end, reason in [*stretches, (len(raw.text), len(raw.text), "")]:
        _lines(composer, raw.text, position, start, "raw")
        if reason:
            composer.added(f"✂ {one_line(reason)}", "reason", gap=False)
            _lines(composer, raw.text, start, end, "removed")
        position = max(position, end)
    return composer.page(raw.text)


def _lines(composer: _Composer, text: str, start: int, end: int, style: ParagraphStyle) -> None:
    gap = False
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            composer.own(start, stop, style, gap=gap)
            gap = False
        else:
            gap = True
        start = stop + 1
