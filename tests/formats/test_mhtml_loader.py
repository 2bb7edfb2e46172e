from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Document, Source
from briefing.errors import LoadError
from briefing.formats import loader_for, mhtml

PAGE = (
    "text/html\nContent-ID: <page>\nContent-Location: https://post.example/talks",
    "<html><body><p>Words of the page.</p></body></html>",
)
FRAME = ("text/html\nContent-ID: <frame>", "<p>Words of a frame.</p>")
PICTURE = ("image/png\nContent-Transfer-Encoding: base64", "aaaa")
SAVED = (
    "From: <Saved by a browser>\nSubject: The talks\nDate: Tue, 3 Jan 2023 23:30:00 -0800\n"
    "Snapshot-Content-Location: https://post.example/snapshot\n"
)


def archive(*parts: tuple[str, str], headers: str = SAVED, more: str = "") -> bytes:
    body = "".join(f"--edge\nContent-Type: {of}\n\n{text}\n" for of, text in parts)
    kind = f"Content-Type: multipart/related; boundary=edge{more}"
    return f"{headers}{kind}\n\n{body}--edge--\n".encode()


def load(data: bytes) -> Document:
    (document,) = mhtml.load(Source("saved.mhtml", data))
    return document


@pytest.mark.parametrize("path", ["a.mhtml", "b.MHT"])
def test_web_archives_are_known_by_their_suffix_in_any_case(path: str) -> None:
    assert loader_for(path) is mhtml


@pytest.mark.parametrize(
    ("parts", "more", "text"),
    [
        ((PAGE, PICTURE), "", "Words of the page."),
        ((PICTURE, PAGE, FRAME), "", "Words of the page."),
        ((FRAME, PAGE), '; start="<page>"', "Words of the page."),
        ((FRAME, PAGE), "; start=<page>", "Words of the page."),
        ((FRAME, PAGE), "; start=<no-such>", "Words of a frame."),
    ],
)
def test_the_page_is_the_part_that_is_named_or_else_the_first(
    parts: tuple[tuple[str, str], ...], more: str, text: str
) -> None:
    assert load(archive(*parts, more=more)).text == text


def test_an_archive_of_the_page_alone_is_read() -> None:
    assert load(b"Content-Type: text/html\n\n<p>Words.</p>").text == "Words."


def test_the_charset_of_the_part_is_kept_to() -> None:
    body = "<p>Gr=F6=DFe</p>"
    coding = "text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable"
    assert load(archive((coding, body))).text == "Größe"


def test_the_day_of_saving_is_no_day_of_publication() -> None:
    said = load(archive(PAGE)).metadata
    assert said.captured == datetime.date(2023, 1, 3)
    assert said.published is None


@pytest.mark.parametrize(
    ("headers", "part", "address"),
    [
        (SAVED, PAGE, "https://post.example/snapshot"),
        ("", PAGE, "https://post.example/talks"),
        ("", FRAME, None),
        ("Snapshot-Content-Location: file:///tmp/page\n", FRAME, None),
    ],
)
def test_the_address_is_where_the_page_was_saved_from(
    headers: str, part: tuple[str, str], address: str | None
) -> None:
    assert load(archive(part, headers=headers)).metadata.url == address


def test_what_the_page_says_of_itself_comes_first() -> None:
    head = "<head><title>Page</title><link rel=canonical href='https://post.example/page'></head>"
    said = load(archive(("text/html", f"<html>{head}<body><p>Words.</p></body></html>"))).metadata
    assert (said.title, said.url) == ("Page", "https://post.example/page")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", r"saved\.mhtml has no web page in it"),
        (archive(PICTURE), r"saved\.mhtml has no web page in it"),
        (archive(("text/html", "<img>")), r"saved\.mhtml"),
    ],
)
def test_an_archive_without_a_page_is_told_by_its_name(data: bytes, sentence: str) -> None:
    with pytest.raises(LoadError, match=sentence):
        load(data)


@given(st.binary(max_size=200), st.sampled_from(["", "Content-Type: text/html\n\n", SAVED]))
def test_any_bytes_are_read_or_refused(data: bytes, head: str) -> None:
    try:
        document = load(head.encode() + data)
    except LoadError:
        return
    assert document.text.strip()
