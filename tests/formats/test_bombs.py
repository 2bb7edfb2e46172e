"""Files that are small and would be large when they are unpacked: refused, or read as they lie."""

from __future__ import annotations

import base64
import gzip
import zlib

import pytest
from articles import MINISTER
from calling import entities_of_entities

from briefing import pipeline
from briefing.article import Source
from briefing.errors import LoadError

# Far more than any limit lets through, and a few kilobytes packed.
PACKED = zlib.compress(b" " * 100_000_000, 9)
PACKED_PAGE = gzip.compress(b"<p>" + b"a" * 10_000_000)
FROM = b"From: Anna Novak <anna@example.org>\n"
BASE64 = b"Content-Transfer-Encoding: base64\n\n"


def pdf_of(stream: bytes, filters: bytes) -> bytes:
    """One page that shows what comes out of a stream."""
    shown = b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(stream), filters, stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        shown,
    ]
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 5\n0000000000 65535 f \n" + table
    return data + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


ONE_PAGE = "1 of its 1 pages cannot be read (number 1)."
REFUSED = {
    "packed.pdf": (pdf_of(PACKED, b"/FlateDecode"), ONE_PAGE),
    "twice.pdf": (pdf_of(zlib.compress(PACKED, 9), b"[/FlateDecode/FlateDecode]"), ONE_PAGE),
    "filters.pdf": (pdf_of(b"x", b"[" + b"/FlateDecode" * 5_000 + b"]"), ONE_PAGE),
    "runs.pdf": (pdf_of(b"\x81 " * 1_000_000, b"/RunLengthDecode"), ONE_PAGE),
    "packed.html": (PACKED_PAGE, "is not a web page."),
    "packed.mhtml": (
        b"Content-Type: text/html\nContent-Encoding: gzip\n"
        + BASE64
        + base64.encodebytes(PACKED_PAGE),
        "has no web page in it.",
    ),
    "packed.eml": (
        FROM + b"Content-Type: application/gzip\n" + BASE64 + base64.encodebytes(PACKED_PAGE),
        "has no text in it.",
    ),
    "messages.eml": (
        FROM + b"Content-Type: message/rfc822\n\n" * 2_000 + FROM + b"\nWords.\n",
        "holds a message whose parts are nested too deep.",
    ),
}


@pytest.mark.parametrize(("name", "data", "why"), [(n, *row) for n, row in REFUSED.items()])
def test_a_bomb_is_refused_with_one_sentence(name: str, data: bytes, why: str) -> None:
    with pytest.raises(LoadError) as refused:
        list(pipeline.read(Source(name, data)))
    assert str(refused.value).startswith(name)
    assert str(refused.value).endswith(why)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["page.html", "page.xhtml"])
def test_entities_of_entities_are_not_unpacked(name: str) -> None:
    page = f'<?xml version="1.0"?>{entities_of_entities()}<p>{MINISTER}</p>'
    ((article, _),) = pipeline.read(Source(name, page.encode()))
    assert "Anna Novak" in article.text
    assert len(article.text) < 1_000


def test_messages_packed_into_messages_are_unpacked_but_once() -> None:
    inner = MINISTER.encode()
    for _ in range(20):
        inner = b"Content-Type: message/rfc822\n" + BASE64 + base64.encodebytes(inner)
    data = FROM + inner
    ((article, _),) = pipeline.read(Source("packed.eml", data))
    assert len(article.text) <= len(data)
