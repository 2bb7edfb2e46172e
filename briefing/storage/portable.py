"""The state as JSON, to be kept elsewhere or taken to another machine.

{"version": 1,
 "statements": [{"subject": ID, "kind": "tag", "detail": "iran", "value": "1", "changed": TIME}],
 "searches": [{"name": NAME, "query": QUERY}],
 "places": [{"article": ID, "place": OFFSET}]}

Statements are what `storage.journal` says they are: marks of articles ("read", "starred", "hidden",
"tag", "note" with its passage as the detail), watched entities ("watched"), corrections ("is").
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.errors import StateError
from briefing.inert import one_line
from briefing.json_text import json_text
from briefing.keeps import folded
from briefing.storage.journal import Statement
from briefing.storage.state import State

VERSION = 1
STATEMENT = ("subject", "kind", "detail", "value")


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did: so many things came to those that were there; `clashes` are sentences."""

    added: int
    clashes: tuple[str, ...]


def exported(state: State) -> str:
    """All that the reader did, as text."""
    said = [
        dict(zip((*STATEMENT, "changed"), row, strict=True)) for row in state.journal.statements()
    ]
    searches = [{"name": each.name, "query": each.query} for each in state.searches.saved()]
    places = [{"article": article, "place": place} for article, place in state.places()]
    told = {"version": VERSION, "statements": said, "searches": searches, "places": places}
    return json_text(told, indent=1)


def merge(state: State, text: str, name: str) -> Merged:
    """Take over what another state says and this one does not; what both say stays as it is here.

    `name` is what to call the text. Raises StateError, and does nothing, where it is not what
    `exported` writes.
    """
    there = _read(text, name)
    own = {(row[0], row[1], row[2]): row[3] for row in state.journal.statements()}
    queries = {each.name: each.query for each in state.searches.saved()}
    left = {article for article, _ in state.places()}
    said = {(each.subject, each.kind, each.detail): each for each in there.statements}
    clashes = [
        _clash(" ".join(filter(None, key)), own[key], each.value)
        for key, each in said.items()
        if own.get(key, each.value) != each.value
    ]
    clashes += [
        _clash(f"the search {search}", queries[search], query)
        for search, query in there.searches
        if queries.get(search, query) != query
    ]
    fresh = [each for key, each in said.items() if key not in own]
    if fresh:
        state.journal.say(fresh, f"{len(fresh):,} statements imported")
    new = [(search, query) for search, query in there.searches if search not in queries]
    for search, query in new:
        state.searches.save(search, query)
    for article, place in there.places:
        if article not in left:
            state.leave(article, place)
    return Merged(len(fresh) + len(new), tuple(clashes))


def _clash(what: str, here: str, there: str | None) -> str:
    return f"{one_line(what)}: here {one_line(here)!r}, there {one_line(there or '')!r}."


@dataclass(frozen=True, slots=True)
class _Portable:
    statements: tuple[Statement, ...]
    searches: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, int], ...]


def _read(text: str, name: str) -> _Portable:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise StateError(f"{name} is not JSON.") from None
    if not isinstance(told, dict) or told.get("version") != VERSION:
        raise StateError(
            f"{name} is no state of version {VERSION}.", "`briefing state export` writes one."
        )
    searches = (
        _strings(each, ("name", "query"), name) for each in _objects(told, "searches", name)
    )
    # As they are saved, so that a name is known again; of two of one name the later counts.
    named = {folded(each["name"]): folded(each["query"]) for each in searches}
    return _Portable(
        tuple(
            Statement(**_strings(each, STATEMENT, name))
            for each in _objects(told, "statements", name)
        ),
        # A search without a name or a query is none.
        tuple((search, query) for search, query in named.items() if search and query),
        tuple(_places(told, name)),
    )


def _objects(told: dict[str, Any], key: str, name: str) -> Iterator[dict[str, Any]]:
    found = told.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise StateError(f"{name}: {key!r} is a list of objects.")
    yield from found


def _strings(each: dict[str, Any], keys: tuple[str, ...], name: str) -> dict[str, str]:
    found = {key: each.get(key) for key in keys}
    for key, value in found.items():
        if not isinstance(value, str):
            raise StateError(f"{name}: {key!r} is a text, and not {json.dumps(value)[:40]}.")
        if any("\ud800" <= character <= "\udfff" for character in value):
            # JSON can spell them alone; no file and no database takes them.
            raise StateError(f"{name}: {key!r} has half a character in {json.dumps(value)[:40]}.")
    return {key: str(value) for key, value in found.items()}


def _places(told: dict[str, Any], name: str) -> Iterator[tuple[str, int]]:
    for each in _objects(told, "places", name):
        place = each.get("place")
        if type(place) is not int or not 0 <= place < 2**53:
            raise StateError(f"{name}: 'place' is a number of characters.")
        yield _strings(each, ("article",), name)["article"], place
