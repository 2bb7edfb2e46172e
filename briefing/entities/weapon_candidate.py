"""One place of a text that may name a weapon."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.article import Span, WeaponClass


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """One place that may name a weapon, before the article has settled what types it speaks of.

    `rules` say why it may, `sure` whether they do without other weapons near it. A `dependent`
    one counts only if the article calls it by its type elsewhere, or if there are `many` of it and
    the article names a sure weapon; a `generic` one ("arms") if it is supplied.
    """

    term: str
    head: str
    modifiers: frozenset[str]
    weapon_class: WeaponClass
    name: str
    sure: bool
    rules: tuple[str, ...]
    origin: str | None = None
    typed: bool = False
    dependent: bool = False
    many: bool = False
    generic: bool = False
