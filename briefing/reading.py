"""Reads one file of a library: work for any process, which gives what the catalog takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from briefing import likeness, pipeline
from briefing.article import Article, Source
from briefing.cleaning import repeats
from briefing.entities.annotation import annotate
from briefing.entity_counts import counts
from briefing.errors import LoadError, PackageMissing
from briefing.formats.limits import refuse_large
from briefing.inert import one_line
from briefing.keeps import NO_KEEPS, Keeps
from briefing.places import Places
from briefing.repetition import Printed
from briefing.storage.entries import FileRecord, StoredArticle

REPLACED = "\ufffd"
BAD_NAME = "its name is not UTF-8; it can be read under another name"

# What a file does to its reader by itself, in words.
REASONS: dict[type[Exception], str] = {
    MemoryError: "it takes too much memory",
    RecursionError: "it is nested too deeply",
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A file to be read: its path in the library, its size in bytes and its time in ns."""

    path: str
    size: int
    modified: int
    #: What the catalog says of the path so far.
    before: FileRecord | None = None
    #: Read it also if its bytes are known: by other rules than today's.
    is_stale: bool = False

    @property
    def is_hopeless(self) -> bool:
        """Whether it could not be read the last time, and has not changed since."""
        before = self.before
        return before is not None and before.size < 0 and before.modified == self.modified


@dataclass(frozen=True, slots=True)
class FileReading:
    """What reading one file gave; no articles when they are known already or none could be read.

    With `is_known` the catalog has all articles of these bytes.
    """

    file: FileRecord
    articles: tuple[tuple[StoredArticle, Printed], ...] = ()
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads the files of one library. `is_known` tells whether the catalog holds some bytes."""

    places: Places
    #: Given their digest.
    is_known: Callable[[str], bool]
    keeps: Keeps = NO_KEEPS

    def read(self, file: Assignment, furniture: Mapping[int, int]) -> FileReading:
        """What a file holds; a failure is told in its record and never raised.

        `furniture` maps lines that are known to be printed again and again to their articles.
        """
        path = file.path
        try:
            refuse_large(path, file.size)
            place = self.places.file(path)
            source = Source(path, place.read_bytes())
            if place.stat().st_size != file.size:
                return unread(file, f"{one_line(path)} is still being written.")
        except LoadError as error:
            return FileReading(_failed(file, "", str(error)))
        except OSError as error:
            reason = BAD_NAME if REPLACED in path else error.strerror
            return unread(file, f"{one_line(path)} cannot be read: {reason}.")
        record = _record(file, source.digest)
        if not file.is_stale and self.is_known(source.digest):
            # What was said of messages that it holds beside them is as true as before.
            before = file.before
            is_same = before and before.size >= 0 and before.digest == source.digest
            failure = before.failure if before and is_same else None
            return FileReading(replace(record, failure=failure), is_known=True)
        articles: list[tuple[StoredArticle, Printed]] = []
        try:
            for article in pipeline.clean_articles(source, self.keeps):
                articles.append(self._annotated(article, furniture))
        except LoadError as error:
            # Of a mailbox with a bad message the good ones have come before.
            record = _failed(file, source.digest, str(error))
            if isinstance(error, PackageMissing):
                record = replace(record, size=-1)
        except Exception as error:
            # A fault of this program costs the file that it is met in, and no other.
            reason = REASONS.get(type(error)) or f"{type(error).__name__} in its reader"
            record = _failed(file, source.digest, f"{one_line(path)} cannot be read: {reason}.")
        return FileReading(record, tuple(articles))

    def _annotated(
        self, article: Article, furniture: Mapping[int, int]
    ) -> tuple[StoredArticle, Printed]:
        source = repeats.source_of(article)
        lines = {
            line.key: line.tells for side in repeats.outer_lines(article, source) for line in side
        }
        known = {key: furniture[key] + 1 for key in lines if key in furniture}
        if known:
            keep = self.keeps.lines_for(article.id, article.publisher)
            article = repeats.without(article, source, known, keep)
        said = annotate(article)
        printed = Printed(source, likeness.fingerprint(article), lines, frozenset(known))
        return StoredArticle.of(article, said, counts(said)), printed


def unread(file: Assignment, why: str) -> FileReading:
    """A file that nobody could look into.

    It has no size: it is tried again the next time; what was read of it before stays.
    """
    digest = file.before.digest if file.before else ""
    return FileReading(FileRecord(file.path, -1, file.modified, digest, why, pipeline.VERSION))


def broken(file: Assignment, why: str) -> FileReading:
    """A file that ended the process that read it; it is tried again when it has changed."""
    return FileReading(_failed(file, "", f"{one_line(file.path)} {why}."))


def _failed(file: Assignment, digest: str, why: str) -> FileRecord:
    return replace(_record(file, digest), failure=one_line(why))


def _record(file: Assignment, digest: str) -> FileRecord:
    return FileRecord(file.path, file.size, file.modified, digest, None, pipeline.VERSION)
