"""Folders of the program's own, which say what somebody reads: nobody else looks into them."""

from __future__ import annotations

from pathlib import Path


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are not there, for its owner alone.

    One that is there stays as it is; what is put into them has the rights of any new file.
    """
    if not folder.is_dir():
        make_private(folder.parent)
        # Somebody else may have made it meanwhile.
        folder.mkdir(0o700, exist_ok=True)
