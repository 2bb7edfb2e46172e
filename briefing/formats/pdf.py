"""PDF, with the extra `pdf`: the text of the pages, and what the file says of itself."""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from briefing.article import Document, Metadata, Source
from briefing.errors import LoadError, PackageMissing
from briefing.formats.pdf_pages import running_text
from briefing.inert import one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

# A page takes about 10 ms: books are refused before they hold up the articles.
MOST_PAGES = 1_000
# pypdf reports every fault it meets; the reader of news is told of those that matter, by us. One
# handler for all files: another one for each would be asked at each fault.
SILENT = logging.NullHandler()
# Bytes that draw one line. Its time grows with the square of its characters: 20,000 of them take
# three seconds.
LONGEST_LINE = 20_000
NEXT_LINE = re.compile(rb"\b(?:T[dDm]|BT|ET)\b|T\*")
SHOWS_TEXT = re.compile(rb"T[jJ]|['\"]")
MOST_NUMBERS = 5

# What programs write in the place of a title.
NO_TITLES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"Microsoft (?:Word|PowerPoint|Excel)\b.*",  # their print dialogs
        r".*\.(?:docx?|rtf|odt|pages|pptx?|xlsx?|indd|qxp|qxd|tex|dvi|ps|pdf|html?|txt|cdr|ai)",
        r"(?:untitled|document|layout|slide|page|print|presentation)[ _-]*\d*",
        r"(?:powerpoint presentation|print preview|print version|about:blank)",
        r"(?:https?:|www\.|file:).*",  # browsers that found no title
        r"\S*",  # the name of a file
    )
)
NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?(?: [^\W\d_]+(?:['’.-][^\W\d_]+)*\.?){1,4}")
# Words in the names of accounts and firms, and not in those of authors.
NO_NAMES = frozenset(
    "adobe admin administrator author computer desk desktop editor gmbh group inc laptop llc ltd"
    " mac media microsoft news newsroom office owner pc press staff team the unknown user"
    " windows".split()
)
MADE = re.compile(r"D:(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")


def load(source: Source) -> Iterator[Document]:
    """The one document of the file; `LoadError` when it cannot be read or has no text.

    Pages that cannot be read cost only themselves, and are told after the document.
    """
    reader = opened(source)
    pages = [page_text(reader, index) for index in range(len(reader.pages))]
    text, blocks, furniture = running_text([page or "" for page in pages])
    unread = [number for number, page in enumerate(pages, 1) if page is None]
    if blocks:
        yield Document(
            source.digest, source.path, text, blocks, metadata_of(reader), furniture=furniture
        )
    elif not unread:
        raise LoadError(f"{source.path} has no text in it: its pages are pictures, or blank.")
    if unread:
        numbers = ", ".join(map(str, islice(unread, MOST_NUMBERS)))
        more = ", …" if len(unread) > MOST_NUMBERS else ""
        raise LoadError(
            f"{source.path}: {len(unread)} of its {len(pages)} pages cannot be read"
            f" (number {numbers}{more})."
        )


def opened(source: Source) -> PdfReader:
    """The file, all its pages found; `LoadError` with what is in the way."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError
    except ImportError:
        raise PackageMissing(
            f"{source.path} is a PDF, which this program reads with the package pypdf installed."
        ) from None
    logging.getLogger("pypdf").addHandler(SILENT)
    try:
        reader = PdfReader(BytesIO(source.data))
        # Most protected files ask for a password only to be printed or changed.
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
        count = len(reader.pages) if is_open else 0
    except DependencyError:
        is_open = False
    except Exception as error:  # Faults in a file surface as errors of any kind.
        raise LoadError(f"{source.path} is damaged, or no PDF.") from error
    if not is_open:
        raise LoadError(f"{source.path} is encrypted; saved without protection it can be read.")
    if count > MOST_PAGES:
        raise LoadError(f"{source.path} has {count} pages; PDFs of up to {MOST_PAGES} are read.")
    return reader


def page_text(reader: PdfReader, index: int) -> str | None:
    """The text of a page, or None where it cannot be read."""
    try:
        page = reader.pages[index]
        contents = page.get_contents()
        lines = NEXT_LINE.split(b"" if contents is None else contents.get_data())
        if any(len(line) > LONGEST_LINE and SHOWS_TEXT.search(line) for line in lines):
            return None
        return page.extract_text()
    except Exception:  # As above: one bad page costs only itself.
        return None


def metadata_of(reader: PdfReader) -> Metadata:
    """What the document information says, where it was a person who said it.

    The day is when this file was made: long after publication where a browser printed a page, and
    never known to be the same day. So it is a day of capture.
    """
    try:
        said = {key: one_line(str(value)) for key, value in (reader.metadata or {}).items()}
    except Exception:  # As above: without it there is still the text.
        return Metadata()
    return Metadata(
        title=title(said.get("/Title", "")),
        byline=byline(said.get("/Author", "")),
        captured=made(said.get("/CreationDate", "")),
    )


def title(said: str) -> str | None:
    """The title, or None for what a program put there."""
    return None if any(pattern.fullmatch(said) for pattern in NO_TITLES) else said


def byline(said: str) -> tuple[str, ...]:
    """The authors who are called as people are."""
    names = (name.strip() for name in re.split(r"[,;&]| and ", said))
    return tuple(
        name
        for name in names
        if NAME.fullmatch(name) and name[0].isupper() and NO_NAMES.isdisjoint(name.lower().split())
    )


def made(said: str) -> datetime.date | None:
    """The day the file was made, in its maker's time zone; None for one that is no day."""
    found = MADE.match(said)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
