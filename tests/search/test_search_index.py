from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.search import Entry, SearchIndex, open_index
from briefing.search.analysis import find
from briefing.search.nodes import And, Field, Known, Node, Not, Or, State
from briefing.search.query import Query, parse

Opener = Callable[[Path], SearchIndex]

# Every engine keeps the contract below; another one is added here.
ENGINES: list[Opener] = [open_index]

LIBRARY = (
    Entry(
        article_id="a1",
        title="Drones for Ardonia",
        body="Ardonia bought drones.\n\nThe US objected to the Kestrel-7.",
        people=("Mara Lindqvist", "Lindqvist"),
        weapons=("Kestrel-7",),
        source="The Daily Example",
    ),
    Entry(
        article_id="a2",
        title="Sanctions announced",
        body="Borduria imposed sanctions on Ardonia, they told us.",
        people=("Theo Marr", "Ann Lee"),
        sanctions=("Borduria Ardonia asset freeze in force",),
        source="Example Wire",
    ),
    Entry(article_id="a3", title="Weather", body="Rain. A drone was mentioned once."),
)


@pytest.fixture(params=ENGINES, ids=lambda opener: opener.__module__)
def opener(request: pytest.FixtureRequest) -> Opener:
    found: Opener = request.param
    return found


@pytest.fixture
def index(opener: Opener, tmp_path: Path) -> Iterator[SearchIndex]:
    index = opener(tmp_path / "index")
    index.update(LIBRARY)
    yield index
    index.close()


def answers(index: SearchIndex, text: str) -> list[str]:
    return sorted(hit.article_id for hit in index.search(parse(text)).hits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drone", "a1 a3"),
        ("drone ardonia", "a1"),
        ("drone OR sanctions", "a1 a2 a3"),
        ("ardonia -drone", "a2"),
        ("-drone", "a2"),
        ("-(drone OR sanction)", ""),
        ("", "a1 a2 a3"),
        ("US", "a1"),
        ("us", "a1 a2"),
        ("kestrel7", "a1"),
        ('"imposed sanctions"', "a2"),
        ('"imposed sanction"', ""),
        ('"drones Ardonia"', ""),
        ("sanct*", "a2"),
        ("weather", "a3"),
        ("title:drone", "a1"),
        ("title:mentioned", ""),
        ("person:lindqvist", "a1"),
        ('person:"theo marr"', "a2"),
        ('person:"marr ann"', ""),
        ("person:lind*", "a1"),
        ("weapon:kestrel-7", "a1"),
        ('sanction:"asset freeze"', "a2"),
        ("source:example", "a1 a2"),
        ("-source:wire", "a1 a3"),
        ("nowhere", ""),
        ("sancton~", "a2"),
        ("weahter~", "a3"),
        ("drnoe~", "a1 a3"),
        ("kestrel-8~", "a1"),
        ("kestrel8~", "a1"),
        ("drne~ -weathr~", "a1"),
        ("person:lindkvist~", "a1"),
        ("title:mentoned~", ""),
        ('"sanctions borduria"~2', "a2"),
        ('"sanction impose borduria"~2', "a2"),
        ('"sanctions borduria"~1', ""),
        ('"borduria told"~8', "a2"),
        ('"borduria told"~5', ""),
        ('"kestrel-7 object"~3', "a1"),
        ('"rain drone mentioned"~5', "a3"),
        ('"weather rain"~100', ""),
        ('title:"ardonia drone"~2', "a1"),
        ('person:"lindqvist mara"~1', "a1"),
        ('person:"ann marr"~50', ""),
    ],
)
def test_queries_are_answered(index: SearchIndex, text: str, expected: str) -> None:
    assert answers(index, text) == expected.split()


def test_what_the_reader_did_comes_with_the_query(index: SearchIndex) -> None:
    states = {"unread": frozenset(("a1", "a9")), "starred": frozenset(("a3",))}

    def known(asked: Known) -> frozenset[str]:
        assert isinstance(asked, State)
        return states[asked.name]

    query = parse("(is:unread OR is:starred) -title:drones").resolve(known)
    assert [hit.article_id for hit in index.search(query).hits] == ["a3"]


def test_a_word_of_the_headline_counts_more(index: SearchIndex) -> None:
    assert [hit.article_id for hit in index.search(parse("drone")).hits] == ["a1", "a3"]


def test_the_total_counts_hits_beyond_the_limit(index: SearchIndex) -> None:
    every, best = index.search(parse("drone")), index.search(parse("drone"), limit=1)
    assert (len(best.hits), best.total) == (1, 2)
    assert best.hits == every.hits[:1]


@pytest.mark.parametrize(
    ("word", "field", "expected"),
    [
        ("sanctons", "text", ("sanctions",)),
        ("Brone", "text", ("drone",)),
        ("drones", "text", ()),
        ("Kestrel-8", "text", ("kestrel", "kestrel7")),
        ("zeppelin", "text", ()),
        ("un", "text", ()),
        ("lindkvist", "person", ("lindqvist",)),
        ("drone", "person", ()),
        ("two words", "text", ()),
    ],
)
def test_a_word_that_no_article_holds_is_known_by_one_spelt_almost_so(
    index: SearchIndex, word: str, field: str, expected: tuple[str, ...]
) -> None:
    assert index.spellings(word, field) == expected


