"""Articles are untrusted: what they hold is shown, never obeyed, in every pane and message."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import MINISTER, library_of
from screens import painted, pane, press, reading, screen_of, settled, type_text

from briefing.library import Library

HEAD = "Minister [t]he [/x] [red]hurt[/red] \x1b]0;pwned\x07 by drones"
BODY = (
    'He said that "[t]he door" [1] [/foo] was [@click=app.quit]Read more[/] open to Anna Novak, '
    "the minister.\n\nThen \x1b[31mred\x1b]52;c;cHdu\x07 and \x9b2J and \u202egnp.exe\u202c came, "
    "said Ivan [b]Petrov[/b], envoy of Ruritania, and the drones [reverse]fell[/reverse].\n"
)
FORBIDDEN = {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F))} - {"\n"}


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Library]:
    """One article that tries everything, in a file whose name tries too."""
    files = {"[red]\x1b[31mevil[@click=app.quit].txt": f"{HEAD}\n\n{BODY}"}
    with library_of(tmp_path, files) as library:
        yield library


def is_clean(text: str) -> bool:
    return not FORBIDDEN & set(text)


async def test_what_looks_like_markup_is_shown_letter_for_letter(hostile: Library) -> None:
    async with reading(hostile, (160, 40)) as pilot:
        shown = " ".join(pane(pilot, "reader").split())
        for literal in (
            '"[t]he door" [1] [/foo]',
            "[@click=app.quit]Read more[/]",
            "[b]Petrov[/b]",
        ):
            assert literal in shown
        assert "[t]he [/x] [red]hurt[/red]" in " ".join(pane(pilot, "articles").split())


async def test_no_control_character_reaches_the_screen(hostile: Library) -> None:
    async with reading(hostile) as pilot:
        assert is_clean(painted(pilot))
        for keys in (
            ["R"],
            ["R", "i"],
            ["i", "3", "j", "enter"],
            ["slash"],
            ["escape", "question_mark"],
        ):
            await press(pilot, *keys)
            assert is_clean(painted(pilot))


async def test_what_was_cut_is_only_text_in_the_question_about_it(tmp_path: Path) -> None:
    plea = "Subscribe to our newsletter [/x] [@click=app.quit]now[/] \x1b[2J"
    with library_of(tmp_path, {"a.txt": f"[/x] Daily\n\n{MINISTER}\n{plea}\n"}) as library:
        async with reading(library) as pilot:
            await press(pilot, "R", "right_square_bracket", "right_square_bracket", "plus")
            shown = painted(pilot)
            assert "[/x] [@click=app.quit]now[/] ␛[2J" in shown
            assert is_clean(shown)


async def test_control_characters_are_shown_as_pictures(hostile: Library) -> None:
    async with reading(hostile, (160, 40)) as pilot:
        assert "␛[31mred␛]52;c;cHdu␇" in pane(pilot, "reader")


async def test_a_click_on_what_looks_like_a_link_does_nothing(hostile: Library) -> None:
    async with reading(hostile, (160, 40)) as pilot:
        rows = pane(pilot, "reader").splitlines()
        y = next(y for y, row in enumerate(rows) if "Read" in row)
        await pilot.click("#reader", offset=(rows[y].index("Read") + 2, y))
        await settled(pilot)
        assert pilot.app.return_code is None


async def test_a_notification_shows_a_hostile_file_name_as_it_is(hostile: Library) -> None:
    async with reading(hostile, (160, 40)) as pilot:
        for path in hostile.folder.iterdir():
            path.unlink()
        await press(pilot, "R")
        shown = "".join(painted(pilot).split())
        assert "[red]␛[31mevil[@click=app.quit].txt" in shown
        assert is_clean(painted(pilot))


async def test_a_hostile_query_is_only_text(hostile: Library) -> None:
    async with reading(hostile) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "[/x]")
        screen_of(pilot).say("[/x] \x1b[31m [@click=app.quit]x[/]")
        await settled(pilot)
        assert is_clean(painted(pilot))
        assert pilot.app.return_code is None


async def test_a_hostile_name_as_filter_is_only_text(hostile: Library) -> None:
    async with reading(hostile) as pilot:
        screen_of(pilot).search_line.show("", "mentions [/x] \x1b[2J [@click=app.quit]")
        await settled(pilot)
        assert "mentions [/x] ␛[2J [@click=app.quit] ✕" in painted(pilot)
