"""Where words stand near each other, in whatever order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

# No words are sought further apart. Two texts of an article lie further apart than this in the
# index, so that no words of its headline are near those of its story.
FARTHEST = 100


def windows(places: Sequence[Iterable[int]], within: int) -> Iterator[tuple[int, int]]:
    """The narrowest stretches, first and last position, that hold a place of every word.

    The positions of each word come in any order; both ends of the stretches rise.
    """
    last_seen = [-1] * len(places)
    for position, word in sorted((p, word) for word, at in enumerate(places) for p in at):
        last_seen[word] = position
        first = min(last_seen)
        if first >= 0 and position - first <= within:
            yield first, position
