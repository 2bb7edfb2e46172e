"""What the reader corrects, over the whole library: said once, it holds everywhere at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import folders_in, library_of, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.corrections import NOTHING, Corrections, Meant, meant, subject_of, words_of
from briefing.errors import QueryError
from briefing.library import Library

ORLOV, ORLOW, PETROV = "person/ivan-orlov", "person/ivan-orlow", "person/maria-petrov"
DRONE, MISSILE = "weapon/unmanned-aerial-vehicle", "weapon/missile"
FILES = {
    "one.txt": """Minister Orlov sends drones

The defence minister, Ivan Orlov, said on Tuesday that 40 drones had been sent to the border.

Orlov said that Maria Petrov, a lawyer, would come to the talks in Geneva as well.
""",
    "two.txt": """Orlow is back from the talks

Ivan Orlow, the minister of defence, returned on Friday. He said nothing about missiles.

The Grey Wolf was seen at the airport, and Ivan Orlow shook hands with reporters.
""",
    "three.txt": """Petrov meets the press at noon

Maria Petrov told reporters on Sunday that the drone had not been hers. She left at noon.

The Grey Wolf said nothing. The United States imposed sanctions on Freedonia over the drones.
""",
}


@pytest.fixture
def affair(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, FILES) as opened:
        yield opened


def named(library: Library, file: str) -> list[str]:
    return [row.name for row in library.article(library.find(file)).entities]


def found(library: Library, query: str) -> set[str]:
    rows = library.search(query).rows
    return {library.paths(row.article_id)[0].removesuffix(".txt") for row in rows}


def everywhere(library: Library) -> dict[str, tuple[str, int]]:
    return {each.entity_id: (each.name, each.articles) for each in library.entities()}


# One form for everything


def test_two_spellings_that_are_one_person_are_one_entry_with_all_their_mentions(
    affair: Library,
) -> None:
    before = {each.entity_id: each.mentions for each in affair.entities("person")}
    affair.dossier(ORLOW).correct(Meant("person", "Ivan Orlov"))
    assert named(affair, "two.txt")[0] == "Ivan Orlov"
    assert everywhere(affair)[ORLOV] == ("Ivan Orlov", 2)
    assert ORLOW not in everywhere(affair)
    after = {each.entity_id: each.mentions for each in affair.entities("person")}
    assert after[ORLOV] == before[ORLOV] + before[ORLOW]
    assert found(affair, "person:orlov") == found(affair, "person:orlow") == {"one", "two"}
    (row,) = [r for r in affair.article(affair.find("one.txt")).entities if r.entity_id == ORLOV]
    assert row.elsewhere == 1


def test_a_new_name_holds_in_every_article_and_in_search(affair: Library) -> None:
    affair.dossier(PETROV).correct(Meant("person", "Maria Petrova-Sand"))
    assert "Maria Petrova-Sand" in named(affair, "one.txt")
    assert "Maria Petrova-Sand" in named(affair, "three.txt")
    assert found(affair, "person:sand") == {"one", "three"}
    assert found(affair, "person:petrov") == {"one", "three"}


def test_another_spelling_of_its_own_name_is_only_another_spelling(affair: Library) -> None:
    affair.dossier(ORLOV).correct(Meant("person", "Ivan ORLOV"))
    assert everywhere(affair)[ORLOV] == ("Ivan ORLOV", 1)


def test_a_person_can_be_a_weapon_and_is_then_listed_among_them(affair: Library) -> None:
    affair.dossier(PETROV).correct(Meant("weapon", "Petrov-7"))
    rows = affair.article(affair.find("three.txt")).entities
    assert ("weapon", "Petrov-7") in [(row.kind, row.name) for row in rows]
    assert found(affair, "weapon:petrov-7") == {"one", "three"}
    assert found(affair, "person:petrov") == set()


def test_what_is_no_entity_is_named_nowhere_and_found_no_more(affair: Library) -> None:
    affair.dossier(DRONE).correct(NOTHING)
    assert "unmanned aerial vehicle" not in named(affair, "one.txt") + named(affair, "three.txt")
    assert DRONE not in everywhere(affair)
    assert found(affair, "weapon:drone") == set()
    assert found(affair, "drone") == {"one", "three"}
    assert affair.dossier(DRONE).articles() == ()


def test_what_is_no_entity_here_stays_one_elsewhere(affair: Library) -> None:
    affair.dossier(DRONE).correct(NOTHING, article_id=affair.find("three.txt"))
    assert "unmanned aerial vehicle" not in named(affair, "three.txt")
    assert "unmanned aerial vehicle" in named(affair, "one.txt")
    assert everywhere(affair)[DRONE][1] == 1
    assert found(affair, "weapon:drone") == {"one"}


def test_a_name_that_was_missed_is_found_in_every_article_that_has_it(affair: Library) -> None:
    affair.dossier(subject_of("Grey Wolf")).correct(Meant("person", "Grey Wolf"))
    assert "Grey Wolf" in named(affair, "two.txt")
    assert "Grey Wolf" in named(affair, "three.txt")
    assert found(affair, 'person:"grey wolf"') == {"two", "three"}
    assert everywhere(affair)["person/grey-wolf"] == ("Grey Wolf", 2)


def test_a_missed_name_can_be_another_name_of_somebody(affair: Library) -> None:
    affair.dossier(subject_of("Grey Wolf")).correct(Meant("person", "Ivan Orlov"))
    assert everywhere(affair)[ORLOV][1] == 3
    assert found(affair, "person:wolf") == {"one", "two", "three"}
    text = affair.article(affair.find("two.txt"))
    (row,) = [each for each in text.entities if each.entity_id == ORLOV]
    assert [text.text[place.start : place.end] for place in row.places] == ["Grey Wolf"]


def test_a_party_that_no_sanction_hits_takes_its_record_away(affair: Library) -> None:
    affair.dossier("sanction/freedonia").correct(NOTHING)
    assert not [
        r for r in affair.article(affair.find("three.txt")).entities if r.kind == "sanction"
    ]


def test_the_panel_says_that_its_reader_says_so(affair: Library) -> None:
    affair.dossier(ORLOW).correct(Meant("person", "Ivan Orlov"))
    (claim, *_) = affair.dossier(ORLOV).claims(affair.find("two.txt"))
    assert claim.why.startswith("sure: the reader says so, ")


# Kept


def test_corrections_hold_for_articles_that_come_later_and_over_another_reading(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, {"one.txt": FILES["one.txt"]}) as library:
        library.dossier(subject_of("Grey Wolf")).correct(Meant("person", "Grey Wolf"))
        library.dossier(ORLOW).correct(Meant("person", "Ivan Orlov"))
        library.dossier(DRONE).correct(NOTHING)
        write(library.folder, FILES)
        for _ in library.refresh():
            pass
        assert everywhere(library)[ORLOV][1] == 2
    for cache in (tmp_path / "cache").iterdir():
        (cache / "catalog.db").unlink()
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        for _ in again.refresh():
            pass
        assert everywhere(again)[ORLOV][1] == 2
        assert everywhere(again)["person/grey-wolf"][1] == 2
        assert DRONE not in everywhere(again)


def test_a_merge_is_undone_and_done_again_after_a_restart(tmp_path: Path) -> None:
    with library_of(tmp_path, FILES) as library:
        before = everywhere(library)
        library.dossier(ORLOW).correct(Meant("person", "Ivan Orlov"))
        merged = everywhere(library)
        act = library.undo()
        assert act
        assert act.words == "Ivan Orlow is Ivan Orlov"
        assert everywhere(library) == before
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        again.redo()
        assert everywhere(again) == merged


def test_what_was_merged_is_split_again(affair: Library) -> None:
    before = everywhere(affair)
    affair.dossier(ORLOW).correct(Meant("person", "Ivan Orlov"))
    affair.dossier(ORLOV).correct(Meant("person", "Ivan the Great"))
    affair.dossier("person/ivan-great").take_back()
    affair.dossier("person/ivan-the-great").take_back()
    assert everywhere(affair) == before


def test_a_merge_the_other_way_round_leaves_no_circle(affair: Library) -> None:
    affair.dossier(ORLOW).correct(Meant("person", "Ivan Orlov"))
    affair.dossier(ORLOV).correct(Meant("person", "Ivan Orlow"))
    assert everywhere(affair)[ORLOW] == ("Ivan Orlow", 2)
    assert ORLOV not in everywhere(affair)


# What panel, counts and search say is one


NAMES = ("Ivan Orlov", "Ivan Orlow", "Maria Petrov", "Ada Lind")
MEANT = st.sampled_from(
    [
        NOTHING,
        *(Meant("person", name) for name in NAMES),
        Meant("weapon", "unmanned aerial vehicle"),
        Meant("weapon", "missile"),
    ]
)
SUBJECTS = (ORLOV, ORLOW, PETROV, DRONE, MISSILE, "text/Grey Wolf", "text/reporters")
SAID = st.tuples(st.sampled_from(SUBJECTS), MEANT, st.sampled_from(["", "one.txt", "three.txt"]))


@given(said=st.lists(SAID, max_size=6))
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_whatever_is_corrected_counts_are_those_of_the_articles_as_they_are_shown(
    affair: Library, said: list[tuple[str, Meant, str]]
) -> None:
    while affair.undo():
        pass
    for subject, is_meant, file in said:
        here = affair.find(file) if file and not subject.startswith("text/") else ""
        affair.dossier(subject).correct(is_meant, article_id=here)
    shown: dict[str, int] = {}
    for article_id in affair.article_ids():
        rows = [r for r in affair.article(article_id).entities if r.kind != "sanction"]
        assert len({row.entity_id for row in rows}) == len(rows)
        for row in rows:
            shown[row.entity_id] = shown.get(row.entity_id, 0) + 1
    counted = {each.entity_id: each.articles for each in affair.entities("person", "weapon")}
    assert counted == shown
    for entity, articles in shown.items():
        assert len(affair.dossier(entity).articles()) == articles


# Words and values


@pytest.mark.parametrize(
    ("names", "is_meant", "is_here", "words"),
    [
        (["Ivan Orlow"], Meant("person", "Ivan Orlov"), False, "Ivan Orlow is Ivan Orlov"),
        (["A", "B", "C"], Meant("person", "C"), False, "A, B are C"),
        (["Geran"], Meant("weapon", "Geran-2"), False, "Geran is the weapon Geran-2"),
        (["The Hill"], NOTHING, False, "The Hill is no entity"),
        (["The Hill"], NOTHING, True, "The Hill is no entity here"),
        (["text/Grey Wolf"], Meant("person", "Grey Wolf"), False, "“Grey Wolf” is a person"),
    ],
)
def test_a_correction_says_what_is_what(
    names: list[str], is_meant: Meant, is_here: bool, words: str
) -> None:
    assert words_of(names, is_meant, is_here=is_here) == words


@given(st.sampled_from(("person", "weapon", "sanction")), st.text(min_size=1))
def test_a_meaning_is_kept_as_it_is(kind: str, name: str) -> None:
    assert meant(f"{kind}/{name}").value == f"{kind}/{name}"


@pytest.mark.parametrize("value", ["", "person/", "planet/Mars", "nothing/", "no slash"])
def test_what_another_version_wrote_is_nothing_here(value: str) -> None:
    assert meant(value) == NOTHING


def test_a_text_without_a_word_is_no_name() -> None:
    with pytest.raises(QueryError):
        subject_of(" – ")


def test_no_correction_is_needed_for_nothing_to_change() -> None:
    assert Corrections([]).meaning(Meant("person", "Ada Lind")) == Meant("person", "Ada Lind")
