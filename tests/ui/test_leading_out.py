"""Links, the article outside, copies: what leads out of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, LONG, library_of
from screens import (
    NARROW,
    focused,
    painted,
    pane,
    press,
    reading,
    screen_of,
    settled,
    shows,
    styles_of,
    type_text,
)
from textual.app import App

from briefing import outgoing
from briefing.library import Library

NOTE = """---
title: Talks go on
url: https://example.org/talks
publisher: The Gazette
date: 2023-05-03
---
The minister spoke to [the press](https://example.org/press) on Tuesday.

She has [a page](/minister) of her own, and [an old one](https://example.com/old).

"""


@pytest.fixture
def linked(tmp_path: Path) -> Iterator[Library]:
    """A note with three links, and a text that knows no address."""
    with library_of(tmp_path, {"a.md": NOTE, "b.txt": ENVOY}) as library:
        yield library


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the system."""
    targets: list[str] = []
    monkeypatch.setattr(outgoing, "hand_over", targets.append)
    return targets


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the clipboard."""
    texts: list[str] = []
    monkeypatch.setattr(App, "copy_to_clipboard", lambda app, text: texts.append(text))
    return texts


async def open_note(pilot) -> None:  # type: ignore[no-untyped-def]
    screen_of(pilot).open(screen_of(pilot).library.find("a.md"))
    await press(pilot, "2")


async def test_links_are_listed_with_numbers_and_addresses(linked: Library) -> None:
    async with reading(linked, NARROW) as pilot:
        await open_note(pilot)
        await press(pilot, "U")
        assert "1  the press" in painted(pilot)
        assert "https://example.org/minister" in painted(pilot)
        await press(pilot, "escape")
        assert focused(pilot) == "reader"


@pytest.mark.parametrize("keys", [["2"], ["j", "enter"], ["down", "l"]])
async def test_a_link_is_opened_after_its_address_was_shown(
    linked: Library, opened: list[str], keys: list[str]
) -> None:
    async with reading(linked) as pilot:
        await open_note(pilot)
        await press(pilot, "U", *keys)
        assert "https://example.org/minister" in painted(pilot)
        assert opened == []
        await press(pilot, "o")
        assert opened == ["https://example.org/minister"]


async def test_the_page_of_an_article_is_opened_when_that_is_confirmed(
    linked: Library, opened: list[str]
) -> None:
    async with reading(linked) as pilot:
        await open_note(pilot)
        await press(pilot, "o")
        assert "https://example.org/talks" in painted(pilot)
        await press(pilot, "escape")
        assert opened == []
        await press(pilot, "o", "enter")
        assert opened == ["https://example.org/talks"]


async def test_an_article_without_an_address_is_opened_as_a_file(
    linked: Library, opened: list[str]
) -> None:
    async with reading(linked) as pilot:
        screen_of(pilot).open(linked.find("b.txt"))
        await press(pilot, "U")
        assert "This article has no links." in painted(pilot)
        await press(pilot, "o", "o")
        assert opened == [str(linked.folder / "b.txt")]


async def test_before_an_address_is_opened_its_site_is_told_in_ascii(
    tmp_path: Path, opened: list[str]
) -> None:
    addresses = "https://www.bank.example@xn--80ak6aa92e.example/", "https://аррӏе.example/"
    note = "# The bank\n\n[Your bank]({}) and [it]({})\n".format(*addresses)
    with library_of(tmp_path, {"a.md": note}) as library:
        async with reading(library) as pilot:
            await press(pilot, "U", "1")
            assert "It is on xn--80ak6aa92e.example." in painted(pilot)
            await press(pilot, "escape", "U", "2")
            assert "It is on xn--80ak6aa92e.example." in painted(pilot)
            assert opened == []


async def test_the_end_of_a_long_address_can_be_seen_before_it_is_opened(tmp_path: Path) -> None:
    address = f"https://example.org/{'a' * 1_800}/the-end"
    with library_of(tmp_path, {"a.md": f"# The bank\n\n[It]({address}) is long.\n"}) as library:
        async with reading(library, (80, 24)) as pilot:
            await press(pilot, "U", "1")
            assert "It is on example.org." in painted(pilot)
            assert "Esc  leave it" in painted(pilot)
            await press(pilot, "end")
            assert await shows(pilot, "the-end")


async def test_an_address_can_be_copied_instead(linked: Library, copied: list[str]) -> None:
    async with reading(linked) as pilot:
        await open_note(pilot)
        await press(pilot, "o", "y")
        assert copied == ["https://example.org/talks"]


async def test_the_paragraph_on_top_is_copied_and_told(tmp_path: Path, copied: list[str]) -> None:
    with library_of(tmp_path, {"a.txt": LONG}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter", "space", "y")
            (text,) = copied
            assert text in LONG.split("\n\n")
            assert text[:30] in pane(pilot, "reader")
            assert "Copied (16 words)" in " ".join(painted(pilot).split())
            assert "the terminal keeps" in " ".join(painted(pilot).split())


async def test_the_paragraph_of_the_current_match_is_copied(
    tmp_path: Path, copied: list[str]
) -> None:
    with library_of(tmp_path, {"a.txt": LONG}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter", "slash")
            await type_text(pilot, "paragraph 7")
            await press(pilot, "enter", "y")
            assert copied[0].startswith("Paragraph 7 of the report")


async def test_a_quote_is_copied_with_its_source(linked: Library, copied: list[str]) -> None:
    async with reading(linked) as pilot:
        await open_note(pilot)
        await press(pilot, "Y")
        assert copied[0].startswith("> The minister spoke to the press on Tuesday.\n")
        assert "“Talks go on”, The Gazette, 3 May 2023, a.md" in copied[0]


async def test_in_the_saved_file_a_line_of_it_is_copied(tmp_path: Path, copied: list[str]) -> None:
    page = f"Subscribe to our newsletter\n\n{ENVOY}"
    with library_of(tmp_path, {"a.txt": page}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter", "R", "y")
            assert copied == ["Subscribe to our newsletter"]


async def test_what_the_mouse_selects_is_marked_and_copied(
    tmp_path: Path, copied: list[str]
) -> None:
    with library_of(tmp_path, {"a.txt": LONG}) as library:
        async with reading(library) as pilot:
            await press(pilot, "enter")
            rows = pane(pilot, "reader").splitlines()
            first = next(y for y, row in enumerate(rows) if "Paragraph 1 " in row)
            last = next(y for y, row in enumerate(rows) if "Paragraph 2 " in row)
            begin, end = rows[first].index("of the report"), rows[last].index(" of the report")
            await pilot.hover("#reader", offset=(begin + 1, first))
            await settled(pilot)
            await pilot.mouse_down("#reader", offset=(begin + 1, first))
            await pilot.hover("#reader", offset=(end, last))
            await pilot.mouse_up("#reader", offset=(end, last))
            await settled(pilot)
            assert any(style.reverse for style in styles_of(pilot, "Paragraph 2"))
            await press(pilot, "y")
            assert copied == [
                LONG.split("\n\n")[1].removeprefix("Paragraph 1 ") + "\n\nParagraph 2"
            ]
            assert not screen_of(pilot).selections
