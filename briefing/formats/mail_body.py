"""The bodies of a message as documents: a page, a plain text, and several as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.article import Block, Document, Link, Metadata, Removed, Span
from briefing.formats.links import shifted
from briefing.formats.mail_furniture import QUOTED, furniture_of
from briefing.formats.text import join_lines, paragraphs, printed_lines
from briefing.inert import visible

BLANK_LINE = "\n\n"
SIGNATURE_LINE = "-- "
NONE = Metadata()


def page_body(page: Document, forward: bool) -> Document:
    """The page with what the words of its blocks set apart, beside what its markup does."""
    said = {cut.start: cut for cut in page.furniture if not (forward and cut.reason == QUOTED)}
    said |= {cut.start: cut for cut in furniture_of(page.text, page.blocks, is_forward=forward)}
    return replace(page, furniture=tuple(said[start] for start in sorted(said)))


def unflowed(text: str, content_type: str) -> str:
    """The text with its paragraphs on lines of their own, if it was sent as such (RFC 3676)."""
    said = content_type.lower().replace('"', "")
    if "format=flowed" not in said:
        return text
    kept = -1 if "delsp=yes" in said else None
    pieces: list[str] = []
    above: str | None = None
    for raw in text.split("\n"):
        marks = raw[: len(raw) - len(raw.lstrip(">"))]
        line = raw[len(marks) :].removeprefix(" ")
        goes_on = line.endswith(" ") and line != SIGNATURE_LINE
        joins = marks == above and line != SIGNATURE_LINE
        start = "" if joins else "\n" + marks + (" " if marks else "")
        pieces += start, line[:kept] if goes_on else line
        above = marks if goes_on else None
    return "".join(pieces).removeprefix("\n")


def plain_body(text: str, document_id: str, path: str, forward: bool) -> Document:
    """A plain body: each line that is set apart a block, the paragraphs between them joined."""
    text = visible(text)
    lines = blocks_at(text, printed_lines(text))
    furniture = furniture_of(text, lines, is_forward=forward)
    # Blanked out, so that no paragraph takes in what stands above or below it.
    words: list[str] = []
    done = 0
    for cut in furniture:
        words += text[done : cut.start], " " * (cut.end - cut.start)
        done = cut.end
    joined = paragraphs("".join([*words, text[done:]]))
    spans = sorted([*joined, *((cut.start, cut.end) for cut in furniture)])
    text = join_lines(text, joined)
    blocks = blocks_at(text, spans)
    named = {removed.start for removed in furniture}
    story = tuple(Span(block.start, block.end) for block in blocks if block.start not in named)
    return Document(document_id, path, text, blocks, story=story, furniture=furniture)


def blocks_at(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Block, ...]:
    """Blocks over these stretches; one with the mark of a reply before it is a quote."""
    return tuple(
        Block(start, end, "quote" if text[start] == ">" else "paragraph", start)
        for start, end in spans
    )


def one_document(bodies: Sequence[Document], said: Metadata) -> Document:
    """The bodies in their order as one document; the headers are asked before a page's own head."""
    pieces: list[str] = []
    blocks: list[Block] = []
    story: list[Span] = []
    furniture: list[Removed] = []
    links: list[Link] = []
    at = 0
    for body in bodies:
        pieces.append(body.text)
        blocks += (
            replace(block, start=block.start + at, end=block.end + at, source=block.source + at)
            for block in body.blocks
        )
        story += (replace(span, start=span.start + at, end=span.end + at) for span in body.story)
        furniture += (
            replace(cut, start=cut.start + at, end=cut.end + at) for cut in body.furniture
        )
        links += shifted(body.links, at)
        at += len(body.text) + len(BLANK_LINE)
    return Document(
        bodies[0].id,
        bodies[0].path,
        BLANK_LINE.join(pieces),
        tuple(blocks),
        with_page(said, next((body.metadata for body in bodies if body.metadata != NONE), NONE)),
        tuple(story),
        tuple(furniture),
        tuple(links),
    )


def with_page(said: Metadata, page: Metadata) -> Metadata:
    """What the headers say, and what only the page's own head does."""
    return Metadata(
        title=said.title or page.title,
        publisher=said.publisher or page.publisher,
        url=said.url or page.url,
        byline=said.byline or page.byline,
        published=said.published or page.published,
        captured=said.captured or page.captured,
        dated_by=said.dated_by or page.dated_by,
    )
