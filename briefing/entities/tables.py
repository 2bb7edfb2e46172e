"""The tables of `lexicon/`: words and patterns with a reason, kept as data beside the code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """One file of the lexicon, by its name without the suffix."""
    text = resources.files(__package__).joinpath(f"lexicon/{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, which may be patterns themselves."""
    return f"(?:{'|'.join(words)})"


def status_cues(rows: Iterable[Mapping[str, str]]) -> tuple[tuple[Any, re.Pattern[str]], ...]:
    """Each status with the words that speak for it, in the order in which they are tried."""
    return tuple(
        (row["status"], re.compile(rf"\b(?:{row['cues'].replace(chr(10), '')})\b", re.I))
        for row in rows
    )
