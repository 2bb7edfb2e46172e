"""What each pane shows, as plain values; pure functions from nouns to rows."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from briefing.article import (
    Annotations,
    Article,
    Block,
    EntityKind,
    Grounds,
    Link,
    Sanction,
    Span,
    Transfer,
    source_of,
)
from briefing.entities.identity import entity_id
from briefing.quick_dataclass import dataclass
from briefing.spelling import slug
from briefing.storage.marks import NO_MARKS, Marks

RowKind = Literal["person", "weapon", "sanction"]
PanelKind = Literal["person", "weapon", "sanction", "note"]
MarkKind = Literal["person", "weapon", "sanction", "note", "hit", "cut"]

# The signs of a watched entity and of a note: every terminal has them.
WATCHED, NOTED = "!", "¶"
# Stands before the counts of what its reader corrected.
YOURS = "yours"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an article around the first hits; `hits` are spans of `text`."""

    text: str
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the article list; `copies` counts the versions of its story it stands for."""

    article_id: str
    headline: str
    publisher: str | None
    published: datetime.date | None
    marks: Marks = NO_MARKS
    #: The names of watched entities that it names.
    watched: tuple[str, ...] = ()
    snippet: Snippet | None = None
    copies: int = 1

    @property
    def times(self) -> str:
        """How many articles stand behind the row, where it is more than one: "×2"."""
        return f"×{self.copies}" if self.copies > 1 else ""

    @property
    def date(self) -> str:
        """The day of publication, or the word that says it is not known."""
        return day(self.published) if self.published else "undated"

    @property
    def facts(self) -> tuple[str, ...]:
        """The line below the headline: versions, date, publisher, and what the reader did to it."""
        tags = " ".join(f"#{tag}" for tag in self.marks.tags)
        hidden = "hidden" if self.marks.is_hidden else ""
        watched = f"{WATCHED}{', '.join(self.watched)}" if self.watched else ""
        noted = NOTED if self.marks.notes else ""
        told = (self.times, self.date, hidden, noted, watched, tags, self.publisher)
        return tuple(filter(None, told))


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A stretch of the shown text that means something; `entity_id` is None for a hit or a cut."""

    kind: MarkKind
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One line of the panel: an entity of the open article, or a note, with its places there.

    `here` counts mentions in this article, `elsewhere` the other articles that have it. One that
    is only likely says so; all others are sure.
    """

    entity_id: str
    kind: PanelKind
    name: str
    details: tuple[str, ...]
    here: int
    elsewhere: int
    places: tuple[Span, ...]
    grounds: Grounds = Grounds()
    is_watched: bool = False
    #: Of a sanction: what its corrections are kept under.
    record: str = ""

    @property
    def counts(self) -> str:
        """Mentions here and articles elsewhere: "3 · 12", "likely 1 · 0", "yours 2 · 4".

        A note has none.
        """
        if self.kind == "note":
            return ""
        word = {"sure": "", "corrected": f"{YOURS} "}.get(self.standing, f"{self.standing} ")
        return f"{word}{self.here} · {self.elsewhere}"

    @property
    def standing(self) -> str:
        """Whose word it stands on: "sure" or "likely" that of extraction, "corrected" yours."""
        return self.grounds.standing


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the reader pane and the panel need of one article."""

    article_id: str
    path: str
    headline: str
    about: tuple[str, ...]
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    entities: tuple[EntityRow, ...]
    is_read: bool
    is_starred: bool
    #: Where in the saved file it was left; 0 at the top, or never.
    left_at: int = 0
    url: str | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[EntityRow, ...] = ()

    @property
    def rows(self) -> tuple[EntityRow, ...]:
        """What the panel shows."""
        return self.entities + self.notes

    @property
    def place(self) -> int:
        """Where in the text it was left. The text may have been cut otherwise since then."""
        return self.offset_of(self.left_at) if self.left_at else 0

    def source_of(self, offset: int) -> int:
        """Where in the saved file the character at `offset` of the text stands."""
        return source_of(self.blocks, offset)

    def label_of(self, link: Link) -> str:
        """What a link says; empty where cleaning has cut it since."""
        for block in self.blocks:
            start = block.start + link.start - block.source
            if block.start <= start and (end := start + link.end - link.start) <= block.end:
                return self.text[start:end]
        return ""

    def offset_of(self, source: int) -> int:
        """The first character of the text at or behind a place in the saved file."""
        for block in sorted(self.blocks, key=lambda block: block.source):
            if source < block.source + block.end - block.start:
                return block.start + max(0, source - block.source)
        return 0


def day(date: datetime.date) -> str:
    """A date as people write it: 3 May 2023.

    >>> day(datetime.date(2023, 5, 3))
    '3 May 2023'
    """
    return f"{date.day} {date:%b %Y}"


def headline_of(headline: str | None, path: str) -> str:
    """What an article is called in a list: its headline, or else its file."""
    return " ".join(headline.split()) if headline else path


