"""Weapons named in an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.article import Article, Grounds, Mention, Span, Weapon, WeaponClass
from briefing.entities.clauses import maker_before
from briefing.entities.sentences import sentences
from briefing.entities.supply import find_supplies
from briefing.entities.weapon_terms import Lexicon, fold_term, lexicon, singular

# As long as the longest word before the one that is no weapon ("commercial aircraft").
LONGEST_EXCEPTION = 20
# "artillery and tank rounds": the head of the second stands for the first too.
SHARED_HEAD = re.compile(r",?\s+(?:and|or)\s+")


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """One place that may name a weapon, before the article has settled what types it speaks of.

    `rules` say why it may, `sure` whether they do without other weapons near it.
    """

    term: str
    head: str
    modifiers: frozenset[str]
    weapon_class: WeaponClass
    name: str
    sure: bool
    rules: tuple[str, ...]
    origin: str | None = None


def find_weapons(article: Article) -> tuple[tuple[Weapon, ...], tuple[Mention, ...]]:
    """The weapon types in order of first mention, and every mention of them."""
    found = _in_context(article, list(_candidates(article.text, lexicon())))
    found = _shared_heads(article.text, found)
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


def _candidates(text: str, words: Lexicon) -> Iterator[Candidate]:
    for match in words.pattern.finditer(text):
        named = match[0][0].isupper()
        part_of_name = named and words.organisation.match(text, match.end())
        context = words.contexts.get(singular((match["term"] or "").lower()))
        if part_of_name or _is_exception(text, match, words):
            continue
        if context is None or context.match(text, match.end()):
            candidate = _candidate(match, words)
            if candidate:
                yield candidate


def _is_exception(text: str, word: re.Match[str], words: Lexicon) -> bool:
    """Whether the word stands in a phrase that makes it no weapon: "think tank"."""
    near = max(0, word.start() - LONGEST_EXCEPTION), word.end() + LONGEST_EXCEPTION
    phrases = words.exceptions.finditer(text, *near)
    return any(p.start() < word.end() and word.start() < p.end() for p in phrases)


def _candidate(match: re.Match[str], words: Lexicon) -> Candidate | None:
    if match["designation"]:
        return _designated(match, words)
    if match["numbered"]:
        row, name = words.types[fold_term(singular(match["numbered_term"]))], match["numbered"]
        kind, sure = row.weapon_class, not row.ambiguous
        rules = ("number before a weapon word",)
        return Candidate(*match.span(), name, name, frozenset(), kind, name, sure, rules)
    return _typed(match, words)


def _designated(match: re.Match[str], words: Lexicon) -> Candidate | None:
    """ "Shahed 136" and "Shahed-136s" are the Shahed-136; a mere word ("Javelin") is not sure."""
    start, end = match.span("designation")
    for weapon_class, pattern in words.designations:
        found = pattern.match(match.string, start)
        if found and found.end() == end:
            name = found[0]
            # "F-16s" and "Javelins", but "Abrams" and "USS Example Falls".
            if weapon_class != "vessel" and name[-1] == "s" and pattern.fullmatch(name[:-1]):
                name = name[:-1]
            hyphened = name.replace(" ", "-")
            name = hyphened if pattern.fullmatch(hyphened) else name
            sure = not name.isalpha() or name.isupper() or end < match.end()
            rules = ("designation",)
            return Candidate(
                *match.span(), name, name, frozenset(), weapon_class, name, sure, rules
            )
    return None


def _typed(match: re.Match[str], words: Lexicon) -> Candidate | None:
    """The longest end of the words that the lexicon knows is the type, the rest modifies it."""
    modifiers = [
        modifier[0].lower().replace(" ", "-")
        for modifier in words.modifier.finditer(match["modifiers"])
    ]
    for count in range(len(modifiers) + 1):
        printed = " ".join([*modifiers[count:], " ".join(match["term"].split())])
        plain = printed if fold_term(printed) in words.types else singular(printed)
        row = words.types.get(fold_term(plain))
        if row is not None:
            kept = [] if row.one_entry else modifiers[:count]
            form = " ".join([*modifiers[:count], plain if plain.isupper() else plain.lower()])
            name = " ".join([*kept, row.name])
            kind, sure = row.weapon_class, not row.ambiguous
            rules = ("weapon word",)
            return Candidate(
                *match.span(), form, row.name, frozenset(kept), kind, name, sure, rules
            )
    return None


def _in_context(article: Article, found: list[Candidate]) -> list[Candidate]:
    """Without ambiguous words in peaceful sentences, and with origins where they tell apart."""
    if not found:
        return []
    spans = sentences(article)
    starts = [span.start for span in spans]
    martial = any(candidate.sure for candidate in found)
    varied = _varied_heads(found)
    kept: list[Candidate] = []
    for candidate in found:
        sentence = spans[bisect_right(starts, candidate.start) - 1]
        if not candidate.sure:
            context = _war_around(article.text, sentence, martial)
            if context is None:
                continue
            candidate = replace(candidate, rules=(*candidate.rules, context))
        if candidate.head in varied:
            candidate = replace(candidate, origin=_origin(article.text, sentence, candidate))
        kept.append(candidate)
    return kept


def _war_around(text: str, sentence: Span, martial: bool) -> str | None:
    """What makes a word that means other things as well a weapon here, if anything does."""
    if martial:
        return "other weapons named"
    return "fighting" if lexicon().fighting.search(text, sentence.start, sentence.end) else None


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
