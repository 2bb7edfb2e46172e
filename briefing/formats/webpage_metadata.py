"""What a page declares of its article: JSON-LD first, then its meta elements, then its markup."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree

from briefing.article import Metadata
from briefing.formats.links import web_address
from briefing.formats.printed_date import date_of
from briefing.formats.webpage_blocks import Time, first_pieces
from briefing.formats.webpage_linked_data import LONGEST_VALUE, LinkedData
from briefing.formats.webpage_names import PERSON, authors, is_credit, letters
from briefing.inert import one_line

# The names under which meta elements speak, the plainest first; each in lower case.
TITLES = ("og:title", "twitter:title", "title", "dc.title", "sailthru.title", "parsely-title")
SITES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "og:author", "article:author_name", "cxenseparse:author", "byl",
    "dcsext.author", "authors", "article.author", "og:article:author",
)  # fmt: skip
DATES = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "pubdate",
    "publish-date", "publish_date", "publishdate", "published", "publication_date",
    "article.published", "published_time", "article_date_original", "originalpublicationdate",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
    "sailthru.date", "date",
)  # fmt: skip
# What machines write for "never"; there was no news before the first newspaper.
ZEROS = (datetime.date(1970, 1, 1), datetime.date(1900, 1, 1))
FIRST_NEWSPAPER = 1605
# The day in an address, which sites put there by the clock of their newsroom.
DAY_IN_ADDRESS = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>\d\d|[a-z]{3})(?P=mark)"
    r"(?P<day>\d\d)(?![^/-])",
    re.I,
)
# Pieces of text, and elements: a value that goes on longer is none.
MOST_PIECES = 10
CHANGED = re.compile(r"updat|modif|chang|edited|correct", re.I)
BAR = re.compile(r"\s[|–—·»-]\s")
SITE_TAIL = re.compile(r"(?<!\s)\s+[|–—·»«•:-]{1,2}\s+(?P<site>[^|–—·»«•]{2,60})\Z")


class Declared:
    """The declarations of one page."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        scripts = root.iterfind(".//script[@type='application/ld+json']")
        self.data = LinkedData([script.text for script in scripts if script.text])
        self.metas: dict[str, list[str]] = {}
        for meta in root.iter("meta"):
            content = one_line((meta.get("content") or "")[:LONGEST_VALUE])
            for name in {meta.get("property"), meta.get("name"), meta.get("itemprop")} - {None}:
                if content:
                    self.metas.setdefault(str(name).lower(), []).append(content)

    def of_meta(self, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The contents of the meta elements of these names, with the name."""
        for name in names:
            yield from ((content, name) for content in self.metas.get(name, ()))

    def titles(self) -> list[str]:
        """Every title that is declared, the site's name cut off."""
        found = [text for text, _ in self.data.strings("headline", "@value")]
        found += [text for text, _ in self.of_meta(TITLES)]
        found += [
            text for text in ("".join(title.itertext()) for title in self.root.iter("title"))
        ][:1]
        lines = (one_line(text[:LONGEST_VALUE]) for text in found)
        return [title for line in lines if (title := self.without_site(line))]

    @cached_property
    def sites(self) -> list[str]:
        """Every name of the site, that by which it goes first: the publisher may be a company."""
        found = [text for text, _ in self.of_meta(SITES[:1])]
        found += [text for text, _ in self.data.strings("publisher")]
        found += [text for text, _ in self.of_meta(SITES[1:])]
        # A motto after the name is no part of it; handles and addresses are no names.
        names = (BAR.split(one_line(text), maxsplit=1)[0] for text in found)
        named = [name for name in names if name and not name.startswith(("@", "http"))]
        # "examplepost" is how machines call the Example Post.
        return sorted(named, key=str.islower)

    def without_site(self, title: str) -> str:
        """The title without the site's name at its end."""
        tail = SITE_TAIL.search(title)
        return title[: tail.start()] if tail and self.is_site(tail["site"]) else title

    def is_site(self, name: str) -> bool:
        """Is the site called so, or does its address say so?"""
        wanted = letters(name)
        host = letters(urlsplit(self.url or "").netloc)
        return bool(wanted) and (
            wanted.removeprefix("the") in host
            or any(wanted == letters(site) for site in self.sites)
        )

    @cached_property
    def url(self) -> str | None:
        """The page's own address."""
        links = self.root.iterfind(".//link[@rel='canonical']")
        found = [link.get("href") or "" for link in links]
        found += [text for text, _ in self.of_meta(("og:url", "twitter:url"))]
        return next((url for each in found if (url := web_address(each, None))), None)

    def byline(self, publisher: str | None, lines: Sequence[str]) -> tuple[str, ...]:
        """The persons of the first declaration that names any, else the first desk."""
        credited: list[str] = []
        for source in (
            self.data.strings("author"),
            ((text, "") for text, _ in self.of_meta(AUTHORS)),
            ((text, "") for text in self.marked_authors()),
            ((line, PERSON) for line in lines if is_credit(line)),
        ):
            persons, desks = authors(source, publisher)
            if persons:
                return tuple(persons)
            credited = credited or desks
        return tuple(credited[:1])

    def marked_authors(self) -> Iterator[str]:
        """The texts of elements that the markup calls author."""
        for element in islice(self.root.iterfind(".//*[@itemprop='author']"), MOST_PIECES):
            inner = element.find(".//*[@itemprop='name']")
            yield text_in(element if inner is None else inner)
        yield from (text_in(element) for element in self.root.iterfind(".//*[@rel='author']"))

    def metadata(self, lines: Sequence[str], times: Sequence[Time]) -> Metadata:
        """All of it together; `lines` and `times` are what is printed about the headline."""
        publisher = next(iter(self.sites), None)
        day, dated_by = self.published(times) or (None, None)
        return Metadata(
            title=next(iter(self.titles()), None),
            publisher=publisher,
            url=self.url,
            byline=self.byline(publisher, lines),
            published=day,
            dated_by=dated_by,
        )

    def published(self, times: Sequence[Time]) -> tuple[datetime.date, str] | None:
        """The day of publication as the page writes it, and what says so."""
        for text, _ in self.data.strings("datePublished", "@value"):
            if day := day_of(text):
                return day, "JSON-LD datePublished"
        for text, name in self.of_meta(DATES):
            if day := day_of(text):
                return day, f"meta {name}"
        for element in self.root.iterfind(".//*[@itemprop='datePublished']"):
            text = element.get("datetime") or element.get("content") or text_in(element)
            if day := day_of(text):
                return day, "itemprop datePublished"
        for time in times:
            if (day := day_of(time.value)) and is_of_publication(time, day):
                return day, "time under the headline"
        day = day_in_address(self.url or "")
        return (day, "web address") if day else None


def text_in(element: etree._Element) -> str:
    """What an element that stands for one value says, as far as such a value can go on."""
    return one_line(" ".join(first_pieces(element, MOST_PIECES)))


def day_of(value: str) -> datetime.date | None:
    """The day in a declared value; None for none and for the zero of a clock."""
    day = date_of(one_line(value))
    return day if day and day not in ZEROS and day.year >= FIRST_NEWSPAPER else None


def day_in_address(url: str) -> datetime.date | None:
    """The day that the address of a page names."""
    found = DAY_IN_ADDRESS.search(urlsplit(url).path)
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    return day_of(f"{year}-{month}-{day}" if month.isdecimal() else f"{day} {month} {year}")


def is_of_publication(time: Time, day: datetime.date) -> bool:
    """Is the time printed with its year, which "2 hours ago" is not, and no time of a change?"""
    return str(day.year) in time.printed and not CHANGED.search(f"{time.before} {time.printed}")
