"""The postings that a commit writes: those of new articles, beside the lists of merged segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

from briefing.search.postings import PostingList

Key: TypeAlias = tuple[str, bytes]
# As Whoosh hands it on: field, term, number of the article, weight, packed slots.
Posting: TypeAlias = tuple[str, bytes, int, float, bytes]


class Pool:
    """The postings of a commit: those of new articles, and segments that are merged into it."""

    def __init__(self) -> None:
        self._new: defaultdict[Key, list[tuple[int, float, bytes]]] = defaultdict(list)
        self._merged: list[tuple[Iterator[tuple[Key, PostingList]], Callable[[], object]]] = []

    def add(self, item: Posting) -> None:
        """Keep a posting of a new article."""
        self._new[item[:2]].append(item[2:])

    def add_lists(
        self, lists: Iterator[tuple[Key, PostingList]], release: Callable[[], object]
    ) -> None:
        """Keep the posting lists of a segment, in order, and what releases its files."""
        self._merged.append((lists, release))

    def iter_postings(self) -> Iterator[tuple[Key, PostingList]]:
        """The posting list of every field and term, in order; segments are read as it goes."""
        new = ((key, PostingList.of(self._new[key])) for key in sorted(self._new))
        found = merge(new, *(lists for lists, _ in self._merged), key=itemgetter(0))
        for key, lists in groupby(found, key=itemgetter(0)):
            first, *others = (postings for _, postings in lists)
            yield key, PostingList.of(chain(first, *others)) if others else first

    def cleanup(self) -> None:
        """Forget all, and release the segments."""
        self._new.clear()
        for _, release in self._merged:
            release()
        self._merged.clear()
