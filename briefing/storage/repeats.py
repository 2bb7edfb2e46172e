"""The part of the catalog that knows which lines a source prints again and again.

A line is known by its key; articles go by the numbers that `stories` gives them. Once a line counts
as furniture it does so until the catalog is made anew, also when articles that print it go.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

SCHEMA = """
CREATE TABLE outer_lines (
    line INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (line, number)
) WITHOUT ROWID;
CREATE INDEX outer_lines_by_number ON outer_lines (number, line);
CREATE TABLE repeats (line INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
CREATE TABLE uncut (number INTEGER PRIMARY KEY);
"""


class Repeats:
    """Counts lines as articles come and go, inside the catalog's transactions.

    What has yet to be cut stands in `uncut`, so that a refresh that is stopped anywhere resumes.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, number: int, lines: Iterable[int]) -> None:
        """Remember the lines that an article prints near its ends."""
        self.remove([number])
        self._db.executemany(
            "INSERT OR IGNORE INTO outer_lines VALUES (?, ?)", [(line, number) for line in lines]
        )
        self._change(number, 1)
        self._db.execute(
            """INSERT OR IGNORE INTO uncut SELECT number FROM outer_lines JOIN repeats USING (line)
               WHERE number = ?""",
            (number,),
        )

    def remove(self, numbers: Iterable[int]) -> None:
        """Forget the lines of these articles."""
        for number in numbers:
            self._change(number, -1)
            self._db.execute("DELETE FROM outer_lines WHERE number = ?", (number,))
            self._db.execute("DELETE FROM uncut WHERE number = ?", (number,))

    def _change(self, number: int, by: int) -> None:
        self._db.execute(
            """UPDATE repeats SET articles = articles + ?
               WHERE line IN (SELECT line FROM outer_lines WHERE number = ?)""",
            (by, number),
        )

    def shared_lines(self, number: int, stories: int) -> tuple[tuple[int, int], ...]:
        """Those of its lines that so many stories print and more, and that are no furniture so far.

        Versions of one story count once.
        """
        rows = self._db.execute(
            """SELECT mine.line, count(DISTINCT coalesce(story, texts.number))
               FROM outer_lines AS mine JOIN outer_lines AS every USING (line)
               JOIN texts ON texts.number = every.number
               WHERE mine.number = ? AND mine.line NOT IN (SELECT line FROM repeats)
               GROUP BY mine.line
               HAVING count(DISTINCT coalesce(story, texts.number)) >= ?""",
            (number, stories),
        )
        return tuple(rows.fetchall())

    def learn(self, line: int) -> None:
        """From now on the line is furniture; every article that prints it is to be cut."""
        self._db.execute(
            "INSERT INTO repeats SELECT line, count(*) FROM outer_lines WHERE line = ?", (line,)
        )
        self._db.execute(
            "INSERT OR IGNORE INTO uncut SELECT number FROM outer_lines WHERE line = ?", (line,)
        )

    def uncut(self, limit: int) -> tuple[tuple[int, str, str], ...]:
        """Number, id and source of articles that still hold a line that has become furniture."""
        rows = self._db.execute(
            "SELECT number, article_id, source FROM uncut JOIN texts USING (number) LIMIT ?",
            (limit,),
        )
        return tuple(rows.fetchall())

    def furniture_of(self, number: int) -> dict[int, int]:
        """The lines of an article that are furniture, each with how many articles print it."""
        rows = self._db.execute(
            "SELECT line, articles FROM outer_lines JOIN repeats USING (line) WHERE number = ?",
            (number,),
        )
        return dict(rows.fetchall())

    def furniture(self) -> dict[int, int]:
        """Every line that is furniture, with how many articles print it."""
        return dict(self._db.execute("SELECT line, articles FROM repeats").fetchall())

    def unlearn(self) -> None:
        """No line is furniture any more; what was cut of articles stays cut until they are read."""
        self._db.execute("DELETE FROM repeats")
        self._db.execute("DELETE FROM uncut")

    def cut(self, numbers: Iterable[int]) -> None:
        """These articles hold no furniture that is known."""
        self._db.executemany("DELETE FROM uncut WHERE number = ?", [(each,) for each in numbers])
