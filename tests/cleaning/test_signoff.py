from __future__ import annotations

import pytest

from briefing.article import Source
from briefing.cleaning import clean
from briefing.formats import text

STORY = tuple(
    f"On day {number} of the talks in Geneva the two sides spoke of another town, envoys said."
    for number in range(1, 13)
)


def reasons(*lines: str) -> dict[str, str]:
    (page,) = text.load(Source("page.txt", "\n\n".join(lines).encode()))
    return {page.text[cut.start : cut.end]: cut.reason for cut in clean(page).removed}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Reporting by Jane Roe in Geneva; editing by John Doe.", "reporting credits"),
        ("Additional reporting by Jane Roe.", "reporting credits"),
        ("With files from The Example Press and Jane Roe.", "reporting credits"),
        ("Jane Roe contributed to this report from Geneva.", "reporting credits"),
        ("Jane Roe is a senior diplomatic correspondent for The Example.", "author's note"),
        ("Jane van Roe is the author of three books on the war.", "author's note"),
        ("Jane Roe covers diplomacy for The Example in Geneva.", "author's note"),
        ("Jane Roe writes about diplomacy from Geneva.", "author's note"),
    ],
)
def test_the_last_lines_may_sign_a_story_off(line: str, reason: str) -> None:
    assert reasons(*STORY, line) == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Reporting from the front has become harder, the editor of the paper said.",
        "Freedonia is one of the loudest critics of the talks, and says so daily.",
        "Jane Roe was elected head of the council on Monday with most of the votes.",
        "The envoy is an author, but nobody in the hall had read a word of his.",
    ],
)
def test_a_sentence_of_the_story_is_no_signature(line: str) -> None:
    assert reasons(*STORY, line) == {}


def test_what_signs_off_at_the_end_is_a_sentence_of_the_story_higher_up() -> None:
    line = "Jane Roe is a senior diplomatic correspondent for The Example."
    assert reasons(STORY[0], line, *STORY[1:]) == {}
