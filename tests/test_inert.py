from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.inert import one_line, visible


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x07bell", "␇bell"),
        ("\x7f", "␡"),
        ("\x9b31m", "�31m"),
        ("a\u202eb", "a�b"),
        ("a\u2066b\u2069", "a�b�"),
        ("a\u2028b", "a�b"),
        ("file\udcff.txt", "file�.txt"),
        ("tab\there\n", "tab\there\n"),
        ("zero\u200dwidth joiner stays", "zero\u200dwidth joiner stays"),
    ],
)
def test_control_characters_become_visible_ones(raw: str, shown: str) -> None:
    assert visible(raw) == shown


@given(st.text())
def test_no_text_changes_its_length_or_keeps_a_control_character(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]


def test_one_line_folds_every_run_of_blanks() -> None:
    assert one_line("  two\n\n lines\tand \x1b more ") == "two lines and ␛ more"
