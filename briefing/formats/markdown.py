"""Markdown: CommonMark with tables and strikethrough, and front matter as people write it."""

from __future__ import annotations

import datetime
import html
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from briefing.article import Block, BlockKind, Document, Link, Metadata, Source, Span
from briefing.errors import LoadError
from briefing.formats.links import folded_links, shifted, web_links
from briefing.formats.printed_date import date_of
from briefing.formats.text import decode
from briefing.inert import one_line, visible

BLANK_LINE = "\n\n"
# A parser tries each of these marks: so many take it six seconds and 0.4 GB. A book of 5 MB with
# ten links on each page has a third as many.
MARKS, MOST_MARKS = "[]()*_`|<>&!~\\", 400_000
EXTENSIONS = ("table", "strikethrough")
# Levels of lists and quotations. The parser drops what stands deeper; of its own it stops at 20.
DEEPEST = 100
# Levels of links and emphasis in a line: each bracket is tried on all of them.
DEEPEST_INLINE = 20
CONTAINERS: dict[str, BlockKind] = {"blockquote_open": "quote", "list_item_open": "item"}
CONTAINER_ENDS = ("blockquote_close", "list_item_close")
CELLS = ("td_open", "th_open")
BREAKS = ("softbreak", "hardbreak")
BESIDE_IMAGE = (*BREAKS, "image", "link_open", "link_close")

# What a browser would not show. Unclosed, each runs to the end, so that no text is read twice.
HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I)
TAG = re.compile(r"<[/!?]?(?P<name>[a-z][a-z0-9-]*+)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>", re.I)
BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
TOML_MATTER = re.compile(r"\+{3}[ \t]*\n(?P<lines>.*?)^\+{3}[ \t]*(?:\n|\Z)", re.S | re.M)
TOP_ENTRY = re.compile(r"(?P<key>[^\W\d][\w -]{0,40}):(?:[ \t]+(?P<value>.*))?")
ITEM = re.compile(r"[ \t]*-(?:[ \t]+(?P<value>.*))?")
INNER_ENTRY = re.compile(r"(?P<key>[^\W\d]\w*):(?:[ \t]+(?P<value>.*))?")
# Of an inner mapping (an author with an address and a picture) only the name is wanted.
NAME = "name"
COMMENT = re.compile(r"(?:^|[ \t])#.*")
BLOCK_SCALAR = re.compile(r"\A[|>][+-]?\d?(?:[ \t]+|$)")
QUOTED = r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'"
QUOTED_START = re.compile(QUOTED)
LIST_ENTRY = re.compile(rf"{QUOTED}|[^,\[\]\"'\s][^,\[\]]*")
ESCAPED = re.compile(r"\\([\"\\/])")
NULLS = ("", "~", "null")

# The keys that site generators and web clippers write, the plainest first.
TITLE = ("title", "headline")
BYLINE = ("author", "authors", "byline", "creator")
PUBLISHED = ("published", "date_published", "publish_date", "pubdate", "datepublished", "date")
PUBLISHER = ("publisher", "publication", "site", "site_name", "source")
ADDRESS = ("url", "link", "source_url", "canonical_url", "source")
CAPTURED = ("captured", "clipped", "saved", "accessed", "retrieved")

WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
BY = re.compile(r"by[ :]+", re.I)
AND = re.compile(r" and | & |; ?")
MAIL_ADDRESS = re.compile(r"(?<!\s)\s*<[^<>]*>|[^\s@]{1,64}@\S+")


def load(source: Source) -> Iterator[Document]:
    """The one document of the file; `LoadError` when it is not text or nothing of it is shown."""
    text = visible(decode(source))
    if sum(map(text.count, MARKS)) > MOST_MARKS:
        raise LoadError(f"{source.path} has more markup than a text to be read.")
    entries, start = front_matter(text)
    metadata = metadata_of(entries)
    tokens = parser().parse(text[start:])
    pieces: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    at = 0
    found = list(passages(tokens))
    headed = mark_headline([(kind, drawn) for kind, drawn, _ in found], metadata.title)
    for (kind, drawn), (_, _, led) in zip(headed, found, strict=True):
        links += shifted(led, at)
        blocks.append(Block(at, at + len(drawn), kind, at))
        pieces.append(drawn)
        at += len(drawn) + len(BLANK_LINE)
    if not blocks:
        raise LoadError(f"{source.path} has no text in it.")
    # Front matter is written by an author or a clipper, and either has left the page behind.
    story = tuple(Span(block.start, block.end) for block in blocks) if entries else ()
    text = BLANK_LINE.join(pieces)
    yield Document(
        source.digest,
        source.path,
        text,
        tuple(blocks),
        metadata,
        story,
        links=web_links(links, metadata.url),
    )


