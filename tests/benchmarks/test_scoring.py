from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import cleaning, settings
from benchmarks.pages import read_sets
from benchmarks.peers import c4_lines, everything, long_lines
from benchmarks.scoring import Gold, Score, Story, intervals, mean_score
from benchmarks.thresholds import NAMES, Threshold, changed, shipped_thresholds
from benchmarks.trials import Trials, dumps_of

FIRST = "The council of Freedonia met on Monday."
SECOND = "It voted for the bridge."
GOLD = Gold(Story((FIRST, SECOND)))
STORIES = st.builds(
    Story, st.lists(st.text("ab. ", min_size=1, max_size=20), max_size=5).map(tuple)
)
LINES = "One\nThe council met, and it voted.\nfunction() { return a line of 5 words; }.\nToo short."


def test_a_story_given_as_it_is_known_is_whole_and_clean() -> None:
    whole = {"precision": 1, "recall": 1, "paragraphs": 1, "lossless": 1, "leak": 0, "clean": 1}
    assert GOLD.score(Story((FIRST, SECOND))) == whole


def test_a_paragraph_that_is_missing_costs_recall_and_the_share_of_whole_paragraphs() -> None:
    score = GOLD.score(Story((FIRST,)))
    # Of the 12 words' 9 runs of four the first 7 words have 4.
    assert score["recall"] == pytest.approx(4 / 9)
    assert (score["precision"], score["paragraphs"], score["lossless"]) == (1, 0.5, 0)


def test_a_paragraph_that_is_broken_is_not_whole() -> None:
    broken = Story(("The council of Freedonia", "Advertisement", "met on Monday.", SECOND))
    assert GOLD.score(broken)["paragraphs"] == 0.5


def test_case_and_punctuation_break_no_paragraph_and_a_longer_word_does() -> None:
    assert GOLD.score(Story((FIRST.upper(), "It voted, for the bridge")))["paragraphs"] == 1
    assert GOLD.score(Story((FIRST, "It voted for the bridges.")))["paragraphs"] == 0.5


def test_runs_of_words_are_compared_with_their_case() -> None:
    assert GOLD.score(Story((FIRST.upper(), SECOND.upper())))["precision"] == 0


def test_words_beyond_those_of_the_story_are_leak() -> None:
    score = GOLD.score(Story((FIRST, SECOND, "Share bridge")))
    assert score["leak"] == pytest.approx(2 / 14)
    assert (score["lossless"], score["clean"]) == (1, 0)


def test_a_page_that_leaks_two_words_in_a_hundred_is_clean() -> None:
    words = " ".join(f"word{number}" for number in range(98))
    gold = Gold(Story((words,)))
    assert gold.score(Story((words, "two more")))["clean"] == 1
    assert gold.score(Story((words, "and three more")))["clean"] == 0


def test_nothing_given_has_no_precision_and_no_recall() -> None:
    score = GOLD.score(Story(()))
    assert "precision" not in score
    assert (score["recall"], score["paragraphs"], score["leak"]) == (0, 0, 0)


def test_fewer_than_four_words_are_one_run() -> None:
    assert Gold(Story(("Not yet.",))).score(Story(("Not yet.",)))["recall"] == 1


@given(known=STORIES, guessed=STORIES)
def test_every_figure_is_a_share(known: Story, guessed: Story) -> None:
    assert all(0 <= value <= 1 for value in Gold(known).score(guessed).values())


@given(known=STORIES, guessed=STORIES, more=STORIES)
def test_what_is_given_beside_breaks_no_paragraph(
    known: Story, guessed: Story, more: Story
) -> None:
    gold, both = Gold(known), Story((*guessed.paragraphs, *more.paragraphs))
    assert gold.score(both)["paragraphs"] >= gold.score(guessed)["paragraphs"]


FACTS = [
    ({"title": "Bridge is built"}, {"title": 1}),
    ({"title": "BRIDGE IS BUILT!"}, {"title": 1}),
    ({"title": "Bridge is built | The Example"}, {"title": 1}),
    ({"title": "Bridge is built at last"}, {"title": 0}),
    ({}, {"title": 0, "date": 0, "wrong date": 0, "author": 0, "wrong author": 0}),
    ({"date": "2026-01-31"}, {"date": 1, "wrong date": 0}),
    ({"date": "2026-01-31T10:00"}, {"date": 1, "wrong date": 0}),
    ({"date": "2026-02-01"}, {"date": 0, "wrong date": 1}),
    ({"authors": ("J. Roe", "Anna Novák")}, {"author": 1, "wrong author": 0}),
    ({"authors": ("Jane Roe",)}, {"author": 0, "wrong author": 1}),
]


@pytest.mark.parametrize(("facts", "expected"), FACTS)
def test_facts_are_right_or_wrong_or_not_given(
    facts: Mapping[str, Any], expected: Mapping[str, float]
) -> None:
    known = Story((FIRST,), "Bridge is built", "2026-01-31", ("Anna Novák", "Jane Roe"))
    score = Gold(known).score(Story((FIRST,), **facts))
    assert {figure: score[figure] for figure in expected} == expected


def test_facts_that_nobody_noted_are_not_scored() -> None:
    facts = {"title", "date", "wrong date", "author", "wrong author"}
    assert facts.isdisjoint(GOLD.score(Story((FIRST,), "Bridge is built", "2026-01-31")))


