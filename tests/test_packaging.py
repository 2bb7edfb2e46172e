"""What is shipped is found again: in the source tree, in a wheel, in an sdist."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

import pytest

from briefing import __version__, resources

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An sdist of this tree and a wheel built from that sdist."""
    place = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return place


@pytest.mark.parametrize(
    ("name", "suffix", "count"), [("seeds", ".txt", 5), ("styles", ".tcss", 4)]
)
def test_the_shipped_folders_are_found_in_the_source_tree(
    name: str, suffix: str, count: int
) -> None:
    found = resources.folder("seeds" if name == "seeds" else "styles")
    assert len(list(found.glob(f"*{suffix}"))) == count


def test_the_sdist_holds_what_the_tests_need(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        names = {"/".join(name.split("/")[1:]) for name in sdist.getnames()}
    assert {"tests/conftest.py", "styles/app.tcss", "README.md", "LICENSE"} <= names
    assert sum(name.startswith("seeds/") for name in names) == 5


def test_a_wheel_in_a_fresh_environment_exports_its_seeds_from_any_folder(
    dist: Path, tmp_path: Path, home: Path
) -> None:
    program = installed(next(dist.glob("*.whl")), tmp_path / "fresh")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [program, "export"], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == 5
    assert {record["path"] for record in records} == {p.name for p in (ROOT / "seeds").iterdir()}


def test_a_wheel_in_a_fresh_environment_finds_its_style_sheets(dist: Path, tmp_path: Path) -> None:
    program = installed(next(dist.glob("*.whl")), tmp_path / "fresh")
    code = "from briefing.ui.app import BriefingApp as App; print(*App.CSS_PATH)"
    python = program.with_name("python")
    done = subprocess.run(
        [python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    sheets = [Path(path) for path in done.stdout.split()]
    assert len(sheets) == 3
    assert all(sheet.is_file() and tmp_path in sheet.parents for sheet in sheets)


def test_the_installed_program_tells_its_version(dist: Path, tmp_path: Path) -> None:
    program = installed(next(dist.glob("*.whl")), tmp_path / "fresh")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"briefing {__version__}\n"


def installed(wheel: Path, place: Path) -> Path:
    """The program of a wheel in a new environment, which borrows this one's dependencies."""
    venv.create(place, with_pip=False, symlinks=os.name == "posix")
    paths = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})
    site = Path(paths["purelib"])
    pip = [sys.executable, "-m", "pip", "--python", str(place), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    # A folder named in a .pth file is searched, but the .pth files in it are not read: so the
    # dependencies are found and the editable install of this tree is not.
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return Path(paths["scripts"]) / "briefing"
