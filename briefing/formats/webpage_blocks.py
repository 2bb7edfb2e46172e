"""The visible page as passages: one walk over its tree, each run of text with the marks around it.

The walk keeps its own stack, so no markup is too deep for it, and it reads each character once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, islice
from typing import Any

from lxml import etree

from briefing.article import BlockKind
from briefing.formats.webpage_furniture import INVISIBLE, LIST_OF_LINKS, rules, what_it_is
from briefing.inert import one_line

# What a browser does not print, prints as a picture, or prints only where something fails.
UNSHOWN = frozenset(
    "applet audio canvas datalist embed head iframe noembed noframes noscript object picture rp"
    " script style svg template textarea title video".split()
)
BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main"
    " menu nav ol option p pre search section select summary table tbody td tfoot th thead tr"
    " ul".split()
)
CELLS = ("td", "th")
PARTS_IN_CELLS = BLOCK_TAGS.difference(CELLS) | {"br"}
KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote",
}
ARTICLES = ("article", "main")
HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# Words outside links. On 130 pages the parts hidden by their style that hold the story until a
# script unfolds it have 499 and more of these; menus and dialogs have 174 at most.
FEWEST_UNFOLDED = 300
read_text = etree.XPath("descendant-or-self::*[not(self::script|self::style|self::a)]/text()")
BREAK = "\N{INFORMATION SEPARATOR TWO}"
CELL, CELL_RULE = "\N{INFORMATION SEPARATOR THREE}", " | "
PARAGRAPH_BREAK = re.compile(rf"{BREAK}\s*{BREAK}[\s{BREAK}]*")
# Teasers and menus that the markup gives no name. On 130 pages 97 of 100 words in such runs are not
# the story's; of three in a row 88 are.
LINK_SHARE, FEWEST_LINKS = 0.9, 5
# Of the text in a time and before it: enough for a date, or the word that says what happened then.
MOST_PIECES = 4
# A wrapper of the whole page may be called "with-sidebar". On 130 pages those that hold the story
# have .43 and more of the text outside links; true furniture has that much on four pages, where the
# parts inside it are still called what they are. So many characters are no story.
LARGEST_PART, SHORTEST_STORY = 0.4, 200


@dataclass(slots=True)
class Mark:
    """An element that the markup calls furniture, or a caption, around the passages from `first` up
    to `last`."""

    reason: str
    outer: Mark | None
    first: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """One block-level run of text, folded. `tag` is the element that gave it its kind.

    `linked` counts its characters in links, `mark` is the innermost one around it.
    """

    kind: BlockKind
    text: str
    tag: str
    linked: int
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Place:
    """What the elements around a place in the page say of it."""

    kind: BlockKind = "paragraph"
    tag: str = "p"
    mark: Mark | None = None
    in_link: bool = False
    in_article: bool = False
    in_row: bool = False
    is_unfolded: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A moment in the passage of this index: as programs read it, as printed, and after what."""

    index: int
    value: str
    printed: str
    before: str


