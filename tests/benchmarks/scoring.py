"""How much of a story is given, how whole, and how much that is not the story.

Words are runs of letters, digits and underscores. Precision and recall are counted over the runs of
four words that two texts share, page by page; of many pages each figure is the mean, and F1 is that
of the mean precision and the mean recall. A figure that a page cannot have (the title of a page
whose title nobody noted) is missing from its score.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

Score = Mapping[str, float]

FIGURES = {
    "F1": "of the runs of four words",
    "precision": "share of the given runs that are the story's",
    "recall": "share of the story's runs that are given",
    "paragraphs": "share of the story's paragraphs that stand unbroken in what is given",
    "lossless": "pages with all of their paragraphs",
    "leak": "share of the given words that are beyond the story's",
    "clean": "pages that are lossless and leak 2 % at most",
    "title": "pages with the right title, the site's name aside",
    "date": "pages with the right day of publication",
    "wrong date": "pages with another day",
    "author": "pages with the surnames of all authors and no other",
    "wrong author": "pages with other names than these",
}
WORD = re.compile(r"\w+")
RUN = 4
# What a clean page may leak: the share of a short line in a story of usual length.
CLEAN_LEAK = 0.02
SITE_MARKS = "|–—·»-"
SITE_TAIL = re.compile(rf"\s+[{SITE_MARKS}]\s+[^{SITE_MARKS}]{{2,40}}$")
ISO_DAY = len("2026-01-31")
DRAWS, SEED = 1000, 1


@dataclass(frozen=True, slots=True)
class Story:
    """What a page says, as somebody noted it or as a program gives it; days as YYYY-MM-DD."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()


class Gold:
    """The story that is known, prepared to be compared with many that are given."""

    def __init__(self, story: Story) -> None:
        self.story = story
        words = words_of(story.paragraphs)
        self.runs = runs_of(words)
        self.counts = Counter(map(str.lower, words))
        self.phrases = [phrase for text in story.paragraphs if (phrase := phrase_of([text]))]

    def score(self, given: Story) -> Score:
        """Every figure that this page can have."""
        return self.score_text(given) | self.score_facts(given)

    def score_text(self, given: Story) -> dict[str, float]:
        """The figures of the paragraphs."""
        words, whole = words_of(given.paragraphs), phrase_of(given.paragraphs)
        runs = runs_of(words)
        shared = (self.runs & runs).total()
        kept = [phrase in whole for phrase in self.phrases]
        beyond = (Counter(map(str.lower, words)) - self.counts).total()
        leak = beyond / len(words) if words else 0.0
        score = {
            "paragraphs": fmean(kept) if kept else 1.0,
            "lossless": float(all(kept)),
            "leak": leak,
            "clean": float(all(kept) and leak <= CLEAN_LEAK),
        }
        if runs:
            score["precision"] = shared / runs.total()
        if self.runs:
            score["recall"] = shared / self.runs.total()
        return score

    def score_facts(self, given: Story) -> dict[str, float]:
        """The figures of title, date and authors, where they are known."""
        known, score = self.story, {}
        if known.title:
            right = {phrase_of([known.title]), phrase_of([without_site(known.title)])}
            title = phrase_of([without_site(given.title or "")])
            score["title"] = float(title != "" and title in right)
        if known.date is not None:
            date = (given.date or "")[:ISO_DAY]
            score["date"] = float(date == known.date)
            score["wrong date"] = float(date not in ("", known.date))
        if known.authors:
            authors, expected = surnames(given.authors), surnames(known.authors)
            score["author"] = float(authors == expected)
            score["wrong author"] = float(bool(authors) and authors != expected)
        return score


def words_of(texts: Iterable[str]) -> list[str]:
    """The words of all texts in a row."""
    return WORD.findall("\n".join(texts))


def phrase_of(texts: Iterable[str]) -> str:
    """The words in lower case between blanks, so that `in` finds whole words; "" for none."""
    words = words_of(texts)
    return f" {' '.join(words).lower()} " if words else ""


def runs_of(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """How often each run of four words occurs; fewer words than that make up one run."""
    if not words:
        return Counter()
    starts = range(max(1, len(words) - RUN + 1))
    return Counter(tuple(words[start : start + RUN]) for start in starts)


def without_site(title: str) -> str:
    """The title before the name of its site ("Title | Site")."""
    return SITE_TAIL.sub("", title)


def surnames(names: Iterable[str]) -> set[str]:
    """The last word of each name."""
    return {words[-1].lower() for name in names if (words := words_of([name]))}


def mean_score(scores: Sequence[Score]) -> dict[str, float]:
    """Each figure's mean over the pages that have it, in the order of FIGURES."""
    means = {}
    for figure in FIGURES:
        if values := [score[figure] for score in scores if figure in score]:
            means[figure] = fmean(values)
    precision, recall = means.get("precision", 0.0), means.get("recall", 0.0)
    both = precision + recall
    return {"F1": 2 * precision * recall / both if both else 0.0, **means}


def intervals(scores: Sequence[Score]) -> dict[str, tuple[float, float]]:
    """Of each figure the 95 % between which its mean lies, drawing as many pages again and again.

    The draws are the same in each run, and for all lists of as many pages.
    """
    chance = random.Random(SEED)
    samples = [mean_score(chance.choices(scores, k=len(scores))) for _ in range(DRAWS)]
    found = {}
    for figure in mean_score(scores):
        means = sorted(sample[figure] for sample in samples if figure in sample)
        found[figure] = means[int(0.025 * len(means))], means[int(0.975 * len(means))]
    return found
