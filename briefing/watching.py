"""Tells that files of a library have come, changed or gone, while the program runs.

Only what a refresh would look at counts. What comes together is told once, when it rests: a page
that is saved with a hundred pictures, an archive that is unpacked, a file that is still written.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from briefing import ignoring, walking
from briefing.errors import LoadError
from briefing.formats import SUFFIXES
from briefing.inert import one_line
from briefing.places import Places

# Milliseconds between two looks whether watching is to end, which the end of the program waits for.
STEP = 100
# Seconds without any change after which what came is told, and those after which it is told anyway.
REST, LONGEST = 0.7, 10.0
# Elsewhere the system watches whole trees; here it would look at every file of one to do so.
IS_FOLDER_BY_FOLDER = sys.platform == "linux"
MOUNTS = Path("/proc/self/mounts")
# Kinds of file systems on which another computer can change a file and this one hears nothing.
REMOTE = {"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs"}


class Watching:
    """Watches the folders of one library until `is_over` says so."""

    def __init__(self, places: Places, is_over: Callable[[], bool]) -> None:
        self._places = places
        self.is_set = is_over
        # What is to be told: files, and whether anything else is.
        self._files: set[Path] = set()
        self._is_more = False
        self._look()

    def changes(self) -> Iterator[frozenset[Path]]:
        """The files that are to be looked at, each time there is something; none stands for all.

        A folder that comes, goes, or has another one mounted over it is a change, too. LoadError
        where the system watches no folders, or no more of them.
        """
        since: float | None = None
        while not self.is_set():
            try:
                since = yield from self._until_folders_differ(since)
            except FileNotFoundError:
                # It went between the look for folders and the watch.
                time.sleep(REST)
            except (OSError, RuntimeError) as error:
                reason = one_line(str(error)).rstrip(".")
                sentence = f"Changes in {self._places.shown} are not noticed: {reason}."
                raise LoadError(sentence) from error

    def _until_folders_differ(
        self, since: float | None
    ) -> Generator[frozenset[Path], None, float | None]:
        """Watch the folders there are; `since` when something is to be told."""
        from watchfiles import Change, watch

        self._look()
        present = self._present()
        has_new_folder = False
        watched = self._folders if IS_FOLDER_BY_FOLDER else self._entries
        for changes in watch(
            *(each for each in watched if os.path.isdir(each)),
            watch_filter=None,
            step=STEP,
            rust_timeout=int(REST * 1000),
            yield_on_timeout=True,
            stop_event=self,
            raise_interrupt=False,
            force_polling=False,
            recursive=not IS_FOLDER_BY_FOLDER,
            ignore_permission_denied=True,
        ):
            now = time.monotonic()
            told = [path for how, path in changes if self.matters(path, how == Change.deleted)]
            has_new_folder = has_new_folder or any(map(os.path.isdir, told))
            for path in told:
                self._note(path)
            if told and since is None:
                since = now
            if self._present() != present:
                self._is_more = True
                return since or now
            if since is not None and (not changes or now - since > LONGEST):
                if has_new_folder:
                    # What comes into it from now on is seen, too.
                    return since
                since = None
                yield self._noted()
        return since

    def _note(self, path: str) -> None:
        is_file = os.path.splitext(path)[1].lower() in SUFFIXES and not os.path.isdir(path)
        self._is_more = self._is_more or not is_file
        self._files.add(Path(path))

    def _noted(self) -> frozenset[Path]:
        files = frozenset() if self._is_more else frozenset(self._files)
        self._files, self._is_more = set(), False
        return files

    def _look(self) -> None:
        self._folders, self._entries = walking.folders(self._places)

    def _present(self) -> tuple[tuple[int, int] | None, ...]:
        """Which folder is at each place just now."""
        return tuple(map(_identity, self._entries))

    def matters(self, path: str, is_gone: bool) -> bool:
        """Whether a refresh would look at what came, changed or went at a real path."""
        below = next((path[len(e) :] for e in self._entries if path.startswith(e + os.sep)), path)
        *folders, name = below.lstrip(os.sep).split(os.sep)
        if any(each.startswith(".") for each in folders):
            return False
        suffix = os.path.splitext(name)[1].lower()
        if name.startswith(".") or suffix in SUFFIXES:
            return name == ignoring.NAME or not name.startswith(".")
        # What had no suffix may have been a folder.
        return path in self._folders or not suffix if is_gone else os.path.isdir(path)


def out_of_sight(places: Places) -> str | None:
    """A sentence on the first folder of which not every change can be noticed, or None."""
    try:
        mounts = [line.split(" ")[1:3] for line in MOUNTS.read_text("utf-8").splitlines()]
    except (OSError, ValueError):
        return None
    kinds = {at.encode().decode("unicode_escape"): kind for at, kind in mounts}
    for _, folder in places.roots:
        real = Path(os.path.realpath(folder))
        kind = next((kinds[str(each)] for each in (real, *real.parents) if str(each) in kinds), "")
        if kind in REMOTE:
            shown = one_line(str(folder))
            return f"{shown} is on a network drive: what other computers change is not noticed."
    return None


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return found.st_dev, found.st_ino