def about(article: Article) -> tuple[str, ...]:
    """The lines under a headline: who wrote it, who published it, when, and when it was saved."""
    byline = "By " + ", ".join(article.byline) if article.byline else None
    published = day(article.published) if article.published else "undated"
    captured = f"captured {day(article.captured)}" if article.captured else None
    facts = " · ".join(filter(None, (article.publisher, published, captured)))
    return tuple(filter(None, (byline, facts)))


def sanction_id(target: str) -> str:
    """What ties the sanctions on one target together over the library."""
    return f"sanction/{slug(target)}"


def story_id(article_id: str) -> str:
    """What keeps a list to the versions of the story that an article tells."""
    return f"story/{article_id}"


def article_of(about: str) -> str | None:
    """The article of a story's id; None for the id of an entity."""
    kind, _, article_id = about.partition("/")
    return article_id if kind == "story" else None


def words(code: str) -> str:
    """A code of the export as words: asset_freeze is "asset freeze"."""
    return {"uav": "UAV", "sanctions_unspecified": "sanctions"}.get(code, code.replace("_", " "))


def transfer_line(transfer: Transfer) -> str:
    """Who supplies whom, how far it got, how many: "Iran → Russia, delivered, more than 400"."""
    ends = f"{transfer.supplier or '?'} → {transfer.recipient or '?'}"
    return ", ".join(filter(None, (ends, words(transfer.status), transfer.quantity)))


def _told(transfer: Transfer) -> str:
    likely = "" if transfer.grounds.confidence == "sure" else f", {transfer.grounds.confidence}"
    return transfer_line(transfer) + likely


def _is_part(move: Transfer, moves: Iterable[Transfer]) -> bool:
    """Whether another claim of the same status tells all that this one does, and an end more."""
    return any(
        (move.supplier in (None, other.supplier) and move.recipient in (None, other.recipient))
        and (move.supplier, move.recipient) != (other.supplier, other.recipient)
        and move.status == other.status
        and move.quantity in (None, other.quantity)
        for other in moves
    )


def sanction_line(sanction: Sanction) -> str:
    """Who sanctions whom: "United States → Iran"."""
    imposers = ", ".join(sanction.imposers) or "?"
    targets = ", ".join(target.name for target in sanction.targets) or "?"
    return f"{imposers} → {targets}"


def marks(said: Annotations) -> tuple[Mark, ...]:
    """The mentions and sanction sentences as marks over the article's text, in order."""
    named = [Mark(m.start, m.end, m.kind, entity_id(m.kind, m.name)) for m in said.mentions]
    evidence = [
        Mark(s.start, s.end, "sanction", sanction_id(s.targets[0].name) if s.targets else None)
        for s in said.sanctions
    ]
    return tuple(sorted(named + evidence, key=lambda mark: (mark.start, -mark.end)))


def entity_rows(said: Annotations, articles: Mapping[str, int]) -> tuple[EntityRow, ...]:
    """The panel of one article. `articles` tells for an entity how many articles name it."""

    def row(
        kind: RowKind, key: str, name: str, details: Iterable[str], at: list[Span], why: Grounds
    ) -> EntityRow:
        elsewhere = max(0, articles.get(key, 1) - 1)
        return EntityRow(key, kind, name, tuple(details), len(at), elsewhere, tuple(at), why)

    named: defaultdict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    for mention in said.mentions:
        named[mention.kind, mention.name].append(Span(mention.start, mention.end))
    rows = [
        row("person", entity_id("person", p.name), p.name, filter(None, [p.role]),
            named["person", p.name], p.grounds)
        for p in said.people
    ]  # fmt: skip
    for weapon in said.weapons:
        moves = [t for t in said.transfers if t.weapon == weapon.name]
        told = [_told(move) for move in moves if not _is_part(move, moves)]
        details = [words(weapon.weapon_class)] if words(weapon.weapon_class) != weapon.name else []
        details += dict.fromkeys(told)
        key = entity_id("weapon", weapon.name)
        at = named["weapon", weapon.name]
        rows.append(row("weapon", key, weapon.name, details, at, weapon.grounds))
    for sanction in said.sanctions:
        key = sanction_id(sanction.targets[0].name if sanction.targets else "?")
        kinds = ", ".join(words(kind) for kind in sanction.kinds)
        detail = ", ".join(filter(None, (kinds, words(sanction.status), sanction.date)))
        at = [Span(sanction.start, sanction.end)]
        shown = row("sanction", key, sanction_line(sanction), [detail], at, sanction.grounds)
        rows.append(replace(shown, record=sanction.record))
    return tuple(rows)


def reading(
    article: Article,
    said: Annotations,
    articles: Mapping[str, int],
    marked: Marks,
    left_at: int = 0,
    watched: Collection[str] = (),
) -> Reading:
    """All that is shown of one article."""
    return Reading(
        article_id=article.id,
        path=article.path,
        headline=headline_of(article.headline, article.path),
        about=about(article),
        text=article.text,
        blocks=article.blocks,
        marks=marks(said),
        entities=tuple(
            replace(row, is_watched=row.entity_id in watched) for row in entity_rows(said, articles)
        ),
        is_read=marked.is_read,
        is_starred=marked.is_starred,
        left_at=left_at,
        url=article.url,
        links=article.links,
    )
