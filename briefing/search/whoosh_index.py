"""The default engine: Whoosh keeps terms and postings; `evaluation` answers queries from them.

Only Whoosh's files, segments and commits are used (`whoosh_codec`); its analysers, query parser,
query classes and scorers are not.
"""

from __future__ import annotations

import math
import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from heapq import nlargest, nsmallest
from pathlib import Path
from typing import Any

from briefing.errors import DISK_REMEDY, IndexUnavailable
from briefing.search import TEXT, Entry, Hit, SearchResult, commits
from briefing.search.commits import Commit, Part
from briefing.search.evaluation import Evaluation
from briefing.search.query import Query
from briefing.search.whoosh_codec import NAME, Contents, Storage, Writer
from briefing.search.whoosh_segments import IDS, Leaf, Segments

# Counts up with every change of terms, fields or files: an index of another format is made anew.
FORMAT = 4
# A word of the headline counts as three of the body.
TITLE_WEIGHT = 3
# How often a commit is looked for that is about to be replaced, and the seconds between.
TRIES, PAUSE = 20, 0.05
# Articles: an update of so many is waited for, and merges no larger segments. Those of 10,000
# articles are merged in 3 s, eight of a hundred in .2 s.
SMALL = 100
LOCK = "UPDATE"
# A batch of 5,000 articles is written in 15 s.
LOCK_SECONDS = 30.0


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


class WhooshIndex:
    """An index in a folder of its own. Searches and updates may run in different threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._storage = Storage(str(folder))
        self._searching = threading.Lock()
        self._is_closed = False
        with self._telling():
            try:
                self._segments = self._opened()
            except commits.MISPLACED:
                _clear(folder)
                self._segments = self._opened()

    def _opened(self) -> Segments:
        self._folder.mkdir(parents=True, exist_ok=True)
        return Segments(self._storage, self._checked(), {})

    @property
    def is_empty(self) -> bool:
        """Whether it holds no article: new, or emptied because its files were damaged."""
        return len(self._segments.ids) == len(self._segments.deleted)

    def update(self, entries: Iterable[Entry], removed: Iterable[str] = ()) -> None:
        """Add entries or replace those of the same id, and forget `removed`, in one commit."""
        added = {entry.article_id: entry for entry in entries}
        outdated = added.keys() | set(removed)
        if not outdated:
            return
        with self._telling(), self._alone():
            self._look()
            now, commit = self._segments, self._commit()
            contents = Contents(self._storage, commit)
            largest = SMALL if len(added) <= SMALL else math.inf
            with Writer(contents, partial(self._publish, commit), largest) as writer:
                for number, article_id in enumerate(now.ids):
                    if article_id in outdated and number not in now.deleted:
                        writer.delete_document(number)
                for entry in added.values():
                    writer.add_document(**document(entry))
            self._look()

    def tidy(self) -> None:
        """Merge the segments of like size that quick updates have left."""
        with self._telling(), self._alone():
            self._look()
            commit = self._commit()
            with Writer(Contents(self._storage, commit), partial(self._publish, commit)):
                pass
            self._look()

    def _publish(self, last: Commit, segments: Sequence[Any]) -> None:
        """Make some segments the index."""
        for segment in segments:
            if not (self._folder / segment.make_filename(IDS)).exists():
                Leaf.complete(self._storage, segment)
        parts = (
            Part(each.segment_id(), each.doc_count_all(), tuple(sorted(each.deleted_docs())))
            for each in segments
        )
        commits.write(self._folder, FORMAT, last.next(self._folder, parts))

    def look(self) -> None:
        """Let searches see what another program has added or removed since."""
        with self._telling():
            self._look()

    def _look(self) -> None:
        # Whoever commits meanwhile may take away what the last commit has.
        for patience in range(TRIES, -1, -1):
            commit = self._commit()
            if commit.generation == self._segments.generation:
                return
            try:
                self._show(Segments(self._storage, commit, self._segments.leaves))
                return
            except FileNotFoundError:
                if not patience:
                    raise
                time.sleep(PAUSE)

    def _commit(self) -> Commit:
        return commits.read(self._folder, FORMAT) or Commit()

    def search(self, query: Query, limit: int | None = None) -> SearchResult:
        """Answer a resolved query."""
        with self._evaluating() as evaluation:
            ids, scores = self._segments.ids, evaluation.scores(query.root)
        # Of 100,000 that answer, only those are ranked that may be among the best.
        least = min(nlargest(limit, scores.values()), default=0.0) if limit else -math.inf
        ranked = [(-score, ids[n]) for n, score in scores.items() if score >= least]
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
                segments.close(self._segments.leaves)
            else:
                outdated, self._segments = self._segments, segments
                outdated.close(segments.leaves)

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
        lock = self._storage.locked(LOCK, LOCK_SECONDS)
        if lock is None:
            raise IndexUnavailable(
                f"The search index in {self._folder} is being written by another program.",
                "Wait until it is done, or close it.",
            )
        try:
            yield
        finally:
            lock.release()

    def _checked(self) -> Commit:
        """The last commit if its files are whole, else that of an index that is made anew."""
        for _ in range(TRIES):
            commit = commits.read(self._folder, FORMAT)
            if commit and commits.is_intact(self._folder, commit):
                return commit
            with self._alone():
                # Another program may have been in the middle of a commit.
                if commits.read(self._folder, FORMAT) == commit:
                    return self._made_anew()
        return self._commit()

    def _made_anew(self) -> Commit:
        for path in (*self._folder.glob(f"{NAME}_*.*"), *self._folder.glob(f"_{NAME}_*.toc")):
            path.unlink(missing_ok=True)
        empty = Commit().next(self._folder, ())
        commits.write(self._folder, FORMAT, empty)
        return empty


def _clear(folder: Path) -> None:
    """Remove what nobody makes there: a folder in a file's place, a file in the folder's."""
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
