from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import assert_document

from briefing.article import Document, Source
from briefing.errors import LoadError
from briefing.formats import SUFFIXES, loader_for, text


def load(data: bytes, path: str = "saved.txt") -> Document:
    (document,) = text.load(Source(path, data))
    return document


def printed(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", "plain"),
        ("Šefčovič".encode(), "Šefčovič"),
        ("naïve".encode("utf-8-sig"), "naïve"),
        ("Kyiv, Київ".encode("utf-16"), "Kyiv, Київ"),
        ("a little endian".encode("utf-16-le"), "a little endian"),
        ("a big endian".encode("utf-16-be"), "a big endian"),
        ("Это русский текст без метки.".encode("utf-16-le"), "Это русский текст без метки."),
        ("four bytes each".encode("utf-32"), "four bytes each"),
        ("“Größe” – naïve €5".encode("cp1252"), "“Größe” – naïve €5"),
        (b"caf\xe9 \x81", "café \ufffd"),
        ("Müller, Šefčovič, Łódź".encode() + b"\xe2\x80", "Müller, Šefčovič, Łódź\ufffd"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(data: bytes, expected: str) -> None:
    assert load(data).text == expected


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_told_by_its_name(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"saved\.txt has no text"):
        load(data)


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 50])
def test_a_binary_file_is_told_by_its_name(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"saved\.txt is not a text file"):
        load(data)


def test_every_kind_of_line_end_becomes_a_newline() -> None:
    assert load(b"one\r\ntwo\rthree\nfour").text == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ("\x00", "\u2400"),
        ("\x1b", "\u241b"),
        ("\x0c", "\u240c"),
        ("\x7f", "\u2421"),
        ("\x85", "\ufffd"),
        ("\u202e", "\ufffd"),
        ("\u2066", "\ufffd"),
        ("\u200f", "\ufffd"),
        ("\u061c", "\ufffd"),
        ("\u2028", "\ufffd"),
        ("\u200d", "\u200d"),
        ("\t", "\t"),
    ],
)
def test_a_control_character_is_shown_and_never_obeyed(control: str, shown: str) -> None:
    harmless = "a line of harmless words " * 4
    assert load(f"{harmless}{control}end".encode()).text == f"{harmless}{shown}end"


def test_each_printed_line_is_a_block_without_its_outer_blanks() -> None:
    assert printed(load(b"  Headline \n\n\tA paragraph.\xc2\xa0\n* an entry")) == [
        "Headline",
        "A paragraph.",
        "* an entry",
    ]


WRAPPED = """\
The first paragraph of this text was typed on a machine that breaks its
lines where the next word would not fit any more, as mail programs did
and some archives still do today.

    The second one is indented, and its lines are broken in the same
way, so that the reader of the text would see three paragraphs, and not
only two, here.
A third follows at once, without a blank line or an indentation between
the two.
"""


def test_the_lines_of_a_hard_wrapped_paragraph_are_one_block() -> None:
    first, second, third = printed(load(WRAPPED.encode()))
    assert first.endswith(
        "breaks its lines where the next word would not fit any more, as mail "
        "programs did and some archives still do today."
    )
    assert second.startswith("The second one")
    assert second.endswith("three paragraphs, and not only two, here.")
    assert third == (
        "A third follows at once, without a blank line or an indentation between the two."
    )


def test_a_joined_line_keeps_every_offset() -> None:
    document = load(WRAPPED.encode())
    assert len(document.text) == len(WRAPPED)
    assert document.text.replace("\n", " ") == WRAPPED.replace("\n", " ")


def test_a_list_of_headlines_stays_a_list() -> None:
    headlines = "\n".join(
        [
            "Ministers Meet in Geneva to Discuss the Terms of a Ceasefire",
            "Rail Strike Ends",
            "Central Bank Leaves Rates Unchanged as Prices Rise Again in the North",
            "Storm Warning for the Coast",
            "Museum Returns Forty Bronzes to the Kingdom They Were Taken From",
            "Heat Record",
        ]
    )
    assert len(load(headlines.encode()).blocks) == 6


def test_the_id_is_the_digest_of_the_bytes() -> None:
    assert load(b"same", "a.txt").id == load(b"same", "b.txt").id == Source("", b"same").digest


@pytest.mark.parametrize("path", ["a.txt", "deep/er/B.TXT", "note.text"])
def test_text_files_are_known_by_their_suffix(path: str) -> None:
    loader = loader_for(path)
    assert loader is not None
    assert [document.path for document in loader.load(Source(path, b"x"))] == [path]


@pytest.mark.parametrize("path", ["archive.zip", "txt", "README", "a.txt.bak"])
def test_a_file_of_another_kind_has_no_loader(path: str) -> None:
    assert loader_for(path) is None


def test_every_listed_suffix_has_a_loader() -> None:
    assert all(loader_for(f"file{suffix}") for suffix in SUFFIXES)


@given(st.text(max_size=400))
def test_reading_keeps_the_length_and_lets_no_control_through(content: str) -> None:
    unified = content.replace("\r\n", "\n").replace("\r", "\n")
    try:
        document = load(content.encode("utf-8-sig"))
    except LoadError:
        return
    assert len(document.text) == len(unified)
    assert_document(document)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = load(data)
    except LoadError:
        return
    assert document.text.strip()
