"""The keys that the reader gives to acts in the table [keys] of the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing import toml
from briefing.keys import ALL_KEYS, NEVER_SENT, KeyTable, key_named, key_table, label_of


def own_table(
    key_set: str, keys: Any, path: Path, lines: Mapping[str, int], problems: list[str]
) -> KeyTable:
    """The keys in effect: those of the set, changed by what stands under [keys] in the file.

    `lines` are those of the file's keys ("keys.search"). Whatever cannot be had is told in
    `problems`, and so is an act that loses its last key to another.
    """
    own = _chosen(path, keys, lines, problems)
    table = key_table(key_set, own)
    keyless = {key.id for key in table if not key.keys}
    by_key = {key: id for id, keys in own.items() for key in keys}
    for id, key in table.taken:
        if id in keyless:
            line = lines.get(f"keys.{by_key[key]}", 1)
            problems.append(
                f"{path}, line {line}: {label_of(key)} was the only key of {id!r}, "
                "which only the palette has now."
            )
    return table


def _chosen(
    path: Path, table: Any, lines: Mapping[str, int], problems: list[str]
) -> dict[str, tuple[str, ...]]:
    """The keys in the table [keys], by the id of the act."""
    if not isinstance(table, dict):
        problems.append(f"{path}, line {lines.get('keys', 1)}: [keys] is a table of acts and keys.")
        return {}
    own: dict[str, tuple[str, ...]] = {}
    given: dict[str, str] = {}
    for id, value in table.items():
        at = f"{path}, line {lines.get(f'keys.{id}', 1)}:"
        if id not in {key.id for key in ALL_KEYS}:
            problems.append(f"{at} {id!r} is no act{meant(id, [key.id for key in ALL_KEYS])}.")
            continue
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
            problems.append(f"{at} the keys of {id!r} are a string or a list of strings.")
            continue
        own[id] = tuple(_fit_keys(at, id, written, given, problems))
    return own


def _fit_keys(
    at: str, id: str, written: list[str], given: dict[str, str], problems: list[str]
) -> Iterator[str]:
    """The keys that can be had, each of them once."""
    for each in written:
        name = key_named(each) if each else None
        if name is None:
            problems.append(f"{at} {each!r} is no key.")
        elif name in NEVER_SENT:
            sent = NEVER_SENT[name]
            why = f"terminals send it as {sent}" if sent else "terminals do not send it"
            problems.append(f"{at} {label_of(name)} cannot be used: {why}.")
        elif given.setdefault(name, id) != id:
            problems.append(f"{at} {label_of(name)} is already the key of {given[name]!r}.")
        else:
            yield name


def meant(name: str, known: list[str]) -> str:
    """A known name that is like this one, as the end of a sentence."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    return f"; did you mean {close[0]!r}" if close else ""


def key_lines(table: KeyTable, sign: str = "") -> Iterator[str]:
    """The table [keys] of a settings file, line by line."""
    for key in table:
        keys = ", ".join(toml.quoted(_written(each)) for each in key.keys)
        yield f"{sign}{key.id} = [{keys}]  # {key.description}"


def _written(key: str) -> str:
    """A key as settings write it."""
    label = label_of(key)
    return label if len(label) == 1 and label.isascii() else key
