"""Copies of files, and of what comes over a pipe, in the folder of a library; nowhere else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO

from briefing.errors import LoadError, SaveError
from briefing.formats import SUFFIXES
from briefing.formats.guessing import suffix_of
from briefing.formats.limits import MAILBOX, MEGABYTE, refuse_large
from briefing.inert import one_line, visible
from briefing.whole_files import claim, written_beside

NAMELESS = "added"
RENAME = "Another name can be given with --name."


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added, under a name that a refresh would read."""

    name: str
    data: bytes


def from_file(path: Path, name: str | None = None) -> Addition:
    """A file under its own name or another; LoadError if it cannot be read or never would be."""
    shown = one_line(str(path))
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise LoadError(f"{shown} is a folder; `briefing {shown}` reads it where it is.")
        if not stat.S_ISREG(facts.st_mode):
            raise LoadError(f"{shown} is no file; what comes over a pipe is added with `-`.")
        if name is None:
            _refuse_name(path.name)
        refuse_large(shown, facts.st_size)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        # A sign that no name can have is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise LoadError(f"{shown} cannot be read: {reason}.") from error
    return _named(path.name if name is None else name, data, path.suffix)


def from_stream(stream: BinaryIO, name: str | None = None) -> Addition:
    """All that comes; LoadError if nothing does, or too much."""
    data = stream.read(MAILBOX * MEGABYTE + 1)
    if not data:
        raise LoadError("Nothing came from stdin.")
    return _named(NAMELESS if name is None else name, data, "")


def put(addition: Addition, folder: Path) -> str:
    """Write it into a folder, whole or not at all; its name there, of which no file was before.

    SaveError if it cannot be written.
    """
    try:
        with ExitStack() as failed:
            beside = written_beside(folder, [addition.data], failed)
            path = _claimed(folder, addition.name, failed)
            os.replace(beside, path)
            failed.pop_all()
    except OSError as error:
        shown = one_line(addition.name)
        place = one_line(str(folder))
        raise SaveError(f"{shown} cannot be added to {place}: {error.strerror}.") from error
    return path.name


def _claimed(folder: Path, name: str, failed: ExitStack) -> Path:
    """A new empty file, so that nobody else takes its name."""
    for each in _names(name):
        try:
            claim(folder / each, failed)
        except FileExistsError:
            continue
        return folder / each
    raise AssertionError("numbers do not end")


def _names(name: str) -> Iterator[str]:
    """The name, then `name-2.txt` and so on."""
    stem, suffix = os.path.splitext(name)
    yield name
    yield from (f"{stem}-{number}{suffix}" for number in count(2))


def _named(name: str, data: bytes, suffix: str) -> Addition:
    """It all under a name, with a suffix if the name has none; LoadError if it is not fit."""
    own = os.path.splitext(name)[1]
    if not own or " " in own:
        name += suffix or suffix_of(data)
    _refuse_name(name)
    refuse_large(one_line(name), len(data))
    return Addition(name, data)


def _refuse_name(name: str) -> None:
    """LoadError for a name that is none, leads elsewhere or would never be read."""
    shown = one_line(name)
    if "\0" in name or os.path.basename(name) != name or "\\" in name:
        raise LoadError(f"{shown!r} is no name of a file.", RENAME)
    if name.startswith("."):
        raise LoadError(f"{shown} would be hidden, and hidden files are not read.", RENAME)
    if name != name.encode("utf-8", "replace").decode():
        raise LoadError(f"{shown} is no name in UTF-8, and could not be read.", RENAME)
    if visible(name) != name or not {"\n", "\t"}.isdisjoint(name):
        raise LoadError(f"{shown} has signs that cannot be seen in its name.", RENAME)
    if os.path.splitext(name)[1].lower() not in SUFFIXES:
        kinds = ", ".join(SUFFIXES)
        raise LoadError(f"{shown}: this program reads no files of this kind.", f"It reads {kinds}.")
