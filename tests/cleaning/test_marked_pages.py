"""Pages whose markup and extractor say what they take for the story."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.article import Article, Block, BlockKind, Document, Metadata, Removed, Span
from briefing.cleaning import clean

FIRST = "The old bridge over the river was closed on Monday, the city council said."
SECOND = "Engineers found cracks in two of its piers, according to a report."
LAST = "Ferries will run from both banks until a new pier is built, the council said."
HEADLINE = "Old bridge closed"
NOTHING = Metadata()

# A line of a page: its kind, its text, and "story", a reason for which it is furniture, or nothing.
Row = tuple[BlockKind, str, str | None]


def page(rows: Sequence[Row], metadata: Metadata = NOTHING) -> Document:
    at, blocks, story, furniture = 0, [], [], []
    for kind, text, said in rows:
        end = at + len(text)
        blocks.append(Block(at, end, kind, at))
        if said == "story":
            story.append(Span(at, end))
        elif said:
            furniture.append(Removed(at, end, said))
        at = end + 2
    text = "\n\n".join(text for _, text, _ in rows)
    return Document(
        "0" * 16, "page.html", text, tuple(blocks), metadata, tuple(story), tuple(furniture)
    )


def kept(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_what_the_extractor_left_out_in_the_midst_of_the_story_is_kept() -> None:
    article = clean(
        page([
            ("headline", HEADLINE, None),
            ("paragraph", FIRST, "story"),
            ("heading", "What the engineers found", None),
            ("paragraph", SECOND, None),
            ("paragraph", LAST, "story"),
        ])
    )  # fmt: skip
    assert kept(article) == [
        ("headline", HEADLINE),
        ("paragraph", FIRST),
        ("heading", "What the engineers found"),
        ("paragraph", SECOND),
        ("paragraph", LAST),
    ]


def test_what_the_markup_sets_apart_is_cut_with_its_reason() -> None:
    document = page([
        ("headline", HEADLINE, None),
        ("paragraph", FIRST, "story"),
        ("item", "Rail strike ends", "related articles"),
        ("paragraph", LAST, "story"),
    ])  # fmt: skip
    (cut,) = clean(document).removed
    assert (document.text[cut.start : cut.end], cut.reason) == (
        "Rail strike ends",
        "related articles",
    )


def test_paragraphs_that_adjoin_the_extractors_story_belong_to_it() -> None:
    article = clean(
        page([
            ("headline", HEADLINE, None),
            ("paragraph", FIRST, None),
            ("paragraph", SECOND, "story"),
            ("paragraph", LAST, None),
            ("item", "Contact", "page footer"),
            ("paragraph", "All about the company that prints this page, told in a line.", None),
        ])
    )  # fmt: skip
    assert [text for _, text in kept(article)] == [HEADLINE, FIRST, SECOND, LAST]


def test_between_headline_and_story_only_the_standfirst_is_kept() -> None:
    article = clean(
        page([
            ("headline", HEADLINE, None),
            ("heading", "Ferries are to run for a year, the city says", None),
            ("item", "Mayor to run again", None),
            ("paragraph", "3 May 2023", None),
            ("paragraph", FIRST, "story"),
            ("paragraph", LAST, "story"),
        ])
    )  # fmt: skip
    assert kept(article)[:3] == [
        ("headline", HEADLINE),
        ("standfirst", "Ferries are to run for a year, the city says"),
        ("paragraph", FIRST),
    ]


def test_words_of_furniture_in_the_extractors_story_are_words_of_the_story() -> None:
    line = "Subscribe to our newsletter, the mayor told the shop owners, and laughed."
    article = clean(page([("paragraph", FIRST, "story"), ("paragraph", line, "story")]))
    assert article.text.endswith(line)


def test_a_page_that_credits_itself_names_no_author() -> None:
    metadata = Metadata(publisher="The Example", byline=("The Example",))
    assert clean(page([("paragraph", FIRST, "story")], metadata)).byline == ()


def test_a_quoted_reply_is_cut_from_a_message_that_says_nothing_of_its_story() -> None:
    document = page([
        ("paragraph", FIRST, None),
        ("paragraph", "On Monday Jane Roe wrote that the bridge was safe.", "quoted reply"),
        ("paragraph", LAST, None),
    ])  # fmt: skip
    article = clean(document)
    assert [text for _, text in kept(article)] == [FIRST, LAST]
    assert [cut.reason for cut in article.removed] == ["quoted reply"]


def test_the_standfirst_of_a_marked_page_may_stand_behind_the_byline() -> None:
    article = clean(
        page([
            ("headline", HEADLINE, None),
            ("paragraph", "By Jane Roe", None),
            ("paragraph", "Ferries are to run for a year, the city says.", None),
            ("item", "Rail strike ends", "related articles"),
            ("paragraph", FIRST, "story"),
            ("paragraph", LAST, "story"),
        ])
    )  # fmt: skip
    assert kept(article)[1] == ("standfirst", "Ferries are to run for a year, the city says.")
