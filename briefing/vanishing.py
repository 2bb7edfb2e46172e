"""Folders of a library that are away: what was read of them stays until they are seen again.

A folder is away that is not there, cannot be read, or is empty and had articles: so a disk looks
that is not plugged in, or not mounted.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import replace

from briefing.errors import LoadError
from briefing.inert import one_line
from briefing.places import Places
from briefing.storage.entries import FileRecord
from briefing.walking import Walk

GONE = os.strerror(errno.ENOENT)
REMEDY = "If that is meant, `briefing index --forget` takes what it had off the list."


def with_away(found: Walk, places: Places, known: Mapping[str, FileRecord]) -> Walk:
    """What was found, with the folders that are away among what nobody could look at.

    LoadError if all folders of the library are.
    """
    told: dict[str, str] = {}
    for inside, reason in found.away.items():
        had = any(path.startswith(inside) and file.digest for path, file in known.items())
        if reason or had:
            told[inside] = _told(one_line(str(places.file(inside))), reason, had)
    roots = [start for start, _ in places.roots]
    if told.keys() >= set(roots):
        raise LoadError(" ".join(told[start] for start in roots), REMEDY)
    return replace(
        found,
        skipped={**found.skipped, **{inside.rstrip("/"): why for inside, why in told.items()}},
        closed=(*found.closed, *told),
    )


def _told(folder: str, reason: str, had: bool) -> str:
    stays = "; what was read of it stays" if had else ""
    if not reason:
        return f"{folder} is empty{stays}."
    if reason == GONE:
        return f"{folder} is not there{' any more' if had else ''}{stays}."
    return f"{folder} cannot be read: {reason}{stays}."
