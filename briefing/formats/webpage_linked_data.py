"""The JSON-LD of a page: what it says of itself to search engines, as one record of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]

ARTICLE = re.compile(r"(?:[a-z]*article|(?:live)?blogposting|report|claimreview)", re.I)
PAGE = re.compile(r"(?:[a-z]*page|creativework)", re.I)
# What stands below these is some other page, or a remark on this one.
ELSEWHERE = frozenset(
    "itemListElement hasPart comment citation mentions relatedLink isPartOf subjectOf isBasedOn"
    " recommendation review liveBlogUpdate".split()
)
WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*+;?\s*+\Z"
)
# Steps through lists and references; a name takes four.
DEEPEST = 10
# Characters: of 130 pages the longest title, name, date or list of names has 188.
LONGEST_VALUE = 2_000


class LinkedData:
    """Every record of a page in order, and the one of its article."""

    def __init__(self, scripts: list[str]) -> None:
        self.nodes = [node for script in scripts for node in nodes_in(parsed(script))]
        self.by_id: dict[str, Node] = {}
        for node in self.nodes:
            name = node.get("@id")
            # A mere reference has the name and nothing else.
            if isinstance(name, str) and len(node) > len(self.by_id.get(name, {"@id": ""})):
                self.by_id[name] = node
        articles = [node for node in self.nodes if is_a(node, ARTICLE)]
        #: The article, then the page around it, which may know what the article does not say.
        self.about = articles[:1] + [node for node in self.nodes if is_a(node, PAGE)][:1]

    def strings(self, key: str, inner: str = "name") -> Iterator[tuple[str, str]]:
        """What the records say under this key, each with the type of the thing that is so called.

        Of a thing it is the string under `inner`; the first record that says anything is asked.
        """
        for node in self.about:
            if found := list(self.resolved(node.get(key), inner, set())):
                yield from found
                return

    def resolved(
        self, value: object, inner: str, followed: set[str], depth: int = 0
    ) -> Iterator[tuple[str, str]]:
        """The strings in a value: its own, those of its members, those of what it refers to.

        Each reference is followed once, for they may go in circles.
        """
        if depth > DEEPEST:
            return
        if isinstance(value, str):
            yield value[:LONGEST_VALUE], ""
        elif isinstance(value, list):
            for member in value:
                yield from self.resolved(member, inner, followed, depth + 1)
        elif isinstance(value, dict):
            name = value.get("@id")
            if inner not in value and isinstance(name, str) and name not in followed:
                followed.add(name)
                value = self.by_id.get(name, value)
            kind = " ".join(types_of(value))
            for text, _ in self.resolved(value.get(inner), inner, followed, depth + 1):
                yield text, kind


def parsed(script: str) -> object:
    """The value in a script; None where it is no JSON, which pages often get wrong."""
    try:
        return json.loads(WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def nodes_in(value: object) -> Iterator[Node]:
    """The records in a value from the outside in, but for those of other pages."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict):
            yield value
            inner = [part for key, part in value.items() if key not in ELSEWHERE]
            waiting += (part for part in reversed(inner) if isinstance(part, (dict, list)))


def types_of(node: Node) -> list[str]:
    """The names of its types, without the vocabulary's address."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)]


def is_a(node: Node, pattern: re.Pattern[str]) -> bool:
    """Is one of its types called so?"""
    return any(pattern.fullmatch(kind) for kind in types_of(node))
