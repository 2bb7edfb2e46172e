"""Weapons named in an article."""

from __future__ import annotations

from briefing.article import Article, Grounds, Mention, Weapon
from briefing.entities.weapon_candidate import Candidate
from briefing.entities.weapon_context import in_context, umbrellas
from briefing.entities.weapon_forms import candidates
from briefing.entities.weapon_names import fuller_names, introduced, shared_heads


def find_weapons(article: Article) -> tuple[tuple[Weapon, ...], tuple[Mention, ...]]:
    """The weapon types in order of first mention, and every mention of them."""
    found = introduced(article.text, list(candidates(article.text)))
    found = umbrellas(article, in_context(article, found))
    found = fuller_names(shared_heads(article.text, found))
    kinds = _kinds(found)
    named = [(candidate, _type_in(candidate, kinds)) for candidate in found]
    mentions = tuple(Mention(c.start, c.end, "weapon", t.name) for c, t in named)
    types: dict[str, tuple[Candidate, list[Candidate]]] = {}
    for candidate, weapon in named:
        types.setdefault(weapon.name, (weapon, []))[1].append(candidate)
    weapons = tuple(_weapon(weapon, places) for weapon, places in types.values())
    return weapons, mentions


def _weapon(kind: Candidate, places: list[Candidate]) -> Weapon:
    forms = dict.fromkeys(place.term for place in places)
    rules = tuple(dict.fromkeys(rule for place in places for rule in place.rules))
    return Weapon(
        kind.name,
        kind.weapon_class,
        tuple(form for form in forms if form != kind.name),
        Grounds("sure" if any(place.sure for place in places) else "likely", rules),
    )


def _type_in(candidate: Candidate, kinds: dict[str, list[Candidate]]) -> Candidate:
    """The fullest type of the article that a bare name can mean, else the candidate itself.

    "missiles" means the "short-range ballistic missiles" named elsewhere when no other fuller
    kind is named, and when it does not come from another country.
    """
    same = kinds[candidate.head]
    fuller = [other for other in same if other.modifiers > candidate.modifiers]
    if not fuller:
        return candidate
    fullest = max(fuller, key=lambda other: len(other.modifiers))
    origins = {other.origin for other in fuller} - {None}
    of_one_line = all(other.modifiers <= fullest.modifiers for other in same)
    of_one_origin = candidate.origin is None or not origins or candidate.origin in origins
    return fullest if of_one_line and of_one_origin else candidate


def _kinds(found: list[Candidate]) -> dict[str, list[Candidate]]:
    """One candidate for each head, set of modifiers and origin."""
    kinds: dict[str, dict[tuple[frozenset[str], str | None], Candidate]] = {}
    for candidate in found:
        key = candidate.modifiers, candidate.origin
        kinds.setdefault(candidate.head, {}).setdefault(key, candidate)
    return {head: list(candidates.values()) for head, candidates in kinds.items()}
