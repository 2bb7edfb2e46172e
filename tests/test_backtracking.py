"""No pattern of the program takes a hostile text far more steps than it has signs.

Every pattern is given texts that are made of its own repeats, of two lengths. What is counted are
the steps of a matcher that goes back just as that of Python does; no clock is asked.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any, Literal

import pytest
from attacks import attacks
from backtracking import Counting, TooMany

import briefing

# How often the part that is repeated stands in a text: no bounded repeat of the program takes more
# than half of the longer one. The steps for the second half may be so many times those for the
# first, and some more; a pattern that goes back over all of its text needs three times as many.
FEW, SHORT, LONG = 2, 172, 342
GROWTH, SLACK = 1.3, 300
MOST_STEPS = 200_000
# What no class takes that is written out, what ends a line, and something behind it.
END = "\0\n\0"
SEARCHES = {"search", "finditer", "findall", "sub", "subn", "split"}
MATCHES = {"match", "fullmatch"}
# Those in tables, of which nobody could tell by a name how they are used: at one place each.
ONLY_MATCHED = {
    "briefing.cleaning.publisher.SELF_NAMING", "briefing.formats.mail_furniture.RULES",
    "briefing.entities.sanction_status.PASSIVE_LIFT", "briefing.formats.pdf.NO_TITLES",
    "briefing.formats.webpage_linked_data.ARTICLE",
    "briefing.formats.webpage_linked_data.PAGE",
}  # fmt: skip
# Patterns that go over a run from each of its places, and what holds the run short.
BLANKS_FOLDED = "is given a declared name, of which 2,000 signs are read, with its blanks folded"
SHORT_RUNS = {
    "briefing.entities.goods.PARTED": "parts seven names that another pattern found",
    "briefing.entities.objects.COUNTED": "is searched in 70 signs before a weapon",
    "briefing.entities.parties.LAST_WORD": "is searched in 30 signs before a party",
    "briefing.entities.sentences.LAST_WORD": "is searched in 20 signs before a full stop",
    "briefing.entities.target_objects.VERBAL": "is searched in the cue of a measure",
    "briefing.entities.weapon_names.LETTER_AND_DIGIT": "is searched in the name of a weapon",
    "briefing.formats.webpage_names.BETWEEN_NAMES": BLANKS_FOLDED,
    "briefing.formats.webpage_names.HANDLE": BLANKS_FOLDED,
    "briefing.formats.webpage_names.MAIL_OR_WEB_ADDRESS": BLANKS_FOLDED,
    "briefing.formats.webpage_names.TAIL": BLANKS_FOLDED,
}


@dataclass
class Held:
    """A pattern, and the modules that hold it; it may be a field, as it may be in their tables."""

    pattern: re.Pattern[Any]
    name: str
    modules: list[ModuleType] = field(default_factory=list)

    def is_searched(self) -> bool:
        """Whether it may be looked for anywhere in a text: nobody only matches it at a place."""
        if self.name in ONLY_MATCHED:
            return False
        called = re.compile(rf"\b{self.name.rpartition('.')[2]}\.(\w+)\(")
        uses = {use for module in self.modules for use in called.findall(SOURCES[module])}
        return bool(uses & SEARCHES) or not uses & MATCHES


SOURCES = {
    module: inspect.getsource(module)
    for info in pkgutil.walk_packages(briefing.__path__, "briefing.")
    if not info.name.endswith("__main__") and (module := importlib.import_module(info.name))
}


def held() -> dict[str, Held]:
    """Every pattern that a module holds by itself, in its tables, or in what it makes but once."""
    found: dict[tuple[Any, int], Held] = {}
    for module in SOURCES:
        for name, value in vars(module).items():
            home = value.__module__ if hasattr(value, "cache_info") else module.__name__
            for path, pattern in _inside(f"{home}.{name}", value):
                each = found.setdefault((pattern.pattern, pattern.flags), Held(pattern, path))
                each.modules.append(module)
    named: dict[str, Held] = {}
    for each in found.values():
        same = sum(name.partition(" ")[0] == each.name for name in named)
        named[f"{each.name} {same + 1}" if same else each.name] = each
    return named


def _inside(path: str, value: Any, depth: int = 0) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
        value = value()
    if isinstance(value, re.Pattern):
        yield path, value
    elif depth < 6:
        inner: list[tuple[str, Any]] = []
        if isinstance(value, dict):
            inner = [(path, each) for pair in value.items() for each in pair]
        elif isinstance(value, tuple | list | set | frozenset):
            inner = [(path, each) for each in value]
        elif hasattr(type(value), "__dataclass_fields__"):
            names = type(value).__dataclass_fields__
            inner = [(f"{path}.{name}", getattr(value, name, None)) for name in names]
        for name, each in inner:
            yield from _inside(name, each, depth + 1)


PATTERNS = held()
SEARCHED = [name for name, each in PATTERNS.items() if each.is_searched()]


@pytest.fixture(autouse=True, scope="module")
def nothing_stays() -> Iterator[None]:
    """Two million objects, which the collector would look through with each screen of the tests."""
    yield
    attacked.cache_clear()
    gc.collect()


@pytest.fixture(autouse=True)
def deep() -> Iterator[None]:
    """The matcher goes down a call or more for each turn of a repeat."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(before)


@cache
def attacked(name: str) -> tuple[Counting, tuple[tuple[str, str], ...]]:
    """The pattern to be counted, and its attacks."""
    counting = Counting(PATTERNS[name].pattern, MOST_STEPS)
    return counting, tuple(attacks(counting))


def growing(name: str, how: Literal["match", "search"]) -> tuple[str, str] | None:
    """An attack under which the steps grow faster than the text."""
    counting, texts = attacked(name)
    count = getattr(counting, how)
    for before, pump in texts:
        try:
            few, short, long = (count(before + pump * n + END) for n in (FEW, SHORT, LONG))
        except TooMany:
            return before, pump
        if long - short > GROWTH * (short - few) + SLACK:
            return before, pump
    return None


@pytest.mark.parametrize("name", PATTERNS)
def test_at_one_place_a_pattern_takes_steps_as_the_text_has_signs(name: str) -> None:
    assert growing(name, "match") is None


@pytest.mark.parametrize("name", SEARCHED)
def test_a_pattern_that_is_searched_does_not_go_over_the_same_run_from_each_of_its_places(
    name: str,
) -> None:
    attack = growing(name, "search")
    assert attack is None or name in SHORT_RUNS
    assert attack or name not in SHORT_RUNS, "the table has a row too many"


@pytest.mark.parametrize("name", PATTERNS)
def test_the_matcher_that_counts_finds_what_that_of_python_finds(name: str) -> None:
    counting, texts = attacked(name)
    pattern = PATTERNS[name].pattern
    for before, pump in texts:
        text = f"{before}{pump * 5} "
        counting.match(text)
        found = pattern.match(text.encode("latin-1", "replace") if counting.is_bytes else text)
        assert counting.end == (found and found.end())


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?:a+)+$", "a" * 30 + "!"),
        (r"(?:a|a)*$", "a" * 30 + "!"),
        (r"a*a*a*a*$", "a" * 120 + "!"),
        (r"(?:<!--.*?-->\s*)*<html", "<!---->" * 30),
    ],
)
def test_the_matcher_sees_a_pattern_that_goes_back_for_ever(pattern: str, text: str) -> None:
    with pytest.raises(TooMany):
        Counting(re.compile(pattern, re.S), MOST_STEPS).match(text)
