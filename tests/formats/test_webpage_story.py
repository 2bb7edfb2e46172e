from __future__ import annotations

import logging

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Source
from briefing.formats import webpage
from briefing.formats.webpage_story import find_kept

ONE = "The minister said that the talks in Geneva would go on for another day."
TWO = "Envoys of both sides met in the evening and spoke for more than three hours."
OTHER = "Farmers in the north expect that prices will rise before the winter comes."
PARAGRAPHS = [f"{ONE} It was day {day}, and nobody expected it to be the last." for day in range(9)]


@pytest.mark.parametrize(
    ("passages", "verdict", "kept"),
    [
        ([OTHER, ONE, TWO], f"{ONE}\n{TWO}", {1, 2}),
        ([ONE, TWO], f"- {ONE.upper()}\n| {TWO} |", {0, 1}),
        ([ONE, TWO], f"{ONE} {TWO}", {0, 1}),
        ([f"{ONE} {TWO}"], f"{ONE}\n{TWO}", {0}),
        ([f"{ONE} Advertisement"], ONE, {0}),
        ([f"{ONE} {OTHER} {OTHER}"], ONE, set()),
        (["Menu", ONE, "Why now?", TWO, "Why now?"], f"{ONE}\nWhy now?\n{TWO}", {1, 2, 3}),
        (["Two hours", ONE, "Ad", TWO], f"Two hours\n{ONE}\n{TWO}", {0, 1, 3}),
        ([ONE, OTHER, ONE, TWO], f"{ONE}\n{TWO}", {2, 3}),
        ([ONE, TWO, OTHER, TWO], f"{ONE}\n{TWO}", {0, 1}),
        ([TWO, ONE], f"{ONE}\n{TWO}", {0}),
        (["大臣は会談が続くと述べた。", "天気"], "大臣は会談が続くと述べた。", {0}),
        ([ONE], "", set()),
        ([], ONE, set()),
        (["...", ONE], ONE, {1}),
    ],
)
def test_passages_are_found_in_the_verdict_in_its_order(
    passages: list[str], verdict: str, kept: set[int]
) -> None:
    if passages == [TWO, ONE]:  # of two that cannot both be in order the longer one stays
        assert len(find_kept(passages, verdict)) == 1
    else:
        assert find_kept(passages, verdict) == kept


@given(st.lists(st.lists(st.sampled_from("a b c d e".split()), max_size=9).map(" ".join)))
def test_a_page_that_is_all_verdict_is_kept_up_to_its_repetitions(passages: list[str]) -> None:
    kept = find_kept(passages, "\n".join(passages))
    assert kept <= set(range(len(passages)))
    assert not any(not passages[index] for index in kept)


def story(page: str) -> list[str]:
    (document,) = webpage.load(Source("saved.html", page.encode()))
    return [document.text[span.start : span.end] for span in document.story]


PAGE = (
    "<title>Talks</title><body><nav><a>Home</a></nav><article><h1>Talks</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + f"</article><footer><p>{OTHER}</p></footer>"
)


def test_the_story_is_what_the_extractor_keeps() -> None:
    assert [text for text in story(PAGE) if text != "Talks"] == PARAGRAPHS


def test_a_page_is_read_without_a_verdict_where_the_extractor_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert story(PAGE) == []


def test_a_page_beyond_what_the_extractor_can_judge_has_no_verdict() -> None:
    assert story("<div>" * 300 + PAGE) == []


def test_the_extractor_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        story("<p>short</p>")
    assert not caplog.records
