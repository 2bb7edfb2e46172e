from __future__ import annotations

import base64
import datetime
from email.message import EmailMessage
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Document, Metadata, Source
from briefing.errors import LoadError
from briefing.formats import loader_for, mail
from briefing.inert import visible

BODY = "Words of the message."
SENT = "Date: Tue, 3 Jan 2023 23:30:00 -0800"


def documents(data: bytes, path: str = "saved.eml") -> list[Document]:
    return list(mail.load(Source(path, data)))


def load(*headers: str, body: str = BODY) -> Document:
    (document,) = documents("\n".join([*headers, "", body]).encode())
    return document


def metadata(*headers: str) -> Metadata:
    return load(*headers).metadata


def parted(*bodies: tuple[str, str], kind: str = "mixed", headers: str = "") -> bytes:
    """A message with a part for every content type and body."""
    parts = "".join(f"--edge\nContent-Type: {of}\n\n{body}\n" for of, body in bodies)
    return (f"{headers}Content-Type: multipart/{kind}; boundary=edge\n\n{parts}--edge--\n").encode()


def printed(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def reasons(document: Document) -> list[tuple[str, str]]:
    return [(cut.reason, document.text[cut.start : cut.end]) for cut in document.furniture]


def kept(document: Document) -> list[str]:
    apart = {cut.start for cut in document.furniture}
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.start not in apart
    ]


@pytest.mark.parametrize("path", ["a.eml", "b.EML", "folder/c.mbox"])
def test_mail_is_known_by_its_suffix_in_any_case(path: str) -> None:
    assert loader_for(path) is mail


# What the headers say


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


# Which part is read


def test_the_page_is_read_and_not_its_plain_twin() -> None:
    data = parted(
        ("text/plain", "View this in a browser."),
        ("text/html", "<p>The first paragraph.</p><p>The second.</p>"),
        kind="alternative",
    )
    assert printed(*documents(data)) == ["The first paragraph.", "The second."]


def test_the_plain_twin_is_read_where_the_page_shows_no_text() -> None:
    data = parted(("text/plain", BODY), ("text/html", "<img src='cid:a'>"), kind="alternative")
    assert printed(*documents(data)) == [BODY]


def test_the_headers_are_asked_before_the_head_of_the_page() -> None:
    page = (
        "<html><head><title>Page</title><meta property='og:site_name' content='The Post'></head>"
        "<body><p>Words.</p></body></html>"
    )
    (document,) = documents(parted(("text/html", page), headers=f"Subject: Mail\n{SENT}\n"))
    assert document.metadata.title == "Mail"
    assert document.metadata.publisher == "The Post"
    assert document.metadata.published == datetime.date(2023, 1, 3)


def test_parts_that_are_shown_follow_one_another() -> None:
    data = parted(
        ("text/plain", "Before."), ("text/html", "<p>The page.</p>"), ("text/plain", "After.")
    )
    (document,) = documents(data)
    assert printed(document) == ["Before.", "The page.", "After."]
    assert all(block.source == block.start for block in document.blocks)


@pytest.mark.parametrize(
    "attached",
    [
        ("image/png", "aaaa"),
        ("text/calendar", "BEGIN:VCALENDAR"),
        ("text/plain\nContent-Disposition: attachment; filename=a.txt", "Attached."),
        ("application/pdf\nContent-Transfer-Encoding: base64", "aaaa"),
    ],
)
def test_attached_files_are_not_read(attached: tuple[str, str]) -> None:
    assert printed(*documents(parted(("text/plain", BODY), attached))) == [BODY]


