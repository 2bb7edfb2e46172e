"""What is written like a person's name: runs of capitalised words, cut free of titles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from briefing.article import Span
from briefing.entities.countries import country_of
from briefing.entities.sentences import ABBREVIATIONS
from briefing.spelling import fold

LETTER = r"[^\W\d_]"
# A nickname in quotes, a generation, initials, or a word with its inner hyphens and apostrophes.
WORD = re.compile(
    rf"""(?<=\w\ )["“]\ ?(?!The\b)[A-Z][\w.-]{{1,12}}(?:\ [A-Z][\w.-]{{1,12}})?\ ?["”](?=\ [A-Z])
    | (?<!\w)(?:Jr|Sr)\.
    | (?<!\w)(?:{LETTER}\.)+(?!{LETTER}{{2}})
    | (?<![\w/]){LETTER}+(?:(?:['’ʼ‘`](?!s\b)|-){LETTER}+)*""",
    re.VERBOSE,
)
INITIALS = re.compile(rf"(?:{LETTER}\.-?)+|{LETTER}")
NUMERAL = re.compile(r"[IVX]{2,5}|[IVX]{1,3}V|[VX]")
CONTRACTION = re.compile(r"['’](?:re|ll|ve|m|d|t)$")
ARABIC_ARTICLE = re.compile(r"(?:al|el|ul|ad|ar|as|at|an)-(?=.)")
LONGEST_TAIL = (
    5  # letters: the lower-case second part of "Jae-in" is short, that of "Iran-backed" long
)
LONGEST_NAME = 6  # words: of the names in the development texts none is longer
PREPOSITION = re.compile(r"\b(?:of|for)(?: the)? $")


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A capitalised word, particle, initial, nickname or suffix; `key` is its folded form."""

    text: str
    key: str


Run = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """What may be a name; `titled` when a title or rank was cut off its front.

    `key` is the folded words that tell persons apart: no initials, particles or nickname.
    """

    words: Run
    key: tuple[str, ...]
    titled: bool


@cache
def lexicon(file: str) -> dict[str, frozenset[str]]:
    """The word lists of one file of the lexicon by section."""
    data = resources.files(__package__).joinpath(f"lexicon/{file}.toml").read_text("utf-8")
    return {section: frozenset(words.split()) for section, words in tomllib.loads(data).items()}


@cache
def _never_in_a_name() -> frozenset[str]:
    words = lexicon("words")
    return frozenset[str]().union(
        *(words[part] for part in ("titles", "fields", "bodies", "calendar", "places", "regions"))
    )


def is_given(word: Word) -> bool:
    """Whether it is a common given name, or two joined by a hyphen."""
    given = lexicon("names")["given"]
    return word.key in given or ("-" in word.key and word.key.partition("-")[0] in given)


def is_suffix(word: Word) -> bool:
    """Whether it is "Jr." or the number of a king."""
    return word.key in lexicon("names")["suffixes"] or bool(NUMERAL.fullmatch(word.text))


def is_nickname(word: Word) -> bool:
    """Whether it stands in quotes."""
    return word.text[0] in '"“'


def is_particle(word: Word) -> bool:
    """Whether it is a small word such as "de" or "bin"; behind "Al" a capital is usual, too."""
    return word.text in lexicon("names")["particles"] or word.text in ("Al", "El", "Bin", "Ibn")


def is_initial(word: Word) -> bool:
    """Whether it is one letter or several with full stops."""
    return bool(INITIALS.fullmatch(word.text))


def name_key(words: Sequence[Word]) -> tuple[str, ...]:
    """See `Candidate`; a suffix is part of the last word, so that a junior is not the senior."""
    plain = [word for word in words if not (is_particle(word) or is_nickname(word))]
    key = [ARABIC_ARTICLE.sub("", w.key) for w in plain if not is_initial(w) and not is_suffix(w)]
    suffixes = [word.key.strip(".") for word in words if is_suffix(word)]
    return (*key[:-1], " ".join([key[-1], *suffixes])) if key else ()


def _is_name_word(text: str) -> bool:
    """A capital in front or behind "al-" and "d'", and no compound like "Iran-made"."""
    if text.islower():
        return False
    if not text[0].isupper():
        article = ARABIC_ARTICLE.match(text)
        return text[article.end() if article else 2 :][:1].isupper() and (
            article is not None or text[1] in "'’"
        )
    tail = text.rpartition("-")[2]
    if tail == text or tail[0].isupper():
        return True
    return len(tail) <= LONGEST_TAIL and tail not in lexicon("names")["tails"]


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
        nameable = _is_name_word(found) or found in particles
        if run and (nameable or found[0] in '"“') and _joined(text, run[-1], match.start()):
            nameable = True
        elif run:
            yield from _trimmed(run)
            run = []
        if nameable:
            run.append(Word(match.start(), match.end(), found, fold(found)))
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
    first = next((i for i, word in enumerate(run) if not _opens(word)), len(run))
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
        # "Iranian Mahmoud Ahmadinejad" is a name, "Lake George" and "Madison Square Bob" are not.
        if len(name) == 1 or not (is_given(name[0]) or (cut == 1 and _modifies(run[0]))):
            return None
        titled = bool(PREPOSITION.search(text, max(0, run[0].start - 9), run[0].start))
    key = name_key(name)
    if not key or len(name) > LONGEST_NAME:
        return None
    return Candidate(name[0].start, name[-1].end, name, key, titled)


def _ends_a_name(word: Word) -> bool:
    surnames, regions = lexicon("names")["surnames"], lexicon("words")["regions"]
    return word.key in surnames | regions or country_of(word.text) is not None


def _opens(word: Word) -> bool:
    """Whether it has its capital from the start of a sentence: "But", "They're", "Currently"."""
    if word.key in lexicon("words")["openers"] or CONTRACTION.search(word.key):
        return True
    return len(word.key) > 5 and word.key.endswith("ly") and not is_given(word)


def is_title(key: str) -> bool:
    """Whether a folded word is an office, rank or trade, by itself or in front of a hyphen."""
    titles, key = lexicon("words")["titles"], key.strip(".")
    return key in titles or ("-" in key and key.partition("-")[0] in titles)


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
        stops[-1] = not (_ends_a_name(words[-1]) and is_given(words[opening]))
    elif len(words) > 1 and stops[-1] and words[-1].key in lexicon("names")["surnames"]:
        # "Mrs May", "Senator King".
        stops[-1] = is_title(words[-1].key) or not is_title(words[-2].key)
    return stops
