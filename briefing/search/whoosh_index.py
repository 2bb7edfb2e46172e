"""The default engine: Whoosh keeps terms and postings; `evaluation` answers queries from them.

Only Whoosh's files, segments and commits are used (`whoosh_codec`); its analysers, query parser,
query classes and scorers are not.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from heapq import nsmallest
from pathlib import Path
from typing import Any

from whoosh import columns, fields
from whoosh.index import FileIndex
from whoosh.util.filelock import try_for

from briefing.errors import IndexUnavailable
from briefing.search import Entry, Hit, SearchResult, manifest
from briefing.search.evaluation import TEXT, Evaluation
from briefing.search.postings import PostingList
from briefing.search.query import Query
from briefing.search.whoosh_codec import Storage, Terms, Writer, posting_list

# Counts up with every change of terms, fields or files: an index of another format is made anew.
FORMAT = 1
# A word of the headline counts as three of the body.
TITLE_WEIGHT = 3
# The commonest words that a prefix stands for. Three letters begin 53 words (median of 30 prefixes at
# 10,000 articles; 223 at most). The commonest 100 find 99.8 % of the articles in 18 ms (95th
# percentile), 200 all but a few in 26 ms, 50 99.1 % in 15 ms.
EXPANSIONS = 100
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


class Segments:
    """The postings of all segments as of one commit."""

    def __init__(self, reader: Any, known_ids: dict[str, list[str]]) -> None:
        self._reader = reader
        self._leaves = [(leaf, n) for leaf, n in reader.leaf_readers() if leaf.doc_count_all()]
        self.ids: list[str] = []
        self.lengths: list[int] = []
        self.live: list[int] = []
        for leaf, offset in self._leaves:
            count = leaf.doc_count_all()
            self.ids += _ids(leaf, known_ids)
            self.lengths += (leaf.doc_field_length(n, TEXT) for n in range(count))
            self.live += (n + offset for n in range(count) if not leaf.is_deleted(n))

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

    def close(self) -> None:
        """Release the files."""
        self._reader.close()


def _ids(leaf: Any, known: dict[str, list[str]]) -> list[str]:
    """The article ids of a segment by number. A segment never changes, so they are kept."""
    segment = leaf.segment().segment_id()
    if segment not in known:
        known[segment] = [key.decode() for key in leaf.column_reader("id", translate=False)]
    return known[segment]


class WhooshIndex:
    """An index in a folder of its own. Searches and updates may run in different threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = Storage(str(folder))
        self._searching = threading.Lock()
        self._known_ids: dict[str, list[str]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not manifest.is_intact(folder, FORMAT):
                self._make_anew()
            self._index = FileIndex(self._storage, indexname=NAME)
            self._show()
        except OSError as error:
            raise IndexUnavailable(
                f"The search index in {folder} cannot be used: {error.strerror or error}."
            ) from error

    @property
    def is_empty(self) -> bool:
        """Whether it holds no article: new, or emptied because its files were damaged."""
        return not self._segments.live

    def update(self, entries: Iterable[Entry], removed: Iterable[str] = ()) -> None:
        """Add entries or replace those of the same id, and forget `removed`, in one commit."""
        added = {entry.article_id: entry for entry in entries}
        outdated = added.keys() | set(removed)
        with self._alone():
            with Writer(self._index) as writer:
                for number in self._numbers(writer, outdated):
                    writer.delete_document(number)
                for entry in added.values():
                    writer.add_document(**document(entry))
            manifest.write(self._folder, FORMAT, self._files())
        self._show()

    def search(self, query: Query, limit: int | None = None) -> SearchResult:
        """Answer a resolved query."""
        with self._searching:
            ids, scores = self._segments.ids, self._evaluation.scores(query.root)
        ranked = ((-score, ids[n]) for n, score in scores.items())
        best = sorted(ranked) if limit is None else nsmallest(limit, ranked)
        hits = tuple(Hit(article_id, -negative) for negative, article_id in best)
        return SearchResult(hits, len(scores))

    def close(self) -> None:
        """Release every file."""
        with self._searching:
            self._segments.close()

    def _numbers(self, writer: Any, article_ids: set[str]) -> list[int]:
        """The numbers of articles as the writer counts them."""
        reader = writer.reader()
        found = [
            number + offset
            for leaf, offset in reader.leaf_readers()
            if leaf.doc_count_all()
            for number, article_id in enumerate(_ids(leaf, self._known_ids))
            if article_id in article_ids
        ]
        reader.close()
        return found

    def _show(self) -> None:
        """Let searches see the last commit."""
        segments = Segments(self._index.reader(), self._known_ids)
        evaluation = Evaluation(segments)
        with self._searching:
            before = getattr(self, "_segments", None)
            self._segments, self._evaluation = segments, evaluation
        if before is not None:
            before.close()

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
