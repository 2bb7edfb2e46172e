"""Which line of the page is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.cleaning.dates import has_date
from briefing.cleaning.page import Line
from briefing.cleaning.story import Stretch

# "Headline | Site", "Headline - Site": how the title of a web page names its site.
SITE_TAIL = re.compile(r"(?<!\s)\s+(?P<mark>[|•·»*–—-]|::)\s+(?P<site>[^|•·»]{2,50})$")
NO_LETTERS = re.compile(r"[\W_]+")
# A headline may ask or shout, but has no full stop.
SENTENCE_END = re.compile(r"[.:,;][\"'”’)]*$")
BULLETS = "*+•·▪–-"
CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
# Inflected forms of a word share their first letters.
STEM = 5
LONGEST, FEWEST_WORDS = 250, 3
# How many lines above the story a headline may stand: shares, bylines and captions come between.
REACH = 20
# Half of a headline's words come back in the first paragraphs; those of a site's motto do not. Half
# or double of REACH, ECHO or PARAGRAPHS: F1 of the story on 130 pages lower by .006 at most.
ECHO, PARAGRAPHS = 0.5, 12
# A line that shares as many goes before one above it that shares fewer: of dumps that do not begin
# with the page's title .003 more F1 and .01 less leak.
CLEAR_ECHOES = 3


def letters(text: str) -> str:
    """The letters and digits alone: what two prints of one headline share."""
    return NO_LETTERS.sub("", text.casefold())


def title_forms(title: str) -> tuple[str, ...]:
    """What a page's title may be as a headline: whole, and without the names of its site."""
    forms = [title]
    while found := SITE_TAIL.search(forms[-1]):
        forms.append(forms[-1][: found.start()])
    return tuple(forms)


def can_be_headline(line: Line) -> bool:
    """A few words that do not end like a sentence."""
    text = line.text
    short = len(text) <= LONGEST and text.count(" ") + 1 >= FEWEST_WORDS
    words = short and text[0] not in BULLETS and not has_date(text)
    return words and not line.furniture and not SENTENCE_END.search(text[-6:])


def repeats(lines: Sequence[Line], title: str) -> tuple[int, ...]:
    """Every line that prints the title, with or without the site's name."""
    forms = {letters(form) for form in title_forms(title)} - {""}
    return tuple(
        index
        for index, line in enumerate(lines)
        if len(line.text) <= LONGEST and letters(line.text) in forms
    )


def stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning."""
    return {word[:STEM] for word in CONTENT_WORD.findall(text.casefold())}


def body_stems(lines: Sequence[Line], story: Stretch) -> set[str]:
    """The words of the first paragraphs."""
    opening = lines[story.first : story.first + PARAGRAPHS]
    return stems(" ".join(line.text for line in opening))


def echoes(lines: Sequence[Line], story: Stretch, title: str) -> bool:
    """Does any word of the title come back in the story, as no word of a site's motto does?"""
    return not body_stems(lines, story).isdisjoint(stems(title))


def likely_headline(lines: Sequence[Line], story: Stretch, title: str) -> int | None:
    """The line shortly above the story that is akin to the page's title, else to the story."""
    body = body_stems(lines, story)
    first = max(1 if title else 0, story.first - REACH)
    candidates = [
        index
        for index in range(first, min(story.first + 1, len(lines)))
        if can_be_headline(lines[index])
    ]
    for wanted in (stems(title), body):
        shared = {index: len(stems(lines[index].text) & wanted) for index in candidates}
        akin = [
            index
            for index in candidates
            if shared[index] >= ECHO * len(stems(lines[index].text)) > 0
        ]
        clear = (index for index in akin if shared[index] >= CLEAR_ECHOES)
        if akin:
            return next(clear, akin[0])
    return None
