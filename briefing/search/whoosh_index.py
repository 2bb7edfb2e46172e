"""The default engine: Whoosh keeps terms and postings; `evaluation` answers queries from them.

Only Whoosh's files, segments and commits are used (`whoosh_codec`); its analysers, query parser,
query classes and scorers are not.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from heapq import nsmallest
from pathlib import Path
from typing import Any

from whoosh import columns, fields
from whoosh.index import FileIndex
from whoosh.util.filelock import try_for

from briefing.errors import DISK_REMEDY, IndexUnavailable
from briefing.search import TEXT, Entry, Hit, SearchResult, manifest
from briefing.search.evaluation import Evaluation
from briefing.search.misspelling import Lexicon
from briefing.search.postings import PostingList
from briefing.search.query import Query
from briefing.search.whoosh_codec import Storage, Terms, Writer, posting_list

# Counts up with every change of terms, fields or files: an index of another format is made anew.
FORMAT = 2
# A word of the headline counts as three of the body.
TITLE_WEIGHT = 3
# The commonest words that a prefix stands for. Three letters begin 53 words (the median of 30 such
# prefixes at 10,000 articles; 223 at most). The commonest 100 find 99.8 % of the articles in 18 ms
# (95th percentile), 200 all but a few in 26 ms, 50 99.1 % in 15 ms.
EXPANSIONS = 100
# The most spellings that a fuzzy word stands for: twice as many as were found for any of 176 words
# at 10,000 articles. Only a short word of which two letters may differ has more, up to 211.
SPELLINGS = 50
# Whoosh's name of the index, which it puts into every file's name.
NAME = "articles"
LOCK = "UPDATE"
# A batch of 5,000 articles is written in 15 s.
LOCK_SECONDS = 30.0


def schema() -> fields.Schema:
    """The id is a column; every other field is the text or one of the query grammar's."""
    return fields.Schema(
        id=fields.COLUMN(columns.VarBytesColumn()),
        text=Terms(),
        title=Terms(),
        person=Terms(),
        weapon=Terms(),
        sanction=Terms(),
        source=Terms(),
    )


def document(entry: Entry) -> dict[str, object]:
    """An entry as Whoosh is given it, by the names of the schema."""
    return {
        "id": entry.article_id.encode(),
        "text": ((entry.title, TITLE_WEIGHT), (entry.body, 1)),
        "title": ((entry.title, 1),),
        "person": [(name, 1) for name in entry.people],
        "weapon": [(name, 1) for name in entry.weapons],
        "sanction": [(words, 1) for words in entry.sanctions],
        "source": ((entry.source, 1),),
    }


@dataclass(frozen=True, slots=True)
class Roll:
    """The article ids and lengths of one segment, by number, and its terms. It never changes."""

    ids: tuple[str, ...]
    lengths: tuple[int, ...]
    #: The terms of a field, from the first fuzzy word on.
    lexicons: dict[str, Lexicon] = field(default_factory=dict)

    @classmethod
    def of(cls, leaf: Any) -> Roll:
        """What the files of a segment say."""
        keys = leaf.column_reader("id", translate=False)
        # Whoosh knows no length where no article of a segment holds a word.
        lengths = (leaf.doc_field_length(n, TEXT) or 0 for n in range(leaf.doc_count_all()))
        return cls(tuple(key.decode() for key in keys), tuple(lengths))


class Segments:
    """The postings of all segments as of one commit; what is known of a segment is taken over."""

    def __init__(self, reader: Any, known: Mapping[str, Roll]) -> None:
        self._reader = reader
        self.generation: int = reader.generation()
        self._leaves = [(leaf, n) for leaf, n in reader.leaf_readers() if leaf.doc_count_all()]
        self.rolls: dict[str, Roll] = {}
        self.ids: list[str] = []
        self.lengths: list[int] = []
        self.live: list[int] = []
        for leaf, offset in self._leaves:
            segment = leaf.segment().segment_id()
            roll = self.rolls[segment] = known.get(segment) or Roll.of(leaf)
            self.ids += roll.ids
            self.lengths += roll.lengths
            deleted = frozenset(leaf.segment().deleted_docs())
            self.live += (offset + n for n in range(len(roll.ids)) if n not in deleted)

    @cached_property
    def evaluation(self) -> Evaluation:
        """What answers queries from these postings; prepared when first asked."""
        return Evaluation(self)

    def lists(self, field: str, term: bytes) -> Iterator[PostingList]:
        """The posting lists of a term, also of deleted articles."""
        for leaf, offset in self._leaves:
            found = posting_list(leaf, field, term)
            yield replace(found, numbers=[n + offset for n in found.numbers])

    def frequency(self, field: str, term: bytes) -> int:
        """In how many articles a term stands, deleted ones included."""
        return sum(leaf.doc_frequency(field, term) for leaf, _ in self._leaves)

    def expansions(self, field: str, prefix: bytes) -> Sequence[bytes]:
        """The commonest terms that begin so."""
        frequencies: Counter[bytes] = Counter()
        for leaf, _ in self._leaves:
            for (name, term), info in leaf.iter_from(field, prefix):
                if name != field or not term.startswith(prefix):
                    break
                frequencies[term] += info.doc_frequency()
        return [term for term, _ in frequencies.most_common(EXPANSIONS)]

    def alike(self, field: str, term: bytes, letters: int) -> Sequence[bytes]:
        """The terms of which at most so many letters differ, the nearest and commonest first."""
        apart: dict[bytes, int] = {}
        for leaf, _ in self._leaves:
            found = self._lexicon(leaf, field).alike(term.decode(), letters)
            apart |= {each.encode(): distance for each, distance in found.items()}

        def rank(each: bytes) -> tuple[int, int, bytes]:
            return apart[each], -self.frequency(field, each), each

        return nsmallest(SPELLINGS, apart, key=rank)

    def _lexicon(self, leaf: Any, field: str) -> Lexicon:
        known = self.rolls[leaf.segment().segment_id()].lexicons
        if field not in known:
            known[field] = Lexicon(term.decode() for term in leaf.lexicon(field))
        return known[field]

    def close(self) -> None:
        """Release the files."""
        self._reader.close()


