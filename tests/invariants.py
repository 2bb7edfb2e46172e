"""What holds of every document, article and annotation, whatever the bytes they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.article import Annotations, Article, Document, Link, Span
from briefing.formats.links import is_web
from briefing.inert import visible


def assert_inert(*lines: str | None) -> None:
    """Each is one line that does nothing to a terminal."""
    for line in lines:
        assert line is None or (visible(line) == line and "\n" not in line), repr(line)


def assert_sentence(sentence: str) -> None:
    """What a reader is told is one visible line that ends."""
    assert_inert(sentence)
    assert "\t" not in sentence, repr(sentence)
    assert sentence.endswith((".", "!", "?")), repr(sentence)


def assert_spans(text: str, spans: Iterable[Span]) -> None:
    """Each lies in the text, and begins and ends with something printed."""
    for span in spans:
        stretch = text[span.start : span.end]
        assert 0 <= span.start < span.end <= len(text), span
        assert stretch == stretch.strip(), (span, stretch)


def assert_in_order(spans: Sequence[Span]) -> None:
    """None begins before the one before it has ended."""
    assert all(before.end <= after.start for before, after in pairwise(spans)), spans


def assert_document(document: Document) -> None:
    """What a loader promises."""
    assert visible(document.text) == document.text
    assert document.text.strip()
    assert_spans(document.text, (*document.blocks, *document.story, *document.furniture))
    assert_in_order(document.blocks)
    assert all(block.source == block.start for block in document.blocks)
    assert not any("\n" in document.text[block.start : block.end] for block in document.blocks)
    assert_links(document.text, document.links)
    said = document.metadata
    assert_inert(said.title, said.publisher, said.url, said.dated_by, *said.byline)


def assert_links(text: str, links: Sequence[Link]) -> None:
    """Each lies in the text, in order, and leads to a page of the web."""
    assert_spans(text, links)
    assert_in_order(links)
    for link in links:
        assert_inert(link.url)
        assert is_web(link.url), link


def assert_only_removed(document: Document, article: Article) -> None:
    """Every printed character of the document is in the article once, or was cut for a reason."""
    stretches = [article.text[block.start : block.end] for block in article.blocks]
    assert article.text == "\n\n".join(stretches)
    covered = [0] * len(document.text)
    for block in article.blocks:
        length = block.end - block.start
        assert length > 0
        assert article.text[block.start : block.end] == document.text[block.source :][:length]
        for at in range(block.source, block.source + length):
            covered[at] += 1
    for cut in article.removed:
        assert cut.reason
        for at in range(cut.start, cut.end):
            covered[at] += 1
    for character, times in zip(document.text, covered, strict=True):
        assert times == 1 or (times == 0 and character.isspace())


def assert_article(document: Document, article: Article) -> None:
    """What cleaning promises."""
    assert_only_removed(document, article)
    assert visible(article.text) == article.text
    assert_in_order(article.blocks)
    assert_links(document.text, article.links)
    assert_inert(article.headline, article.publisher, article.url, article.dated_by)
    assert_inert(article.language, *article.byline)


def assert_annotations(article: Article, said: Annotations) -> None:
    """What extraction promises."""
    assert_spans(article.text, (*said.mentions, *said.transfers, *said.sanctions))
    for spans in (said.mentions, said.transfers, said.sanctions):
        places = [(span.start, span.end) for span in spans]
        assert places == sorted(places)
    listed = {("person", person.name) for person in said.people}
    listed |= {("weapon", weapon.name) for weapon in said.weapons}
    assert {(mention.kind, mention.name) for mention in said.mentions} == listed
    for person in said.people:
        assert_inert(person.name, *person.aliases, person.role, person.affiliation, person.country)
    for weapon in said.weapons:
        assert_inert(weapon.name, *weapon.aliases)
    for transfer in said.transfers:
        assert_inert(transfer.weapon, transfer.supplier, transfer.recipient, transfer.quantity)
    for sanction in said.sanctions:
        assert_inert(*sanction.imposers, *(target.name for target in sanction.targets))
        assert_inert(sanction.date, sanction.reason, sanction.record)
