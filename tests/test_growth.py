"""A hostile text twice as long costs twice the work, from its bytes to what is found in it.

What is counted are the lines of Python that run; `test_backtracking` does it for the patterns.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from articles import MINISTER

from briefing import pipeline
from briefing.article import Source
from briefing.errors import LoadError

# So long is a text, half as long, and twice. So many times the lines may run for the second
# doubling that run for the first: twice as many where the work is as the text, four times where it
# is as its square.
LENGTH, PIECES, GROWTH = 1_500, 100, 2.3
FRONT, BACK = "Head of the report\n\nThe minister, Anna Novak, said on Tuesday ", f"\n\n{MINISTER}"
# What stands in the middle of an article, again and again.
REPEATED = {
    "names": "Anna Novak, Ivan Petrov and ", "names of one letter": "A. ", "initials": "A.B.",
    "capitals": "A", "capital words": "Anna ", "letters": "a", "words": "word ", "digits": "1",
    "hyphens": "a-", "apostrophes": "a'", "possessives": "Novak's ", "numbers": "1,000 ",
    "offices": "president ", "offices of": "the minister of ", "said": "said ", "titles": "Mr. ",
    "weapons": "MQ-9 Reaper drones, ", "lists of weapons": "F-16s, Su-24M2, HIMARS and ",
    "supplies": "sold drones to Ruritania, ", "suppliers": "Iran supplied ", "transfers": "sent ",
    "sanctions": "imposed sanctions on Iran, ", "targets": "sanctioned Iran and ",
    "measures": "sanctions ", "sentences": "It sanctioned Iran. ", "bans": "banned oil from ",
    "quotes": '"', "opened quotes": "“", "quoted": "“a” ", "brackets": "(", "bracketed": "(a) ",
    "square brackets": "[", "commas": ", ", "stops": ". ", "dashes": "- ", "long dashes": " – ",
    "blanks": " ", "hard blanks": "\u00a0", "tabs": "\t", "short lines": "a b\n", "items": "- a\n",
    "paragraphs": "a b\n\n", "empty lines": "\n", "days": "2 May 2022 ", "months": "May ",
    "addresses": "https://a.example ", "signs of mail": "@", "slashes": "/", "stars": "*",
    "underlines": "_", "accents": "\u0301", "ideographs": "中", "pictures": "😀", "ands": "and ",
}  # fmt: skip
PAGE = "<html><title>Head of the report</title><article><h1>Head of the report</h1>{}</article>"
MAIL = "From: Anna Novak <anna@example.org>\nSubject: Drones\n"


def page_of(inner: str) -> bytes:
    return PAGE.format(f"<p>{MINISTER}</p>{inner}").encode()


def mail_of(lines: int) -> bytes:
    """Lines in a part that is deep in others: each is compared with the end of every one."""
    inner = "".join(f"Content-Type: multipart/mixed; boundary=B{n}\n\n--B{n}\n" for n in range(40))
    return f"{MAIL}{inner}\n{MINISTER}{f'a b{chr(10)}' * lines}".encode()


# Files of so many of what a format is made of, by their names.
MARKUP: dict[str, Callable[[int], bytes]] = {
    "nested.html": lambda n: page_of("<div>" * n + "words" + "</div>" * n),
    "unclosed.html": lambda n: page_of("<b><i><p>words" * (n // 4)),
    "cells.html": lambda n: page_of(f"<table>{'<tr><td>a<td>b' * n}</table>"),
    "attributes.html": lambda n: page_of(f"<p {' '.join(f'a{i}=b' for i in range(n))}>words"),
    "links.html": lambda n: page_of("<a href=/a>words</a> " * n),
    "paragraphs.html": lambda n: page_of("<p>words of it" * n),
    "breaks.html": lambda n: page_of("words<br>" * n),
    "hard blanks.html": lambda n: page_of("&nbsp;" * n),
    "metas.html": lambda n: b"<meta name=author content='Anna Novak'>" * n + page_of(""),
    "comments.html": lambda n: page_of("<!-- a -->" * n),
    "deep.eml": mail_of,
    "many.eml": lambda n: (
        f"{MAIL}Content-Type: multipart/mixed; boundary=B\n\n".encode() + b"--B\n\nWords.\n" * n
    ),
    "header.eml": lambda n: f"{MAIL}To: {'a@b.example, ' * n}\n\n{MINISTER}".encode(),
    "headers.eml": lambda n: f"{MAIL}{f'X-A: b{chr(10)}' * n}\n\n{MINISTER}".encode(),
    "folded.eml": lambda n: f"{MAIL}X-A: {f'b{chr(10)} ' * n}b\n\n{MINISTER}".encode(),
    "quotes.eml": lambda n: f"{MAIL}\n{MINISTER}\n{f'> a{chr(10)}' * n}".encode(),
    "deep quotes.eml": lambda n: f"{MAIL}\n{MINISTER}\n{'>' * n} a\n".encode(),
    "box.mbox": lambda n: (
        f"From a Tue May  3 10:00:00 2022\n{MAIL}\n{MINISTER}\n".encode() * (n // 20)
    ),
    "emphasis.md": lambda n: ("*a _b " * n + BACK).encode(),
    "brackets.md": lambda n: ("[" * n + BACK).encode(),
    "pictures.md": lambda n: ("![a](" * n + BACK).encode(),
    "quotes.md": lambda n: (">" * n + " a" + BACK).encode(),
    "lists.md": lambda n: ("".join(f"{' ' * 2 * (i % 40)}- a\n" for i in range(n)) + BACK).encode(),
    "ticks.md": lambda n: (" ".join("`" * i for i in range(1, int(n**0.5) * 2)) + BACK).encode(),
    "front.md": lambda n: f"---\n{f'author: Anna Novak{chr(10)}' * n}---\n{MINISTER}".encode(),
}


def lines_run(name: str, data: bytes) -> int:
    """How many lines of Python run when a file is read; one that is refused is read too."""
    count = 0

    def trace(frame: FrameType, event: str, told: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _ in pipeline.read(Source(name, data)):
            pass
    except LoadError:
        pass
    finally:
        sys.settrace(before)
    return count


def growth(name: str, make: Callable[[int], bytes], length: int) -> float:
    """How many times as many lines run for the second doubling as for the first."""
    texts = [make(n) for n in (length // 2, length, 2 * length)]
    # What is looked up but once is looked up before.
    for text in texts:
        lines_run(name, text)
    half, whole, twice = (lines_run(name, text) for text in texts)
    return (twice - whole) / max(whole - half, 50)


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED.keys())
def test_twice_the_text_is_twice_the_work(text: str) -> None:
    def article(length: int) -> bytes:
        return f"{FRONT}{text * (length // len(text))}{BACK}".encode()

    assert growth("report.txt", article, LENGTH) <= GROWTH


@pytest.mark.parametrize("name", MARKUP)
def test_twice_the_markup_is_twice_the_work(name: str) -> None:
    assert growth(name, MARKUP[name], PIECES) <= GROWTH
