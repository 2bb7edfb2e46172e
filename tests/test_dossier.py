from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import library_of

from briefing.library import Library

NOVAK, DRONE = "person/anna-novak", "weapon/unmanned-aerial-vehicle"
LATER = """Published: 3 May 2023

Talks end in Geneva

The defence minister, Anna Novak, said on Wednesday that the talks had ended. She left at noon.

Ivan Petrov, the envoy of Ruritania, told reporters that he would come back.
"""
EARLIER = """Published: 1 March 2023

Envoy meets the minister at the lake

Ivan Petrov, the envoy of Ruritania, met the defence minister, Anna Novak, on Wednesday at noon.

Neither wanted to say what the papers on the table were about, and both left without a word.
"""
UNDATED = """Minister travels on

Nobody expected it. The defence minister, Anna Novak, said that 40 drones had been sent.
"""


@pytest.fixture
def affair(tmp_path: Path) -> Iterator[Library]:
    files = {"later.txt": LATER, "earlier.txt": EARLIER, "undated.txt": UNDATED}
    with library_of(tmp_path, files) as opened:
        yield opened


def test_a_timeline_has_the_articles_by_date_and_the_undated_ones_last(affair: Library) -> None:
    moments = affair.dossier(NOVAK).timeline()
    assert [moment.row.date for moment in moments] == ["1 Mar 2023", "3 May 2023", "undated"]


def test_a_moment_has_the_sentence_that_names_the_entity_first_and_its_place(
    affair: Library,
) -> None:
    *_, last = affair.dossier(NOVAK).timeline()
    assert last.sentence == "The defence minister, Anna Novak, said that 40 drones had been sent."
    assert last.place
    text = affair.article(last.row.article_id).text
    assert text[last.place.start : last.place.end] == last.sentence


def test_who_appears_with_an_entity_is_told_with_how_often(affair: Library) -> None:
    company = affair.dossier(NOVAK).company()
    assert [(each.name, each.articles) for each in company if each.kind == "person"] == [
        ("Ivan Petrov", 2)
    ]
    assert [each.articles for each in company if each.entity_id == DRONE] == [1]
    assert NOVAK not in {each.entity_id for each in company}


def test_an_entity_that_nobody_names_has_an_empty_dossier(affair: Library) -> None:
    nobody = affair.dossier("person/nobody-at-all")
    assert (nobody.articles(), nobody.timeline(), nobody.company()) == ((), (), ())


def test_a_watched_entity_is_told_with_its_articles_and_found_by_is_watched(
    affair: Library,
) -> None:
    affair.dossier(DRONE).watch("drone", is_watched=True)
    (row,) = affair.search("is:watched").rows
    assert row.watched == ("drone",)
    assert "!drone" in row.facts
    (entity,) = [
        each for each in affair.article(row.article_id).entities if each.entity_id == DRONE
    ]
    assert entity.is_watched


def test_watching_is_an_act_to_be_undone(affair: Library) -> None:
    dossier = affair.dossier(DRONE)
    act = dossier.watch("drone", is_watched=True)
    assert act
    assert act.words == "drone watched"
    affair.undo()
    assert not dossier.is_watched
    affair.redo()
    assert dossier.is_watched
    assert dossier.watch("drone", is_watched=True) is None
