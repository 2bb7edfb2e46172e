"""The commands that tell of the reader's own files and of the program itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.folders import Folders
from briefing.printing import DONE, MISUSE, print_lines, say

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.settings import Loaded


def _rules(options: Namespace) -> int:
    from briefing import plain
    from briefing.storage import rules

    path = Folders.of_this_user().rules
    if options.path:
        return print_lines([str(path)])
    if options.remove is not None:
        say(f"Taken back: {rules.remove(path, options.remove).text}")
        return DONE
    found = rules.read(path)
    for problem in found.problems:
        say(problem)
    return print_lines(
        plain.rule_lines(found.keeps), "There is no rule; + in the reader makes one."
    )


def _state(options: Namespace) -> int:
    from briefing.state_commands import state

    return state(options)


def _keys(options: Namespace) -> int:
    from briefing import plain
    from briefing.own_keys import key_lines

    table = _loaded().settings.keys
    if options.dump:
        return print_lines(["[keys]", *key_lines(table)])
    return print_lines(plain.key_lines(table))


def _config(options: Namespace) -> int:
    from briefing import settings_file

    path = Folders.of_this_user().settings
    if options.path:
        return print_lines([str(path)])
    if options.init:
        settings_file.write_template(path)
        say(f"Written: {path}")
        return DONE
    loaded = _loaded()
    if not options.check:
        print_lines(settings_file.lines(loaded.settings))
    return MISUSE if loaded.problems else DONE


def _loaded() -> Loaded:
    """What the reader has set; what cannot be read as meant is told on stderr."""
    from briefing.settings import load

    loaded = load(Folders.of_this_user().settings)
    for problem in loaded.problems:
        say(problem)
    return loaded


def _completions(options: Namespace) -> int:
    from briefing.completions import SHELLS

    return print_lines(SHELLS[options.shell]())


def _man(_: Namespace) -> int:
    from briefing.manual import roff

    return print_lines(roff())


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "rules": _rules,
    "state": _state,
    "keys": _keys,
    "config": _config,
    "completions": _completions,
    "man": _man,
}
