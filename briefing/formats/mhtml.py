"""Web archives (.mhtml, .mht): pages that a browser saved as messages, with pictures as parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.article import Document, Source
from briefing.errors import LoadError
from briefing.formats import webpage
from briefing.formats.mime import (
    PAGES,
    Part,
    charset_of,
    children,
    content,
    header,
    parse,
    raw_header,
    sent,
)
from briefing.formats.webpage_charset import is_text

START = re.compile(r"\bstart\s*=\s*\"?(?P<id>[^\";\s]+)", re.I)
WEB_ADDRESS = re.compile(r"https?://\S+", re.I)


def load(source: Source) -> Iterator[Document]:
    """The one document of the archive; `LoadError` when it holds no page or the page no text.

    The browser dates an archive when it saves it: that day is no day of publication.
    """
    archive = parse(source.data, source.path)
    root = page_in(archive)
    # A picture or a packed page may call itself a page.
    if root is None or not is_text(content(root)):
        raise LoadError(f"{source.path} has no web page in it.")
    html = webpage.decode_page(content(root), charset_of(root))
    page = webpage.document_of(html, source.digest, source.path)
    said = page.metadata
    metadata = replace(
        said,
        title=said.title or header(archive, "Subject") or None,
        url=said.url or address_of(archive, root),
        captured=sent(archive) or said.captured,
    )
    yield replace(page, metadata=metadata)


def page_in(archive: Part) -> Part | None:
    """The page that the archive was made of: the part it names as its root, else the first page."""
    found = START.search(raw_header(archive, "Content-Type") or "")
    pages = list(pages_in(archive))
    named = (page for page in pages if found and raw_header(page, "Content-ID") == found["id"])
    return next(named, pages[0] if pages else None)


def pages_in(archive: Part) -> Iterator[Part]:
    """All parts that are web pages, those in frames after the page that shows them."""
    waiting = [archive]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() in PAGES:
            yield part
        waiting.extend(reversed(children(part)))


def address_of(archive: Part, root: Part) -> str | None:
    """Where the page was saved from."""
    said = (header(archive, "Snapshot-Content-Location"), header(root, "Content-Location"))
    return next((address for address in said if address and WEB_ADDRESS.fullmatch(address)), None)
