from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.nodes import And, Everything, Field, Node, Phrase
from briefing.search.query import parse
from briefing.search.rewriting import fixes, narrowed, toggled, unfiltered, without

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
        ("drone iran", f"{CONDITION} drone iran"),
        ("drone OR iran", f"{CONDITION} (drone OR iran)"),
        ("drone (iran OR russia)", f"{CONDITION} drone (iran OR russia)"),
        ("(drone OR iran", f"{CONDITION} (drone OR iran)"),
        ('"drone str', f'{CONDITION} "drone str"'),
        ('"drone (str', f'{CONDITION} "drone (str"'),
        ("drone OR", f"{CONDITION} drone"),
        ("drone NOT ", f"{CONDITION} drone"),
    ],
)
def test_a_condition_holds_for_the_whole_query(text: str, expected: str) -> None:
    assert narrowed(text, CONDITION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drone str", f"{CONDITION} drone str"),
        ("drone str ", f"{CONDITION} drone str "),
        ("drone OR str", f"{CONDITION} (drone OR str)"),
        ("strike NOT", f"{CONDITION} strike "),
        ('"drone str', f'{CONDITION} "drone str*"'),
        ('person:"anna no', f'{CONDITION} person:"anna no*"'),
    ],
)
def test_a_word_that_is_being_typed_can_be_gone_on_with(text: str, expected: str) -> None:
    assert narrowed(text, CONDITION, typing=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CONDITION, ""),
        (f"{CONDITION} drone", "drone"),
        (f"drone {CONDITION} iran", "drone iran"),
        (f"drone AND {CONDITION}", "drone"),
        (f"{CONDITION} (drone OR iran)", "(drone OR iran)"),
        (f"(drone {CONDITION})", "(drone )"),
        (f"{CONDITION} drone {CONDITION}", "drone"),
        ("drone", None),
        ("", None),
        (f"-{CONDITION} drone", None),
        (f"{CONDITION} OR drone", None),
        (f"drone OR iran {CONDITION}", None),
        (f"iran ({CONDITION} OR drone)", None),
        ("drone The Example", None),
        ('title:"The Example"', None),
    ],
)
def test_a_condition_can_be_taken_out_where_every_article_meets_it(
    text: str, expected: str | None
) -> None:
    assert without(text, CONDITION) == expected


def test_a_condition_is_known_however_it_is_written() -> None:
    assert without("drone date:2022-01-01..2022-12-31", "date:2022") == "drone"


PIECES = ["drone", "str", " ", "OR", '"', "NOT ", "-", "is:read", "~8", "person:", "*"]


def typed(*more: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*PIECES, *more])).map("".join)


@given(typed("(", ")"), st.booleans())
def test_whatever_is_typed_a_condition_on_top_is_all_that_changes(text: str, typing: bool) -> None:
    before = parse(text, typing=typing).root
    after = parse(narrowed(text, CONDITION, typing=typing), typing=typing).root
    assert demands(after) == demands(before) | {Field("source", Phrase("The Example"))}


@given(typed())
def test_what_is_put_on_top_can_be_taken_out_again(text: str) -> None:
    with_it = toggled(text, CONDITION, typing=True)
    left = toggled(with_it, CONDITION, typing=True)
    assert parse(left, typing=True).root == parse(text, typing=True).root


def demands(root: Node) -> set[Node]:
    parts: set[Node] = set(root.parts) if isinstance(root, And) else {root}
    return parts - {Everything()}
