"""What the reader has set: `settings.toml`, and `BRIEFING_*` in the environment above it.

Whatever in the file cannot be read as meant is told with file, line and key, and the default holds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing import toml
from briefing.errors import StateError
from briefing.keys import KEY_SETS, KeyTable
from briefing.own_keys import key_lines, meant, own_table
from briefing.private import make_private
from briefing.settings import BROADEST, NARROWEST, VARIABLE, Loaded, Settings

ENTRY = re.compile(r"""^\s*(?:"(?P<quoted>[^"]+)"|(?P<bare>[\w-]+))\s*=""")
TABLE = re.compile(r"^\s*\[\s*(?P<name>[\w.-]+)\s*\]")
# Seconds of `read_after`: an hour; and the word for no time at all.
LONGEST, NEVER = 3600, "never"
THEMES = ("auto", "dark", "light", "contrast", "mono")


class Unfit(Exception):
    """A value that an option cannot have; `str(error)` says what it can."""


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: how a value of the file or the text of a variable is read, what it does."""

    name: str
    read: Callable[[Any], Any]
    example: str
    comment: str


def _one_of(*values: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in values:
            raise Unfit(f"is one of {', '.join(values)}")
        return str(value)

    return read


def _measure(value: Any) -> int:
    is_text = isinstance(value, str) and value.isdecimal() and len(value) <= len(str(BROADEST))
    number = int(value) if is_text else value
    if type(number) is not int or not NARROWEST <= number <= BROADEST:
        raise Unfit(f"is a number of columns from {NARROWEST} to {BROADEST}")
    return number


def _seconds(value: Any) -> float | None:
    """Seconds, or None for never."""
    if value == NEVER:
        return None
    try:
        seconds = float(value) if not isinstance(value, bool) else -1.0
    except (TypeError, ValueError, OverflowError):
        seconds = -1.0
    if not 0 <= seconds <= LONGEST:
        raise Unfit(f'is a number of seconds from 0 to {LONGEST}, or "never"')
    return seconds


def _command(value: Any) -> tuple[str, ...]:
    """A program and its arguments: a list, or in a variable a line that a shell would split."""
    if isinstance(value, str):
        import shlex

        try:
            value = shlex.split(value)
        except ValueError as error:
            raise Unfit(f"is a command and its arguments ({error})") from None
    if not isinstance(value, list) or not all(_is_word(each) for each in value):
        raise Unfit('is a list of words, as in ["less", "-R"]')
    return tuple(value)


def _is_word(value: Any) -> bool:
    """Whether the system takes it for a word or a path: a NUL would end it."""
    return isinstance(value, str) and "\0" not in value


def _switch(value: Any) -> bool:
    if value not in (True, False, "true", "false"):
        raise Unfit("is true or false")
    return value in (True, "true")


def _folder(value: Any) -> str:
    """The path of a folder, written out; it need not be there."""
    path = os.path.expanduser(value) if _is_word(value) else ""
    if value != "" and not os.path.isabs(path):
        raise Unfit("is the path of a folder, from / or ~")
    return path


OPTIONS = (
    Option("theme", _one_of(*THEMES), '"auto"',
           "Colours: auto (as the terminal is), dark, light, contrast or mono."),
    Option("measure", _measure, "78", "Columns of a line of text in the reader, 40 to 200."),
    Option("read_after", _seconds, "2",
           "Seconds that an article is open before it counts as read, or \"never\"; its end counts "
           "at once. Passing over it in the list does not."),
    Option("pager", _command, '["less"]',
           "The program that F3 shows an article with; $PAGER where nothing is set."),
    Option("editor", _command, '["vi"]',
           "The program that F4 opens a copy of an article with; $EDITOR where nothing is set."),
    Option("pipe", _command, '["wc", "-w"]', "The program that | gives an article to, as text."),
    Option("add_to", _folder, '"~/news"', "The folder that `briefing add` copies files into."),
    Option("watch", _switch, "true",
           "Whether files that come, change or go are noticed while the reader is open."),
    Option("key_set", _one_of(*KEY_SETS), '"briefing"',
           "Keys as in: briefing, newsboat or textual (no letters)."),
)  # fmt: skip


def read(path: Path, variables: Mapping[str, str]) -> Loaded:
    """The settings in a file, which need not be there, and in these variables above it."""
    problems: list[str] = []
    values, lines = _table(path, problems)
    keys = values.pop("keys", {})
    settings = Settings()
    for name, value in values.items():
        at = f"{path}, line {lines.get(name, 1)}"
        settings = _set(settings, name, value, f"{at}: {name!r}", problems)
    for option in OPTIONS:
        if value := variables.get(f"{VARIABLE}{option.name.upper()}"):
            told = f"{VARIABLE}{option.name.upper()}"
            settings = _set(settings, option.name, value, told, problems)
    return Loaded(
        replace(settings, keys=own_table(settings.key_set, keys, path, lines, problems)),
        tuple(problems),
    )


def _table(path: Path, problems: list[str]) -> tuple[dict[str, Any], dict[str, int]]:
    """What the file holds, and the line of each of its keys: "theme", "keys.search"."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}, {}
    except OSError as error:
        problems.append(f"{path} cannot be read: {error.strerror}.")
        return {}, {}
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(f"{path}, line {line}: this is not UTF-8. The defaults hold.")
        return {}, {}
    try:
        return toml.parse(text), dict(_lines(text))
    except toml.NotToml as error:
        problems.append(f"{path}, line {error.line}: {error}. The defaults hold.")
        return {}, {}


