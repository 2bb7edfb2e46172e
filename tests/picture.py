"""The picture in README.md, made by the program itself of the articles that come along.

`make picture` writes it. Theme, size and home are always the same, so the picture is too; and it
names nothing that would have to be fetched.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from articles import folders_in
from screens import WIDE, press, reading, type_text

from briefing.library import Library
from briefing.resources import folder
from briefing.settings import Loaded, Settings

PICTURE = Path(__file__).parent / "ui" / "golden" / "briefing.svg"
DARK = Loaded(Settings(theme="dark", read_after=0))
# Rows down the answer to the article that has most to show: who supplies whom with what.
ROWS_DOWN = 3


async def picture(home: Path) -> str:
    """The screen as SVG: a search, one of its hits, and who and what is named around it."""
    with Library.open(folder("seeds"), folders_in(home)) as library:
        async with reading(library, WIDE, DARK) as pilot:
            await press(pilot, "slash")
            await type_text(pilot, "sanctions")
            await press(pilot, "enter", "g", *["j"] * ROWS_DOWN, "enter")
            return self_contained(pilot.app.export_screenshot(simplify=True))


def self_contained(svg: str) -> str:
    """The drawing without fonts from elsewhere, with the same names at every making."""
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    named = re.sub(r"terminal-\d+", "screen", drawn)
    # Else some viewers leave out the blanks that a line begins with.
    return named.replace("<svg ", '<svg xml:space="preserve" ', 1)


if __name__ == "__main__":
    # What the terminal says of its colours is nothing to the picture.
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as home:
        PICTURE.write_text(asyncio.run(picture(Path(home))), encoding="utf-8")
