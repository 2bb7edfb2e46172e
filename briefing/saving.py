"""What the reader saves: in which forms, under which name, and the file, whole or not at all.

No file that the library reads from is ever replaced.
"""

from __future__ import annotations

import os
import re
import shutil
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing import export
from briefing.errors import SaveError
from briefing.inert import one_line
from briefing.library import Library
from briefing.places import Places
from briefing.walking import walk, would_be_read
from briefing.whole_files import claim, written_beside

Thing = Literal["article", "list", "entities"]

# Code points of a proposed name: with four bytes each they stay under the 255 of file systems.
LONGEST_NAME = 60
# What Windows takes for a device, whatever the suffix.
DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)\d)(?=\.|$)", re.I)
APOSTROPHES = dict.fromkeys(map(ord, "'’‘"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to save one thing; `lines` writes the articles with these ids."""

    thing: Thing
    name: str
    suffix: str
    lines: Callable[[Library, Iterable[str]], Iterator[str]]


FORMS = (
    Form("article", "plain text", ".txt", export.text),
    Form("article", "Markdown", ".md", export.markdown),
    # One article is one line of JSON Lines, and that is JSON.
    Form("article", "JSON", ".json", export.jsonl),
    Form("list", "CSV", ".csv", export.csv_lines),
    Form("list", "JSON Lines", ".jsonl", export.jsonl),
    Form("list", "Markdown", ".md", export.markdown),
    Form("entities", "CSV", ".csv", export.entity_csv_lines),
)


def articles_behind(
    library: Library, rows: Sequence[str], query: str, about: str | None = None
) -> tuple[str, ...]:
    """Every article of a list: the ids of its rows, each with the versions found of its story.

    A row that the query does not find any more is as good as the others: it is shown.
    """
    found = library.found(query, about, typing=True)
    stories = {each: ids for ids in found for each in ids}
    return tuple(dict.fromkeys(each for row in rows for each in (row, *stories.get(row, ()))))


def file_name(title: str, suffix: str) -> str:
    """A name for a file, of letters, digits and what joins them: no sign that any system minds.

    >>> file_name("US: “Iran's drones” / ../the 2nd report", ".txt")
    'US-Irans-drones-the-2nd-report.txt'
    """
    kept = (
        sign if sign in "-_." or unicodedata.category(sign)[0] in "LMN" else " "
        for sign in unicodedata.normalize("NFC", title).translate(APOSTROPHES)
    )
    words = " ".join(filter(None, (word.strip("-_.") for word in "".join(kept).split())))
    short = textwrap.shorten(words, LONGEST_NAME, placeholder="", break_on_hyphens=False)
    name = "-".join((short or words[:LONGEST_NAME]).split()) or "articles"
    return f"{'articles-' if DEVICES.match(name) else ''}{name}{suffix}"


def started_in() -> str:
    """The folder of a name that is given without one; a folder that has gone is only "."."""
    try:
        return os.getcwd()
    except OSError:
        return "."


def place(typed: str, name: str) -> Path:
    """The file meant by what the reader typed: a path, "~" for home; `name` in a folder."""
    typed = os.path.expanduser(typed.strip())
    is_folder = typed.endswith(("/", os.sep)) or os.path.isdir(typed)
    try:
        # A link stays a link: what it leads to is meant.
        return Path(os.path.realpath(os.path.join(typed, name) if is_folder else typed))
    except (OSError, ValueError) as error:
        # A sign that no name can have is a ValueError.
        raise _not_saved(typed, error) from error


def doubt(places: Places, path: Path) -> str | None:
    """Why the reader is to be asked before a file is saved there, or None.

    `places` are those of the library. SaveError where no file can be saved, or none must be.
    """
    shown, is_article = one_line(str(path)), would_be_read(places, path)
    try:
        if not path.parent.is_dir():
            raise SaveError(f"There is no folder {one_line(str(path.parent))}.")
        if not path.exists():
            return f"{shown} would be read as one of your articles." if is_article else None
        if not path.is_file():
            raise SaveError(f"{shown} is no file that can be replaced.")
    except OSError as error:
        raise _not_saved(str(path), error) from error
    if is_article:
        raise _not_replaced(path)
    return f"{shown} is there already; what is in it would be lost."


def save(
    library: Library,
    form: Form,
    article_ids: Iterable[str],
    path: Path,
    *,
    is_sure: bool = False,
) -> int:
    """Write articles into a file; how many bytes it has. SaveError where that cannot be.

    A `doubt` is an error, too, unless the reader `is_sure`. Whatever `article_ids` raises ends the
    writing, and leaves everything as it was.
    """
    doubted = doubt(library.places, path)
    if doubted and not is_sure:
        raise SaveError(doubted)
    try:
        # It takes a look at every file of the library: too long for a question.
        if path.exists() and _is_read(library.places, path):
            raise _not_replaced(path)
        return _write(path, form.lines(library, article_ids))
    except OSError as error:
        raise _not_saved(str(path), error) from error


def _write(path: Path, lines: Iterable[str]) -> int:
    is_new = not path.exists()
    pieces = (f"{line}\n".encode("utf-8", "backslashreplace") for line in lines)
    with ExitStack() as failed:
        beside = written_beside(path.parent, pieces, failed)
        size = beside.stat().st_size
        if is_new:
            # This fails if somebody else has made one since the reader was asked.
            claim(path, failed)
        else:
            shutil.copymode(path, beside)
        os.replace(beside, path)
        failed.pop_all()
    return size


def _is_read(places: Places, path: Path) -> bool:
    """Whether a file of the library is this one under another name."""
    found = path.stat()
    facts = found.st_size, found.st_mtime_ns
    alike = (each for each, other in walk(places).files.items() if other == facts)
    return any(os.path.samefile(places.file(each), path) for each in alike)


def _not_replaced(path: Path) -> SaveError:
    return SaveError(f"{one_line(str(path))} is one of your articles and is not replaced.")


def _not_saved(place: str, error: Exception) -> SaveError:
    reason = getattr(error, "strerror", None) or error
    return SaveError(f"{one_line(place)} cannot be saved: {reason}.")


def sized(size: int) -> str:
    """A number of bytes as people say it.

    >>> sized(512), sized(48_200), sized(1_240_000)
    ('512 bytes', '48 KB', '1.2 MB')
    """
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1_000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
