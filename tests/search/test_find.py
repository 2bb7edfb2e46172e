from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.analysis import find
from briefing.search.query import parse

# What somebody types, a text, and what of the text answers; a text that answers nothing is no hit.
ANSWERS = [
    ("US", "The US told us.", ["US"]),
    ("U.S.", "The US told us.", ["US"]),
    ("US", "They told us.", []),
    ("US", "The U.S. told us.", ["U.S."]),
    ("us", "The U.S. told us.", ["U.S.", "us"]),
    ("UN", "the UN, U.N. and Un", ["UN", "U.N.", "Un"]),
    ("NATO", "Nato said", ["Nato"]),
    ("who", "The WHO asked who", ["WHO", "who"]),
    ("WHO", "The WHO asked who", ["WHO"]),
    ("F-16", "F-16, F16 and F 16", ["F-16", "F16", "F 16"]),
    ("f16", "an F-16 or 16 F", ["F-16"]),
    ("F-16s", "one F-16", ["F-16"]),
    ("F-16", "many F-16s", ["F-16s"]),
    ("Shahed-136", "Shahed 136 and Shahed136", ["Shahed 136", "Shahed136"]),
    ("shahed 136", "the Shahed-136", ["Shahed", "136"]),
    ("Shahed136", "Shahed-136s, Shahed-131", ["Shahed-136s"]),
    ("Shahed", "Shahed-136 drones", ["Shahed"]),
    ("Shahed-13*", "Shahed-136, Shahed 131, Shahed-238", ["Shahed-136", "Shahed 131"]),
    ("shahed13*", "Shahed-136", ["Shahed-136"]),
    ("sanction", "sanctions, sanctioned", ["sanctions", "sanctioned"]),
    ("sanctions", "one sanction", ["sanction"]),
    ("Zelensky", "Zelenskyy and Zelenskiy’s", ["Zelenskyy", "Zelenskiy"]),
    ("zelenskyy*", "Zelensky", ["Zelensky"]),
    ("Iran", "Iran’s and IRAN'S", ["Iran", "IRAN"]),
    ("Iran's", "Iran", ["Iran"]),
    ("sefcovic", "Šefčovič", ["Šefčovič"]),
    ("ŠEFČOVIČ", "Sefcovic", ["Sefcovic"]),
    ("Jean-Pierre", "Jean Pierre, JeanPierre, Jean", ["Jean Pierre", "JeanPierre"]),
    ("jean pierre", "Jean-Pierre", ["Jean", "Pierre"]),
    ("Amirabdollahian", "Amir-Abdollahian", ["Amir-Abdollahian"]),
    ("Amir-Abdollahian", "Amirabdollahian", ["Amirabdollahian"]),
    ("amirab*", "Amir-Abdollahian", ["Amir-Abdollahian"]),
    ("ceasefire", "a cease-fire", ["cease-fire"]),
    ("2000", "some 2,000 of them", ["2,000"]),
    ("1990", "the 1990s", ["1990"]),
    ("10:30", "at 10:30", ["10:30"]),
    ("new", "the news", []),
    ("unit", "United Nations", []),
    ("制裁", "对伊朗制裁措施", ["制裁"]),
    ("зеленский", "ЗЕЛЕНСКИЙ", ["ЗЕЛЕНСКИЙ"]),
    ('"ballistic missile"', "ballistic missiles", []),
    ('"missile"', "a missile, two missiles", ["missile"]),
    ('"short-range missiles"', "short range missiles", ["short range missiles"]),
    ('"short range"', "short-range", ["short-range"]),
    ('"the US has"', "The US has. Told us has", ["The US has"]),
    ('"us has"', "The US has", ["US has"]),
    ('"cruise miss*"', "cruise missile", ["cruise missile"]),
    ("“drones”", "drones", ["drones"]),
    ("supply*", "supplies and supplying", ["supplies", "supplying"]),
    ("dro*", "drone or drop", ["drone", "drop"]),
    ("(drone OR ship) -tank", "drone, ship, tank", ["drone", "ship"]),
    ("person:lee weapon:drone", "Lee’s drone", ["Lee", "drone"]),
    ("kirbi~", "Kirby, Kirby’s and Irby", ["Kirby", "Kirby"]),
    ("sanctoin~", "sanctioned, sanction, suction", ["sanctioned", "sanction"]),
    ("Shahed-163~", "a Shahed-136", ["Shahed-136"]),
    ("person:kirbi~", "Kirby", ["Kirby"]),
    ('"drone sanction"~3', "sanctions on drones, and a drone", ["sanctions", "drones"]),
    ('"drone sanction"~1', "sanctions on drones", []),
    ('"drone F-16"~3', "an F-16 or drone, later a drone", ["F-16", "drone"]),
    ("date:2022", "in 2022", []),
    ("is:unread", "unread", []),
    ("", "all", []),
]


@pytest.mark.parametrize(("query", "text", "expected"), ANSWERS)
def test_what_is_typed_is_found_in_a_text(query: str, text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find(parse(query), text)] == expected


def test_an_unfinished_word_is_found_in_its_forms_and_as_a_beginning() -> None:
    text = "supply, supplies and suppl, but not supple"
    spans = find(parse("supply", typing=True), text)
    assert [text[span.start : span.end] for span in spans] == ["supply", "supplies"]


def test_overlapping_answers_are_one() -> None:
    (span,) = find(parse('"a b" "b c"'), "a b c")
    assert (span.start, span.end) == (0, 5)


@given(st.text(max_size=30), st.text(), st.booleans())
def test_answers_are_in_order_within_the_text(query: str, text: str, typing: bool) -> None:
    spans = find(parse(query, typing=typing), text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text(min_size=1).filter(lambda text: not parse(text).is_empty and '"' not in text))
def test_a_text_answers_its_own_words(text: str) -> None:
    word = text.split()[0].strip("*-()")
    query = parse(f'"{word}"')
    assert query.is_empty or find(query, f"first {word} last")
