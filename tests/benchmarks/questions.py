"""What is asked of a made library: thirty queries of each class, from its first articles."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from benchmarks.corpus import SEED, Story, story
from benchmarks.engine import KINDS, Kind, Question

QUESTIONS = 30
# Articles that the queries are made of: the same ones for every larger library.
KNOWN = 1_000
PREFIX_LETTERS = 3
# Shares of the articles that hold a word: many, and enough to be asked for beside another.
COMMON, MIDDLING = (0.08, 0.5), (0.004, 0.08)
SHORTEST = 4
# Stock Whoosh has them in no index.
PASSED_OVER = frozenset("from have that this when will with your".split())
LETTERS = "abcdefghijklmnopqrstuvwxyz"
T = TypeVar("T")
WORD = re.compile(r"[^\W\d_]+")


def tokens(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return WORD.findall(text.lower())


class _Vocabulary:
    """In how many of some stories each word and each pair of neighbours stands."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.texts = [tokens(each.body) for each in stories]
        self._words = Counter(word for text in self.texts for word in set(text))
        self._pairs = Counter(pair for text in self.texts for pair in set(pairwise(text)))

    def words(self, shares: tuple[float, float]) -> list[str]:
        """The words that such a share of the stories holds."""
        return sorted(w for w, n in self._words.items() if self._is_within(w, n, shares))

    def pairs(self, shares: tuple[float, float]) -> list[tuple[str, str]]:
        """The neighbours that such a share of the stories holds."""
        return sorted(
            pair
            for pair, n in self._pairs.items()
            if all(self._is_within(word, n, shares) for word in pair)
        )

    def _is_within(self, word: str, count: int, shares: tuple[float, float]) -> bool:
        low, high = shares
        is_word = len(word) >= SHORTEST and word not in PASSED_OVER
        return is_word and low * len(self.texts) <= count < high * len(self.texts)


def questions(count: int = KNOWN, seed: int = SEED) -> tuple[Question, ...]:
    """The queries of all classes for a library of so many articles or more."""
    stories = [story(number, seed) for number in range(count)]
    rng, vocabulary = random.Random(f"questions {seed}"), _Vocabulary(stories)
    common, middling = vocabulary.words(COMMON), vocabulary.words(MIDDLING)
    both = list(_companions(rng, vocabulary.texts, set(middling)))
    long = [word for word in middling if len(word) > SHORTEST + 1]
    named = [(told.people[0], tokens(told.body)) for told in rng.sample(stories, QUESTIONS)]
    made: dict[Kind, list[tuple[str, ...]]] = {
        "common word": [(word,) for word in _some(rng, common)],
        "two words": list(both),
        "phrase": _some(rng, vocabulary.pairs(MIDDLING)),
        "prefix": [(word[:PREFIX_LETTERS],) for word in _some(rng, middling)],
        "word and prefix": [(first, other[:PREFIX_LETTERS]) for first, other in both],
        "fuzzy": [(_misspelt(rng, word),) for word in _some(rng, long)],
        "person and word": [
            (name, rng.choice(sorted(set(common) & set(text)))) for name, text in named
        ],
    }
    return tuple(Question(kind, words) for kind in KINDS for words in made[kind])


def _some(rng: random.Random, choices: Sequence[T]) -> list[T]:
    return [rng.choice(choices) for _ in range(QUESTIONS)]


def _companions(
    rng: random.Random, texts: Sequence[Sequence[str]], words: set[str]
) -> Iterator[tuple[str, str]]:
    """Two of the words that stand in one text."""
    fit = [sorted(words & set(text)) for text in texts]
    for choices in _some(rng, [each for each in fit if len(each) > 1]):
        first, other = rng.sample(choices, 2)
        yield first, other


def _misspelt(rng: random.Random, word: str) -> str:
    """One letter of it is another one, the first excepted."""
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice(LETTERS.replace(word[at], "")) + word[at + 1 :]
