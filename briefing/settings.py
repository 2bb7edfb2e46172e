"""What the reader has set, and where it comes from: a file, and `BRIEFING_*` above it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from briefing.keys import KeyTable
from briefing.quick_dataclass import dataclass

VARIABLE = "BRIEFING_"
# Columns of a line of text: what `measure` can be.
NARROWEST, BROADEST = 40, 200
DEFAULT_KEYS = KeyTable()


@dataclass(frozen=True, slots=True)
class Settings:
    """One value for each option; the defaults are those of a reader who has set nothing."""

    theme: str = "auto"
    measure: int = 78
    #: Seconds an article is open before it counts as read; None: never by itself.
    read_after: float | None = 2.0
    pager: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    pipe: tuple[str, ...] = ()
    #: The folder that `briefing add` copies into; "" where none is set.
    add_to: str = ""
    #: Whether new files are noticed while the reader is open.
    watch: bool = True
    key_set: str = "briefing"
    keys: KeyTable = DEFAULT_KEYS


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and one sentence for everything that could not be read as meant."""

    settings: Settings = Settings()
    problems: tuple[str, ...] = ()


def load(path: Path, environ: Mapping[str, str] | None = None) -> Loaded:
    """The settings in a file, which need not be there, and in the environment."""
    variables = os.environ if environ is None else environ
    own = {name: value for name, value in variables.items() if name.startswith(VARIABLE)}
    # Most readers set nothing, and the first screen waits for this.
    if not own and not path.exists():
        return Loaded()
    from briefing.settings_file import read

    return read(path, own)
