"""Tells whether the files of an index are whole: those of its last commit, by name and size.

A list of names and sizes finds what a broken disk, a half-copied folder or an older program left,
without opening any of it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

NAME = "manifest.json"
# What names the commit; a newer one than listed means that a writer was stopped in between.
COMMITS = "*.toc"


def write(folder: Path, format_version: int, files: Iterator[Path]) -> None:
    """List the files of a commit. The list is replaced as a whole."""
    sizes = {path.name: path.stat().st_size for path in files}
    draft = folder / f"{NAME}.new"
    draft.write_text(json.dumps({"format": format_version, "files": sizes}), "utf-8")
    os.replace(draft, folder / NAME)


def is_intact(folder: Path, format_version: int) -> bool:
    """Whether every listed file is there in its size and no later commit is; else make it anew."""
    try:
        manifest = json.loads((folder / NAME).read_text("utf-8"))
        files, its_format = manifest["files"], manifest["format"]
        sizes = {name: (folder / name).stat().st_size for name in files}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False
    commits = {path.name for path in folder.glob(COMMITS)}
    return bool(its_format == format_version and sizes == files and commits <= sizes.keys())
