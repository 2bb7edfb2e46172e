"""The measure of the text, what it shows of other scripts, and how far it is wrapped."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import LONG, library_of
from screens import NARROW, painted, pane, press, reading, screen_of, settled
from textual.pilot import Pilot

from briefing.inert import pictured
from briefing.library import Library
from briefing.settings import Loaded, Settings

BROAD = (200, 40)
SCRIPTS = {
    "Chinese": "外交部发言人星期二表示，双方将继续在日内瓦举行会谈，没有达成任何协议。" * 6,
    "Hebrew": "שר הביטחון אמר ביום שלישי כי השיחות בז'נבה יימשכו יום נוסף. " * 6,
    "Arabic": "قال وزير الدفاع يوم الثلاثاء إن المحادثات في جنيف ستستمر يوما آخر. " * 6,
    "Devanagari": "रक्षा मंत्री ने मंगलवार को कहा कि जिनेवा में वार्ता जारी रहेगी। " * 6,
    "accents in two parts": "Le de\u0301pute\u0301 a re\u0301pondu a\u0300 tous. " * 9,
    "emoji": "Families 👨‍👩‍👧 and flags 🇩🇪🇫🇷 and keys 1️⃣2️⃣ and thumbs 👍🏽 and hearts ❤️ " * 6,
}  # fmt: skip


def broadest(pilot: Pilot[None]) -> int:
    shown = [line for line in pane(pilot, "reader").splitlines() if "Paragraph" in line]
    return max(len(line.strip()) for line in shown)


async def test_the_text_is_made_narrower_and_wider_and_says_how_wide(long_library: Library) -> None:
    async with reading(long_library, BROAD) as pilot:
        await press(pilot, "enter", *["less_than_sign"] * 5)
        assert "58 columns" in painted(pilot).splitlines()[-1]
        assert broadest(pilot) <= 58
        await press(pilot, *["greater_than_sign"] * 8)
        assert "90 columns" in painted(pilot).splitlines()[-1]
        assert 78 < broadest(pilot) <= 90


async def test_the_text_at_the_top_stays_when_lines_become_narrower(long_library: Library) -> None:
    async with reading(long_library, BROAD) as pilot:
        await press(pilot, "enter", "space", "j")
        before = screen_of(pilot).reader.place
        await press(pilot, *["less_than_sign"] * 6, *["greater_than_sign"] * 6)
        assert screen_of(pilot).reader.place == before


async def test_the_measure_holds_for_the_next_article_too(long_library: Library) -> None:
    async with reading(long_library, BROAD) as pilot:
        await press(pilot, "less_than_sign", "J")
        assert screen_of(pilot).reader.measure == 74


async def test_the_measure_begins_as_it_is_set(long_library: Library) -> None:
    async with reading(long_library, BROAD, Loaded(Settings(measure=50))) as pilot:
        assert broadest(pilot) <= 50


@pytest.mark.parametrize(
    ("size", "keys", "told"),
    [
        (NARROW, ["enter", "greater_than_sign"], "74 columns; the pane has no room for more"),
        (BROAD, ["less_than_sign"] * 12, "40 columns; there is no narrower measure"),
    ],
)
async def test_an_end_of_the_measure_is_told(
    long_library: Library, size: tuple[int, int], keys: list[str], told: str
) -> None:
    async with reading(long_library, size) as pilot:
        await press(pilot, *keys)
        assert told in painted(pilot)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (57, 24)])
async def test_text_of_any_script_is_shown_whole_and_within_its_pane(
    tmp_path: Path, script: str, size: tuple[int, int]
) -> None:
    text = SCRIPTS[script].strip()
    with library_of(tmp_path, {"a.txt": f"A headline above it\n\n{text}\n"}) as library:
        async with reading(library, size) as pilot:
            await press(pilot, "enter")
            view = screen_of(pilot).reader
            lines = [view.render_line(y) for y in range(view.size.height)]
            shown = "".join(line.text[1:] for line in lines)
            assert "".join(pictured(text).split()) in "".join(shown.split())
            assert {line.cell_length for line in lines} == {view.size.width}


async def test_a_very_long_article_is_painted_before_all_of_it_is_wrapped(tmp_path: Path) -> None:
    days = (f"On day {number} the talks in Geneva went on." for number in range(8_000))
    text = "\n\n".join((LONG, *days))
    with library_of(tmp_path, {"a.txt": text}) as library:
        async with reading(library) as pilot:
            view = screen_of(pilot).reader
            view.return_to(0)
            assert len(view._lines) < 1_000
            await press(pilot, "enter", "G")
            assert view.is_at_end
            assert "On day 7999" in pane(pilot, "reader").splitlines()[-1]
            await press(pilot, "g")
            await settled(pilot)
            assert "Long report" in pane(pilot, "reader")
