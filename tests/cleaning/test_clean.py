from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import assert_article

from briefing.article import Article, Document, Metadata, Source
from briefing.cleaning import clean
from briefing.errors import LoadError
from briefing.formats import text

SEEDS = Path(__file__).parents[2] / "seeds"
STORY = (
    "The old bridge over the river was closed on Monday, the city council said.",
    "Engineers found cracks in two of its piers, according to a report read by reporters.",
    "“We could not take the risk,” the mayor told a meeting of angry shop owners on Tuesday.",
    "The bridge had carried some 40,000 cars a day since it was opened by the king.",
)
HEADLINE = "Old bridge over the river closed after cracks are found"


def document(*lines: str) -> Document:
    (read,) = text.load(Source("page.txt", "\n\n".join(lines).encode()))
    return read


def cleaned(*lines: str) -> Article:
    return clean(document(*lines))


def kept(article: Article, *kinds: str) -> list[str]:
    return [
        article.text[block.start : block.end]
        for block in article.blocks
        if not kinds or block.kind in kinds
    ]


def removed(*lines: str) -> dict[str, str]:
    page = document(*lines)
    return {page.text[cut.start : cut.end]: cut.reason for cut in clean(page).removed}


def test_a_plain_text_is_kept_whole() -> None:
    article = cleaned(*STORY)
    assert kept(article, "paragraph") == list(STORY)
    assert article.removed == ()
    assert article.headline is None


def test_a_short_first_line_without_a_stop_is_the_headline() -> None:
    article = cleaned(HEADLINE, *STORY)
    assert article.headline == HEADLINE
    assert kept(article, "headline") == [HEADLINE]


def test_a_headline_is_kept_once() -> None:
    article = cleaned(HEADLINE, HEADLINE, *STORY)
    assert kept(article) == [HEADLINE, *STORY]
    assert [cut.reason for cut in article.removed] == ["repeated headline"]


def test_the_site_in_the_title_of_a_page_is_its_publisher() -> None:
    article = cleaned(f"{HEADLINE} | The Example Gazette", "Menu", HEADLINE, *STORY)
    assert (article.headline, article.publisher) == (HEADLINE, "The Example Gazette")


def test_a_site_name_on_the_headline_is_trimmed_off() -> None:
    article = cleaned(f"{HEADLINE} | The Example Gazette", *STORY)
    assert kept(article, "headline") == [HEADLINE]
    assert [cut.reason for cut in article.removed] == ["site name"]


def test_what_follows_the_story_goes_with_its_reason() -> None:
    teasers = ("Mayor to Run Again in Spring Vote", "Rail Strike Ends After Nine Days")
    cuts = removed(HEADLINE, *STORY, "Related Articles", *teasers)
    assert cuts == dict.fromkeys(("Related Articles", *teasers), "related articles")


def test_a_story_that_goes_on_after_a_box_is_kept() -> None:
    later = [f"A day later, {line[0].lower()}{line[1:]}" for line in STORY]
    article = cleaned(HEADLINE, *STORY, "Related", "Rail Strike Ends", *later)
    assert kept(article)[-4:] == later
    assert "Related" not in kept(article)


def test_a_list_at_the_end_of_the_story_is_kept() -> None:
    article = cleaned("Menu", HEADLINE, *STORY, "* North bridge, until May", "* Ferry, at weekends")
    assert kept(article, "item") == ["* North bridge, until May", "* Ferry, at weekends"]


def test_an_ornament_does_not_end_the_story() -> None:
    article = cleaned("Menu", HEADLINE, *STORY, "* * *", "North bridge, open until May")
    assert kept(article)[-1] == "North bridge, open until May"


def test_a_question_that_an_interview_asks_again_and_again_is_kept() -> None:
    question = "What did you see?"
    lines = [line for answer in STORY for line in (question, answer)]
    assert kept(cleaned("Menu", HEADLINE, STORY[0], *lines)).count(question) == len(STORY)


def test_a_story_is_found_behind_its_standfirst_and_a_box_on_its_author() -> None:
    box = ("Jane Roe", "Crime Reporter", "Biography", "@janeroe", "jane@example.org", "Follow")
    article = cleaned(HEADLINE, "Menu", HEADLINE, STORY[0], *box, *STORY[1:3])
    assert kept(article)[-2:] == list(STORY[1:3])


