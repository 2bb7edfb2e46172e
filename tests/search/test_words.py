from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.words import LONGEST_JOINED, tokens


def written(text: str) -> list[str]:
    return [token.term for token in tokens(text) if token.is_written]


def derived(text: str) -> set[str]:
    return {token.term for token in tokens(text) if not token.is_written}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones, again.", "drones again"),
        ("Šefčovič", "sefcovic"),
        ("s\u030cefc\u030covic\u030c", "sefcovic"),
        ("ballis\u00adtic", "ballistic"),
        ("Zelenskyy Zelensky Zelenskiy", "zelensky zelensky zelensky"),
        ("Iran’s and IRAN'S", "iran and iran"),
        ("‘drones’ “drones”", "drones drones"),
        ("F-16", "f 16"),
        ("F16s", "f 16 s"),
        ("Shahed-136", "shahed 136"),
        ("Shahed136", "shahed 136"),
        ("155mm", "155 mm"),
        ("Jean-Pierre", "jean pierre"),
        ("Sana'a", "sana a"),
        ("2,000 drones", "2000 drones"),
        ("10:30", "10 30"),
        ("3.5", "3 5"),
        ("snake_case", "snake case"),
        ("U.N.", "un"),
        ("J.D. Vance", "jd vance"),
        ("a.m.", "am AM"),
        ("U.S.-made", "us US made"),
        ("US", "us US"),
        ("us Us", "us us"),
        ("WHO, IT; NATO", "who WHO it IT nato"),
        ("A I", "a i"),
        ("Зеленский", "zelensky"),
        ("制裁", "制 裁"),
        ("– & … _ '", ""),
    ],
)
def test_a_text_is_cut_into_its_words_as_written(text: str, expected: str) -> None:
    assert " ".join(written(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drone", set()),
        ("drones", {"drone"}),
        ("F-16", {"f16"}),
        ("F-16s", {"f16s", "f16"}),
        ("Amir-Abdollahian", {"amirabdollahian"}),
        ("cease-fires", {"ceasefires", "ceasefir", "fire", "ceas"}),
        ("a-" * LONGEST_JOINED + "a-b", set()),
    ],
)
def test_stems_and_joined_parts_are_derived(text: str, expected: set[str]) -> None:
    assert derived(text) == expected


def test_successive_parts_stand_at_successive_positions() -> None:
    found = [(t.term, t.position) for t in tokens("a short-range F-16") if t.is_written]
    assert found == [("a", 0), ("short", 1), ("range", 2), ("f", 3), ("16", 4)]


def test_only_wanted_tokens_come_and_keep_their_positions() -> None:
    (token,) = tokens("not this but that", lambda token: token.term == "that")
    assert (token.position, token.start, token.end) == (3, 13, 17)


@given(st.text())
def test_tokens_are_in_order_and_within_the_text(text: str) -> None:
    found = list(tokens(text))
    assert [t.position for t in found] == sorted(t.position for t in found)
    assert all(t.term and 0 <= t.start < t.end <= len(text) for t in found)


@given(st.text())
def test_every_position_has_a_word_as_written(text: str) -> None:
    found = list(tokens(text))
    positions = {t.position for t in found if t.is_written}
    assert positions == set(range(len(positions))) == {t.position for t in found}
