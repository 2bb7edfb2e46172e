"""From a document to its story: furniture out, headline, byline, publisher and dates named."""

from __future__ import annotations

from briefing.article import Article, Document
from briefing.cleaning.language import language_of
from briefing.cleaning.layout import lay_out
from briefing.cleaning.page import Page


def clean(document: Document) -> Article:
    """The article in the document. It only drops blocks or trims their ends, and never fails."""
    page = Page.of(document)
    layout = lay_out(page)
    text = page.text()
    return Article(
        id=document.id,
        path=document.path,
        headline=layout.headline,
        byline=layout.byline,
        publisher=layout.publisher,
        published=layout.published,
        captured=layout.captured,
        language=language_of(text),
        text=text,
        blocks=page.blocks(),
        removed=page.removed(),
        url=document.metadata.url,
        dated_by=layout.dated_by,
    )