def test_of_spellings_the_nearest_come_first_then_the_commonest(index: SearchIndex) -> None:
    bodies = ("omissions hairs", "omissions fairs", "missions fairs")
    index.update([Entry(f"s{n}", "", body) for n, body in enumerate(bodies)])
    assert index.spellings("missionx") == ("missions", "omissions")
    assert index.spellings("zairs") == ("fairs", "hairs")


def test_equal_hits_are_in_order_of_their_ids(index: SearchIndex) -> None:
    index.update([Entry(article_id, "Same", "words") for article_id in ("z", "x", "y")])
    assert [hit.article_id for hit in index.search(parse("words"), 2).hits] == ["x", "y"]


def test_an_entry_of_the_same_id_is_replaced(index: SearchIndex) -> None:
    index.update([Entry("a1", "Boats", "Boats now.")])
    assert (answers(index, "boat"), answers(index, "kestrel")) == (["a1"], [])


def test_the_last_of_two_entries_of_one_id_counts(index: SearchIndex) -> None:
    index.update([Entry("b", "Boats", ""), Entry("b", "Trains", "")])
    assert (answers(index, "trains"), answers(index, "boats")) == (["b"], [])


def test_a_removed_article_is_found_no_more(index: SearchIndex) -> None:
    index.update((), removed=["a1", "unknown"])
    assert answers(index, "") == ["a2", "a3"]
    assert answers(index, "ardonia") == ["a2"]


def test_an_index_without_articles_is_empty(opener: Opener, tmp_path: Path) -> None:
    index = opener(tmp_path / "deep" / "index")
    assert index.is_empty
    assert index.search(parse("-drone")).total == 0
    index.update(LIBRARY)
    assert not index.is_empty
    index.update((), removed=[entry.article_id for entry in LIBRARY])
    assert index.is_empty
    index.close()


def test_an_index_is_the_same_when_opened_again(
    index: SearchIndex, opener: Opener, tmp_path: Path
) -> None:
    before = index.search(parse("drone"))
    index.close()
    again = opener(tmp_path / "index")
    assert again.search(parse("drone")) == before
    again.close()


def test_many_small_updates_are_all_kept(index: SearchIndex) -> None:
    for number in range(20):
        index.update([Entry(f"n{number:02}", "Update", f"number {number}")], [f"n{number - 5:02}"])
    assert answers(index, "update") == [f"n{number}" for number in range(15, 20)]
    assert answers(index, '"number 17"') == ["n17"]
    assert answers(index, "drone") == ["a1", "a3"]


def test_searches_go_on_while_an_update_runs(index: SearchIndex) -> None:
    failures: list[BaseException] = []
    seen: set[int] = set()

    def search() -> None:
        try:
            for _ in range(50):
                seen.add(index.search(parse("drone OR boat*")).total)
        except BaseException as failure:  # every failure of the thread is the test's
            failures.append(failure)

    readers = [threading.Thread(target=search) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(5):
        index.update([Entry(f"b{number}", "Boats", "a boat")])
    for reader in readers:
        reader.join()
    assert not failures
    assert seen <= set(range(2, 8))


WORDS = ["drone", "drones", "F-16", "f16", "US", "us", "iran", "ran"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
PARTS = ["(", ")", "OR", "NOT", "-iran", "dr*", '"US drones"', "title:us", "dorne~", "irna~"]
PARTS += ['"iran F-16"~2', '"us drone ran"~3']
QUERIES = st.lists(st.sampled_from([*WORDS, *PARTS]), max_size=6).map(" ".join)


def holds(node: Node, title: str, body: str) -> bool:
    match node:
        case Not(part):
            return not holds(part, title, body)
        case And(parts):
            return all(holds(part, title, body) for part in parts)
        case Or(parts):
            return any(holds(part, title, body) for part in parts)
        case Field(_, value):
            return bool(find(Query(value), title))
        case _:
            query = Query(node)
            return query.is_empty or bool(find(query, title) or find(query, body))


@settings(max_examples=60)
@given(texts=st.lists(st.tuples(TEXTS, TEXTS), max_size=5), query=QUERIES, batch=st.integers(1, 3))
def test_the_answers_are_those_of_reading_every_article(
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, str]],
    query: str,
    batch: int,
) -> None:
    asked = parse(query)
    entries = [Entry(str(n), title, body) for n, (title, body) in enumerate(texts)]
    for opener in ENGINES:
        index = opener(tmp_path_factory.mktemp("index"))
        for first in range(0, len(entries), batch):
            index.update(entries[first : first + batch])
        found = sorted(hit.article_id for hit in index.search(asked).hits)
        index.close()
        assert found == [e.article_id for e in entries if holds(asked.root, e.title, e.body)]
