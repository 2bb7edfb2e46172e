"""Which files of a folder are read: every one that a loader reads, none hidden, none ignored."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import ignoring
from briefing.errors import LoadError
from briefing.formats import SUFFIXES
from briefing.ignoring import Ignored
from briefing.inert import one_line


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found. Paths are those of the library: from its folder, with `/`."""

    #: Each file with its size in bytes and its time in ns.
    files: Mapping[str, tuple[int, int]]
    #: What nobody could look at, with a sentence that says why: links, folders, ignore files.
    skipped: Mapping[str, str]
    #: Folders among those, each with a `/`: what is known of them is neither confirmed nor gone.
    closed: tuple[str, ...]


def walk(folder: Path) -> Walk:
    """Look through a folder and all below it; LoadError if the folder itself cannot be read.

    Links to files and folders are followed. A folder that more than one way leads to is walked
    once: by the way without links if there is one, else by the first link.
    """
    return _Walker(folder).walk()


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to be walked."""

    #: Its path as paths in it begin: "" or "2023/may/".
    inside: str
    #: Where it is when all links are followed.
    real: str
    ignored: Ignored


class _Walker:
    def __init__(self, folder: Path) -> None:
        self._folder = os.fspath(folder)
        self._files: dict[str, tuple[int, int]] = {}
        self._skipped: dict[str, str] = {}
        self._closed: list[str] = []
        self._waiting = [_Folder("", os.path.realpath(folder), Ignored())]
        self._linked: deque[_Folder] = deque()
        self._walked: set[str] = set()

    def walk(self) -> Walk:
        while self._waiting or self._linked:
            at = self._waiting.pop() if self._waiting else self._linked.popleft()
            if at.real not in self._walked:
                self._walked.add(at.real)
                self._look_into(at)
        return Walk(self._files, self._skipped, tuple(self._closed))

    def _look_into(self, at: _Folder) -> None:
        try:
            with os.scandir(os.path.join(self._folder, at.inside)) as entries:
                found = {entry.name: entry for entry in entries}
        except OSError as error:
            if not at.inside:
                shown = one_line(self._folder)
                raise LoadError(f"{shown} cannot be read: {error.strerror}.") from error
            self._closed.append(_told(at.inside))
            self._skip(at.inside.rstrip("/"), f"cannot be looked into: {error.strerror}")
            return
        ignored = self._ignored(at, found.get(ignoring.NAME))
        subfolders = []
        for name in sorted(found):
            if not name.startswith("."):
                subfolders += self._take(found[name], at, ignored)
        self._waiting += reversed(subfolders)

    def _ignored(self, at: _Folder, file: os.DirEntry[str] | None) -> Ignored:
        """What is ignored in a folder, by its own file of patterns and those above it."""
        if file is None:
            return at.ignored
        try:
            if not stat.S_ISREG(file.stat().st_mode):
                return at.ignored
            # Bytes that are no UTF-8 stand for themselves, as they do in names of files.
            text = Path(file.path).read_bytes().decode("utf-8", "surrogateescape")
        except OSError as error:
            self._skip(at.inside + ignoring.NAME, f"cannot be read: {error.strerror}")
            return at.ignored
        return at.ignored.and_in(at.inside, text.removeprefix("\ufeff"))

    def _take(self, entry: os.DirEntry[str], at: _Folder, ignored: Ignored) -> list[_Folder]:
        """Note a file; give a folder back if it is to be walked before the links are."""
        path, is_link = at.inside + entry.name, entry.is_symlink()
        is_readable = os.path.splitext(entry.name)[1].lower() in SUFFIXES
        try:
            if not (is_readable or is_link or entry.is_dir()):
                return []
            facts = entry.stat()
        except OSError as error:
            # A file that vanishes while the folder is walked is simply not there.
            if is_link and not ignored.holds(path, is_folder=True):
                self._closed.append(_told(f"{path}/"))
                self._skip(path, f"is a link that cannot be followed: {error.strerror}")
            return []
        is_folder = stat.S_ISDIR(facts.st_mode)
        if ignored.holds(path, is_folder=is_folder):
            return []
        if not is_folder:
            # A pipe would wait for ever for somebody to write into it.
            if is_readable and stat.S_ISREG(facts.st_mode):
                self._files[_told(path)] = facts.st_size, facts.st_mtime_ns
            return []
        if is_link:
            real = os.path.realpath(entry.path)
            self._linked.append(_Folder(f"{path}/", real, ignored))
            return []
        return [_Folder(f"{path}/", os.path.join(at.real, entry.name), ignored)]

    def _skip(self, path: str, why: str) -> None:
        self._skipped[_told(path)] = f"{one_line(path)} {why}."


def _told(path: str) -> str:
    """A name that is not UTF-8 cannot be stored; it is told by what can be shown of it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
