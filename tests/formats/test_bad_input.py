"""What is no article is refused with one sentence that names it, and the other files are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import ENVOY_HEAD, HARVEST_HEAD, MINISTER, MINISTER_HEAD, THREE, library_of, write

from briefing import pipeline
from briefing.article import Source
from briefing.entities.measures import MOST_MEASURES, find_measures
from briefing.entities.sentences import split
from briefing.errors import LoadError
from briefing.formats import SUFFIXES, limits
from briefing.formats.webpage_linked_data import LONGEST_VALUE
from briefing.inert import one_line

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20
HEADERS = b"From: Anna Novak <anna@example.org>\nSubject: Drones\n"
MANY_LINES = b"a\n" * (limits.MOST_LINES + 1)
NESTED_PARTS = HEADERS + b"".join(
    b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (depth, depth)
    for depth in range(2_000)
)
BAD = {
    "empty.txt": (b"", "empty.txt has no text in it."),
    "empty.md": (b"", "empty.md has no text in it."),
    "empty.html": (b"", "empty.html has no text in it."),
    "empty.xhtml": (b"", "empty.xhtml has no text in it."),
    "empty.mhtml": (b"", "empty.mhtml has no web page in it."),
    "empty.eml": (b"", "empty.eml has no text in it."),
    "empty.mbox": (b"", "empty.mbox has no text in it."),
    "empty.pdf": (b"", "empty.pdf is damaged, or no PDF."),
    "image.txt": (PNG, "image.txt is not a text file."),
    "image.md": (PNG, "image.md is not a text file."),
    "image.html": (PNG, "image.html is not a web page."),
    "image.mhtml": (PNG, "image.mhtml has no web page in it."),
    "image.eml": (PNG, "image.eml is not a text file."),
    "image.mbox": (PNG, "image.mbox is not a text file."),
    "image.pdf": (PNG, "image.pdf is damaged, or no PDF."),
    "headers.eml": (HEADERS, "headers.eml has no text in it."),
    "nested.eml": (NESTED_PARTS, "nested.eml holds a message whose parts are nested too deep."),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<</Type /Cat", "cut.pdf is damaged, or no PDF."),
    "nested.html": (
        b"<div>" * 10_000 + b"Text of the page.",
        "nested.html has its elements too deep in one another to be read.",
    ),
    "tags.html": (b"<br>" * 1_000_001, "tags.html has more markup than a page of news can have."),
    "attributes.html": (
        b"<p " + b"a=b " * 20_001 + b">Text of the page.",
        "attributes.html has more markup than a page of news can have.",
    ),
    "marks.md": (b"![" * 200_001, "marks.md has more markup than a text to be read."),
    "lines.txt": (MANY_LINES, "lines.txt has its text in more than 100,000 lines."),
    "lines.md": (MANY_LINES, "lines.md has its text in more than 100,000 lines."),
    "lines.eml": (
        HEADERS + b"\n" + MANY_LINES,
        "lines.eml has its text in more than 100,000 lines.",
    ),
    "large.mbox": (
        b"From a Tue May  3 10:00:00 2022\n" + b"a" * (limits.CARRIER * limits.MEGABYTE + 1),
        "large.mbox holds a message larger than 50 MB.",
    ),
    "long.eml": (
        HEADERS + b"\n" + b"a" * (limits.MOST_CHARACTERS + 1),
        "long.eml has more than 6,000,000 characters of text.",
    ),
}


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(LoadError) as refused:
        list(pipeline.read(Source(name, data)))
    return str(refused.value)


@pytest.mark.parametrize(("name", "data", "sentence"), [(n, *row) for n, row in BAD.items()])
def test_what_cannot_be_read_is_refused_with_one_sentence(
    name: str, data: bytes, sentence: str
) -> None:
    assert refusal(name, data) == sentence == one_line(sentence)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_too_large_for_its_kind_is_refused_before_it_is_read(
    tmp_path: Path, suffix: str
) -> None:
    folder = write(tmp_path / "articles", {})
    most = limits.LARGEST.get(suffix, limits.CARRIER)
    with (folder / f"data{suffix}").open("wb") as file:
        file.truncate(most * limits.MEGABYTE + 1)  # A hole: no byte of it is written.
    with library_of(tmp_path, THREE) as library:
        assert library.failures() == (
            f"data{suffix} is larger than {most} MB, the most that is read of its kind.",
        )
        assert len(library.search("").rows) == 3


def test_bad_files_hold_up_no_good_one(tmp_path: Path) -> None:
    few = {name: row for name, row in BAD.items() if name.startswith(("empty", "image", "cut"))}
    with library_of(tmp_path, {**THREE, **{name: row[0] for name, row in few.items()}}) as library:
        heads = {row.headline for row in library.search("").rows}
        assert heads == {MINISTER_HEAD, ENVOY_HEAD, HARVEST_HEAD}
        assert sorted(library.failures()) == sorted(sentence for _, sentence in few.values())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bytes.txt", MINISTER.encode() + b"\x81\x8d\x8f\x90\x9d"),
        ("bytes.html", b"<p>" + MINISTER.encode() + b"\x81\x8d\xff"),
        ("cut.html", b"<html><body><p>" + MINISTER.encode() + b'<a href="http'),
        ("comment.html", b"<p>" + MINISTER.encode() + b"<!-- no end"),
        ("cut.eml", HEADERS + b"Content-Type: multipart/mixed; boundary=B\n\n--B\n\nAnna Novak"),
        ("base64.eml", HEADERS + b"Content-Transfer-Encoding: base64\n\nQW5uYSBOb3Zhaw=!"),
    ],
)
def test_a_damaged_article_is_read_as_far_as_it_goes(name: str, data: bytes) -> None:
    ((article, _),) = pipeline.read(Source(name, data))
    assert "Anna Novak" in article.text


def test_a_message_of_a_thousand_parts_is_one_article() -> None:
    parts = b"".join(b"--B\n\nPart %d of the message.\n" % number for number in range(1_000))
    data = HEADERS + b"Content-Type: multipart/mixed; boundary=B\n\n" + parts + b"--B--\n"
    ((article, _),) = pipeline.read(Source("parts.eml", data))
    assert article.text.count("of the message.") == 1_000


def test_one_message_too_long_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 200)
    pages = ("<p>Short.", "<p>" + "Long. " * 100, "<p>The last.")
    box = b"".join(
        b"From a Tue May  3 10:00:00 2022\n%sContent-Type: text/html\n\n%s\n\n"
        % (HEADERS, page.encode())
        for page in pages
    )
    articles = pipeline.read(Source("box.mbox", box))
    assert [next(articles)[0].text, next(articles)[0].text] == ["Short.", "The last."]
    with pytest.raises(LoadError, match=r"box\.mbox has more than 200 characters of text"):
        next(articles)


def test_no_sentence_is_weighed_for_more_measures_than_it_can_have() -> None:
    text = "The government imposed " + "sanctions on Iran, " * 40 + "he said."
    counts = [len(find_measures(text, sentence)) for sentence in split(text)]
    assert max(counts) == MOST_MEASURES


def test_of_a_declared_value_without_end_only_the_beginning_is_read() -> None:
    endless = "Anna Novak and " + "a@" * 100_000
    page = f"<meta name=author content='{endless}'><p>{MINISTER}</p>"
    ((article, _),) = pipeline.read(Source("page.html", page.encode()))
    assert sum(map(len, article.byline)) <= LONGEST_VALUE