@dataclass(slots=True)
class Walk:
    """The passages, marks and times so far, the run of text being read, and the places around."""

    passages: list[Passage] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=lambda: [Place()])
    times: list[Time] = field(default_factory=list)

    def read(self, text: str | None) -> None:
        """Take text into the run."""
        if text:
            self.pieces.append(text)
            if self.places[-1].in_link:
                self.linked.append(text)

    def end_run(self) -> None:
        """The run is a passage, or several where empty lines part it."""
        if not self.pieces:
            return
        run, linked = "".join(self.pieces), len(one_line("".join(self.linked)))
        self.pieces.clear()
        self.linked.clear()
        place = self.places[-1]
        for part in PARAGRAPH_BREAK.split(run) if BREAK in run else (run,):
            if place.in_row:
                cells = (one_line(cell) for cell in part.split(CELL))
                text = CELL_RULE.join(cell for cell in cells if cell)
            else:
                text = one_line(part.replace(BREAK, " "))
            if text:
                inside = min(linked, len(text))
                self.passages.append(Passage(place.kind, text, place.tag, inside, place.mark))
                linked -= inside

    def open(self, element: etree._Element) -> bool:
        """Enter an element; False where nothing in it is shown."""
        tag, place = str(element.tag), self.places[-1]
        if tag in UNSHOWN:
            return False
        if tag in CELLS and place.in_row:
            self.read(CELL)
        elif tag in BLOCK_TAGS:
            self.end_run()
        changes: dict[str, Any] = {}
        # The head of an article has its headline, the foot of a quotation who said it.
        says_nothing = (
            place.in_article if tag == "header" else tag == "footer" and place.kind == "quote"
        )
        reason = what_it_is(element, "" if says_nothing else tag)
        if (reason == INVISIBLE or hides(element)) and not place.is_unfolded:
            if not is_unfolded_later(element):
                return False
            changes["is_unfolded"] = True
        if reason and reason != INVISIBLE:
            changes["mark"] = Mark(reason, place.mark, len(self.passages))
            self.marks.append(changes["mark"])
        if tag in KINDS:
            changes.update(kind=KINDS[tag], tag=tag)
        elif tag == "tr" and is_row(element):
            changes.update(kind="item", tag=tag, in_row=True)
        elif tag == "a":
            changes["in_link"] = True
        elif tag in ARTICLES:
            changes["in_article"] = True
        elif tag == "time" and (moment := element.get("datetime")):
            printed = one_line("".join(islice(element.itertext(), MOST_PIECES)))
            before = one_line("".join(self.pieces[-MOST_PIECES:]))
            self.times.append(Time(len(self.passages), moment, printed, before))
        self.places.append(replace(place, **changes) if changes else place)
        self.read(BREAK if tag == "br" else element.text)
        return True

    def close(self, element: etree._Element) -> None:
        """Leave an element."""
        if element.tag in BLOCK_TAGS and not (element.tag in CELLS and self.places[-1].in_row):
            self.end_run()
        place = self.places.pop()
        if place.mark is not None and place.mark is not self.places[-1].mark:
            place.mark.last = len(self.passages)


def hides(element: etree._Element) -> bool:
    """Does the element say itself that it is not shown?"""
    style = element.get("style")
    hidden_by_style = style is not None and HIDING_STYLE.search(style) is not None
    return hidden_by_style or element.get("hidden") is not None


def is_unfolded_later(element: etree._Element) -> bool:
    """Does a hidden element hold so much to read that a script must mean to show it?"""
    return len(" ".join(read_text(element)).split()) >= FEWEST_UNFOLDED


def is_row(element: etree._Element) -> bool:
    """Is this the row of a table of data, whose cells are no columns of the page?"""
    return len(element) > 1 and next(element.iterdescendants(*PARTS_IN_CELLS), None) is None


def walk_page(root: etree._Element) -> Walk:
    """Every passage that the page shows, in its order."""
    page = Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    unseen: etree._Element | None = None
    for event, element in walker:
        if event == "start":
            if not page.open(element):
                walker.skip_subtree()
                unseen = element
            continue
        if element is not unseen:
            page.close(element)
        page.read(element.tail)
    page.end_run()
    return page


def settle(page: Walk, headline: int | None) -> list[str | None]:
    """What each passage is called by the innermost mark around it that can be meant.

    A mark around the headline or around most of the text says something of the whole page.
    """
    unlinked = (len(passage.text) - passage.linked for passage in page.passages)
    before = list(accumulate(unlinked, initial=0))
    reasons: dict[int, str | None] = {id(None): None}
    for mark in page.marks:  # the outer ones come first
        part = before[mark.last] - before[mark.first]
        holds_headline = headline is not None and mark.first <= headline < mark.last
        is_large = part > max(SHORTEST_STORY, LARGEST_PART * before[-1])
        if holds_headline or (is_large and mark.reason not in rules().certain):
            reasons[id(mark)] = reasons[id(mark.outer)]
        else:
            reasons[id(mark)] = mark.reason
    return [reasons[id(passage.mark)] for passage in page.passages]


def mark_lists_of_links(passages: Sequence[Passage], reasons: list[str | None]) -> None:
    """Name the long runs of passages that are links and nothing else, where they have no name."""
    at = 0
    for is_link, run in groupby(passages, lambda each: each.linked >= LINK_SHARE * len(each.text)):
        length = sum(1 for _ in run)
        if is_link and length >= FEWEST_LINKS:
            reasons[at : at + length] = [
                reason or LIST_OF_LINKS for reason in reasons[at : at + length]
            ]
        at += length
