from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import assert_document

from briefing.article import Document, Source
from briefing.errors import LoadError
from briefing.formats import loader_for, webpage
from briefing.inert import visible

ITSELF = '{"@id":"a"}'
CIRCLE = '{"@type":"Article","author":{"@id":"a"}},{"@id":"a","name":[' + ITSELF
CIRCLE += f",{ITSELF}" * 99 + "]}"
SAID = "The minister said on Tuesday that the talks in Geneva would go on for another day."


def load(page: str | bytes) -> Document:
    data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    (document,) = webpage.load(Source("saved.html", data))
    return document


def printed(page: str) -> list[tuple[str, str]]:
    document = load(page)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def texts(page: str) -> list[str]:
    return [text for _, text in printed(page)]


@pytest.mark.parametrize("path", ["a.html", "b.HTM", "folder/c.xhtml"])
def test_a_web_page_is_known_by_its_suffix_in_any_case(path: str) -> None:
    assert loader_for(path) is webpage


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One</p><p>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<div>One<p>Two</p>Three</div>", [("paragraph", t) for t in ("One", "Two", "Three")]),
        (
            "<p>Text</p><h2>Part</h2><h6>Less</h6>",
            [("paragraph", "Text"), ("heading", "Part"), ("heading", "Less")],
        ),
        (
            "<ul><li>one<li>two<ul><li>three</ul></ul>",
            [("item", t) for t in ("one", "two", "three")],
        ),
        ("<dl><dt>Name</dt><dd>Meaning</dd></dl>", [("item", "Name"), ("item", "Meaning")]),
        (
            "<blockquote><p>We will</p><p>go on</p></blockquote>",
            [("quote", "We will"), ("quote", "go on")],
        ),
        ("<blockquote><ul><li>one</ul></blockquote>", [("item", "one")]),
        (
            "<figure><img><figcaption>A tank</figcaption></figure><p>Text</p>",
            [("caption", "A tank"), ("paragraph", "Text")],
        ),
        (
            "<div class='wp-caption-text'><p>A tank</p></div><p>Text</p>",
            [("caption", "A tank"), ("paragraph", "Text")],
        ),
        ("<pre>one\n  two</pre>", [("paragraph", "one two")]),
        (
            "<table><tr><th>State<th>Drones<tr><td>Freedonia<td>40</table>",
            [("item", "State | Drones"), ("item", "Freedonia | 40")],
        ),
        (
            "<table><tr><td>Menu<td><p>One</p><p>Two</p></table>",
            [("paragraph", t) for t in ("Menu", "One", "Two")],
        ),
        ("<table><tr><td>One<br><br>Two</table>", [("paragraph", "One"), ("paragraph", "Two")]),
    ],
)
def test_each_run_of_text_is_a_block_of_its_kind(
    page: str, expected: list[tuple[str, str]]
) -> None:
    assert printed(page) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>T<b>w</b>o <a href=x>links</a>.</p>", ["Two links."]),
        ("<p>a\n  b\tc&nbsp; d</p>", ["a b c d"]),
        ("<p>one<br>line</p>", ["one line"]),
        ("<p>one<br> <br>two<br><br><br>three</p>", ["one", "two", "three"]),
        ("<p>before<!-- not this -->after</p>", ["beforeafter"]),
        ("<p>R&amp;D &lt;b&gt; &#x20AC; &eacute;</p>", ["R&D <b> € é"]),
        ("<p>cut here and never clos", ["cut here and never clos"]),
        ("no markup at all", ["no markup at all"]),
        ("<p>one</p>between<p>two</p>after", ["one", "between", "two", "after"]),
        ("<x-story><p>one</p><p>two</p></x-story>", ["one", "two"]),
    ],
)
def test_inline_markup_breaks_no_word_and_blocks_never_glue(
    source: str, expected: list[str]
) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    "unshown",
    [
        "<script>gone()</script>",
        "<style>gone {}</style>",
        "<template><p>gone</p></template>",
        "<noscript><p>gone</p></noscript>",
        "<svg><title>gone</title><text>gone</text></svg>",
        "<textarea>gone</textarea>",
        "<iframe>gone</iframe>",
        "<div hidden>gone</div>",
        "<div style='color: red; display:none'>gone</div>",
        "<span style='visibility: hidden'>gone</span>",
        "<span class='sr-only'>gone</span>",
    ],
)
def test_what_a_browser_does_not_show_is_not_read(unshown: str) -> None:
    assert texts(f"<p>kept {unshown}and kept</p>") == ["kept and kept"] or texts(
        f"<div>kept</div>{unshown}<div>and kept</div>"
    ) == ["kept", "and kept"]


@pytest.mark.parametrize("hiding", ["hidden id='S:0'", "style='display: none'"])
def test_a_hidden_story_is_read_for_a_script_would_have_shown_it(hiding: str) -> None:
    assert texts(f"<h1>Talks</h1><div {hiding}>{f'<p>{SAID}</p>' * 30}</div>")[1:] == [SAID] * 30


def test_the_head_of_the_page_is_not_text() -> None:
    assert texts(f"<head><title>Talks</title></head><body><p>{SAID}</p></body>") == [SAID]


