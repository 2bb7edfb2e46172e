"""What the names in a page's markup say of its parts, read from `webpage_furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from lxml import etree

LIST_OF_LINKS = "list of links"
CAPTION = "caption"
# Names of parts that are in the page but not shown, and of the posts of others in a story, which
# are called social, promo and the like.
INVISIBLE, EMBEDDED = "invisible", "embedded"
# Shown but not to be read aloud: ornaments, and what is printed twice. On 130 pages no word of a
# story is in such a part.
SILENT = "silent part"

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """The table, arranged for looking up. `ranks` orders the reasons: the first row goes first.

    `certain` are those that hold for most of a page as well.
    """

    tags: dict[str, str]
    roles: dict[str, str]
    names: dict[str, str]
    ranks: dict[str, int]
    certain: frozenset[str]
    pattern: re.Pattern[str]


@cache
def rules() -> Rules:
    """The table, read once."""
    table = resources.files(__package__).joinpath("webpage_furniture.toml").read_text("utf-8")
    read = tomllib.loads(table)
    rows = [
        {"reason": INVISIBLE, **read["invisible"]},
        {"reason": EMBEDDED, **read["embedded"]},
        {"reason": CAPTION, **read["caption"]},
        *read["furniture"],
    ]

    def reasons(key: str) -> dict[str, str]:
        return {entry: row["reason"] for row in rows for entry in row.get(key, ())}

    names = reasons("names")
    certain = frozenset(row["reason"] for row in rows if row.get("certain"))
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    # Looking ahead, so that a name is found inside another: "more" and "more stories".
    pattern = re.compile(rf"(?<= )(?=({longest_first}) )")
    ranks = {row["reason"]: rank for rank, row in enumerate(rows)}
    return Rules(reasons("tags"), reasons("roles"), names, ranks, certain, pattern)


def what_it_is(element: etree._Element, tag: str) -> str | None:
    """The reason for which an element is furniture, CAPTION, INVISIBLE, or None.

    `tag` is the element's own, or empty where it says nothing in its place.
    """
    # Mailers tell what a reply quotes by the type of the quotation: "type cite" in the table.
    names = f"{element.get('class') or ''} {element.get('id') or ''} type-{element.get('type')}"
    reason = reason_of(tag, element.get("role"), names)
    if reason is None and element.get("aria-hidden") == "true":
        return SILENT
    return None if reason == EMBEDDED else reason


# Pages repeat their names a thousand times; a library of one publisher repeats its pages'.
@lru_cache(maxsize=10_000)
def reason_of(tag: str, role: str | None, names: str) -> str | None:
    """What the table says of an element of this name with this role, classes and id."""
    table = rules()
    found = [table.names[entry] for name in names.split() for entry in entries_in(name)]
    found += [table.roles[role]] if role in table.roles else []
    found += [table.tags[tag]] if tag in table.tags else []
    return min(found, key=table.ranks.__getitem__, default=None)


def entries_in(name: str) -> list[str]:
    """The entries of the table that are in a class or id, which is parted at `-`, `_`, digits and
    in camelCase."""
    words = " ".join(word.lower() for word in WORD.findall(name))
    return rules().pattern.findall(f" {words} ")
