"""Designations ("F-16", "M142 HIMARS launchers"): what they cover and what they are called."""

from __future__ import annotations

import re

from briefing.article import WeaponClass
from briefing.entities.number_words import NUMBER_WORDS
from briefing.entities.weapon_candidate import Candidate
from briefing.entities.weapon_terms import Family, Lexicon, WeaponType

# "72 Tornados" are no storms.
MANY = re.compile(rf"(?:\d|\b(?:{NUMBER_WORDS}|dozens?|hundreds? of|of|more))\s\Z", re.I)
# Classes that share type words: a "Reaper aircraft", a "Patriot missile", but no "Ohio gun".
REALMS: dict[WeaponClass, str] = {
    "uav": "air", "aircraft": "air", "vehicle": "ground", "vessel": "sea", "other": "any",
}  # fmt: skip


def designated(match: re.Match[str], left: re.Match[str], words: Lexicon) -> Candidate | None:
    """ "Shahed 136" and "Shahed-136s" are the Shahed-136; a mere word ("Javelin") is not sure."""
    text, end = match.string, match.end()
    series = words.series.match(text, end)
    end = series.end() if series else end
    more = words.pattern.match(text, end + 1) if text[end : end + 1] == " " else None
    second = more["designation"] and more[0] if more else None
    end = more.end() if more and second else end
    nickname, term = _type_behind(text, end, words)
    row = words.row(term["term"]) if term else None
    family, needy = _family(match[0], row, words)
    if family is None:
        return None
    parts = [left["unknown"], _base_form(match[0], family)]
    parts += [_base_form(second, family) if second else None, nickname]
    name = " ".join(part for part in parts if part)
    typed = row is not None or second is not None
    many = MANY.search(text, max(0, match.start() - 12), match.start())
    return Candidate(
        left.start("inner") if left["named"] else left.start(),
        term.end() if term else end,
        name,
        name,
        frozenset(),
        family.weapon_class,
        name,
        sure=typed or not (needy or name.isalpha()) or (name.isupper() and not needy),
        rules=("designation",),
        typed=typed,
        dependent=needy and not typed,
        many=many is not None and match[0][-1] == "s",
    )


def _type_behind(text: str, end: int, words: Lexicon) -> tuple[str, re.Match[str] | None]:
    """The type word behind a designation, with the nickname between: "XY2 Example Name tanks"."""
    for between in words.between:
        gap = between.match(text, end)
        term = words.pattern.match(text, gap.end()) if gap else None
        if gap and term and term["term"]:
            return gap[1].strip(), term
    return "", None


def _family(printed: str, row: WeaponType | None, words: Lexicon) -> tuple[Family | None, bool]:
    """The family of a designation, and whether it is a word that needs its type behind it."""
    for family in words.families:
        if family.forms.fullmatch(printed):
            return family, False
    meant = [family for family in words.families if family.words.fullmatch(printed)]
    if row is not None:
        meant = [family for family in meant if _akin(family.weapon_class, row.weapon_class)]
        meant.sort(key=lambda family: family.weapon_class != row.weapon_class)
    return (meant[0] if meant else None), True


def _akin(one: WeaponClass, other: WeaponClass) -> bool:
    realms = REALMS.get(one, "fire"), REALMS.get(other, "fire")
    return realms[0] == realms[1] or "any" in realms


def _base_form(printed: str, family: Family) -> str:
    """ "F-16s" is the F-16 and "MiG 29" the MiG-29, but "Abrams" and "USS Example Falls" stay."""

    def known(name: str) -> bool:
        return bool(family.forms.fullmatch(name) or family.words.fullmatch(name))

    if family.weapon_class != "vessel" and printed[-1] == "s" and known(printed[:-1]):
        printed = printed[:-1]
    hyphened = printed.replace(" ", "-")
    return hyphened if known(hyphened) else printed
