"""The first and the last line of the story: the stretch of the page with the most prose in it.

The method is that of Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation" (WWW 2009), with lines for tokens and weights by hand for learnt ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.cleaning.furniture import Furniture
from briefing.cleaning.page import Line
from briefing.cleaning.prose import is_prose, word_count

# Weights in words of prose. On 390 dumps of 130 saved pages halving or doubling any one of them
# lowers the mean F1 of .941 by .007 at most and the share of whole paragraphs of .950 by .015 at
# most (a heavier LABEL or SECTION loses them); chosen anew on four fifths of the 82 hosts, for the
# fifth that is left, these and the other thresholds of this package give .940 and .951
# (tests/benchmarks/settings.py).
MOST_FOR_ONE_LINE = 60
LABEL = 5.0
LABEL_WORD = 0.5
FURNITURE = 5.0
SECTION = 40.0
# What ends the story outweighs any: of 850 such lines below a paragraph of the story (comments,
# tags, the site's footer) 9 stand above another. The search does not look behind the first that
# has as many words of prose before it as BEFORE_END; with 30 both figures lose .010.
END = 1000.0
BEFORE_END = 60.0
# After the headline the story is the first stretch with this share of the heaviest one's prose; a
# long list of teasers further down often has more than the story. From .5 to 1 they are the
# same; at .25 a standfirst before a box on its author passes for the story, and both lose .004.
ENOUGH = 0.5


class Stretch(NamedTuple):
    """Lines `first` to `last`, the latter not included, and the weight of prose in them."""

    first: int
    last: int
    weight: float


def weight(text: str, furniture: Furniture | None) -> float:
    """How much the line speaks for the story, in words of prose, or against it."""
    words = word_count(text)
    if furniture:
        if furniture.ends_story:
            return -END
        return -SECTION if furniture.opens_section else -FURNITURE
    if is_prose(text):
        return min(words, MOST_FOR_ONE_LINE)
    return -LABEL - LABEL_WORD * words


def stretches(weights: Sequence[float], start: int = 0) -> list[Stretch]:
    """The disjoint stretches of positive weight, as Kadane's algorithm meets them."""
    found: list[Stretch] = []
    best = Stretch(start, start, 0.0)
    total = 0.0
    for index in range(start, len(weights)):
        total += weights[index]
        if total > best.weight:
            best = Stretch(best.first, index + 1, total)
        elif total <= 0:
            found.append(best)
            best, total = Stretch(index + 1, index + 1, 0.0), 0.0
    return [stretch for stretch in [*found, best] if stretch.weight > 0]


def first_end(weights: Sequence[float], start: int) -> int:
    """The index of the first line that ends a story and has one before it, else of the end."""
    prose = 0.0
    for index in range(start, len(weights)):
        if weights[index] <= -END and prose >= BEFORE_END:
            return index
        prose += max(0.0, weights[index])
    return len(weights)


def find_story(weights: Sequence[float], start: int = 0) -> Stretch | None:
    """The first stretch from `start` on that is long enough to be the story; None without prose."""
    parts = stretches(weights[: first_end(weights, start)], start)
    most = max((part.weight for part in parts), default=0.0)
    if start == 0:
        return max(parts, key=lambda part: part.weight, default=None)
    return next((part for part in parts if part.weight >= ENOUGH * most), None)


def marked_story(lines: Sequence[Line]) -> Stretch | None:
    """What the document's own reading takes for the story, from its first to its last line.

    What it left out in between belongs to the story, and so do paragraphs that adjoin: on 130 saved
    pages .986 and .977 of the paragraphs are kept so, of the bare reading .961 and .946. None where
    the document does not say.
    """
    own = [
        index
        for index, line in enumerate(lines)
        if line.is_story and not line.furniture and line.kind not in ("headline", "caption")
    ]
    if not own:
        return None
    first, last = own[0], own[-1] + 1
    while first > 0 and adjoins(lines[first - 1]):
        first -= 1
    while last < len(lines) and adjoins(lines[last]):
        last += 1
    return Stretch(first, last, float(len(own)))


def adjoins(line: Line) -> bool:
    """Is this a paragraph that nothing speaks against?"""
    return not line.furniture and line.kind == "paragraph" and is_prose(line.text)
