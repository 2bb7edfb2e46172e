from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.nodes import (
    Among,
    And,
    Dated,
    Everything,
    Field,
    Fuzzy,
    Known,
    Near,
    Node,
    Not,
    Noted,
    Or,
    Phrase,
    Prefix,
    State,
    Tagged,
    Word,
)
from briefing.search.query import FIELDS, STATES, Note, parse

DRONE, IRAN, RUSSIA = Word("drone"), Word("iran"), Word("russia")
PIECES = ['"', "“", "(", ")", "-", "*", ":", "AND", "OR", "NOT", "is:", "is:read", "person:", " "]
PIECES += ["drone", "US", "F-16", "foo:bar", "\n", "’", "~", "~8", "date:", "2022", "..", "last-"]
TODAY = date(2022, 11, 17)


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
        ("is:hidden", State("hidden")),
        ("tag:Harvest", Tagged("harvest")),
        ("-tag:harv*", Not(Tagged("harv", is_unfinished=True))),
        ('tag:"harvest"', Tagged("harvest")),
        ("note:drone", Noted(DRONE)),
        ('-note:"cruise missile"', Not(Noted(Phrase("cruise missile")))),
        ("10:30", Word("10:30")),
        ("https://example.org/a", Word("https://example.org/a")),
        ("said:", Word("said:")),
        ("kirbi~", Fuzzy("kirbi", 1)),
        ("-kirbi~", Not(Fuzzy("kirbi", 1))),
        ("sanctoins~", Fuzzy("sanctoins", 2)),
        ("sanctoins~1", Fuzzy("sanctoins", 1)),
        ("Shahed-163~", Fuzzy("Shahed-163", 2)),
        ("person:kirbi~", Field("person", Fuzzy("kirbi", 1))),
        ("Zelensky~2", Fuzzy("Zelensky", 2)),
        ("kirbi~0", Word("kirbi")),
        ("~kirbi", Word("~kirbi")),
        ("https://example.org/~5", Word("https://example.org/~5")),
        ('"drones sanctions"~8', Near("drones sanctions", 8)),
        ("“drones, sanctions”~8", Near("drones sanctions", 8)),
        ('"drones sanctions"~0', Near("drones sanctions", 1)),
        ('"drones on Iran"~1', Near("drones on Iran", 2)),
        ('"drone drone"~8', DRONE),
        ('title:"drone iran"~3', Field("title", Near("drone iran", 3))),
        ("date:2022", Dated(date(2022, 1, 1), date(2022, 12, 31))),
        ("Date:oct-2022..", Dated(date(2022, 10, 1), None)),
        ("date:..2023-05-03", Dated(None, date(2023, 5, 3))),
        ("date:2022-10..2022-12", Dated(date(2022, 10, 1), date(2022, 12, 31))),
        ("date:last-month", Dated(date(2022, 10, 1), date(2022, 10, 31))),
        ("date:this-week", Dated(date(2022, 11, 14), date(2022, 11, 20))),
        ("date:today", Dated(TODAY, TODAY)),
        ('date:"3 May 2023"', Dated(date(2023, 5, 3), date(2023, 5, 3))),
        ("date:undated", Dated()),
        ("-date:undated drone", And((Not(Dated()), DRONE))),
    ],
)
def test_the_grammar(text: str, expected: Node) -> None:
    query = parse(text, today=TODAY)
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
        ("drone tag:*", DRONE, (6, 11, "tag: needs a tag")),
        ("drone mood:iran", And((DRONE, Word("mood"), IRAN)), (6, 15, "There is no field mood")),
        ("drone date:", DRONE, (6, 11, "date: needs a date")),
        ("drone date:20", DRONE, (6, 13, "date:20 is left out: a date is 2022, oct-2022")),
        ("drone date:..", DRONE, (6, 13, "date:.. is left out")),
        ("drone date:2022-02-30", DRONE, (6, 21, "date:2022-02-30 is left out")),
        (
            "date:2022..20",
            Dated(date(2022, 1, 1), None),
            (0, 13, "20 is no date: date:2022..20 is read as from 1 Jan 2022 on."),
        ),
        ("Zelensky~3", Fuzzy("Zelensky", 2), (0, 10, "At most 2 letters")),
        ("drone of~", And((DRONE, Word("of"))), (6, 9, "of is too short")),
        ('"drone iran"~', Phrase("drone iran"), (0, 13, "~ needs a number")),
        ('"drone iran"~999', Near("drone iran", 100), (0, 16, "Words are looked for at most 100")),
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
        (
            "kirbi~ -person:kirbi~",
            "kirbi or spelt almost so and not person: kirbi or spelt almost so",
        ),
        ('"drones sanctions"~8', "drones near sanctions (within 8 words)"),
        ('title:"drones sanctions"~1', "title: drones near sanctions (within 1 word)"),
        ("date:2022", "published in 2022"),
        ("drone date:last-month", "drone and published in Oct 2022"),
        ("date:yesterday", "published on 16 Nov 2022"),
        ("date:last-7-days", "published from 11 Nov 2022 to 17 Nov 2022"),
        (
            "date:oct-2022.. -date:..2021",
            "published from 1 Oct 2022 on and not published up to 31 Dec 2021",
        ),
        ("date:undated", "undated"),
    ],
)
def test_a_query_says_how_it_was_read(text: str, expected: str) -> None:
    assert parse(text, today=TODAY).explain() == expected


def test_every_part_of_a_query_knows_where_it_stands() -> None:
    text = 'drone AND -title:iran (is:read OR date:"3 May 2023") "a b"~3 foo:bar is:blue'
    assert [(text[part.start : part.end], part.is_negative) for part in parse(text).parts] == [
        ("drone", False),
        ("AND -title:iran", True),
        ("is:read", False),
        ('date:"3 May 2023"', False),
        ('"a b"~3', False),
        ("foo:bar", False),
    ]


def test_dates_count_from_the_day_of_the_clock() -> None:
    before = date.today()
    root = parse("date:today").root
    # Midnight may pass in between.
    assert root in (Dated(before, before), Dated(date.today(), date.today()))


def test_states_are_resolved_to_article_ids_wherever_they_stand() -> None:
    states = {"unread": frozenset("a"), "read": frozenset("bc"), "starred": frozenset("c")}

    def known(asked: Known) -> frozenset[str]:
        assert isinstance(asked, State)
        return states[asked.name]

    query = parse("-is:unread (is:starred OR drone)").resolve(known)
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
