"""What may stand on the command line."""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path
from typing import NoReturn

from briefing import __version__
from briefing.inert import pictured
from briefing.resources import folder

COMMANDS = (
    "read", "list", "search", "show", "entities", "export", "corrections", "index", "add", "rules",
    "state", "keys", "config", "completions", "man",
)  # fmt: skip
ORDERS = ("relevance", "date", "publisher", "title", "length", "unread")
KINDS = ("people", "weapons", "sanctions")
SHELLS = ("bash", "zsh", "fish")
# What is an option of `search` and no word.
FLAGS = ("--json", "--facets", "-h", "--help")
# Options whose value may begin with a hyphen.
VALUED = {"search": ("--sort",), "export": ("--sort", "--query")}


class Parser(argparse.ArgumentParser):
    """Says what is wrong without repeating what a terminal would obey."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """The program ends with it."""
        super().exit(status, message and pictured(message))


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options of one call; where no command stands the reader itself, `read`, is meant.

    Misuse ends in argparse's own exit, with status 2.
    """
    if arguments[0] in COMMANDS:
        return command_parser().parse_args(_with_plain_query(_with_values(arguments)))
    return reader_parser().parse_args(arguments, argparse.Namespace(command="read", plain=False))


def reader_parser() -> argparse.ArgumentParser:
    """What may follow `briefing` where no command does."""
    parser = Parser(
        prog="briefing",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="A terminal reader for saved news.",
        epilog="""commands:
  read      the reader; with --plain line by line, for screen readers and pipes
  list      the articles of folders
  search    the articles that answer a query
  show      one article
  entities  people, weapons and sanctions over all articles
  export    articles as JSON Lines, CSV or Markdown
  corrections  what you put right in people and weapons; as a file to share
  index     read folders without opening the reader
  add       files, or what comes over a pipe, copied into a folder and read
  rules     the lines you put back that cleaning had cut
  state     your marks, corrections and searches: where they are, out as JSON, in again
  keys      the keys of the reader
  config    the file of your settings
  completions, man  scripts that complete commands in your shell; the manual page

`briefing COMMAND --help` tells more. Several folders are one
library, in which each path begins with the name of its folder. A folder called like a command is
written ./list.""",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    _add_folder(parser)
    return parser


def command_parser() -> argparse.ArgumentParser:
    """All commands with what may follow them."""
    parser = Parser(prog="briefing", description="A terminal reader for saved news.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    read = command("read", "Read a folder; what `briefing FOLDER` does, and without a screen.")
    read.add_argument(
        "--plain", action="store_true", help="line by line: no cursor moves, no colour, no screen"
    )
    listing = command("list", "List the articles of folders, newest first.")
    _add_json(listing)
    search = command("search", "List the articles that answer a query, best first.")
    search.add_argument(
        "query",
        help='words, "phrases", "near words"~8, -not, OR, prefix*, fuzzy~, title: person: weapon: '
        "sanction: source:, date:oct-2022.. date:last-month date:undated, is:unread is:starred "
        "is:noted is:hidden is:watched, tag:word note:word",
    )
    _add_sort(search, "relevance")
    search.add_argument(
        "--facets", action="store_true",
        help="count what is found by publisher, year, person and weapon instead of listing it",
    )  # fmt: skip
    _add_json(search)
    show = command("show", "Print one article.")
    show.add_argument("article", help="an id from `briefing list`, the beginning of one, or a path")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--raw", action="store_true", help="the saved file, furniture and all")
    form.add_argument("--cuts", action="store_true", help="what was removed, where, and why")
    form.add_argument("--info", action="store_true", help="what is known about it")
    form.add_argument("--json", action="store_true", help="the record of the export")
    entities = command("entities", "List who and what the articles name, the most named first.")
    entities.add_argument("--kind", choices=KINDS, help="only these")
    entities.add_argument("--name", metavar="WORDS", help="only those whose name holds these words")
    form = entities.add_mutually_exclusive_group()
    form.add_argument(
        "--why", action="store_true", help="each with its sentences and the rules that found it"
    )
    _add_json(form)
    export = command("export", "Write articles with what was found in them, all or some.")
    some = export.add_mutually_exclusive_group()
    some.add_argument("--query", help="only those that answer it, as `briefing search` lists them")
    some.add_argument("--article", action="append", metavar="ID",
                      help="only this one, by id or path; may be given again")  # fmt: skip
    _add_sort(export)
    export.add_argument("--format", choices=("jsonl", "csv", "markdown"), default="jsonl",
                        help="what to write them as (default: jsonl)")  # fmt: skip
    corrections = command("corrections", "List what you put right in the entities.")
    corrections.add_argument(
        "--as-toml", action="store_true", help="as a file names.toml, to edit and to share"
    )
    index = command("index", "Read what is new or changed in folders.")
    index.add_argument(
        "--skipped", action="store_true", help="list what could not be read, and why"
    )
    index.add_argument(
        "--forget", action="store_true",
        help="take off the list what was read of folders that are empty or away now",
    )  # fmt: skip
    add = command("add", "Copy files into a folder of articles, and read them at once.")
    add.add_argument("file", nargs="+", metavar="FILE", help="a file to copy; - for stdin")
    add.add_argument("--to", type=Path, metavar="FOLDER",
                     help="the folder of articles (default: add_to in the settings)")  # fmt: skip
    add.add_argument("--name", help="what one file, or stdin, is called there; no file is replaced")
    rules = command("rules", "List the lines you put back in the reader, for all folders.")
    act = rules.add_mutually_exclusive_group()
    act.add_argument("--path", action="store_true", help="where the file of rules is")
    act.add_argument("--remove", type=int, metavar="N", help="take back rule N")
    state = command("state", "Your marks, corrections and searches, of all folders.")
    state.add_argument(
        "act", choices=("path", "export", "import"),
        help="say where they are; print them as JSON; take over what FILE says and is new here",
    )  # fmt: skip
    state.add_argument("file", nargs="?", type=Path, metavar="FILE",
                       help="what `briefing state export` printed; stdin without one")  # fmt: skip
    keys = command("keys", "List the keys in effect, the act and its name in the settings.")
    keys.add_argument("--dump", action="store_true", help="as the table [keys] of a settings file")
    config = command("config", "Say what is set, and what in the settings cannot be read as meant.")
    act = config.add_mutually_exclusive_group()
    act.add_argument("--path", action="store_true", help="where the file of settings is")
    act.add_argument("--init", action="store_true", help="write one, commented, if there is none")
    act.add_argument("--check", action="store_true", help="only what cannot be read as meant")
    completions = command("completions", "Print a script that completes commands in your shell.")
    completions.add_argument(
        "shell", choices=SHELLS, help="source <(briefing completions bash), for example"
    )
    command("man", "Print the manual page, as roff: briefing man | man -l -")
    for each in (read, listing, search, show, entities, export, corrections, index):
        _add_folder(each)
    return parser


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="*", type=Path, metavar="FOLDER", default=[folder("seeds")],
        help="folders of saved articles (default: five that come with the program)",
    )  # fmt: skip


def _add_sort(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument(
        "--sort", default=default, choices=(*ORDERS, *(f"-{name}" for name in ORDERS)),
        metavar="ORDER", help=f"{', '.join(ORDERS)}; -date and so on for the reverse",
    )  # fmt: skip


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object per line")


def _with_values(arguments: list[str]) -> list[str]:
    """`--sort -date` written as one word, or -date would be taken for another option."""
    valued, rest = VALUED.get(arguments[0], ()), iter(arguments)
    return ["=".join((each, *islice(rest, 1))) if each in valued else each for each in rest]


def _with_plain_query(arguments: list[str]) -> list[str]:
    """`search -drone` means articles without drones, and `-drone` is no option."""
    if arguments[0] != "search":
        return arguments
    options, plain = [], []
    for each in arguments[1:]:
        if each in FLAGS or each.partition("=")[0] in VALUED["search"]:
            options.append(each)
        elif each != "--":
            plain.append(each)
    return ["search", *options, "--", *plain]
