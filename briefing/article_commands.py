"""The commands that print what a folder of articles holds."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import plain
from briefing.errors import IndexUnavailable, LoadError
from briefing.library import Library
from briefing.pace import Pace
from briefing.printing import DONE, UNREACHABLE, print_lines, say, write
from briefing.spelling import fold

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.storage.tallies import EntityRecord
    from briefing.views import RowKind

KINDS: dict[str, RowKind] = {"people": "person", "weapons": "weapon", "sanctions": "sanction"}


def _read_plain(options: Namespace) -> int:
    from briefing.plain_reader import PROMPT, PlainReader

    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    is_asked = sys.stdin.isatty()
    with _open(options.folder, may_be_away=True) as library:
        # A line at a time: whoever listens hears the beginning while the rest is being made.
        for line in PlainReader(library).lines(
            iter(sys.stdin.readline, ""), lambda: write(PROMPT if is_asked else "", flush=True)
        ):
            write(line + "\n")
        write("", flush=True)
    return DONE


def _list(options: Namespace) -> int:
    return print_list(options.folder, as_json=options.json)


def print_list(folders: Sequence[Path], *, as_json: bool = False) -> int:
    """The articles of folders, a line for each."""
    with _open(folders) as library:
        rows = library.search("").rows
        lines = plain.json_rows(rows) if as_json else plain.article_lines(rows)
        return print_lines(lines, f"There is no readable article in {library.places.shown}.")


def _search(options: Namespace) -> int:
    from briefing.ordering import order_of

    with _open(options.folder) as library:
        found = library.search(options.query, order=order_of(options.sort))
        for note in found.notes:
            say(note)
        if options.facets:
            facets = library.facets(options.query)
            lines = plain.json_rows(facets) if options.json else plain.facet_lines(facets)
        else:
            lines = plain.json_rows(found.rows) if options.json else plain.article_lines(found.rows)
        status = print_lines(lines, f"Nothing found in {plain.counted(found.total, 'article')}.")
        for line in plain.fix_lines(found.fixes):
            say(line)
        return status


def _show(options: Namespace) -> int:
    from briefing import export

    with _open(options.folder) as library:
        article_id = library.find(options.article)
        if options.json:
            return print_lines(export.jsonl(library, [article_id]))
        if options.info:
            return print_lines(plain.fact_lines(library.info(article_id)))
        if options.cuts:
            return print_lines(plain.cut_lines(library.ledger(article_id)), "Nothing was cut.")
        if options.raw:
            return print_lines([library.ledger(article_id).text.rstrip("\n")])
        return print_lines(plain.reading_lines(library.article(article_id)))


def _entities(options: Namespace) -> int:
    kinds = [options.kind] if options.kind else list(KINDS)
    with _open(options.folder) as library:
        entities = (each for kind in kinds for each in library.entities(KINDS[kind]))
        found = [entity for entity in entities if _is_named(entity.name, options.name)]
        if options.why:
            return print_lines(line for entity in found for line in _reasons(library, entity))
        return print_lines(plain.json_rows(found) if options.json else plain.entity_lines(found))


def _is_named(name: str, words: str | None) -> bool:
    return not words or fold(words) in fold(name)


def _reasons(library: Library, entity: EntityRecord) -> Iterator[str]:
    dossier = library.dossier(entity.entity_id)
    said = ((row, dossier.claims(row.article_id)) for row in dossier.articles())
    return plain.reason_lines(entity, said)


def _export(options: Namespace) -> int:
    from briefing.export import FORMATS, articles_meant
    from briefing.ordering import order_of

    with _open(options.folder) as library:
        if not library.article_ids():
            say(f"There is no readable article in {library.places.shown}.")
            return UNREACHABLE
        order = order_of(options.sort) if options.sort else None
        wanted = articles_meant(library, options.article, options.query, order)
        for note in library.search(options.query).notes if options.query else ():
            say(note)
        lines = FORMATS[options.format](library, wanted) if wanted else ()
        return print_lines(lines, "Nothing found.")


def _corrections(options: Namespace) -> int:
    with _open(options.folder) as library:
        for problem in library.naming.problems:
            say(problem)
        if options.as_toml:
            return print_lines(library.naming.as_file())
        return print_lines(library.naming.told(), "Nothing is corrected.")


def _index(options: Namespace) -> int:
    with Library.open(options.folder) as library:
        refresh(library, forgets=options.forget)
        if options.skipped:
            return print_lines(library.failures(), "Every file could be read.")
        _tell_problems(library)
        count = len(library.article_ids())
        print_lines([plain.counted(count, "article")])
        return UNREACHABLE if library.failures() and not count else DONE


def refresh(library: Library, *, forgets: bool = False) -> None:
    """Bring a library up to date, with a bar for whoever waits."""
    shows_bar, is_waiting, pace = sys.stderr.isatty(), False, Pace()
    for progress in library.refresh(forgets=forgets):
        if not progress.total and not is_waiting:
            is_waiting = True
            say("Another program reads this folder; this one waits until it is done.")
        if shows_bar and progress.total:
            how = pace.words(progress.done, progress.total, time.monotonic())
            bar = plain.progress_bar(progress.done, progress.total)
            sys.stderr.write(f"\r{bar}{how}\x1b[K")
    if shows_bar:
        sys.stderr.write("\r\x1b[K")


def _add(options: Namespace) -> int:
    from briefing.add_command import add

    return add(options)


def _open(folders: Sequence[Path], *, may_be_away: bool = False) -> Library:
    """The library, brought up to date; what could not be read is told on stderr.

    A library whose folders are away is an error, unless what was read of it is enough; where the
    disk takes nothing more it is.
    """
    library = Library.open(folders)
    try:
        with closing(library.refresh()) as files:
            if any(not progress.total for progress in files):
                say("Another program reads this folder; this is what it has read so far.")
    except (LoadError, IndexUnavailable) as error:
        is_enough = may_be_away or isinstance(error, IndexUnavailable)
        if not (is_enough and library.article_ids()):
            library.close()
            raise
        say(str(error))
        if error.remedy:
            say(error.remedy)
    _tell_problems(library)
    return library


def _tell_problems(library: Library) -> None:
    read = (*library.failures(), *library.rule_problems(), *library.naming.problems)
    for problem in (*library.state_problems(), *read):
        say(problem)


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "read": _read_plain,
    "list": _list,
    "search": _search,
    "show": _show,
    "entities": _entities,
    "export": _export,
    "corrections": _corrections,
    "index": _index,
    "add": _add,
}
