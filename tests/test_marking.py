from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import QueryError
from briefing.library import Library
from briefing.marking import Marking, tags_in
from briefing.search.query import parse
from briefing.storage.marks import Note


def headlines(library: Library, query: str = "") -> list[str]:
    return [row.headline.split()[0] for row in library.search(query).rows]


def ids(library: Library) -> list[str]:
    return [row.article_id for row in library.search("").rows]


@pytest.mark.parametrize(
    ("marking", "articles", "words"),
    [
        (Marking(read=True), 1, "“Envoy returns” marked as read"),
        (Marking(read=False, starred=True), 1, "“Envoy returns” marked as unread, starred"),
        (Marking(hidden=True), 3, "3 articles hidden"),
        (Marking(hidden=False, starred=False), 1, "“Envoy returns” star taken off, shown again"),
        (Marking(tag=("iran", "arms")), 1200, "1,200 articles tagged iran arms"),
        (Marking(untag=("iran",)), 1, "“Envoy returns” no longer tagged iran"),
        (Marking(note=Note("", "Ask him.")), 1, "“Envoy returns” noted"),
        (Marking(note=Note("the envoy", "Who?")), 1, "“Envoy returns” noted at “the envoy”"),
        (Marking(note=Note("", " ")), 1, "“Envoy returns” note taken off"),
        (Marking(note=Note("he", "")), 1, "“Envoy returns” note at “he” taken off"),
    ],
)
def test_an_act_says_what_is_done_to_how_many(marking: Marking, articles: int, words: str) -> None:
    assert marking.words(["Envoy returns"] * articles) == words


def test_a_long_headline_is_cut_in_the_words_of_an_act() -> None:
    words = Marking(starred=True).words(["The envoy returns from the talks in Geneva with nothing"])
    assert words == "“The envoy returns from the talks in Gene…” starred"


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("iran", ("iran",)),
        ("Iran, #Drones;  iran", ("iran", "drones")),
        ("to-do -minus", ("to-do", "minus")),
        ('who"is(that) a:b c*', ("whoisthat", "ab", "c")),
        ("İran Straße 伊朗", ("i̇ran", "straße", "伊朗")),
        ("x" * 60, ("x" * 40,)),
        (" ,; #- ", ()),
    ],
)
def test_tags_are_words_in_small_letters(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_in(typed) == tags


@given(st.text())
def test_every_tag_can_be_asked_for(typed: str) -> None:
    for tag in tags_in(typed):
        query = parse(f"tag:{tag}")
        assert query.explain() == f"tagged {tag}"
        assert tags_in(tag) == (tag,)


def test_a_hidden_article_is_in_no_answer_but_that_to_is_hidden(library: Library) -> None:
    first, *_ = ids(library)
    (gone, *left) = headlines(library)
    library.mark(Marking(hidden=True), first)
    assert headlines(library) == left
    assert headlines(library, "is:hidden") == [gone]
    assert library.search("is:hidden OR is:unread").found == 3
    library.undo()
    assert headlines(library) == [gone, *left]


def test_tags_are_searched_for_whole_or_as_they_begin(library: Library) -> None:
    first, second, _ = ids(library)
    library.mark(Marking(tag=("harvest",)), first)
    library.mark(Marking(tag=("harbour",)), second)
    assert library.search("tag:harvest").found == 1
    assert library.search("tag:har*").found == 2
    assert library.search("tag:har").found == 0
    assert library.search("tag:har", typing=True).found == 2
    assert library.search("-tag:harvest").found == 2
    assert library.tags() == (("harbour", 1), ("harvest", 1))


def test_the_marks_of_many_are_those_of_each(library: Library) -> None:
    articles = ids(library)
    library.mark(Marking(starred=True), *articles[:2])
    few, many = library.marks(articles), library.marks(articles * 20)
    assert few == many
    assert [few[each].is_starred for each in articles] == [True, True, False]


def test_reading_is_no_act_to_undo(library: Library) -> None:
    first, *_ = ids(library)
    library.seen(first)
    assert library.article(first).is_read
    assert library.undo() is None


def test_the_words_of_an_act_name_the_article(library: Library) -> None:
    act = library.mark(Marking(starred=True), library.find("envoy.txt"))
    assert act
    assert act.words.startswith("“")
    assert act.words.endswith("” starred")


def test_an_article_that_is_not_there_can_be_marked_all_the_same(library: Library) -> None:
    with pytest.raises(QueryError):
        library.find("nowhere.txt")
    act = library.mark(Marking(read=True), "0" * 32)
    assert act
    assert act.words == "“?” marked as read"