def parser() -> MarkdownIt:
    """A parser of pages."""
    made = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(EXTENSIONS)

    def within_lines(state: StateCore) -> None:
        state.md.options["maxNesting"] = DEEPEST_INLINE

    made.core.ruler.before("inline", "within_lines", within_lines)
    return made


def passages(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind, str, tuple[Link, ...]]]:
    """The shown stretches of the page in order with their links, level-1 headings as headlines."""
    containers: list[BlockKind] = []
    cells: list[str] = []
    for before, token in pairwise((Token("start", "", 0), *tokens)):
        kind = containers[-1] if containers else "paragraph"
        drawn: Iterable[str] = ()
        links: tuple[Link, ...] = ()
        if token.type in CONTAINERS:
            containers.append(CONTAINERS[token.type])
        elif token.type in CONTAINER_ENDS:
            containers.pop()
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            kind, drawn = "item", (" | ".join(cells) if any(cells) else "",)
        elif token.type in ("fence", "code_block"):
            drawn = (token.content,)
        elif token.type == "html_block":
            drawn = html_passages(token.content)
        elif token.type == "inline" and before.type in CELLS:
            cells.append(one_line(inline_text(token)))
        elif token.type == "inline":
            drawn = (inline_text(token),)
            links = tuple(folded_links(drawn[0], links_in(token)))
            if before.type == "heading_open":
                kind = "headline" if before.tag == "h1" else "heading"
            elif is_image_alone(token):
                kind = "caption"
        yield from ((kind, line, links) for text in drawn if (line := one_line(text)))


def links_in(token: Token) -> Iterator[tuple[int, int, str]]:
    """Where the links of the token begin and end in its text, and where they lead."""
    at, start, href = 0, 0, ""
    for child in token.children or ():
        if child.type == "link_open":
            start, href = at, str(child.attrs.get("href", ""))
        elif child.type == "link_close" and href:
            yield start, at, href
        at += len(piece_of(child))


def inline_text(token: Token) -> str:
    """What a browser would print of the token's children, each image by its description."""
    return "".join(map(piece_of, token.children or ()))


def piece_of(child: Token) -> str:
    """What a browser would print of one child."""
    is_break = child.type == "html_inline" and child.content.lower().startswith("<br")
    if child.type in BREAKS or is_break:
        return " "
    if child.type == "image":
        return inline_text(child)
    return "" if child.type == "html_inline" else child.content


def is_image_alone(token: Token) -> bool:
    """Is there nothing in the paragraph but images, linked or not?"""
    shown = [
        child for child in token.children or () if child.type != "text" or child.content.strip()
    ]
    images = any(child.type == "image" for child in shown)
    return images and all(child.type in BESIDE_IMAGE for child in shown)


def html_passages(source: str) -> list[str]:
    """The text of raw HTML, parted where one of its block elements begins or ends."""

    def parted(tag: re.Match[str]) -> str:
        return BLANK_LINE if tag["name"].lower() in BLOCK_TAGS else ""

    shown = TAG.sub(parted, HIDDEN.sub("", source))
    return [html.unescape(part) for part in shown.split(BLANK_LINE)]


def mark_headline(
    found: Sequence[tuple[BlockKind, str]], title: str | None
) -> Iterator[tuple[BlockKind, str]]:
    """One headline at most: the first of level 1 before any paragraph, other titles are headings.

    Where neither it nor the front matter gives a title, it is the first heading of any level there.
    """
    kinds = [kind for kind, _ in found]
    opening = kinds[: kinds.index("paragraph")] if "paragraph" in kinds else kinds
    headline = None
    if "headline" in opening:
        headline = opening.index("headline")
    elif title is None and "heading" in opening:
        headline = opening.index("heading")
    for index, (kind, text) in enumerate(found):
        if index == headline:
            yield "headline", text
        else:
            yield "heading" if kind == "headline" else kind, text


