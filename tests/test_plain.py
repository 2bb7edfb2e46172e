from __future__ import annotations

import json
from dataclasses import replace

import pytest
from articles import article_of

from briefing import plain, views
from briefing.article import Annotations, BlockKind, Span
from briefing.facts import Fact
from briefing.keeps import Keep, Keeps
from briefing.ledger import Ledger, Stretch
from briefing.storage.marks import Marks
from briefing.views import ArticleRow, EntityRow, Snippet

ROW = ArticleRow("1f", "A\x1b[2Jheadline", "The Daily", None, marks=Marks(is_starred=True))


def test_a_line_of_the_list_shows_marks_date_publisher_and_headline() -> None:
    (line,) = plain.article_lines([ROW])
    assert line == "1f  *N      undated  The Daily: A␛[2Jheadline"


def test_a_row_that_stands_for_several_articles_says_so() -> None:
    (line,) = plain.article_lines([replace(ROW, copies=3)])
    assert line.endswith("headline ×3")
    (record,) = plain.json_rows([replace(ROW, copies=3)])
    assert json.loads(record)["copies"] == 3


def test_a_snippet_stands_below_its_article() -> None:
    found = ArticleRow(
        "1f", "Headline", None, None, Marks(is_read=True),
        snippet=Snippet("of a drone\nthere", (Span(5, 10),)),
    )  # fmt: skip
    assert list(plain.article_lines([found]))[1].strip() == "… of a drone there …"


def test_an_article_without_a_printed_headline_is_headed_all_the_same() -> None:
    reading = views.reading(article_of("One.", "Two."), Annotations(), {}, Marks())
    assert list(plain.reading_lines(reading)) == [
        "article.txt", "undated", "", "One.", "", "Two.", ""
    ]  # fmt: skip


def test_quotes_lists_and_headings_are_printed_as_such() -> None:
    article = article_of("Before.", "One heading", "word " * 20, "first", "second", "After.")
    kinds: list[BlockKind] = ["paragraph", "heading", "quote", "item", "item", "paragraph"]
    blocks = tuple(
        replace(block, kind=kind) for block, kind in zip(article.blocks, kinds, strict=True)
    )
    reading = views.reading(replace(article, blocks=blocks), Annotations(), {}, Marks())
    assert list(plain.reading_lines(reading))[3:] == [
        "Before.", "",
        "One heading", "",
        "> " + " ".join(["word"] * 15), "> " + " ".join(["word"] * 5), "",
        "• first", "• second", "",
        "After.", "",
    ]  # fmt: skip


def test_the_panel_is_printed_in_sections() -> None:
    rows = [
        EntityRow("person/a", "person", "Anna", ("minister",), 2, 1, ()),
        EntityRow("weapon/d", "weapon", "drone", (), 1, 0, ()),
    ]
    assert list(plain.panel_lines(rows)) == [
        "People",
        "  Anna (2 here, 1 elsewhere)",
        "    minister",
        "Weapons",
        "  drone (1 here, 0 elsewhere)",
    ]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 articles"), (1, "1 article"), (12345, "12,345 articles")]
)
def test_a_number_agrees_with_its_noun(number: int, text: str) -> None:
    assert plain.counted(number, "article") == text


def test_a_progress_bar_fills_up() -> None:
    assert plain.progress_bar(0, 4).count("#") == 0
    assert plain.progress_bar(2, 4).count("#") == plain.BAR_WIDTH // 2
    assert plain.progress_bar(4, 4).endswith("] 4 of 4 files")


def test_a_cut_is_a_line_with_its_place_reason_and_text() -> None:
    text = "Site\nStory.\nBuy\n now"
    ledger = Ledger(
        "id", None, text,
        (
            Stretch(0, 4, "paragraph", "site name"),
            Stretch(5, 11, "paragraph"),
            Stretch(12, 20, "paragraph", "plea"),
        ),
    )  # fmt: skip
    assert list(plain.cut_lines(ledger)) == [
        "            0-4  site name  Site",
        "          12-20  plea       Buy now",
    ]


def test_facts_stand_beside_their_names_and_long_ones_are_wrapped() -> None:
    facts = [Fact("title", ("One two three",)), Fact("file", ("a.txt", "b.txt"))]
    assert list(plain.fact_lines(facts, width=20)) == [
        "title      One two",
        "           three",
        "file       a.txt",
        "           b.txt",
    ]


def test_rules_are_numbered_and_say_where_they_hold() -> None:
    keeps = Keeps((Keep("A", article="5f0c"), Keep("B\x1b[2J", publisher="The Daily")))
    assert list(plain.rule_lines(keeps)) == [
        "   1  article 5f0c  A",
        "   2  publisher The Daily  B␛[2J",
    ]
