"""Reports that have something in common, and how the panel that tells of it is read."""

from __future__ import annotations

from pathlib import Path

from articles import library_of
from screens import painted, pane, press, type_text
from textual.pilot import Pilot

from briefing.library import Library

PAGE = "---\ntitle: {title}\ndate: {date}\npublisher: {publisher}\n---\n\n{text}\n"
# Day, publisher and text of each, by its title; one publisher's name is hostile.
REPORTS = {
    "Arrival": ("2022-11-16", "Example Times", "Anna Novak said that drones had come. " * 4),
    "Bridge": ("2022-10-05", "Meridian", "A drone flew over the bridge for most of the day. " * 3),
    "Crossing": ("2021-03-01", "Example Times", "Ivan Petrov saw the drone at the crossing. " * 3),
    "Dam": ("2021-02-01", "Evil [b]\x1b[31m", "Anna Novak opened the dam in the morning. " * 3),
}


def reports(place: Path) -> Library:
    """An open library of four dated reports of three publishers."""
    pages = {
        f"{title}.md": PAGE.format(title=title, date=date, publisher=publisher, text=text)
        for title, (date, publisher, text) in REPORTS.items()
    }
    return library_of(place, pages)


async def search(pilot: Pilot[None], query: str) -> None:
    """Type a query, behind what is typed already, and go to the results."""
    await press(pilot, "backslash")
    await type_text(pilot, query)
    await press(pilot, "enter")


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Put the cursor of the panel on a name."""
    await press(pilot, "g")
    for _ in range(40):
        if any(row.startswith("▸") and name in row for row in rows(pilot)):
            return
        await press(pilot, "j")
    raise AssertionError(f"no {name}")


def rows(pilot: Pilot[None], panel: str = "facets") -> list[str]:
    """The lines of a panel that are not empty, with single blanks."""
    return [" ".join(line.split()) for line in pane(pilot, panel).splitlines() if line.strip()]


def query_line(pilot: Pilot[None]) -> str:
    """The line to search in."""
    return painted(pilot).splitlines()[-2].strip()
