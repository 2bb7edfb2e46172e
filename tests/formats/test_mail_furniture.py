from __future__ import annotations

import pytest
from messages import documents, kept, load, reasons

from briefing.article import Document


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


def test_all_that_is_no_furniture_is_the_story_of_a_plain_message() -> None:
    document = load("Subject: Talks", body="No, it is not.\n\n> Is it safe?\n\nJane\n")
    story = [document.text[span.start : span.end] for span in document.story]
    assert story == ["No, it is not.", "Jane"]
