"""The Textual application: style sheets and the one screen."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from briefing.inert import pictured_line
from briefing.keys import SCREEN_KEYS
from briefing.library import Library
from briefing.resources import folder
from briefing.session import NOWHERE, SessionFile
from briefing.settings import Loaded
from briefing.ui.keys import bindings, keymap
from briefing.ui.marks import PRINTABLE
from briefing.ui.panes import ALL_PANES, NARROW
from briefing.ui.reading_screen import ReadingScreen
from briefing.ui.themes import THEMES, theme_at_start

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

STYLES = folder("styles")
# How long a busy thread may keep the screen waiting, in seconds. Python's default of 5 ms lets a
# refresh push the 95th percentile from key to repaint from 4 to 18 ms; at 0.5 ms it is 8.
SWITCH_INTERVAL = 0.0005
NOTHING_SET = Loaded()


def _reader_commands() -> type[Provider]:
    from briefing.ui.commands import ReaderCommands

    return ReaderCommands


class BriefingApp(App[None]):
    """Reads one library."""

    TITLE = "briefing"
    CSS_PATH: ClassVar[list[Any]] = [
        STYLES / "app.tcss",
        STYLES / "reader.tcss",
        STYLES / "panels.tcss",
    ]
    COMMANDS = App.COMMANDS | {_reader_commands}
    # From a dialog too, which does not have the keys of the screen below it.
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        replace(key, is_first=True) for key in SCREEN_KEYS if key.id == "suspend"
    )

    def __init__(
        self, library: Library, loaded: Loaded = NOTHING_SET, file: SessionFile = NOWHERE
    ) -> None:
        # Before anything else, which already makes the style sheets' variables of it.
        self._first_theme = THEMES[theme_at_start(loaded.settings.theme, os.environ)]
        # Without colours those of the terminal itself are let through, and then taken off.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.set_reactive(App.theme, self._first_theme.name)
        # Under 100 columns one pane is shown at a time; from 160 on the side panes are broader.
        self.HORIZONTAL_BREAKPOINTS = [(0, NARROW), (ALL_PANES, "-wide"), (160, "-broad")]
        self._library, self._loaded, self._file = library, loaded, file
        self.set_keymap(keymap(loaded.settings.keys))

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours: the style sheets use colours that no other theme has."""
        return dict(THEMES)

    @property
    def current_theme(self) -> Theme:
        """The theme chosen in the palette, until the program ends, or the one to begin with."""
        return THEMES.get(self.theme, self._first_theme)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen is the only one there is at start."""
        return ReadingScreen(self._library, self._loaded.settings, self._file)

    def get_driver_class(self) -> type[Driver]:
        """Ours in the place of the one that it stands on."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from briefing.ui.terminal import TerminalDriver

        return TerminalDriver

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where a note is written, the key that leads to the shell undoes what was typed."""
        is_for_note = action == "suspend_process" and hasattr(self.focused, "action_undo")
        return not is_for_note and super().check_action(action, parameters)

    def action_suspend_process(self) -> None:
        """Go back to the shell, which lets it go on; with whoever has started it from there."""
        if self._driver and self._driver.can_suspend:
            self._suspend_signal()
            os.kill(0, signal.SIGTSTP)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Of Textual's own acts those that make sense here; the key table has the others."""
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Screenshot"):
                yield command

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Whatever any widget paints, Textual's own among them, is safe for the terminal."""
        return [*super().get_line_filters(), PRINTABLE]

    async def action_quit(self) -> None:
        """Quit from anywhere, from a dialog too."""
        self._quit()

    def _quit(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen) and screen.is_running:
                screen.action_quit_now()
        self.exit()

    @property
    def fault(self) -> BaseException | None:
        """What nobody expected and the program has ended for."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _fatal_error(self) -> None:
        """End without Textual's traceback, which shows what variables hold: text of articles."""
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """End so too where a fault can be shown nicely; else the terminal cannot be read."""
        if self.fault:
            self._fatal_error()
        else:
            self._quit()

    def notify(self, message: str, **how: Any) -> None:
        """Say something in the place of what was said before; a warning is left its time."""
        if not any(each.severity == "warning" for each in self._notifications):
            self.clear_notifications()
        super().notify(pictured_line(message), **how)

    def on_ready(self) -> None:
        """Nothing of this may stand before the first paint."""
        self.stylesheet.read(STYLES / "dialogs.tcss")
        self.stylesheet.parse()
        for problem in self._loaded.problems:
            self.notify(problem, markup=False, severity="warning")
        self._quit_when_alone()
        # A terminal of the same size as before has none of what was painted on it.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.call_after_refresh(self._settle)

    def on_load(self) -> None:
        """Who is ended by the system, or with its terminal, leaves as with a key."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Not every system has them, or lets a loop hear of them.
            with suppress(AttributeError, NotImplementedError):
                loop.add_signal_handler(getattr(signal, name), self._quit)

    def _quit_when_alone(self) -> None:
        """Leave also where the terminal goes and the system says so to somebody else."""
        if self.is_headless:
            return
        from briefing.processes import when_left_alone

        loop = asyncio.get_running_loop()

        def leave() -> None:
            # It may be over already.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._quit)

        when_left_alone(leave)

    def _settle(self) -> None:
        """Keep the collector's pauses out of key presses.

        Without the freeze about one key in fifty takes longer than a frame.
        """
        sys.setswitchinterval(SWITCH_INTERVAL)
        gc.collect()
        gc.freeze()
        gc.enable()
