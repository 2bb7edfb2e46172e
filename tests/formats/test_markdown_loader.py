from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import assert_document

from briefing.article import Document, Metadata, Source
from briefing.errors import LoadError
from briefing.formats import loader_for, markdown
from briefing.inert import visible


def load(page: str) -> Document:
    (document,) = markdown.load(Source("saved.md", page.encode("utf-8", "surrogatepass")))
    return document


def printed(page: str) -> list[tuple[str, str]]:
    document = load(page)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def metadata(*entries: str) -> Metadata:
    return load("\n".join(["---", *entries, "---", "Text."])).metadata


@pytest.mark.parametrize("path", ["a.md", "b.MD", "folder/c.markdown"])
def test_markdown_is_known_by_its_suffix_in_any_case(path: str) -> None:
    assert loader_for(path) is markdown


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("One\nline.\n\nTwo.", [("paragraph", "One line."), ("paragraph", "Two.")]),
        ("Text.\n\n## Section", [("paragraph", "Text."), ("heading", "Section")]),
        ("Text.\n\nSection\n---", [("paragraph", "Text."), ("heading", "Section")]),
        ("> Quoted\n> twice.\n>\n> Again.", [("quote", "Quoted twice."), ("quote", "Again.")]),
        ("- one\n- two\n  - three", [("item", "one"), ("item", "two"), ("item", "three")]),
        ("1. one\n\n   more", [("item", "one"), ("item", "more")]),
        ("> - one\n>\n> two", [("item", "one"), ("quote", "two")]),
        ("```py\none\n\n  two\n```", [("paragraph", "one two")]),
        ("    one\n    two", [("paragraph", "one two")]),
        ("|a|b|\n|-|-|\n|1| |\n| | |", [("item", "a | b"), ("item", "1 |")]),
        ("![A tank](tank.jpg)", [("caption", "A tank")]),
        ("[![A tank](tank.jpg)](more)", [("caption", "A tank")]),
        ("![A tank](tank.jpg) in Kyiv", [("paragraph", "A tank in Kyiv")]),
        ("<div><p>One</p>\n<p>T<b>w</b>o</p></div>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("Text.\n\n---\n\n[a]: http://b", [("paragraph", "Text.")]),
    ],
)
def test_each_stretch_of_the_page_is_a_block_of_its_kind(
    page: str, expected: list[tuple[str, str]]
) -> None:
    assert printed(page) == expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*soft* and **hard** and ~~gone~~", "soft and hard and gone"),
        ("[the text](http://address 'title') [a][b]\n\n[b]: /c", "the text a"),
        ("<http://address>", "http://address"),
        ("`code *kept*`", "code *kept*"),
        ("![of *one*](a.jpg) tank", "of one tank"),
        ("a <b class='c'>bold</b> word<br>and <!-- no -->more", "a bold word and more"),
        ("R&amp;D &quot;x&quot; &#x20AC;", 'R&D "x" €'),
        (r"5 \* 3 \# 2", "5 * 3 # 2"),
        ("a hard  \nbreak\\\ntwice", "a hard break twice"),
        ("<p>1 &lt; 2</p><script>if (a < b) x()</script>", "1 < 2"),
        ("<p title=\"a > b\">kept</p>", "kept"),
    ],
)  # fmt: skip
def test_markup_goes_and_its_text_stays(source: str, text: str) -> None:
    assert load(source).text == text


