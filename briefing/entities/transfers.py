"""Who supplies which weapon to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefing.article import Article, Grounds, Mention, Span, Transfer
from briefing.entities.claims import Before, Supply
from briefing.entities.objects import counted_before
from briefing.entities.parties import find_parties
from briefing.entities.sentences import sentences
from briefing.entities.supply import find_supplies

BARE_WORDS = re.compile(
    r"\b(?:weapons?|arms|weaponry|armaments?|military (?:equipment|hardware|aid|aircraft))\b"
    r"(?! (?:embargo|control|race|industry|dealers?|trade|makers?|firms?|compan|giant|group|factor|"
    r"system|fair))"
)


POINTING = re.compile(r"\b(?:the|these|those|such)\s$", re.I)


def find_transfers(article: Article, mentions: tuple[Mention, ...]) -> tuple[Transfer, ...]:
    """The claims in reading order, one for each weapon, supplier, recipient and status."""
    named = [mention for mention in mentions if mention.kind == "weapon"]
    names = {mention.start: mention.name for mention in named}
    weapons = _with_bare_words(article.text, named) if named else []
    starts = [weapon.start for weapon in weapons]
    claims: dict[tuple[object, ...], Transfer] = {}
    spans = sentences(article) if weapons else ()
    last: Supply | None = None
    for index, sentence in enumerate(spans):
        here = _told_in(weapons, starts, sentence)
        if not here and last is None:
            continue
        acting = find_parties(article.text, spans[index - 1]) if index else ()
        before = Before(acting[0].country if acting else None, last, acting)
        supplies = list(find_supplies(article.text, sentence, here, before))
        told = _told_in(weapons, starts, spans[index - 1]) if index else ()
        for supply in supplies:
            for weapon in _meant(article.text, supply.weapon, told, first=here[:1]):
                if weapon.start not in names:
                    continue
                meant = (
                    supply if weapon == supply.weapon else _of_weapon(article.text, supply, weapon)
                )
                claim = _claim(meant, names[weapon.start])
                key = (claim.weapon, claim.supplier, claim.recipient, claim.status)
                if key not in claims or (claim.quantity and not claims[key].quantity):
                    claims[key] = claim
        agreed = [supply for supply in supplies if supply.status not in ("offered", "denied")]
        last = (agreed or supplies)[-1] if supplies else None
    return tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.end)))


def _told_in(weapons: Sequence[Span], starts: Sequence[int], sentence: Span) -> Sequence[Span]:
    return weapons[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _meant(
    text: str, weapon: Span, told: Sequence[Span], *, first: Sequence[Span]
) -> Sequence[Span]:
    """ "The missiles" are the cruise missiles of the sentence before, "the weapons" all of them.

    Only the first weapon of a sentence means one of the sentence before.
    """
    word = text[weapon.start : weapon.end].lower()
    pointed = POINTING.search(text, max(0, weapon.start - 8), weapon.start)
    if not pointed or weapon not in first:
        return (weapon,)
    alike = [
        before
        for before in told
        if word in ("weapons", "arms")
        or text[before.start : before.end].lower().endswith(f" {word}")
    ]
    return alike or (weapon,)


def _with_bare_words(text: str, named: list[Mention]) -> list[Span]:
    """The weapons of a text with words like "arms", which tell who supplies whom all the same.

    What is said of them makes no entry, but the sentences that detail them lean on it.
    """
    covered = {offset for weapon in named for offset in range(weapon.start, weapon.end)}
    bare = [Span(*match.span()) for match in BARE_WORDS.finditer(text)]
    return sorted(
        [*named, *(word for word in bare if word.start not in covered)],
        key=lambda span: span.start,
    )


def _of_weapon(text: str, supply: Supply, weapon: Span) -> Supply:
    """The claim about the weapon that is meant, which the sentence before may have counted."""
    counted = counted_before(text, 0, weapon)
    quantity = supply.quantity or (counted["quantity"] if counted else None)
    grounds = Grounds("likely", (*supply.grounds.rules, "weapon of the sentence before"))
    return replace(supply, weapon=weapon, quantity=quantity, grounds=grounds)


def _claim(supply: Supply, weapon: str) -> Transfer:
    return Transfer(
        supply.start,
        supply.end,
        weapon,
        supply.supplier,
        supply.recipient,
        supply.status,
        supply.quantity,
        supply.grounds,
    )
