"""The characters of a page out of its bytes, whatever it says of them."""

from __future__ import annotations

import codecs
import re

from briefing.formats.text import decode_marked, decode_unmarked, utf16_by_nulls, with_newlines

# Browsers look at the first kilobyte; pages are found that put four of scripts before it.
HEAD = 8_192
DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I
)
# Of the names that Python knows, those that stand for what pages are written in.
ON_PAGES = ("ascii", "big5", "cp", "euc_", "gb", "hz", "iso2022", "iso8859", "johab", "koi8", "mac",
            "shift_jis", "tis-620")  # fmt: skip
# Charsets by the name Python has for them, and the wider ones that programs mean by their names.
WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874",
    "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
    "shift_jis": "cp932",
}  # fmt: skip


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The characters of a page; `declared` is the charset that its carrier gives, if any.

    A byte order mark goes before all. Bytes that are UTF-8 without a fault are UTF-8 even where the
    page says otherwise: it was saved by a program that did not tell it. Nothing raises.
    """
    text = decode_marked(data)
    if text is None and not utf16_by_nulls(data):
        text = as_utf8(data)
        for name in (declared, named_in(data)):
            if text is None and name:
                text = as_named(data, name)
    if text is None:
        text = decode_unmarked(data)
    return with_newlines(data.decode("cp1252", "replace") if text is None else text)


def is_text(data: bytes) -> bool:
    """Is this the text of a page in some charset, and not a picture or a program?"""
    return decode_marked(data) is not None or decode_unmarked(data) is not None


def as_utf8(data: bytes) -> str | None:
    """The characters where the bytes are UTF-8 and more than ASCII, else None."""
    try:
        return None if data.isascii() else data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def named_in(data: bytes) -> str | None:
    """The charset that the head of the page names."""
    found = DECLARED.search(data, 0, HEAD)
    return found[1].decode("ascii", "replace") if found else None


def as_named(data: bytes, name: str) -> str | None:
    """The characters in the charset of this name; None where it is not known or cannot be meant."""
    try:
        known = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    # Of UTF-8 the bytes have been tried, and what names itself in ASCII is not in UTF-16.
    return data.decode(WIDER.get(known, known), "replace") if known.startswith(ON_PAGES) else None
