"""The same story says the same, however it was saved."""

from __future__ import annotations

import html
import textwrap
from email.message import EmailMessage

import pytest

from briefing import pipeline
from briefing.article import Annotations, Source

HEADLINE = "A shipment leaves the harbour"
STORY = (
    "Defence minister Anna Novak told reporters on Tuesday that Iran had sent more than 400 armed "
    "drones and short-range ballistic missiles to Ruritania, and that it would not stop there.",
    "“We will not stop,” Novak said in a statement from the capital, where Brig. Gen. Omar Ali "
    "Haddad, the head of the air force, had arrived with S-300 air defense systems the day before.",
    "The United States imposed an asset freeze and a travel ban on Haddad over the shipment, and "
    "said that it was considering sanctions on Iran in the coming weeks.",
)


def wrapped(width: int) -> bytes:
    lines = [HEADLINE, *(textwrap.fill(each, width, break_on_hyphens=False) for each in STORY)]
    return "\n\n".join(lines).encode()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = HEADLINE
    message["From"] = "desk@example.org"
    message.set_content("\n\n".join(STORY))
    return message.as_bytes()


def page() -> bytes:
    paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in STORY)
    return f"<html><body><article><h1>{HEADLINE}</h1>{paragraphs}</article></body></html>".encode()


def read(path: str, data: bytes) -> Annotations:
    ((_, said),) = pipeline.read(Source(path, data))
    return said


def said_of(said: Annotations) -> tuple[object, ...]:
    """All that does not speak of places in the text."""
    sanctions = [(s.imposers, s.targets, s.kinds, s.status, s.reason) for s in said.sanctions]
    moves = [(t.weapon, t.supplier, t.recipient, t.status, t.quantity) for t in said.transfers]
    mentions = [(mention.kind, mention.name) for mention in said.mentions]
    return said.people, said.weapons, mentions, moves, sanctions


@pytest.mark.parametrize(
    ("path", "data"),
    [
        *((f"wrapped-at-{width}.txt", wrapped(width)) for width in (40, 57, 72, 80)),
        ("lines-of-windows.txt", wrapped(72).replace(b"\n", b"\r\n")),
        ("story.md", b"# " + wrapped(10_000)),
        ("story.html", page()),
        ("story.eml", mail()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_layout_and_format_change_nothing_of_what_is_found(path: str, data: bytes) -> None:
    plain = read("story.txt", wrapped(10_000))
    assert [person.name for person in plain.people] == ["Anna Novak", "Omar Ali Haddad"]
    assert len(plain.weapons) == 3
    assert len(plain.sanctions) == 2
    assert said_of(read(path, data)) == said_of(plain)


def test_names_in_removed_furniture_are_not_found() -> None:
    furniture = (
        "\n\nRelated Articles\n\nPeter Evans: tanks for Latveria\n\nSubscribe, says Ivan Petrov"
    )
    said = read("story.txt", wrapped(10_000) + furniture.encode())
    assert said_of(said) == said_of(read("story.txt", wrapped(10_000)))
