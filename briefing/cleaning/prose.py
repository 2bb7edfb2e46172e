"""What running text looks like, line by line."""

from __future__ import annotations

import re

# A sentence ends in its mark, with the quotation marks and brackets that may close after it.
SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’»)\]」]*$|[.,][”’»]$")
SENTENCE_BREAK = re.compile(r"[.!?][\"'”’»)]* [\"'“‘«(]?[^\W\d_a-z]")
FULL_STOPS = (".", "!", "?")
FEWEST_WORDS = 4
# Without a mark at its end, running text has this many words and more than one sentence.
UNENDED_WORDS = 25
# Chinese and Japanese are written without blanks; a word of theirs has about two characters.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
UNSPACED_WORD = 2


def word_count(text: str) -> int:
    """How many words a line has, whose blanks are folded."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(UNSPACED.findall(text)) // UNSPACED_WORD


def is_prose(text: str) -> bool:
    """Is this a sentence or more of running text, not a label, a headline or a list entry?"""
    words = word_count(text)
    if SENTENCE_END.search(text[-6:]):
        return words >= FEWEST_WORDS
    return words >= UNENDED_WORDS and bool(SENTENCE_BREAK.search(text))
