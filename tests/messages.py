"""Makers of mail for the tests, and what is asked of the documents in it."""

from __future__ import annotations

from briefing.article import Document, Metadata, Source
from briefing.formats import mail

BODY = "Words of the message."


SENT = "Date: Tue, 3 Jan 2023 23:30:00 -0800"


def documents(data: bytes, path: str = "saved.eml") -> list[Document]:
    return list(mail.load(Source(path, data)))


def load(*headers: str, body: str = BODY) -> Document:
    (document,) = documents("\n".join([*headers, "", body]).encode())
    return document


def metadata(*headers: str) -> Metadata:
    return load(*headers).metadata


def parted(*bodies: tuple[str, str], kind: str = "mixed", headers: str = "") -> bytes:
    """A message with a part for every content type and body."""
    parts = "".join(f"--edge\nContent-Type: {of}\n\n{body}\n" for of, body in bodies)
    return (f"{headers}Content-Type: multipart/{kind}; boundary=edge\n\n{parts}--edge--\n").encode()


def printed(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def reasons(document: Document) -> list[tuple[str, str]]:
    return [(cut.reason, document.text[cut.start : cut.end]) for cut in document.furniture]


def kept(document: Document) -> list[str]:
    apart = {cut.start for cut in document.furniture}
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.start not in apart
    ]
