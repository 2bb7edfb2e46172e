"""Saved pages whose stories are known, read from a folder.

A set is a file `NAME.jsonl.gz` with one page a line: `id`, `url`, `html`, `paragraphs` and, where
they are known, `title`, `date` (YYYY-MM-DD) and `authors`. A file `NAME.INPUT.jsonl.gz` beside it
has the same pages as some program dumps their text: `id` and `text`. Other files are passed over.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.scoring import Gold, Story

ENDING = ".jsonl.gz"
HTML = "html"
NEEDED = {"id", "url", HTML, "paragraphs"}


class NoPages(Exception):
    """The folder has nothing to measure; `str(error)` is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a set; `inputs` are its texts by the name of the input, "html" among them."""

    id: str
    host: str
    gold: Gold
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageSet:
    """The pages of one file and the inputs that all of them have, "html" first."""

    name: str
    pages: tuple[Page, ...]
    inputs: tuple[str, ...]


def read_sets(folder: Path) -> list[PageSet]:
    """Every set in the folder, by name; `NoPages` if it holds none."""
    if not folder.is_dir():
        raise NoPages(f"{folder} is not a folder.")
    names = [path.name.removesuffix(ENDING) for path in sorted(folder.glob(f"*{ENDING}"))]
    sets = [read_set(folder, name) for name in names if "." not in name]
    found = [each for each in sets if each.pages]
    if not found:
        raise NoPages(f"{folder} holds no set of saved pages (NAME{ENDING}).")
    return found


def read_set(folder: Path, name: str) -> PageSet:
    """The set of this name; it has no pages where the file is of another kind."""
    rows = [row for row in read_rows(folder / f"{name}{ENDING}") if row.keys() >= NEEDED]
    dumps = {}
    for path in sorted(folder.glob(f"{name}.*{ENDING}")):
        texts = {row["id"]: row["text"] for row in read_rows(path)}
        if all(row["id"] in texts for row in rows):
            dumps[path.name.removesuffix(ENDING).removeprefix(f"{name}.")] = texts
    pages = tuple(
        page_of(row, {HTML: row[HTML], **{key: texts[row["id"]] for key, texts in dumps.items()}})
        for row in rows
    )
    return PageSet(name, pages, (HTML, *dumps))


def page_of(row: Mapping[str, Any], inputs: Mapping[str, str]) -> Page:
    """One line of a set."""
    story = Story(
        tuple(row["paragraphs"]),
        row.get("title"),
        row.get("date"),
        tuple(row.get("authors") or ()),
    )
    host = urlsplit(row["url"]).hostname or ""
    return Page(row["id"], host.removeprefix("www."), Gold(story), inputs)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file, one a line; `NoPages` if it is none of that kind."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    except (OSError, EOFError, ValueError) as error:
        raise NoPages(f"{path} cannot be read: {error}.") from None
