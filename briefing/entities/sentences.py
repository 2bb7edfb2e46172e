"""Where sentences begin and end, in text that writes "Brig. Gen.", "U.S." and "St. Petersburg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.article import Article, Block, Span

# A full stop behind one of these does not end a sentence: what follows belongs to it.
ABBREVIATIONS = frozenset(
    """adm brig capt cmdr cmdt col cpl dr fr gen gov hon lt maj messrs mr mrs ms mt no nos pfc pres
    prof pvt rep reps rev sen sens sgt spc sr st supt vs jan feb mar apr jun jul aug sep sept oct
    nov dec e.g i.e""".split()
)
# Stop, ! or ?, then closing quotes or brackets, then blank, then what can open a sentence.
END = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]+)[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-ÞА-Я])")
LAST_WORD = re.compile(r"[\w.]+$")
# "listed in Annex I." ends with a number, not with an initial.
NUMBERED = re.compile(
    r"\b(?:Annex(?:es)?|Part|Chapter|Schedule|Appendix|Title) (?:[IVX]+ and )?[IVX]+$"
)
# "U.S. officials" goes on, "to the U.S. Officials said" would not: only a word that opens
# sentences more often than it follows a name decides against the default, which is to go on.
OPENERS = frozenset("The A An He She It They We I In On But And This That These Those".split())

# A run without an end is cut here, so that what reads whole sentences stays linear in the text.
# The longest of 7,605 sentences in 250 development texts has 704 characters.
LONGEST = 1000


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match["stop"] != ".":
        return match["stop"] not in ("...", "…")
    word = LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None or text[match.start() + 1 : match.end()].strip():
        return True
    if word[0].lower() in ABBREVIATIONS:
        return False
    if NUMBERED.search(text, max(start, match.start() - 20), match.start()):
        return True
    initials = (len(word[0]) == 1 and word[0].isupper()) or "." in word[0]
    return not initials or text[match.end() : match.end() + 40].split(maxsplit=1)[0] in OPENERS


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences between `start` and `end`, without the blanks around them."""
    end = len(text) if end is None else end
    begin = start
    for match in END.finditer(text, start, end):
        if _ends(text, begin, match):
            yield from _cut(text, begin, match.start() + len(match[0].rstrip()))
            begin = match.end()
    yield from _cut(text, begin, end)


def _cut(text: str, begin: int, end: int) -> Iterator[Span]:
    """The stretch without the blanks at its end, in pieces of at most LONGEST characters."""
    while text[begin:end].strip():
        border = end if end - begin <= LONGEST else text.rfind(" ", begin + 1, begin + LONGEST)
        border = border if border > begin else begin + LONGEST
        piece = text[begin:border]
        if piece.strip():
            yield Span(begin, begin + len(piece.rstrip()))
        begin = border
        while begin < end and text[begin].isspace():
            begin += 1


def sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of an article in reading order; none reaches over the border of a block."""
    return _sentences(article.text, article.blocks)


# Every finder asks for the sentences of the article at hand; one entry serves them all.
@lru_cache(maxsize=1)
def _sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    return tuple(sentence for block in blocks for sentence in split(text, block.start, block.end))
