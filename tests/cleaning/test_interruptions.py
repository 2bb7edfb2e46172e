from __future__ import annotations

import pytest

from briefing.article import Article, Source
from briefing.cleaning import clean
from briefing.cleaning.interruptions import is_shouted
from briefing.formats import text

HEADLINE = "Old bridge over the river closed after cracks are found"
STORY = (
    "The old bridge over the river was closed on Monday, the city council said.",
    "Engineers found cracks in two of its piers, according to a report read by reporters.",
    "“We could not take the risk,” the mayor told a meeting of angry shop owners on Tuesday.",
    "The bridge had carried some 40,000 cars a day since it was opened by the king.",
    "Ferries will run from both banks until a new pier is built, the council said.",
    "They are to carry 900 cars an hour, fewer than the bridge did on a quiet day.",
    "The mayor thanked the captains, who had offered to work through the nights.",
)
LATER = tuple(f"A day later, {line[0].lower()}{line[1:]}" for line in STORY)


def cleaned(*lines: str) -> Article:
    (page,) = text.load(Source("page.txt", "\n\n".join(lines).encode()))
    return clean(page)


def cuts(*inside: str) -> dict[str, str]:
    """What is cut of these lines inside the story, and why."""
    (page,) = text.load(
        Source("page.txt", "\n\n".join((HEADLINE, *STORY, *inside, *LATER)).encode())
    )
    article = clean(page)
    assert article.text.endswith(LATER[-1])
    return {page.text[cut.start : cut.end]: cut.reason for cut in article.removed}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("Sign up for our newsletter", "The Morning Example", "Your day in brief"), None),
        (("Subscribe now", "Example Premium", "All stories, every day"), None),
        (("Read more about the bridge", "Rail Strike Ends"), "read more"),
        (("Donate", "One coffee a month"), "donation appeal"),
    ],
)
def test_short_lines_behind_the_first_of_a_box_go_with_it(
    lines: tuple[str, ...], reason: str | None
) -> None:
    cut = cuts(*lines)
    assert set(cut) == set(lines)
    assert len(set(cut.values())) == 1
    assert reason is None or set(cut.values()) == {reason}


def test_a_heading_behind_related_stories_is_kept() -> None:
    assert "What the engineers found" not in cuts("Related", "What the engineers found")


def test_what_an_offer_says_between_its_two_ends_goes_with_them() -> None:
    offer = "You get all our stories on every screen that you own, and nobody else does."
    assert offer in cuts("Subscribe now", offer, "Log in")


def test_of_a_line_printed_twice_the_last_print_is_kept() -> None:
    summary = "Ferries will run from both banks for a year"
    article = cleaned(HEADLINE, STORY[0], summary, *STORY[1:3], summary, *STORY[3:])
    assert article.text.count(summary) == 1
    assert article.text.index(summary) > article.text.index(STORY[2])


def test_two_quotations_may_be_signed_alike() -> None:
    signed = "— Anna Novak, mayor of the old town"
    article = cleaned(HEADLINE, STORY[0], signed, *STORY[1:3], signed, *STORY[3:])
    assert article.text.count(signed) == 2


@pytest.mark.parametrize(
    ("line", "shouted"),
    [
        ("MAYOR TO RUN AGAIN IN SPRING VOTE, SHE TELLS THIS PAPER", True),
        ("WHAT THE ENGINEERS FOUND", False),
        ("The BBC and the FBI, the CIA and the MI5 of the UK", False),
    ],
)
def test_long_lines_in_capitals_are_links_to_other_stories(line: str, shouted: bool) -> None:
    assert is_shouted(line) is shouted


def test_a_dispatch_in_capitals_is_kept() -> None:
    article = cleaned(*(line.upper() for line in STORY))
    assert article.text.count("\n\n") == len(STORY) - 1


def test_a_question_may_be_asked_twice() -> None:
    question = "When will the bridge be opened again?"
    article = cleaned(HEADLINE, STORY[0], question, *STORY[1:3], question, *STORY[3:])
    assert article.text.count(question) == 2
