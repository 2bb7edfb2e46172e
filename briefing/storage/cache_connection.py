"""A connection to a cache that says what no question can mend: that the file is damaged.

Whatever asks it meets that as IndexUnavailable, and the next program that opens the file makes it
anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from briefing.errors import IndexUnavailable

# Rows that are fetched at once; one by one each would be a call.
MANY = 500


class CacheConnection(sqlite3.Connection):
    """Until it has a `path`, while the file is opened, damage is what SQLite says."""

    path: Path | None = None

    def cursor(self, factory: Any = None) -> Any:
        """What every question is asked by."""
        return super().cursor(CacheCursor)

    def execute(self, *question: Any) -> Any:
        """One question."""
        return self.cursor().execute(*question)

    def executemany(self, *question: Any) -> Any:
        """One question for each of many values."""
        return self.cursor().executemany(*question)

    def meet(self, error: Exception) -> None:
        """Raise IndexUnavailable if that is what damage leads to; with it nobody trusts the file.

        The questions are known to be right, so that what cannot be is damage too.
        """
        from briefing.storage import seal
        from briefing.storage.database import is_damage

        if self.path is None or not isinstance(error, sqlite3.Error | UnicodeDecodeError):
            return
        if is_damage(error) or isinstance(error, sqlite3.IntegrityError):
            seal.refuse(self.path)
            raise IndexUnavailable(
                f"The cache in {self.path.parent} is damaged: {error}.",
                "The next start makes it anew from the articles; nothing of yours is lost.",
            ) from error


class CacheCursor(sqlite3.Cursor):
    """Asks as SQLite's own does."""

    connection: CacheConnection

    @contextmanager
    def _met(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            self.connection.meet(error)
            raise

    def execute(self, *question: Any) -> Self:
        """One question."""
        with self._met():
            return super().execute(*question)

    def executemany(self, *question: Any) -> Self:
        """One question for each of many values."""
        with self._met():
            return super().executemany(*question)

    def fetchone(self) -> Any:
        """The next row, or None."""
        with self._met():
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        with self._met():
            return super().fetchall()

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """The rows that are left; one that is asked for alone comes by `fetchone`."""
        with self._met():
            while rows := self.fetchmany(MANY):
                yield from rows
