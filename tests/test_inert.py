from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.inert import PICTURED, UNSEEN, VISIBLE, one_line, pictured, pictured_line, visible
from briefing.json_text import json_text

EVERY_CHARACTER = "".join(map(chr, range(sys.maxunicode + 1)))
# Format characters that are printed: signs over or under the digits of a number.
NUMBER_SIGNS = {
    *"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
}


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


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b31m", "�31m"),
        ("a\u202eb", "a�b"),
        ("file\udcff.txt", "file�.txt"),
        ("tab\there\n", "tab\there\n"),
        ("pay\u200bpal", "pay·pal"),
        ("Minis\u00adter", "Minis·ter"),
        ("نمی\u200cشود", "نمی·شود"),
        ("\u2764\ufe0f", "\u2764·"),
        ("flag\U000e0067\U000e007f", "flag��"),
        ("\u3164.txt", "�.txt"),
        ("a\ufffe\U0010ffffb", "a��b"),
        ("e\u0301", "e\u0301"),
        ("\u0600\u0661", "\u0600\u0661"),
        ("\u00a0\u2003\u3000", "\u00a0\u2003\u3000"),
    ],
)
def test_what_nobody_sees_has_a_picture_where_it_is_shown(raw: str, shown: str) -> None:
    assert pictured(raw) == shown


def test_all_that_is_pictured_when_a_file_is_loaded_is_where_it_is_shown() -> None:
    assert PICTURED.items() >= VISIBLE.items()


def test_every_row_of_what_nobody_sees_gives_its_reason_and_names_others_than_its_neighbours() -> (
    None
):
    places = [(first, last) for first, last, _, _ in UNSEEN]
    assert all(first <= last for first, last in places)
    codes = [code for first, last in places for code in range(first, last + 1)]
    assert len(codes) == len(set(codes))
    assert not VISIBLE.keys() & set(codes)
    assert all(why for *_, why in UNSEEN)


@given(st.text())
def test_no_text_changes_its_length_or_keeps_a_control_character(text: str) -> None:
    for shown in (visible(text), pictured(text)):
        assert len(shown) == len(text)
        assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]


def test_of_all_characters_only_those_pass_that_print_or_part_words() -> None:
    """Marks pass: accents, vowels and points, without which most languages cannot be spelled.

    Not assigned (Cn) and for private use (Co) are printed as a box, of one cell.
    """
    passed = [c for c in EVERY_CHARACTER if pictured(c) == c]
    odd = {c for c in passed if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert odd == NUMBER_SIGNS | {"\n", "\t"}
    assert not [c for c in passed if ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF]


def test_what_is_pictured_is_pictured_once_and_for_all() -> None:
    assert pictured(pictured(EVERY_CHARACTER)) == pictured(EVERY_CHARACTER)


def test_one_line_folds_every_run_of_blanks() -> None:
    assert one_line("  two\n\n lines\tand \x1b more ") == "two lines and ␛ more"
    assert pictured_line(" two\n lines\u200b and \x1b more ") == "two lines· and ␛ more"


def test_json_holds_the_very_text_and_nothing_that_hides() -> None:
    # Two halves of a pair side by side are one character in JSON.
    text = "".join(c for c in EVERY_CHARACTER if not "\ud800" <= c < "\udfff")
    told = json_text({"text": text, text[:300]: [None, 1, "é"]})
    assert json.loads(told) == {"text": text, text[:300]: [None, 1, "é"]}
    assert pictured(told) == told
    assert "é" in told
