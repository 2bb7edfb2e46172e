"""What is tried with the bytes of a file: load it, clean what it holds, and tell what that says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from articles import article_of
from invariants import assert_annotations, assert_article, assert_document, assert_sentence

from briefing.article import (
    Article,
    Block,
    BlockKind,
    Document,
    Link,
    Metadata,
    Removed,
    Source,
    Span,
)
from briefing.cleaning import clean
from briefing.entities.annotation import annotate
from briefing.errors import BriefingError
from briefing.formats import loader_for
from briefing.formats.limits import refuse_long
from briefing.formats.links import is_web
from briefing.inert import visible
from briefing.keeps import NO_KEEPS, Keep, Keeps, folded

WEB_ADDRESS = re.compile(r"https?://[!-~]+")


@contextmanager
def told_in_one_sentence() -> Iterator[None]:
    """What fails in here fails as the reader is told."""
    try:
        yield
    except BriefingError as error:
        assert_sentence(str(error))


def loading(suffix: str) -> Callable[[bytes], None]:
    """The loader for such files."""

    def load(data: bytes) -> None:
        source = Source(f"saved{suffix}", data)
        loader = loader_for(source.path)
        assert loader
        with told_in_one_sentence():
            ids = set[str]()
            for document in loader.load(source):
                assert_document(document)
                assert document.id not in ids
                assert document.id.startswith(source.digest)
                ids.add(document.id)
                assert_article(document, cleaned(document, NO_KEEPS))

    return load


def cleaned(document: Document, keeps: Keeps) -> Article:
    """Its article; cleaning never fails, and says the same twice."""
    refuse_long(document.path, len(document.text), len(document.blocks))
    article = clean(document, keeps)
    assert clean(document, keeps) == article
    return article


# The kinds of blocks by the sign before a line, and what markup says of it, which comes next.
SIGNS: dict[str, BlockKind] = {
    "=": "headline", "^": "standfirst", "~": "caption", "#": "heading", ">": "quote", "*": "item",
}  # fmt: skip
STORY, FURNITURE = "+", "!"
SAID = re.compile(r"(?P<key>title|publisher|author|keep): (?P<value>.*\S)")


def cleaning(data: bytes) -> None:
    """The cleaner, on a document of the lines of a text.

    A line may begin with the sign of its kind, and with one that it is story or furniture; or it
    says something of the document.
    """
    document, keeps = document_of(data.decode("utf-8", "replace"))
    with told_in_one_sentence():
        if document:
            assert_document(document)
            assert_article(document, cleaned(document, keeps))


def document_of(text: str) -> tuple[Document | None, Keeps]:
    """The document that such a text describes, and what of it the reader wants kept."""
    shown, blocks, at = "", list[Block](), 0
    story, furniture, links = list[Span](), list[Removed](), list[Link]()
    said: dict[str, list[str]] = {"title": [], "publisher": [], "author": [], "keep": []}
    for line in visible(text).split("\n"):
        if found := SAID.fullmatch(line.strip()):
            said[found["key"]].append(folded(found["value"]))
            continue
        kind = SIGNS.get(line[:1], "paragraph")
        line = line[line[:1] in SIGNS :]
        sign, line = line[:1], line[line[:1] in (STORY, FURNITURE) :].strip()
        if not line:
            continue
        at = len(shown)
        end = at + len(line)
        blocks.append(Block(at, end, kind, at))
        story += [Span(at, end)] if sign == STORY else []
        furniture += [Removed(at, end, "navigation")] if sign == FURNITURE else []
        links += [
            Link(at + match.start(), at + match.end(), match.group())
            for match in WEB_ADDRESS.finditer(line)
            if is_web(match.group())
        ]
        shown += f"{line}\n"
    if not blocks:
        return None, NO_KEEPS
    title, publisher = (next(iter(said[key]), None) for key in ("title", "publisher"))
    metadata = Metadata(title=title, publisher=publisher, byline=tuple(said["author"]))
    document = Document(
        "0" * 16, "saved.txt", shown, tuple(blocks), metadata,
        tuple(story), tuple(furniture), tuple(links),
    )  # fmt: skip
    return document, Keeps(tuple(Keep(each, article=document.id) for each in said["keep"]))


def extraction(data: bytes) -> None:
    """The extractors, on an article of these paragraphs; the first may be a headline."""
    text = visible(data.decode("utf-8", "replace"))
    headline, *paragraphs = [part for each in text.split("\n") if (part := each.strip())] or ["."]
    is_headline = paragraphs and not headline.endswith((".", "!", "?"))
    article = (
        article_of(*paragraphs, headline=headline)
        if is_headline
        else article_of(headline, *paragraphs)
    )
    said = annotate(article)
    assert_annotations(article, said)
    assert annotate(article) == said
