"""Saved web pages: the whole visible page as blocks, with what its markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree, html

from briefing.article import Block, BlockKind, Document, Removed, Source, Span
from briefing.errors import LoadError
from briefing.formats.links import shifted, web_links
from briefing.formats.webpage_blocks import Passage, walk_page
from briefing.formats.webpage_charset import decode_page as decode_page
from briefing.formats.webpage_charset import is_text
from briefing.formats.webpage_evidence import mark_lists_of_links, settle
from briefing.formats.webpage_furniture import CAPTION
from briefing.formats.webpage_metadata import Declared
from briefing.formats.webpage_story import extracted, find_kept, words_of

BLANK_LINE = "\n\n"
# What a page may hold at most. Of 130 saved pages the largest has 1,900 elements and shows 56,000
# characters; what is beyond this is data, and would hold up the reading of all other files.
MOST_ELEMENTS, MOST_CHARACTERS = 300_000, 4_000_000
# What would not fit into memory as a tree is told from the text: a million of these take 0.3 GB. Of
# them the pages have 3,600 at most, and a tag in them 3,800 blanks and equals signs; 20,000
# attributes take the parser a second.
MOST_TAGS, MOST_ATTRIBUTES = 1_000_000, 20_000
LONG_TAG = re.compile(rf"<[a-z][^<>]{{{MOST_ATTRIBUTES},}}", re.I)
QUOTED_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
BETWEEN_ATTRIBUTES = re.compile(r"[\s=]+")
# The extractor takes a tenth of a millisecond for each element, and for elements that stand deep in
# one another far longer. The deepest page goes down 32.
MOST_JUDGED, DEEPEST_JUDGED = 30_000, 250
# How many passages from the headline its author and date are printed at most; on 130 pages 36 of
# 39 times there agree with the declared date, one is of a change, one in another time zone.
ABOVE, BELOW = 4, 13
count_elements = etree.XPath("count(//*)")
goes_deeper = etree.XPath("boolean(//*[count(ancestor::*) > $limit])")
# XHTML closes an empty element at once; read as HTML it would swallow the page.
XML = re.compile(r"\s*<\?xml\b")
CLOSED_AT_ONCE = re.compile(
    r"<(script|style|title|textarea|iframe|noscript|div|p|a|span)\b([^<>]*)/>"
)
# How far the words of a heading agree with a declared title: 2 x common / all of both. On 130 pages
# the headline agrees by .27 and more, nearly always by .8; where none does, the heading of level 1
# is the site's name, and agrees by 0. Any other heading has to say the same as the title.
LIKE_A_TITLE, SAME_AS_A_TITLE = 0.25, 0.8
# So much less may a heading of the first level agree than others and still go before them.
FIRST_LEVEL = 0.3


def load(source: Source) -> Iterator[Document]:
    """The one document of the page; `LoadError` when it is no web page or shows no text."""
    if not is_text(source.data):
        raise LoadError(f"{source.path} is not a web page.")
    yield document_of(decode_page(source.data), source.digest, source.path)


def document_of(page: str, document_id: str, path: str) -> Document:
    """The document in the markup of a page; `LoadError` when it shows no text."""
    root = parse(page, path)
    elements = count_elements(root)
    if elements > MOST_ELEMENTS:
        raise LoadError(f"{path} has more elements than a page of news can have.")
    walk = walk_page(root)
    passages = walk.passages
    if not passages:
        raise LoadError(f"{path} has no text in it.")
    if sum(len(passage.text) for passage in passages) > MOST_CHARACTERS:
        raise LoadError(f"{path} shows more text than a page of news can have.")
    declared = Declared(root)
    headline = find_headline(passages, declared)
    reasons = settle(passages, walk.marks, headline)
    mark_lists_of_links(passages, reasons)
    is_plain = elements <= MOST_JUDGED and not goes_deeper(root, limit=DEEPEST_JUDGED)
    verdict = extracted(root) if is_plain else ""
    kept = find_kept([passage.text for passage in passages], verdict)
    first, last = (0, 0) if headline is None else (headline - ABOVE, headline + BELOW)
    metadata = declared.metadata(
        [passage.text for passage in passages[max(0, first) : last]],
        [time for time in walk.times if first <= time.index < last],
    )
    if headline is not None:
        metadata = replace(metadata, title=passages[headline].text)
    kinds: list[BlockKind] = [
        "headline" if index == headline else "caption" if reason == CAPTION else passage.kind
        for index, (passage, reason) in enumerate(zip(passages, reasons, strict=True))
    ]
    text, blocks = lay_out(passages, kinds)
    links = (
        link
        for passage, block in zip(passages, blocks, strict=True)
        for link in shifted(passage.links, block.start)
    )
    return Document(
        document_id,
        path,
        text,
        blocks,
        metadata,
        story=tuple(Span(blocks[index].start, blocks[index].end) for index in sorted(kept)),
        furniture=tuple(
            Removed(block.start, block.end, reason)
            for block, reason in zip(blocks, reasons, strict=True)
            if reason not in (None, CAPTION)
        ),
        links=web_links(links, metadata.url),
    )


def parse(page: str, path: str) -> html.HtmlElement:
    """The tree of the page; `LoadError` where it would be too large or too deep."""
    if page.count("<") > MOST_TAGS or any(map(is_crowded, LONG_TAG.findall(page))):
        raise LoadError(f"{path} has more markup than a page of news can have.")
    if XML.match(page):
        page = CLOSED_AT_ONCE.sub(r"<\1\2></\1>", page)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise LoadError(f"{path} has no text in it.") from None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise LoadError(f"{path} has its elements too deep in one another to be read.")
    return root


def is_crowded(tag: str) -> bool:
    """Does it have more attributes than the parser, which compares each with all, can take?"""
    return len(BETWEEN_ATTRIBUTES.findall(QUOTED_VALUE.sub("", tag))) > MOST_ATTRIBUTES


def lay_out(
    passages: Sequence[Passage], kinds: Sequence[BlockKind]
) -> tuple[str, tuple[Block, ...]]:
    """The text of the document and its blocks, a blank line between any two."""
    blocks, at = [], 0
    for passage, kind in zip(passages, kinds, strict=True):
        blocks.append(Block(at, at + len(passage.text), kind, at))
        at += len(passage.text) + len(BLANK_LINE)
    return BLANK_LINE.join(passage.text for passage in passages), tuple(blocks)


def find_headline(passages: Sequence[Passage], declared: Declared) -> int | None:
    """The heading that agrees best with a title that the page declares, or None where none does."""
    titles = [words for title in declared.titles() if (words := set(words_of(title)))]
    best, found = 0.0, None
    for index, passage in enumerate(passages):
        if passage.kind == "heading" and not declared.is_site(passage.text):
            words = set(words_of(passage.text))
            likeness = max((agreement(words, title) for title in titles), default=0.0)
            is_first_level = passage.tag == "h1"
            enough = LIKE_A_TITLE if is_first_level else SAME_AS_A_TITLE
            rank = likeness + FIRST_LEVEL * is_first_level
            if likeness >= enough and rank > best:
                best, found = rank, index
    return found


def agreement(one: set[str], other: set[str]) -> float:
    """How much two sets have in common, from nothing to 1."""
    return 2 * len(one & other) / (len(one) + len(other))
