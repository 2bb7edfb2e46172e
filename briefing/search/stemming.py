"""Brings the forms of an English word together: sanctions, sanctioned and sanctioning."""

from __future__ import annotations

import re
from functools import lru_cache

# Forms that the rules would bring to a word of another meaning, or miss.
IRREGULAR = {
    "news": "news",  # new
    "united": "united",  # unit
    "evening": "evening",  # even
    "herring": "herring",  # her
    "during": "during",  # dure
    "used": "use",
    "using": "use",
    "men": "man",
    "women": "woman",
    "children": "child",
}
# "his", "gas" and "red" are no inflected forms; "use" is not "us".
SHORTEST = 4

VOWEL = r"(?:[aeiou]|(?<![aeiou])y)"
CONSONANT = r"(?:[^aeiouy]|(?<=[aeiou])y|^y)"
HAS_VOWEL = re.compile(VOWEL)
# Porter's measure: how often a consonant follows a vowel.
MEASURE = re.compile(rf"{VOWEL}{CONSONANT}")
# Porter's *o: consonant, vowel, consonant at the end, the last not w, x or y.
SHORT_SYLLABLE = re.compile(r"[^aeiou][aeiouy][^aeiouwxy]$")
DOUBLED = re.compile(r"([^aeioulsz])\1$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The common stem of a folded word's forms: steps 1a, 1b and 5 of Porter (1980).

    Derivation is left alone (supply and supplier stay two words); -ies, -ied and -ie become -y.
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < SHORTEST or not word.isascii() or not word.isalnum() or word.isdigit():
        return word
    return _without_final_e(_without_participle(_without_plural(word)))


def _without_plural(word: str) -> str:
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _without_participle(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if MEASURE.search(word[:-3]) else word
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and HAS_VOWEL.search(rest):
            if rest.endswith(("at", "bl", "iz")):
                return rest + "e"
            if DOUBLED.search(rest):
                return rest[:-1]
            is_short = len(MEASURE.findall(rest)) == 1 and SHORT_SYLLABLE.search(rest)
            return rest + "e" if is_short else rest
    return word


def _without_final_e(word: str) -> str:
    if word.endswith("ie") and len(word) > 4:
        return word[:-2] + "y"
    if word.endswith("e") and len(word) >= SHORTEST:
        rest = word[:-1]
        measure = len(MEASURE.findall(rest))
        return rest if measure > 1 or (measure == 1 and not SHORT_SYLLABLE.search(rest)) else word
    if word.endswith("ll") and len(MEASURE.findall(word[:-1])) > 1:
        return word[:-1]
    return word
