"""Goods that a ban or an embargo is about: they are targets beside the country that it hits."""

from __future__ import annotations

import re
from functools import cache

from briefing.article import Target
from briefing.entities.countries import country_of
from briefing.entities.measures import Measure
from briefing.entities.tables import any_of, read_table

BANNED = frozenset({"embargo", "export_control"})
# How far behind a cue goods stand: "a ban on the sale, supply and transfer of crude oil".
REACH = 90
PARTED = re.compile(r"\s*(?:,? and|,? or|,)\s+")
LEADING = re.compile(r"^(?:(?:all|the|its|any|some|certain|other|of|on|in|to)\s+)+", re.I)
ENDED = re.compile(
    r"[;:.](?=\s|$)|\b(?:from|to|into|against|by|over|after|because|which|that|since)\s"
)


@cache
def _pattern() -> re.Pattern[str]:
    words = read_table("sanctions")["words"]
    no_part = r"of|on|in|and|or|the|its|all|exports?|imports?"
    verbs = r"(?:ban|embargo|restrict|prohibit|halt|limit|bar|curb)\w*"
    before = rf"(?:(?!(?:{no_part}|{verbs})\b)[\w-]+ ){{0,2}}"
    one = rf"{before}{any_of(words['goods'].split())}\b"
    return re.compile(rf"(?<![\w-]){one}(?:(?:,? and|,? or|,) {one}){{0,6}}")


def goods_of(text: str, measure: Measure, limit: int) -> tuple[Target, ...]:
    """The goods that a ban names, in its own words or behind them: "oil embargo", "ban on gold"."""
    if not BANNED.intersection(measure.kinds):
        return ()
    stop = ENDED.search(text, measure.end, min(limit, measure.end + REACH))
    end = stop.start() if stop else min(limit, measure.end + REACH)
    found = _pattern().search(text, measure.start, end)
    if found is None:
        return ()
    names = (_bare(part) for part in PARTED.split(found[0]))
    return tuple(Target(name, "goods") for name in dict.fromkeys(names) if name)


def _bare(phrase: str) -> str:
    """Without the country they are of: "Russian gold" is gold."""
    words = LEADING.sub("", phrase).split()
    while words and country_of(words[0]):
        words.pop(0)
    return " ".join(words)