def test_the_dialog_on_cookies_is_not_taken_for_the_story() -> None:
    dialog = "This site stores information on your browser, and you have a choice about that. " * 4
    consent = ("Manage Consent Preferences", "These cookies are necessary.", dialog)
    assert kept(cleaned("Menu", "Home", *STORY, "Contact us", *consent)) == list(STORY)


def test_lines_without_letters_are_no_headline_repeated() -> None:
    cuts = removed("Menu", "*", HEADLINE, *STORY, "*")
    assert cuts["*"] == "ornament"


def test_a_short_sentence_before_the_story_is_part_of_it() -> None:
    assert kept(cleaned(HEADLINE, "By Jane Roe", "Not any more.", *STORY), "paragraph") == [
        "Not any more.",
        *STORY,
    ]


def test_a_question_over_a_paragraph_is_a_heading() -> None:
    article = cleaned(HEADLINE, *STORY, "What happens next?", STORY[0])
    assert kept(article, "heading") == ["What happens next?"]


def test_a_header_date_is_the_day_of_the_visit() -> None:
    article = cleaned("The Example Daily", "Monday, Sep 08, 2025", HEADLINE, *STORY)
    assert article.captured == datetime.date(2025, 9, 8)
    assert article.published is None
    assert article.publisher == "The Example Daily"


@pytest.mark.parametrize(
    "signature",
    [
        ("By Jane Roe and John Doe", "Published 3 May 2023"),
        ("By Jane Roe and John Doe, 3 May 2023",),
        ("Jane Roe and John Doe", "May 3, 2023 6:30 AM"),
        ("By Jane Roe, Crime Reporter, and John Doe", "Updated: 2023-05-03"),
    ],
)
def test_a_signature_gives_byline_and_date(signature: tuple[str, ...]) -> None:
    article = cleaned(HEADLINE, *signature, *STORY)
    assert article.byline == ("Jane Roe", "John Doe")
    assert article.published == datetime.date(2023, 5, 3)
    assert kept(article) == [HEADLINE, *STORY]


def test_an_agency_signs_where_no_person_does() -> None:
    assert cleaned(HEADLINE, "By Associated Press", *STORY).byline == ("Associated Press",)


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 months ago",
        "Updated",
        "The piers as seen by divers on 3 May 2023, in the river.",
    ],
)
def test_a_relative_day_or_the_date_of_a_picture_is_no_date(line: str) -> None:
    assert cleaned(HEADLINE, line, *STORY).published is None


def test_the_line_between_headline_and_byline_is_the_standfirst() -> None:
    article = cleaned(HEADLINE, "Shop owners fear for their trade", "By Jane Roe", *STORY)
    assert kept(article, "standfirst") == ["Shop owners fear for their trade"]


def test_a_quotation_that_the_story_gives_again_is_the_standfirst() -> None:
    pulled = "“We could not take the risk.”"
    assert kept(cleaned(HEADLINE, pulled, *STORY), "standfirst") == [pulled]


def test_a_caption_is_kept_once_and_without_its_credit() -> None:
    caption = "The mayor, left, with two engineers on the bridge"
    article = cleaned(HEADLINE, "By Jane Roe", caption, f"{caption}AP", *STORY)
    assert kept(article, "caption") == [caption]


@pytest.mark.parametrize("credit", ["TASS", "AFP / Jane Roe", "(Photo: Jane Roe)", "Getty Images"])
def test_a_credit_is_cut_off_the_caption_and_is_no_publisher(credit: str) -> None:
    caption = "The mayor speaks to engineers on the bridge on Monday."
    article = cleaned(HEADLINE, f"{caption} {credit}", *STORY)
    assert kept(article, "caption") == [caption]
    assert article.publisher is None


def test_a_story_signed_by_an_agency_at_its_end_has_no_caption_there() -> None:
    article = cleaned(HEADLINE, *STORY, f"{STORY[0]} AFP")
    assert kept(article, "paragraph")[-1] == f"{STORY[0]} AFP"


def test_a_source_line_is_the_publisher_and_no_paragraph() -> None:
    article = cleaned(HEADLINE, *STORY, "Source: The Example")
    assert article.publisher == "The Example"
    assert kept(article) == [HEADLINE, *STORY]


def test_a_page_without_prose_is_kept() -> None:
    rows = ("1 North 91 12", "2 South 88 11", "3 East 73 9")
    assert kept(cleaned("Final table of the season", *rows)) == ["Final table of the season", *rows]


