from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import entities
from benchmarks.entities import Count, Named, counts

NOVAK, SHE, EVANS = Named(0, 10, "Anna Novak"), Named(20, 25, "Anna Novak"), Named(30, 41, "Evans")


def test_what_is_found_as_it_is_known_is_right_in_every_figure() -> None:
    found = counts((NOVAK, SHE, EVANS), (NOVAK, SHE, EVANS))
    assert found == {"exact": Count(3, 3, 3), "overlap": Count(3, 3, 3), "unique": Count(2, 2, 2)}


def test_other_limits_are_no_exact_mention_but_overlap() -> None:
    found = counts((NOVAK,), (Named(5, 10, "Novak"),))
    assert (found["exact"], found["overlap"]) == (Count(0, 1, 1), Count(1, 1, 1))


def test_two_entries_for_one_person_are_one_right_and_one_wrong() -> None:
    found = counts((NOVAK, SHE), (NOVAK, Named(20, 25, "Novak")))
    assert found["unique"] == Count(1, 1, 2)


def test_each_place_is_paired_once() -> None:
    found = counts((NOVAK,), (Named(0, 4, "Anna"), Named(5, 10, "Novak")))
    assert found["overlap"] == Count(1, 1, 2)


def test_shares_of_nothing_are_nothing() -> None:
    assert Count().shares == (0, 0, 0)
    assert Count(1, 2, 4).shares == pytest.approx((0.25, 0.5, 1 / 3))


def test_the_benchmark_prints_our_figures_beside_those_of_the_peers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "The defence minister, Anna Novak, said that drones had come."
    begin, drones = text.index("Anna"), text.index("drones")
    gold = [
        {"begin": begin, "end": begin + 10, "type": "person", "cluster": "Anna Novak"},
        {"begin": drones, "end": drones + 6, "type": "weapon", "cluster": "drone"},
    ]
    with gzip.open(tmp_path / "small.jsonl.gz", "wt") as file:
        file.write(json.dumps({"id": "one", "text": text, "gold": gold}))
    assert entities.main([str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "small, person (texts: 1, mentions: 1)" in shown
    assert "ours                      capitals" in shown
    assert "ours                      word list" in shown
    assert shown.count("exact         1.000 / 1.000 / 1.000") == 2


def test_a_folder_without_annotated_texts_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entities.main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
