"""Mail: single messages and mailboxes, one document per message.

A page is read as a page: it has the paragraphs, headings and quotes that its plain twin has lost,
and newsletters leave that twin nearly empty. The plain body is read where no page shows any text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import PurePosixPath

from briefing.article import Document, Source
from briefing.errors import LoadError
from briefing.formats import webpage
from briefing.formats.limits import refuse_large_message
from briefing.formats.mail_body import one_document, page_body, plain_body, unflowed
from briefing.formats.mail_headers import is_forward, metadata_of
from briefing.formats.mime import (
    HTML,
    PAGES,
    PLAIN,
    Part,
    charset_of,
    content,
    header,
    messages,
    parse,
    parts,
    text_of,
)

MAILBOX = ".mbox"
# A line that parts two messages has the day, hour and year of delivery, or headers follow at once:
# a sentence that begins with "From" after a blank line has neither.
MESSAGE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From (?:"
    rb"[^\n]{0,300}? \d\d?:\d\d(?::\d\d)?[^\n]{0,12}? (?:19|20)\d\d[^\n]{0,12}(?:\n|\Z)"
    rb"|[^\n]{0,300}\n(?=[!-9;-~]{1,80}:))"
)
ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.M)
MOST_NUMBERS = 5


def load(source: Source) -> Iterator[Document]:
    """A document for every message; `LoadError` when there is none that can be read.

    Of a mailbox the readable messages come first: what could not be read is told after the last.
    """
    is_mailbox = PurePosixPath(source.path).suffix.lower() == MAILBOX
    digest, number, place = source.digest, 1, 0
    failures: dict[int, LoadError] = {}
    stored = messages_in(source.data) if is_mailbox else iter((source.data,))
    for place, data in enumerate(stored, 1):
        results = list(readings(data, source.path, digest, number))
        number += len(results)
        documents = [result for result in results if isinstance(result, Document)]
        yield from documents
        errors = [result for result in results if isinstance(result, LoadError)]
        if errors and not documents:
            failures[place] = errors[0]
    if place == 0:
        raise LoadError(f"{source.path} has no text in it.")
    if failures:
        raise next(iter(failures.values())) if place == 1 else told(source.path, failures, place)


def messages_in(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, one after the other as they are asked for."""
    at = 0
    for line in MESSAGE.finditer(data):
        if before := data[at : line.start()].strip():
            yield ESCAPED_FROM.sub(b"", before)
        at = line.end()
    if last := data[at:].strip():
        yield ESCAPED_FROM.sub(b"", last)


def told(path: str, unread: Collection[int], total: int) -> LoadError:
    """One sentence on the messages of a mailbox that could not be read."""
    numbers = ", ".join(str(place) for place in islice(unread, MOST_NUMBERS))
    more = ", …" if len(unread) > MOST_NUMBERS else ""
    return LoadError(
        f"{path}: {len(unread)} of its {total} messages cannot be read (number {numbers}{more})."
    )


def readings(data: bytes, path: str, digest: str, first: int) -> Iterator[Document | LoadError]:
    """What each message in one gives, the attached ones after their carrier; `first` numbers it."""
    try:
        refuse_large_message(path, len(data))
        found = list(messages(parse(data, path)))
    except LoadError as error:
        yield error
        return
    for number, message in enumerate(found, first):
        document_id = digest if number == 1 else f"{digest}-{number}"
        try:
            document = document_of(message, document_id, path)
        except LoadError as error:
            yield error
        else:
            yield document


def document_of(message: Part, document_id: str, path: str) -> Document:
    """The document in one message; `LoadError` when nothing in it can be read."""
    failed: LoadError | None = None
    for preferred in (HTML, PLAIN):
        bodies, failed = bodies_of(message, preferred, document_id, path)
        if bodies and (preferred == PLAIN or not failed):
            return one_document(bodies, metadata_of(message))
    raise failed or LoadError(f"{path} has no text in it.")


def bodies_of(
    message: Part, preferred: str, document_id: str, path: str
) -> tuple[list[Document], LoadError | None]:
    """What the parts that are shown give, all those with markup as one page; the first failure."""
    forward = is_forward(message)
    shown = list(parts(message, preferred))
    pages = [part for part in shown if part.get_content_type() in PAGES]
    bodies: list[Document] = []
    failed: LoadError | None = None
    for part in shown:
        try:
            if pages and part is pages[0]:
                html = "\n".join(webpage.decode_page(content(p), charset_of(p)) for p in pages)
                bodies.append(page_body(webpage.document_of(html, document_id, path), forward))
            elif is_plain(part) and (text := text_of(part, path)).strip():
                drawn = unflowed(text, header(part, "Content-Type") or "")
                bodies.append(plain_body(drawn, document_id, path, forward))
        except LoadError as error:
            failed = failed or error
    return bodies, failed


def is_plain(part: Part) -> bool:
    """Is it plain text? What says that it has parts and has none is."""
    return part.get_content_type() == PLAIN or part.get_content_maintype() == "multipart"
