"""Rows as lines of plain text and as JSON, for pipes and scripts.

Article text is inert since it was loaded; names of files become so here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from briefing.inert import one_line
from briefing.views import ArticleRow, EntityRow, Reading

if TYPE_CHECKING:
    from briefing.facts import Fact
    from briefing.found import FacetRow, Fix
    from briefing.keeps import Keeps
    from briefing.keys import Key
    from briefing.ledger import Ledger
    from briefing.provenance import Claim
    from briefing.storage.tallies import EntityRecord

MEASURE = 78
BAR_WIDTH = 28
QUOTE = "> "
# What stands before the first line of a block, and before its others.
SIGNS = {"quote": (QUOTE, QUOTE), "item": ("• ", "  ")}
KEY_WIDTH, ACT_WIDTH = 22, 16
FACT_WIDTH = len("published")
SECTIONS = {"person": "People", "weapon": "Weapons", "sanction": "Sanctions", "note": "Notes"}


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def article_lines(rows: Iterable[ArticleRow]) -> Iterator[str]:
    """Id, marks, date, publisher, headline and versions; under it what a search found there."""
    for row in rows:
        marks = ("*" if row.marks.is_starred else " ") + (" " if row.marks.is_read else "N")
        source = f"{row.publisher}: " if row.publisher else ""
        title = " ".join(filter(None, (one_line(source + row.headline), row.times)))
        yield f"{row.article_id}  {marks}  {row.date:>11}  {title}"
        if row.snippet:
            yield f"{'':34}… {one_line(row.snippet.text)} …"


def fix_lines(fixes: Iterable[Fix]) -> Iterator[str]:
    """What may be asked instead of a query that finds nothing, and how much it finds."""
    for fix in fixes:
        query = "" if fix.query in fix.label else f": {fix.query}"
        yield f"{fix.label}{query} ({counted(fix.found, 'article')})"


def facet_lines(rows: Iterable[FacetRow]) -> Iterator[str]:
    """Facet, number of articles, value, and the query that keeps to them."""
    for row in rows:
        yield f"{row.facet:9}  {row.articles:>7,}  {one_line(row.value)}  [{row.query}]"


def reading_lines(reading: Reading) -> Iterator[str]:
    """One article, and below it what was found in it."""
    yield from article_text_lines(reading)
    yield from panel_lines(reading.rows)


def article_text_lines(reading: Reading) -> Iterator[str]:
    """One article, wrapped: quotes and items by their signs, the items of a list together."""
    if not any(block.kind == "headline" for block in reading.blocks):
        yield from (one_line(reading.headline), *reading.about, "")
    for block, following in zip_longest(reading.blocks, reading.blocks[1:]):
        sign, indent = SIGNS.get(block.kind, ("", ""))
        yield from textwrap.wrap(
            reading.text[block.start : block.end],
            MEASURE,
            initial_indent=sign,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
        if block.kind == "headline":
            yield from reading.about
        if not (block.kind == "item" and following and following.kind == "item"):
            yield ""


def cut_lines(ledger: Ledger) -> Iterator[str]:
    """Place in the document (code points), reason and text of each stretch that was removed."""
    width = max((len(cut.reason or "") for cut in ledger.removed), default=0)
    for cut in ledger.removed:
        text = one_line(ledger.text[cut.start : cut.end])
        yield f"{f'{cut.start}-{cut.end}':>15}  {cut.reason or '':{width}}  {text}"


def fact_lines(facts: Iterable[Fact], width: int = MEASURE) -> Iterator[str]:
    """What is known of an article: the name of each fact, and beside it its values, wrapped."""
    for fact in facts:
        lines = [
            line
            for value in fact.values
            for line in textwrap.wrap(
                value, width - FACT_WIDTH - 2, break_on_hyphens=False, break_long_words=False
            )
        ]
        for name, line in zip_longest([fact.name], lines, fillvalue=""):
            yield f"{name:{FACT_WIDTH}}  {line}"


def rule_lines(keeps: Keeps) -> Iterator[str]:
    """Number, scope and text of each rule of the reader."""
    for number, rule in enumerate(keeps.rules, 1):
        scope = f"article {rule.article}" if rule.article else f"publisher {rule.publisher}"
        yield f"{number:>4}  {one_line(scope)}  {one_line(rule.text)}"


def panel_lines(rows: Iterable[EntityRow]) -> Iterator[str]:
    """People, weapons and sanctions with counts here and elsewhere, and notes, under headings."""
    section = ""
    for row in rows:
        if SECTIONS[row.kind] != section:
            section = SECTIONS[row.kind]
            yield section
        likely = "" if row.standing == "sure" else f", {row.standing}"
        if row.kind == "note":
            yield from (f"  {one_line(line)}" for line in row.name.split("\n"))
        else:
            yield f"  {row.name} ({row.here} here, {row.elsewhere} elsewhere{likely})"
        yield from (f"    {one_line(detail)}" for detail in row.details)


def entity_lines(entities: Iterable[EntityRecord]) -> Iterator[str]:
    """Kind, number of articles and mentions, and name of each."""
    for entity in entities:
        facts = f"{counted(entity.articles, 'article')}, {counted(entity.mentions, 'mention')}"
        yield f"{entity.kind:8}  {entity.name}  ({facts})"


def reason_lines(
    entity: EntityRecord, articles: Iterable[tuple[ArticleRow, Iterable[Claim]]]
) -> Iterator[str]:
    """An entity, and article by article what is said of it and why."""
    yield from entity_lines([entity])
    for row, claims in articles:
        yield f"  {row.article_id}  {one_line(row.headline)}"
        for claim in claims:
            yield from (f"    {line}" for line in _told(claim))


def _told(claim: Claim) -> Iterator[str]:
    yield from textwrap.wrap(claim.says, MEASURE - 4, break_on_hyphens=False)
    yield from (f"  {line}" for line in claim_lines(claim, MEASURE - 6))


def claim_lines(claim: Claim, width: int = MEASURE) -> Iterator[str]:
    """The rules that read a claim, and the sentences it is read from."""
    yield from textwrap.wrap(claim.why, width, subsequent_indent="  ", break_on_hyphens=False)
    for quote in claim.quotes:
        lines = textwrap.wrap(one_line(quote.text), width - len(QUOTE), break_on_hyphens=False)
        yield from (QUOTE + line for line in lines)


def json_rows(
    rows: Iterable[ArticleRow] | Iterable[EntityRecord] | Iterable[FacetRow],
) -> Iterator[str]:
    """Each row as one JSON object with the row's own field names."""
    from briefing.json_text import json_text

    for row in rows:
        fields = asdict(row)
        yield json_text(fields | fields.pop("marks", {}), default=str)


def key_lines(keys: Iterable[Key]) -> Iterator[str]:
    """The keys of each act, its name in the settings, and what it does."""
    for key in keys:
        yield f"{key.label:{KEY_WIDTH}}  {key.id:{ACT_WIDTH}}  {key.description}"


def progress_bar(done: int, total: int) -> str:
    """How far a refresh has come.

    >>> progress_bar(50, 100)
    '[##############..............] 50 of 100 files'
    """
    filled = BAR_WIDTH * done // max(1, total)
    return f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done:,} of {counted(total, 'file')}"
