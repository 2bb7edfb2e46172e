"""Who supplies which weapon to whom."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.article import Article, Mention, Span, Transfer
from briefing.entities.claims import Before, Supply
from briefing.entities.parties import find_parties
from briefing.entities.sentences import sentences
from briefing.entities.supply import find_supplies

BARE_WORDS = re.compile(
    r"\b(?:weapons?|arms|weaponry|armaments?|military (?:equipment|hardware|aid|aircraft))\b"
    r"(?! (?:embargo|control|race|industry|dealers?|trade|makers?|firms?|compan|giant|group|factor|"
    r"system|fair))"
)


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
        here = weapons[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not here and last is None:
            continue
        acting = find_parties(article.text, spans[index - 1]) if index else ()
        before = Before(acting[0].country if acting else None, last, acting)
        supplies = list(find_supplies(article.text, sentence, here, before))
        for supply in supplies:
            if supply.weapon.start not in names:
                continue
            claim = _claim(supply, names[supply.weapon.start])
            key = (claim.weapon, claim.supplier, claim.recipient, claim.status)
            if key not in claims or (claim.quantity and not claims[key].quantity):
                claims[key] = claim
        last = supplies[-1] if supplies else None
    return tuple(sorted(claims.values(), key=lambda claim: (claim.start, claim.end)))


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
