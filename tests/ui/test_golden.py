"""Whole screens in plain text, for the eye of whoever reviews a change to the layout.

After a change that is meant: `BRIEFING_GOLDEN=write pytest tests/ui/test_golden.py`, and read the
difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ENVOY, HARVEST, MINISTER, library_of
from screens import NARROW, painted, press, reading

from briefing.library import Library

GOLDEN = Path(__file__).parent / "golden"
# As wide as all panes ask for, and no higher than there is something to show.
WIDE = (120, 20)
# How large the screen is, and which keys are pressed.
SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "wide": (WIDE, ()),
    "searching": (WIDE, ("slash", *"drone")),
    "facets": (WIDE, ("slash", *"drone", "enter", "c", "G", "enter")),
    "library": (WIDE, ("e", "e", "j")),
    "nothing_found": (WIDE, ("slash", *"harvets")),
    "finding": (WIDE, ("enter", "slash", *"an", "enter", "n")),
    "raw": (WIDE, ("enter", "R", "right_square_bracket", "right_square_bracket")),
    "help": (NARROW, ("question_mark",)),
    "narrow": (NARROW, ()),
    "narrow_reader": (NARROW, ("enter",)),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles, the one that is open at first with furniture around it."""
    below = "Subscribe to our newsletter\n\nRelated Articles\n\nZeppelins\n"
    envoy = f"Daily Freedonian\n\n{ENVOY}\n{below}"
    files = {"envoy.txt": envoy, "harvest.txt": HARVEST, "minister.txt": MINISTER}
    with library_of(tmp_path, files) as opened:
        yield opened


@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_as_it_was_approved(library: Library, name: str) -> None:
    size, keys = SCREENS[name]
    async with reading(library, size) as pilot:
        await press(pilot, *keys)
        shown = painted(pilot) + "\n"
    approved = GOLDEN / f"{name}.txt"
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        approved.write_text(shown, encoding="utf-8")
    assert shown == approved.read_text(encoding="utf-8")
