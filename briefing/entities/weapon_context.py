"""Which words of an article that mean other things as well name weapons in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing.article import Article, Span
from briefing.entities.clauses import maker_before
from briefing.entities.sentences import sentences
from briefing.entities.supply import Supply, find_supplies
from briefing.entities.weapon_candidate import Candidate
from briefing.entities.weapon_terms import lexicon

Parties = tuple[str | None, str | None]
# "such weapons" are those just named.
POINTING = re.compile(r"\b(?:the|such|these|those|this|that|other)\s\Z", re.I)


def in_context(article: Article, found: list[Candidate]) -> list[Candidate]:
    """Without ambiguous words in peaceful sentences, and with origins where they tell apart."""
    if not found:
        return []
    sentence_of = _sentence_finder(article)
    contexts = _contexts(article, found)
    varied = _varied_heads(found)
    kept: list[Candidate] = []
    for candidate in found:
        if not candidate.sure:
            context = contexts.get(candidate)
            if context is None:
                continue
            candidate = replace(candidate, rules=(*candidate.rules, context))
        if candidate.head in varied:
            origin = _origin(article.text, sentence_of(candidate), candidate)
            candidate = replace(candidate, origin=origin)
        kept.append(candidate)
    return kept


def _contexts(article: Article, found: list[Candidate]) -> dict[Candidate, str]:
    """What makes words that mean other things as well weapons here, where anything does."""
    ambiguous = [candidate for candidate in found if not candidate.sure]
    if any(candidate.sure and not candidate.generic for candidate in found):
        return dict.fromkeys(ambiguous, "other weapons named")
    text, fighting, sentence_of = article.text, lexicon().fighting, _sentence_finder(article)
    spans = {sentence_of(candidate) for candidate in ambiguous}
    martial = {span for span in spans if fighting.search(text, span.start, span.end)}
    # Airliners are sold from country to country too.
    goods = [c for c in ambiguous if c.weapon_class != "aircraft" and sentence_of(c) not in martial]
    supplied = _supplies(article, goods)
    contexts = {c: "fighting" for c in ambiguous if sentence_of(c) in martial}
    for candidate in goods:
        if any(s.supplier and s.recipient for s in supplied.get(candidate.start, ())):
            contexts[candidate] = "supplied"
    return contexts


def umbrellas(article: Article, found: list[Candidate]) -> list[Candidate]:
    """Without "arms" and "weapons", but where they go between others than the weapons named.

    An article that tells which weapons one country sends to another means those by the bare word
    as well, and "these weapons" are always named.
    """
    generic = [c for c in found if c.generic and not _is_pointed_at(article.text, c)]
    supplied = _parties(article, generic)
    precise = [candidate for candidate in found if not candidate.generic]
    named = _parties(article, precise if supplied else ())
    others = {pair for pairs in named.values() for pair in pairs}

    def is_news(pair: Parties) -> bool:
        return not any(_may_be(pair, other) for other in others)

    return [c for c in found if not c.generic or any(map(is_news, supplied.get(c.start, ())))]


def _is_pointed_at(text: str, weapon: Candidate) -> bool:
    """ "such weapons", and "weapons inspectors", whom nobody delivers."""
    before = max(0, weapon.start - 8)
    return bool(
        lexicon().not_supplied.match(text, weapon.end)
        or POINTING.search(text, before, weapon.start)
    )


def _parties(article: Article, weapons: Iterable[Candidate]) -> dict[int, list[Parties]]:
    """Who is said to supply each weapon and who to get it, by the weapon's start.

    A noun ("arms deliveries to Moscow") has no subject: its supplier is guessed from around it.
    """
    parties: dict[int, list[Parties]] = {}
    for start, supplies in _supplies(article, weapons).items():
        for supply in supplies:
            by_noun = any(rule.startswith("noun") for rule in supply.grounds.rules)
            supplier = None if by_noun and supply.recipient else supply.supplier
            if supplier or supply.recipient:
                parties.setdefault(start, []).append((supplier, supply.recipient))
    return parties


def _may_be(one: Parties, other: Parties) -> bool:
    """Whether two claims can be about the same parties, where one or both leave some out."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))


def _supplies(article: Article, weapons: Iterable[Candidate]) -> dict[int, list[Supply]]:
    """The claims about each weapon, by its start; each sentence is read once."""
    sentence_of = _sentence_finder(article)
    together: dict[Span, list[Candidate]] = {}
    for weapon in weapons:
        together.setdefault(sentence_of(weapon), []).append(weapon)
    supplies: dict[int, list[Supply]] = {}
    for sentence, here in together.items():
        for supply in find_supplies(article.text, sentence, here):
            supplies.setdefault(supply.weapon.start, []).append(supply)
    return supplies


def _sentence_finder(article: Article) -> Callable[[Span], Span]:
    spans = sentences(article)
    starts = [span.start for span in spans]
    return lambda place: spans[bisect_right(starts, place.start) - 1]


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
