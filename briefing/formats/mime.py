"""The parts of a MIME message and the text in them: what mail and saved web archives share.

The standard library finds the parts. Headers and charsets are decoded here, because whatever a
mailer got wrong has a best reading and never fails.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import datetime
import re
from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_tz
from itertools import groupby
from typing import TypeAlias, cast

from briefing.article import Source
from briefing.errors import LoadError
from briefing.formats.limits import refuse_long
from briefing.formats.text import decode, with_newlines
from briefing.inert import one_line

Part: TypeAlias = "Message[str, str]"

HTML, PLAIN = "text/html", "text/plain"
PAGES = (HTML, "application/xhtml+xml")

# A line has up to 998 bytes (RFC 5322, 2.1.1), and no title or name needs more than a few of them.
LONGEST_HEADER = 4_000
WORD = re.compile(r"=\?(?P<charset>[^?\s]{1,80})\?(?P<coding>[bq])\?(?P<data>[^?]*)\?=", re.I)
WORDS = re.compile(r"(?:=\?[^?\s]{1,80}\?[bq]\?[^?]*\?=)+", re.I)
BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?)")
CHARSET = re.compile(r"\bcharset\s*=\s*[\"']?(?P<name>[\w.:+-]{1,40})", re.I)
# Python's decoders for these are no charsets of text, or take time by the square of its length.
NO_CHARSETS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")
# What mailers mean by the names that they write: browsers read them so too (WHATWG Encoding).
MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030"}
# The standard of today's mail is of August 1982; what is older was sent by a clock never set.
EARLIEST = datetime.date(1982, 8, 13)


def parse(data: bytes, path: str) -> Part:
    """The message in the bytes; `LoadError` where its parts are nested beyond any reading."""
    try:
        # Without what some programs write above the first header, which would make it a body.
        return BytesParser(policy=compat32).parsebytes(data.removeprefix(codecs.BOM_UTF8).lstrip())
    except RecursionError:
        raise LoadError(f"{path} holds a message whose parts are nested too deep.") from None


def parts(message: Part, preferred: str) -> Iterator[Part]:
    """The parts shown one after the other; of alternatives the one in the `preferred` type.

    Attached files and attached messages are not among them.
    """
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = children(part)
        if part.get_content_maintype() == "message" or is_attached(part):
            continue
        if inner and part.get_content_subtype() == "alternative":
            inner = [alternative(inner, preferred)]
        waiting.extend(reversed(inner))
        if not inner:
            yield part


def messages(message: Part) -> Iterator[Part]:
    """The message, and those attached to it or to one of these."""
    yield message
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = children(part)
        if part.get_content_type() == "message/rfc822":
            yield from inner
        waiting.extend(reversed(inner))


def children(part: Part) -> Sequence[Part]:
    """The parts directly inside this one."""
    return cast("list[Part]", part.get_payload()) if part.is_multipart() else []


def is_attached(part: Part) -> bool:
    """Is it a file sent along, and not to be shown?"""
    said = (header(part, "Content-Disposition") or "").lower()
    return said.startswith("attachment")


def alternative(offered: Sequence[Part], preferred: str) -> Part:
    """The last part that holds the type: senders put the poorest first (RFC 2046, 5.1.4)."""
    for kind in (preferred, HTML, PLAIN):
        for part in reversed(offered):
            if any(inner.get_content_type() == kind for inner in part.walk()):
                return part
    return offered[-1]


def content(part: Part) -> bytes:
    """The bytes of a part, its transfer encoding undone as far as it can be."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Part, path: str) -> str:
    """The characters of a part, line ends as newlines; `LoadError` when it is not text."""
    data = content(part)
    text = decoded(data, charset_of(part))
    if text is None:
        return decode(Source(path, data))
    text = with_newlines(text.removeprefix("\ufeff"))
    refuse_long(path, len(text), text.count("\n"))
    return text


def charset_of(part: Part) -> str | None:
    """The charset that the part declares, or None."""
    found = CHARSET.search(header(part, "Content-Type") or "")
    return found["name"] if found else None


def decoded(data: bytes, charset: str | None) -> str | None:
    """The bytes read as declared, or None where they cannot be."""
    name = (charset or "").lower()
    try:
        codec = codecs.lookup(MEANT.get(name, name)).name
        return None if codec in NO_CHARSETS else data.decode(codec)
    except (LookupError, ValueError):
        return None


def header(part: Part, name: str) -> str | None:
    """The first header of this name as one line of readable text, or None."""
    raw = raw_header(part, name)
    return None if raw is None else one_line(readable(raw))


def raw_header(part: Part, name: str) -> str | None:
    """The first header of this name, its encoded words as they stand."""
    for key, value in part.raw_items():
        if key.lower() == name.lower():
            data = str(value)[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
            return best_reading(data, "utf-8")
    return None


def readable(value: str) -> str:
    """The text with its encoded words (RFC 2047) decoded; what is none stays as it is."""

    def run(found: re.Match[str]) -> str:
        # Some mailers cut a character in two, so the words of one charset are decoded together.
        words = groupby(WORD.finditer(found[0]), key=lambda word: word["charset"].lower())
        return "".join(
            best_reading(b"".join(map(word_bytes, of_charset)), charset.partition("*")[0])
            for charset, of_charset in words
        )

    return WORDS.sub(run, BETWEEN_WORDS.sub("", value))


def word_bytes(word: re.Match[str]) -> bytes:
    """The bytes in an encoded word, or the word itself where they cannot be told."""
    data = word["data"].encode("ascii", "ignore")
    if word["coding"] in "qQ":
        return binascii.a2b_qp(data, header=True)
    try:
        return base64.b64decode(data + b"==")
    except binascii.Error:
        return word[0].encode()


def best_reading(data: bytes, charset: str) -> str:
    """The bytes in the charset if they can be, else in UTF-8, else in Windows-1252."""
    for name in (charset, "utf-8"):
        if (text := decoded(data, name)) is not None:
            return text
    return data.decode("cp1252", "replace")


def sent(message: Part) -> datetime.date | None:
    """The day of its Date header, in that header's own time zone; None for one that is no day."""
    try:
        found = parsedate_tz(raw_header(message, "Date") or "")
        day = datetime.date(*found[:3]) if found else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if day and day >= EARLIEST else None
