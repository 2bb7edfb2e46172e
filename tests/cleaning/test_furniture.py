from __future__ import annotations

import pytest

from briefing.cleaning.furniture import ORNAMENT, find_furniture, rules

LINES = [
    ('Press "Enter" to skip to content', "skip link"),
    ("Skip to main content", "skip link"),
    ("Main menu", "site navigation"),
    ("Back to top", "site navigation"),
    ("3 of 12", "site navigation"),
    ("ADVERTISEMENT", "advertisement"),
    ("Story continues below this advertisement", "advertisement"),
    ("We may earn a commission when you buy through our links.", "advertisement"),
    ("Share on Facebook", "share buttons"),
    ("Tweet", "share buttons"),
    ("Follow The Example Gazette on Twitter", "share buttons"),
    ("Image: Jane Roe", "photo credit"),
    ("Getty Images", "photo credit"),
    ("Photo by Jane Roe", "photo credit"),
    ("EPA Two ministers shake handsEPA", "photo credit"),
    ("0:00", "video player"),
    ("Media playback is unsupported on your device", "video player"),
    ("Log in", "subscription offer"),
    ("Already a subscriber? Log in here", "subscription offer"),
    ("Once", "subscription offer"),
    ("Updated", "age of the page"),
    ("3 hours ago", "age of the page"),
    ("5 min read", "age of the page"),
    ("Read more: The bridge that never was", "read more"),
    ("Learn more", "read more"),
    ("This site uses cookies to serve you better.", "cookie notice"),
    ("Manage Consent Preferences", "consent dialog"),
    ("These cookies are necessary for the website to function.", "consent dialog"),
    ("Related Articles", "related articles"),
    ("Most read", "related articles"),
    ("More from The Example Gazette", "related articles"),
    ("Читайте также", "related articles"),
    ("12 comments", "reader comments"),
    ("Comments are closed", "reader comments"),
    ("Jane Roe on September 12, 2018 at 4:47 pm said:", "reader comments"),
    ("Be First to Comment", "comment form"),
    ("Leave a Reply", "comment form"),
    ("Your email address will not be published. Required fields are marked *", "comment form"),
    ("Newsletter", "newsletter plea"),
    ("Sign up for our free weekly newsletter", "newsletter plea"),
    ("The best of our reporting, delivered to your inbox every Friday.", "newsletter plea"),
    ("A Message from The Example Gazette:", "donation appeal"),
    ("Dear readers,", "donation appeal"),
    ("Support The Example Gazette!", "donation appeal"),
    ("But to go on we need your help.", "donation appeal"),
    ("Tags: Geneva, ceasefire, talks", "tags"),
    ("About the author", "author's note"),
    ("Jane Roe can be reached at jane@example.org.", "author's note"),
    ("© 2023 The Example Gazette", "site footer"),
    ("Terms of Service", "site footer"),
    ("Privacy Policy | Terms of Use", "site footer"),
    ("By going on you accept our privacy policy.", "legal notice"),
]


@pytest.mark.parametrize(("line", "reason"), LINES)
def test_furniture_is_told_with_its_reason(line: str, reason: str) -> None:
    found = find_furniture(line)(line)
    assert found is not None
    assert found.reason == reason


def test_every_reason_in_the_table_has_a_line_above() -> None:
    assert {kind.reason for kind in rules().kinds} == {reason for _, reason in LINES}


@pytest.mark.parametrize(
    "line",
    [
        "The foreign secretary said:",
        "Support for the talks fell to a third of voters.",
        "More than 100 people fled the village on Tuesday, officials said.",
        "The newsletter of the ministry named no date.",
        "He shared the story with his lawyer.",
        "Photographs of the port show two ships.",
        "Home Secretary resigns",
        "What happens next?",
        "The company changed its privacy policy in June, the regulator found.",
        "“You accept our terms of service or you leave,” the owner told reporters.",
        "He asked “whether anybody reads your privacy policy.”",
        "Staff",
    ],
)
def test_a_line_of_a_story_is_no_furniture(line: str) -> None:
    assert find_furniture(line)(line) is None


def test_a_long_paragraph_is_no_furniture_whatever_it_mentions() -> None:
    advice = "Nobody should count on your contribution alone. " * 15
    assert find_furniture(advice)(advice) is None
    assert find_furniture(advice[:40])(advice[:40]) is not None


def test_a_line_without_a_word_is_an_ornament() -> None:
    assert find_furniture("* * *")("* * *") == ORNAMENT


@pytest.mark.parametrize(
    "line",
    [
        "“No.”",
        "No.",
        "Really?",
        "Part of the quay fell into the water.",
        "Copyright played no role in the ruling.",
        "Tags on the nets told whose they were.",
        "“We need your help,” the harbour master told the fishermen on Monday.",
    ],
)
def test_what_somebody_says_or_tells_is_no_furniture(line: str) -> None:
    assert find_furniture(line)(line) is None
