"""Lines that a source prints around one article after the other are furniture too.

A page alone does not tell: this is known when other pages of its source have been read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import PurePosixPath

from briefing.article import Article, Block, Removed

# Labels and notices are furniture when this many stories of one source print them, and this share
# of all its stories. Two may be chance. Cleaning leaves little, so the share is small: of 750 names
# of sites left in 2,000 generated articles a twentieth finds 94 %, a tenth 48 %, and neither
# anything else; a label of one affair among many is spared.
FEWEST_STORIES, SHARE = 3, 0.05
# A sentence that tells something may be the background that a newspaper prints under every report
# on one affair, and that belongs to the story: of eight communiqués of one headquarters three end
# in the same five paragraphs. A site's own notice stands under nearly all its pages.
FEWEST_TOLD, SHARE_TOLD = 10, 2 / 3
# Sentences that tell something, from either end. Each costs the catalog 5 MB for 100,000 articles.
REACH = 3
# Words. A label is shorter; without a mark at its end a longer line may be a paragraph of a list.
LONGEST_LABEL = 12
SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$|[.,][”’»]$")
# How furniture speaks to its reader, and how a story tells what somebody said. "us" is also U.S.
ADDRESS = re.compile(r"\b(?:click|here|our|please|we|you|your)\b|©", re.IGNORECASE)
QUOTATION = re.compile(r"[\"“”„«»]")
STORY_KINDS = ("headline", "standfirst", "caption")
BLANK_LINE = "\n\n"


@dataclass(frozen=True, slots=True)
class OuterLine:
    """A line near an end of the article; `tells` is False of a label or a notice."""

    block: Block
    text: str
    key: int
    tells: bool


def is_furniture(tells: bool, stories: int, of_all: int) -> bool:
    """Whether so many stories of its source, of all, print the line that it is of none."""
    if tells:
        return stories >= max(FEWEST_TOLD, SHARE_TOLD * of_all)
    return stories >= max(FEWEST_STORIES, SHARE * of_all)


def source_of(article: Article) -> str:
    """Who printed the article: its publisher, or else the folder of its file, with a `/` behind."""
    return article.publisher or f"{PurePosixPath(article.path).parent}/"


def outer_lines(article: Article, source: str) -> tuple[tuple[OuterLine, ...], ...]:
    """The lines at the head and those at the tail, each from its end inwards.

    A line inside the story is never among them, however often it recurs: there labels are headings
    of sections. On 130 saved pages, each as three kinds of dump, 17 % of the lines that cleaning
    leaves wrongly are labels and notices at the ends, and 6 % of those of the story.
    """
    body = _body(article)
    return tuple(tuple(_outer(article, source, blocks)) for blocks in (body, body[::-1]))


def _outer(article: Article, source: str, blocks: Iterable[Block]) -> Iterator[OuterLine]:
    told = 0
    for block in blocks:
        text = _text(article, block)
        line = OuterLine(block, text, line_key(source, text), tells(text))
        yield line
        told += line.tells
        if told == REACH:
            return


def _body(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind not in STORY_KINDS]


def _text(article: Article, block: Block) -> str:
    return " ".join(article.text[block.start : block.end].split())


def tells(line: str) -> bool:
    """Is this a sentence of a story, not a label and not a notice that speaks to the reader?

    Who quotes or asks speaks to somebody in the story: series of interviews repeat their questions.
    """
    if QUOTATION.search(line) or line.endswith("?"):
        return True
    is_label = line.count(" ") < LONGEST_LABEL and not SENTENCE.search(line)
    return not is_label and ADDRESS.search(line) is None


def line_key(source: str, line: str) -> int:
    """A number of 64 bits for the letters and digits of a line that a source prints."""
    letters = "".join(filter(str.isalnum, line.casefold()))
    text = f"{source}\n{letters}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little", signed=True)


def without(
    article: Article, source: str, repeats: Mapping[int, int], keep: Container[str] = ()
) -> Article:
    """The article without the repeats at its ends; the same one if there are none.

    `repeats` maps the key of a line to the number of articles that print it. A line in `keep`
    (blanks folded) stays: the reader wants it. The first line that tells something and is no repeat
    is where the story begins, or ends; an article without one stays as it is.
    """
    cut: dict[Block, int] = {}
    for lines in outer_lines(article, source):
        for line in lines:
            if line.key in repeats and line.text not in keep:
                cut[line.block] = repeats[line.key]
            elif line.tells:
                break
    body = (block for block in _body(article) if block not in cut)
    if not cut or not any(tells(_text(article, block)) for block in body):
        return article
    return _cut(article, cut, article.publisher or "the same folder")


def _cut(article: Article, times: Mapping[Block, int], source: str) -> Article:
    kept = [block for block in article.blocks if block not in times]
    cut = (
        Removed(b.source, b.source + b.end - b.start, f"repeated in {n:,} articles of {source}")
        for b, n in times.items()
    )
    return replace(
        article,
        text=BLANK_LINE.join(article.text[block.start : block.end] for block in kept),
        blocks=_joined(kept),
        removed=tuple(sorted((*article.removed, *cut), key=lambda removed: removed.start)),
    )


def _joined(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks one after the other, with a blank line between two."""
    moved, at = [], 0
    for block in blocks:
        end = at + block.end - block.start
        moved.append(replace(block, start=at, end=end))
        at = end + len(BLANK_LINE)
    return tuple(moved)
