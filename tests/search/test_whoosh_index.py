from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from whoosh.codec import whoosh3

from briefing.errors import IndexUnavailable
from briefing.search import Entry, commits, open_index, whoosh_codec, whoosh_index
from briefing.search.query import parse
from briefing.search.whoosh_codec import FAN, PostingsWriter
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


def lose_the_commit(folder: Path) -> None:
    (folder / commits.NAME).unlink()


def spoil_the_commit(folder: Path) -> None:
    (folder / commits.NAME).write_text("[]")


def come_from_another_version(folder: Path) -> None:
    commit = commits.read(folder, FORMAT)
    assert commit
    commits.write(folder, FORMAT + 1, commit)


def be_made_of_code(folder: Path) -> None:
    """What Whoosh would run when it reads the file."""
    largest = max(folder.glob("*.trm"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes() + b"cos\nsystem\n(S'true'\ntR.")


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        lose_a_file,
        lose_the_commit,
        spoil_the_commit,
        come_from_another_version,
        be_made_of_code,
    ],
)
def test_a_damaged_index_is_emptied_and_works(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    index = open_index(folder)
    assert index.is_empty
    index.update([Entry("b", "Boats", "")])
    assert [hit.article_id for hit in index.search(parse("")).hits] == ["b"]
    index.close()


def is_intact(folder: Path) -> bool:
    commit = commits.read(folder, FORMAT)
    return commit is not None and commits.is_intact(folder, commit)


def test_one_changed_byte_of_any_file_is_noticed(folder: Path) -> None:
    for path in filter(Path.is_file, folder.iterdir()):
        if path.name.endswith("LOCK"):
            continue
        whole = path.read_bytes()
        for place in {0, len(whole) // 2, len(whole) - 1} if whole else ():
            changed = bytearray(whole)
            changed[place] ^= 1
            path.write_bytes(changed)
            assert not is_intact(folder), (path.name, place)
        path.write_bytes(whole)
    assert is_intact(folder)


@pytest.mark.parametrize(
    ("module", "step", "left"),
    [(commits, "write", ["a"]), (whoosh_codec, "clean_files", ["b"])],
    ids=["before", "after"],
)
def test_a_writer_that_is_stopped_around_its_commit_has_made_it_or_leaves_the_last_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str, left: list[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    index = open_index(folder)
    with monkeypatch.context() as patch:
        patch.setattr(module, step, stop)
        with pytest.raises(KeyboardInterrupt):
            index.update([Entry("b", "Boats", "")], ["a"])
    index.close()
    again = open_index(folder)
    assert [hit.article_id for hit in again.search(parse("")).hits] == left
    again.close()


class Hostile:
    """A pickle of it makes a folder."""

    def __init__(self, made: Path) -> None:
        self._made = made

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self._made),)


def test_no_code_that_stands_in_a_file_of_the_index_is_run(tmp_path: Path) -> None:
    code, made = pickle.dumps(Hostile(tmp_path / "made")), tmp_path / "made"
    # A term whose entry says that its posting list is a pickle that follows.
    entry = bytes([1]) + bytes(whoosh3.W3TermInfo._struct.size - 1) + code
    with pytest.raises(ValueError, match="pickle"):
        whoosh_codec._term_info(entry)
    # What its hashes say of themselves.
    file = whoosh_codec.PlainFile(BytesIO())
    file.write_string(code)
    file.seek(0)
    with pytest.raises(UnicodeDecodeError):
        file.read_pickle()
    assert not made.exists()
    pickle.loads(code)
    assert made.exists()


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


def test_a_small_update_merges_small_segments_only_and_the_rest_is_put_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_index, "SMALL", 2)
    index = open_index(folder)
    for number in range(FAN * FAN + 2 * FAN):
        index.update([Entry(f"{number}", "Boats", "drones")])
    put_off, before = commits.count(folder), index.search(parse("drones"))
    assert put_off >= FAN
    index.tidy()
    assert commits.count(folder) < put_off
    assert index.search(parse("drones")) == before
    assert before.total == 1 + FAN * FAN + 2 * FAN
    index.close()
