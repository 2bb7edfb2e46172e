"""Links of a page as spans over its shown text, with the addresses they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from briefing.article import Link
from briefing.inert import pictured

# An address longer than this is data.
LONGEST = 2_000


def folded_links(run: str, links: Iterable[tuple[int, int, str]]) -> Iterator[Link]:
    """The links of a run of text as spans of it with its blanks folded; they are in order.

    One that shows no text is none.
    """
    at = done = 0
    is_parted = False
    for start, end, href in links:
        for stop, is_link in ((start, False), (end, True)):
            piece = run[done:stop]
            words = " ".join(piece.split())
            is_parted = bool(at) and (is_parted or piece[:1].isspace())
            begin = at + is_parted
            if words:
                at = begin + len(words)
            is_parted = bool(at) and (piece[-1:].isspace() or (is_parted and not words))
            done = max(done, stop)
            if is_link and words:
                yield Link(begin, at, href)


def web_links(links: Iterable[Link], base: str | None) -> tuple[Link, ...]:
    """The links that lead to other pages of the web, with their whole addresses."""
    whole = ((link, web_address(link.url, base)) for link in links)
    return tuple(Link(link.start, link.end, address) for link, address in whole if address)


def shifted(links: Sequence[Link], by: int) -> Iterator[Link]:
    """The links in a text that stands `by` code points further on."""
    return (Link(link.start + by, link.end + by, link.url) for link in links)


def web_address(href: str, base: str | None) -> str | None:
    """The whole address of a link, if it leads to another page of the web.

    >>> web_address("/b", "https://example.org/a"), web_address("javascript:x()", None)
    ('https://example.org/b', None)
    """
    href = href.strip()
    if not href or href.startswith("#") or len(href) > LONGEST:
        return None
    try:
        address = urljoin(base or "", href)
    except ValueError:
        return None
    is_clean = pictured(address) == address and not any(map(str.isspace, address))
    return address if is_clean and is_web(address) else None


def is_web(address: str) -> bool:
    """Whether this is a whole address of the web and nothing else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
