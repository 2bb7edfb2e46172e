from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.nodes import (
    Among,
    And,
    Everything,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    State,
    Word,
)
from briefing.search.query import FIELDS, STATES, Note, parse

DRONE, IRAN, RUSSIA = Word("drone"), Word("iran"), Word("russia")
PIECES = ['"', "“", "(", ")", "-", "*", ":", "AND", "OR", "NOT", "is:", "is:read", "person:", " "]
PIECES += ["drone", "US", "F-16", "foo:bar", "\n", "’"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drone", DRONE),
        ("drone iran", And((DRONE, IRAN))),
        ("drone AND iran", And((DRONE, IRAN))),
        ("drone drone", DRONE),
        ("drone OR iran", Or((DRONE, IRAN))),
        ("drone iran OR russia", Or((And((DRONE, IRAN)), RUSSIA))),
        ("drone (iran OR russia)", And((DRONE, Or((IRAN, RUSSIA))))),
        ("-drone", Not(DRONE)),
        ("NOT drone", Not(DRONE)),
        ("NOT -drone", DRONE),
        ("iran -drone", And((IRAN, Not(DRONE)))),
        ("iran -(drone OR russia)", And((IRAN, Not(Or((DRONE, RUSSIA)))))),
        ("iran AND NOT drone", And((IRAN, Not(DRONE)))),
        ('"ballistic missile"', Phrase("ballistic missile")),
        ("“ballistic  missile”", Phrase("ballistic missile")),
        ('-"ballistic missile"', Not(Phrase("ballistic missile"))),
        ('"ballistic miss*"', Prefix("ballistic miss")),
        ("Shahed-13*", Prefix("Shahed-13")),
        ("F-16", Word("F-16")),
        ("drone and or not", And((DRONE, Word("and"), Word("or"), Word("not")))),
        ("title:drone", Field("title", DRONE)),
        ("Person:iran", Field("person", IRAN)),
        ('weapon:"cruise missile"', Field("weapon", Phrase("cruise missile"))),
        ("sanction:freez*", Field("sanction", Prefix("freez"))),
        ("-source:iran", Not(Field("source", IRAN))),
        ("is:unread", State("unread")),
        ("IS:Starred", State("starred")),
        ("-is:read drone", And((Not(State("read")), DRONE))),
        ("10:30", Word("10:30")),
        ("https://example.org/a", Word("https://example.org/a")),
        ("said:", Word("said:")),
    ],
)
def test_the_grammar(text: str, expected: Node) -> None:
    query = parse(text)
    assert (query.root, query.notes) == (expected, ())


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "--", "*", "()", "((", ")", "OR", "AND", "NOT", "NOT OR", '"', '""', "“”", "&"],
)
def test_of_a_query_without_a_word_nothing_is_asked(text: str) -> None:
    query = parse(text)
    assert query.is_empty
    assert query.root == Everything()
    assert not query.notes


@pytest.mark.parametrize(
    "text",
    [
        "(drone",
        "drone)",
        "((drone)",
        "drone AND",
        "drone OR",
        "drone NOT",
        "drone -",
        "- drone",
        "OR drone",
        "AND drone",
        "drone *",
        'drone "',
        "drone ()",
        "drone (OR)",
        "drone OR OR drone",
    ],
)
def test_the_unfinished_part_of_a_query_is_left_out(text: str) -> None:
    assert parse(text).root == DRONE


def test_an_open_phrase_goes_to_the_end_and_says_so() -> None:
    query = parse('drone "kamikaze attack')
    assert query.root == And((DRONE, Phrase("kamikaze attack")))
    assert query.notes[0].start == 6


def test_an_open_phrase_may_end_in_an_unfinished_word_while_somebody_types() -> None:
    query = parse('"kamikaze att', typing=True)
    assert (query.root, query.notes) == (Prefix("kamikaze att"), ())


@pytest.mark.parametrize(
    ("text", "root", "note"),
    [
        ("foo:bar drone", And((Word("foo"), Word("bar"), DRONE)), (0, 7, "There is no field foo")),
        ("drone is:blue", DRONE, (6, 13, "is:blue is left out")),
        ("drone is:", DRONE, (6, 9, "is: is left out")),
        ("person: drone", DRONE, (0, 7, "person: needs a word")),
        ("drone person:", DRONE, (6, 13, "person: needs a word")),
        ("drone weapon:*", DRONE, (6, 14, "weapon: needs a word")),
    ],
)
def test_a_part_that_is_read_otherwise_says_where(
    text: str, root: Node, note: tuple[int, int, str]
) -> None:
    query = parse(text)
    assert query.root == root
    start, end, beginning = note
    assert [(n.start, n.end) for n in query.notes] == [(start, end)]
    assert query.notes[0].sentence.startswith(beginning)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dro", Word("dro", is_unfinished=True)),
        ("iran dro", And((IRAN, Word("dro", is_unfinished=True)))),
        ("person:dro", Field("person", Word("dro", is_unfinished=True))),
        ("Shahed-13", Word("Shahed-13", is_unfinished=True)),
        ("dr", Word("dr")),
        ("drone ", DRONE),
        ("F-16", Word("F-16")),
        ("NATO", Word("NATO")),
        ("drone,", Word("drone,")),
        ("-drone", Not(DRONE)),
        ('"drone"', Phrase("drone")),
    ],
)
def test_the_last_word_may_be_unfinished_while_somebody_types(text: str, expected: Node) -> None:
    assert parse(text, typing=True).root == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "every article"),
        ("drone iran OR russia", "(drone and iran) or russia"),
        ('-"cruise missile" Shahed-13*', "not “cruise missile” and Shahed-13…"),
        ("person:iran -is:read", "person: iran and not is read"),
        ("-(iran OR russia)", "not (iran or russia)"),
    ],
)
def test_a_query_says_how_it_was_read(text: str, expected: str) -> None:
    assert parse(text).explain() == expected


def test_states_are_resolved_to_article_ids_wherever_they_stand() -> None:
    states = {"unread": frozenset("a"), "read": frozenset("bc"), "starred": frozenset("c")}
    query = parse("-is:unread (is:starred OR drone)").resolve(states)
    assert query.root == And((Not(Among(frozenset("a"))), Or((Among(frozenset("c")), DRONE))))


def test_brackets_may_lie_as_deep_as_they_like() -> None:
    assert parse("(" * 5_000 + "drone" + ")" * 5_000 + " iran").root == And((DRONE, IRAN))


def leaves(node: Node) -> list[Node]:
    match node:
        case Not(part):
            return leaves(part)
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case _:
            return [node]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), st.booleans())
def test_every_text_is_a_query(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert "\n" not in query.explain()
    assert all(isinstance(n, Note) and 0 <= n.start < n.end <= len(text) for n in query.notes)
    found = leaves(query.root)
    assert query.is_empty or Everything() not in found
    assert {leaf.name for leaf in found if isinstance(leaf, Field)} <= set(FIELDS)
    assert {leaf.name for leaf in found if isinstance(leaf, State)} <= set(STATES)
