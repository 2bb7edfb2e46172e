"""The stretch of a text that shows best why it was found."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.article import Span

# A quarter of the window stands before the first hit: enough to read it in its sentence.
LEAD = 4


def snippet(text: str, spans: Sequence[Span], width: int) -> tuple[int, int]:
    """The first (start, end) of at most `width` code points that hold the most of `spans`.

    It begins and ends at word borders where it can; without spans it is the text's beginning.
    """
    best, most, behind = 0, 0, 0
    for first, span in enumerate(spans):
        behind = max(behind, first)
        limit = span.start - width // LEAD + width
        while behind < len(spans) and spans[behind].end <= limit:
            behind += 1
        if behind - first > most:
            best, most = first, behind - first
    start = max(0, spans[best].start - width // LEAD) if spans else 0
    start = max(0, min(start, len(text) - width))
    return _at_word_borders(text, start, min(len(text), start + width))


def _at_word_borders(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0 and not text[start - 1].isspace():
        start = next((i + 1 for i in range(start, end) if text[i].isspace()), start)
    while start < end and text[start].isspace():
        start += 1
    if end < len(text) and not text[end].isspace():
        end = next((i for i in range(end - 1, start, -1) if text[i].isspace()), end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
