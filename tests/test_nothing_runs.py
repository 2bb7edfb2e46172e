"""No shell, no code out of data, no network in the program: every module of it is read for that."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

import briefing
from briefing.errors import StateError
from briefing.storage.journal import Statement
from briefing.storage.state import State

PACKAGE = Path(briefing.__file__).parent
# Modules that run other programs, or code that lies in data, or call over a network; and where one
# of them is needed all the same.
MODULES = {
    "subprocess": {
        "outgoing.py": "hands an address to the opener of the system",
        "processes.py": "begins modules of this program",
        "programs.py": "runs the reader's own pager, editor and commands, by their arguments",
    },
    "pickle": {
        "processes.py": "what other processes answer, read as values of this program alone",
        "reader.py": "what the process that began it asks",
        "readers.py": "how a bad answer fails",
    },
}
NO_MODULES = (
    "marshal shelve dill yaml ctypes cffi code codeop runpy imp pty multiprocessing xml "
    "socket socketserver ssl http urllib.request urllib3 requests ftplib smtplib poplib imaplib "
    "telnetlib xmlrpc webbrowser"
).split()
# Calls that run a text.
CALLS = {
    "exec": {"quick_dataclass.py": "makes `__init__` of the names of a class's fields"},
    "importlib.import_module": {"search/__init__.py": "imports the engine, by its one name"},
    "import_module": {"formats/__init__.py": "imports the loader of a kind of file, by its name"},
}
NO_CALLS = (
    "eval compile __import__ os.system os.popen os.startfile subprocess.getoutput "
    "subprocess.getstatusoutput"
).split()


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """The names of modules, and of what is taken out of them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def imported() -> dict[str, frozenset[str]]:
    """What each module imports."""
    return {place: frozenset(imports(tree)) for place, tree in trees()}


@cache
def called() -> dict[str, frozenset[str]]:
    """What each module calls, as it is written."""
    return {place: frozenset(ast.unparse(c.func) for c in calls(tree)) for place, tree in trees()}


@pytest.mark.parametrize("module", [*MODULES, *NO_MODULES])
def test_a_module_that_can_run_or_send_is_imported_where_the_table_says_and_nowhere_else(
    module: str,
) -> None:
    places = {
        place
        for place, names in imported().items()
        if any(f"{name}.".startswith(f"{module}.") for name in names)
    }
    assert places == set(MODULES.get(module, ()))


@pytest.mark.parametrize("name", [*CALLS, *NO_CALLS])
def test_a_call_that_runs_text_stands_where_the_table_says_and_nowhere_else(name: str) -> None:
    found = {place for place, names in called().items() if name in names}
    assert found == set(CALLS.get(name, ()))


def test_no_call_asks_for_a_shell() -> None:
    told = [
        f"{place}, line {call.lineno}"
        for place, tree in trees()
        for call in calls(tree)
        for keyword in call.keywords
        if keyword.arg == "shell" or (keyword.arg is None and "subprocess" in ast.unparse(call))
    ]
    assert told == []


def test_every_program_is_run_by_its_arguments_and_no_text_put_together() -> None:
    starts = [
        call
        for _, tree in trees()
        for call in calls(tree)
        if ast.unparse(call.func) in ("subprocess.run", "subprocess.Popen")
    ]
    assert len(starts) == len(MODULES["subprocess"])
    assert all(isinstance(call.args[0], ast.List | ast.Name) for call in starts)


def test_a_trigger_that_comes_with_a_state_may_load_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    State(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "CREATE TRIGGER evil AFTER INSERT ON statements BEGIN"
            f" SELECT load_extension('{tmp_path}/evil'); END"
        )
    state = State(path)
    with pytest.raises(StateError, match="unsafe use of load_extension"):
        state.journal.say([Statement("0" * 16, "starred")], "Starred")
    state.close()