class WhooshIndex:
    """An index in a folder of its own. Searches and updates may run in different threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = Storage(str(folder))
        self._searching = threading.Lock()
        self._is_closed = False
        with self._telling():
            folder.mkdir(parents=True, exist_ok=True)
            if not manifest.is_intact(folder, FORMAT):
                self._make_anew()
            self._index = FileIndex(self._storage, indexname=NAME)
            self._segments = Segments(self._index.reader(), {})

    @property
    def is_empty(self) -> bool:
        """Whether it holds no article: new, or emptied because its files were damaged."""
        return not self._segments.live

    def update(self, entries: Iterable[Entry], removed: Iterable[str] = ()) -> None:
        """Add entries or replace those of the same id, and forget `removed`, in one commit."""
        added = {entry.article_id: entry for entry in entries}
        outdated = added.keys() | set(removed)
        if not outdated:
            return
        with self._telling(), self._alone():
            with Writer(self._index) as writer:
                with closing(Segments(writer.reader(), self._segments.rolls)) as before:
                    for number in before.live:
                        if before.ids[number] in outdated:
                            writer.delete_document(number)
                for entry in added.values():
                    writer.add_document(**document(entry))
            manifest.write(self._folder, FORMAT, self._files())
            self._show(Segments(self._index.reader(), self._segments.rolls))

    def look(self) -> None:
        """Let searches see what another program has added or removed since."""
        with self._telling():
            if self._index.latest_generation() > self._segments.generation:
                self._show(Segments(self._index.reader(), self._segments.rolls))

    def search(self, query: Query, limit: int | None = None) -> SearchResult:
        """Answer a resolved query."""
        with self._evaluating() as evaluation:
            ids, scores = self._segments.ids, evaluation.scores(query.root)
        ranked = ((-score, ids[n]) for n, score in scores.items())
        best = sorted(ranked) if limit is None else nsmallest(limit, ranked)
        hits = tuple(Hit(article_id, -negative) for negative, article_id in best)
        return SearchResult(hits, len(scores))

    def scores(self, query: Query) -> Mapping[str, float]:
        """All articles that answer a resolved query, each with its score."""
        with self._evaluating() as evaluation:
            ids, scores = self._segments.ids, evaluation.scores(query.root)
        return {ids[n]: score for n, score in scores.items()}

    def spellings(self, word: str, field: str = TEXT) -> tuple[str, ...]:
        """The words spelt almost as one that no article holds, the likeliest first."""
        with self._evaluating() as evaluation:
            return evaluation.spellings(field, word)

    @contextmanager
    def _evaluating(self) -> Iterator[Evaluation]:
        """One search at a time, of what is open."""
        with self._searching:
            if self._is_closed:
                raise IndexUnavailable("The search index is closed.")
            yield self._segments.evaluation

    def close(self) -> None:
        """Release every file. Closing twice does no harm."""
        with self._searching:
            if not self._is_closed:
                self._segments.close()
            self._is_closed = True

    def _show(self, segments: Segments) -> None:
        """Let searches see another commit."""
        with self._searching:
            if self._is_closed:
                outdated = segments
            else:
                outdated, self._segments = self._segments, segments
        outdated.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say it when a file cannot be read or written."""
        try:
            yield
        except OSError as error:
            raise IndexUnavailable(
                f"The search index in {self._folder} cannot be used: {error.strerror or error}.",
                DISK_REMEDY,
            ) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other threads and processes from writing."""
        lock = self._storage.lock(LOCK)
        if not try_for(lock.acquire, timeout=LOCK_SECONDS):
            raise IndexUnavailable(
                f"The search index in {self._folder} is being written by another program.",
                "Wait until it is done, or close it.",
            )
        try:
            yield
        finally:
            lock.release()

    def _files(self) -> Iterator[Path]:
        """The files of the last commit."""
        return self._folder.glob(f"*{NAME}_*.*")

    def _make_anew(self) -> None:
        with self._alone():
            # Another program may have been in the middle of a commit.
            if manifest.is_intact(self._folder, FORMAT):
                return
            for path in (*self._files(), self._folder / manifest.NAME):
                path.unlink(missing_ok=True)
            FileIndex.create(self._storage, schema(), NAME)
            manifest.write(self._folder, FORMAT, self._files())
