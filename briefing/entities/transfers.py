"""Who supplies which weapon to whom."""

from __future__ import annotations

from bisect import bisect_left

from briefing.article import Article, Mention, Transfer
from briefing.entities.parties import find_parties
from briefing.entities.sentences import sentences
from briefing.entities.supply import Supply, find_supplies


def find_transfers(article: Article, mentions: tuple[Mention, ...]) -> tuple[Transfer, ...]:
    """The claims in reading order, one for each weapon, supplier, recipient and status."""
    weapons = [mention for mention in mentions if mention.kind == "weapon"]
    starts = [mention.start for mention in weapons]
    claims: dict[tuple[object, ...], Transfer] = {}
    spans = sentences(article) if weapons else ()
    for index, sentence in enumerate(spans):
        here = weapons[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not here:
            continue
        before = find_parties(article.text, spans[index - 1]) if index else ()
        acting = before[0].country if before else None
        for supply in find_supplies(article.text, sentence, here, acting):
            claim = _claim(supply, here)
            key = (claim.weapon, claim.supplier, claim.recipient, claim.status)
            if key not in claims or (claim.quantity and not claims[key].quantity):
                claims[key] = claim
    return tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.end)))


def _claim(supply: Supply, weapons: list[Mention]) -> Transfer:
    name = next(w.name for w in weapons if w.start == supply.weapon.start)
    return Transfer(
        supply.start,
        supply.end,
        name,
        supply.supplier,
        supply.recipient,
        supply.status,
        supply.quantity,
        supply.grounds,
    )
