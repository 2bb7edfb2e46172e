"""The visible page as passages: one walk over its tree, each run of text with the marks around it.

The walk keeps its own stack, so no markup is too deep for it, and it reads each character once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree

from briefing.article import BlockKind, Link
from briefing.formats.links import folded_links
from briefing.formats.webpage_furniture import INVISIBLE, what_it_is
from briefing.inert import one_line

# What a browser does not print, prints as a picture, or prints only where something fails. The head
# of a page is not here: the parser takes an article for a part of it where no <body> is written.
UNSHOWN = frozenset(
    "applet audio canvas datalist embed iframe noembed noframes noscript object picture rp"
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
# Words outside links. On 130 pages the hidden parts that hold the story until a script unfolds it
# have 490 and more of these; menus and dialogs have 212 at most.
FEWEST_UNFOLDED = 300
read_text = etree.XPath("descendant-or-self::*[not(self::script|self::style|self::a)]/text()")
BREAK = "\N{INFORMATION SEPARATOR TWO}"
CELL, CELL_RULE = "\N{INFORMATION SEPARATOR THREE}", " | "
PARAGRAPH_BREAK = re.compile(rf"{BREAK}\s*{BREAK}[\s{BREAK}]*")
# Of the text in a time and before it: enough for a date, or the word that says what happened then.
MOST_PIECES = 4
# Beginnings and ends of elements: one may hold thousands of others, and no text.
MOST_STEPS = 100


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
    links: tuple[Link, ...] = ()


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
    # The links of the run: where each begins and ends in it, and where it leads.
    links: list[tuple[int, int, str]] = field(default_factory=list)
    length: int = 0
    href: str = ""
    link_start: int = 0

    def read(self, text: str | None) -> None:
        """Take text into the run."""
        if text:
            self.pieces.append(text)
            self.length += len(text)
            if self.places[-1].in_link:
                self.linked.append(text)

    def end_run(self) -> None:
        """The run is a passage, or several where empty lines part it."""
        if not self.pieces:
            return
        run, linked = "".join(self.pieces), len(one_line("".join(self.linked)))
        links = self.take_links()
        self.pieces.clear()
        self.linked.clear()
        place = self.places[-1]
        end = 0
        for part in PARAGRAPH_BREAK.split(run) if BREAK in run else (run,):
            start = run.index(part, end)
            end = start + len(part)
            if place.in_row:
                cells = (one_line(cell) for cell in part.split(CELL))
                text = CELL_RULE.join(cell for cell in cells if cell)
            else:
                text = one_line(part.replace(BREAK, " "))
            if text:
                inside = min(linked, len(text))
                led = () if place.in_row else tuple(folded_links(part, within(links, start, end)))
                self.passages.append(Passage(place.kind, text, place.tag, inside, place.mark, led))
                linked -= inside

    def end_link(self) -> None:
        """What is read from here on leads nowhere."""
        if self.href and self.length > self.link_start:
            self.links.append((self.link_start, self.length, self.href))
        self.href = ""

    def take_links(self) -> list[tuple[int, int, str]]:
        """The links of the run that ends; one that is still open goes on in the next."""
        href = self.href
        self.end_link()
        links, self.links = self.links, []
        self.href, self.link_start, self.length = href, 0, 0
        return links

    def open(self, element: etree._Element) -> bool:
        """Enter an element; False where nothing in it is shown."""
        tag, place = str(element.tag), self.places[-1]
        if tag in UNSHOWN:
            return False
        if tag in CELLS and place.in_row:
            self.read(CELL)
        elif tag in BLOCK_TAGS:
            self.end_run()
        # The head of an article has its headline, the foot of a quotation who said it.
        in_its_place = place.in_article if tag == "header" else place.kind == "quote"
        reason = what_it_is(element, "" if tag in ("header", "footer") and in_its_place else tag)
        if not place.is_unfolded and (reason == INVISIBLE or hides(element)):
            if not is_unfolded_later(element):
                return False
            place = replace(place, is_unfolded=True)
        if reason not in (None, INVISIBLE):
            self.marks.append(Mark(reason, place.mark, len(self.passages)))
            place = replace(place, mark=self.marks[-1])
        if tag == "a" and not place.in_link:
            self.href, self.link_start = element.get("href") or "", self.length
        self.places.append(place_in(element, tag, place))
        if tag == "time":
            self.note_time(element)
        # Some sites write their line breaks as <span class="br">.
        self.read(BREAK if "br" in (tag, element.get("class")) else element.text)
        return True

    def note_time(self, element: etree._Element) -> None:
        """Keep a time with what is printed in it and before it."""
        if value := element.get("datetime"):
            printed = one_line("".join(first_pieces(element, MOST_PIECES)))
            before = one_line("".join(self.pieces[-MOST_PIECES:]))
            self.times.append(Time(len(self.passages), value, printed, before))

    def close(self, element: etree._Element) -> None:
        """Leave an element."""
        if element.tag in BLOCK_TAGS and not (element.tag in CELLS and self.places[-1].in_row):
            self.end_run()
        place = self.places.pop()
        if place.in_link and not self.places[-1].in_link:
            self.end_link()
        if place.mark is not None and place.mark is not self.places[-1].mark:
            place.mark.last = len(self.passages)


def first_pieces(element: etree._Element, most: int) -> list[str]:
    """The first pieces of text in an element, if any stand near its beginning."""
    pieces: list[str] = []
    for event, inner in islice(etree.iterwalk(element, ("start", "end")), MOST_STEPS):
        text = inner.text if event == "start" else inner.tail
        if text and not (event == "end" and inner is element):
            pieces.append(text)
    return pieces[:most]


def within(
    links: Sequence[tuple[int, int, str]], start: int, end: int
) -> Iterator[tuple[int, int, str]]:
    """The links in a part of a run, as places in that part."""
    first = bisect_right(links, start, key=lambda link: link[1])
    for a, b, href in islice(links, first, None):
        if a >= end:
            return
        yield max(a, start) - start, min(b, end) - start, href


def place_in(element: etree._Element, tag: str, around: Place) -> Place:
    """The place in an element, by its name."""
    if tag in KINDS:
        return replace(around, kind=KINDS[tag], tag=tag)
    if tag == "tr" and is_row(element):
        return replace(around, kind="item", tag=tag, in_row=True)
    if tag == "a":
        return replace(around, in_link=True)
    return replace(around, in_article=True) if tag in ARTICLES else around


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
