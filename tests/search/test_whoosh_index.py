from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import IndexUnavailable
from briefing.search import Entry, manifest, open_index
from briefing.search.query import parse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The closed index of one article."""
    folder = tmp_path / "index"
    index = open_index(folder)
    index.update([Entry("a", "Drones", "Many drones.")])
    index.close()
    return folder


def truncate(folder: Path) -> None:
    largest = max(folder.glob("*.pst"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-1])


def lose_a_file(folder: Path) -> None:
    next(folder.glob("*.trm")).unlink()


def lose_the_manifest(folder: Path) -> None:
    (folder / manifest.NAME).unlink()


def spoil_the_manifest(folder: Path) -> None:
    (folder / manifest.NAME).write_text("[]")


def come_from_another_version(folder: Path) -> None:
    told = json.loads((folder / manifest.NAME).read_text())
    (folder / manifest.NAME).write_text(json.dumps(told | {"format": -1}))


def be_stopped_after_a_commit(folder: Path) -> None:
    commit = next(folder.glob("*.toc"))
    commit.with_name("_articles_99.toc").write_bytes(commit.read_bytes())


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        lose_a_file,
        lose_the_manifest,
        spoil_the_manifest,
        come_from_another_version,
        be_stopped_after_a_commit,
    ],
)
def test_a_damaged_index_is_emptied_and_works(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    index = open_index(folder)
    assert index.is_empty
    index.update([Entry("b", "Boats", "")])
    assert [hit.article_id for hit in index.search(parse("")).hits] == ["b"]
    index.close()


def test_what_a_stopped_writer_left_does_not_matter(folder: Path) -> None:
    (folder / "articles_0123456789abcdef.pst").write_bytes(b"half")
    index = open_index(folder)
    assert not index.is_empty
    index.close()


def test_files_of_others_in_the_folder_stay(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    lose_a_file(folder)
    open_index(folder).close()
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexUnavailable, match="cannot be used"):
        open_index(tmp_path / "file" / "index")


def test_no_file_stays_open(folder: Path) -> None:
    index = open_index(folder)
    index.update([Entry("b", "Boats", "")])
    index.search(parse("boats"))
    index.close()
    program = Path(f"/proc/{os.getpid()}/maps")
    maps = program.read_text() if program.exists() else ""
    assert str(folder) not in maps


def test_parsing_a_query_does_not_import_whoosh() -> None:
    program = (
        "import sys, briefing.search.analysis, briefing.search.snippets\n"
        "briefing.search.query.parse('drone OR \"US\"')\n"
        "sys.exit('whoosh' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
