"""The page as cleaning works on it: its lines and what has been decided about each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from briefing.article import Block, BlockKind, Document, Link, Removed
from briefing.cleaning.furniture import Furniture
from briefing.keeps import folded

BLANK_LINE = "\n\n"


@dataclass(slots=True)
class Line:
    """One block of the document. `text` has its blanks folded and is for reading only."""

    start: int
    end: int
    text: str
    kind: BlockKind
    #: What it is around the story, if it is furniture; first as the document's markup has it.
    furniture: Furniture | None = None
    #: Does the document's own reading take it for the story? None where it does not say.
    is_story: bool | None = None
    #: Why the line is no part of the article; None while it is.
    reason: str | None = None
    #: Where the kept part ends, and why the rest was cut.
    kept_end: int = field(init=False)
    tail_reason: str | None = None

    def __post_init__(self) -> None:
        self.kept_end = self.end

    @property
    def is_kept(self) -> bool:
        """Has no rule taken the line out so far?"""
        return self.reason is None

    def drop(self, reason: str) -> None:
        """Take the line out, unless an earlier rule has already said why."""
        self.reason = self.reason or reason


@dataclass(slots=True)
class Page:
    """A document under the knife. Rules mark its lines; `blocks` and `removed` read the marks."""

    document: Document
    lines: list[Line]

    @classmethod
    def of(cls, document: Document) -> Page:
        """The page with every line still kept."""
        text = document.text
        story = {span.start for span in document.story}
        furniture = {cut.start: Furniture(cut.reason) for cut in document.furniture}
        lines = []
        for block in document.blocks:
            if folded := " ".join(text[block.start : block.end].split()):
                marked = furniture.get(block.start)
                is_story = block.start in story if story else None
                lines.append(Line(block.start, block.end, folded, block.kind, marked, is_story))
        return cls(document, lines)

    def trim(self, line: Line, tail: str, reason: str) -> None:
        """Cut `tail` off the line, with the blanks before, where the document prints it so."""
        printed = self.document.text[line.start : line.end].rstrip()
        kept = printed.removesuffix(tail).rstrip()
        if kept and kept != printed:
            line.kept_end = line.start + len(kept)
            line.tail_reason = reason

    def restore_if_empty(self) -> None:
        """Keep everything where the rules would keep nothing: furniture before a blank page."""
        if not any(self.kept()):
            for line in self.lines:
                line.reason = None

    def restore(self, texts: Collection[str]) -> None:
        """Put back what was dropped or trimmed, where its text with blanks folded is one of these.

        The page has one headline: another that was dropped comes back as a paragraph.
        """
        for line in self.lines:
            is_dropped = line.reason is not None
            if (line.text if is_dropped else folded(self.tail(line))) in texts:
                line.kind = "paragraph" if is_dropped and line.kind == "headline" else line.kind
                line.reason = line.tail_reason = None
                line.kept_end = line.end

    def tail(self, line: Line) -> str:
        """What is trimmed off the line; empty if nothing is."""
        return self.document.text[line.kept_end : line.end]

    def text(self) -> str:
        """The text of the article."""
        kept = (self.document.text[line.start : line.kept_end] for line in self.kept())
        return BLANK_LINE.join(kept)

    def kept(self) -> Iterator[Line]:
        """The lines still kept."""
        return (line for line in self.lines if line.is_kept)

    def blocks(self) -> tuple[Block, ...]:
        """What is kept, as blocks of the article's text."""
        blocks, at = [], 0
        for line in self.kept():
            end = at + line.kept_end - line.start
            blocks.append(Block(at, end, line.kind, line.start))
            at = end + len(BLANK_LINE)
        return tuple(blocks)

    def links(self) -> tuple[Link, ...]:
        """The links in what is kept."""
        kept, links = sorted((line.start, line.kept_end) for line in self.kept()), []
        for link in self.document.links:
            at = bisect_right(kept, link.start, key=lambda stretch: stretch[0]) - 1
            if at >= 0 and link.end <= kept[at][1]:
                links.append(link)
        return tuple(links)

    def removed(self) -> tuple[Removed, ...]:
        """What is not kept, in the document's order."""
        removed = []
        for line in self.lines:
            if line.reason is not None:
                removed.append(Removed(line.start, line.end, line.reason))
            elif line.tail_reason is not None:
                start = line.end - len(self.tail(line).lstrip())
                removed.append(Removed(start, line.end, line.tail_reason))
        return tuple(removed)
