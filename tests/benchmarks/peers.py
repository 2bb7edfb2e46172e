"""What others make of the same pages: rules for lines of text, extractors for web pages."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec

from lxml import html

from benchmarks.scoring import Story
from briefing.formats.webpage_blocks import walk_page

Reading = Callable[[str], Story]

LONG_LINE = 80
# The rules for lines and pages by which C4 was made (Raffel et al., "Exploring the limits of
# transfer learning with a unified text-to-text transformer", JMLR 2020, section 2.2), all of them
# applied to lines.
SENTENCE_MARKS = (".", "!", "?", '"', "”")
FEWEST_WORDS = 5
NOT_PROSE = ("javascript", "lorem ipsum", "{", "}")


def lines_of(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line for printed in text.splitlines() if (line := printed.strip())]


def everything(text: str) -> Story:
    """All lines; the first is the title of the page in most dumps."""
    lines = lines_of(text)
    return Story(tuple(lines), lines[0] if lines else None)


def long_lines(text: str) -> Story:
    """The lines of 80 characters and more."""
    return Story(tuple(line for line in lines_of(text) if len(line) >= LONG_LINE))


def c4_lines(text: str) -> Story:
    """The lines that C4 would keep."""
    return Story(tuple(line for line in lines_of(text) if is_c4_line(line)))


def is_c4_line(line: str) -> bool:
    """Does it end as sentences do, in five words or more, and speak of no script?"""
    folded = line.lower()
    ended = line.endswith(SENTENCE_MARKS) and len(line.split()) >= FEWEST_WORDS
    return ended and not any(sign in folded for sign in NOT_PROSE)


def by_trafilatura(page: str, *, precision: bool = False, recall: bool = False) -> Story:
    """What trafilatura keeps of a web page, without readers' comments."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        page,
        include_comments=False,
        favor_precision=precision,
        favor_recall=recall,
        with_metadata=True,
    )
    if found is None or isinstance(found, dict):
        return Story(())
    authors = tuple(name.strip() for name in (found.author or "").split(";"))
    return Story(tuple(lines_of(found.text or "")), found.title, found.date, authors)


def by_readability(page: str) -> Story:
    """What readability-lxml keeps of a web page; its markup is read as our loader reads markup."""
    document = importlib.import_module("readability").Document(page)
    summary = html.document_fromstring(document.summary())
    passages = tuple(passage.text for passage in walk_page(summary).passages)
    return Story(passages, document.short_title())


def by_resiliparse(page: str) -> Story:
    """What resiliparse takes for the main content of a web page, with the options that suit it."""
    html2text = importlib.import_module("resiliparse.extract.html2text")
    text = html2text.extract_plain_text(page, main_content=True, alt_texts=False, comments=False)
    return Story(tuple(lines_of(text)))


OF_TEXT: Mapping[str, Reading] = {
    "everything": everything,
    "80 characters": long_lines,
    "C4 lines": c4_lines,
}
OF_PAGES: Mapping[str, Reading] = {
    "trafilatura": by_trafilatura,
    "… for precision": partial(by_trafilatura, precision=True),
    "… for recall": partial(by_trafilatura, recall=True),
}
# Measured only where they are installed: this program does not need them.
IF_INSTALLED: Mapping[str, Reading] = {
    "readability": by_readability,
    "resiliparse": by_resiliparse,
}


def peers_for(is_html: bool) -> dict[str, Reading]:
    """The peers that read such an input, by name."""
    if not is_html:
        return dict(OF_TEXT)
    installed = {name: read for name, read in IF_INSTALLED.items() if find_spec(name)}
    return {**OF_PAGES, **installed}
