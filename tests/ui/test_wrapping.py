from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.wrapping import cells, clip, wrap


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
    ],
)
def test_lines_break_between_words_and_count_in_cells(
    text: str, width: int, expected: list[str]
) -> None:
    assert wrapped(text, width) == expected


@given(st.text(), st.integers(2, 40))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    shown = wrapped(text, width)
    assert all(cells(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())


@given(st.text(), st.integers(0, 40))
def test_a_clipped_text_fits(text: str, width: int) -> None:
    assert cells(clip(text, width)) <= width
