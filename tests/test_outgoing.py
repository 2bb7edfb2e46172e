from __future__ import annotations

import datetime

import pytest

from briefing import outgoing
from briefing.article import Article, Span
from briefing.errors import ProgramError


def article(**facts: object) -> Article:
    given = {
        "id": "1", "path": "a/b.html", "headline": "Talks  go on", "byline": (), "publisher": None,
        "published": None, "captured": None, "language": None, "text": "", "blocks": (),
        "removed": (),
    }  # fmt: skip
    return Article(**given | facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("platform", ["linux", "freebsd14", "darwin", "win32"])
def test_each_system_is_handed_the_target_as_one_argument(platform: str) -> None:
    target = "https://example.org/$(x)&y; z"
    program, *arguments = outgoing.opener(target, platform)
    assert arguments[-1] == target
    assert program not in ("sh", "cmd", "powershell")


@pytest.mark.parametrize(
    "target",
    [
        "--help",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,<script>",
        "ftp://example.org/",
        "smb://example.org/share",
        "http:",
        "https://",
        "https://example.org/\n--help",
        "https://example.org/\x1b[2J",
        "https://example.org/\u202egnp.exe",
        "https://example.org\\@example.com/",
        "https://example%2eorg/",
        "https://[::1/",
        "articles/one.html",
        "-rf.html",
        "",
    ],
)
def test_what_is_no_address_of_the_web_and_no_whole_path_is_not_handed_over(
    target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    with pytest.raises(ProgramError, match="not opened"):
        outgoing.hand_over(target)


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://Example.org/a?b=https://example.com/", "example.org"),
        ("https://www.bank.example@evil.example/login", "evil.example"),
        ("https://www.bank.example:443@evil.example:8080/", "evil.example"),
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("https://ｅｖｉｌ.example/", "evil.example"),
        ("http://[2001:db8::1]/", "2001:db8::1"),
    ],
)
def test_the_site_of_an_address_is_its_host_in_ascii(address: str, site: str) -> None:
    assert outgoing.site(address) == site


def test_a_system_without_such_a_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "opener", lambda target: ("no-such-program-here", target))
    with pytest.raises(ProgramError, match="no-such-program-here"):
        outgoing.hand_over("https://example.org/")


@pytest.mark.parametrize(("offset", "found"), [(0, 0), (4, 0), (5, 1), (6, 1), (9, 1), (10, None)])
def test_a_place_between_passages_belongs_to_the_next(offset: int, found: int | None) -> None:
    passages = (Span(0, 5), Span(7, 10))
    expected = None if found is None else passages[found]
    assert outgoing.passage_at(passages, offset) == expected


def test_a_quote_says_where_it_is_from() -> None:
    said = article(publisher="The Gazette", published=datetime.date(2023, 5, 3))
    assert outgoing.quotation("One line.\n\nAnother.", said) == (
        "> One line.\n>\n> Another.\n>\n> — “Talks go on”, The Gazette, 3 May 2023, a/b.html\n"
    )
    assert outgoing.citation(article(headline=None, url="https://example.org/")) == (
        "“a/b.html”, undated, a/b.html, https://example.org/"
    )
