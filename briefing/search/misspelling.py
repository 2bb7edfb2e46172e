"""Words that are spelt almost alike: how far they are apart, and which of many terms are near one.

The distance counts letters put in, left out, put for another one, and neighbours that changed
places; no letter is changed twice (optimal string alignment).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

# So many letters may differ in a word of so many letters or more. Of the terms of 10,000 articles
# 7 are alike to a word of 4 or 5 letters (the median of 176 words), 2 to one of 6 or 7, where one
# letter differs; where two do 91, 10, and 3 from 8 letters on.
TOLERANCES = ((8, 2), (4, 1))


def tolerance(word: str) -> int:
    """How many letters of a word may differ before it is another word; 0 for a short one."""
    letters = sum(map(str.isalnum, word))
    return next((allowed for least, allowed in TOLERANCES if letters >= least), 0)


def is_alike(one: str, other: str, letters: int) -> bool:
    """Whether at most so many letters differ."""
    return (
        abs(len(one) - len(other)) <= letters
        and any(map(f"\n{one}\n".__contains__, pieces(other, letters)))
        and distance(one, other) <= letters
    )


@lru_cache(maxsize=1_000)
def pieces(word: str, letters: int) -> tuple[str, ...]:
    """Pieces of a word, of which every term that is alike to it holds one; it has more letters.

    Cut into one piece more than letters may differ, one is unchanged, unless neighbours changed
    places over a border of two pieces: this is undone first. A line break is a border of the word.
    """
    text, number = f"\n{word}\n", letters + 1
    borders = [len(word) * n // number + 1 for n in range(1, number)]
    found = [text[start:end] for start, end in pairwise((0, *borders, len(text)))]
    for at in borders:
        swapped = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
        found += pieces(swapped[1:-1], letters - 1)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def distance(one: str, other: str) -> int:
    """How many letters differ.

    >>> distance("kirbi", "kirby"), distance("sanctoins", "sanctions"), distance("ab", "cd")
    (1, 1, 2)
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            least = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == against:
                least = min(least, before[column - 2] + 1)
            here.append(least)
        before, above = above, here
    return above[-1]


class Lexicon:
    """Many terms as texts, which are searched for pieces of a word at the speed of C.

    Terms of one length stand together: of 400,000 a word with one letter wrong looks at a third.
    """

    def __init__(self, terms: str) -> None:
        """The terms, with a line break between two."""
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for term in terms.split("\n"):
            by_length[len(term)].append(term)
        self._texts = {length: "\n".join(("", *same, "")) for length, same in by_length.items()}

    def alike(self, word: str, letters: int) -> dict[str, int]:
        """The terms in which at most so many letters of a word differ, with how many do."""
        lengths = range(max(1, len(word) - letters), len(word) + letters + 1)
        candidates = {
            term
            for length in lengths
            for piece in pieces(word, letters)
            for term in _holding(self._texts.get(length, ""), piece)
        }
        found = {term: distance(word, term) for term in candidates}
        return {term: apart for term, apart in found.items() if apart <= letters}


def _holding(text: str, piece: str) -> Iterator[str]:
    """The terms of a text that hold a piece."""
    at = text.find(piece)
    while at >= 0:
        start, end = text.rfind("\n", 0, at + 1) + 1, text.index("\n", at + 1)
        yield text[start:end]
        at = text.find(piece, end)
