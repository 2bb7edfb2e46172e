"""catalog.db: every article of one library, cleaned and annotated. A cache; it can be rebuilt.

One row per file, one per article. Files are tied to articles by the digest of their bytes, so a
renamed file is the same article and two equal files are one article with two paths. What the
search index has yet to learn stands in `pending`, written in the same transaction as the articles:
a refresh that is stopped anywhere resumes.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    digest TEXT NOT NULL, failure TEXT
) WITHOUT ROWID;
CREATE INDEX files_by_digest ON files (digest, path);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, headline TEXT, publisher TEXT,
    published TEXT, captured TEXT, article TEXT NOT NULL, annotations TEXT NOT NULL
);
CREATE INDEX articles_by_digest ON articles (digest);
CREATE TABLE pending (article_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
PARTS = (SCHEMA, mentions.SCHEMA, stories.SCHEMA, repeats.SCHEMA)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file as last read: size in bytes, modification time in ns, its failure if any."""

    path: str
    size: int
    modified: int
    digest: str
    failure: str | None = None


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

    def __init__(self, path: Path, version: str) -> None:
        """Open or make the catalog; one of another `version`, or damaged, is made anew."""
        self._lock = threading.RLock()
        self._path = path
        self._tallies: Tallies | None = None
        self._db, self.is_new = open_cache(path, version, "".join(PARTS))
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
        row = (file.path, file.size, file.modified, file.digest, file.failure)
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", row)

    def add_article(
        self, digest: str, article: Article, said: Annotations, counts: Iterable[EntityCount]
    ) -> None:
        """Remember one article of the file with this digest, and that the index is to learn it."""
        values = (
            article.id, digest, article.headline, article.publisher,
            article.published and article.published.isoformat(),
            article.captured and article.captured.isoformat(),
            records.dumps(article), records.dumps(said),
        )  # fmt: skip
        self._db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        self.mentions.put(article.id, counts)
        self._expect([article.id])

    def change_article(
        self, article: Article, said: Annotations, counts: Iterable[EntityCount]
    ) -> None:
        """Remember another text of an article that is known, cut from the same document."""
        self._db.execute(
            "UPDATE articles SET article = ?, annotations = ? WHERE id = ?",
            (records.dumps(article), records.dumps(said), article.id),
        )
        self.mentions.put(article.id, counts)
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
        self._db.executemany("DELETE FROM articles WHERE id = ?", [(each,) for each in gone])
        self.mentions.remove(gone)
        self._expect(gone)
        self.repeats.remove(self.stories.remove(gone))

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
        row = ("keeps", records.dumps(keeps))
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", row)

    # What is asked

    def keeps(self) -> Keeps:
        """The choices of the reader with which the articles were read."""
        row = self._db.execute("SELECT value FROM meta WHERE key = 'keeps'").fetchone()
        return records.loads(Keeps, row[0]) if row else Keeps()

    def paths_under(self, keep: Keep) -> tuple[str, ...]:
        """The files with an article that a choice of the reader speaks of."""
        rows = self._db.execute(
            "SELECT path FROM files JOIN articles USING (digest) WHERE id = ? OR publisher = ?",
            (keep.article, keep.publisher),
        )
        return tuple(row[0] for row in rows)

    def files(self) -> dict[str, FileRecord]:
        """Every file by its path."""
        rows = self._db.execute("SELECT path, size, modified, digest, failure FROM files")
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

    def articles_in(self, path: str) -> tuple[str, ...]:
        """The articles in the file at a path, in their order there."""
        row = self._db.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return self.article_ids_of(row[0]) if row else ()

    def pending(self, limit: int) -> tuple[str, ...]:
        """Articles that the index is to learn or, if they are gone from here, to forget."""
        rows = self._db.execute("SELECT article_id FROM pending LIMIT ?", (limit,))
        return tuple(row[0] for row in rows)

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
