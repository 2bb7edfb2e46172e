"""catalog.db: every article of one library, cleaned and annotated. A cache; it can be rebuilt.

One row per file, one per article. Files are tied to articles by the digest of their bytes, so a
renamed file is the same article and two equal files are one article with two paths. What the
search index has yet to learn stands in `pending`, written in the same transaction as the articles:
a refresh that is stopped anywhere resumes.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article import Annotations, Article
from briefing.keeps import Keep, Keeps
from briefing.quick_dataclass import dataclass
from briefing.storage import mentions, records, repeats, stories
from briefing.storage.database import connect, open_cache
from briefing.storage.mentions import EntityCount, Mentions
from briefing.storage.repeats import Repeats
from briefing.storage.stories import Stories

if TYPE_CHECKING:
    from briefing.storage.tallies import Tallies

SCHEMA = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    digest TEXT NOT NULL, failure TEXT, version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_digest ON files (digest, path);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, headline TEXT, publisher TEXT,
    published TEXT, captured TEXT, article TEXT NOT NULL, annotations TEXT NOT NULL
);
CREATE INDEX articles_by_digest ON articles (digest);
CREATE TABLE pending (article_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# Counts up with every change of a schema or of what a record holds (`article.py`).
FORMAT = "7"
PARTS = (SCHEMA, mentions.SCHEMA, stories.SCHEMA, repeats.SCHEMA)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file as last read: size in bytes, modification time in ns, its failure if any.

    `version` is that of the rules by which it was read (`pipeline.VERSION`).
    """

    path: str
    size: int
    modified: int
    digest: str
    failure: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it is kept: what lists need of it, the whole as JSON, and its entities."""

    id: str
    headline: str | None
    publisher: str | None
    published: str | None
    captured: str | None
    article: str
    annotations: str
    counts: tuple[EntityCount, ...]

    @classmethod
    def of(
        cls, article: Article, said: Annotations, counts: Iterable[EntityCount]
    ) -> StoredArticle:
        """An article with what it says."""
        return cls(
            article.id,
            article.headline,
            article.publisher,
            article.published.isoformat() if article.published else None,
            article.captured.isoformat() if article.captured else None,
            records.dumps(article),
            records.dumps(said),
            tuple(counts),
        )


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What a list needs of one article, without its text."""

    id: str
    path: str
    headline: str | None
    publisher: str | None
    published: str | None
    captured: str | None
    #: What it shares with the other versions of its story; None where there is no other.
    story: int | None = None


