"""Reads a page from top to bottom: header, headline, opening, story, and what follows it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from briefing.cleaning.captions import drop_credits, mark_captions
from briefing.cleaning.dates import has_date, header_date
from briefing.cleaning.furniture import REPEATED, find_furniture
from briefing.cleaning.headline import BULLETS, LONGEST, SITE_TAIL, letters, title_forms
from briefing.cleaning.interruptions import drop_interruptions
from briefing.cleaning.opening import Opening, read_opening
from briefing.cleaning.page import Line, Page
from briefing.cleaning.parts import find_parts, first_line_title
from briefing.cleaning.prose import FULL_STOPS, is_prose
from briefing.cleaning.publisher import find_publisher, masthead, source_named
from briefing.cleaning.signoff import drop_signoff

# Labels of a page recur ("Advertisement", "Share"); of a story the questions of an interview do.
REPEATED_WORDS, REPEATED_TIMES = 8, 3
LONGEST_HEADING = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """What the page says of its article beside the story."""

    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: datetime.date | None
    captured: datetime.date | None
    dated_by: str | None


def lay_out(page: Page) -> Layout:
    """Mark every line of the page and read off the facts."""
    lines, metadata = page.lines, page.document.metadata
    mark_furniture(lines)
    title = metadata.title or first_line_title(lines)
    headline, story = find_parts(lines, title)
    start = story.first if headline is None else headline
    captured = drop_header(lines[:start])
    opening = Opening(story.first)
    if headline is not None:
        if story.weight:
            first = max(headline + 1, story.first) if is_marked(lines) else None
            opening = read_opening(lines, headline, story.last, first)
        drop_repeats(lines, headline, title)
    drop_furniture(lines, headline, story.last)
    clean_story(page, start, story.first, opening.body, story.last)
    page.restore_if_empty()
    printed = metadata.title if headline is None else print_headline(page, lines[headline])
    publisher = metadata.publisher or find_publisher(lines, start, title, printed or "")
    # A page that credits itself names nobody.
    credited = () if metadata.byline == (publisher,) else metadata.byline
    return Layout(
        headline=printed,
        byline=credited or opening.byline,
        publisher=publisher,
        published=metadata.published or opening.published,
        captured=metadata.captured or captured,
        dated_by=metadata.dated_by if metadata.published else opening.dated_by,
    )


def clean_story(page: Page, start: int, first: int, body: int, last: int) -> None:
    """Take out of the story what is none of it, and tell the kinds of what is left.

    `start` is the headline, `first` to `last` the story, `body` its first paragraph.
    """
    lines = page.lines[body:last]
    drop_signoff(lines)
    drop_credits(lines)
    if is_marked(page.lines):
        # Markup tells captions and boxes; of the rest above the story the opening has named all.
        drop_unmarked(page.lines[start + 1 : first])
    else:
        mark_captions(page, page.lines[start:last])
        drop_interruptions(lines)
    mark_headings(lines)


def is_marked(lines: Sequence[Line]) -> bool:
    """Does the document say which lines are its story?"""
    return any(line.is_story for line in lines)


def drop_unmarked(header: Sequence[Line]) -> None:
    """Between headline and story only what the opening has named is more than furniture."""
    for line in header:
        if line.kind in ("paragraph", "heading", "item", "quote"):
            line.drop("page header")


def mark_furniture(lines: Sequence[Line]) -> None:
    """Name what each line is, if it is furniture; short labels printed again and again are.

    What the document's markup says goes before what the words say.
    """
    find = find_furniture(" ".join(line.text for line in lines))
    short = Counter(line.text for line in lines if line.text.count(" ") < REPEATED_WORDS)
    for line in lines:
        if line.furniture or line.is_story:
            continue
        is_said = is_prose(line.text) or line.text.endswith(FULL_STOPS)
        is_label = not is_said and not has_date(line.text)
        often = is_label and short[line.text] >= REPEATED_TIMES and line.is_story is None
        line.furniture = find(line.text) or (REPEATED if often else None)


def drop_header(lines: Sequence[Line]) -> datetime.date | None:
    """Take out what stands above the headline; the day of the visit, if it says so."""
    captured = None
    for line in lines:
        if line.furniture:
            line.drop(line.furniture.reason)
        elif day := header_date(line.text):
            captured = captured or day
            line.drop("date of capture")
        else:
            line.drop("site name" if masthead(line.text) else "page header")
    return captured


def print_headline(page: Page, line: Line) -> str:
    """Set the line as the headline, cut the site's name off its end, and give it as printed."""
    line.kind = "headline"
    found = SITE_TAIL.search(line.text)
    if found is None or found["mark"] != "|":
        return line.text
    page.trim(line, line.text[found.start("mark") :], "site name")
    return line.text[: found.start()]


def is_heading(text: str) -> bool:
    """A few words that are no sentence, unless a question."""
    short = text.count(" ") < LONGEST_HEADING
    return short and (text.endswith("?") or not is_prose(text)) and not text.endswith((".", ":"))


def mark_headings(body: Sequence[Line]) -> None:
    """Tell list entries and the headings of sections from paragraphs."""
    plain = [line for line in body if line.is_kept and line.kind == "paragraph"]
    for line, following in zip_longest(plain, plain[1:]):
        if line.text[0] in BULLETS:
            line.kind = "item"
        elif following and is_heading(line.text) and is_prose(following.text):
            line.kind = "heading"


def drop_repeats(lines: Sequence[Line], headline: int, title: str) -> None:
    """Keep the headline once."""
    forms = {letters(form) for form in (*title_forms(title), lines[headline].text)} - {""}
    for index, line in enumerate(lines):
        short = len(line.text) <= LONGEST
        if index != headline and short and letters(line.text) in forms:
            line.reason = "repeated headline"


def drop_furniture(lines: Sequence[Line], headline: int | None, last: int) -> None:
    """Take out the furniture in the story and all that follows it."""
    section = "page footer"
    for index, line in enumerate(lines):
        if index == headline:
            continue
        if source_named(line.text):
            line.drop("source")
        if line.furniture:
            line.drop(line.furniture.reason)
        if index >= last:
            if line.furniture and line.furniture.opens_section:
                section = line.furniture.reason
            line.drop(section)
