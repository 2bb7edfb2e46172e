"""Names of authors in what a page declares: persons, or else the agency or desk."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.inert import one_line

BY = re.compile(r"(?:(?:written|words|story|posted|reported)\s+)?by[\s:]+", re.I)
MAIL_OR_WEB_ADDRESS = re.compile(
    r"\s*[<(]?(?:https?://\S+|www\.\S+|[^\s@]{1,64}@\S+\.\w+)[>)]?", re.I
)
HANDLE = re.compile(r"\s*\(?@\w+\)?")
BETWEEN_NAMES = re.compile(r"\s+(?:and|und|et|with)\s+|\s*[&;]\s*|\s*,\s*(?:and\s+)?", re.I)
# What follows is where, when or for whom somebody writes.
TAIL = re.compile(r"\s*[|/•·(\[]|\s+[-–—]\s|\s+(?:for|in|at|from|of)\s", re.I)
SUFFIXES = frozenset("jr sr ii iii iv md phd esq mp".split())
# One capitalised word or initial, or a word of a script without case.
WORD = re.compile(r"(?:[^\W\d_]|['’.‘ʼ-])+")
PARTICLES = frozenset(
    "al af ap bin da dal de del della den der des di do dos du e el ibn la le los mac mc of san st"
    " te ten ter und van vande vander von y zu zum zur".split()
)
LONGEST_NAME = 6
# Blanks; three names with a role.
LONGEST_CREDIT = 14
PERSON, ORGANISATION = "Person", "Organization"
# No person is called so; a piece that has one of these words is a role or a desk.
DESK_WORDS = frozenset(
    "agence agencies agency analyst anchor associated board broadcasting bureau channel chief"
    " columnist committee company contributing contributor correspondent correspondents council"
    " daily department desk digital director editor editorial editors entertainment foundation"
    " group herald images inc institute international journal journalist limited ltd magazine media"
    " monitor network news newspaper newsroom newswire office online org press producer publisher"
    " radio redaktion report reporter reporters reporting reports review senior service services"
    " special sport sports staff studio team television times today tribune tv university webdesk"
    " wire wires writer writers".split()
)
# What a publishing system puts where nobody is credited.
NOBODY = frozenset(
    "admin administrator anonymous author editor guest none null unknown user webmaster www".split()
)


def authors(
    declared: Iterable[tuple[str, str]], publisher: str | None
) -> tuple[list[str], list[str]]:
    """The persons among declared authors, each with the type it was declared as, and the others."""
    persons: list[str] = []
    desks: list[str] = []
    for value, kind in declared:
        for name in names_in(value):
            organisation = ORGANISATION in kind and PERSON not in kind
            if is_person(name) and not organisation and not same(name, publisher):
                persons.append(spelled(name))
            elif not name[0].islower() and name.lower() not in NOBODY:
                desks.append(name)
    return list(dict.fromkeys(persons)), list(dict.fromkeys(desks))


def names_in(value: str) -> list[str]:
    """The names in a credit, without roles, addresses and handles."""
    bare = HANDLE.sub("", MAIL_OR_WEB_ADDRESS.sub("", one_line(value)))
    names: list[str] = []
    for part in BETWEEN_NAMES.split(BY.sub("", bare, count=1)):
        name = TAIL.split(BY.sub("", part, count=1), maxsplit=1)[0].strip(' ,.:"“”[]()')
        if name.lower().strip(".") in SUFFIXES and names:
            names[-1] += f" {name}"
        # After a person's name comes what the person is; alone it is who is credited.
        elif name and not (names and is_person(names[0]) and not is_person(name)):
            names.append(name)
    return names


def is_person(name: str) -> bool:
    """Are these two words or more as in the name of a person?"""
    words = name.split()
    return 1 < len(words) <= LONGEST_NAME and all(
        WORD.fullmatch(word)
        and (word in PARTICLES or not word[0].islower())
        and word.lower().strip(".") not in DESK_WORDS
        for word in words
    )


def spelled(name: str) -> str:
    """A shouted name as names are written."""
    return name.title() if name.isupper() and name.isascii() else name


def is_credit(line: str) -> bool:
    """Does a short line say by whom the article is, by names of persons alone?"""
    names = names_in(line) if BY.match(line) and line.count(" ") < LONGEST_CREDIT else []
    return bool(names) and all(map(is_person, names))


def same(name: str, other: str | None) -> bool:
    """Is it the same name but for case, blanks and stops?"""
    return other is not None and letters(name) == letters(other)


def letters(text: str) -> str:
    """The letters and digits of the text in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
