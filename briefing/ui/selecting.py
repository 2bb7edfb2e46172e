"""What the mouse has selected: from columns and lines of the screen to stretches of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textual.selection import Selection

from briefing.article import Span
from briefing.ui.page_lines import PageLines, ScreenLine


def selected_in(selection: Selection, y: int, shown: ScreenLine, lead: int) -> Span | None:
    """The selected stretch of the line at `y`, whose text begins behind `lead` columns."""
    columns = selection.get_span(y)
    if columns is None:
        return None
    first, last = columns
    start = shown.start + max(0, first - lead)
    end = shown.end if last == -1 else min(shown.end, shown.start + last - lead)
    return Span(start, end) if start < end else None


def selected_span(selection: Selection, lines: PageLines, lead: int) -> Span | None:
    """From the first to the last that is selected of the page's own text."""
    spans = [span for shown, span in _parts(selection, lines, lead) if not shown.is_added]
    return Span(spans[0].start, spans[-1].end) if spans else None


def selected_text(selection: Selection, lines: PageLines, text: str, lead: int) -> str:
    """All that is selected, without the breaks of lines, an empty line between paragraphs."""
    passages = groupby(_parts(selection, lines, lead), key=lambda part: part[0].paragraph)
    spans = [[span for _, span in passage] for _, passage in passages]
    return "\n\n".join(text[each[0].start : each[-1].end] for each in spans)


def _parts(selection: Selection, lines: PageLines, lead: int) -> Iterator[tuple[ScreenLine, Span]]:
    """The lines that are selected, each with the stretch of it that is."""
    last = len(lines) - 1 if selection.end is None else selection.end.y
    for y in range(selection.start.y if selection.start else 0, last + 1):
        shown = lines.at(y)
        selected = selected_in(selection, y, shown, lead) if shown and shown.paragraph else None
        if shown and selected:
            yield shown, selected
