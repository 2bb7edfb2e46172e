"""Every act of the reading screen in the command palette."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from briefing.ui.keys import KEYLESS, SCREEN_KEYS, Key


class ReaderCommands(Provider):
    """The key table once more, to be found by typing."""

    async def discover(self) -> Hits:
        """All acts, before anything is typed."""
        for key in (*SCREEN_KEYS, *KEYLESS):
            yield DiscoveryHit(key.description, self._run(key), help=key.label)

    async def search(self, query: str) -> Hits:
        """The acts whose descriptions match."""
        matcher = self.matcher(query)
        for key in (*SCREEN_KEYS, *KEYLESS):
            if score := matcher.match(key.description):
                shown = matcher.highlight(key.description)
                yield Hit(score, shown, self._run(key), help=key.label)

    def _run(self, key: Key) -> partial[Coroutine[Any, Any, None]]:
        return partial(self.screen.run_action, key.action)
