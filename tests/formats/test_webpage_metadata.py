from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from briefing.article import Metadata, Source
from briefing.formats import webpage
from briefing.formats.webpage_names import authors, is_person, names_in

DAY = datetime.date(2023, 5, 3)
TEXT = "<p>The talks in Geneva would go on for another day, the minister said.</p>"


def metadata(page: str) -> Metadata:
    (document,) = webpage.load(Source("saved.html", f"<html>{page}{TEXT}".encode()))
    return document.metadata


def linked(**record: Any) -> str:
    """The JSON-LD of an article with these entries."""
    return script({"@context": "https://schema.org", "@type": "NewsArticle", **record})


def script(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (linked(headline="Talks go on"), "Talks go on"),
        (meta("og:title", "Talks go on"), "Talks go on"),
        ("<title>Talks go on</title>", "Talks go on"),
        ("<title>Short</title>" + meta("og:title", "Talks go on"), "Talks go on"),
        (
            meta("og:site_name", "Daily News") + "<title>Talks go on | Daily News</title>",
            "Talks go on",
        ),
        (
            "<link rel=canonical href='https://a.daily/'><title>Talks go on - The Daily</title>",
            "Talks go on",
        ),
        ("<title>Talks go on - a reporter's diary</title>", "Talks go on - a reporter's diary"),
        ("", None),
    ],
)
def test_the_title_is_declared_without_the_sites_name(page: str, title: str | None) -> None:
    assert metadata(page).title == title


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        (linked(publisher={"@type": "Organization", "name": "Daily News"}), "Daily News"),
        (meta("og:site_name", "Daily News"), "Daily News"),
        (
            meta("og:site_name", "dailynews") + meta("application-name", "Daily News"),
            "Daily News",
        ),
        (meta("og:site_name", "Daily News | All of today"), "Daily News"),
        (
            linked(publisher={"@id": "#us"}) + script({"@id": "#us", "name": "Daily News"}),
            "Daily News",
        ),
        (meta("og:site_name", "@dailynews"), None),
    ],
)
def test_the_publisher_is_named_without_its_motto(page: str, publisher: str | None) -> None:
    assert metadata(page).publisher == publisher


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("<link rel=canonical href='https://example.org/a'>", "https://example.org/a"),
        (meta("og:url", "http://example.org/a"), "http://example.org/a"),
        (
            "<link rel=canonical href='/a'>" + meta("og:url", "http://example.org/a"),
            "http://example.org/a",
        ),
        (meta("og:url", "javascript:alert(1)"), None),
        (meta("og:url", "file:///etc/passwd"), None),
        (meta("og:url", "http://[broken"), None),
    ],
)
def test_the_address_is_a_whole_one_of_the_web(page: str, url: str | None) -> None:
    assert metadata(page).url == url


PERSON = {"@type": "Person", "name": "Jane Doe"}
AGENCY = {"@type": "Organization", "name": "Example Wire"}


@pytest.mark.parametrize(
    ("page", "byline"),
    [
        (linked(author=PERSON), ("Jane Doe",)),
        (linked(author="Jane Doe"), ("Jane Doe",)),
        (
            linked(author=[PERSON, {"@type": "Person", "name": "John Roe"}]),
            ("Jane Doe", "John Roe"),
        ),
        (
            linked(author={"@type": "Person", "name": ["Jane Doe", "John Roe"]}),
            ("Jane Doe", "John Roe"),
        ),
        (
            script(
                {
                    "@graph": [
                        {"@type": "WebSite"},
                        {"@type": "Article", "author": {"@id": "#jane"}},
                        {"@id": "#jane", **PERSON},
                    ]
                }
            ),
            ("Jane Doe",),
        ),
        (
            script(
                [{"@type": "WebPage", "mainEntity": {"@type": ["NewsArticle"], "author": PERSON}}]
            ),
            ("Jane Doe",),
        ),
        (script({"@type": "WebPage", "author": PERSON}), ("Jane Doe",)),
        (linked(author=[AGENCY, PERSON]), ("Jane Doe",)),
        (linked(author=AGENCY), ("Example Wire",)),
        (linked(author=AGENCY) + meta("author", "Jane Doe"), ("Jane Doe",)),
        (linked(author=PERSON, comment={"author": {"name": "Some Reader"}}), ("Jane Doe",)),
        (
            script(
                {"@type": "ItemList", "itemListElement": [{"@type": "Article", "author": PERSON}]}
            ),
            (),
        ),
        (meta("article:author", "https://example.org/jane-doe"), ()),
        (meta("author", "jane.doe@example.org"), ()),
        (meta("author", "admin"), ()),
        (meta("parsely-author", "By JANE DOE"), ("Jane Doe",)),
        ("<p>By <a rel=author href=x>Jane Doe</a></p>", ("Jane Doe",)),
        ("<p itemprop=author>By <b itemprop=name>Jane Doe</b>, Editor</p>", ("Jane Doe",)),
        (
            "<title>Talks go on</title><h1>Talks go on</h1><p>By Jane Doe and John Roe</p>",
            ("Jane Doe", "John Roe"),
        ),
        (
            "<title>Talks go on</title><h1>Talks go on</h1><p>By Friday the talks had failed.</p>",
            (),
        ),
        (
            "<script type='application/ld+json'>{broken</script>" + meta("author", "Jane Doe"),
            ("Jane Doe",),
        ),
        (linked(author={"@id": "#a"}) + script({"@id": "#a", "name": {"@id": "#a"}}), ()),
    ],
)
def test_the_byline_names_persons_or_else_a_desk(page: str, byline: tuple[str, ...]) -> None:
    assert metadata(page).byline == byline


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("Words by Jane Doe in Geneva", ["Jane Doe"]),
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe & Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jane Doe, Political Editor", ["Jane Doe"]),
        ("Jane Doe, Example Wire", ["Jane Doe"]),
        ("John Roe, Jr.", ["John Roe Jr"]),
        ("Jane Doe | Example News", ["Jane Doe"]),
        ("Jane Doe For Example.Com", ["Jane Doe"]),
        ("Jane Doe (Geneva)", ["Jane Doe"]),
        ("Jane Doe @janedoe", ["Jane Doe"]),
        ("Example Wire", ["Example Wire"]),
        ("", []),
    ],
)
def test_a_credit_is_read_for_its_names(credit: str, names: list[str]) -> None:
    assert names_in(credit) == names


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "J. R. Roe",
        "Ludwig van der Berg",
        "Seán O’Neill",
        "Anna-Maria Öz",
        "Иван Петров",
    ],
)
def test_a_name_of_a_person_is_known_by_its_words(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Reuters",
        "Example News",
        "News Desk",
        "Staff Reporter",
        "jane doe",
        "Jane 2",
        "A B C D E F G",
        "",
    ],
)
def test_what_cannot_be_a_person_is_none(name: str) -> None:
    assert not is_person(name)


