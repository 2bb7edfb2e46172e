from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Source
from briefing.cleaning import clean
from briefing.formats import loader_for
from briefing.formats.links import folded_links, is_web, web_address

STORY = "The minister said on Tuesday that the talks in Geneva would go on for another week. "
PAGE = f"""<html><head><link rel="canonical" href="https://example.org/news/talks"></head><body>
<nav><a href="/home">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks go on in Geneva this week</h1>
<p>{STORY * 3}She spoke to <a href="/people/novak">Anna
   Novak</a>, and to <a href="https://example.com/x?y=1"> the   <b>press</b> </a>later.</p>
<p>{STORY * 3}<a href="javascript:alert(1)">Do</a> <a href="#top">not</a> <a href="">go</a>.</p>
<a href="other"><p>{STORY}</p><p>It went on.</p></a>
</article></body></html>"""
NOTE = f"""---
url: https://example.org/news/talks
---
# Talks go on

{STORY}See [the *whole*
report](/report.pdf) and <https://example.com/>, not [this](mailto:a@example.org).
"""


def links(path: str, text: str) -> list[tuple[str, str]]:
    loader = loader_for(path)
    assert loader is not None
    (document,) = loader.load(Source(path, text.encode()))
    article = clean(document)
    assert {*article.links} <= {*document.links}
    return [(document.text[link.start : link.end], link.url) for link in article.links]


def test_a_page_keeps_the_links_of_its_story() -> None:
    found = links("a.html", PAGE)
    assert ("Anna Novak", "https://example.org/people/novak") in found
    assert ("the press", "https://example.com/x?y=1") in found
    assert ("It went on.", "https://example.org/news/other") in found
    assert not {"Home", "World", "Do", "not", "go"} & {label for label, _ in found}


def test_a_note_keeps_its_links() -> None:
    assert links("a.md", NOTE) == [
        ("the whole report", "https://example.org/report.pdf"),
        ("https://example.com/", "https://example.com/"),
    ]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org",
     "#part", "", "  ", "/relative", "http://", "https://[", "https://a.b/\x1b]0;x",
     "https://a.b/\u202e", "https://a.b/ c", "https://a.b/" + "x" * 3_000],
)  # fmt: skip
def test_only_whole_and_plain_addresses_of_the_web_are_kept(href: str) -> None:
    assert web_address(href, None) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://[", False),
        ("-h", False),
    ],
)
def test_an_address_of_the_web_is_one_of_http(address: str, expected: bool) -> None:
    assert is_web(address) is expected


@given(st.lists(st.tuples(st.text(alphabet="ab \n\t"), st.text(alphabet="cd \n"))))
def test_a_link_is_where_its_words_are_when_blanks_are_folded(
    pieces: list[tuple[str, str]],
) -> None:
    run, spans = "", []
    for before, label in pieces:
        run += before
        spans.append((len(run), len(run) + len(label), ""))
        run += label
    folded = " ".join(run.split())
    found = [folded[link.start : link.end] for link in folded_links(run, spans)]
    assert found == [" ".join(label.split()) for _, label in pieces if label.strip()]
