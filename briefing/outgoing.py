"""What leaves the program: an address or a file for the system to open, a passage to be quoted."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from threading import Thread
from urllib.parse import urlsplit

from briefing.article import Article, Span
from briefing.errors import ProgramError
from briefing.formats.links import is_web
from briefing.views import day, headline_of


def opener(target: str, platform: str = sys.platform) -> tuple[str, ...]:
    """The program of the system that opens what it is given, as arguments; never through a shell.

    >>> opener("https://example.org/", "linux")
    ('xdg-open', 'https://example.org/')
    """
    if platform == "darwin":
        return ("open", target)
    if platform == "win32":
        return ("rundll32", "url.dll,FileProtocolHandler", target)
    return ("xdg-open", target)


def hand_over(target: str) -> None:
    """Let the system open a web address or a file by its whole path; nobody waits for it.

    ProgramError if there is no program for it.
    """
    # Neither an option of the program, nor an address of another kind.
    if not is_web(target) and not os.path.isabs(target):
        raise ProgramError(f"{target} is not opened.")
    arguments = opener(target)
    try:
        started = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise ProgramError(f"There is no {arguments[0]} here to open it with.") from None
    Thread(target=started.wait, daemon=True).start()


def site(address: str) -> str:
    """The host that a web address leads to, as the web calls it: without a user, in ASCII alone.

    >>> site("https://bank.example@evil.example/"), site("https://аpple.example/")
    ('evil.example', 'xn--pple-43d.example')
    """
    host = unicodedata.normalize("NFKC", urlsplit(address).hostname or "").lower()
    return ".".join(
        part if part.isascii() else f"xn--{part.encode('punycode').decode()}"
        for part in host.split(".")
    )


def passage_at(passages: Sequence[Span], offset: int) -> Span | None:
    """The passage that holds a place, or the next one after it; they are in order."""
    return next((passage for passage in passages if offset < passage.end), None)


def citation(article: Article) -> str:
    """Where a passage is from: headline, publisher, date, file or address."""
    published = day(article.published) if article.published else "undated"
    headline = f"“{headline_of(article.headline, article.path)}”"
    told = (headline, article.publisher, published, article.path, article.url)
    return ", ".join(filter(None, told))


def quotation(passage: str, article: Article) -> str:
    """A passage marked as a quote, and where it is from."""
    quoted = "\n".join(f"> {line}".rstrip() for line in passage.splitlines())
    return f"{quoted}\n>\n> — {citation(article)}\n"
