from __future__ import annotations

import datetime
import io
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from briefing.article import Document, Metadata, Source
from briefing.errors import LoadError, PackageMissing
from briefing.formats import loader_for, pdf
from briefing.formats.pdf_pages import running_text

WORDS = "Words of the page."


def printed_on(writer: PdfWriter, lines: list[str]) -> None:
    """Add a page with these lines, one below the other."""
    page = writer.add_blank_page(600, 800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
    )
    stream = DecodedStreamObject()
    shown = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    drawn = "".join(f"({line}) Tj 0 -14 Td\n" for line in shown)
    stream.set_data(f"BT /F 10 Tf 50 750 Td\n{drawn}ET".encode("cp1252"))
    page[NameObject("/Contents")] = stream


def pdf_of(*pages: list[str], information: dict[str, str] | None = None) -> bytes:
    writer = PdfWriter()
    for lines in pages:
        printed_on(writer, lines)
    writer.add_metadata(information or {})
    return saved(writer)


def saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def load(data: bytes) -> Document:
    (document,) = pdf.load(Source("saved.pdf", data))
    return document


def printed(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def metadata(**information: str) -> Metadata:
    data = pdf_of([WORDS], information={f"/{key}": value for key, value in information.items()})
    return load(data).metadata


@pytest.mark.parametrize("path", ["a.pdf", "b.PDF"])
def test_pdf_is_known_by_its_suffix_in_any_case(path: str) -> None:
    assert loader_for(path) is pdf


FIRST = [
    "The first paragraph of this page was set in lines of about the same",
    "length, as print is, and the reader wants it whole and not in single",
    "lines of a column.",
    "The second begins below it, and runs on from the end of this page",
    "where there is no more room for it, to the beginning of the page",
]
SECOND = ["that comes next, where it ends.", "A third one follows."]


def test_lines_are_joined_to_paragraphs_over_the_ends_of_pages() -> None:
    assert printed(load(pdf_of(FIRST, SECOND))) == [
        " ".join(FIRST[:3]),
        " ".join([*FIRST[3:], SECOND[0]]),
        SECOND[1],
    ]


@pytest.mark.parametrize(
    ("end", "beginning", "read"),
    [
        # The word stands whole elsewhere on the page.
        ("on the para-", "graph here.", "on the paragraph here."),
        # It does not, so the hyphen may be its own.
        ("the short-", "range rocket.", "the short-range rocket."),
        ("the un-", "known one.", "the un-known one."),
        # It stands there in both ways.
        ("and co-", "operate now.", "and co-operate now."),
        ("a soft\xad", "ware update.", "a software update."),
        ("no word -", "here it ends.", "no word - here it ends."),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_mended_where_that_is_certain(
    end: str, beginning: str, read: str
) -> None:
    filler = "Lines of words on a page, one of which is paragraph, are filled up so "
    lines = [
        "Those who cooperate or co-operate write a paragraph of words, and not a line of them.",
        (filler * 2)[: 84 - len(end)].rsplit(" ", 1)[0] + " " + end,
        beginning,
    ]
    assert printed(load(pdf_of(lines)))[-1].endswith(read)


def pages(count: int, top: str, bottom: str) -> list[list[str]]:
    stories = ["sun moon star sky", "sea rain wind snow", "road wood hill lake"]
    return [
        [
            top.format(n + 1),
            *(f"The {word} is seen." for word in story.split()),
            bottom.format(n + 1),
        ]
        for n, story in enumerate(stories[:count])
    ]


@pytest.mark.parametrize(
    ("top", "bottom", "reasons"),
    [
        ("The Strelsau Post", "{}", {"page header", "page number"}),
        ("Page {} of 3", "post.example/talks", {"page number", "page footer"}),
        ("The Strelsau Post, page {}", "- {} -", {"page header", "page number"}),
    ],
)
def test_what_recurs_on_the_pages_is_named_and_stands_after_the_text(
    top: str, bottom: str, reasons: set[str]
) -> None:
    document = load(pdf_of(*pages(3, top, bottom)))
    story = min(cut.start for cut in document.furniture)
    assert {cut.reason for cut in document.furniture} == reasons
    assert len(document.furniture) == 6
    assert all(block.start >= story for block in document.blocks[-6:])
    assert "The lake is seen." in document.text[:story]


def test_on_one_page_nothing_recurs() -> None:
    assert load(pdf_of(["1", WORDS, WORDS])).furniture == ()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Talks in Strelsau go on", "Talks in Strelsau go on"),
        ("Microsoft Word - talks final.docx", None),
        ("talks final.doc", None),
        ("talks_final_v3", None),
        ("untitled", None),
        ("Document 1", None),
        ("PowerPoint Presentation", None),
        ("https://post.example/a talk", None),
        ("(anonymous)", None),
        ("", None),
    ],
)
def test_the_title_is_one_that_a_person_gave(said: str, title: str | None) -> None:
    assert metadata(Title=said).title == title


@pytest.mark.parametrize(
    ("said", "byline"),
    [
        ("Jane Doe", ("Jane Doe",)),
        ("Jane Doe, Anna van Novak and J. Smith", ("Jane Doe", "Anna van Novak", "J. Smith")),
        ("Microsoft Office User", ()),
        ("jdoe", ()),
        ("The Strelsau Post", ()),
        ("admin", ()),
        ("", ()),
    ],
)
def test_the_authors_are_called_as_people_are(said: str, byline: tuple[str, ...]) -> None:
    assert metadata(Author=said).byline == byline


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("D:20230103233000-08'00'", datetime.date(2023, 1, 3)),
        ("D:20230231000000", None),
        ("Tuesday", None),
    ],
)
def test_the_day_it_was_made_is_no_day_of_publication(said: str, day: datetime.date | None) -> None:
    found = metadata(CreationDate=said)
    assert found.captured == day
    assert found.published is None


