"""What an extractor takes for the story of a page, found again in our own reading of the page.

The extractor gives bare text. Its words are laid against those of the passages in order, so that of
a paragraph that a page prints twice only the one in the story is the story's.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import html

# Scripts without blanks between words are read character by character.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
RUN = 4
# Of the runs of four words in a passage. Passages are kept as a whole or not at all: on 130 pages
# 3 in 100 have between a tenth and nine tenths of theirs in the verdict.
FEWEST_KEPT = 0.5
LOGGERS, SILENCE = ("trafilatura", "htmldate", "courlan", "justext"), logging.CRITICAL + 1

Words = tuple[str, ...]


def extracted(tree: html.HtmlElement) -> str:
    """The text that the extractor keeps of the page; "" if none. The tree is taken apart by it.

    Pages are judged by rules that a hostile one may well break; a page without a verdict is a page
    all the same, so whatever the extractor raises is no failure.
    """
    # Imported here: it takes a tenth of a second, and only web pages need it.
    import trafilatura

    for name in LOGGERS:
        logging.getLogger(name).setLevel(SILENCE)
    try:
        text = trafilatura.extract(tree, favor_precision=True, include_comments=False)
    except Exception:
        return ""
    return text or ""


class Verdict:
    """The words of an extractor's text, and where its runs of up to four words begin."""

    def __init__(self, text: str) -> None:
        self.words = words_of(text)
        self.places: dict[Words, list[int]] = defaultdict(list)
        for length in range(1, RUN + 1):
            for start, run in enumerate(runs(self.words, length)):
                self.places[run].append(start)

    def find(self, passage: Words, start: int, end: int) -> int | None:
        """Where a passage of up to four words stands between two places."""
        places = self.places.get(passage, ())
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] + len(passage) <= end else None

    def claim(self, index: int, passage: Words) -> Claim | None:
        """The stretch that a longer passage has in the verdict, if most of its runs are there."""
        shifts: Counter[int] = Counter()
        shared = 0
        for offset, run in enumerate(runs(passage, RUN)):
            if places := self.places.get(run):
                shared += 1
                # A run that stands only once in the verdict tells the place; others may mislead.
                shifts[places[0] - offset] += len(passage) if len(places) == 1 else 1
        if shared < FEWEST_KEPT * (len(passage) - RUN + 1):
            return None
        start = max(0, shifts.most_common(1)[0][0])
        return Claim(index, start, start + len(passage), shared)


@dataclass(frozen=True, slots=True)
class Claim:
    """The passage of this index holds the words of the verdict from `start` to `end`."""

    index: int
    start: int
    end: int
    weight: int


def words_of(text: str) -> Words:
    """The words of the text in lower case."""
    return tuple(WORD.findall(text.lower()))


def runs(words: Words, length: int) -> list[Words]:
    """All runs of so many words."""
    return [words[start : start + length] for start in range(len(words) - length + 1)]


def find_kept(passages: Sequence[str], text: str) -> set[int]:
    """The indices of the passages that make up this text of an extractor."""
    if not text:
        return set()
    verdict = Verdict(text)
    read = [words_of(passage) for passage in passages]
    claims = [
        claim
        for index, words in enumerate(read)
        if len(words) >= RUN and (claim := verdict.claim(index, words))
    ]
    chain = heaviest_chain(claims, len(verdict.words))
    kept = {claim.index for claim in chain}
    first, last = Claim(-1, 0, 0, 0), Claim(len(read), len(verdict.words), 0, 0)
    for before, after in pairwise((first, *chain, last)):
        at = before.end
        for index in range(before.index + 1, after.index):
            short = read[index]
            if 0 < len(short) < RUN and (place := verdict.find(short, at, after.start)) is not None:
                kept.add(index)
                at = place + len(short)
    return kept


def heaviest_chain(claims: Sequence[Claim], length: int) -> list[Claim]:
    """The claims of most weight that follow one another in the page as in the verdict.

    Of two chains of one weight it is the later at its beginning and the earlier at its end.
    """
    # A tree over the places of the verdict: the best chain that ends at or before each.
    tree: list[tuple[int, int]] = [(0, -1)] * (length + 2)
    weights, previous = [], []
    for number, claim in enumerate(claims):
        best, place = (0, -1), min(claim.start, length) + 1
        while place:
            best = max(best, tree[place])
            place -= place & -place
        weights.append(best[0] + claim.weight)
        previous.append(best[1])
        place = min(claim.end, length) + 1
        while place < len(tree):
            tree[place] = max(tree[place], (weights[-1], number))
            place += place & -place
    chain = []
    number = weights.index(max(weights)) if weights else -1
    while number >= 0:
        chain.append(claims[number])
        number = previous[number]
    return chain[::-1]
