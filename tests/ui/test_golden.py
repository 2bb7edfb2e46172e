"""Whole screens in plain text, for the eye of whoever reviews a change to the layout.

After a change that is meant: `BRIEFING_GOLDEN=write pytest tests/ui/test_golden.py`, and read the
difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from screens import NARROW, WIDE, painted, press, reading, type_text

from briefing.library import Library

GOLDEN = Path(__file__).parent / "golden"
# How large, what is searched for, and which keys are pressed then.
SCREENS: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "wide": (WIDE, "", ()),
    "narrow": (NARROW, "", ()),
    "searching": (WIDE, "drone", ()),
    "nothing_found": (WIDE, "zeppelin", ()),
    "facets": (WIDE, "drone", ("enter", "c", "G", "enter")),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_as_it_was_approved(library: Library, name: str) -> None:
    size, query, keys = SCREENS[name]
    async with reading(library, size) as pilot:
        if query:
            await press(pilot, "slash")
            await type_text(pilot, query)
        await press(pilot, *keys)
        shown = painted(pilot) + "\n"
    approved = GOLDEN / f"{name}.txt"
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        approved.write_text(shown, encoding="utf-8")
    assert shown == approved.read_text(encoding="utf-8")
