"""What is claimed of one weapon in one sentence, and what earlier sentences leave in mind."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.article import Grounds, Span, TransferStatus
from briefing.entities.parties import Party


@dataclass(frozen=True, slots=True)
class Supply(Span):
    """One claim of one sentence about one weapon mention, the `weapon`."""

    weapon: Span
    supplier: str | None
    recipient: str | None
    status: TransferStatus
    quantity: str | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Before:
    """What the text before a sentence leaves in mind: who acted, and the last claim."""

    party: str | None = None
    claim: Supply | None = None
    parties: tuple[Party, ...] = ()


NOTHING = Before()
