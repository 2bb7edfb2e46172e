"""Search engines that are told the same articles and asked the same queries, ours among them.

Each gives the best twenty and how many there are. They differ in what they take for the same: ours
finds a word in all its forms, and one of the headline counts more; the others find it as written.
An engine is imported when it is opened, so that none is charged for another.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.engine import BEST, OURS, Engine, Question, Told

# Bytes that tantivy may collect before it writes.
HEAP = 128_000_000


class Ours:
    """The index of this program, told and asked as its library does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Any = None

    def create(self) -> None:
        self.open()

    def open(self) -> None:
        from briefing.search import open_index

        self._index = open_index(self._folder)

    def add(self, articles: Iterable[Told]) -> None:
        from briefing.search import Entry

        self._index.update(
            Entry(each.key, each.title, each.body, each.people, each.weapons) for each in articles
        )

    def finish(self) -> None:
        self.close()

    def close(self) -> None:
        self._index.close()

    def replace(self, article: Told) -> None:
        self.add([article])

    def ask(self, question: Question) -> int:
        from briefing.search.query import parse

        query = parse(query_text(question), typing=question.kind == "word and prefix")
        return int(self._index.search(query, BEST).total)


def query_text(question: Question) -> str:
    """A question in the grammar of this program."""
    first, *others = question.words
    match question.kind:
        case "phrase":
            return f'"{" ".join(question.words)}"'
        case "prefix":
            return f"{first}*"
        case "fuzzy":
            return f"{first}~1"
        case "person and word":
            return f'person:"{first}" {others[0]}'
    return " ".join(question.words)


class StockWhoosh:
    """Whoosh as it comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Any = None
        self._writer: Any = None
        self._searcher: Any = None

    def create(self) -> None:
        from whoosh import fields, index

        schema = fields.Schema(
            key=fields.ID(unique=True, stored=True),
            title=fields.TEXT(),
            body=fields.TEXT(),
            people=fields.KEYWORD(commas=True, lowercase=True),
        )
        self._index = index.create_in(self._folder, schema)
        self._writer = self._index.writer()

    def open(self) -> None:
        from whoosh import index

        self._index = index.open_dir(self._folder)
        self._searcher = self._index.searcher()

    def add(self, articles: Iterable[Told]) -> None:
        for each in articles:
            self._writer.add_document(**self._document(each))

    def finish(self) -> None:
        self._writer.commit()
        self._index.close()

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def replace(self, article: Told) -> None:
        writer = self._index.writer()
        writer.update_document(**self._document(article))
        writer.commit()
        self._searcher = self._searcher.refresh()

    def _document(self, told: Told) -> Mapping[str, str]:
        people = ",".join(told.people)
        return {"key": told.key, "title": told.title, "body": told.body, "people": people}

    def ask(self, question: Question) -> int:
        from whoosh import query

        terms = [query.Term("body", word) for word in question.words]
        asked: Any = query.And(terms)
        match question.kind:
            case "phrase":
                asked = query.Phrase("body", list(question.words))
            case "prefix" | "word and prefix":
                asked = query.And([*terms[:-1], query.Prefix("body", question.words[-1])])
            case "fuzzy":
                asked = query.FuzzyTerm("body", question.words[0], maxdist=1, prefixlength=1)
            case "person and word":
                person = query.Term("people", question.words[0].lower())
                asked = query.And([person, terms[1]])
        found = self._searcher.search(asked, limit=BEST)
        for hit in found:
            hit["key"]
        return len(found)


class Fts5:
    """SQLite's full-text table, with an index of prefixes; the text is kept in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database: Any = None

    def create(self) -> None:
        self.open()
        self._database.executescript(
            "create table article (number integer primary key, key text unique);"
            "create virtual table told using fts5 (title, body, people, prefix = '3')"
        )

    def open(self) -> None:
        import sqlite3

        self._database = sqlite3.connect(self._folder / "told.db")
        self._database.executescript("pragma journal_mode = wal; pragma synchronous = normal")

    def add(self, articles: Iterable[Told]) -> None:
        for each in articles:
            number = self._database.execute(
                "insert into article (key) values (?)", (each.key,)
            ).lastrowid
            self._database.execute(
                "insert into told (rowid, title, body, people) values (?, ?, ?, ?)",
                (number, each.title, each.body, "; ".join(each.people)),
            )

    def finish(self) -> None:
        self._database.commit()
        self.close()

    def close(self) -> None:
        self._database.close()

    def replace(self, article: Told) -> None:
        number = "(select number from article where key = ?)"
        self._database.execute(f"delete from told where rowid = {number}", (article.key,))
        self._database.execute("delete from article where key = ?", (article.key,))
        self.add([article])
        self._database.commit()

    def ask(self, question: Question) -> int | None:
        first, last = question.words[0], question.words[-1]
        match question.kind:
            case "fuzzy":
                return None
            case "phrase":
                asked = f'body: "{" ".join(question.words)}"'
            case "prefix":
                asked = f"body: {first}*"
            case "word and prefix":
                asked = f"body: ({first} AND {last}*)"
            case "person and word":
                asked = f'people: "{first}" AND body: {last}'
            case _:
                asked = f"body: ({' AND '.join(question.words)})"
        self._database.execute(
            "select key from (select rowid as number from told where told match ?"
            f" order by rank limit {BEST}) join article using (number)",
            (asked,),
        ).fetchall()
        (total,) = self._database.execute(
            "select count(*) from told where told match ?", (asked,)
        ).fetchone()
        return int(total)


