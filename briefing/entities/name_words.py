"""The words that names are made of, and what one of them can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.article import Span
from briefing.entities.identity import one_form
from briefing.entities.tables import read_table

LETTER = r"[^\W\d_]"
# A nickname in quotes, a generation, initials, or a word with its inner hyphens and apostrophes.
WORD = re.compile(
    rf"""(?<=\w\ )["“]\ ?(?!The\b)[A-Z][\w.-]{{1,12}}(?:\ [A-Z][\w.-]{{1,12}})?\ ?["”](?=\ [A-Z])
    | (?<=\w\ )[‘'][A-Z]\w{{1,12}}[’'](?=\ [A-Z]\w)
    | (?<!\w)(?:Jr|Sr)\.
    | (?<!\w)(?:{LETTER}\.)+(?!{LETTER}{{2}})
    | (?<![\w/]){LETTER}+(?:(?:['’ʼ‘`](?!s\b)|-){LETTER}+)*""",
    re.VERBOSE,
)
OPENING_QUOTES = "\"“'‘"
INITIALS = re.compile(rf"(?:{LETTER}\.-?)+|{LETTER}")
NUMERAL = re.compile(r"[IVX]{2,5}|[IVX]{1,3}V|[VX]")
CONTRACTION = re.compile(r"['’](?:re|ll|ve|m|d|t)$")
ARABIC_ARTICLE = re.compile(r"(?:al|el|ul|ad|ar|as|at|an)-(?=.)")
# Letters: the lower-case second part of "Jae-in" is short, that of "Iran-backed" long.
LONGEST_TAIL = 5
FORMER = frozenset(("then", "ex", "vice", "co"))  # in front of an office, with a hyphen


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A capitalised word, particle, initial, nickname or suffix; `key` is its folded form."""

    text: str
    key: str


Run = tuple[Word, ...]
# The folded words that tell persons apart, see `name_key`.
Key = tuple[str, ...]


@cache
def lexicon(file: str) -> dict[str, frozenset[str]]:
    """The word lists of one file of the lexicon by section."""
    return {section: frozenset(words.split()) for section, words in read_table(file).items()}


@cache
def _given() -> frozenset[str]:
    return frozenset[str]().union(*lexicon("given").values())


def is_given(word: Word) -> bool:
    """Whether it is a common given name, or two joined by a hyphen."""
    given = _given()
    return word.key in given or ("-" in word.key and word.key.partition("-")[0] in given)


def is_ambiguous(word: Word) -> bool:
    """Whether it is a given name that is a word, a place or a surname as often: "Hope", "Paris"."""
    return word.key in lexicon("given")["ambiguous"]


def is_family(word: Word) -> bool:
    """Whether it is a common surname, or two joined by a hyphen."""
    families = lexicon("names")["families"]
    return word.key in families or ("-" in word.key and word.key.rpartition("-")[2] in families)


def is_suffix(word: Word) -> bool:
    """Whether it is "Jr." or the number of a king."""
    return word.key in lexicon("names")["suffixes"] or bool(NUMERAL.fullmatch(word.text))


def is_nickname(word: Word) -> bool:
    """Whether it stands in quotes."""
    return word.text[0] in OPENING_QUOTES


def is_particle(word: Word) -> bool:
    """Whether it is a small word such as "de" or "bin"; behind "Al" a capital is usual, too."""
    return word.text in lexicon("names")["particles"] or word.text in ("Al", "El", "Bin", "Ibn")


def is_initial(word: Word) -> bool:
    """Whether it is one letter or several with full stops."""
    return bool(INITIALS.fullmatch(word.text))


def is_title(key: str) -> bool:
    """Whether a folded word is an office, rank or trade, by itself or in front of a hyphen."""
    titles, key = lexicon("words")["titles"], key.strip(".")
    first, _, rest = key.partition("-")
    return key in titles or (
        bool(rest) and (first in titles or (first in FORMER and rest in titles))
    )


def name_key(words: Sequence[Word]) -> Key:
    """The words without initials, particles and nickname; "Jr" is part of the last one."""
    plain = [word for word in words if not (is_particle(word) or is_nickname(word))]
    key = [ARABIC_ARTICLE.sub("", w.key) for w in plain if not is_initial(w) and not is_suffix(w)]
    suffixes = [word.key.strip(".") for word in words if is_suffix(word)]
    if len(key) > 1:
        key[0] = one_form(key[0])
    return (*key[:-1], " ".join([key[-1], *suffixes])) if key else ()


def is_name_word(text: str) -> bool:
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