def test_the_sites_own_name_is_no_person() -> None:
    assert authors([("Lakeside Courier", "Person")], "Lakeside Courier") == (
        [],
        ["Lakeside Courier"],
    )


HEAD = "<title>Talks go on</title><h1>Talks go on</h1>"


@pytest.mark.parametrize(
    ("page", "dated_by"),
    [
        (linked(datePublished="2023-05-03T23:30:00-05:00"), "JSON-LD datePublished"),
        (
            linked(datePublished="2023-05-03T00:30:00+09:00", dateModified="2023-06-01"),
            "JSON-LD datePublished",
        ),
        (meta("article:published_time", "2023-05-03T10:00:00Z"), "meta article:published_time"),
        ("<meta name=DC.date.issued content='2023-05-03'>", "meta dc.date.issued"),
        (
            "<meta itemprop=datePublished content='Wed, 03 May 2023 10:00:00 GMT'>",
            "meta datepublished",
        ),
        ("<meta name=sailthru.date content='May 3rd, 2023'>", "meta sailthru.date"),
        ("<b itemprop=datePublished datetime='2023-05-03'>today</b>", "itemprop datePublished"),
        (
            HEAD + "<p>Geneva, <time datetime='2023-05-03T10:00'>3 May 2023</time></p>",
            "time under the headline",
        ),
        (meta("og:url", "https://example.org/news/2023/05/03/talks"), "web address"),
        (meta("og:url", "https://example.org/2023/may/03/talks"), "web address"),
        (linked(datePublished="0001-01-01T00:00:00Z") + meta("date", "2023-05-03"), "meta date"),
        (linked(datePublished="1970-01-01") + meta("date", "2023-05-03"), "meta date"),
        (linked(datePublished="soon") + meta("date", "2023-05-03"), "meta date"),
    ],
)
def test_the_day_is_the_one_the_page_declares_in_its_own_time_zone(
    page: str, dated_by: str
) -> None:
    found = metadata(page)
    assert (found.published, found.dated_by) == (DAY, dated_by)


@pytest.mark.parametrize(
    "page",
    [
        linked(dateModified="2023-05-03"),
        meta("article:modified_time", "2023-05-03"),
        HEAD + "<p><time datetime='2023-05-03'>2 hours ago</time></p>",
        HEAD + "<p>Updated <time datetime='2023-05-03'>3 May 2023</time></p>",
        HEAD + TEXT * 14 + "<time datetime='2023-05-03'>3 May 2023</time>",
        "<time datetime='2023-05-03'>3 May 2023</time>",
        "<p>Wednesday, 3 May 2023</p>",
        meta("og:url", "https://example.org/news/20230503123456"),
        script({"@type": "VideoObject", "datePublished": "2023-05-03"}),
    ],
)
def test_no_day_is_taken_that_is_not_of_publication(page: str) -> None:
    found = metadata(page)
    assert (found.published, found.dated_by) == (None, None)