@pytest.mark.parametrize(
    ("page", "headline"),
    [
        ("<title>Talks go on | Daily</title><h1>Daily</h1><h1>Talks go on</h1>", "Talks go on"),
        (
            "<title>Talks go on | Daily</title><h1>Talks go on another day</h1>",
            "Talks go on another day",
        ),
        (
            "<meta property=og:title content='Talks go on'><h2>Part</h2><h2>Talks go on</h2>",
            "Talks go on",
        ),
        ("<title>Talks go on</title><h2>Other talks</h2><p>Text</p>", None),
        ("<title>Talks go on</title><h1>Talks go on</h1><h1>Talks go on</h1>", "Talks go on"),
        (
            "<meta property=og:site_name content='Daily'><title>Daily</title><h1>Daily</h1>",
            None,
        ),
        ("<p>Text</p>", None),
    ],
)
def test_the_headline_is_the_heading_that_agrees_with_the_declared_title(
    page: str, headline: str | None
) -> None:
    found = [text for kind, text in printed(page) if kind == "headline"]
    assert found == ([headline] if headline else [])


def test_the_title_is_the_headline_as_the_page_prints_it() -> None:
    document = load(f"<title>Geneva talks go on - Daily</title><h1>Talks go on</h1><p>{SAID}</p>")
    assert document.metadata.title == "Talks go on"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "has no text in it"),
        (b" \n ", "has no text in it"),
        (b"<html><head><title>Talks</title></head><body><img src=a></body></html>", "has no text"),
        (b"<!-- only this -->", "has no text in it"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is not a web page"),
        (b"<div>" * 10_000 + b"deep", "too deep in one another"),
        (b"<p></p>" * 300_001 + b"Text", "more elements than a page of news"),
        (b"<p>" + b"word " * 1_000_000, "more text than a page of news"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_name(data: bytes, sentence: str) -> None:
    with pytest.raises(LoadError, match=rf"^saved\.html .*{sentence}.*\.$"):
        load(data)


@pytest.mark.parametrize(
    "page",
    [
        "<div class=nav>" * 1_500 + f"<p>{SAID}</p>",
        "<div style='display:none'>" * 1_500 + f"<p>{SAID}</p>" * 30,
        "<table><tr><td>a<td>" * 500 + f"<p>{SAID}</p>",
        "<div rel=author itemprop=author>" * 1_500 + f"<p>{SAID}</p>",
        "<time datetime=2020-01-01>" * 1_500 + f"<p>{SAID}</p>",
        "<time datetime=2020-01-01 rel=author>" * 200 + "<b></b>" * 30_000 + f"<p>{SAID}</p>",
        "<div itemprop=datePublished>" * 200 + "<b></b>" * 30_000 + f"<p>{SAID}</p>",
        f"<p class='{'nav-' * 100_000}'>{SAID}</p>",
        f"<p title='{'a' * 5_000_000}'>{SAID}</p>",
        f"<p>{'x<br>' * 50_000}{SAID}</p>",
        f"<title>{' | ' * 50_000}</title><p>{SAID}</p>",
        f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{SAID}</p>",
        f"<script type=application/ld+json>[{CIRCLE}]</script><p>{SAID}</p>",
        f"<meta name=author content='{'a, ' * 100_000}'><p>{SAID}</p>",
    ],
)
def test_hostile_markup_takes_no_more_time_than_much_markup(page: str) -> None:
    assert SAID in load(page).text


def test_xhtml_may_close_an_empty_element_at_once() -> None:
    page = f"<?xml version='1.0'?><html><head><script src='a'/></head><p>{SAID}</p></html>"
    assert texts(page) == [SAID]


@pytest.mark.parametrize("control", ["\x1b", "&#27;", "&#x202E;", "\u202e", "&lrm;", "\x9b", "\0"])
def test_control_characters_do_not_survive_in_any_spelling(control: str) -> None:
    title = f"Talks a{control}b go on"
    document = load(f"<title>{title}</title><h1>{title}</h1><p>a{control}b</p>{SAID * 3}")
    for text in (document.text, document.metadata.title or ""):
        assert visible(text) == text


MARKUP = (
    "<p>", "</p>", "<div class=nav>", "</div>", "<b>", "</b>", "<br>", "<h1>", "</h1>", "<li>",
    "<table>", "<tr>", "<td>", "<!--", "-->", "<a href=x>", "</a>", "<title>", "<script>",
    "<script type=application/ld+json>", '{"@type":"Article"}', "<meta name=author content='", "'",
    ">", "&#7;", "&amp;", "word", "<figcaption>", "<time datetime=2020-01-02>",
    "<div hidden>", "</",
)  # fmt: skip


@given(
    st.one_of(
        st.binary(),
        st.lists(st.sampled_from(MARKUP)).map(lambda parts: " ".join(parts).encode()),
        st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_load_or_are_told_to_hold_no_page(data: bytes) -> None:
    try:
        document = load(data)
    except LoadError:
        return
    assert_document(document)
    assert all(before.end + 2 == after.start for before, after in pairwise(document.blocks))
    assert document.blocks[-1].end == len(document.text)
    assert {span.start for span in (*document.story, *document.furniture)} <= {
        block.start for block in document.blocks
    }