def front_matter(text: str) -> tuple[dict[str, tuple[str, ...]], int]:
    """The entries above the page by their keys, and where the page begins.

    Lines between rules that are not all entries are no front matter but the page itself.
    """
    for pattern, read in ((FRONT_MATTER, entries_of), (TOML_MATTER, toml_entries)):
        found = pattern.match(text)
        if found and (entries := read(found["lines"])):
            return entries, found.end()
    return {}, 0


def toml_entries(lines: str) -> dict[str, tuple[str, ...]] | None:
    """The same of front matter in TOML; None where it is none."""
    entries = {}
    try:
        for key, value in tomllib.loads(lines).items():
            each = value if isinstance(value, list) else [value]
            named = (one.get(NAME) if isinstance(one, dict) else one for one in each)
            entries[normal(key)] = tuple(one_line(str(one)) for one in named if one is not None)
    except (ValueError, RecursionError):
        # A number can have more digits than Python reads or prints.
        return None
    return entries


def normal(key: str) -> str:
    """A key in one of the ways it is written."""
    return re.sub(r"[ -]", "_", key.strip().lower())


def entries_of(lines: str) -> dict[str, tuple[str, ...]] | None:
    """The values of each key, lists and folded lines read; None where a line is no entry."""
    entries: dict[str, list[list[str]]] = {}
    values: list[list[str]] = []
    for line in lines.splitlines():
        if not COMMENT.sub("", line).strip():
            continue
        if top := TOP_ENTRY.fullmatch(line):
            values = entries.setdefault(normal(top["key"]), [])
            values.append([top["value"] or ""])
            continue
        item = ITEM.fullmatch(line)
        if not entries or not (item or line[0] in " \t"):
            return None
        said = (item["value"] or "") if item else line.strip()
        inner = INNER_ENTRY.fullmatch(said)
        if inner:
            values += [[inner["value"] or ""]] if inner["key"].lower() == NAME else []
        elif item:
            values.append([said])
        else:
            values[-1].append(said)
    return {
        key: tuple(scalar for value in of_key for scalar in scalars(" ".join(value)))
        for key, of_key in entries.items()
    }


def scalars(value: str) -> Iterator[str]:
    """The strings in a value: one, those of a list in brackets, or none where it is empty."""
    value = BLOCK_SCALAR.sub("", value.strip(), count=1)
    if value.startswith("["):
        parts = LIST_ENTRY.findall(value)
    elif quoted := QUOTED_START.match(value):
        parts = [quoted[0]]
    else:
        parts = [COMMENT.sub("", value)]
    for part in parts:
        plain = unquote(part.strip())
        if plain.lower() not in NULLS:
            yield plain


def unquote(value: str) -> str:
    """The string without its quotes, its escapes resolved."""
    if not QUOTED_START.fullmatch(value):
        return one_line(value)
    inner = value[1:-1]
    return one_line(ESCAPED.sub(r"\1", inner) if value[0] == '"' else inner.replace("''", "'"))


def metadata_of(entries: dict[str, tuple[str, ...]]) -> Metadata:
    """What the entries say of the article, by the keys in common use."""

    def values(keys: Iterable[str]) -> list[str]:
        return [value for key in keys for value in entries.get(key, ())]

    def first_date(keys: Iterable[str]) -> datetime.date | None:
        return next((day for value in values(keys) if (day := date_of(value))), None)

    publishers = (value for value in values(PUBLISHER) if not WEB_ADDRESS.match(value))
    byline = (name for value in values(BYLINE) for name in names_in(value))
    return Metadata(
        title=next(iter(values(TITLE)), None),
        publisher=next(publishers, None),
        url=next((value for value in values(ADDRESS) if WEB_ADDRESS.fullmatch(value)), None),
        byline=tuple(dict.fromkeys(byline)),
        published=first_date(PUBLISHED),
        captured=first_date(CAPTURED),
        dated_by="front matter" if first_date(PUBLISHED) else None,
    )


def names_in(value: str) -> list[str]:
    """The names in a byline; a comma parts them only between names of two words or more."""
    names = []
    for part in AND.split(BY.sub("", MAIL_ADDRESS.sub("", value), count=1)):
        listed = [name.strip() for name in part.split(",") if name.strip()]
        names += listed if all(" " in name for name in listed) else [part.strip(" ,")]
    # Note-takers' links between notes stand in double brackets.
    bare = (name.strip("[] ") for name in names)
    return [name for name in bare if name and not WEB_ADDRESS.match(name)]
