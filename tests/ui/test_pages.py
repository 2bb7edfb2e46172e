from __future__ import annotations

from articles import article_of

from briefing import views
from briefing.article import Annotations, Removed
from briefing.storage.state import Marks
from briefing.ui.pages import Page, page_of, raw_page_of
from briefing.views import RawReading


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


def test_the_raw_page_shows_all_lines_and_why_some_were_cut() -> None:
    text = "Site name\n\nHeadline\nStory.\nSubscribe!\n"
    cuts = (Removed(0, 9, "site name"), Removed(27, 37, "newsletter plea"))
    assert shown(raw_page_of(RawReading("id", text, cuts))) == [
        ("reason", "✂ site name"),
        ("removed", "Site name"),
        ("raw", "Headline"),
        ("raw", "Story."),
        ("reason", "✂ newsletter plea"),
        ("removed", "Subscribe!"),
    ]


def test_a_tab_is_one_blank_wide() -> None:
    made = page("Headline", "One\ttwo.")
    assert shown(made)[-1] == ("paragraph", "One two.")
