"""What the reader does to articles, as statements and as the words of an act."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.inert import one_line
from briefing.storage.journal import Statement
from briefing.storage.marks import Marks, Note

# Characters of a tag, and of a headline in the words of an act: both stand in a line of 80 cells.
LONGEST_TAG, LONGEST_NAME = 40, 40
BETWEEN_TAGS = re.compile(r"[\s,;]+")
# What a query reads as something else than a letter of a word.
NOT_IN_TAGS = re.compile(r"[\"“”„«»()*~:]|^[#-]+")
SAID = {
    ("read", True): "marked as read",
    ("read", False): "marked as unread",
    ("starred", True): "starred",
    ("starred", False): "star taken off",
    ("hidden", True): "hidden",
    ("hidden", False): "shown again",
}


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to hold of articles from now on; None leaves a mark as it is."""

    read: bool | None = None
    starred: bool | None = None
    hidden: bool | None = None
    #: Tags to give, and tags to take off.
    tag: tuple[str, ...] = ()
    untag: tuple[str, ...] = ()
    #: A note to write, in place of the one on the same passage; without words it takes that off.
    note: Note | None = None

    def statements(self, article_ids: Sequence[str]) -> Iterator[Statement]:
        """What is said of each article."""
        for subject in article_ids:
            for kind, holds in self._marks():
                yield Statement(subject, kind, value="1" if holds else None)
            for tag in self.tag:
                yield Statement(subject, "tag", tag)
            for tag in self.untag:
                yield Statement(subject, "tag", tag, None)
            if self.note:
                text = self.note.text.strip("\n")
                yield Statement(subject, "note", self.note.passage, text if text.strip() else None)

    def words(self, headlines: Sequence[str]) -> str:
        """The act in words: "“Talks end” starred", "62 articles marked as read"."""
        (*_, first), number = headlines[:1], len(headlines)
        done = [SAID[kind, holds] for kind, holds in self._marks()]
        done += [f"tagged {' '.join(self.tag)}"] if self.tag else []
        done += [f"no longer tagged {' '.join(self.untag)}"] if self.untag else []
        done += [self._noted(self.note)] if self.note else []
        return (
            f"{f'“{_short(first)}”' if number == 1 else f'{number:,} articles'} {', '.join(done)}"
        )

    def _noted(self, note: Note) -> str:
        at = f" at “{_short(note.passage)}”" if note.passage else ""
        return f"noted{at}" if note.text.strip() else f"note{at} taken off"

    def _marks(self) -> Iterator[tuple[str, bool]]:
        marks = (("read", self.read), ("starred", self.starred), ("hidden", self.hidden))
        yield from ((kind, holds) for kind, holds in marks if holds is not None)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME].rstrip()}…"


def tags_in(text: str) -> tuple[str, ...]:
    """The tags that somebody typed, each once: words in small letters.

    >>> tags_in("Iran, #drones  iran")
    ('iran', 'drones')
    """
    words = BETWEEN_TAGS.split(unicodedata.normalize("NFC", one_line(text)).lower())
    tags = (NOT_IN_TAGS.sub("", word)[:LONGEST_TAG] for word in words)
    return tuple(dict.fromkeys(filter(None, tags)))


def tag_counts(marks: Iterable[Marks]) -> tuple[tuple[str, int], ...]:
    """Every tag with the number of articles that have it, the commonest first."""
    counts = Counter(tag for each in marks for tag in each.tags)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
