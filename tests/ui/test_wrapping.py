from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.wrapping import PLAIN, cells, clip, wrap


def wrapped(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 10, ["short"]),
        ("", 10, [""]),
        ("two words", 5, ["two", "words"]),
        ("exactly five", 7, ["exactly", "five"]),
        ("blanks   at a break", 6, ["blanks", "at a", "break"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("外交部发言人", 4, ["外交", "部发", "言人"]),
        ("mixed 外交部发言人", 8, ["mixed 外", "交部发言", "人"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("外交。部发", 4, ["外", "交。", "部发"]),
        ("外「交部」", 4, ["外", "「交", "部」"]),
        ("“quoted” – so", 9, ["“quoted”", "– so"]),
        ("about 40\u00a0km", 8, ["about", "40\u00a0km"]),
        ("日本 40\u00a0km", 8, ["日本", "40\u00a0km"]),
        ("👨‍👩‍👧👨‍👩‍👧", 3, ["👨‍👩‍👧", "👨‍👩‍👧"]),
        ("🇩🇪🇫🇷", 3, ["🇩🇪", "🇫🇷"]),
        ("1️⃣2️⃣", 3, ["1️⃣", "2️⃣"]),
        ("❤️❤️", 3, ["❤️", "❤️"]),
        ("👍🏽👍🏽", 3, ["👍🏽", "👍🏽"]),
        ("की की", 2, ["की", "की"]),
        ("שָׁלוֹם עוֹלָם", 5, ["שָׁלוֹם", "עוֹלָם"]),
        ("قال الوزير إن", 10, ["قال الوزير", "إن"]),
    ],
)
def test_lines_break_between_words_and_count_in_cells(
    text: str, width: int, expected: list[str]
) -> None:
    assert wrapped(text, width) == expected


PIECES = ("a", " ", "外", "。", "「", "e\u0301", "👨‍👩‍👧", "🇩🇪", "1️⃣", "👍🏽", "שָׁ", "\u00a0", "’")


@given(st.lists(st.sampled_from(PIECES)), st.integers(2, 12))
def test_what_is_printed_in_one_place_stays_together(pieces: list[str], width: int) -> None:
    shown = wrapped("".join(pieces), width)
    together = {piece for piece in pieces if piece.strip()}
    rest = "".join(shown)
    for piece in sorted(together, key=len, reverse=True):
        assert sum(line.count(piece) for line in shown) == rest.count(piece)
    assert all(cells(line) <= width for line in shown)


def test_plain_characters_have_one_cell_each() -> None:
    plain = [chr(code) for code in range(0x3000) if PLAIN.fullmatch(chr(code))]
    assert len(plain) > 1_000
    assert {cells(character) for character in plain} == {1}


@given(st.text(), st.integers(2, 40))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    shown = wrapped(text, width)
    assert all(cells(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())


@given(st.text(), st.integers(0, 40))
def test_a_clipped_text_fits(text: str, width: int) -> None:
    assert cells(clip(text, width)) <= width
