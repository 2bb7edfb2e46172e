"""What the command line takes, read off the parsers: for completions and the manual."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from briefing.arguments import command_parser, reader_parser


@dataclass(frozen=True, slots=True)
class Option:
    """A flag, or an option with a value, which is one of `choices` if there are any."""

    flags: tuple[str, ...]
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that is no option: one of `choices` if there are any."""

    name: str
    help: str
    is_optional: bool = False
    is_repeated: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """One command, or the reader itself under the empty name."""

    name: str
    summary: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]


def reader() -> Command:
    """What may follow `briefing` where no command does."""
    parser = reader_parser()
    return _command("", parser.description or "", parser)


def commands() -> tuple[Command, ...]:
    """All commands, in the order of the help."""
    (found,) = (
        action
        for action in command_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return tuple(
        _command(name, parser.description or "", parser) for name, parser in found.choices.items()
    )


def _command(name: str, summary: str, parser: argparse.ArgumentParser) -> Command:
    actions = parser._actions
    return Command(
        name,
        summary,
        tuple(_option(each) for each in actions if each.option_strings),
        tuple(_argument(each) for each in actions if not each.option_strings),
    )


def _option(action: argparse.Action) -> Option:
    choices = tuple(map(str, action.choices or ()))
    value = action.metavar or "|".join(choices) or action.dest.upper()
    takes_value = action.nargs != 0
    return Option(
        tuple(action.option_strings), action.help or "", str(value) if takes_value else "", choices
    )


def _argument(action: argparse.Action) -> Argument:
    choices = tuple(map(str, action.choices or ()))
    return Argument(
        str(action.metavar or action.dest.upper()), action.help or "",
        action.nargs in ("?", "*"), action.nargs in ("+", "*"), choices,
    )  # fmt: skip
