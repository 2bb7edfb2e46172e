from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.nodes import And, Field, Phrase
from briefing.search.query import parse
from briefing.search.rewriting import fixes, narrowed, unfiltered

# What the articles hold in place of a word that they do not, by field and word.
SPELLINGS = {
    ("text", "dorne"): ("drone", "throne"),
    ("text", "Kirbi"): ("kirby",),
    ("person", "kirbi"): ("kirby",),
}
CONDITION = 'source:"The Example"'


def spellings(word: str, field: str) -> tuple[str, ...]:
    return SPELLINGS.get((field, word), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zeppelin", []),
        ("is:starred", []),
        ("-dorne", []),
        (
            "dorne",
            [("Did you mean drone?", "drone"), ("Did you mean throne?", "throne")],
        ),
        (
            "Kirbi dorne",
            [
                ("Did you mean Kirby drone?", "Kirby drone"),
                ("Leave out Kirbi", "dorne"),
                ("Leave out dorne", "Kirbi"),
            ],
        ),
        (
            "person:kirbi",
            [
                ("Did you mean person:kirby?", "person:kirby"),
                ("Search everything for kirbi", "kirbi"),
            ],
        ),
        (
            'drone weapon:"big zeppelin"',
            [
                ('Search everything for "big zeppelin"', 'drone "big zeppelin"'),
                ("Leave out drone", 'weapon:"big zeppelin"'),
                ('Leave out weapon:"big zeppelin"', "drone"),
            ],
        ),
        ('"drone Iran"', [("Look for the words apart", "drone Iran")]),
        (
            "drone date:1999 -is:read",
            [
                ("Leave out drone", "date:1999 -is:read"),
                ("Leave out date:1999", "drone -is:read"),
                ("Leave out -is:read", "drone date:1999"),
            ],
        ),
        (
            "(drone OR is:read) AND NOT iran",
            [
                ("Leave out drone", "( OR is:read) AND NOT iran"),
                ("Leave out is:read", "(drone OR ) AND NOT iran"),
                ("Leave out NOT iran", "(drone OR is:read)"),
            ],
        ),
    ],
)
def test_what_may_be_asked_instead(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(fixes(text, parse(text), spellings)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drone", "drone"),
        ("drone date:1999 person:kirby -iran is:read", "drone"),
        ("drone AND -iran", "drone"),
        ("is:read OR drone", "drone"),
        ("is:read", ""),
        ("(is:read) -iran", ""),
    ],
)
def test_without_its_filters_a_query_is_its_words(text: str, expected: str) -> None:
    assert unfiltered(text, parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", CONDITION),
        ("drone iran", f"drone iran {CONDITION}"),
        ("drone OR iran", f"(drone OR iran) {CONDITION}"),
        ("drone (iran OR russia)", f"drone (iran OR russia) {CONDITION}"),
        ("(drone OR iran", f"(drone OR iran) {CONDITION}"),
        ('"drone str', f'"drone str" {CONDITION}'),
        ('"drone (str', f'"drone (str" {CONDITION}'),
        ("drone OR", f"drone {CONDITION}"),
        ("drone NOT ", f"drone {CONDITION}"),
    ],
)
def test_a_condition_holds_for_the_whole_query(text: str, expected: str) -> None:
    assert narrowed(text, CONDITION) == expected


@given(st.lists(st.sampled_from(["drone", " ", "OR", '"', "(", ")", "NOT ", "-", "is:read", "~8"])))
def test_whatever_is_typed_a_condition_on_top_is_read_as_one(parts: list[str]) -> None:
    text = "".join(parts)
    root = parse(narrowed(text, CONDITION)).root
    condition = Field("source", Phrase("The Example"))
    assert root == condition or (isinstance(root, And) and condition in root.parts)
