"""Which files of a library are read: every one that a loader reads, none hidden, none ignored."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing import ignoring
from briefing.formats import SUFFIXES
from briefing.ignoring import Ignored
from briefing.inert import one_line
from briefing.places import Places


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found. Paths are those of the library, with `/`."""

    #: Each file with its size in bytes and its time in ns.
    files: Mapping[str, tuple[int, int]]
    #: What nobody could look at, with a sentence that says why: links, folders, ignore files.
    skipped: Mapping[str, str]
    #: Folders among those, each with a `/`: what is known of them is neither confirmed nor gone.
    closed: tuple[str, ...]
    #: Folders of the library ("" for the only one) that cannot be looked into, with the reason; and
    #: with "" those, and linked ones, that have nothing at all in them.
    away: Mapping[str, str]


def walk(places: Places) -> Walk:
    """Look through the folders of a library and all below them.

    Links to files and folders are followed. A folder that more than one way leads to is walked
    once: by the way without links if there is one, else by the first link.
    """
    return _Walker(places).walk()


def folders(places: Places) -> tuple[frozenset[str], tuple[str, ...]]:
    """Every folder that a walk looks into, and those by which it enters: its own, and linked ones.

    By their real paths; an own folder stands among them also while it is not there.
    """
    walker = _Walker(places, only_folders=True)
    walker.walk()
    return frozenset(walker.walked), tuple(walker.entered)


def would_be_read(places: Places, path: Path) -> bool:
    """Whether a walk would find a file at a path, which follows no links; also if none is there."""
    walker = _Walker(places)
    at = next((each for each in walker.entries if path.is_relative_to(each.real)), None)
    if at is None or path.suffix.lower() not in SUFFIXES:
        return False
    names = path.relative_to(at.real).parts
    for name in names:
        has_patterns = os.path.lexists(os.path.join(at.path, ignoring.NAME))
        ignored = walker.ignored_in(at) if has_patterns else at.ignored
        inside, below = at.inside + name, os.path.join(at.path, name)
        if name.startswith(".") or ignored.holds(inside, is_folder=name is not names[-1]):
            return False
        at = _Folder(f"{inside}/", below, below, ignored)
    return True


def look_at(places: Places, files: Iterable[Path]) -> tuple[Walk, frozenset[str]] | None:
    """What a walk would find of some files by their real paths, and the paths that they have.

    None where only a walk can tell: of what lies below a link, or is no file.
    """
    entries = _Walker(places).entries
    found: dict[str, tuple[int, int]] = {}
    paths: set[str] = set()
    for file in files:
        at = next((each for each in entries if file.is_relative_to(each.real)), None)
        if at is None or file.suffix.lower() not in SUFFIXES or file.is_dir():
            return None
        path = _told(at.inside + file.relative_to(at.real).as_posix())
        paths.add(path)
        try:
            facts = file.lstat()
        except OSError:
            continue
        if stat.S_ISLNK(facts.st_mode):
            return None
        if stat.S_ISREG(facts.st_mode) and would_be_read(places, file):
            found[path] = facts.st_size, facts.st_mtime_ns
    return Walk(found, {}, (), {}), frozenset(paths)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to be walked."""

    #: Its path as paths in it begin: "" or "2023/may/".
    inside: str
    path: str
    #: Where it is when all links are followed.
    real: str
    ignored: Ignored
    #: Whether no folder above it was looked into on the way: one of the library, or a linked one.
    is_entry: bool = False


class _Walker:
    def __init__(self, places: Places, *, only_folders: bool = False) -> None:
        self._only_folders = only_folders
        self._files: dict[str, tuple[int, int]] = {}
        self._skipped: dict[str, str] = {}
        self._closed: list[str] = []
        self._away: dict[str, str] = {}
        self.entries = [
            _Folder(start, os.fspath(root), os.path.realpath(root), Ignored(), is_entry=True)
            for start, root in reversed(places.roots)
        ]
        self._waiting = [*self.entries]
        self._starts = {start for start, _ in places.roots}
        self._linked: deque[_Folder] = deque()
        self.walked: set[str] = set()
        self.entered: list[str] = []

    def walk(self) -> Walk:
        while self._waiting or self._linked:
            at = self._waiting.pop() if self._waiting else self._linked.popleft()
            if at.real not in self.walked:
                self.walked.add(at.real)
                self.entered += [at.real] if at.is_entry else []
                self._look_into(at)
        return Walk(self._files, self._skipped, tuple(self._closed), self._away)

    def _look_into(self, at: _Folder) -> None:
        try:
            with os.scandir(at.path) as entries:
                found = {entry.name: entry for entry in entries}
        except OSError as error:
            if at.inside in self._starts:
                self._away[at.inside] = error.strerror or str(error)
                return
            self._closed.append(_told(at.inside))
            self._skip(at.inside.rstrip("/"), f"cannot be looked into: {error.strerror}")
            return
        if at.is_entry and not found:
            self._away[_told(at.inside)] = ""
        ignored = self.ignored_in(at) if ignoring.NAME in found else at.ignored
        subfolders = []
        for name in sorted(found):
            if not name.startswith("."):
                subfolders += self._take(found[name], at, ignored)
        self._waiting += reversed(subfolders)

    def ignored_in(self, at: _Folder) -> Ignored:
        """What is ignored in a folder, by its own file of patterns and those above it."""
        file = Path(at.path, ignoring.NAME)
        try:
            if not stat.S_ISREG(file.stat().st_mode):
                return at.ignored
            # Bytes that are no UTF-8 stand for themselves, as they do in names of files.
            text = file.read_bytes().decode("utf-8", "surrogateescape")
        except OSError as error:
            self._skip(at.inside + ignoring.NAME, f"cannot be read: {error.strerror}")
            return at.ignored
        return at.ignored.and_in(at.inside, text.removeprefix("\ufeff"))

    def _take(self, entry: os.DirEntry[str], at: _Folder, ignored: Ignored) -> list[_Folder]:
        """Note a file; give a folder back if it is to be walked before the links are."""
        path, is_link = at.inside + entry.name, entry.is_symlink()
        is_readable = not self._only_folders and os.path.splitext(entry.name)[1].lower() in SUFFIXES
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
            self._linked.append(_Folder(f"{path}/", entry.path, real, ignored, is_entry=True))
            return []
        return [_Folder(f"{path}/", entry.path, os.path.join(at.real, entry.name), ignored)]

    def _skip(self, path: str, why: str) -> None:
        self._skipped[_told(path)] = f"{one_line(path)} {why}."


def _told(path: str) -> str:
    """A name that is not UTF-8 cannot be stored; it is told by what can be shown of it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
