"""The table of keys as Textual has them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from briefing.keys import Key, KeyTable

# The key of an act that has none: no terminal sends it, and the act can still be given another.
NO_KEY = "f24"


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """One binding for each act; its id is what a remapping refers to."""
    return [
        Binding(
            ",".join(key.keys) or NO_KEY,
            key.action,
            key.description,
            show=False,
            id=key.id,
            priority=key.is_first,
        )
        for key in keys
    ]


def keymap(table: KeyTable) -> dict[str, str]:
    """What differs from the bindings of the classes, for `App.set_keymap`."""
    return {id: ",".join(keys) or NO_KEY for id, keys in table.changes.items()}
