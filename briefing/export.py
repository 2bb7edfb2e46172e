"""Articles for other programs: JSON Lines (version 1 of the contract), CSV, Markdown, plain text.

Each form takes the ids of the articles it is to hold, in their order, or all of a library without.
In the JSON form every offset counts code points, half-open; `source` points into the document.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefing import plain, views
from briefing.article import (
    Annotations,
    Article,
    Grounds,
    Mention,
    Sanction,
    Span,
    Transfer,
    Weapon,
)
from briefing.entities.identity import entity_id
from briefing.inert import visible
from briefing.json_text import json_text
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.ordering import Order
    from briefing.storage.marks import Note

VERSION = 1
CSV_COLUMNS = (
    "id", "path", "headline", "byline", "publisher", "published", "captured", "language",
    "people", "weapons", "sanctions", "corrected",
)  # fmt: skip
ENTITY_COLUMNS = ("kind", "name", "details", "mentions", "articles", "confidence")
# Spreadsheets run a cell that begins with one of these as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SIGNS = "\\`*_[]<>#|&"
# At the beginning of a line these make a list of it: "1. ", "- ", "+ ".
LIST_SIGN = re.compile(r"^(\d*)([.)+-])(?=\s|$)")


def jsonl(library: Library, article_ids: Iterable[str] | None = None) -> Iterator[str]:
    """One JSON object per article."""
    for article, said, others in _articles(library, article_ids):
        yield json_text(record(article, said, others))


def csv_lines(library: Library, article_ids: Iterable[str] | None = None) -> Iterator[str]:
    """A header, then one line per article; several names in a cell are separated by semicolons."""
    yield _csv_line(CSV_COLUMNS)
    for article, said, _ in _articles(library, article_ids):
        yield _csv_line(
            (
                article.id,
                article.path,
                article.headline,
                "; ".join(article.byline),
                article.publisher,
                article.published,
                article.captured,
                article.language,
                "; ".join(person.name for person in said.people),
                "; ".join(weapon.name for weapon in said.weapons),
                "; ".join(views.sanction_line(sanction) for sanction in said.sanctions),
                "; ".join(
                    row.name for row in views.entity_rows(said, {}) if row.grounds.is_corrected
                ),
            )
        )


def entity_csv_lines(library: Library, article_ids: Iterable[str] | None = None) -> Iterator[str]:
    """A header, then a line for each person, weapon and sanction of an article, as in the panel.

    `mentions` are counted in the article, `articles` in the library, the article among them.
    """
    yield _csv_line(ENTITY_COLUMNS)
    for article_id in _wanted(library, article_ids):
        for row in library.article(article_id).entities:
            details, articles = "; ".join(row.details), row.elsewhere + 1
            yield _csv_line((row.kind, row.name, details, row.here, articles, row.standing))


def text(library: Library, article_ids: Iterable[str] | None = None) -> Iterator[str]:
    """Every article as it is read, and nothing else."""
    for article_id in _wanted(library, article_ids):
        yield from plain.article_text_lines(library.article(article_id))


def markdown(library: Library, article_ids: Iterable[str] | None = None) -> Iterator[str]:
    """Every article as a chapter with what was found in it."""
    for article, said, _ in _articles(library, article_ids):
        yield f"# {_escaped(views.headline_of(article.headline, article.path))}\n"
        yield from (f"*{_escaped(line)}*\n" for line in views.about(article))
        for block in article.blocks:
            if block.kind != "headline":
                words = _escaped(" ".join(article.text[block.start : block.end].split()))
                prefix = {"heading": "## ", "quote": "> ", "item": "- "}.get(block.kind, "")
                yield f"{prefix}*{words}*\n" if block.kind == "caption" else f"{prefix}{words}\n"
        for row in views.entity_rows(said, {}):
            details = _escaped("; ".join(row.details))
            corrected = " (corrected by the reader)" if row.grounds.is_corrected else ""
            about = f": {details}" if details else ""
            yield f"- **{row.kind}** {_escaped(row.name)}{corrected}{about}"
        yield ""
        yield from _note_lines(article, library.marks([article.id])[article.id].notes)


def _note_lines(article: Article, notes: Iterable[Note]) -> Iterator[str]:
    """The reader's notes in Markdown, each below the passage it is on."""
    from briefing.notes import in_order

    for number, (note, _) in enumerate(in_order(notes, article.text)):
        yield from [] if number else ["## Notes\n"]
        quoted = note.passage.split("\n") if note.passage else []
        yield from (f"> {_escaped(line)}".rstrip() for line in quoted)
        yield from [""] if quoted else []
        # A backslash ends a line where the note does.
        yield "\\\n".join(_escaped(line) for line in note.text.split("\n")) + "\n"