def test_an_attached_message_is_a_document_of_its_own() -> None:
    inner = "Subject: Inner\n\nThe words within."
    data = parted(("text/plain", BODY), ("message/rfc822", inner), headers="Subject: Outer\n")
    outer, within = documents(data)
    assert (outer.metadata.title, within.metadata.title) == ("Outer", "Inner")
    assert printed(within) == ["The words within."]
    assert within.id == f"{outer.id}-2"


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        ("text/plain; charset=utf-8", "Größe".encode(), "Größe"),
        ("text/plain; charset=iso-8859-1", "“Größe” €".encode("cp1252"), "“Größe” €"),
        ("text/plain; charset=us-ascii", "Größe".encode(), "Größe"),
        ("text/plain; charset=koi8-r", "Киев".encode("koi8-r"), "Киев"),
        ("text/plain; charset=no-such", "Größe".encode(), "Größe"),
        ("text/plain; charset=utf-8", "Größe".encode("cp1252"), "Größe"),
        ("text/plain; charset=idna", b"words", "words"),
        ("text/plain; charset*=utf-8''%ff", "Größe".encode(), "Größe"),
        ("nonsense", b"words", "words"),
        ("text/plain\nContent-Transfer-Encoding: quoted-printable", b"Gr=C3=B6=C3=9Fe", "Größe"),
        ("text/plain\nContent-Transfer-Encoding: base64", base64.b64encode(b"words"), "words"),
        ("text/plain\nContent-Transfer-Encoding: base64", b"!!d29yZHM", "words"),
        ("text/plain\nContent-Transfer-Encoding: no-such", b"words", "words"),
        ("multipart/mixed", b"no boundary", "no boundary"),
    ],
)
def test_what_is_declared_wrong_has_a_best_reading(
    content_type: str, body: bytes, text: str
) -> None:
    (document,) = documents(f"Content-Type: {content_type}\n\n".encode() + body)
    assert document.text.strip() == text


# Plain bodies

WRAPPED = """\
The first paragraph of this message was written by a mailer that breaks its
lines where the next word would not fit any more, as mail programs did and
some of them still do today, so that every line but the last one of it is
about as long as all the others.
"""


def test_hard_wrapped_paragraphs_are_one_block() -> None:
    (paragraph,) = printed(load(body=WRAPPED + "-- \nJane"))[:1]
    assert paragraph == WRAPPED.replace("\n", " ").strip()


def test_a_flowed_paragraph_is_one_block() -> None:
    body = "One line \ngoes on.\nAnother.\n> quoted \n> on.\n-- \nJane \nDoe"
    document = load("Content-Type: text/plain; format=flowed", body=body)
    assert printed(document) == [
        "One line goes on.", "Another.", "> quoted on.", "--", "Jane Doe",
    ]  # fmt: skip


def test_flowed_text_may_ask_for_its_blanks_to_be_deleted() -> None:
    document = load("Content-Type: text/plain; format=flowed; delsp=yes", body="long \nword")
    assert document.text == "longword"


# What stands around the words


@pytest.mark.parametrize(
    ("reason", "lines"),
    [
        ("quoted reply", "> One."),
        ("quoted reply", "On Tue, 3 Jan 2023, Anna Novak wrote:\n> One.\n> Two."),
        ("quoted reply", "On Tue, 3 Jan 2023 at 10:00, Anna Novak <anna@x.example>\nwrote:\nOne."),
        ("quoted reply", "Am 03.01.23 um 10:00 schrieb Anna Novak:\nEins."),
        ("quoted reply", "Le 3 janv. 2023 à 10:00, Anna Novak a écrit :\nUn."),
        ("quoted reply", "El mar, 3 ene 2023 a las 10:00, Anna escribió:\nUno."),
        ("quoted reply", "-----Original Message-----\nFrom: Anna\nSent: Tuesday\n\nOne."),
        ("quoted reply", "From: Anna\nSent: Tuesday\nTo: Jane\nSubject: Talks\n\nOne."),
        ("quoted reply", "________________________________\nFrom: A\nDate: B\nTo: C\n\nOne."),
        ("signature", "-- \nJane Doe\nUniversity of Strelsau"),
        ("signature", "--\nJane Doe"),
        ("signature", "Sent from my telephone"),
        ("list footer", "_______________________________________________\n"
         "Rurinews mailing list\nRurinews@lists.example\nhttps://lists.example/listinfo/rurinews"),
        ("list footer", "You received this message because you are subscribed to the group.\nBye."),
        ("list footer", "To unsubscribe from this group, write to rurinews@lists.example."),
        ("list footer", "Unsubscribe"),
        ("list footer", "You can unsubscribe at any time."),
        ("mail service", "View this email in your browser"),
        ("mail service", "Manage your email preferences"),
        ("mail service", "You're receiving this email because you signed up."),
        ("mail service", "Was this email forwarded to you? Sign up here."),
    ],
)  # fmt: skip
def test_what_surrounds_the_words_is_named(reason: str, lines: str) -> None:
    document = load("Subject: Re: Talks", body=f"My words.\n\n{lines}\n")
    expected = [line.strip() for line in lines.split("\n") if line]
    assert reasons(document) == [(reason, line) for line in expected]
    assert kept(document) == ["My words."]