def test_ligatures_and_control_characters_are_drawn_as_letters() -> None:
    assert running_text(["an o\ufb03ce\x1b[31m"])[0] == "an office␛[31m"


def encrypted(user: str) -> bytes:
    writer = PdfWriter()
    printed_on(writer, [WORDS])
    writer.encrypt(user, "owner", algorithm="RC4-128")
    return saved(writer)


def test_a_file_that_is_protected_from_changes_is_read() -> None:
    assert printed(load(encrypted(""))) == [WORDS]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "saved.pdf is damaged, or no PDF."),
        (b"%PDF-1.7\n" + bytes(range(256)), "saved.pdf is damaged, or no PDF."),
        (encrypted("secret"), "saved.pdf is encrypted; saved without protection it can be read."),
        (pdf_of([]), "saved.pdf has no text in it: its pages are pictures, or blank."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(data)
    assert str(caught.value) == sentence


def test_a_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(LoadError, match=r"saved\.pdf has 2 pages; PDFs of up to 1 are read"):
        load(pdf_of([WORDS], [WORDS]))


def test_a_bad_page_costs_only_itself_and_is_told_last(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pdf.page_text
    monkeypatch.setattr(pdf, "page_text", lambda r, index: None if index == 1 else whole(r, index))
    found = pdf.load(Source("saved.pdf", pdf_of(["One."], ["Two."], ["Three."])))
    assert printed(next(found)) == ["One.", "Three."]
    with pytest.raises(LoadError, match=r"saved\.pdf: 1 of its 3 pages cannot .*number 2"):
        next(found)


def test_a_page_with_a_line_without_end_counts_as_bad() -> None:
    data = pdf_of([WORDS], [WORDS * 2_000])
    documents = pdf.load(Source("saved.pdf", data))
    assert next(documents).text == WORDS
    with pytest.raises(LoadError, match=r"1 of its 2 pages cannot be read \(number 2\)"):
        next(documents)


def test_without_the_package_the_reader_is_told_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(PackageMissing, match=r"saved\.pdf is a PDF, .* the package pypdf"):
        load(pdf_of([WORDS]))


def test_faults_of_the_file_are_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    data = pdf_of([WORDS])
    load(data.replace(b"startxref\n", b"startxref\n9"))
    assert capfd.readouterr() == ("", "")


BROKEN = pdf_of([WORDS], SECOND, information={"/Title": "Talks in Strelsau"})


@given(st.integers(0, len(BROKEN) - 1), st.binary(max_size=12), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused(at: int, bad: bytes, gone: int) -> None:
    try:
        document = load(BROKEN[:at] + bad + BROKEN[at + gone :])
    except LoadError:
        return
    assert document.text.strip()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"saved\.pdf"):
        load(data)


def test_however_many_files_are_read_one_handler_hears_of_their_faults() -> None:
    for _ in range(3):
        load(pdf_of([WORDS]))
    assert len(logging.getLogger("pypdf").handlers) == 1
