"""How Whoosh is made to keep our postings: its points of extension, filled in.

Whoosh's files, commits and segments are used as they are. Replaced are the analysis of a field
(FieldType), the pool that collects postings until a commit, the form of a posting list on disk
(Codec), and which segments are merged. Together that indexes 1.4 times as many articles a second
as stock Whoosh, which drops the common words, in three quarters of its space.
"""

from __future__ import annotations

import json
import math
import mmap
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats
from whoosh.codec import whoosh3
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import clean_files
from whoosh.matching import FilterMatcher, ListMatcher
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from briefing.search.commits import Commit, Part
from briefing.search.pool import Key, Pool
from briefing.search.postings import PostingList, slots_of

# Whoosh's name of the index, which it puts into every file's name.
NAME = "articles"
# Merging all into one segment does not pay: at 100,000 articles it takes 90 s and 600 MB and spares
# a fuzzy word 13 of 62 ms, other queries nothing.
# So many segments of like size are merged into one. 10,000 articles in batches of 200 stand in 10
# segments then, and each article has been written twice.
FAN = 8


class PlainFile(StructFile):
    """A file of the index. What Whoosh would pickle stands in it as JSON, which cannot hold code.

    These are the tables of contents of its hashes: names and numbers.
    """

    def write_pickle(self, obj: Any, protocol: int = -1) -> None:
        """Write it as JSON, behind its length."""
        self.write_string(json.dumps(obj).encode())

    def read_pickle(self) -> Any:
        """ValueError where no JSON stands."""
        return json.loads(self.read_string())


class MappedFile(PlainFile):
    """One in memory, where Whoosh's many small reads cost no system call."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        super().__init__(self._map, name=path.name)

    def get(self, position: int, length: int) -> bytes:
        """Some bytes, wherever the last read ended."""
        return self._map[position : position + length]


class PostingsFile(PlainFile):
    """A file of posting lists, each read by one system call.

    Mapped into memory, what was read of it would count as the program's: 80 MB at 100,000 articles.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path.open("rb"), name=path.name)

    def get(self, position: int, length: int) -> bytes:
        """Some bytes, wherever the last read ended."""
        return os.pread(self.fileno(), length, position)


class Storage(FileStorage):
    """The folder of an index; all but the postings of its segments is mapped into memory."""

    def open_file(self, name: str, **options: Any) -> StructFile:
        """Open a file for reading. An empty one cannot be mapped."""
        path = Path(self.folder, name)
        if name.endswith(whoosh3.W3Codec.POSTS_EXT) and hasattr(os, "pread"):
            return PostingsFile(path)
        return MappedFile(path) if path.stat().st_size else PlainFile(BytesIO(), name=name)

    def locked(self, name: str, seconds: float) -> Any | None:
        """A lock over threads and processes, to be released; None if others hold it so long."""
        lock = self.lock(name)
        return lock if try_for(lock.acquire, timeout=seconds) else None

    def create_file(self, name: str, **options: Any) -> StructFile:
        """Open a new file for writing."""
        return PlainFile(super().create_file(name, **options).file, name=name)