def page(body: str, subject: str = "Re: Talks") -> Document:
    (document,) = documents(f"Subject: {subject}\nContent-Type: text/html\n\n{body}".encode())
    return document


ANNA = "On Tue, 3 Jan 2023 at 10:00, Anna wrote:"


@pytest.mark.parametrize(
    ("reason", "markup", "expected"),
    [
        ("quoted reply", "<blockquote type=cite><p>One.</p><p>Two.</p></blockquote>",
         ["One.", "Two."]),
        ("quoted reply", f"<div class=gmail_quote><div class=gmail_attr>{ANNA}</div>One.</div>",
         [ANNA, "One."]),
        ("quoted reply", "<div class=moz-cite-prefix>Den 3. skrev A.</div>", ["Den 3. skrev A."]),
        ("quoted reply", "<div id=divRplyFwdMsg>From: Anna</div>", ["From: Anna"]),
        ("quoted reply", f"<p>{ANNA}</p><blockquote>One.</blockquote>", [ANNA, "One."]),
        ("quoted reply", "<p><b>From:</b> A<br><b>Sent:</b> B<br><b>To:</b> C</p><p>One.</p>",
         ["From: A Sent: B To: C", "One."]),
        ("signature", "<div class=gmail_signature>Jane Doe</div>", ["Jane Doe"]),
        ("signature", "<div>--</div><div>Jane Doe</div>", ["--", "Jane Doe"]),
        ("list footer", "<p>____________________<br>Rurinews mailing list<br>rurinews@x</p>",
         ["____________________ Rurinews mailing list rurinews@x"]),
        ("list footer", "<p><a href='/u'>Unsubscribe</a></p>", ["Unsubscribe"]),
    ],
)  # fmt: skip
def test_what_surrounds_the_words_of_a_page_is_named(
    reason: str, markup: str, expected: list[str]
) -> None:
    document = page(f"<div><p>My words.</p>{markup}</div>")
    assert reasons(document) == [(reason, text) for text in expected]
    assert kept(document) == ["My words."]


def test_the_markup_of_a_quote_is_no_matter_where_it_is_forwarded() -> None:
    quoted = "<div class=gmail_quote><p>The words.</p><blockquote>A quote.</blockquote></div>"
    assert reasons(page(quoted, "Fwd: Talks")) == []


def test_a_quotation_in_a_page_stays() -> None:
    assert reasons(page("<p>She said:</p><blockquote>We go on.</blockquote>")) == []


@pytest.mark.parametrize(
    "line",
    [
        "On Tuesday the minister wrote:",
        "On 3 January 2023 the minister wrote:",
        "From: the north came rain.",
        "Many people want to unsubscribe from the news, a study found.",
        "--- a dash opens this line",
        "To unsettle the minister was the plan.",
        "____________________",
    ],
)
def test_the_words_of_a_report_are_not_taken_for_what_surrounds_it(line: str) -> None:
    assert reasons(load(body=f"My words.\n\n{line}\n\nMore words of the report.")) == []


def test_answers_between_the_lines_that_they_quote_stay() -> None:
    body = "On Tue, 3 Jan 2023, Anna wrote:\n> One?\n\nYes.\n\n> Two?\n\nNo.\n"
    assert kept(load(body=body)) == ["Yes.", "No."]


