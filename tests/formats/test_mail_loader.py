from __future__ import annotations

import base64
from email.message import EmailMessage
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import assert_document
from messages import BODY, documents, load, parted, printed

from briefing.article import Source
from briefing.errors import LoadError
from briefing.formats import loader_for, mail


@pytest.mark.parametrize("path", ["a.eml", "b.EML", "folder/c.mbox"])
def test_mail_is_known_by_its_suffix_in_any_case(path: str) -> None:
    assert loader_for(path) is mail


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
        assert_document(document)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = documents(data)
    except LoadError:
        return
    assert all(document.text.strip() for document in found)


def test_a_sentence_that_begins_with_from_parts_no_messages() -> None:
    sentence = "From the harbour came other words: 12:30 was too late for the boats."
    mailbox = f"From a@b Tue Jan  3 10:00:00 2023\nSubject: Talks\n\nWords.\n\n{sentence}\n"
    (document,) = documents(mailbox.encode(), "saved.mbox")
    assert sentence in document.text