FORMATS = {"jsonl": jsonl, "csv": csv_lines, "markdown": markdown}


def articles_meant(
    library: Library,
    references: Iterable[str] | None = None,
    query: str | None = None,
    order: Order | None = None,
) -> Sequence[str]:
    """The ids of the articles meant by id or path, or else of those that answer a query, or of all.

    What answers stands as in a list, every article with the other versions found of its story.
    """
    if references is not None:
        return [library.find(each) for each in references]
    if query is None and order is None:
        return library.article_ids()
    return [each for ids in library.found(query or "", order=order) for each in ids]


def _wanted(library: Library, article_ids: Iterable[str] | None) -> Iterable[str]:
    return library.article_ids() if article_ids is None else article_ids


def _articles(
    library: Library, article_ids: Iterable[str] | None
) -> Iterator[tuple[Article, Annotations, tuple[str, ...]]]:
    for article_id in _wanted(library, article_ids):
        article, said = library.annotated(article_id)
        others = tuple(path for path in library.paths(article.id) if path != article.path)
        yield article, said, others


def record(
    article: Article, said: Annotations, other_paths: tuple[str, ...] = ()
) -> dict[str, Any]:
    """One article as the contract has it: every key present, null for what is not known."""
    return {
        "version": VERSION,
        "id": article.id,
        "path": article.path,
        "other_paths": list(other_paths),
        "headline": article.headline,
        "byline": list(article.byline),
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "captured": article.captured.isoformat() if article.captured else None,
        "language": article.language,
        "text": article.text,
        "blocks": [
            {"kind": b.kind, "start": b.start, "end": b.end, "source": b.source}
            for b in article.blocks
        ],
        "removed": [{"start": r.start, "end": r.end, "reason": r.reason} for r in article.removed],
        "people": [
            {
                "id": entity_id("person", person.name),
                "name": person.name,
                "aliases": list(person.aliases),
                "role": person.role,
                "affiliation": person.affiliation,
                "country": person.country,
                "mentions": _mentions(article, said, "person", person.name),
                **_corrected(person.grounds),
            }
            for person in said.people
        ],
        "weapons": [_weapon(article, said, weapon) for weapon in said.weapons],
        "sanctions": [_sanction(article, sanction) for sanction in said.sanctions],
    }


def _place(article: Article, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "source": article.source_of(span.start)}


def _mentions(article: Article, said: Annotations, kind: str, name: str) -> list[dict[str, Any]]:
    def printed(mention: Mention) -> dict[str, Any]:
        return {**_place(article, mention), "text": article.text[mention.start : mention.end]}

    return [printed(m) for m in said.mentions if m.kind == kind and m.name == name]


def _weapon(article: Article, said: Annotations, weapon: Weapon) -> dict[str, Any]:
    return {
        "id": entity_id("weapon", weapon.name),
        "name": weapon.name,
        "class": weapon.weapon_class,
        "aliases": list(weapon.aliases),
        "transfers": [_transfer(article, t) for t in said.transfers if t.weapon == weapon.name],
        "mentions": _mentions(article, said, "weapon", weapon.name),
        **_corrected(weapon.grounds),
    }


def _transfer(article: Article, transfer: Transfer) -> dict[str, Any]:
    return {
        "supplier": transfer.supplier,
        "recipient": transfer.recipient,
        "status": transfer.status,
        "quantity": transfer.quantity,
        **_place(article, transfer),
    }


def _sanction(article: Article, sanction: Sanction) -> dict[str, Any]:
    return {
        "imposers": list(sanction.imposers),
        "targets": [{"name": target.name, "type": target.type} for target in sanction.targets],
        "kinds": list(sanction.kinds),
        "status": sanction.status,
        "date": sanction.date,
        "reason": sanction.reason,
        **_place(article, sanction),
        **_corrected(sanction.grounds),
    }


def _corrected(grounds: Grounds) -> dict[str, Any]:
    """What a reader corrected says so; without corrections the form is that of the contract."""
    return {"corrected": True} if grounds.is_corrected else {}


def _csv_line(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(_inert_cell(cell) for cell in cells)
    return line.getvalue()


def _inert_cell(cell: object) -> str:
    text = "" if cell is None else visible(str(cell))
    return f"'{text}" if text.startswith(FORMULA) else text


def _escaped(text: str) -> str:
    """Markdown's own signs in a text stay signs of the text, and a terminal's are none."""
    signs = (f"\\{c}" if c in SIGNS else c for c in visible(text))
    return LIST_SIGN.sub(r"\1\\\2", "".join(signs))
