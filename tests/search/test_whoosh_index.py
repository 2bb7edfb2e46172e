from __future__ import annotations

import errno
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
from briefing.search.whoosh_codec import PostingsWriter
from briefing.search.whoosh_index import FORMAT


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


def test_one_changed_byte_of_any_file_is_noticed(folder: Path) -> None:
    for path in filter(Path.is_file, folder.iterdir()):
        whole = path.read_bytes()
        for place in {0, len(whole) // 2, len(whole) - 1} if whole else ():
            changed = bytearray(whole)
            changed[place] ^= 1
            path.write_bytes(changed)
            assert not manifest.is_intact(folder, FORMAT), (path.name, place)
        path.write_bytes(whole)
    assert manifest.is_intact(folder, FORMAT)


def test_an_update_works_again_when_the_disk_has_room_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    index = open_index(folder)
    with monkeypatch.context() as patch:
        patch.setattr(PostingsWriter, "fill", full)
        with pytest.raises(IndexUnavailable, match="No space left on device"):
            index.update([Entry("b", "Boats", "")])
    assert [hit.article_id for hit in index.search(parse("")).hits] == ["a"]
    index.update([Entry("b", "Boats", "")])
    assert [hit.article_id for hit in index.search(parse("boats")).hits] == ["b"]
    index.close()
    again = open_index(folder)
    assert [hit.article_id for hit in again.search(parse("drones")).hits] == ["a"]
    again.close()


def test_a_closed_index_is_told(folder: Path) -> None:
    index = open_index(folder)
    index.close()
    with pytest.raises(IndexUnavailable, match="closed"):
        index.search(parse("drones"))


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
