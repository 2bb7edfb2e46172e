"""The command line: arguments in, exit status out."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, QueryError
from briefing.printing import DONE, FAULT, MISUSE, UNREACHABLE, OutputClosed, say
from briefing.resources import folder

if TYPE_CHECKING:
    from argparse import Namespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; misuse ends in argparse's own exit."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        # Article text is UTF-8 wherever it goes; a name that is not is shown and ends nothing.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if not arguments:
            return _read([folder("seeds")])
        from briefing.arguments import parse

        return _run(parse(arguments))
    except BriefingError as error:
        say(str(error))
        if error.remedy:
            say(error.remedy)
        return MISUSE if isinstance(error, QueryError) else UNREACHABLE
    except OutputClosed as closed:
        # Whatever Python still holds back for stdout goes nowhere, without a second complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if closed.reason:
            say(f"The output cannot be written: {closed.reason}.")
        return UNREACHABLE if closed.reason else DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from briefing import crash
        from briefing.folders import Folders

        say(crash.told(error, Folders.of_this_user().log))
        return FAULT


def _run(options: Namespace) -> int:
    if options.command == "read" and not options.plain:
        return _read(options.folder)
    from briefing import settings_commands

    command = settings_commands.COMMANDS.get(options.command)
    if command is None:
        from briefing import article_commands

        command = article_commands.COMMANDS[options.command]
    return command(options)


def _read(articles: Sequence[Path]) -> int:
    """Open the reader; without a terminal print what it would list."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from briefing.article_commands import print_list

        status = print_list(articles)
        say("This is not a terminal, so this was the list of articles.")
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
    with Library.open(articles, folders) as library:
        app = BriefingApp(library, loaded, SessionFile(folders.session_of(library.places)))
        app.run()
        if app.fault:
            raise app.fault
    return DONE
