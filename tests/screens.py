"""The reader in a terminal that is not there: press keys, and read what is painted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from articles import write
from rich.style import Style
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.worker import Worker

from briefing.keys import PRINTED
from briefing.library import Library
from briefing.session import NOWHERE, SessionFile
from briefing.settings import Loaded, Settings
from briefing.ui.app import BriefingApp
from briefing.ui.reading_screen import ReadingScreen

WIDE, NARROW = (120, 40), (80, 24)
# Times in a row that nothing is under way: what follows a message comes with the next.
CALM = 3
# An article counts as read as soon as it is opened: no test waits for the clock.
AT_ONCE = Loaded(Settings(read_after=0, watch=False))


@asynccontextmanager
async def reading(
    library: Library,
    size: tuple[int, int] = WIDE,
    loaded: Loaded = AT_ONCE,
    file: SessionFile = NOWHERE,
    *,
    watch: bool = False,
) -> AsyncIterator[Pilot[None]]:
    """The running reader, when it has read what there is; only a `file` keeps its session.

    It notices by itself what comes into the folder where it is to `watch`.
    """
    loaded = replace(loaded, settings=replace(loaded.settings, watch=watch))
    app = BriefingApp(library, loaded, file)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker runs and everything it brought is painted."""
    calm = 0
    for _ in range(10_000):
        # Zero: without it every pause looks for 20 ms whether the process sleeps.
        await pilot.pause(0)
        if not _is_calm(pilot.app):
            calm = 0
            if busy := _busy(pilot.app):
                await pilot.app.workers.wait_for_complete(busy)
        elif calm == CALM:
            return
        calm += 1


def _busy(app: App[None]) -> list[Worker[Any]]:
    """The workers that come to an end."""
    return [worker for worker in app.workers if worker.group != "watch"]


def _is_calm(app: App[None]) -> bool:
    """Whether nothing is under way: no worker, no message, no answer that is waited for."""
    screens = [s for s in app.screen_stack if isinstance(s, ReadingScreen)]
    return not (
        any(worker.is_running for worker in _busy(app))
        or any(each.message_queue_size for each in (app, *app.screen.walk_children(with_self=True)))
        or any(screen.is_searching or screen.is_counting for screen in screens)
    )


async def shows(pilot: Pilot[None], text: str) -> bool:
    """Whether the screen comes to show a text, after what is still on its way has arrived."""
    for _ in range(250):
        await settled(pilot)
        if text in painted(pilot):
            return True
        await pilot.pause(0.02)
    return False


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each when the screen has settled."""
    for key in keys:
        character = PRINTED.get(key, " " if key == "space" else key)
        pilot.app.post_message(events.Key(key, character if len(character) == 1 else None))
        await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text into what has the focus."""
    names = {" ": "space", ":": "colon", '"': "quotation_mark", "-": "minus", "*": "asterisk"}
    await press(pilot, *(names.get(character, character) for character in text))


async def search(pilot: Pilot[None], query: str, *then: str) -> None:
    """Search all articles, and press keys."""
    await press(pilot, "backslash")
    await type_text(pilot, query)
    await press(pilot, *then)


async def new_files(pilot: Pilot[None], **texts: str) -> None:
    """Files come into the folder and are read while the reader is open."""
    screen = screen_of(pilot)
    write(screen.library.folder, {f"{name}.txt": text for name, text in texts.items()})
    screen.read_folder()
    await settled(pilot)


def screen_of(pilot: Pilot[None]) -> ReadingScreen:
    """The reading screen, also when a dialog lies over it."""
    screens = [s for s in pilot.app.screen_stack if isinstance(s, ReadingScreen)]
    return screens[-1]


def painted(pilot: Pilot[None]) -> str:
    """The whole screen as text, blanks at the ends of lines cut."""
    return "\n".join(line.rstrip() for line in lines(pilot.app))


def status(pilot: Pilot[None]) -> str:
    """The status line."""
    return painted(pilot).splitlines()[-1]


def lines(app: App[None]) -> list[str]:
    """The screen line by line."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return [strips[y].text[:width] for y in range(height)]


def pane(pilot: Pilot[None], name: str) -> str:
    """What one pane shows now, without its border; by its id, or the name of its class."""
    region = screen_of(pilot).query_one(f"#{name}" if name.islower() else name).region
    rows = lines(pilot.app)[region.y : region.bottom]
    return "\n".join(row[region.x + 1 : region.right].rstrip() for row in rows)


def styles_of(pilot: Pilot[None], text: str) -> list[Style]:
    """The styles in which a text is painted, wherever it is a segment of its own."""
    strips = pilot.app.screen._compositor.render_strips()
    return [s.style for strip in strips for s in strip if s.text.strip() == text and s.style]


def headline(pilot: Pilot[None]) -> str:
    """The headline of the open article."""
    reading = screen_of(pilot).reading
    return reading.headline if reading else ""


def focused(pilot: Pilot[None]) -> str | None:
    """The id of what has the focus."""
    return pilot.app.focused.id if pilot.app.focused else None
