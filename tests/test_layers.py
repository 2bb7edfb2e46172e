"""Who may import whom: the walls of the house."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing

PACKAGE = Path(briefing.__file__).parent
# What each part may import of ours, beside itself and what is no part of the line. A part that is
# not named may import everything but the screen.
EVERYWHERE = {"quick_dataclass"}
MAY_IMPORT = {
    "article": set(),
    "errors": set(),
    "inert": set(),
    "spelling": set(),
    "months": set(),
    "resources": set(),
    "folders": {"places", "errors", "inert"},
    "places": {"errors", "inert"},
    "keeps": set(),
    "found": set(),
    "toml": set(),
    "json_text": {"inert"},
    "ledger": {"article", "keeps"},
    "formats": {"article", "errors", "inert", "months"},
    "cleaning": {"article", "spelling", "inert", "keeps", "months"},
    "entities": {"article", "spelling", "months"},
    "search": {"article", "errors", "spelling", "months"},
    "likeness": {"article"},
    "storage": {
        "article", "errors", "inert", "json_text", "keeps", "likeness", "spelling", "toml",
        "within",
    },
    "pipeline": {"article", "errors", "formats", "cleaning", "entities", "keeps"},
    "views": {"article", "spelling", "entities", "storage", "inert"},
    "rows": {"views", "storage", "inert", "found", "within"},
}  # fmt: skip
WITHOUT_A_SCREEN = (
    "cli", "article_commands", "settings_commands", "state_commands", "library", "export",
    "saving", "adding", "add_command", "plain", "pipeline", "search", "refresh",
)  # fmt: skip


def parts(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).parts
        yield inside[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    names = (name.split(".") for name in imported(path))
    return {name[1] for name in names if name[0] == "briefing" and len(name) > 1}


@pytest.mark.parametrize(("part", "allowed"), MAY_IMPORT.items(), ids=MAY_IMPORT.keys())
def test_a_part_imports_only_what_stands_below_it(part: str, allowed: set[str]) -> None:
    found = {name for own, path in parts(PACKAGE) if own == part for name in ours(path)}
    assert found - {part} - EVERYWHERE <= allowed


def test_only_the_screen_imports_textual_or_rich() -> None:
    importers = {
        part
        for part, path in parts(PACKAGE)
        for name in imported(path)
        if name.split(".")[0] in ("textual", "rich")
    }
    assert importers == {"ui"}


def test_one_module_imports_whoosh() -> None:
    importers = {
        path.name
        for _, path in parts(PACKAGE)
        for name in imported(path)
        if name.split(".")[0] == "whoosh"
    }
    assert importers == {"whoosh_codec.py"}


def test_only_the_pdf_loader_imports_pypdf() -> None:
    importers = {
        path.name
        for _, path in parts(PACKAGE)
        for name in imported(path)
        if name.split(".")[0] == "pypdf"
    }
    assert importers == {"pdf.py"}


def test_only_the_loader_of_web_pages_imports_their_parser_and_extractor() -> None:
    importers = {
        path.relative_to(PACKAGE).as_posix()
        for _, path in parts(PACKAGE)
        for name in imported(path)
        if name.split(".")[0] in ("lxml", "trafilatura")
    }
    assert all(name.startswith("formats/webpage") for name in importers)


def test_reading_a_folder_of_text_files_loads_no_parser_of_web_pages(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("The talks in Geneva go on.")
    loaded = modules_after(
        "from pathlib import Path\n"
        "from briefing.folders import Folders\n"
        "from briefing.library import Library\n"
        f"place = Path({str(tmp_path)!r})\n"
        "folders = Folders(place / 'a', place / 'b', place / 'c', place / 'd')\n"
        "with Library.open(place / 'articles', folders) as library: list(library.refresh())"
    )
    assert "whoosh" in loaded
    assert not {"lxml", "trafilatura"} & loaded


def test_the_extractor_is_not_loaded_before_a_page_is_read() -> None:
    assert "trafilatura" not in modules_after("import briefing.formats.webpage")


def test_nobody_but_the_command_line_imports_the_screen() -> None:
    importers = {part for part, path in parts(PACKAGE) if "ui" in ours(path)}
    assert importers == {"cli", "ui"}


@pytest.mark.parametrize("module", WITHOUT_A_SCREEN)
def test_the_core_loads_without_textual_and_rich(module: str) -> None:
    assert not {"textual", "rich"} & modules_after(f"import briefing.{module}")


def test_asking_for_the_version_loads_neither_the_screen_nor_the_index() -> None:
    loaded = modules_after(
        "import briefing.cli\ntry: briefing.cli.main(['--version'])\nexcept SystemExit: pass"
    )
    assert not {"textual", "rich", "whoosh", "sqlite3"} & loaded


def test_opening_a_library_does_not_load_the_index() -> None:
    assert "whoosh" not in modules_after("import briefing.library, briefing.ui.app")


def test_the_first_screen_loads_nothing_that_only_a_search_needs(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The talks in Geneva go on.")
    opening = (
        "from pathlib import Path\n"
        "from briefing.folders import Folders\n"
        "from briefing.library import Library\n"
        f"place = Path({str(tmp_path)!r})\n"
        "folders = Folders(place / 'a', place / 'b', place / 'c', place / 'd')\n"
        "with Library.open(place, folders) as library: library.search('')"
    )
    names = ("finding", "found", "ordering", "facets", "search", "storage.searches")
    loaded = loaded_after(opening)
    assert "briefing.library" in loaded
    assert not {f"briefing.{name}" for name in names} & loaded


def test_the_screen_loads_nothing_that_only_saving_needs() -> None:
    names = ("saving", "export", "ui.saving_worker", "ui.open_dialogs", "ui.choosing")
    loaded = loaded_after("import briefing.ui.app")
    assert "briefing.ui.saving_screen" in loaded
    assert not {f"briefing.{name}" for name in names} & loaded


def modules_after(code: str) -> set[str]:
    """The top-level modules of a fresh interpreter that has run this."""
    return {name.split(".")[0] for name in loaded_after(code)}


def loaded_after(code: str) -> set[str]:
    """The modules of a fresh interpreter that has run this."""
    tail = "import sys; print('|'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tail}"], capture_output=True, text=True, check=True
    )
    return set(done.stderr.strip().split("|"))
