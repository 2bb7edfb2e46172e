"""The part of the state that remembers what the reader searched for, in all libraries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefing.errors import QueryError
from briefing.inert import one_line

# Queries that the history keeps.
MOST = 200


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name of the reader's own."""

    name: str
    query: str


class Searches:
    """History and saved searches. Every change is on disk when the call returns."""

    def __init__(self, run: Callable[..., list[tuple[Any, ...]]]) -> None:
        """`run` executes one statement, with values by name, in a transaction of its own."""
        self._run = run

    def history(self) -> tuple[str, ...]:
        """The queries that were asked, the newest first."""
        return tuple(row[0] for row in self._run("SELECT query FROM asked ORDER BY number DESC"))

    def remember(self, query: str) -> None:
        """Put a query that is done first, unless it is blank; the oldest go."""
        if not (query := " ".join(query.split())):
            return
        self._run("INSERT OR REPLACE INTO asked (query) VALUES (:query)", query=query)
        self._run(
            """DELETE FROM asked WHERE number NOT IN
               (SELECT number FROM asked ORDER BY number DESC LIMIT :most)""",
            most=MOST,
        )

    def saved(self) -> tuple[SavedSearch, ...]:
        """The saved searches in the order of their names."""
        rows = self._run("SELECT name, query FROM searches ORDER BY name COLLATE NOCASE, name")
        return tuple(SavedSearch(*row) for row in rows)

    def save(self, name: str, query: str) -> None:
        """Save a search, in place of another one of this name; QueryError if either is blank."""
        name, query = " ".join(name.split()), " ".join(query.split())
        if not (name and query):
            raise QueryError("A saved search needs a name and a query.")
        self._run("INSERT OR REPLACE INTO searches VALUES (:name, :query)", name=name, query=query)

    def forget(self, name: str) -> None:
        """Forget a saved search; QueryError if there is none of this name."""
        if not self._run("DELETE FROM searches WHERE name = :name RETURNING name", name=name):
            raise QueryError(f"There is no saved search {one_line(name)!r}.")
