"""Weapons named in an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.article import Article, Mention, Span, Weapon, WeaponClass
from briefing.entities.sentences import sentences
from briefing.entities.supply import find_supplies, maker_before
from briefing.entities.weapon_terms import Lexicon, fold_term, lexicon, singular

# "F-16s", "MiG-29s", "Javelins", but "Abrams".
PLURAL = re.compile(r"(?<=\d)s$|(?<=\d[A-Z])s$")
# "artillery and tank rounds": the head of the second stands for the first too.
SHARED_HEAD = re.compile(r",?\s+(?:and|or)\s+")


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """One place that may name a weapon, before the article has settled what types it speaks of."""

    term: str
    head: str
    modifiers: frozenset[str]
    weapon_class: WeaponClass
    name: str
    sure: bool
    origin: str | None = None


def find_weapons(article: Article) -> tuple[tuple[Weapon, ...], tuple[Mention, ...]]:
    """The weapon types in order of first mention, and every mention of them."""
    found = _in_context(article, list(_candidates(article.text, lexicon())))
    found = _shared_heads(article.text, found)
    kinds = _kinds(found)
    named = [(candidate, _type_in(candidate, kinds)) for candidate in found]
    mentions = tuple(Mention(c.start, c.end, "weapon", t.name) for c, t in named)
    forms: dict[str, dict[str, None]] = {}
    classes: dict[str, WeaponClass] = {}
    for candidate, weapon in named:
        classes.setdefault(weapon.name, weapon.weapon_class)
        forms.setdefault(weapon.name, {})[candidate.term] = None
    weapons = tuple(
        Weapon(name, classes[name], tuple(form for form in printed if form != name))
        for name, printed in forms.items()
    )
    return weapons, mentions


def _candidates(text: str, words: Lexicon) -> Iterator[Candidate]:
    for match in words.pattern.finditer(text):
        if _is_exception(text, match, words):
            continue
        capital = match[0][0].isupper() or match[0].isupper()
        if capital and words.organisation.match(text, match.end()):
            continue
        candidate = _designated(match, words) if match["designation"] else _typed(match, words)
        context = words.contexts.get(singular(match[0].lower()))
        if context is None or context.match(text, match.end()):
            yield candidate


def _is_exception(text: str, match: re.Match[str], words: Lexicon) -> bool:
    near = max(0, match.start() - 20), match.end() + 20
    return any(
        phrase.start() < match.end() and match.start() < phrase.end()
        for phrase in words.exceptions.finditer(text, *near)
    )


def _designated(match: re.Match[str], words: Lexicon) -> Candidate:
    """A designation is sure; "Shahed 136" and "Shahed-136s" are the Shahed-136."""
    printed = match["designation"]
    for weapon_class, pattern in words.designations:
        if pattern.fullmatch(printed):
            break
    else:
        raise AssertionError(f"a designation of the pattern is in the lexicon: {printed!r}")
    name = PLURAL.sub("", printed)
    hyphened = name.replace(" ", "-")
    name = hyphened if pattern.fullmatch(hyphened) else name
    return Candidate(*match.span(), name, name, frozenset(), weapon_class, name, True)


def _typed(match: re.Match[str], words: Lexicon) -> Candidate:
    """The longest end of the printed words that the lexicon knows is the type, the rest modifies it."""
    modifiers = [
        m[0].lower().replace(" ", "-") for m in words.modifier.finditer(match["modifiers"])
    ]
    for count in range(len(modifiers) + 1):
        printed = fold_term(" ".join([*modifiers[count:], match["term"]]))
        row = words.types.get(printed) or words.types.get(singular(printed))
        if row is not None:
            break
    else:
        raise AssertionError(f"a term of the pattern is in the lexicon: {match['term']!r}")
    kept = [] if row.one_entry else modifiers[:count]
    term = match["term"] if match["term"].isupper() else match["term"].lower()
    form = " ".join(
        [
            *modifiers,
            singular(re.sub(r"\s+", " ", term)) if singular(printed) in words.types else term,
        ]
    )
    name = " ".join([*kept, row.name])
    start, end = match.span()
    return Candidate(
        start, end, form, row.name, frozenset(kept), row.weapon_class, name, not row.ambiguous
    )


def _in_context(article: Article, found: list[Candidate]) -> list[Candidate]:
    """Without the ambiguous words in peaceful sentences, and with the origin of those it can tell apart."""
    if not found:
        return []
    spans = sentences(article)
    starts = [span.start for span in spans]
    martial = any(candidate.sure for candidate in found)
    varied = _varied_heads(found)
    kept: list[Candidate] = []
    for candidate in found:
        sentence = spans[bisect_right(starts, candidate.start) - 1]
        fighting = lexicon().fighting.search(article.text, sentence.start, sentence.end)
        if candidate.sure or martial or fighting:
            origin = (
                _origin(article.text, sentence, candidate) if candidate.head in varied else None
            )
            kept.append(replace(candidate, origin=origin))
    return kept


def _varied_heads(found: list[Candidate]) -> set[str]:
    """The heads that the article names both barely and fully."""
    kinds: dict[str, set[frozenset[str]]] = {}
    for candidate in found:
        kinds.setdefault(candidate.head, set()).add(candidate.modifiers)
    return {head for head, modifiers in kinds.items() if len(modifiers) > 1}


def _origin(text: str, sentence: Span, weapon: Span) -> str | None:
    maker = maker_before(text, sentence, weapon)
    if maker is not None:
        return maker.country
    suppliers = [s.supplier for s in find_supplies(text, sentence, (weapon,)) if s.supplier]
    return suppliers[0] if suppliers else None


def _shared_heads(text: str, found: list[Candidate]) -> list[Candidate]:
    """ "artillery and tank rounds": the bare word before takes the head of the word behind."""
    types, settled = lexicon().types, list(found)
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        head = second.head.rsplit(" ", 1)[-1]
        whole = types.get(f"{first.head} {head}")
        if whole and " " in second.head and SHARED_HEAD.fullmatch(text, first.end, second.start):
            settled[index] = replace(
                first, head=whole.name, name=whole.name, weapon_class=whole.weapon_class
            )
    return settled


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
