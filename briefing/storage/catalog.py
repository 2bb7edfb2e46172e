"""catalog.db: every article of one library, cleaned and annotated. A cache; it can be rebuilt.

One row per file, one per article. Files are tied to articles by the digest of their bytes, so a
renamed file is the same article and two equal files are one article with two paths. What the
search index has yet to learn stands in `pending`, written in the same transaction as the articles:
a refresh that is stopped anywhere resumes.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article import Annotations, Article
from briefing.keeps import Keep, Keeps
from briefing.storage import library_order, mentions, records, repeats, stories
from briefing.storage.cache_connection import CacheConnection
from briefing.storage.database import connect, open_cache
from briefing.storage.entries import ArticleRecord, FileRecord, StoredArticle
from briefing.storage.library_order import Orders
from briefing.storage.mentions import Mentions
from briefing.storage.repeats import Repeats
from briefing.storage.seal import Seal
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
    published TEXT, captured TEXT, length INTEGER NOT NULL
);
CREATE INDEX articles_by_digest ON articles (digest);
CREATE INDEX articles_by_day ON articles (published, id);
CREATE TABLE contents (
    article_id TEXT PRIMARY KEY, article TEXT NOT NULL, annotations TEXT NOT NULL
);
CREATE TABLE pending (article_id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# Counts up with every change of a schema or of what a record holds (`article.py`).
FORMAT = "8"
PARTS = (SCHEMA, mentions.SCHEMA, stories.SCHEMA, repeats.SCHEMA, library_order.SCHEMA)


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
        self._db.path = path
        self.seal = Seal(self._db, path, self._lock, is_trusted=self.is_new)
        # What is replaced goes first, and that is a change too.
        self._db.execute("PRAGMA recursive_triggers = ON")
        self.mentions = Mentions(self._db)
        self.stories, self.repeats = Stories(self._db), Repeats(self._db)
        self.orders = Orders(self._db)

    @property
    def tallies(self) -> Tallies:
        """What counts over many articles at once; the first screen counts nothing."""
        from briefing.storage.tallies import Tallies

        with self._lock:
            if self._tallies is None:
                # SQLite lets the threads of one connection wait for each other, and the screen
                # reads an article while a thread counts.
                db = connect(self._path, "NORMAL", CacheConnection)
                db.path = self._path
                self._tallies = Tallies(db)
            return self._tallies

    def close(self) -> None:
        """Release the file."""
        if self._tallies:
            self._tallies.close()
        self.seal.put_on()
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes made inside, or none of them; one thread at a time.

        Raises IndexUnavailable if the disk takes no more, or what it holds is damaged.
        """
        try:
            with self._lock, self._db:
                before = self._db.total_changes
                try:
                    yield
                    self.mentions.entities.settle()
                finally:
                    self.mentions.entities.forget()
                if self._db.total_changes != before:
                    self.seal.take_off()
        except sqlite3.DatabaseError as error:
            from briefing.storage import unwritable

            if unwritable.is_told_by(error):
                raise unwritable.cache_refused(self._path.parent, error) from error
            # Of the commit itself; what a question inside has met was told there.
            if hasattr(error, "sqlite_errorcode"):
                self._db.meet(error)
            raise

    # What is written

    def add_file(self, file: FileRecord) -> None:
        """Remember one file, in place of what stood at its path."""
        row = (file.path, file.size, file.modified, file.digest, file.failure, file.version)
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", row)

    def add_article(self, digest: str, article: StoredArticle) -> None:
        """Remember one article of the file with this digest, and that the index is to learn it."""
        values = (
            article.id, digest, article.headline, article.publisher,
            article.published, article.captured, article.length,
        )  # fmt: skip
        self._db.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        self._put_content(article)
        self.mentions.put(article.id, article.counts)
        self._expect([article.id])

    def change_article(self, article: StoredArticle) -> None:
        """Remember another text of an article that is known, cut from the same document."""
        self._db.execute(
            "UPDATE articles SET length = ? WHERE id = ?", (article.length, article.id)
        )
        self._put_content(article)
        self.mentions.put(article.id, article.counts)
        self._expect([article.id])

    def _put_content(self, article: StoredArticle) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO contents VALUES (?, ?, ?)",
            (article.id, article.article, article.annotations),
        )

    def _expect(self, article_ids: Iterable[str]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO pending VALUES (?)", [(each,) for each in article_ids]
        )

    def remove_files(self, paths: Iterable[str]) -> None:
        """Forget these files, not yet their articles: another path may hold the same bytes."""
        self._db.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in paths])

    def remove_orphans(self, digests: Iterable[str]) -> None:
        """Forget the articles of files with these digests of which no file is left."""
        gone = [
            row[0]
            for row in self._db.execute(
                """SELECT articles.id FROM json_each(?) CROSS JOIN articles ON digest = value
                   WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.digest = articles.digest)""",
                (json.dumps(list(digests)),),
            )
        ]
        self._remove(gone)

    def keep_only(self, digest: str, article_ids: Collection[str]) -> None:
        """Forget the articles of a file but for these: read by other rules it holds no others."""
        self._remove([each for each in self.article_ids_of(digest) if each not in article_ids])

    def _remove(self, article_ids: Sequence[str]) -> None:
        for table, key in (("articles", "id"), ("contents", "article_id")):
            self._db.executemany(
                f"DELETE FROM {table} WHERE {key} = ?", [(each,) for each in article_ids]
            )
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
        self._db.execute(
            """INSERT INTO meta VALUES (?, ?)
               ON CONFLICT DO UPDATE SET value = excluded.value WHERE value != excluded.value""",
            (key, value),
        )

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

    def files(self, paths: Collection[str] | None = None) -> dict[str, FileRecord]:
        """Every file by its path, or those at some paths."""
        if paths is not None:
            rows = self._db.execute(
                "SELECT files.* FROM json_each(?) CROSS JOIN files ON files.path = value",
                (json.dumps(list(paths)),),
            )
            return {row[0]: FileRecord(*row) for row in rows}
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

    def records(self, article_ids: Iterable[str]) -> dict[str, ArticleRecord]:
        """What lists need of some articles, by their ids."""
        rows = self._db.execute(
            """SELECT articles.id,
                      (SELECT min(f.path) FROM files f WHERE f.digest = articles.digest),
                      headline, publisher, published, captured
               FROM json_each(?) CROSS JOIN articles ON articles.id = value""",
            (json.dumps(list(article_ids)),),
        )
        return {row[0]: ArticleRecord(*row) for row in rows}

    def published_between(self, first: str, last: str) -> frozenset[str]:
        """The articles of some days, as ISO 8601 writes them."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE published BETWEEN ? AND ?", (first, last)
        )
        return frozenset(row[0] for row in rows)

    def undated(self) -> frozenset[str]:
        """The articles of which nobody knows when they were published."""
        rows = self._db.execute("SELECT id FROM articles WHERE published IS NULL")
        return frozenset(row[0] for row in rows)

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
               FROM articles JOIN contents ON article_id = id WHERE id = ?""",
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