@pytest.mark.parametrize(
    ("page", "headline"),
    [
        ("# Title\n\nText.", ["Title"]),
        ("Title\n=====\n\nText.", ["Title"]),
        ("- [Home](/)\n\n## Site\n\n# Title\n\nText.", ["Title"]),
        ("![A tank](a.jpg)\n\n# Title\n\nText.", ["Title"]),
        ("# Title\n\n# Section\n\nText.", ["Title"]),
        ("Text.\n\n# Section", []),
        ("## Title\n\nText.", ["Title"]),
        ("---\ntitle: Title\n---\n## Section\n\nText.", []),
        ("---\ntitle: Short\n---\n# Title\n\nText.", ["Title"]),
    ],
)
def test_the_headline_is_the_title_above_all_paragraphs(page: str, headline: list[str]) -> None:
    assert [text for kind, text in printed(page) if kind == "headline"] == headline


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["title: Plain: with a colon # and a remark"], Metadata(title="Plain: with a colon")),
        (['title: "With \\"quotes\\" #"  # outside'], Metadata(title='With "quotes" #')),
        (["title: 'It''s'"], Metadata(title="It's")),
        (["title: >-", "  Folded", "  lines"], Metadata(title="Folded lines")),
        (["title: A > B | C"], Metadata(title="A > B | C")),
        (["Title: ~", "layout: post"], Metadata()),
        (["author: Jane Doe"], Metadata(byline=("Jane Doe",))),
        (["author: By Jane Doe and John Roe"], Metadata(byline=("Jane Doe", "John Roe"))),
        (["author: Jane Doe, John Roe"], Metadata(byline=("Jane Doe", "John Roe"))),
        (["author: John Roe, Jr."], Metadata(byline=("John Roe, Jr.",))),
        (["author: Jane Doe <jane@example.org>"], Metadata(byline=("Jane Doe",))),
        (['authors: [Jane Doe, "John Roe, Jr."]'], Metadata(byline=("Jane Doe", "John Roe, Jr."))),
        (["authors:", "- Jane Doe", "  - 'John Roe'"], Metadata(byline=("Jane Doe", "John Roe"))),
        (["authors:", "  - name: Jane Doe", "    url: http://a"], Metadata(byline=("Jane Doe",))),
        (["author:", '  - "[[Jane Doe]]"'], Metadata(byline=("Jane Doe",))),
        (["source: Example Post"], Metadata(publisher="Example Post")),
        (["publisher:", "  name: Example Post"], Metadata(publisher="Example Post")),
        (["source: https://example.org/a"], Metadata(url="https://example.org/a")),
        (["url: https://example.org/a#b"], Metadata(url="https://example.org/a#b")),
        (["# a remark", "", "site: Example"], Metadata(publisher="Example")),
        (["clipped: 2023-05-04"], Metadata(captured=datetime.date(2023, 5, 4))),
    ],
)  # fmt: skip
def test_front_matter_is_read_as_people_write_it(entries: list[str], expected: Metadata) -> None:
    assert metadata(*entries) == expected


@pytest.mark.parametrize(
    "date",
    [
        "2023-05-03",
        "2023-5-3",
        "2023/05/03",
        "2023-05-03 10:00:00",
        '"2023-05-03T23:30:00-05:00"',
        "3 May 2023",
        "3rd May 2023",
        "May 3, 2023",
        "Wed, 3 May 2023 10:00 GMT",
        "Wednesday, May 3, 2023 at 5 p.m.",
    ],
)
def test_a_clear_date_is_the_day_as_printed(date: str) -> None:
    assert metadata(f"date: {date}").published == datetime.date(2023, 5, 3)


@pytest.mark.parametrize(
    "date",
    ["03/05/2023", "2023", "May 2023", "31 June 2023", "2023-13-01", "yesterday", "1 Mayo 2023",
     "2023-05-03 to 2023-05-09", "1 May 2023, 5 June 2023", "{{ date }}"],
)  # fmt: skip
def test_an_unclear_date_is_not_known(date: str) -> None:
    assert metadata(f"date: {date}").published is None


def test_the_day_of_publication_goes_before_a_mere_date() -> None:
    found = metadata("date: 2023-05-09", "published: 2023-05-03")
    assert found.published == datetime.date(2023, 5, 3)


def test_front_matter_may_be_toml() -> None:
    page = """+++
Title = "Talks go on"
authors = ["Jane Doe", "John Roe"]
date = 2023-05-04T10:00:00Z
publisher = { name = "Example Post", url = "https://example.org" }
+++
The talks in Geneva go on.
"""
    (document,) = markdown.load(Source("page.md", page.encode()))
    assert document.text == "The talks in Geneva go on."
    assert document.metadata == Metadata(
        title="Talks go on",
        byline=("Jane Doe", "John Roe"),
        publisher="Example Post",
        published=datetime.date(2023, 5, 4),
        dated_by="front matter",
    )