class Terms(fields.FieldType):
    """A field of texts, each with the weight of one of its words."""

    def __init__(self) -> None:
        super().__init__(formats.Format(), None, scorable=True)

    def index(
        self, value: Iterable[tuple[str, int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks of a field: term, count, weight, value."""
        return slots_of(value)


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


def _moved(
    reader: Any, first: int, renumbered: Mapping[int, int] | None
) -> Iterator[tuple[Key, PostingList]]:
    for field, term in reader.all_terms():
        found = posting_list(reader, field, term)
        if renumbered is None:
            yield (field, term), replace(found, numbers=[n + first for n in found.numbers])
        elif kept := [(renumbered[n], w, slots) for n, w, slots in found if n in renumbered]:
            yield (field, term), PostingList.of(kept)


class FieldWriter(whoosh3.W3FieldWriter):
    """Writes what a Pool holds, list by list."""

    def add_postings(
        self, schema: fields.Schema, lengths: None, items: Iterable[tuple[Any, PostingList]]
    ) -> None:
        """Whoosh asks for it once per commit."""
        for field, lists in groupby(items, key=lambda item: item[0][0]):
            self.start_field(field, schema[field])
            for (_, term), postings in lists:
                self.start_term(term)
                self._postwriter.fill(postings)
                self.finish_term()
            self.finish_field()


class PostingsWriter(whoosh3.W3PostingsWriter):
    """Writes a posting list in one piece, in our own form."""

    def fill(self, postings: PostingList) -> None:
        """Take the list of the term that was started."""
        self._postings = postings
        self._ids, self._weights = postings.numbers, postings.weights

    def _write_block(self, last: bool = False) -> None:
        self._terminfo.add_block(self)
        self._postfile.write(self._postings.encoded())
        self._new_block()


def _term_info(entry: bytes) -> Any:
    """What is known of a term; ValueError where a pickle takes the place of a posting list."""
    if entry[0]:
        raise ValueError("An entry of the index holds a pickle.")
    return whoosh3.W3TermInfo.from_bytes(entry)


class TermsReader(whoosh3.W3TermsReader):
    """The terms of a segment. None that is written here has its posting list in its entry."""

    def term_info(self, field: str, term: bytes) -> Any:
        """Whoosh asks for it with each posting list."""
        try:
            return _term_info(self._tindex[self._keycoder(field, term)])
        except KeyError:
            raise TermNotFound(f"{field}:{term!r}") from None

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[Key, Any]]:
        """The terms from one on, of all fields."""
        for key, entry in self._tindex.items_from(self._keycoder(field, prefix)):
            yield self._keydecoder(key), _term_info(entry)


class PostingsReader(ListMatcher):
    """Carries a posting list through Whoosh's reader."""

    def __init__(self, postings: PostingList) -> None:
        super().__init__(postings.numbers, postings.weights)
        self.postings = postings


class Codec(whoosh3.W3Codec):
    """Whoosh's files, with posting lists written and read by the classes above."""

    # Whoosh would look up an article's length for every posting; nothing here asks for that.
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """Whoosh asks for one per segment."""
        return FieldWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Whoosh asks for one per segment that is opened."""
        postings = segment.open_file(storage, self.POSTS_EXT)
        terms = segment.make_filename(self.TERMS_EXT)
        return TermsReader(self, storage.open_file(terms), storage.file_length(terms), postings)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> PostingsWriter:
        """Whoosh asks for one per field."""
        return PostingsWriter(dbfile, self._blocklimit, byteids)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> PostingsReader:
        """Whoosh asks for one per term."""
        # Whoosh 2.7.4 leaves the length in the tuple that it was unpacked into.
        offset, (length,) = terminfo.extent()
        return PostingsReader(PostingList.decoded(dbfile.get(offset, length)))


def posting_list(reader: Any, field: str, term: bytes) -> PostingList:
    """The posting list of a term in one segment, deleted articles included; maybe an empty one."""
    try:
        found = reader.postings(field, term)
    except TermNotFound:
        return PostingList((), (), (), b"")
    carrier: PostingsReader = found.child if isinstance(found, FilterMatcher) else found
    return carrier.postings


class Contents:
    """What Whoosh's writer asks an index: its segments as of a commit, in place of a .toc file."""

    def __init__(self, storage: Storage, commit: Commit) -> None:
        self.storage, self.indexname = storage, NAME
        self.schema, self.generation = schema(), commit.generation
        self.segments = [segment_of(part) for part in commit.parts]

    def _read_toc(self) -> Contents:
        return self


def segment_of(part: Part) -> whoosh3.W3Segment:
    """A segment as Whoosh knows it."""
    segid = part.name.removeprefix(f"{NAME}_")
    return whoosh3.W3Segment(Codec(), NAME, part.articles, segid, set(part.deleted) or None)


def reader_of(storage: Storage, segment: whoosh3.W3Segment) -> SegmentReader:
    """A segment, open."""
    return SegmentReader(storage, schema(), segment)


class Writer(SegmentWriter):
    """One commit after another. The caller keeps others from writing.

    Whoosh's own lock is left out: it would stay closed for ever after a commit that failed.
    `publish` makes the segments the index. Only segments of at most so many articles are merged.
    """

    def __init__(
        self,
        contents: Contents,
        publish: Callable[[list[Any]], None],
        largest_merged: float = math.inf,
    ) -> None:
        super().__init__(contents, codec=Codec(), compound=False, _lk=False)
        self.pool = Pool()
        self.mergetype = partial(_merge_like_sizes, largest_merged)
        self._publish = publish

    def __exit__(self, *failure: object) -> None:
        try:
            super().__exit__(*failure)
        finally:
            # A commit that fails (the disk is full) would leave its files open.
            if not self.is_closed:
                self.cancel()

    def _commit_toc(self, segments: list[Any]) -> None:
        self._publish(segments)
        clean_files(self.storage, self.indexname, self.generation, segments)

    def add_postings_to_pool(
        self, reader: Any, startdoc: int, docmap: Mapping[int, int] | None
    ) -> None:
        """Whoosh asks for it once per segment that is merged."""
        self.pool.add_lists(_moved(reader, startdoc, docmap), reader.close)


def _merge_like_sizes(largest: float, writer: Writer, segments: Sequence[Any]) -> list[Any]:
    """Merge segments of which there are FAN of like size; larger and others stay. Empty ones go."""
    sizes = defaultdict(list)
    for segment in segments:
        if count := segment.doc_count():
            sizes[int(math.log(count, FAN))].append(segment)
    stay: list[Any] = []
    for alike in sizes.values():
        if len(alike) < FAN or max(each.doc_count() for each in alike) > largest:
            stay += alike
            continue
        for segment in alike:
            writer.add_reader(reader_of(writer.storage, segment))
    return stay
