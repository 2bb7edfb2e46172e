"""Which folders a library is of, and the file that each of its paths names."""

from __future__ import annotations

import hashlib
import os
from itertools import count
from pathlib import Path

from briefing.errors import LoadError
from briefing.inert import one_line
from briefing.quick_dataclass import dataclass

REMEDY = "Name a folder of saved articles; `briefing --help` lists the commands."


@dataclass(frozen=True, slots=True)
class Places:
    """One folder, from which all paths begin; or several, each with a name that paths begin with.

    The names do not depend on the order in which the folders were given.
    """

    #: What paths in a folder begin with ("" or "news/"), and the folder.
    roots: tuple[tuple[str, Path], ...]
    #: What caches and sessions of the library are found by.
    key: str

    @classmethod
    def of(cls, *folders: Path) -> Places:
        """A folder that is given twice, or lies in another one, counts once."""
        real: dict[Path, Path] = {}
        for folder in folders:
            try:
                real.setdefault(folder.resolve(), folder)
            except (OSError, ValueError, RuntimeError) as error:
                # A sign that no name can have is a ValueError, a ring of links a RuntimeError.
                raise LoadError(f"{one_line(str(folder))} cannot be opened: {error}.") from error
        outer = sorted(each for each in real if real.keys().isdisjoint(each.parents))
        digest = hashlib.blake2b(b"\0".join(map(os.fsencode, outer)), digest_size=8)
        if len(outer) == 1:
            return cls((("", real[outer[0]]),), digest.hexdigest())
        roots: dict[str, Path] = {}
        for each in outer:
            # What is no UTF-8 cannot be stored.
            name = own = os.fsencode(each.name).decode("utf-8", "replace")
            for number in count(2):
                if f"{name}/" not in roots:
                    break
                name = f"{own}-{number}"
            roots[f"{name}/"] = real[each]
        return cls(tuple(roots.items()), digest.hexdigest())

    def file(self, path: str) -> Path:
        """The file at a path of the library."""
        for start, folder in self.roots:
            if path.startswith(start):
                return folder / path.removeprefix(start)
        raise LoadError(f"{one_line(path)} is in no folder that is being read.")

    def path(self, file: Path) -> str | None:
        """The path of a file as it would stand in the library; None if it is in no folder of it.

        No link is followed.
        """
        for start, folder in self.roots:
            if file.is_relative_to(folder.absolute()):
                return start + file.relative_to(folder.absolute()).as_posix()
        return None

    @property
    def shown(self) -> str:
        """The folders as sentences name them."""
        *others, last = (one_line(str(folder)) for _, folder in self.roots)
        return f"{', '.join(others)} and {last}" if others else last

    def refuse(self, *, is_known: bool) -> None:
        """LoadError unless there is something to be read.

        One folder of several may be away, and all of a library that `is_known` from before.
        """
        missing = []
        for _, folder in self.roots:
            shown = one_line(str(folder))
            try:
                is_folder, exists = folder.is_dir(), folder.exists()
            except (OSError, ValueError) as error:
                raise LoadError(f"{shown} cannot be opened: {error}.") from error
            if exists and not is_folder:
                raise LoadError(f"{shown} is not a folder.", REMEDY)
            missing += [] if exists else [shown]
        if len(missing) == len(self.roots) and not is_known:
            does = "does" if len(missing) == 1 else "do"
            raise LoadError(f"{self.shown} {does} not exist.", REMEDY)
