"""rules.toml: which lines cleaning leaves in. The reader's own file, plain enough to edit by hand.

A table that cannot be read is passed over and told with its line; the others hold. Whatever else
stands in the file, comments too, is left as it is when a rule is added or removed.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing import toml
from briefing.errors import QueryError, StateError
from briefing.keeps import NO_KEEPS, Keep, Keeps, folded
from briefing.private import make_private

HEADER = """\
# Lines that briefing keeps although its cleaning would take them out. One [[keep]] table each:
#   text            the line; a run of blanks counts as one
#   article         the id of the one article that keeps it (`briefing list` shows the ids), or
#   publisher       the publisher all of whose articles keep it
#   reason, added   why it had been cut, and when it was put back: notes that change nothing
# To take a rule back, delete its table or run `briefing rules --remove N`.
"""
TABLE = re.compile(r"^[ \t]*\[{1,2}[ \t]*\w", re.M)
COMMENT = re.compile(r"[ \t]*#.*\n")
FIELDS = {"text": str, "article": str, "publisher": str, "reason": str, "added": datetime.date}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the file says: the rules that hold, and a sentence on each table that cannot be read."""

    keeps: Keeps = NO_KEEPS
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What ails a table, and the line of the file where."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Table:
    """A stretch of the file, and what it says."""

    start: int
    end: int
    rule: Keep | Problem


def read(path: Path) -> Rules:
    """The rules in the file; none, and no problem, where there is no file."""
    try:
        tables = list(_tables(_text(path)))
    except OSError as error:
        return Rules(problems=(f"{path} cannot be read: {error.strerror}.",))
    problems = (table.rule for table in tables if isinstance(table.rule, Problem))
    return Rules(
        Keeps(tuple(table.rule for table in tables if isinstance(table.rule, Keep))),
        tuple(f"{path}, line {p.line}: {p.what}; this is passed over." for p in problems),
    )


def add(path: Path, keeps: Iterable[Keep]) -> None:
    """Write further rules at the end of the file; StateError if it cannot be written."""
    try:
        text = _text(path) or HEADER
        end = "" if text.endswith("\n") else "\n"
        _write(path, text + end + "".join(_printed(keep) for keep in keeps))
    except OSError as error:
        raise _not_written(path, error) from error


def remove(path: Path, number: int) -> Keep:
    """Take out a rule by its number, counted from 1 over the rules that hold.

    Raises QueryError if there is none of this number, StateError if the file cannot be written.
    """
    try:
        text = _text(path)
        held = [(t.start, t.end, t.rule) for t in _tables(text) if isinstance(t.rule, Keep)]
        if not 1 <= number <= len(held):
            raise QueryError(f"There is no rule {number}.", "`briefing rules` lists them.")
        start, end, keep = held[number - 1]
        _write(path, text[:start] + text[end:])
    except OSError as error:
        raise _not_written(path, error) from error
    return keep


def _not_written(path: Path, error: OSError) -> StateError:
    return StateError(f"The rules in {path} cannot be written: {error.strerror}.")


def _text(path: Path) -> str:
    """The file, bytes that are no UTF-8 as lone surrogates; empty where there is none."""
    try:
        # As often as the mark was put before it: what is written begins without.
        return path.read_bytes().decode("utf-8", "surrogateescape").lstrip("\ufeff")
    except FileNotFoundError:
        return ""


def _write(path: Path, text: str) -> None:
    """Replace the file in one step, so that nobody ever reads half of it."""
    path = path.resolve()  # A link stays a link.
    make_private(path.parent)
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, name)
        os.replace(name, path)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        raise


def _printed(keep: Keep) -> str:
    """The rule as a table of its own, an empty line before it."""
    lines = ["", "[[keep]]"]
    for name, value in asdict(keep).items():
        if isinstance(value, str):
            lines.append(f"{name} = {toml.quoted(value)}")
        elif value is not None:
            lines.append(f"{name} = {value.isoformat()}")
    return "\n".join(lines) + "\n"


def _tables(text: str) -> Iterator[Table]:
    """The [[keep]] tables, each read by itself so that none spoils another."""
    headers = [match.start() for match in TABLE.finditer(text)]
    starts = [_with_comments(text, header) for header in headers] + [len(text)]
    if problem := _foreign(text[: starts[0]]):
        yield Table(0, starts[0], problem)
    for start, header, end in zip(starts, headers, starts[1:], strict=False):
        line = text.count("\n", 0, header) + 1
        yield Table(start, end, _rule(text[header:end], line))


def _with_comments(text: str, header: int) -> int:
    """Where a table begins: with the comments right above its header."""
    start = header
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not COMMENT.fullmatch(text, above, start):
            break
        start = above
    return start


def _foreign(text: str) -> Problem | None:
    """What ails the file above its first table: only comments may stand there."""
    lines = enumerate(text.splitlines(), 1)
    other = (number for number, line in lines if line.split("#")[0].strip())
    line = next(other, None)
    return None if line is None else Problem(line, "rules are [[keep]] tables")


def _rule(text: str, line: int) -> Keep | Problem:
    """The rule in one table, whose header is on this line of the file."""
    try:
        text.encode()
        table = toml.parse(text)
    except UnicodeEncodeError as error:
        return Problem(line + text.count("\n", 0, error.start), "this is not UTF-8")
    except toml.NotToml as error:
        return Problem(line + error.line - 1, str(error))
    keeps = table.pop("keep", None)
    if not isinstance(keeps, list):
        return Problem(line, "rules are [[keep]] tables")
    (fields,) = keeps
    if unknown := [*table, *(name for name in fields if name not in FIELDS)]:
        return Problem(line, f"{unknown[0]!r} is no field of a rule")
    for name, value in fields.items():
        if type(value) is not FIELDS[name]:
            kind = "a string" if FIELDS[name] is str else "a date"
            return Problem(line, f"{name!r} is not {kind}")
    if not folded(fields.get("text", "")):
        return Problem(line, "the rule has no 'text'")
    if ("article" in fields) == ("publisher" in fields):
        return Problem(line, "a rule has either 'article' or 'publisher'")
    return Keep(**{**fields, "text": folded(fields["text"])})