class Tantivy:
    """tantivy from its Python package, with one thread that writes; the text is not kept in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tantivy: Any = importlib.import_module("tantivy")
        schema = self._tantivy.SchemaBuilder()
        for name in ("key", "people"):
            schema.add_text_field(
                name, stored=name == "key", tokenizer_name="raw", index_option="basic"
            )
        for name in ("title", "body"):
            schema.add_text_field(name)
        self._schema = schema.build()
        self._index: Any = None
        self._writer: Any = None

    def create(self) -> None:
        self._index = self._tantivy.Index(self._schema, path=str(self._folder))
        self._writer = self._index.writer(heap_size=HEAP, num_threads=1)

    def open(self) -> None:
        self._index = self._tantivy.Index.open(str(self._folder))

    def add(self, articles: Iterable[Told]) -> None:
        for each in articles:
            self._writer.add_document(self._document(each))

    def _document(self, told: Told) -> Any:
        return self._tantivy.Document(
            key=told.key, title=told.title, body=told.body, people=list(told.people)
        )

    def finish(self) -> None:
        self._writer.commit()
        # That is its end.
        self._writer.wait_merging_threads()
        self._writer = None

    def close(self) -> None:
        self._index = self._writer = None

    def replace(self, article: Told) -> None:
        self._writer = self._writer or self._index.writer(heap_size=HEAP, num_threads=1)
        self._writer.delete_documents_by_term("key", article.key)
        self._writer.add_document(self._document(article))
        self._writer.commit()
        self._index.reload()

    def ask(self, question: Question) -> int:
        query = self._tantivy.Query

        def body(word: str) -> Any:
            return query.term_query(self._schema, "body", word)

        first, last = question.words[0], question.words[-1]
        match question.kind:
            case "phrase":
                parts = [query.phrase_query(self._schema, "body", list(question.words))]
            case "prefix" | "word and prefix":
                begun = query.regex_query(self._schema, "body", f"{last}.*")
                parts = [*map(body, question.words[:-1]), begun]
            case "fuzzy":
                parts = [query.fuzzy_term_query(self._schema, "body", first, distance=1)]
            case "person and word":
                parts = [query.term_query(self._schema, "people", first), body(last)]
            case _:
                parts = [*map(body, question.words)]
        asked = query.boolean_query([(self._tantivy.Occur.Must, part) for part in parts])
        searcher = self._index.searcher()
        found = searcher.search(asked, limit=BEST, count=True)
        for _, address in found.hits:
            searcher.doc(address)
        return int(found.count)


ENGINES: Mapping[str, type[Engine]] = {
    OURS: Ours,
    "SQLite FTS5": Fts5,
    "tantivy": Tantivy,
    "stock Whoosh": StockWhoosh,
}
# The module that an engine needs and this program does not.
EXTRA = {"tantivy": "tantivy"}


def installed() -> list[str]:
    """The engines that can be measured here."""
    return [name for name in ENGINES if name not in EXTRA or find_spec(EXTRA[name])]
