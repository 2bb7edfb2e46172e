"""Where the scroll bar of a pane stands: lines in, lines out."""

from __future__ import annotations


def thumb_of(height: int, total: int, top: int) -> range:
    """The lines of a pane of `height` beside which its scroll bar stands; none if all is in view.

    `top` is the first line in view of `total`.

    >>> thumb_of(10, 40, 0), thumb_of(10, 40, 30), thumb_of(10, 8, 0)
    (range(0, 2), range(8, 10), range(0, 0))
    """
    if not 0 < height < total:
        return range(0)
    size = max(1, height * height // total)
    first = round((height - size) * top / (total - height))
    return range(first, first + size)


def top_at(line: int, height: int, total: int) -> int:
    """The first line in view where the scroll bar is drawn to a line of the pane.

    >>> top_at(0, 10, 40), top_at(9, 10, 40)
    (0, 30)
    """
    return round(line / max(1, height - 1) * max(0, total - height))
