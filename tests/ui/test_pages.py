from __future__ import annotations

from articles import article_of

from briefing import views
from briefing.article import Annotations
from briefing.ledger import Ledger, Stretch
from briefing.storage.marks import Marks
from briefing.ui.pages import Page, ledger_page_of, page_of, sections_page


def shown(page: Page) -> list[tuple[str, str]]:
    return [(p.style, page.text[p.start : p.end]) for p in page.paragraphs]


def page(headline: str | None, *paragraphs: str) -> Page:
    article = article_of(*paragraphs, headline=headline)
    return page_of(views.reading(article, Annotations(), {}, Marks()))


def test_a_headline_that_the_story_lacks_is_added_and_no_place_in_the_text() -> None:
    added = [(p.style, p.is_added) for p in page(None, "One.").paragraphs]
    assert added == [("headline", True), ("about", True), ("paragraph", False)]


def test_who_and_when_stand_between_headline_and_story() -> None:
    assert shown(page("Headline", "One.", "Two.")) == [
        ("headline", "Headline"),
        ("about", "undated"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
    ]


def test_added_lines_leave_every_offset_of_the_article_as_it_was() -> None:
    article = article_of("One.", headline="Headline")
    made = page("Headline", "One.")
    assert made.text.startswith(article.text)
    assert made.paragraphs[-1].start == article.blocks[-1].start


def test_an_article_without_a_headline_is_headed_by_its_file() -> None:
    assert shown(page(None, "One."))[0] == ("headline", "article.txt")


def test_the_saved_file_shows_every_block_and_why_some_were_cut() -> None:
    text = "Site name\n\nHeadline\nStory.\nSubscribe!\nSign up!\n"
    made = ledger_page_of(
        Ledger(
            "id",
            None,
            text,
            (
                Stretch(0, 9, "paragraph", "site name"),
                Stretch(11, 19, "headline"),
                Stretch(20, 26, "paragraph"),
                Stretch(27, 37, "paragraph", "newsletter plea"),
                Stretch(38, 46, "paragraph", "newsletter plea"),
            ),
        )
    )
    assert shown(made) == [
        ("reason", "— site name —"),
        ("removed", "Site name"),
        ("headline", "Headline"),
        ("paragraph", "Story."),
        ("reason", "— 2 lines: newsletter plea —"),
        ("removed", "Subscribe!"),
        ("removed", "Sign up!"),
    ]
    assert made.text.startswith(text)
    assert [made.text[cut.start : cut.end] for cut in made.marks] == [
        "Site name", "Subscribe!", "Sign up!",
    ]  # fmt: skip


def test_lines_under_headings_make_a_page_without_control_characters() -> None:
    assert shown(sections_page([("One", ["a", "\x1b[2J"]), ("Two", ["b"])])) == [
        ("heading", "One"),
        ("raw", "a"),
        ("raw", "␛[2J"),
        ("heading", "Two"),
        ("raw", "b"),
    ]


def test_a_tab_is_one_blank_wide() -> None:
    made = page("Headline", "One\ttwo.")
    assert shown(made)[-1] == ("paragraph", "One two.")
