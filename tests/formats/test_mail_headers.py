from __future__ import annotations

import datetime

import pytest
from messages import SENT, documents, metadata, parted

from briefing.article import Metadata


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("The talks go on", "The talks go on"),
        ("Re: The talks", "The talks"),
        ("RE: Fwd: Aw: The talks", "The talks"),
        ("Re[2]: The talks", "The talks"),
        ("Re: [rurinews] Re: The talks", "The talks"),
        ("[Live] The talks", "[Live] The talks"),
        ("Regarding: the talks", "Regarding: the talks"),
        ("=?utf-8?q?Kyjev_=C5=99=C3=ADk=C3=A1?=", "Kyjev říká"),
        ("=?UTF-8?B?S2nEjWtv?= goes =?iso-8859-1?q?caf=E9?=", "Kičko goes café"),
        ("=?utf-8?b?xI0=?=\n =?utf-8?b?xI0=?=", "čč"),
        ("=?utf-8?b?xA==?= =?utf-8?b?jQ==?=", "č"),
        ("=?no-such-charset?q?caf=C3=A9?=", "café"),
        ("=?utf-8?b?A?=", "=?utf-8?b?A?="),
        ("Киев без кодировки", "Киев без кодировки"),
        ("red \x1b[31m", "red ␛[31m"),
        ("", None),
        ("Re:", None),
    ],
)
def test_the_title_is_the_subject_without_what_mailers_put_before_it(
    subject: str, title: str | None
) -> None:
    assert metadata(f"Subject: {subject}", "List-Id: <rurinews.lists.example>").title == title


@pytest.mark.parametrize(
    ("sender", "others", "byline", "publisher"),
    [
        ("Jane Doe <jane@uni.example>", (), "Jane Doe", None),
        ('"Doe, Jane" <jane@uni.example>', (), "Jane Doe", None),
        ("=?utf-8?q?Zo=C3=AB_Doe?= <zoe@uni.example>", (), "Zoë Doe", None),
        ("jane at uni.example (Jane Doe)", (), "Jane Doe", None),
        ("Anna <anna@uni.example>", (), "Anna", None),
        ("jane@uni.example", (), None, None),
        ("<jane@uni.example>", (), None, None),
        ("jane@uni.example <jane@uni.example>", (), None, None),
        # No person writes from these.
        ("The Ruritanian <noreply@mail.example>", (), None, "The Ruritanian"),
        ("Ruritania Today <do-not-reply@mail.example>", (), None, "Ruritania Today"),
        ("Strelsau <newsletters@mail.example>", (), None, "Strelsau"),
        # A name that speaks for many.
        ("Ruritania Desk <jane@mail.example>", (), None, "Ruritania Desk"),
        ("Foreign Ruritania <a@foreignruritania.example>", ("List-Unsubscribe: <x>",), None,
         "Foreign Ruritania"),
        ("strelsau <a@mail.example>", ("List-Unsubscribe: <x>",), None, "strelsau"),
        # A person who writes for somebody.
        ("Jane Doe <jane@mail.example>", ("List-Unsubscribe: <x>",), "Jane Doe", None),
        ("Jane Doe from Letters Home <janedoe@mail.example>", (), "Jane Doe", "Letters Home"),
        ("'Jane Doe' via rurinews <rurinews@lists.example>", (), "Jane Doe", "rurinews"),
        ("Jane at The Strelsau Post <a@mail.example>", (), None, "The Strelsau Post"),
        # The list by the name that a person chose for it.
        ("Jane Doe <j@uni.example>", ('List-Id: "Ruritanian talk" <r.example.org>',), "Jane Doe",
         "Ruritanian talk"),
        ("Jane Doe <j@uni.example>", ("List-Id: <rurinews.lists.example>",), "Jane Doe",
         "rurinews"),
        ("Jane Doe <j@uni.example>", ("List-Id: <d2e1f7c6.list-id.example>",), "Jane Doe", None),
    ],
)  # fmt: skip
def test_a_person_is_the_author_and_a_list_or_paper_the_publisher(
    sender: str, others: tuple[str, ...], byline: str | None, publisher: str | None
) -> None:
    said = metadata(f"From: {sender}", *others)
    assert said.byline == ((byline,) if byline else ())
    assert said.publisher == publisher


@pytest.mark.parametrize("above", [b"", b"\xef\xbb\xbf", b"\r\n\n"])
def test_what_stands_above_the_headers_does_not_hide_them(above: bytes) -> None:
    (document,) = documents(above + b"Subject: The talks\r\n\r\nWords.")
    assert document.metadata.title == "The talks"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Tue, 3 Jan 2023 23:30:00 -0800", datetime.date(2023, 1, 3)),
        ("Wed, 04 Jan 2023 00:30:00 +0900 (JST)", datetime.date(2023, 1, 4)),
        ("3 Jan 23 10:00 GMT", datetime.date(2023, 1, 3)),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Tue, 31 Feb 2023 10:00:00 +0000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_header_in_its_own_time_zone(
    date: str, day: datetime.date | None
) -> None:
    said = metadata(f"Date: {date}")
    assert said.published == day
    assert said.dated_by == ("mail header Date" if day else None)


def test_the_archive_of_a_list_gives_the_address() -> None:
    assert metadata("Archived-At: <https://lists.example/7>").url == "https://lists.example/7"


def test_the_headers_are_asked_before_the_head_of_the_page() -> None:
    page = (
        "<html><head><title>Page</title><meta property='og:site_name' content='The Post'></head>"
        "<body><p>Words.</p></body></html>"
    )
    (document,) = documents(parted(("text/html", page), headers=f"Subject: Mail\n{SENT}\n"))
    assert document.metadata.title == "Mail"
    assert document.metadata.publisher == "The Post"
    assert document.metadata.published == datetime.date(2023, 1, 3)


def test_who_passes_a_message_on_did_not_write_it_and_its_day_is_that_of_saving() -> None:
    found = metadata(
        "From: Jane Roe <jane@example.org>",
        "Date: Wed, 3 May 2023 10:00:00 +0200",
        "Subject: Fwd: Talks go on",
    )
    assert found == Metadata(title="Talks go on", captured=datetime.date(2023, 5, 3))
