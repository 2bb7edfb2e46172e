"""From a document to its story: furniture out, headline, byline, publisher and dates named."""

from __future__ import annotations

from briefing.article import Article, Document
from briefing.cleaning.language import language_of
from briefing.cleaning.layout import lay_out
from briefing.cleaning.page import Page
from briefing.keeps import NO_KEEPS, Keeps


def clean(document: Document, keeps: Keeps = NO_KEEPS) -> Article:
    """The article in the document. It only drops blocks or trims their ends, and never fails.

    What the reader wants kept stays, whatever the rules say of it.
    """
    page = Page.of(document)
    layout = lay_out(page)
    page.restore(keeps.lines_for(document.id, layout.publisher))
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
        links=page.links(),
    )
