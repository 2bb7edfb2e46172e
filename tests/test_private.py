"""What the program keeps about a reader is in folders that only the reader can look into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import THREE, refresh, write

from briefing.folders import Folders
from briefing.keeps import Keep
from briefing.library import Library
from briefing.marking import Marking
from briefing.session import Session, SessionFile
from briefing.settings_file import write_template
from briefing.storage import rules


@pytest.fixture(params=[0o000, 0o002, 0o022, 0o027, 0o077], ids=oct)
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def use_all_of_it(articles: Path) -> Folders:
    """Read a library, mark an article, keep a line, leave a session, make a file of settings."""
    folders = Folders.of_this_user()
    with Library.open(articles, folders) as library:
        refresh(library)
        library.mark(Marking(starred=True), library.find("envoy.txt"))
        SessionFile(folders.session_of(library.places)).write(Session())
    rules.add(folders.rules, [Keep("A line", article="0" * 16)])
    write_template(folders.settings)
    return folders


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_that_the_program_makes_are_their_owners_alone(
    mask: int, home: Path, tmp_path: Path
) -> None:
    use_all_of_it(write(tmp_path / "articles", THREE))
    made = [path for path in home.rglob("*") if path.is_dir() and path.name != "index"]
    assert {path.name for path in made} >= {"cache", "data", "config", "briefing", "sessions"}
    assert {str(path): oct(rights(path)) for path in made if rights(path) != 0o700} == {}


def test_files_in_them_have_the_rights_that_the_reader_gives_new_files(
    mask: int, home: Path, tmp_path: Path
) -> None:
    folders = use_all_of_it(write(tmp_path / "articles", THREE))
    for path in (folders.settings, *folders.data.glob("sessions/*")):
        assert rights(path) == 0o666 & ~mask, path
    # SQLite gives nobody but the owner the right to write.
    assert rights(folders.state) == 0o644 & ~mask


def test_a_folder_and_a_file_that_are_there_keep_their_rights(home: Path, tmp_path: Path) -> None:
    folders = Folders.of_this_user()
    for folder in (folders.data, folders.config, folders.cache):
        folder.mkdir(parents=True)
        folder.chmod(0o750)
    folders.rules.write_text("")
    folders.rules.chmod(0o640)
    use_all_of_it(write(tmp_path / "articles", THREE))
    assert {rights(folder) for folder in (folders.data, folders.config, folders.cache)} == {0o750}
    assert rights(folders.rules) == 0o640
