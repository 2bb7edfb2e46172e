"""The manual page, as roff, made from the parsers and the table of settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing import __version__
from briefing.command_line import Argument, Command, Option, commands, reader
from briefing.settings import VARIABLE
from briefing.settings_file import OPTIONS

ABOUT = (
    "briefing shows a folder of saved news articles, cleaned of what pages print around a story, "
    "with the people, weapons and sanctions in them. Without a command it opens the reader; ? "
    "there lists the keys.",
    "The articles are never written to.",
)
STATUS = (
    ("0", "done"),
    ("1", "nothing was found"),
    ("2", "misuse"),
    ("3", "something could not be read"),
)
FILES = (
    ("~/.config/briefing/settings.toml", "the settings; briefing config \\-\\-init writes it"),
    ("~/.config/briefing/rules.toml", "the lines that were put back although cleaning cuts them"),
    ("~/.local/share/briefing/", "marks and sessions; cannot be made again"),
    ("~/.cache/briefing/", "catalog and index of each folder; can be deleted at any time"),
)


def roff() -> Iterator[str]:
    """The page, line by line."""
    yield f'.TH BRIEFING 1 "" "briefing {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "briefing \\- a terminal reader for saved news"
    yield ".SH SYNOPSIS"
    yield from _usage(reader())
    for command in commands():
        yield ".br"
        yield from _usage(command)
    yield ".SH DESCRIPTION"
    for paragraph in ABOUT:
        yield from (".PP", _plain(paragraph))
    yield ".SH OPTIONS"
    yield from _described(reader())
    yield ".SH COMMANDS"
    for command in commands():
        yield f".SS {command.name}"
        yield _plain(command.summary)
        yield from _described(replace(command, options=_own(command)))
    yield ".SH ENVIRONMENT"
    for option in OPTIONS:
        yield from _entry(f"\\fB{VARIABLE}{option.name.upper()}\\fR", _plain(option.comment))
    yield from _entry("\\fBNO_COLOR\\fR", "Any value: no colours.")
    yield ".SH FILES"
    yield "On Linux; other systems have their own places."
    for path, what in FILES:
        yield from _entry(f"\\fI{path}\\fR", what)
    yield ".SH EXIT STATUS"
    for number, meaning in STATUS:
        yield from _entry(f"\\fB{number}\\fR", meaning)


def _own(command: Command) -> tuple[Option, ...]:
    """Its options but for --help, which all have."""
    return tuple(option for option in command.options if "-h" not in option.flags)


def _usage(command: Command) -> Iterator[str]:
    words = [f"\\fBbriefing{f' {command.name}' if command.name else ''}\\fR"]
    words += [f"[{_flagged(option)}]" for option in _own(command)]
    words += map(_named, command.arguments)
    yield " ".join(words)


def _flagged(option: Option) -> str:
    flag = _plain(max(option.flags, key=len))
    return f"\\fB{flag}\\fR" + (f" \\fI{_plain(option.value)}\\fR" if option.value else "")


def _named(argument: Argument) -> str:
    name = "|".join(argument.choices) or argument.name.upper()
    shown = f"\\fI{_plain(name)}\\fR" + (" ..." if argument.is_repeated else "")
    return f"[{shown}]" if argument.is_optional else shown


def _described(command: Command) -> Iterator[str]:
    for argument in command.arguments:
        if argument.help:
            yield from _entry(_named(argument), _plain(argument.help))
    for option in command.options:
        flags = ", ".join(f"\\fB{_plain(flag)}\\fR" for flag in option.flags)
        value = f" \\fI{_plain(option.value)}\\fR" if option.value else ""
        yield from _entry(flags + value, _plain(option.help))


def _entry(term: str, text: str) -> Iterator[str]:
    yield from (".TP", term, text)


def _plain(text: str) -> str:
    """Text that roff takes as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text
