"""The command line: arguments in, exit status out. Results go to stdout, talk goes to stderr.

Exit status: 0 done, 1 nothing found, 2 misuse, 3 something could not be read or reached.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.errors import BriefingError, QueryError

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.views import RowKind

DONE, NOTHING, MISUSE, UNREACHABLE = range(4)
KINDS: dict[str, RowKind] = {"people": "person", "weapons": "weapon", "sanctions": "sanction"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; misuse ends in argparse's own exit."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        # Article text is UTF-8 wherever it goes; a name that is not is shown and ends nothing.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if arguments and arguments[0] in COMMANDS:
            options = _command_parser().parse_args(_with_plain_query(arguments))
            return COMMANDS[arguments[0]](options)
        return _read(_reader_parser().parse_args(arguments))
    except BriefingError as error:
        _say(str(error))
        if error.remedy:
            _say(error.remedy)
        return MISUSE if isinstance(error, QueryError) else UNREACHABLE
    except OutputClosed as closed:
        # Whatever Python still holds back for stdout goes nowhere, without a second complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if closed.reason:
            _say(f"The output cannot be written: {closed.reason}.")
        return UNREACHABLE if closed.reason else DONE
    except KeyboardInterrupt:
        return 130


class OutputClosed(Exception):
    """Nobody takes our output: the reader has gone (no `reason`), or the disk is full."""

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


def _with_plain_query(arguments: list[str]) -> list[str]:
    """`search -drone` means articles without drones, and `-drone` is no option."""
    if arguments[0] != "search":
        return arguments
    options = [each for each in arguments if each in ("--json", "-h", "--help")]
    plain = [each for each in arguments[1:] if each not in options and each != "--"]
    return ["search", *options, "--", *plain]


def _reader_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="A terminal reader for saved news.",
        epilog="""commands:
  list      the articles of a folder
  search    the articles that answer a query
  show      one article
  entities  people, weapons and sanctions over all articles
  export    all articles as JSON Lines, CSV or Markdown
  index     read a folder without opening the reader

`briefing COMMAND --help` tells more. A folder called like a command is written ./list.""",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    _add_folder(parser)
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description="A terminal reader for saved news."
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    listing = command("list", "List the articles of a folder, newest first.")
    _add_json(listing)
    search = command("search", "List the articles that answer a query, best first.")
    search.add_argument(
        "query",
        help='words, "phrases", -not, OR, prefix*, title: person: weapon: sanction: source:, '
        "is:unread, is:starred",
    )
    _add_json(search)
    show = command("show", "Print one article.")
    show.add_argument("article", help="an id from `briefing list`, the beginning of one, or a path")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--raw", action="store_true", help="the saved file, furniture and all")
    form.add_argument("--json", action="store_true", help="the record of the export")
    entities = command("entities", "List who and what the articles name, the most named first.")
    entities.add_argument("--kind", choices=tuple(KINDS), help="only these")
    _add_json(entities)
    export = command("export", "Write all articles with what was found in them.")
    export.add_argument("--format", choices=("jsonl", "csv", "markdown"), default="jsonl")
    index = command("index", "Read what is new or changed in a folder.")
    for each in (listing, search, show, entities, export, index):
        _add_folder(each)
    return parser


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER",
        help="the folder of saved articles (default: five that come with the program)",
    )  # fmt: skip


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object per line")


def _folder(options: argparse.Namespace) -> Path:
    from briefing.resources import folder

    chosen: Path | None = options.folder
    return folder("seeds") if chosen is None else chosen


def _open(options: argparse.Namespace) -> Library:
    """The library, brought up to date; each unreadable file is told on stderr."""
    from briefing.library import Library

    library = Library.open(_folder(options))
    for _ in library.refresh():
        pass
    for failure in library.failures():
        _say(failure)
    return library


def _read(options: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        options.json = False
        status = _list(options)
        _say("This is not a terminal, so this was the list of articles.")
        return status
    # What is loaded until the first paint stays for ever: looking for garbage in it is a tenth of
    # the time. The application turns the collector on again.
    gc.disable()
    from briefing.library import Library
    from briefing.ui.app import BriefingApp

    with Library.open(_folder(options)) as library:
        BriefingApp(library).run()
    return DONE


def _list(options: argparse.Namespace) -> int:
    from briefing import plain

    with _open(options) as library:
        rows = library.search("").rows
        if not rows:
            _say(f"There is no readable article in {library.folder}.")
        return _print(plain.json_rows(rows) if options.json else plain.article_lines(rows))


def _search(options: argparse.Namespace) -> int:
    from briefing import plain
    from briefing.plain import counted

    with _open(options) as library:
        found = library.search(options.query)
        for note in found.notes:
            _say(note)
        if not found.rows:
            _say(f"Nothing found in {counted(found.total, 'article')}.")
        lines = plain.json_rows(found.rows) if options.json else plain.article_lines(found.rows)
        return _print(lines)


def _show(options: argparse.Namespace) -> int:
    from briefing import export, plain

    with _open(options) as library:
        article_id = library.find(options.article)
        if options.json:
            article, said = library.annotated(article_id)
            others = tuple(p for p in library.paths(article_id) if p != article.path)
            return _print([json.dumps(export.record(article, said, others), ensure_ascii=False)])
        if options.raw:
            return _print([library.raw(article_id).text.rstrip("\n")])
        return _print(plain.reading_lines(library.article(article_id)))


def _entities(options: argparse.Namespace) -> int:
    from briefing import plain

    kinds = [options.kind] if options.kind else list(KINDS)
    with _open(options) as library:
        found = [entity for kind in kinds for entity in library.entities(KINDS[kind])]
        return _print(plain.json_rows(found) if options.json else plain.entity_lines(found))


def _export(options: argparse.Namespace) -> int:
    from briefing.export import FORMATS

    with _open(options) as library:
        if not library.search("").rows:
            _say(f"There is no readable article in {library.folder}.")
            return UNREACHABLE
        return _print(FORMATS[options.format](library))


def _index(options: argparse.Namespace) -> int:
    from briefing import plain
    from briefing.library import Library

    with Library.open(_folder(options)) as library:
        shows_bar = sys.stderr.isatty()
        for progress in library.refresh():
            if shows_bar:
                sys.stderr.write("\r" + plain.progress_bar(progress.done, progress.total))
        if shows_bar:
            sys.stderr.write("\r\x1b[K")
        failures = library.failures()
        for failure in failures:
            _say(failure)
        count = len(library.search("").rows)
        _print([plain.counted(count, "article")])
        return UNREACHABLE if failures and not count else DONE


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "search": _search,
    "show": _show,
    "entities": _entities,
    "export": _export,
    "index": _index,
}


def _print(lines: Iterable[str]) -> int:
    """Print the lines; whether there was one is the exit status."""
    status = NOTHING
    for line in lines:
        _write(line + "\n")
        status = DONE
    _write("", flush=True)
    return status


def _write(text: str, *, flush: bool = False) -> None:
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise OutputClosed(None) from None
    except OSError as error:
        raise OutputClosed(error.strerror) from error


def _say(sentence: str) -> None:
    from briefing.inert import visible

    print(f"briefing: {visible(sentence)}", file=sys.stderr)
