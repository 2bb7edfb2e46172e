"""Which files the library can read, and the loader for each."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath
from typing import Protocol, cast

from briefing.article import Document, Source

# Modules are named, not imported: a reader of plain text never pays for a heavier format.
LOADERS = {
    ".txt": "briefing.formats.text",
    ".text": "briefing.formats.text",
    ".md": "briefing.formats.markdown",
    ".markdown": "briefing.formats.markdown",
    ".eml": "briefing.formats.mail",
    ".mbox": "briefing.formats.mail",
    ".mhtml": "briefing.formats.mhtml",
    ".mht": "briefing.formats.mhtml",
    ".pdf": "briefing.formats.pdf",
    ".html": "briefing.formats.webpage",
    ".htm": "briefing.formats.webpage",
    ".xhtml": "briefing.formats.webpage",
}
SUFFIXES = tuple(LOADERS)


class Loader(Protocol):
    """One format. A module with a function `load` is a loader."""

    def load(self, source: Source) -> Iterator[Document]:
        """Every document in the file; `LoadError` when it holds no readable text.

        Of a file that can be read in part the documents come first, then the error tells the rest.
        """
        ...


def loader_for(path: str) -> Loader | None:
    """The loader for this file by its suffix in any case, or None for a format we do not read."""
    module = LOADERS.get(PurePosixPath(path).suffix.lower())
    return cast(Loader, import_module(module)) if module else None
