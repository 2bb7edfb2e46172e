"""The command line: arguments in, exit status out. Results go to stdout, talk goes to stderr.

Exit status: 0 done, 1 nothing found, 2 misuse, 3 something could not be read or reached.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, QueryError
from briefing.inert import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.library import Library
    from briefing.settings import Settings
    from briefing.storage.catalog import EntityRecord
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
        if not arguments:
            return _read(None)
        from briefing.arguments import parse

        options = parse(arguments)
        return COMMANDS[options.command](options) if options.command else _read(options.folder)
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


def _folder(chosen: Path | None) -> Path:
    from briefing.resources import folder

    return folder("seeds") if chosen is None else chosen


def _open(chosen: Path | None) -> Library:
    """The library, brought up to date; what could not be read is told on stderr."""
    from briefing.library import Library

    library = Library.open(_folder(chosen))
    for _ in library.refresh():
        pass
    _tell_problems(library)
    return library


def _tell_problems(library: Library) -> None:
    for problem in (*library.failures(), *library.rule_problems()):
        _say(problem)


def _read(folder: Path | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        status = _print_list(folder, as_json=False)
        _say("This is not a terminal, so this was the list of articles.")
        return status
    # What is loaded until the first paint stays for ever: looking for garbage in it is a tenth of
    # the time. The application turns the collector on again.
    gc.disable()
    from briefing.folders import Folders
    from briefing.library import Library
    from briefing.session import SessionFile
    from briefing.settings import load
    from briefing.ui.app import BriefingApp

    folders = Folders.of_this_user()
    loaded = load(folders.settings)
    with Library.open(_folder(folder), folders) as library:
        BriefingApp(library, loaded, SessionFile(folders.session_of(library.folder))).run()
    return DONE


def _read_command(options: Namespace) -> int:
    return _read_plain(options.folder) if options.plain else _read(options.folder)


def _read_plain(folder: Path | None) -> int:
    from briefing.plain_reader import PROMPT, PlainReader

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    is_asked = sys.stdin.isatty()
    with _open(folder) as library:
        # A line at a time: whoever listens hears the beginning while the rest is being made.
        for line in PlainReader(library).lines(
            iter(sys.stdin.readline, ""), lambda: _write(PROMPT if is_asked else "", flush=True)
        ):
            _write(line + "\n")
        _write("", flush=True)
    return DONE


def _list(options: Namespace) -> int:
    return _print_list(options.folder, as_json=options.json)


def _print_list(folder: Path | None, *, as_json: bool) -> int:
    from briefing import plain

    with _open(folder) as library:
        rows = library.search("").rows
        lines = plain.json_rows(rows) if as_json else plain.article_lines(rows)
        return _print(lines, f"There is no readable article in {library.folder}.")


def _search(options: Namespace) -> int:
    from briefing import plain
    from briefing.ordering import order_of

    with _open(options.folder) as library:
        found = library.search(options.query, order=order_of(options.sort))
        for note in found.notes:
            _say(note)
        if options.facets:
            facets = library.facets(options.query)
            lines = plain.json_rows(facets) if options.json else plain.facet_lines(facets)
        else:
            lines = plain.json_rows(found.rows) if options.json else plain.article_lines(found.rows)
        status = _print(lines, f"Nothing found in {plain.counted(found.total, 'article')}.")
        for line in plain.fix_lines(found.fixes):
            _say(line)
        return status


def _show(options: Namespace) -> int:
    from briefing import export, plain

    with _open(options.folder) as library:
        article_id = library.find(options.article)
        if options.json:
            return _print(export.jsonl(library, [article_id]))
        if options.info:
            return _print(plain.fact_lines(library.info(article_id)))
        if options.cuts:
            return _print(plain.cut_lines(library.ledger(article_id)), "Nothing was cut.")
        if options.raw:
            return _print([library.ledger(article_id).text.rstrip("\n")])
        return _print(plain.reading_lines(library.article(article_id)))


def _entities(options: Namespace) -> int:
    from briefing import plain

    kinds = [options.kind] if options.kind else list(KINDS)
    with _open(options.folder) as library:
        entities = (each for kind in kinds for each in library.entities(KINDS[kind]))
        found = [entity for entity in entities if _is_named(entity.name, options.name)]
        if options.why:
            return _print(line for entity in found for line in _reasons(library, entity))
        return _print(plain.json_rows(found) if options.json else plain.entity_lines(found))


def _is_named(name: str, words: str | None) -> bool:
    from briefing.spelling import fold

    return not words or fold(words) in fold(name)


def _reasons(library: Library, entity: EntityRecord) -> Iterator[str]:
    from briefing import plain

    articles = library.articles_with(entity.entity_id)
    said = ((row, library.claims(row.article_id, entity.entity_id)) for row in articles)
    return plain.reason_lines(entity, said)


def _export(options: Namespace) -> int:
    from briefing.export import FORMATS, articles_meant
    from briefing.ordering import order_of

    with _open(options.folder) as library:
        if not library.article_ids():
            _say(f"There is no readable article in {library.folder}.")
            return UNREACHABLE
        order = order_of(options.sort) if options.sort else None
        wanted = articles_meant(library, options.article, options.query, order)
        for note in library.search(options.query).notes if options.query else ():
            _say(note)
        lines = FORMATS[options.format](library, wanted) if wanted else ()
        return _print(lines, "Nothing found.")


def _index(options: Namespace) -> int:
    from briefing import plain
    from briefing.library import Library

    with Library.open(_folder(options.folder)) as library:
        shows_bar = sys.stderr.isatty()
        for progress in library.refresh():
            if shows_bar:
                sys.stderr.write("\r" + plain.progress_bar(progress.done, progress.total))
        if shows_bar:
            sys.stderr.write("\r\x1b[K")
        if options.skipped:
            return _print(map(visible, library.failures()), "Every file could be read.")
        _tell_problems(library)
        count = len(library.article_ids())
        _print([plain.counted(count, "article")])
        return UNREACHABLE if library.failures() and not count else DONE


def _settings() -> Settings:
    """What the reader has set; what cannot be read as meant is told on stderr."""
    from briefing.folders import Folders
    from briefing.settings import load

    loaded = load(Folders.of_this_user().settings)
    for problem in loaded.problems:
        _say(problem)
    return loaded.settings


def _rules(options: Namespace) -> int:
    from briefing import plain
    from briefing.folders import Folders
    from briefing.storage import rules

    path = Folders.of_this_user().rules
    if options.path:
        return _print([visible(str(path))])
    if options.remove is not None:
        _say(f"Taken back: {rules.remove(path, options.remove).text}")
        return DONE
    found = rules.read(path)
    for problem in found.problems:
        _say(problem)
    return _print(plain.rule_lines(found.keeps), "There is no rule; + in the reader makes one.")


def _keys(options: Namespace) -> int:
    from briefing import plain
    from briefing.own_keys import key_lines

    table = _settings().keys
    if options.dump:
        return _print(["[keys]", *key_lines(table)])
    return _print(plain.key_lines(table))


def _config(options: Namespace) -> int:
    from briefing import settings_file
    from briefing.folders import Folders
    from briefing.settings import load

    path = Folders.of_this_user().settings
    if options.path:
        return _print([visible(str(path))])
    if options.init:
        settings_file.write_template(path)
        _say(f"Written: {visible(str(path))}")
        return DONE
    loaded = load(path)
    for problem in loaded.problems:
        _say(problem)
    if not options.check:
        _print(settings_file.lines(loaded.settings))
    return MISUSE if loaded.problems else DONE


def _completions(options: Namespace) -> int:
    from briefing.completions import SHELLS

    return _print(SHELLS[options.shell]())


def _man(_: Namespace) -> int:
    from briefing.manual import roff

    return _print(roff())


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "read": _read_command,
    "list": _list,
    "search": _search,
    "show": _show,
    "entities": _entities,
    "export": _export,
    "index": _index,
    "rules": _rules,
    "keys": _keys,
    "config": _config,
    "completions": _completions,
    "man": _man,
}


def _print(lines: Iterable[str], otherwise: str | None = None) -> int:
    """Print the lines; whether there was one is the exit status. If none, say something else."""
    status = NOTHING
    for line in lines:
        _write(line + "\n")
        status = DONE
    _write("", flush=True)
    if otherwise and status == NOTHING:
        _say(otherwise)
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
    print(f"briefing: {visible(sentence)}", file=sys.stderr)