def test_a_signature_above_a_quoted_reply_ends_there() -> None:
    body = "Words.\n\n-- \nJane\n\nOn Tue, 3 Jan 2023, Anna wrote:\n" + "> One.\n" * 20
    assert reasons(load(body=body))[:3] == [
        ("signature", "--"),
        ("signature", "Jane"),
        ("quoted reply", "On Tue, 3 Jan 2023, Anna wrote:"),
    ]


@pytest.mark.parametrize("head", ["--", "____________________\nNews of the mailing list"])
def test_what_has_many_lines_below_it_is_no_signature_and_no_footer(head: str) -> None:
    assert reasons(load(body=f"Words.\n\n{head}\n" + "A line of the next section.\n" * 13)) == []


def test_what_is_forwarded_stays_but_for_its_headers() -> None:
    body = (
        "---------- Forwarded message ---------\nFrom: Anna <anna@x.example>\nDate: Tuesday\n"
        "Subject: Talks\nTo: Jane\n\nThe words.\n\n> A quote.\n"
    )
    document = load("Subject: Fwd: Talks", body=body)
    assert kept(document) == ["The words.", "> A quote."]
    assert {reason for reason, _ in reasons(document)} == {"forwarded header"}


# Mailboxes

FROM = b"From a@b.example Tue Jan  3 10:00:00 2023\n"


def stored(*bodies: str) -> bytes:
    return b"\n\n".join(
        FROM + f"Subject: Number {number}\n\n{body}".encode()
        for number, body in enumerate(bodies, 1)
    )


def test_a_mailbox_is_a_document_for_every_message() -> None:
    first, second, third = documents(stored("One.", "Two.", "Three."), "saved.mbox")
    assert [d.text for d in (first, second, third)] == ["One.", "Two.", "Three."]
    assert (second.id, third.id) == (f"{first.id}-2", f"{first.id}-3")
    assert third.metadata.title == "Number 3"


def test_a_line_that_begins_with_from_parts_no_messages() -> None:
    body = "One.\n\nFrom the north came rain.\n\n>From the south, too."
    (document,) = documents(stored(body), "saved.mbox")
    assert document.text == "One.\n\nFrom the north came rain.\n\nFrom the south, too."


@pytest.mark.parametrize("line", ["From - Tue Jan  3 10:00:00 2023", "From ", "From jane"])
def test_mailboxes_part_their_messages_in_several_ways(line: str) -> None:
    data = f"{line}\nSubject: A\n\nOne.\n\n{line}\nSubject: B\n\nTwo.\n".encode()
    assert [d.text for d in documents(data, "saved.mbox")] == ["One.", "Two."]
    assert len(documents(data.replace(b"\n", b"\r\n"), "saved.mbox")) == 2


def test_a_bad_message_costs_only_itself_and_is_told_last() -> None:
    found = mail.load(Source("saved.mbox", stored("One.", "", "Three.", "\x01\x02" * 40)))
    ids = [document.id.partition("-")[2] for document in islice(found, 2)]
    assert ids == ["", "3"]
    with pytest.raises(LoadError, match=r"saved.mbox: 2 of its 4 messages cannot .*number 2, 4"):
        next(found)


def test_the_first_message_is_read_before_the_next_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = mail.load(Source("saved.mbox", stored("One.", "Two.")))
    assert next(found).text == "One."

    def refuse(data: bytes, path: str) -> None:
        raise AssertionError

    monkeypatch.setattr(mail, "parse", refuse)
    with pytest.raises(AssertionError):
        next(found)


# Bad input


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "saved.eml has no text in it."),
        (b"Subject: Nothing else\n\n", "saved.eml has no text in it."),
        (parted(("image/png", "aaaa")), "saved.eml has no text in it."),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 50, "saved.eml is not a text file."),
    ],
)
def test_a_message_without_text_is_told_by_its_name(data: bytes, sentence: str) -> None:
    with pytest.raises(LoadError) as caught:
        documents(data)
    assert str(caught.value) == sentence