def test_f1_is_that_of_the_mean_precision_and_the_mean_recall() -> None:
    means = mean_score([{"precision": 1.0, "recall": 0.5}, {"recall": 0.0}])
    assert means == {"F1": 0.4, "precision": 1.0, "recall": 0.25}


def test_an_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    scores = [{"leak": share / 10} for share in range(10)]
    low, high = intervals(scores)["leak"]
    assert 0 < low < mean_score(scores)["leak"] < high < 0.9
    assert intervals(scores)["leak"] == (low, high)


def test_peers_choose_lines_by_their_length_or_their_end() -> None:
    assert everything(LINES).paragraphs == tuple(LINES.split("\n"))
    assert c4_lines(LINES).paragraphs == ("The council met, and it voted.",)
    assert long_lines(f"{'a' * 79}\n{'b' * 80}").paragraphs == ("b" * 80,)


@pytest.mark.parametrize("name", NAMES)
def test_a_threshold_is_known_by_name_and_set_and_set_back(name: str) -> None:
    threshold = Threshold.named(name)
    constant = name.split(".")[1]
    half, double = threshold.neighbours()
    assert 0 < half < threshold.shipped < double
    with changed({name: double}):
        assert {getattr(module, constant) for module in threshold.modules} == {double}
    assert {getattr(module, constant) for module in threshold.modules} == {threshold.shipped}


def test_a_threshold_that_other_rules_import_is_set_for_them_too() -> None:
    reach = next(each for each in shipped_thresholds() if each.name == "headline.REACH")
    assert {module.__name__.split(".")[-1] for module in reach.modules} == {"headline", "parts"}


def means(f1: float, paragraphs: float) -> list[Score]:
    """The scores of one dump with these means."""
    return [{"precision": f1, "recall": f1, "paragraphs": paragraphs}]


CHOICES = [
    ("the higher F1", {5: (0.8, 0.9), 2.5: (0.9, 0.7), 10: (0.8, 0.9)}, {"story.LABEL": 2.5}),
    ("whole paragraphs", {5: (0.9, 0.7), 2.5: (0.8995, 0.8), 10: (0.8, 1)}, {"story.LABEL": 2.5}),
    ("what is shipped", {5: (0.9, 0.7), 2.5: (0.9, 0.7), 10: (0.9005, 0.7)}, {}),
]


@pytest.mark.parametrize(("better", "trial", "chosen"), CHOICES, ids=[row[0] for row in CHOICES])
def test_a_threshold_is_chosen_by(
    better: str, trial: Mapping[float, tuple[float, float]], chosen: Mapping[str, float]
) -> None:
    label = Threshold.named("story.LABEL")
    known = {
        frozenset() if value == label.shipped else frozenset({(label.name, value)}): means(*shares)
        for value, shares in trial.items()
    }
    with ProcessPoolExecutor(1) as idle:
        assert settings.choose(Trials((), idle, known), [label], [0]) == chosen


def saved(folder: Path, files: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """A folder of these sets and dumps."""
    for name, rows in files.items():
        lines = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return folder


def page(number: int) -> dict[str, Any]:
    return {
        "id": f"page-{number}",
        "url": f"https://www.example{number}.org/bridge",
        "html": f"<title>Bridge</title><nav>Home</nav><article><p>{FIRST}<p>{SECOND}</article>",
        "paragraphs": [FIRST, SECOND],
    }


def test_the_benchmark_prints_a_table_for_each_set_and_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dump = {"id": "page-1", "text": f"Home\n{FIRST}\n{SECOND}"}
    folder = saved(tmp_path, {"sites-dev": [page(1)], "sites-dev.plain": [dump]})
    assert cleaning.main([str(folder)]) == 0
    printed = capsys.readouterr().out
    heads = [line for line in printed.splitlines() if line.startswith("sites-dev")]
    assert heads == [
        "sites-dev, html (pages: 1, hosts: 1)",
        "sites-dev, plain (pages: 1, hosts: 1)",
    ]
    assert "F1                      1.000 1.000-1.000" in printed


def test_all_pages_of_a_host_are_in_one_fold(tmp_path: Path) -> None:
    rows = [page(number) for number in range(20)]
    dumps = [{"id": row["id"], "text": FIRST} for row in rows]
    files = {"sites": rows, "sites.one": dumps, "sites.two": dumps}
    read = dumps_of(read_sets(saved(tmp_path, files)))
    folds = settings.folds_of(read)
    hosts = [{read[number].host for number in fold} for fold in folds]
    assert sorted(number for fold in folds for number in fold) == list(range(40))
    assert sum(map(len, hosts)) == 20


@pytest.mark.parametrize("benchmark", [cleaning.main, settings.main])
def test_a_folder_without_pages_is_told_in_one_sentence(
    benchmark: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(tmp_path, {"people-dev": [{"id": "text-1", "text": FIRST}]})
    for folder in (tmp_path, tmp_path / "missing"):
        assert benchmark([str(folder)]) == 2
        told = capsys.readouterr().err
        assert str(folder) in told
        assert told.count("\n") == 1


def test_a_file_that_is_not_packed_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sites.jsonl.gz").write_text("no archive")
    assert cleaning.main([str(tmp_path)]) == 2
    assert str(tmp_path / "sites.jsonl.gz") in capsys.readouterr().err
