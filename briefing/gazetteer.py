"""names.toml: the reader's own list of names, as corrections. A plain file, to be shared.

[people]
"Ivan Orlov" = ["Ivan Orlow", "Grey Wolf"]    # one person, and the other forms of the name
[weapons]
"Geran-2" = ["Geran"]
[never]
names = ["The Hill"]                           # no entity anywhere

A name of the file is found wherever it stands as it is written. What cannot be read is passed over
and told with its line; the rest holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing import toml
from briefing.corrections import NOTHING, TEXT, Corrections, Meant, MeantKind
from briefing.inert import one_line
from briefing.search.query import is_searchable

TABLES: dict[str, MeantKind] = {"people": "person", "weapons": "weapon"}
NEVER = "never"
HEADER = """\
# Names that briefing knows from you, in all folders. Under [people] and [weapons] each name has a
# list of its other forms, which may be empty; under [never] stand names that are nobody's."""

Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a file says, as statements of corrections, and a sentence on what cannot be read."""

    said: tuple[Said, ...] = ()
    problems: tuple[str, ...] = ()


def read(path: Path) -> Gazetteer:
    """The names in the file; none, and no problem, where there is no file."""
    try:
        text = path.read_text("utf-8-sig")
        told = toml.parse(text)
    except FileNotFoundError:
        return Gazetteer()
    except OSError as error:
        return Gazetteer(problems=(f"{path} cannot be read: {error.strerror}.",))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Gazetteer(problems=(f"{path}, line {line}: this is not UTF-8.",))
    except toml.NotToml as error:
        return Gazetteer(problems=(f"{path}, line {error.line}: {error}.",))
    problems: list[str] = []

    def problem(word: str, what: str) -> None:
        problems.append(f"{path}, line {_line_of(word, text)}: {what}; this is passed over.")

    said: dict[tuple[str, str], str] = {}
    for table, content in told.items():
        if table != NEVER and table not in TABLES:
            problem(table, f"there is no table {table!r}, but people, weapons and never")
        elif not isinstance(content, dict):
            problem(table, f"{table!r} is a table")
        else:
            said |= {row[:2]: row[2] for row in _statements(table, content, problem)}
    return Gazetteer(
        tuple((subject, detail, value) for (subject, detail), value in said.items()),
        tuple(problems),
    )


def _line_of(word: str, text: str) -> int:
    """The first line that has a word; 1 where it is written otherwise."""
    lines = (number for number, line in enumerate(text.split("\n"), 1) if word in line)
    return next(lines, 1)


def _statements(
    table: str, content: dict[str, Any], problem: Callable[[str, str], None]
) -> Iterator[Said]:
    if table == NEVER:
        for key in content.keys() - {"names"}:
            problem(key, f"[never] has a list called names, and not {key!r}")
        for name in _names(content.get("names", []), "names", problem):
            yield from _is(name, NOTHING)
        return
    for key, forms in content.items():
        for name in _names([key], key, problem):
            is_meant = Meant(TABLES[table], name)
            for form in (name, *_names(forms, key, problem)):
                yield from _is(form, is_meant)
                yield TEXT + form, "", is_meant.value


def _is(name: str, is_meant: Meant) -> Iterator[Said]:
    """What extraction may take a name for, the entity itself excepted, is what is meant."""
    for kind in TABLES.values():
        found = Meant(kind, name)
        if found != is_meant:
            yield found.id, "", is_meant.value


def _names(found: object, key: str, problem: Callable[[str, str], None]) -> Iterator[str]:
    if not isinstance(found, list):
        problem(key, f"{key!r} is a list of names")
        return
    for each in found:
        if isinstance(each, str) and is_searchable(each):
            yield " ".join(one_line(each).split())
        else:
            problem(key, f"{key!r} has something that is no name")


def written(corrections: Corrections, name_of: Callable[[str], str]) -> Iterator[str]:
    """The corrections that hold everywhere, as lines of such a file; `name_of` knows ids."""
    yield HEADER
    forms: dict[tuple[str, str], set[str]] = {}
    for subject, is_meant in corrections.everywhere():
        name = subject.removeprefix(TEXT) if subject.startswith(TEXT) else name_of(subject)
        forms.setdefault((is_meant.kind, is_meant.name), set()).add(name)
    for table, kind in TABLES.items():
        rows = [(name, others) for (found, name), others in sorted(forms.items()) if found == kind]
        if rows:
            yield f"[{table}]"
            for name, others in rows:
                shown = ", ".join(toml.quoted(each) for each in sorted(others - {name}))
                yield f"{toml.quoted(name)} = [{shown}]"
    if never := forms.get((NOTHING.kind, NOTHING.name)):
        yield f"[{NEVER}]"
        yield f"names = [{', '.join(map(toml.quoted, sorted(never)))}]"
