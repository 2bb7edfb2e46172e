"""Finds the folders that ship with the program: `styles` and `seeds`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).parent


def folder(name: Literal["styles", "seeds"]) -> Path:
    """A shipped folder: inside the package in a wheel, beside it in a source tree."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
