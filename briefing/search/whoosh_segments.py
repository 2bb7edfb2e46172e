"""The segments of an index as of one commit: what answers queries reads postings here."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from heapq import nsmallest
from pathlib import Path
from typing import Any

from briefing.search import TEXT
from briefing.search.commits import Commit, Part
from briefing.search.evaluation import Evaluation
from briefing.search.misspelling import Lexicon
from briefing.search.postings import PostingList
from briefing.search.whoosh_codec import Storage, posting_list, reader_of, segment_of

# The commonest words that a prefix stands for. Three letters begin 53 words (the median of 30 such
# prefixes at 10,000 articles; 223 at most). The commonest 100 find 99.8 % of the articles in 18 ms
# (95th percentile), 200 all but a few in 26 ms, 50 99.1 % in 15 ms.
EXPANSIONS = 100
# The most spellings that a fuzzy word stands for: twice as many as were found for any of 176 words
# at 10,000 articles. Only a short word of which two letters may differ has more, up to 211.
SPELLINGS = 50
# The files beside Whoosh's own, by their suffixes.
IDS, LENGTHS, TERMS = ".ids", ".lengths", ".terms"


class Leaf:
    """One segment, open; its articles by number, and its terms. It never changes.

    What Whoosh would give one by one stands in files beside its own: the ids of all articles, their
    lengths, and the terms of their texts.
    """

    def __init__(self, storage: Storage, part: Part) -> None:
        self.name = part.name
        self._folder = Path(storage.folder)
        self.ids: list[str] = self._file(IDS).read_text("utf-8").split("\n")
        self.lengths = array("I", self._file(LENGTHS).read_bytes())
        self.reader = reader_of(storage, segment_of(part))
        self._lexicons: dict[str, Lexicon] = {}

    def _file(self, suffix: str) -> Path:
        return self._folder / f"{self.name}{suffix}"

    @classmethod
    def complete(cls, storage: Storage, segment: Any) -> None:
        """Write those files for a segment that Whoosh has just written."""
        reader, folder = reader_of(storage, segment), Path(storage.folder)
        with closing(reader):
            ids = [key.decode() for key in reader.column_reader("id", translate=False)]
            # Whoosh knows no length where no article of a segment holds a word.
            lengths = array("I", [reader.doc_field_length(n, TEXT) or 0 for n in range(len(ids))])
            terms = b"\n".join(reader.lexicon(TEXT))
        for suffix, data in (
            (IDS, "\n".join(ids).encode()),
            (LENGTHS, lengths.tobytes()),
            (TERMS, terms),
        ):
            (folder / segment.make_filename(suffix)).write_bytes(data)

    def lexicon(self, field: str) -> Lexicon:
        """The terms of a field; read with the first fuzzy word."""
        if field not in self._lexicons:
            of_text = field == TEXT
            terms = (
                self._file(TERMS).read_bytes()
                if of_text
                else b"\n".join(self.reader.lexicon(field))
            )
            self._lexicons[field] = Lexicon(terms.decode())
        return self._lexicons[field]


class Segments:
    """The postings of all segments as of one commit; those that are open already are taken over."""

    def __init__(self, storage: Storage, commit: Commit, open_leaves: Mapping[str, Leaf]) -> None:
        self.generation = commit.generation
        self.leaves: dict[str, Leaf] = {}
        self._leaves: list[tuple[Any, int]] = []
        self.ids: list[str] = []
        self.lengths = array("I")
        self.deleted: set[int] = set()
        try:
            for part in commit.parts:
                leaf = self.leaves[part.name] = open_leaves.get(part.name) or Leaf(storage, part)
                offset = len(self.ids)
                self._leaves.append((leaf, offset))
                self.ids += leaf.ids
                self.lengths += leaf.lengths
                self.deleted.update(offset + n for n in part.deleted)
        except BaseException:
            # Another program has taken a segment away, or its files are damaged.
            self.close(but=open_leaves)
            raise

    @cached_property
    def evaluation(self) -> Evaluation:
        """What answers queries from these postings; prepared when first asked."""
        return Evaluation(self)

    def lists(self, field: str, term: bytes) -> Iterator[PostingList]:
        """The posting lists of a term, also of deleted articles."""
        for leaf, offset in self._leaves:
            found = posting_list(leaf.reader, field, term)
            yield replace(found, numbers=[n + offset for n in found.numbers]) if offset else found

    def frequency(self, field: str, term: bytes) -> int:
        """In how many articles a term stands, deleted ones included."""
        return sum(leaf.reader.doc_frequency(field, term) for leaf, _ in self._leaves)

    def expansions(self, field: str, prefix: bytes) -> Sequence[bytes]:
        """The commonest terms that begin so."""
        frequencies: Counter[bytes] = Counter()
        for leaf, _ in self._leaves:
            for (name, term), info in leaf.reader.iter_from(field, prefix):
                if name != field or not term.startswith(prefix):
                    break
                frequencies[term] += info.doc_frequency()
        return [term for term, _ in frequencies.most_common(EXPANSIONS)]

    def alike(self, field: str, term: bytes, letters: int) -> Sequence[bytes]:
        """The terms of which at most so many letters differ, the nearest and commonest first."""
        apart: dict[bytes, int] = {}
        for leaf, _ in self._leaves:
            found = leaf.lexicon(field).alike(term.decode(), letters)
            apart |= {each.encode(): distance for each, distance in found.items()}

        def rank(each: bytes) -> tuple[int, int, bytes]:
            return apart[each], -self.frequency(field, each), each

        return nsmallest(SPELLINGS, apart, key=rank)

    def close(self, but: Mapping[str, Leaf] | None = None) -> None:
        """Release the files, but for those that others have open too."""
        for name, leaf in self.leaves.items():
            if not but or name not in but:
                leaf.reader.close()
