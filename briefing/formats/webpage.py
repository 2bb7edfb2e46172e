"""Saved web pages: the whole visible page as blocks, with what its markup says of each."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.article import Document, Source
from briefing.errors import LoadError


def load(source: Source) -> Iterator[Document]:
    """The one document of the page; `LoadError` when it is no web page or shows no text."""
    yield document_of(decode_page(source.data), source.digest, source.path)


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The characters of a page; `declared` is the charset that its carrier gives, if any."""
    raise NotImplementedError


def document_of(html: str, document_id: str, path: str) -> Document:
    """The document in the markup of a page; `LoadError` when it shows no text."""
    raise LoadError(f"{path} has no text in it.")
