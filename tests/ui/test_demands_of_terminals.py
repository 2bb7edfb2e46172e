"""What readers of other programs beg for: keys that arrive, and lines that fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import library_of
from rich.cells import cell_len
from screens import (
    NARROW,
    WIDE,
    lines,
    painted,
    pane,
    press,
    reading,
    screen_of,
    type_text,
)

from briefing.keys import LINE_KEYS, NEVER_SENT, SCREEN_KEYS, Key
from briefing.library import Library

# Keys that arrive


def always_arrives(key: str) -> bool:
    """Whether every terminal sends a key, and no multiplexer keeps it for itself."""
    *modifiers, plain = key.split("+")
    is_function_key = plain[0] == "f" and plain[1:].isdigit()
    is_plain = not modifiers or modifiers == ["ctrl"]
    return is_plain and not is_function_key and key not in {*NEVER_SENT, "ctrl+a", "ctrl+b"}


RARE = [key for key in SCREEN_KEYS if not any(map(always_arrives, key.keys))]


def test_moving_around_needs_no_key_that_terminals_do_not_send() -> None:
    assert all(any(map(always_arrives, key.keys)) for key in LINE_KEYS)


@pytest.mark.parametrize("act", RARE, ids=lambda act: act.id)
async def test_no_act_needs_a_key_that_terminals_do_not_send(library: Library, act: Key) -> None:
    async with reading(library) as pilot:
        await press(pilot, "colon")
        await type_text(pilot, act.description[:9])
        await pilot.pause(0.3)
        assert act.description in painted(pilot)


@pytest.mark.parametrize("keys", ["question_mark", "i", "S", "F", "o", "t", "vertical_line", "T"])
async def test_a_dialog_is_left_with_a_key_that_terminals_send(library: Library, keys: str) -> None:
    async with reading(library) as pilot:
        before = painted(pilot)
        await press(pilot, keys)
        assert painted(pilot) != before
        await press(pilot, "escape")
        assert painted(pilot) == before


# What fits


@pytest.mark.parametrize("width", [200, 120, 80, 60])
async def test_lines_have_a_readable_measure_in_the_middle(
    long_library: Library, width: int
) -> None:
    async with reading(long_library, (width, 30)) as pilot:
        await press(pilot, "2")
        shown = [row for row in pane(pilot, "reader").splitlines() if "report says" in row]
        left = len(shown[0]) - len(shown[0].lstrip())
        right = screen_of(pilot).reader.size.width - 1 - max(map(len, shown))
        assert max(len(row.strip()) for row in shown) <= 78
        assert abs(left - right) <= 10


async def test_a_terminal_narrower_than_the_measure_cuts_nothing_off(tmp_path: Path) -> None:
    title = "A very long headline about talks " * 6 + "ends here"
    address = "https://example.org/" + "a-part-of-an-address/" * 12 + "end"
    with library_of(tmp_path, {"a.txt": f"{title}\n\nSee {address} for more.\n"}) as library:
        async with reading(library, (44, 40)) as pilot:
            await press(pilot, "2")
            shown = "".join(pane(pilot, "reader").split())
            assert "".join(title.split()) in shown
            assert address in shown


async def test_a_long_address_is_shown_whole_before_it_is_opened(tmp_path: Path) -> None:
    address = "https://example.org/" + "a-part-of-an-address/" * 12 + "end"
    note = f"---\ntitle: Talks\nurl: {address}\n---\nSee [the page]({address}) of the talks.\n"
    with library_of(tmp_path, {"a.md": note}) as library:
        async with reading(library, NARROW) as pilot:
            for key in ("U", "o"):
                await press(pilot, "2", key)
                inner = "".join(row.strip(" ▌│╏") for row in lines(pilot.app))
                assert address in inner
                await press(pilot, "escape")


TITLES = (
    "外交部发言人表示双方将继续举行会谈没有达成任何协议并且将在下周再次会面讨论",
    "회담은 계속되며 아무런 합의도 이루어지지 않았다고 대변인이 화요일에 말했다",
    "Families 👨‍👩‍👧 and flags 🇩🇪🇫🇷 and thumbs 👍🏽 and hearts ❤️ and keys 1️⃣ of the long talks",
    "Le de\u0301pute\u0301 a re\u0301pondu a\u0300 tous ceux qui l'ont interroge\u0301 hier",
    "रक्षा मंत्री ने मंगलवार को कहा कि जिनेवा में वार्ता जारी रहेगी",
)  # fmt: skip


@pytest.mark.parametrize("size", [NARROW, WIDE, (160, 40)])
async def test_wide_characters_keep_rows_aligned(tmp_path: Path, size: tuple[int, int]) -> None:
    files = {
        f"{number}.md": f"---\ntitle: {title}\n---\nIvan Petrov came in year {number}.\n"
        for number, title in enumerate(TITLES)
    }
    with library_of(tmp_path, files) as library:
        async with reading(library, size) as pilot:
            strips = pilot.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
            rows = [strip.text for strip in strips]
            bars = [
                [cell_len(row[:at]) for at, sign in enumerate(row) if sign in "▌▏"]
                for row in rows[:-1]
            ]
            assert all(each == bars[-1] for each in bars)
            assert all(any(f"  {title[:9]}" in row for row in rows) for title in TITLES)
