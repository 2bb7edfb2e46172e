"""What the passages of a page are called, once the whole page is known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby

from briefing.formats.webpage_blocks import Mark, Passage
from briefing.formats.webpage_furniture import LIST_OF_LINKS, rules

# A wrapper of the whole page may be called "with-sidebar". On 130 pages those that hold the story
# have .43 and more of the text outside links; true furniture has that much on four pages, where the
# parts inside it are still called what they are. So many characters are no story.
LARGEST_PART, SHORTEST_STORY = 0.4, 200
# Teasers and menus that the markup gives no name. On 130 pages 97 of 100 words in such runs are not
# the story's; of three in a row 88 are.
LINK_SHARE, FEWEST_LINKS = 0.9, 5


def settle(
    passages: Sequence[Passage], marks: Sequence[Mark], headline: int | None
) -> list[str | None]:
    """What each passage is called by the innermost mark around it that can be meant.

    A mark around the headline or around most of the text says something of the whole page.
    """
    unlinked = (len(passage.text) - passage.linked for passage in passages)
    before = list(accumulate(unlinked, initial=0))
    reasons: dict[int, str | None] = {id(None): None}
    for mark in marks:  # the outer ones come first
        part = before[mark.last] - before[mark.first]
        holds_headline = headline is not None and mark.first <= headline < mark.last
        is_wrapper = part > max(SHORTEST_STORY, LARGEST_PART * before[-1])
        if holds_headline or (is_wrapper and mark.reason not in rules().certain):
            reasons[id(mark)] = reasons[id(mark.outer)]
        else:
            reasons[id(mark)] = mark.reason
    return [reasons[id(passage.mark)] for passage in passages]


def mark_lists_of_links(passages: Sequence[Passage], reasons: list[str | None]) -> None:
    """Name the long runs of passages that are links and nothing else, where they have no name."""
    at = 0
    for is_link, run in groupby(passages, lambda each: each.linked >= LINK_SHARE * len(each.text)):
        length = sum(1 for _ in run)
        if is_link and length >= FEWEST_LINKS:
            reasons[at : at + length] = [
                reason or LIST_OF_LINKS for reason in reasons[at : at + length]
            ]
        at += length
