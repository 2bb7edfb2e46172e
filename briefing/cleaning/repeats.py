"""Lines that a source prints around one article after the other are furniture too.

A page alone does not tell: this is known when other pages of its source have been read.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import PurePosixPath

from briefing.article import Article, Block, Removed

# A line is furniture when this many stories of one source print it, and this share of all its
# stories. Two may be chance. Furniture that cleaning cannot name is left on 6 to 16 % of the pages
# of a source; a share of a tenth finds it, and a label of one affair among many is spared.
FEWEST_STORIES = 3
SHARE = 0.1
# Words. A label is shorter; without a mark at its end a longer line may be a paragraph of a list.
LONGEST_LABEL = 12
SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$|[.,][”’»]$")
# How furniture speaks to its reader, and how a story tells what somebody said. "us" is also U.S.
ADDRESS = re.compile(r"\b(?:click|here|our|please|we|you|your)\b|©", re.IGNORECASE)
QUOTATION = re.compile(r"[\"“”„«»]")
STORY_KINDS = ("headline", "standfirst", "caption")
BLANK_LINE = "\n\n"


def source_of(article: Article) -> str:
    """Who printed the article: its publisher, or else the folder of its file, with a `/` behind."""
    return article.publisher or f"{PurePosixPath(article.path).parent}/"


def outer_lines(article: Article) -> tuple[Block, ...]:
    """The lines before the first and behind the last line of the story that may be furniture.

    A label or a notice may be, a sentence that tells something never: newspapers end every report
    on one affair with the same paragraph of background, and that belongs to the story. Of the 3,401
    lines in the stories of 130 pages, 302 could go if other pages repeated them.
    """
    body = [block for block in article.blocks if block.kind not in STORY_KINDS]
    story = [not may_be_furniture(_folded(article, block)) for block in body]
    if not any(story):
        return ()
    return (*body[: story.index(True)], *body[len(body) - story[::-1].index(True) :])


def may_be_furniture(line: str) -> bool:
    """Is this a label, or a sentence that speaks to the reader and quotes nobody?"""
    if QUOTATION.search(line):
        return False
    is_label = line.count(" ") < LONGEST_LABEL and not SENTENCE.search(line)
    return is_label or ADDRESS.search(line) is not None


def line_key(source: str, line: str) -> int:
    """A number of 64 bits for the letters and digits of a line that a source prints."""
    letters = "".join(character for character in line.casefold() if character.isalnum())
    text = f"{source}\n{letters}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little", signed=True)


def line_keys(article: Article, source: str) -> tuple[int, ...]:
    """The keys of its outer lines."""
    return tuple(line_key(source, _folded(article, block)) for block in outer_lines(article))


def is_repeated(stories: int, of_all: int) -> bool:
    """Whether a line that so many stories of a source print, of all it printed, is furniture."""
    return stories >= max(FEWEST_STORIES, SHARE * of_all)


def without(
    article: Article, source: str, repeats: Mapping[int, int], keep: Container[str] = ()
) -> Article:
    """The article without those of its outer lines that are repeats; the same if there is none.

    `repeats` maps the key of a line to the number of articles that print it. A line in `keep`
    (blanks folded) stays: the reader wants it.
    """
    times = {
        block: repeats[key]
        for block in outer_lines(article)
        if (key := line_key(source, line := _folded(article, block))) in repeats
        and line not in keep
    }
    if not times:
        return article
    kept = [block for block in article.blocks if block not in times]
    where = article.publisher or f"the folder {source}"
    cut = (
        Removed(b.source, b.source + b.end - b.start, f"repeated in {n:,} articles of {where}")
        for b, n in times.items()
    )
    return replace(
        article,
        text=BLANK_LINE.join(article.text[block.start : block.end] for block in kept),
        blocks=_joined(kept),
        removed=tuple(sorted((*article.removed, *cut), key=lambda removed: removed.start)),
    )


def _folded(article: Article, block: Block) -> str:
    return " ".join(article.text[block.start : block.end].split())


def _joined(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks one after the other, with a blank line between two."""
    moved, at = [], 0
    for block in blocks:
        end = at + block.end - block.start
        moved.append(replace(block, start=at, end=end))
        at = end + len(BLANK_LINE)
    return tuple(moved)
