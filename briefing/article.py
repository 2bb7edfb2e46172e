"""The nouns: what a loader reads, what cleaning leaves, what extraction says of it.

All are frozen values. Offsets are code points into a named text, half-open. `None` means not known.
"""

from __future__ import annotations

import datetime
import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from briefing.quick_dataclass import dataclass

BlockKind = Literal["headline", "standfirst", "caption", "heading", "paragraph", "quote", "item"]
EntityKind = Literal["person", "weapon"]
WeaponClass = Literal[
    "uav", "missile", "rocket", "artillery", "munition", "bomb", "mine", "small_arms",
    "aircraft", "vehicle", "vessel", "air_defence", "chemical", "nuclear", "electronic", "other",
]  # fmt: skip
TransferStatus = Literal[
    "delivered", "ordered", "offered", "sought", "planned", "possible", "produced", "used",
    "alleged", "denied",
]  # fmt: skip
SanctionKind = Literal[
    "asset_freeze", "travel_ban", "transaction_ban", "export_control", "air_services_cancellation",
    "embargo", "arms_embargo", "economic_sanctions", "secondary_sanctions", "interdiction",
    "diplomatic_measure", "advisory", "sanctions_unspecified",
]  # fmt: skip
SanctionStatus = Literal[
    "in_force", "newly_imposed", "announced", "under_consideration", "threatened", "denied",
    "lifted",
]  # fmt: skip
TargetType = Literal["country", "person", "company", "group", "programme", "goods"]
Confidence = Literal["sure", "likely"]
# Stands as a rule before those of extraction, which it overrules.
READER_SAYS = "the reader says so"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of some text; the subclass or the holder says of which."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block(Span):
    """One contiguous stretch of a text; `source` is where it begins in the document."""

    kind: BlockKind
    source: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a format itself says of its document (a mail header, a page's meta elements).

    `dated_by` says in words where the date of publication stands: "mail header Date".
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: datetime.date | None = None
    captured: datetime.date | None = None
    dated_by: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path relative to the library's folder, with `/`, and its bytes."""

    path: str
    data: bytes

    @property
    def digest(self) -> str:
        """BLAKE2b of the bytes in 16 hexadecimal digits: a page saved twice has one digest."""
        return hashlib.blake2b(self.data, digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Removed(Span):
    """A stretch of the *document* that cleaning took out, and why, in words for the reader."""

    reason: str


@dataclass(frozen=True, slots=True)
class Link(Span):
    """A stretch of the *document* that leads to another page of the web."""

    url: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a loader read, furniture and all. Its blocks span `text` and `source == start`.

    A format with markup gives evidence beside the text: `story` are the stretches that its own
    reading takes for the article, `furniture` those that the markup itself sets apart (navigation,
    a quoted reply). Both are empty where the format does not say.
    """

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    story: tuple[Span, ...] = ()
    furniture: tuple[Removed, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The story. `text` is its blocks joined by blank lines; cleaning only removes.

    `dated_by` says in words what `published` rests on.
    """

    id: str
    path: str
    headline: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: datetime.date | None
    captured: datetime.date | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    url: str | None = None
    dated_by: str | None = None
    #: Those in what is kept.
    links: tuple[Link, ...] = ()

    def source_of(self, offset: int) -> int:
        """Where in the document the character at `offset` of the text stood.

        The blank line between two blocks, and the end of the text, belong to the block before.
        """
        return source_of(self.blocks, offset)


def source_of(blocks: Sequence[Block], offset: int) -> int:
    """The place in the document of a place in the text that these blocks make up, in order."""
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    block = blocks[max(0, at)]
    return block.source + min(offset, block.end) - block.start


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One place where the article names an entity; `name` is that of its Person or Weapon."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why an entry is held for true: the rules that speak for it, the weightiest first."""

    confidence: Confidence = "sure"
    rules: tuple[str, ...] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether the entry stands on its reader's word, and not on that of extraction."""
        return self.rules[:1] == (READER_SAYS,)

    @property
    def standing(self) -> str:
        """How sure extraction is, or that its reader corrected it."""
        return "corrected" if self.is_corrected else self.confidence

    @property
    def corrected(self) -> Grounds:
        """The same under the reader's word."""
        return self if self.is_corrected else Grounds("sure", (READER_SAYS, *self.rules))


@dataclass(frozen=True, slots=True)
class Person:
    """What the article says of one person; `aliases` are the other forms it uses."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Weapon:
    """One type of weapon; `name` is its singular base form ("short-range missile")."""

    name: str
    weapon_class: WeaponClass
    aliases: tuple[str, ...] = ()
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Transfer(Span):
    """One claim that a weapon goes from a supplier to a recipient; `quantity` is as printed."""

    weapon: str
    supplier: str | None
    recipient: str | None
    status: TransferStatus
    quantity: str | None = None
    grounds: Grounds = Grounds()


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a sanction hits."""

    name: str
    type: TargetType


@dataclass(frozen=True, slots=True)
class Sanction(Span):
    """One measure. The span is the evidence sentence; `date` and `reason` are as stated.

    `record` is what a correction knows it by: made of its sentence, parties and status as found.
    """

    imposers: tuple[str, ...]
    targets: tuple[Target, ...]
    kinds: tuple[SanctionKind, ...]
    status: SanctionStatus
    date: str | None = None
    reason: str | None = None
    grounds: Grounds = Grounds()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that extraction says of one article, each tuple in reading order."""

    people: tuple[Person, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    mentions: tuple[Mention, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
