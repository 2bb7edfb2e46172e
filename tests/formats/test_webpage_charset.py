from __future__ import annotations

import pytest

from briefing.formats.webpage import decode_page
from briefing.formats.webpage_charset import is_text

META = '<meta charset="{}">'
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
XML = '<?xml version="1.0" encoding="{}"?>'


@pytest.mark.parametrize(
    ("said", "name", "encoding", "text"),
    [
        (META, "utf-8", "utf-8", "café"),
        (META, "windows-1251", "cp1251", "Переговоры"),
        (META, "koi8-r", "koi8-r", "Переговоры"),
        (META, "Shift_JIS", "cp932", "会談は続く"),
        (META, "gb2312", "gb18030", "会谈"),
        (META, "iso-2022-jp", "iso2022_jp", "会談"),
        (META, "iso-8859-1", "cp1252", "“café”"),
        (HTTP_EQUIV, "ISO-8859-2", "iso8859-2", "Łódź"),
        (XML, "windows-1253", "cp1253", "Συνομιλίες"),
        # A page saved anew does not always know in what.
        (META, "windows-1251", "utf-8", "Переговоры"),
        (META, "utf-8", "cp1252", "café"),
        # Names that no page can mean.
        (META, "hex", "cp1252", "café"),
        (META, "utf-7", "cp1252", "café"),
        (META, "no-such-charset", "cp1252", "café"),
        (META, "utf-16", "utf-8", "café"),
    ],
)
def test_the_charset_is_what_the_page_says_where_that_can_be(
    said: str, name: str, encoding: str, text: str
) -> None:
    page = f"<html>{said.format(name)}<p>{text}</p>"
    assert decode_page(page.encode(encoding)) == page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_goes_before_all(encoding: str) -> None:
    page = f"{META.format('koi8-r')}<p>café</p>"
    assert decode_page(page.encode(encoding), declared="cp1251") == page


def test_what_the_carrier_declares_goes_before_what_the_page_says() -> None:
    page = f"{META.format('koi8-r')}<p>Переговоры</p>"
    assert decode_page(page.encode("cp1251"), declared="windows-1251") == page


@pytest.mark.parametrize("declared", [None, "", "x-unknown", "\0"])
def test_without_a_charset_the_content_tells(declared: str | None) -> None:
    assert decode_page("<p>café</p>".encode("cp1252"), declared) == "<p>café</p>"
    assert decode_page("<p>café au lait</p>".encode("utf-16-le"), declared) == "<p>café au lait</p>"


def test_line_ends_are_newlines() -> None:
    assert decode_page(b"a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<p>Text</p>", True),
        ("<p>会談</p>".encode("iso2022_jp"), True),
        ("<p>Text</p>".encode("utf-16"), True),
        (b"", True),
        (bytes(range(256)) * 9, False),
        (b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + bytes(range(9)) * 20, False),
    ],
)
def test_pictures_and_programs_are_no_text(data: bytes, expected: bool) -> None:
    assert is_text(data) is expected