def _lines(text: str) -> Iterator[tuple[str, int]]:
    prefix = ""
    for number, line in enumerate(text.splitlines(), 1):
        if table := TABLE.match(line):
            prefix = table["name"] + "."
        elif entry := ENTRY.match(line):
            yield prefix + (entry["quoted"] or entry["bare"]), number


def _set(settings: Settings, name: str, value: Any, at: str, problems: list[str]) -> Settings:
    """The settings with one more value, or a problem more."""
    option = next((each for each in OPTIONS if each.name == name), None)
    if option is None:
        problems.append(f"{at} is no setting{meant(name, [each.name for each in OPTIONS])}.")
        return settings
    try:
        return replace(settings, **{name: option.read(value)})
    except Unfit as error:
        problems.append(f"{at} {error}; the default holds.")
        return settings


def template() -> str:
    """A settings file that changes nothing: every option and key, as a comment."""
    lines = ["# Settings of briefing. A line without # takes effect at the next start.", ""]
    for option in OPTIONS:
        lines += [f"# {option.comment}", f"# Also: {VARIABLE}{option.name.upper()}"]
        lines += [f"# {option.name} = {option.example}", ""]
    lines += ["# Keys by act; `briefing keys` lists what is in effect.", "[keys]"]
    return "\n".join([*lines, *key_lines(KeyTable(), "# ")]) + "\n"


def lines(settings: Settings) -> Iterator[str]:
    """What holds, as lines of a settings file."""
    for option in OPTIONS:
        yield f"{option.name} = {_shown(getattr(settings, option.name))}"


def _shown(value: object) -> str:
    match value:
        case tuple():
            return f"[{', '.join(map(toml.quoted, value))}]"
        case bool():
            return str(value).lower()
        case str():
            return toml.quoted(value)
        case float():
            return f"{value:g}"
        case None:
            return toml.quoted(NEVER)
        case _:
            return str(value)


def write_template(path: Path) -> None:
    """Make a settings file that changes nothing; StateError if one is there."""
    try:
        make_private(path.parent)
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError:
        raise StateError(f"{path} is there already; it stays as it is.") from None
    except OSError as error:
        raise StateError(f"{path} cannot be written: {error.strerror}.") from error