@pytest.mark.parametrize("lines", [("Related Articles",), ("NEWS", "NEWS"), ("...",)])
def test_a_page_of_nothing_but_furniture_is_no_failure(lines: tuple[str, ...]) -> None:
    assert cleaned(*lines).headline is None


@pytest.mark.parametrize(
    ("seed", "paragraphs", "publisher"),
    [("000", 17, "London Daily"), ("001", 12, "The Hill"), ("002", 22, None), ("003", 9, None),
     ("004", 9, "The Moscow Times")],
)  # fmt: skip
def test_the_shipped_articles_are_cleaned(
    seed: str, paragraphs: int, publisher: str | None
) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    (read,) = text.load(Source(path.name, path.read_bytes()))
    article = clean(read)
    assert len(kept(article, "paragraph", "heading", "item", "quote")) == paragraphs
    assert article.publisher == publisher
    assert article.published is None
    assert article.language == "en"


PRINTED = st.sampled_from(
    ["Menu", "Related Articles", "By Jane Roe", "3 May 2023", "Image: AP", "© 2023 X", "* one",
     f"{HEADLINE} | The Example", "Source: The Example", f"{STORY[0]} TASS", HEADLINE, *STORY]
)  # fmt: skip
PAGES = st.lists(PRINTED | st.text(max_size=60), max_size=25).map("\n".join)


@given(PAGES)
def test_cleaning_only_removes(page: str) -> None:
    try:
        (read,) = text.load(Source("page.txt", page.encode("utf-8-sig")))
    except LoadError:
        return
    assert_article(read, clean(read))


def test_the_headline_of_a_loader_is_believed() -> None:
    page = document("Bridges", HEADLINE, *STORY)
    first, *rest = page.blocks
    article = clean(replace(page, blocks=(replace(first, kind="headline"), *rest)))
    assert article.headline == "Bridges"


def test_a_title_of_a_loader_goes_before_the_heading_of_a_section() -> None:
    page = document(HEADLINE, *STORY)
    first, *rest = page.blocks
    blocks = (replace(first, kind="heading"), *rest)
    article = clean(replace(page, blocks=blocks, metadata=Metadata(title="A city without bridges")))
    assert article.headline == "A city without bridges"
    assert kept(article, "heading") == [HEADLINE]


def test_nothing_below_the_comments_is_the_story_however_long_it_is() -> None:
    comments = [f"I have crossed that bridge {n} times and it never shook, neighbours." for n in
                range(40)]  # fmt: skip
    article = cleaned("Menu", HEADLINE, *STORY, "Comments", *comments)
    assert kept(article) == [HEADLINE, *STORY]


def test_a_few_labels_behind_the_last_paragraph_are_no_part_of_the_story() -> None:
    article = cleaned("Menu", HEADLINE, *STORY, "Bridges", "City council", "Tags", "Bridges")
    assert kept(article)[-1] == STORY[-1]


def test_a_longer_list_behind_the_last_paragraph_belongs_to_the_story() -> None:
    dates = [f"{day} June, North bank" for day in range(3, 9)]
    article = cleaned("Menu", HEADLINE, *STORY, *dates, "Comments")
    assert kept(article)[-6:] == dates


@pytest.mark.parametrize("credit", ["(Example Pictures)", "Jane Roe/Example Images"])
def test_a_line_before_a_credit_is_a_caption(credit: str) -> None:
    caption = "Cars wait in front of the old bridge on Monday."
    article = cleaned("Menu", HEADLINE, *STORY[:2], caption, credit, *STORY[2:])
    assert kept(article, "caption") == [caption]
    assert credit not in article.text


def test_japanese_sentences_are_prose() -> None:
    story = (
        "橋は月曜日に閉鎖されたと市議会が発表した。",
        "技術者が橋脚に亀裂を見つけたという。",
    ) * 2
    article = cleaned("Menu", "古い橋が閉鎖", *story, "Comments", "面白い記事でした。")
    assert kept(article)[-1] == story[-1]


def test_the_date_between_two_prints_of_the_headline_is_the_articles() -> None:
    article = cleaned(HEADLINE, "Menu", HEADLINE, "3 May 2023", "Share", HEADLINE, "Share", *STORY)
    assert article.published == datetime.date(2023, 5, 3)
