"""Brings a library's catalog and index up to date with its folder."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import pipeline
from briefing.article import Annotations, Article, Source
from briefing.entity_counts import counts
from briefing.errors import LoadError, PackageMissing
from briefing.formats.limits import refuse_large
from briefing.inert import one_line
from briefing.keeps import NO_KEEPS, Keeps
from briefing.storage.catalog import Catalog, FileRecord
from briefing.storage.state import State
from briefing.walking import Walk, walk

# Files per catalog transaction: results show early, and a crash repeats no more than these.
BATCH = 200
REPLACED = "\ufffd"
BAD_NAME = "its name is not UTF-8; it can be read under another name"


@dataclass(frozen=True, slots=True)
class Progress:
    """One file of a refresh: how many are done of how many, and the failure if it had one."""

    done: int
    total: int
    path: str
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class FileReading:
    """What reading one file gave; no articles when they are known already or none could be read."""

    file: FileRecord
    articles: tuple[tuple[Article, Annotations], ...] = ()


class Refresh:
    """One pass over a folder. The files are read outside of any transaction."""

    def __init__(
        self, folder: Path, catalog: Catalog, state: State, keeps: Keeps = NO_KEEPS
    ) -> None:
        self._folder = folder
        self._catalog = catalog
        self._state = state
        self._keeps = keeps
        self._known = catalog.files()
        self._found = Walk({}, {}, ())
        self._changed: list[str] = []
        # Unchanged files, to be read anew because the reader's choices of lines have changed.
        changed = set(keeps.rules) ^ set(catalog.keeps().rules)
        self._stale = {path for keep in changed for path in catalog.paths_under(keep)}

    def look(self) -> int:
        """Look through the folder, without reading: how many files are to be looked into."""
        if not self._folder.is_dir():
            raise LoadError(f"{one_line(str(self._folder))} is not there any more.")
        found = self._found = walk(self._folder)
        changed = [path for path, facts in found.files.items() if self._differs(path, facts)]
        changed += [path for path, why in found.skipped.items() if self._is_news(path, why)]
        self._changed = changed
        return len(changed)

    def run(self) -> Generator[Progress, None, None]:
        """Read what is new or changed, forget what is gone; closing keeps what was read.

        That is what the last look has found.
        """
        found, changed = self._found, self._changed
        for first in range(0, len(changed), BATCH):
            readings: list[FileReading] = []
            try:
                for done, path in enumerate(changed[first : first + BATCH], first + 1):
                    if why := found.skipped.get(path):
                        readings.append(self._unread(path, why))
                    else:
                        readings.append(self._read(path, *found.files[path]))
                    yield Progress(done, len(changed), path, readings[-1].file.failure)
            finally:
                self._keep(readings)
                self._cut_repeats()
        here = found.files.keys() | found.skipped.keys()
        gone = [path for path in self._known.keys() - here if not path.startswith(found.closed)]
        if gone or changed:
            with self._catalog.transaction():
                self._catalog.remove_files(gone)
                self._catalog.remove_orphans()
        if self._stale <= set(gone) and self._catalog.keeps() != self._keeps:
            with self._catalog.transaction():
                self._catalog.set_keeps(self._keeps)
        self._cut_repeats()

    def _cut_repeats(self) -> None:
        if self._catalog.repeats.uncut(1):
            from briefing.repetition import cut_repeats

            cut_repeats(
                self._catalog,
                lambda article: self._keeps.lines_for(article.id, article.publisher),
            )

    def _differs(self, path: str, facts: tuple[int, int]) -> bool:
        known = self._known.get(path)
        return known is None or (known.size, known.modified) != facts or path in self._stale

    def _is_news(self, path: str, why: str) -> bool:
        known = self._known.get(path)
        return known is None or known.failure != why

    def _unread(self, path: str, why: str, modified: int = 0) -> FileReading:
        """No size: it is tried again the next time; what was read of it before stays."""
        known = self._known.get(path)
        return FileReading(FileRecord(path, -1, modified, known.digest if known else "", why))

    def _read(self, path: str, size: int, modified: int) -> FileReading:
        try:
            refuse_large(path, size)
            source = Source(path, (self._folder / path).read_bytes())
        except LoadError as error:
            return FileReading(FileRecord(path, size, modified, "", one_line(str(error))))
        except OSError as error:
            reason = BAD_NAME if REPLACED in path else error.strerror
            return self._unread(path, f"{one_line(path)} cannot be read: {reason}.", modified)
        file = FileRecord(path, size, modified, source.digest)
        is_stale = path in self._stale
        self._stale.discard(path)
        if self._catalog.article_ids_of(source.digest) and not is_stale:
            # What was said of messages that it holds beside them is as true as before.
            known = self._known.get(path)
            same = known and known.size >= 0 and known.digest == file.digest
            return FileReading(replace(file, failure=known.failure) if known and same else file)
        articles: list[tuple[Article, Annotations]] = []
        try:
            for article in pipeline.read(source, self._keeps):
                articles.append(article)
        except LoadError as error:
            # Of a mailbox with a bad message the good ones have come before.
            file = replace(file, failure=one_line(str(error)))
            if isinstance(error, PackageMissing):
                file = replace(file, size=-1)
        return FileReading(file, tuple(articles))

    def _keep(self, readings: Sequence[FileReading]) -> None:
        # With it come the rules of cleaning, which nobody needs where nothing has changed.
        from briefing.repetition import remember

        with self._catalog.transaction():
            for reading in readings:
                file = reading.file
                self._catalog.add_file(file)
                for article, said in reading.articles:
                    self._catalog.add_article(file.digest, article, said, counts(said))
                before = self._known.get(file.path)
                if before and before.digest != file.digest:
                    self._carry_marks(before.digest, file.digest)
            remember(self._catalog, (article for each in readings for article, _ in each.articles))

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
