"""Of which kind bytes without a name are: the suffix of the loader that reads them best."""

from __future__ import annotations

import re

# All that tells a kind stands in the beginning; pages are found with long comments before it.
HEAD = 8_192
UTF16_MARKS = ("\xff\xfe", "\xfe\xff")
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
MAILBOX = re.compile(r"From [^\n]{1,300}\n[!-9;-~]{1,80}:")
# The headers of a message: lines of a name and a value, which may go on in lines that are indented.
HEADERS = re.compile(r"(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
# One of them alone may begin any note; two are a message.
OF_MAIL = re.compile(
    r"^(?:from|to|cc|subject|date|message-id|mime-version|received|return-path|delivered-to):",
    re.I | re.M,
)
ARCHIVE = re.compile(r"^content-type:\s*multipart/related\b", re.I | re.M)
FRONT_MATTER = re.compile(r"---\n(?:[\w-]+:|\n).*?^(?:---|\.\.\.)$", re.S | re.M)
MARKDOWN = re.compile(r"^(?:#{1,6} \S|```)|\[[^\]\n]+\]\(https?://", re.M)


def suffix_of(data: bytes) -> str:
    """`.html`, `.pdf`, `.mbox`, `.mhtml`, `.eml`, `.md`; `.txt` for all that is none of them.

    >>> suffix_of(b"<!DOCTYPE html><title>Talks</title>"), suffix_of(b"Talks go on.")
    ('.html', '.txt')
    """
    if data.startswith(b"%PDF-"):
        return ".pdf"
    head = data[:HEAD].decode("latin-1")
    if head.startswith(UTF16_MARKS):
        head = data[:HEAD].decode("utf-16", "replace")
    head = head.removeprefix("ï»¿").replace("\r\n", "\n")
    if PAGE.match(head):
        return ".html"
    if MAILBOX.match(head):
        return ".mbox"
    headers = HEADERS.match(head)
    if headers and len(OF_MAIL.findall(headers[0])) >= 2:
        return ".mhtml" if ARCHIVE.search(headers[0]) else ".eml"
    return ".md" if FRONT_MATTER.match(head) or MARKDOWN.search(head) else ".txt"
