"""One key for the spellings of a word: what search and identity compare by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00ad": None})
POSSESSIVE = re.compile(r"(?<=\w)'s?$")
# Letter for letter, as most desks romanise; what they do differently is no part of a key.
CYRILLIC_LETTERS = "абвгґдеёєжзиіїйклмнопрстуфхцчшщыэюя"
LATIN_LETTERS = "a b v g g d e e e zh z i i i i k l m n o p r s t u f kh ts ch sh shch y e yu ya"
CYRILLIC = str.maketrans(
    dict(zip(CYRILLIC_LETTERS, LATIN_LETTERS.split(), strict=True)) | {"ъ": "", "ь": ""}
)
# Ukrainian and Russian surnames are romanised with -yy, -iy, -ij, -ii or -y by different desks.
SLAVIC_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:yy|iy|yi|ij|ii)$")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case, no accents, straight quotes, no possessive, Latin letters, one Slavic ending.

    >>> fold("Zelenskyy’s"), fold("Зеленский"), fold("Šefčovič"), fold("F-16")
    ('zelensky', 'zelensky', 'sefcovic', 'f-16')
    """
    if word.isascii():
        plain = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.translate(QUOTES))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
        plain = plain.translate(CYRILLIC)
    return SLAVIC_ENDING.sub("y", POSSESSIVE.sub("", plain))


def slug(name: str) -> str:
    """A name as part of an id: folded words joined by hyphens.

    >>> slug("Karine Jean-Pierre"), slug("Brig. Gen. Müller")
    ('karine-jean-pierre', 'brig-gen-muller')
    """
    return "-".join(re.findall(r"\w+", " ".join(fold(word) for word in name.split())))
