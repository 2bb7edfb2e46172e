"""Brings a library's catalog and index up to date with its folder."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefing import pipeline
from briefing.keeps import NO_KEEPS, Keeps
from briefing.places import Places
from briefing.reading import Assignment, FileReader, FileReading, unread
from briefing.repetition import cut_repeats, remember
from briefing.storage.catalog import Catalog
from briefing.storage.entries import FileRecord
from briefing.storage.state import State
from briefing.vanishing import with_away
from briefing.walking import Walk, look_at, walk

# Files per catalog transaction: results show early, and a crash repeats no more than these.
BATCH = 200
# Bytes that this process reads alone: a second's work for the slowest loader.
LARGE = 1 << 20
# The file that is being read just now, as the catalog remembers it.
AT = "reading"


@dataclass(frozen=True, slots=True)
class Progress:
    """One file of a refresh: how many are done of how many, and the failure if it had one."""

    done: int
    total: int
    path: str
    failure: str | None = None


class Refresh:
    """One pass over a folder. The files are read outside of any transaction."""

    def __init__(
        self, places: Places, catalog: Catalog, state: State, keeps: Keeps = NO_KEEPS
    ) -> None:
        self._places = places
        self._catalog = catalog
        self._state = state
        self._keeps = keeps
        self._known: Mapping[str, FileRecord] = {}
        self._found = Walk({}, {}, (), {})
        self._changed: list[Assignment] = []
        # Unchanged files, to be read anew because the reader's choices of lines have changed.
        self._stale: set[str] = set()
        # Whether all files were looked at.
        self._is_whole = False
        self._unread: list[str] = []
        # Lines known to be printed again and again; it only grows.
        self._furniture: dict[int, int] = {}

    def look(self, *, forgets: bool = False) -> int:
        """Look through the folders, without reading: how many files are new or changed.

        Not counted are those that could not be read the last time, and will hardly be now. What is
        known of a folder that is away is kept, unless the refresh `forgets`; LoadError if all are.
        """
        self._known, self._is_whole = self._catalog.files(), True
        rules = set(self._keeps.rules) ^ set(self._catalog.keeps().rules)
        self._stale = {path for keep in rules for path in self._catalog.paths_under(keep)}
        found = walk(self._places)
        self._found = found if forgets else with_away(found, self._places, self._known)
        return self._compare()

    def look_at(self, files: Iterable[Path]) -> int | None:
        """Look at some files alone, by their real paths; None where only a look at all can tell."""
        looked = look_at(self._places, files)
        if looked is None:
            return None
        self._found, paths = looked
        self._known = self._catalog.files(paths)
        return self._compare()

    def _compare(self) -> int:
        found = self._found
        changed = [path for path, facts in found.files.items() if self._differs(path, facts)]
        # The newest come first, as they stand first in the list; the unread ones cost no time.
        changed.sort(key=lambda path: -found.files[path][1])
        self._unread = [path for path, why in found.skipped.items() if self._is_news(path, why)]
        self._changed = [
            Assignment(path, *found.files[path], self._known.get(path), self._is_stale(path))
            for path in changed
        ]
        return len(self._unread) + sum(not file.is_hopeless for file in self._changed)

    def run(self, processes: int = 0) -> Generator[Progress, None, None]:
        """Read what is new or changed, forget what is gone; closing keeps what was read.

        That is what the last look has found. It is read in so many other processes, or in this one.
        """
        total = len(self._unread) + len(self._changed)
        self._begin()
        batch: list[FileReading] = []
        with closing(self._readings(processes)) as readings:
            try:
                for done, reading in enumerate(readings, 1):
                    batch.append(reading)
                    yield Progress(done, total, reading.file.path, reading.file.failure)
                    if len(batch) == BATCH:
                        read, batch = batch, []
                        self._keep(read)
            finally:
                self._keep(batch)
        self._end(is_changed=bool(total))

    def _readings(self, processes: int) -> Generator[FileReading, None, None]:
        for path in self._unread:
            yield unread(Assignment(path, -1, 0, self._known.get(path)), self._found.skipped[path])
        if not processes:
            reader = FileReader(self._places, self._is_known, self._keeps)
            try:
                for file in self._changed:
                    self._note(file.path)
                    yield reader.read(file, self._furniture)
            finally:
                self._note("")
            return
        from briefing.readers import Readers

        known = self._catalog.digests().__contains__
        reader = FileReader(self._places, known, self._keeps)
        with closing(Readers(reader, self._furniture, processes)) as readers:
            yield from readers.read(self._changed)
        self._note("")

    def _note(self, path: str) -> None:
        """Remember at which file this process is, or that it is at none."""
        if path != (self._catalog.meta(AT) or ""):
            with self._catalog.transaction():
                self._catalog.set_meta(AT, path)

    @property
    def is_risky(self) -> bool:
        """Whether a file may hang or crash its reader, so that another process had better read it.

        It did so once: whoever read it has not come back. Or it is large.
        """
        at = self._catalog.meta(AT)
        return any(file.size > LARGE or file.path == at for file in self._changed)

    def _begin(self) -> None:
        with self._catalog.transaction():
            if self._catalog.meta("rules") != str(pipeline.VERSION):
                # Other rules may find other lines at the ends of articles.
                self._catalog.repeats.unlearn()
                self._catalog.set_meta("rules", str(pipeline.VERSION))
        self._furniture |= self._catalog.repeats.furniture()

    def _end(self, *, is_changed: bool) -> None:
        here = self._found.files.keys() | self._found.skipped.keys()
        closed = self._found.closed
        gone = [path for path in self._known.keys() - here if not path.startswith(closed)]
        if gone or is_changed:
            before = (self._known.get(path) for path in (*gone, *(f.path for f in self._changed)))
            with self._catalog.transaction():
                self._catalog.remove_files(gone)
                self._catalog.remove_orphans({file.digest for file in before if file})
        if self._is_whole and self._stale <= set(gone) and self._catalog.keeps() != self._keeps:
            with self._catalog.transaction():
                self._catalog.set_keeps(self._keeps)
        self._cut_repeats()
        with self._catalog.transaction():
            self._catalog.orders.keep()

    def _cut_repeats(self) -> None:
        if self._catalog.repeats.uncut(1):
            cut_repeats(
                self._catalog,
                lambda article: self._keeps.lines_for(article.id, article.publisher),
            )

    def _is_known(self, digest: str) -> bool:
        return bool(self._catalog.article_ids_of(digest))

    def _differs(self, path: str, facts: tuple[int, int]) -> bool:
        known = self._known.get(path)
        return known is None or (known.size, known.modified) != facts or self._is_stale(path)

    def _is_stale(self, path: str) -> bool:
        """Whether a known file was read by other rules, or other choices of the reader."""
        known = self._known.get(path)
        return path in self._stale or (known is not None and known.version != pipeline.VERSION)

    def _is_news(self, path: str, why: str) -> bool:
        known = self._known.get(path)
        return known is None or known.failure != why

    def _keep(self, readings: Sequence[FileReading]) -> None:
        """Write down what was read, and cut what turns out to be furniture by that."""
        with self._catalog.transaction():
            for reading in readings:
                file = reading.file
                self._catalog.add_file(file)
                for article, _ in reading.articles:
                    self._catalog.add_article(file.digest, article)
                if file.size >= 0:
                    self._stale.discard(file.path)
                if file.size >= 0 and not reading.is_known:
                    self._catalog.keep_only(file.digest, {a.id for a, _ in reading.articles})
                before = self._known.get(file.path)
                if before and before.digest != file.digest:
                    self._carry_marks(before.digest, file.digest)
            remember(
                self._catalog,
                ((article.id, printed) for each in readings for article, printed in each.articles),
            )
        self._cut_repeats()
        self._furniture |= self._catalog.repeats.furniture()

    def _carry_marks(self, old: str, new: str) -> None:
        """What the reader did to an article stays with it when its file changes.

        Of a file of several, a mailbox, an article is found again by its text.
        """
        before, after = self._catalog.article_ids_of(old), self._catalog.article_ids_of(new)
        if len(before) == len(after) == 1:
            self._state.carry(before[0], after[0])
            return
        texts = {self._text_of(article_id): article_id for article_id in before}
        for article_id in after:
            if known := texts.get(self._text_of(article_id)):
                self._state.carry(known, article_id)

    def _text_of(self, article_id: str) -> str:
        kept = self._catalog.article(article_id)
        return kept[0].text if kept else ""