class Catalog:
    """The open catalog. One connection, shared by threads; SQLite serialises them.

    What counts over many articles has another one.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the catalog; one of another FORMAT, or damaged, is made anew."""
        self._lock = threading.RLock()
        self._path = path
        self._tallies: Tallies | None = None
        self._db, self.is_new = open_cache(path, FORMAT, "".join(PARTS))
        self.mentions = Mentions(self._db)
        self.stories, self.repeats = Stories(self._db), Repeats(self._db)

    @property
    def tallies(self) -> Tallies:
        """What counts over many articles at once; the first screen counts nothing."""
        from briefing.storage.tallies import Tallies

        with self._lock:
            if self._tallies is None:
                # SQLite lets the threads of one connection wait for each other, and the screen
                # reads an article while a thread counts.
                self._tallies = Tallies(connect(self._path, "NORMAL"))
            return self._tallies

    def close(self) -> None:
        """Release the file."""
        if self._tallies:
            self._tallies.close()
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes made inside, or none of them; one thread at a time."""
        with self._lock, self._db:
            yield

    # What is written

    def add_file(self, file: FileRecord) -> None:
        """Remember one file, in place of what stood at its path."""
        row = (file.path, file.size, file.modified, file.digest, file.failure, file.version)
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", row)

    def add_article(self, digest: str, article: StoredArticle) -> None:
        """Remember one article of the file with this digest, and that the index is to learn it."""
        values = (
            article.id, digest, article.headline, article.publisher,
            article.published, article.captured, article.article, article.annotations,
        )  # fmt: skip
        self._db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        self.mentions.put(article.id, article.counts)
        self._expect([article.id])

    def change_article(self, article: StoredArticle) -> None:
        """Remember another text of an article that is known, cut from the same document."""
        self._db.execute(
            "UPDATE articles SET article = ?, annotations = ? WHERE id = ?",
            (article.article, article.annotations, article.id),
        )
        self.mentions.put(article.id, article.counts)
        self._expect([article.id])

    def _expect(self, article_ids: Iterable[str]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO pending VALUES (?)", [(each,) for each in article_ids]
        )

    def remove_files(self, paths: Iterable[str]) -> None:
        """Forget these files, not yet their articles: another path may hold the same bytes."""
        self._db.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])

    def remove_orphans(self) -> None:
        """Forget the articles of which no file is left."""
        gone = [
            row[0]
            for row in self._db.execute(
                "SELECT id FROM articles WHERE digest NOT IN (SELECT digest FROM files)"
            )
        ]
        self._remove(gone)

    def keep_only(self, digest: str, article_ids: Collection[str]) -> None:
        """Forget the articles of a file but for these: read by other rules it holds no others."""
        self._remove([each for each in self.article_ids_of(digest) if each not in article_ids])

    def _remove(self, article_ids: Sequence[str]) -> None:
        self._db.executemany("DELETE FROM articles WHERE id = ?", [(each,) for each in article_ids])
        self.mentions.remove(article_ids)
        self._expect(article_ids)
        self.repeats.remove(self.stories.remove(article_ids))

    def expect_all(self) -> None:
        """The index has lost everything: let it learn every article again."""
        self._db.execute("INSERT OR IGNORE INTO pending SELECT id FROM articles")

    def learnt(self, article_ids: Iterable[str]) -> None:
        """The index now knows of these."""
        self._db.executemany(
            "DELETE FROM pending WHERE article_id = ?",
            [(article_id,) for article_id in article_ids],
        )

    def set_keeps(self, keeps: Keeps) -> None:
        """All articles are now read with these choices of the reader."""
        self.set_meta("keeps", records.dumps(keeps))

    def set_meta(self, key: str, value: str) -> None:
        """Remember something of the catalog as a whole."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # What is asked

    def meta(self, key: str) -> str | None:
        """What is remembered of the catalog as a whole."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row and str(row[0])

    def keeps(self) -> Keeps:
        """The choices of the reader with which the articles were read."""
        kept = self.meta("keeps")
        return records.loads(Keeps, kept) if kept else Keeps()

    def paths_under(self, keep: Keep) -> tuple[str, ...]:
        """The files with an article that a choice of the reader speaks of."""
        rows = self._db.execute(
            "SELECT path FROM files JOIN articles USING (digest) WHERE id = ? OR publisher = ?",
            (keep.article, keep.publisher),
        )
        return tuple(row[0] for row in rows)

    def files(self) -> dict[str, FileRecord]:
        """Every file by its path."""
        rows = self._db.execute("SELECT * FROM files")
        return {row[0]: FileRecord(*row) for row in rows}

    def failures(self, path: str | None = None) -> tuple[str, ...]:
        """What is said of files that could not be read, or of one path, in the order of paths."""
        rows = self._db.execute(
            """SELECT failure FROM files WHERE failure IS NOT NULL AND path = coalesce(?, path)
               ORDER BY path""",
            (path,),
        )
        return tuple(row[0] for row in rows)

    def article_ids_of(self, digest: str) -> tuple[str, ...]:
        """The articles in the file with this digest, in their order there."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE digest = ? ORDER BY rowid", (digest,)
        )
        return tuple(row[0] for row in rows)

    def digests(self) -> frozenset[str]:
        """The digests of all files that hold an article."""
        return frozenset(row[0] for row in self._db.execute("SELECT digest FROM articles"))

    def articles_in(self, path: str) -> tuple[str, ...]:
        """The articles in the file at a path, in their order there."""
        row = self._db.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return self.article_ids_of(row[0]) if row else ()

    def pending(self, limit: int) -> tuple[str, ...]:
        """Articles that the index is to learn or, if they are gone from here, to forget."""
        rows = self._db.execute("SELECT article_id FROM pending LIMIT ?", (limit,))
        return tuple(row[0] for row in rows)

    def pending_count(self) -> int:
        """How many articles the index is to learn or to forget."""
        return int(self._db.execute("SELECT count(*) FROM pending").fetchone()[0])

    def rows(self) -> tuple[ArticleRecord, ...]:
        """All articles in the library's order: newest first, the undated last, then by path."""
        rows = self._db.execute(
            """SELECT id, (SELECT min(path) FROM files f WHERE f.digest = articles.digest) AS path,
                      headline, publisher, published, captured
               FROM articles ORDER BY published IS NULL, published DESC, path, articles.rowid"""
        )
        stories = self.stories.of_all()
        return tuple(
            replace(record, story=stories[record.id]) if record.id in stories else record
            for record in (ArticleRecord(*row) for row in rows)
        )

    def version(self) -> int:
        """A number that changes when another program writes anything."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def paths_of(self, article_id: str) -> tuple[str, ...]:
        """Every path that holds the article, in order."""
        rows = self._db.execute(
            """SELECT path FROM files WHERE digest = (SELECT digest FROM articles WHERE id = ?)
               ORDER BY path""",
            (article_id,),
        )
        return tuple(row[0] for row in rows)

    def article(self, article_id: str) -> tuple[Article, Annotations] | None:
        """One article with what it says, or None if the library does not hold it."""
        row = self._db.execute(
            """SELECT article, annotations,
                      (SELECT min(path) FROM files f WHERE f.digest = articles.digest)
               FROM articles WHERE id = ?""",
            (article_id,),
        ).fetchone()
        if row is None:
            return None
        article = records.loads(Article, row[0])
        return replace(article, path=row[2] or article.path), records.loads(Annotations, row[1])

    def article_ids_like(self, beginning: str) -> tuple[str, ...]:
        """The ids that begin so, at most two: enough to know whether one is meant."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE substr(id, 1, ?) = ? LIMIT 2",
            (len(beginning), beginning),
        )
        return tuple(row[0] for row in rows)


def folded(records: Sequence[ArticleRecord]) -> Iterator[tuple[ArticleRecord, int]]:
    """The first article of each story, with how many of them there are; order is kept."""
    versions = Counter(record.story for record in records if record.story is not None)
    for record in records:
        if record.story is None:
            yield record, 1
        elif copies := versions.pop(record.story, 0):
            yield record, copies
