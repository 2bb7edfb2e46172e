"""The cut ledger: a document in its own order, with what was taken out of it and why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from briefing.article import Article, BlockKind, Document, Span
from briefing.keeps import Keep, folded


@dataclass(frozen=True, slots=True)
class Stretch(Span):
    """A line or paragraph of the document, or part of one: kept, or removed for a `reason`."""

    kind: BlockKind
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every stretch of one document in its order; `text` is the document's."""

    article_id: str
    publisher: str | None
    text: str
    stretches: tuple[Stretch, ...]

    @property
    def removed(self) -> tuple[Stretch, ...]:
        """What was taken out."""
        return tuple(stretch for stretch in self.stretches if stretch.reason is not None)


def ledger_of(article: Article, document: Document) -> Ledger:
    """What became of each line of the document that the article was read from."""
    kept = [
        Stretch(block.source, block.source + block.end - block.start, block.kind)
        for block in article.blocks
    ]
    cut = [Stretch(cut.start, cut.end, "paragraph", cut.reason) for cut in article.removed]
    stretches = sorted([*kept, *cut], key=lambda stretch: stretch.start)
    return Ledger(article.id, article.publisher, document.text, tuple(stretches))


def keeps_within(
    ledger: Ledger, span: Span, *, everywhere: bool, today: datetime.date
) -> tuple[Keep, ...]:
    """The choices that put back what was cut within a stretch, in this article or `everywhere`."""
    return tuple(
        Keep(
            folded(ledger.text[cut.start : cut.end]),
            article=None if everywhere else ledger.article_id,
            publisher=ledger.publisher if everywhere else None,
            reason=cut.reason,
            added=today,
        )
        for cut in ledger.removed
        if cut.start < span.end and cut.end > span.start
    )
