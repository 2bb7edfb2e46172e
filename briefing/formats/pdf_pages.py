"""Pages of print as one running text: their lines joined, what recurs on each of them set apart.

A paragraph may run on over the end of its page; so headers, footers and page numbers stand after
the text, in the order of the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from briefing.article import Block, Removed
from briefing.formats.text import Setting, paragraphs, printed_lines
from briefing.inert import one_line, visible

BLANK_LINE = "\n\n"
# In 120 PDFs of five articles (two typefaces, three sizes, one column and two, lines of 30 to 130
# characters) this finds 93 % of the ends of paragraphs, and one in 1,000 that it finds is none.
# Print is always wrapped, so nothing has to be shown first; and the longest lines of a text are no
# measure of its columns but tables, notes and addresses.
NARROWEST, WIDEST, FULL_SHARE = 30, 150, 0.85
ORDINARY_SHARE = 0.95

# Headers and footers are one to three lines. Those of left and right pages differ, and a first page
# has none, so a third of the pages is enough.
EDGE = 3
RECURRING_SHARE = 1 / 3
FEWEST_TIMES = 2
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page |p\. ?|seite )?\d{1,4}(?: ?(?:/|of|von|de) ?\d{1,4})?\W{0,3}",
    re.I,
)
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
WORD = re.compile(r"\w+(?:-\w+)*")
CUT_WORD = re.compile(r"(?<!\w)(?P<head>\w++)(?P<mark>[-\xad])\n[ \t]*(?P<tail>\w+)")
SOFT_HYPHEN = "\xad"


def running_text(pages: Sequence[str]) -> tuple[str, tuple[Block, ...], tuple[Removed, ...]]:
    """The text drawn from the pages, its blocks, and those that recur from page to page."""
    printed = [
        [line.rstrip() for line in visible(page.translate(LIGATURES)).split("\n") if line.strip()]
        for page in pages
    ]
    recurring = recurring_in(printed)
    body = "\n".join(
        line
        for lines, apart in zip(printed, recurring, strict=True)
        for index, line in enumerate(lines)
        if index not in apart
    )
    words = set(WORD.findall(body.lower()))
    drawn: list[tuple[str, str | None]] = [
        (one_line(mended(body[start:end], words)), None)
        for start, end in paragraphs(body, setting_of(body))
    ]
    drawn += (
        (one_line(lines[index]), reason)
        for lines, apart in zip(printed, recurring, strict=True)
        for index, reason in apart.items()
    )
    blocks: list[Block] = []
    furniture: list[Removed] = []
    at = 0
    for text, reason in drawn:
        blocks.append(Block(at, at + len(text), "paragraph", at))
        if reason:
            furniture.append(Removed(at, at + len(text), reason))
        at += len(text) + len(BLANK_LINE)
    return BLANK_LINE.join(text for text, _ in drawn), tuple(blocks), tuple(furniture)


def setting_of(text: str) -> Setting:
    """How the lines of the text are set: by the length that few of them exceed."""
    lengths = sorted(end - start for start, end in printed_lines(text))
    ordinary = lengths[int(ORDINARY_SHARE * len(lengths))] if lengths else WIDEST
    return Setting(NARROWEST, min(ordinary, WIDEST), FULL_SHARE, wrapped_share=None)


def recurring_in(pages: Sequence[Sequence[str]]) -> list[dict[int, str]]:
    """For each page its lines that stand, but for their numbers, on others too, with the reason."""
    edges = [[n for n in range(len(p)) if n < EDGE or n >= len(p) - EDGE] for p in pages]
    times = Counter(
        form
        for lines, edge in zip(pages, edges, strict=True)
        for form in {form_of(lines[index]) for index in edge}
    )
    fewest = max(FEWEST_TIMES, RECURRING_SHARE * len(pages))
    return [
        {
            index: reason_for(lines[index], index)
            for index in edge
            if times[form_of(lines[index])] >= fewest
        }
        for lines, edge in zip(pages, edges, strict=True)
    ]


def form_of(line: str) -> str:
    """What a line has in common with the same line on another page."""
    return DIGITS.sub("#", one_line(line).casefold())


def reason_for(line: str, index: int) -> str:
    """What a recurring line is, by its words and its place on the page."""
    if PAGE_NUMBER.fullmatch(line.strip()):
        return "page number"
    return "page header" if index < EDGE else "page footer"


def mended(paragraph: str, words: Collection[str]) -> str:
    """The paragraph with the words whole that were cut at the end of a line.

    A hyphen goes where the text has the whole word elsewhere, and never the one with a hyphen.
    """

    def mend(found: re.Match[str]) -> str:
        head, tail = found["head"], found["tail"]
        whole = f"{head}{tail}".lower() in words and f"{head}-{tail}".lower() not in words
        return head + ("" if whole or found["mark"] == SOFT_HYPHEN else "-") + tail

    return CUT_WORD.sub(mend, paragraph)
