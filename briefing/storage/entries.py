"""What the catalog takes and gives: one file, one article."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.article import Annotations, Article
from briefing.quick_dataclass import dataclass
from briefing.storage import records
from briefing.storage.mentions import EntityCount


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
    #: Of its text, in code points.
    length: int
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
            len(article.text),
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
