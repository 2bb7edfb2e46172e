"""Files that are written whole or not at all: hidden beside their place until they are complete."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path


def written_beside(folder: Path, pieces: Iterable[bytes], failed: ExitStack) -> Path:
    """A new file that no refresh takes for an article, with all of it on disk."""
    beside = folder / f".{secrets.token_hex(8)}.part"
    failed.callback(beside.unlink, missing_ok=True)
    with beside.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    return beside


def claim(path: Path, failed: ExitStack) -> None:
    """Take a name before anybody else does; FileExistsError where it is taken already."""
    path.open("x").close()
    failed.callback(path.unlink, missing_ok=True)
