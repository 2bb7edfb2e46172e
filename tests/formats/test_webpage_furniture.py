from __future__ import annotations

import pytest

from briefing.article import Source
from briefing.formats import webpage
from briefing.formats.webpage_furniture import CAPTION, EMBEDDED, INVISIBLE, rules

STORY = "<article><h1>Talks go on</h1>" + "".join(
    f"<p>On day {day} the minister said that the talks in Geneva would go on.</p>"
    for day in range(1, 12)
)
LINKS = "".join(f"<div><a href=x>Other story number {number}</a></div>" for number in range(5))


def reasons(part: str, page: str = STORY) -> dict[str, str]:
    """What the text of each passage of a page with this part in it is called."""
    source = Source("saved.html", f"<title>Talks go on</title>{page}{part}".encode())
    (document,) = webpage.load(source)
    return {document.text[span.start : span.end]: span.reason for span in document.furniture}


ROWS = [
    ("<blockquote type=cite>part</blockquote>", "quoted reply"),
    ("<div class='gmail_quote'>part</div>", "quoted reply"),
    ("<div class='moz-signature'>part</div>", "signature"),
    ("<nav>part</nav>", "navigation"),
    ("<div role=navigation>part</div>", "navigation"),
    ("<ul class='js-mainMenu'><li>part</ul>", "navigation"),
    ("<ol class='breadcrumb_list'><li>part</ol>", "navigation"),
    ("<div id='comments'><p>part</p></div>", "reader comments"),
    ("<div id='disqus_thread'>part</div>", "reader comments"),
    ("<div class='NewsletterBox'>part</div>", "newsletter plea"),
    ("<form class='sign-up-form'>part</form>", "newsletter plea"),
    ("<div class='article-share__list'>part</div>", "share buttons"),
    ("<ul class='social-links'><li>part</ul>", "share buttons"),
    ("<section class='relatedArticles'><h3>part</h3></section>", "related articles"),
    ("<div class='OUTBRAIN'>part</div>", "related articles"),
    ("<div class='read-next'>part</div>", "related articles"),
    ("<ul class='article-tags'><li>part</ul>", "tags"),
    ("<div class='author-bio'>part</div>", "author note"),
    ("<div class='post__byline'>part</div>", "author note"),
    ("<div class='entry-meta'>part</div>", "date line"),
    ("<div class='cookie-banner'>part</div>", "consent notice"),
    ("<div class='ad-slot'>part</div>", "advertisement"),
    ("<div class='sponsored-content'>part</div>", "advertisement"),
    ("<div class='podcast'>part</div>", "player"),
    ("<div class='disclaimer'>part</div>", "notice"),
    ("<div class='modal-body'>part</div>", "dialog"),
    ("<div role=dialog>part</div>", "dialog"),
    ("<form>part</form>", "form"),
    ("<button>part</button>", "button"),
    ("<aside>part</aside>", "sidebar"),
    ("<div class='right-rail'>part</div>", "sidebar"),
    ("<footer>part</footer>", "page footer"),
    ("<div role=contentinfo>part</div>", "page footer"),
    ("</article><header>part</header>", "page header"),
    ("<div class='is-hidden'>part</div>", "hidden part"),
    ("<div aria-hidden=true>part</div>", "silent part"),
]


@pytest.mark.parametrize(("part", "reason"), ROWS)
def test_the_markup_says_what_a_part_of_the_page_is(part: str, reason: str) -> None:
    assert reasons(part) == {"part": reason}


def test_every_row_of_the_table_has_a_row_here() -> None:
    assert set(rules().ranks) - {CAPTION, EMBEDDED, INVISIBLE} <= {reason for _, reason in ROWS}


@pytest.mark.parametrize(
    "part",
    [
        "<p>part</p>",
        "<div class='shareholders'>part</div>",
        "<div class='navy adapter subheading'>part</div>",
        "<div class='articleBody story-text'>part</div>",
        "<div class='social-media-embed'>part</div>",
        "<article><header>part</header></article>",
        "<blockquote>He said<footer>part</footer></blockquote>",
        "<div class='image-caption'>part</div>",
    ],
)
def test_a_name_counts_only_as_a_whole_word_and_in_its_place(part: str) -> None:
    assert reasons(part) == {}


def test_the_inner_part_of_furniture_keeps_its_own_name() -> None:
    part = "<footer>About<form class=newsletter>Subscribe</form></footer>"
    assert reasons(part) == {"About": "page footer", "Subscribe": "newsletter plea"}


@pytest.mark.parametrize(
    "wrapper",
    ["<body class='with-sidebar'>", "<div class='page header-fixed'><div id='modal'>"],
)
def test_a_wrapper_of_the_whole_story_is_no_furniture(wrapper: str) -> None:
    assert reasons("", page=wrapper + STORY) == {}


def test_what_holds_the_headline_is_no_furniture() -> None:
    page = "<div class=header><h1>Talks go on</h1><p>Geneva, day two</p></div>"
    assert reasons("", page=page) == {}


def test_a_long_run_of_links_is_a_list_of_links() -> None:
    assert set(reasons(LINKS).values()) == {"list of links"}


@pytest.mark.parametrize("part", [LINKS[: len(LINKS) // 5 * 4], "<p>See <a>one</a></p>" * 6])
def test_a_few_links_or_links_in_sentences_are_none(part: str) -> None:
    assert reasons(part) == {}
