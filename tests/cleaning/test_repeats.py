from __future__ import annotations

from dataclasses import replace

import pytest
from articles import article_of
from hypothesis import given
from hypothesis import strategies as st

from briefing.article import Article
from briefing.cleaning import repeats

LEAD = "The ferry to the island sank on Monday, the coast guard said."
CLOSE = "Nobody was hurt, and the ferry will be raised in the spring."
NOTICE = "Our newsletter brings you the news of the day."
DAILY = "The Daily"


def page(*lines: str) -> Article:
    return replace(article_of(*lines, headline="Ferry sinks"), publisher=DAILY)


def cut(article: Article, *lines: str, keep: tuple[str, ...] = ()) -> Article:
    """The article when these lines are known to be printed under twelve articles."""
    known = {repeats.line_key(DAILY, line): 12 for line in lines}
    return repeats.without(article, DAILY, known, keep)


def shown(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind != "headline"]


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("More from The Daily", False),
        ("Advertisement", False),
        ("Read more:", False),
        ("You can write to the editors here.", False),
        ("© The Daily, all rights reserved.", False),
        ("The US and its allies met in Geneva.", True),
        ("The war began in February, when troops crossed the border.", True),
        ("“You are our guests here,” the mayor said.", True),
        ("Yes.", True),
        ("Mr Smith said.", True),
        ("What is your first memory?", True),
        ("And how did the ministers answer that?", True),
        ("a list of the names of all ports that the ferries of the company call at", True),
    ],
)
def test_a_line_tells_something_unless_it_is_a_label_or_speaks_to_the_reader(
    line: str, tells: bool
) -> None:
    assert repeats.tells(line) == tells


def test_a_repeated_line_at_an_end_of_the_story_goes_with_the_reason() -> None:
    article = page("The Daily Live", LEAD, CLOSE, NOTICE)
    story = cut(article, "The Daily Live", NOTICE)
    assert shown(story) == [LEAD, CLOSE]
    assert [article.text[r.start : r.end] for r in story.removed] == ["The Daily Live", NOTICE]
    assert {removed.reason for removed in story.removed} == {"repeated in 12 articles of The Daily"}


def test_a_repeated_line_inside_the_story_stays() -> None:
    article = page(LEAD, "What we know", CLOSE)
    assert cut(article, "What we know") is article


def test_a_background_paragraph_stays_when_the_story_goes_on_behind_it() -> None:
    background = "The war began in February, when troops crossed the border."
    article = page(LEAD, background, CLOSE)
    assert cut(article, background) is article


def test_lines_are_compared_by_letters_and_digits() -> None:
    article = page(LEAD, CLOSE, "»  SUBSCRIBE now …")
    assert shown(cut(article, "Subscribe now")) == [LEAD, CLOSE]


def test_the_same_line_of_another_source_is_another_line() -> None:
    article = page(LEAD, CLOSE, NOTICE)
    known = {repeats.line_key("The Weekly", NOTICE): 12}
    assert repeats.without(article, DAILY, known) is article


def test_a_line_that_the_reader_keeps_stays() -> None:
    article = page(LEAD, CLOSE, "From the   archive", NOTICE)
    story = cut(article, "From the archive", NOTICE, keep=("From the archive",))
    assert shown(story) == [LEAD, CLOSE, "From the   archive"]


def test_labels_that_nobody_repeats_do_not_shield_those_behind_them() -> None:
    article = page(LEAD, CLOSE, "Most read", "Bridge is closed for repairs", "Share")
    story = cut(article, "Most read", "Share")
    assert shown(story) == [LEAD, CLOSE, "Bridge is closed for repairs"]


def test_an_article_of_which_nothing_would_tell_anything_stays_whole() -> None:
    article = page(NOTICE, "Log in")
    assert cut(article, NOTICE, "Log in") is article
    assert cut(page(LEAD), LEAD) == page(LEAD)


def test_headline_standfirst_and_captions_never_go() -> None:
    article = page("Ferry in port", LEAD)
    headline, caption, *rest = article.blocks
    article = replace(article, blocks=(headline, replace(caption, kind="caption"), *rest))
    assert cut(article, "Ferry in port", "Ferry sinks") is article


def test_without_a_publisher_the_folder_is_the_source() -> None:
    article = replace(article_of(LEAD, NOTICE), path="saved/harbour/one.txt")
    source = repeats.source_of(article)
    story = repeats.without(article, source, {repeats.line_key(source, NOTICE): 3})
    assert source == "saved/harbour/"
    assert story.removed[0].reason == "repeated in 3 articles of the same folder"


@pytest.mark.parametrize(
    ("line", "stories", "of_all", "is_furniture"),
    [
        (NOTICE, 2, 2, False),
        (NOTICE, 3, 3, True),
        (NOTICE, 3, 60, True),
        (NOTICE, 3, 61, False),
        (CLOSE, 9, 9, False),
        (CLOSE, 10, 15, True),
        (CLOSE, 10, 16, False),
    ],
)
def test_a_label_is_furniture_sooner_than_a_sentence_of_a_story(
    line: str, stories: int, of_all: int, is_furniture: bool
) -> None:
    (outer, *_), _ = repeats.outer_lines(page(line), DAILY)
    assert repeats.is_furniture(outer.tells, stories, of_all) == is_furniture


LINES = st.lists(
    st.sampled_from([LEAD, CLOSE, NOTICE, "Share", "More news", "Yes.", "  a  b "]), min_size=1
)


@given(LINES, st.sets(st.sampled_from([LEAD, CLOSE, NOTICE, "Share", "More news"])))
def test_what_is_cut_and_what_is_kept_are_the_article(lines: list[str], known: set[str]) -> None:
    article = page(*lines)
    story = cut(article, *known)
    for block in story.blocks:
        printed = article.text[block.source : block.source + block.end - block.start]
        assert story.text[block.start : block.end] == printed
    assert story.text == "\n\n".join(story.text[b.start : b.end] for b in story.blocks)
    kept = sum(block.end - block.start for block in story.blocks)
    gone = sum(removed.end - removed.start for removed in story.removed)
    assert kept + gone == sum(block.end - block.start for block in article.blocks)
    assert list(story.removed) == sorted(story.removed, key=lambda removed: removed.start)