def test_an_empty_mailbox_is_told_by_its_name() -> None:
    with pytest.raises(LoadError, match=r"saved\.mbox has no text"):
        documents(b"\n\n", "saved.mbox")


def nested(depth: int) -> bytes:
    data = b"Content-Type: text/plain\n\nThe words within."
    for level in range(depth):
        edge = f"edge{level}".encode()
        head = b"Content-Type: multipart/mixed; boundary=" + edge
        data = b"%s\n\n--%s\n%s\n--%s--\n" % (head, edge, data, edge)
    return data


def test_parts_nested_a_hundred_deep_are_read() -> None:
    assert printed(*documents(nested(100))) == ["The words within."]


def test_parts_nested_beyond_reading_are_told() -> None:
    with pytest.raises(LoadError, match=r"saved\.eml holds a message whose parts are nested"):
        documents(nested(2_000))


def test_a_thousand_parts_are_read() -> None:
    (document,) = documents(parted(*[("text/plain", f"Part {n}.") for n in range(1_000)]))
    assert len(document.blocks) == 1_000


def test_a_large_attachment_is_passed_over() -> None:
    message = EmailMessage()
    message.set_content(BODY)
    message.add_attachment(
        bytes(5_000_000), maintype="application", subtype="zip", filename="zeros.zip"
    )
    assert printed(*documents(message.as_bytes())) == [BODY]


HEADER = st.sampled_from(
    ["Subject: ", "From: ", "Date: ", "List-Id: ", "Content-Type: ", "Content-Type: text/html; ",
     "Content-Type: multipart/mixed; boundary=e", "Content-Transfer-Encoding: ", "--e", "> ", "-- ",
     "Content-Type: multipart/alternative; boundary=e", "Content-Type: message/rfc822", "--e--",
     "From a@b Tue Jan  3 10:00:00 2023", "On 1 wrote:", "Content-Type: text/plain; charset=", "",
     "Content-Transfer-Encoding: base64", "Content-Type: text/plain; format=flowed", "=?utf-8?q?"]
)  # fmt: skip


@given(st.lists(st.tuples(HEADER, st.text(max_size=12) | st.just(""))), st.booleans())
def test_any_message_is_read_or_refused(lines: list[tuple[str, str]], mailbox: bool) -> None:
    data = "\n".join(head + tail for head, tail in lines).encode("utf-8", "replace")
    try:
        found = documents(data, "saved.mbox" if mailbox else "saved.eml")
    except LoadError:
        return
    for document in found:
        assert visible(document.text) == document.text
        for span in (*document.blocks, *document.furniture):
            stretch = document.text[span.start : span.end]
            assert stretch == stretch.strip() != ""


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = documents(data)
    except LoadError:
        return
    assert all(document.text.strip() for document in found)


def test_who_passes_a_message_on_did_not_write_it_and_its_day_is_that_of_saving() -> None:
    found = metadata(
        "From: Jane Roe <jane@example.org>",
        "Date: Wed, 3 May 2023 10:00:00 +0200",
        "Subject: Fwd: Talks go on",
    )
    assert found == Metadata(title="Talks go on", captured=datetime.date(2023, 5, 3))


def test_a_sentence_that_begins_with_from_parts_no_messages() -> None:
    sentence = "From the harbour came other words: 12:30 was too late for the boats."
    mailbox = f"From a@b Tue Jan  3 10:00:00 2023\nSubject: Talks\n\nWords.\n\n{sentence}\n"
    (document,) = documents(mailbox.encode(), "saved.mbox")
    assert sentence in document.text


def test_all_that_is_no_furniture_is_the_story_of_a_plain_message() -> None:
    document = load("Subject: Talks", body="No, it is not.\n\n> Is it safe?\n\nJane\n")
    story = [document.text[span.start : span.end] for span in document.story]
    assert story == ["No, it is not.", "Jane"]