def test_what_is_no_toml_between_plus_signs_is_text() -> None:
    (document,) = markdown.load(Source("page.md", b"+++\nnot an entry\n+++\nThe talks go on.\n"))
    assert "not an entry" in document.text


def test_what_stands_forty_levels_deep_is_read() -> None:
    (document,) = markdown.load(Source("page.md", b"> " * 40 + b"The talks go on.\n"))
    assert document.text == "The talks go on."


def test_front_matter_is_not_text() -> None:
    assert load("---\ntitle: A\ntags: [b]\n---\nText.").text == "Text."


@pytest.mark.parametrize(
    "page",
    [
        "---\nA line of the story.\n\n---\nText.",
        "---\n- a list\n---\nText.",
        "---\ntitle: never closed\n\nText.",
        "Text.\n\n---\ntitle: too late\n---\n",
    ],
)
def test_what_is_no_front_matter_is_text(page: str) -> None:
    document = load(page)
    assert document.metadata == Metadata()
    assert len(document.blocks) > 1 or "never closed" in document.text


@pytest.mark.parametrize(
    "page", ["", " \n", "---\ntitle: A\n---\n", "<!-- no -->", "[a]: http://b"]
)
def test_a_page_that_shows_nothing_is_told_by_its_name(page: str) -> None:
    with pytest.raises(LoadError, match=r"saved\.md has no text"):
        load(page)


def test_a_binary_file_is_told_by_its_name() -> None:
    with pytest.raises(LoadError, match=r"saved\.md is not a text file"):
        list(markdown.load(Source("saved.md", bytes(range(256)) * 4)))


@pytest.mark.parametrize("mark", [">", "> - ", "- ", "1. ", "![", "[", "*a ", "<b>", "|"])
def test_deep_nesting_is_no_failure(mark: str) -> None:
    assert load(f"Text.\n\n{mark * 5_000}x").text.startswith("Text.")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" + "<" * 200_000,
        "<div " + "a" * 200_000,
        "<div>" + "<!--" * 50_000,
        "<div>" + "<script>" * 30_000,
        "---\na" + " " * 200_000 + "\n---\n\nText.",
        "---\nauthor: " + "a" * 200_000 + "\n---\n\nText.",
        "---\nauthor: [" + "'" * 200_001 + "\n---\n\nText.",
        '---\nauthor: "' + "\\" * 200_001 + "\n---\n\nText.",
    ],
)
def test_hostile_lines_take_no_more_time_than_long_ones(page: str) -> None:
    assert load(f"{page}\n\nThe end.").text.strip()


@pytest.mark.parametrize(
    "control", ["\x1b", "&#27;", "&#x202E;", "\u202e", "&lrm;", "&#x9b;", "\0"]
)
def test_control_characters_do_not_survive_in_any_spelling(control: str) -> None:
    document = load(f"---\ntitle: a{control}b\n---\na{control}b\n\n<p>a{control}b</p>")
    for text in (document.text, document.metadata.title or ""):
        assert visible(text) == text


MARKS = "# > - * _ ` ~ | [ ] ( ) ! < > & ; : ' \" \\ --- title: <p> <!-- 1. &#7; \x1b \n \t".split(
    " "
)


@given(st.one_of(st.text(), st.lists(st.sampled_from([*MARKS, "word", " "])).map("".join)))
def test_any_text_loads_or_is_told_to_hold_none(page: str) -> None:
    try:
        document = load(page)
    except LoadError:
        return
    assert_document(document)
    assert all(before.end + 2 == after.start for before, after in pairwise(document.blocks))
    assert document.blocks[-1].end == len(document.text)


def test_what_stands_below_front_matter_is_all_story() -> None:
    document = load("---\ntitle: A\n---\n# A\n\n## Comments\n\nThe talks go on.\n")
    assert [document.text[s.start : s.end] for s in document.story] == [
        document.text[b.start : b.end] for b in document.blocks
    ]
    assert load("# A\n\nThe talks go on.\n").story == ()
