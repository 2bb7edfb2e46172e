"""The command that adds files to a folder of articles: `briefing add FILE... | -`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.adding import Addition, from_file, from_stream, put
from briefing.article_commands import refresh
from briefing.errors import LoadError, SaveError
from briefing.folders import Folders
from briefing.inert import one_line
from briefing.library import Library
from briefing.printing import DONE, MISUSE, UNREACHABLE, print_lines, say
from briefing.resources import folder
from briefing.settings import load
from briefing.views import headline_of

if TYPE_CHECKING:
    from argparse import Namespace

STDIN = "-"


def add(options: Namespace) -> int:
    """Copy each file, then read them all; what one of them lacks keeps none of the others out."""
    if options.name is not None and len(options.file) > 1:
        say("--name is for one file, and here are more.")
        return MISUSE
    place = options.to or _set_folder()
    if place is None:
        say("Say which folder to add to: --to FOLDER, or add_to in the settings.")
        return MISUSE
    with Library.open(place) as library:
        seeds = folder("seeds").resolve()
        if place.resolve().is_relative_to(seeds):
            say("The articles that come with the program are not added to; name another folder.")
            return MISUSE
        names = list(_copied(options, place))
        if names:
            refresh(library)
        told = [_lines(library, name) for name in names]
        status = print_lines(line for lines in told for line in lines)
    return DONE if len(names) == len(options.file) and all(told) else max(status, UNREACHABLE)


def _set_folder() -> Path | None:
    loaded = load(Folders.of_this_user().settings)
    for problem in loaded.problems:
        say(problem)
    return Path(loaded.settings.add_to) if loaded.settings.add_to else None


def _copied(options: Namespace, place: Path) -> Iterator[str]:
    """The name of each copy; what could not be copied is told."""
    for each in options.file:
        try:
            yield put(_addition(each, options.name), place)
        except (LoadError, SaveError) as error:
            say(str(error))
            if error.remedy:
                say(error.remedy)


def _addition(each: str, name: str | None) -> Addition:
    if each == STDIN:
        return from_stream(sys.stdin.buffer, name)
    return from_file(Path(each), name)


def _lines(library: Library, name: str) -> list[str]:
    """Id and headline of each article in a copy; what is wrong with it is told."""
    ids, failures = library.articles_in(name), library.failures(name)
    for failure in failures:
        say(f"Added as {one_line(name)}: {failure}")
    if not ids and not failures:
        say(f"Added as {one_line(name)}, which .briefingignore there keeps from being read.")
    headlines = (headline_of(library.annotated(each)[0].headline, name) for each in ids)
    return [f"{each}  {one_line(shown)}" for each, shown in zip(ids, headlines, strict=True)]
