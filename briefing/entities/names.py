"""What is written like a person's name: runs of capitalised words, cut free of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.article import Span
from briefing.entities.countries import country_of
from briefing.entities.identity import name_fold
from briefing.entities.name_words import (
    CONTRACTION,
    OPENING_QUOTES,
    WORD,
    Key,
    Run,
    Word,
    is_family,
    is_given,
    is_initial,
    is_name_word,
    is_nickname,
    is_suffix,
    is_title,
    lexicon,
    name_key,
)
from briefing.entities.sentences import ABBREVIATIONS

LONGEST_NAME = 6  # words: of the names in the development texts none is longer
PREPOSITION = re.compile(r"\b(?:of|for)(?: the)? $")


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """What may be a name; `titled` when a title or rank was cut off its front."""

    words: Run
    key: Key
    titled: bool


def _joined(text: str, left: Word, right: int) -> bool:
    """Whether a run goes on from `left` to the word that begins at `right`."""
    gap = text[left.end : right]
    if not gap or gap.isspace():
        return "\n" not in gap and (bool(gap) or left.text[-1] == ".")
    if gap == ", ":
        return text.startswith(("Jr", "Sr"), right)
    return gap[0] == "." and gap[1:].isspace() and left.key in ABBREVIATIONS


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """The longest stretches of words written like names between `start` and `end`."""
    particles, run = lexicon("names")["particles"], list[Word]()
    for match in WORD.finditer(text, start, end):
        found = match[0]
        nameable = found in particles or (not found.islower() and is_name_word(found))
        if (
            run
            and (nameable or found[0] in OPENING_QUOTES)
            and _joined(text, run[-1], match.start())
        ):
            nameable = True
        elif run:
            yield from _trimmed(run)
            run = []
        if nameable:
            run.append(Word(match.start(), match.end(), found, name_fold(found)))
    yield from _trimmed(run)


def _trimmed(run: list[Word]) -> Iterator[Run]:
    """The run without what hangs over its ends: particles, nicknames, a last initial."""
    names, first, last = lexicon("names"), 0, len(run)
    while last and (
        run[last - 1].text in names["particles"]
        or is_nickname(run[last - 1])
        or (len(run[last - 1].text) == 2 and run[last - 1].text[1] == ".")
    ):
        last -= 1
    while first < last and run[first].text in names["particles"] - names["leading"]:
        first += 1
    if first < last:
        yield tuple(run[first:last])


def candidate(text: str, run: Run) -> Candidate | None:
    """The name a run ends in, behind openers and titles; None where it names other things."""
    first = next((i for i, word in enumerate(run) if not _opens(word, run[i + 1 :])), len(run))
    run = run[first:]
    last = next((i for i in range(len(run), 0, -1) if not is_suffix(run[i - 1])), 0)
    if not last:
        return None
    stops = _stops(run[:last])
    if stops[-1]:
        return None
    cut = max((i for i, stop in enumerate(stops) if stop), default=-1) + 1
    name = run[cut:]
    titled = any(is_title(word.key) for word in run[:cut])
    if cut and not titled:
        # "Iranian Omar Haddad" is a name, "Lake George" and "USS Tom Evans" are not.
        place = run[cut - 1].key in lexicon("words")["places"] - lexicon("words")["fields"]
        if len(name) == 1 or place:
            return None
        if not (is_given(name[0]) or (cut == 1 and _modifies(run[0]))):
            return None
        titled = bool(PREPOSITION.search(text, max(0, run[0].start - 9), run[0].start))
    key = name_key(name)
    if not key or len(name) > LONGEST_NAME:
        return None
    return Candidate(name[0].start, name[-1].end, name, key, titled)


@cache
def _never_in_a_name() -> frozenset[str]:
    words = lexicon("words")
    return frozenset[str]().union(
        *(words[part] for part in ("titles", "fields", "bodies", "calendar", "places", "regions"))
    )


def _ends_a_name(word: Word) -> bool:
    surnames, regions = lexicon("names")["surnames"], lexicon("words")["regions"]
    return word.key in surnames | regions or country_of(word.text) is not None


def _opens(word: Word, behind: Run) -> bool:
    """Whether it has its capital from the start of a sentence: "But", "They're", "Currently"."""
    if word.key in lexicon("words")["openers"] or CONTRACTION.search(word.key):
        return True
    verb = word.key.endswith("ing") and bool(behind) and not is_family(word)
    return len(word.key) > 5 and (verb or word.key.endswith("ly")) and not is_given(word)


def _modifies(word: Word) -> bool:
    """Whether it may stand before a name without a title: a people, an office, a day."""
    words = lexicon("words")
    return word.key in words["fields"] | words["calendar"] or country_of(word.text) is not None


@lru_cache(maxsize=20_000)
def _stops_alone(text: str, key: str) -> bool:
    return (
        is_title(key)
        or key.strip(".") in _never_in_a_name()
        or is_title(key.removesuffix("s"))
        or ("-" in text and country_of(text.rpartition("-")[2]) is not None)
        or country_of(text) is not None
    )


def _stops(words: Run) -> list[bool]:
    """Which words cannot belong to a name, seen with their neighbours."""
    stops = [_stops_alone(word.text, word.key) for word in words]
    for size in (2, 3):
        for i in range(len(words) - size + 1):
            if country_of(" ".join(word.text for word in words[i : i + size])):
                stops[i : i + size] = [True] * size
    for i, word in enumerate(words[:-1]):
        # "May Johnson", "Jordan Hall": a given name that means something else, with a name behind.
        if stops[i] and is_given(word) and not stops[i + 1] and not is_title(word.key):
            stops[i] = i > 0 and not is_title(words[i - 1].key)
    if len(words) > 1 and stops[-1] and not stops[-2]:
        # "Theresa May", "Michael Jordan": a surname that means something else, behind a given name.
        opening = max((i for i, stop in enumerate(stops[:-1]) if stop), default=-1) + 1
        thing = len(words) - opening > 2 and words[-1].key in lexicon("words")["bodies"]
        thing = thing and not any(is_initial(word) for word in words)  # "Anna Novak Street"
        stops[-1] = thing or not (_ends_a_name(words[-1]) and is_given(words[opening]))
    elif len(words) > 1 and stops[-1] and words[-1].key in lexicon("names")["surnames"]:
        # "Mrs May", "Senator King".
        stops[-1] = is_title(words[-1].key) or not is_title(words[-2].key)
    return stops
