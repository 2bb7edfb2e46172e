"""Every act of the reading screen in the command palette."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefing.keys import Key
from briefing.ui.reading_screen import ReadingScreen


class ReaderCommands(Provider):
    """The key table once more, to be found by typing."""

    async def discover(self) -> Hits:
        """All acts, before anything is typed."""
        for key in self._acts:
            yield DiscoveryHit(key.description, self._run(key), help=key.label)

    async def search(self, query: str) -> Hits:
        """The acts whose descriptions match."""
        matcher = self.matcher(query)
        for key in self._acts:
            if score := matcher.match(key.description):
                shown = matcher.highlight(key.description)
                yield Hit(score, shown, self._run(key), help=key.label)

    @property
    def _acts(self) -> tuple[Key, ...]:
        screen = self.screen
        return screen.settings.keys.screen if isinstance(screen, ReadingScreen) else ()

    def _run(self, key: Key) -> partial[Coroutine[Any, Any, None]]:
        return partial(self.screen.run_action, key.action)
