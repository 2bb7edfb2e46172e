"""One refresh at a time, over all programs; many files are read by a process of their own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from articles import THREE, folders_in, library_of, write

from briefing import finding, refreshing
from briefing import refresh as briefing_refresh
from briefing.errors import LoadError
from briefing.library import Library
from briefing.places import Places
from briefing.processes import Other
from briefing.refresh import AT, Progress
from briefing.storage.database import lock


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Three articles that nobody has read yet, as many as another process is started for."""
    monkeypatch.setattr(refreshing, "MANY", len(THREE) - 1)
    write(tmp_path / "articles", THREE)
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        yield library


def paths(library: Library, query: str = "") -> set[str]:
    return {library.paths(row.article_id)[0] for row in library.search(query).rows}


def lock_of(library: Library, tmp_path: Path) -> Path:
    return folders_in(tmp_path).cache_of(library.places) / "reading.lock"


def test_another_process_reads_many_files(unread: Library) -> None:
    # While it is at something long it tells the same again, and first that it has read nothing.
    _, *told = dict.fromkeys([Progress(0, 3, ""), *unread.refresh(beside=True)])
    assert [(each.done, each.total) for each in told] == [(1, 3), (2, 3), (3, 3)]
    assert {each.path for each in told} == set(THREE)
    assert paths(unread) == set(THREE)
    assert paths(unread, "novak")


def test_few_files_are_read_here(unread: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "MANY", len(THREE))
    monkeypatch.setattr(subprocess, "Popen", None)
    assert [each.done for each in unread.refresh(beside=True)] == [1, 2, 3]


def test_files_that_could_not_be_read_before_are_no_reason_for_another_process(
    unread: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        patch.setattr(refreshing, "MANY", len(THREE))
        assert all(each.failure for each in unread.refresh())
    monkeypatch.setattr(refreshing, "Other", None)
    assert len(list(unread.refresh(beside=True))) == 3
    assert paths(unread) == set(THREE)


def test_a_file_that_cannot_be_read_is_told_from_there_too(unread: Library) -> None:
    (unread.folder / "z.html").write_bytes(b"")
    # What was told last is told again while nothing new has come.
    told = dict.fromkeys(unread.refresh(beside=True))
    failures = [each.failure for each in told if each.failure]
    assert len(failures) == 1
    assert "z.html" in failures[0]
    assert unread.failures() == tuple(failures)


def test_what_was_read_stays_when_it_is_stopped_and_the_rest_comes_later(unread: Library) -> None:
    with closing(unread.refresh(beside=True)) as files:
        assert next(each for each in files if each.done).done == 1
    # The other process ends by itself: as long as it holds the lock, this waits for it.
    with closing(unread.refresh(beside=True)) as files:
        rest = {each.total for each in files if each != refreshing.ELSEWHERE}
    assert rest <= {2, 1}
    assert paths(unread) == set(THREE)


def test_a_process_that_breaks_off_is_told_in_a_sentence(
    unread: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "_order", lambda *_: {"read": ["/"], "folders": {"no": "/"}})
    with pytest.raises(LoadError, match="broke off"):
        list(unread.refresh(beside=True))


def test_what_that_process_cannot_do_is_told_as_its_own_sentence(
    unread: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = refreshing._order(Places.of(tmp_path / "gone"), folders_in(tmp_path))
    monkeypatch.setattr(refreshing, "_order", lambda *_: order)
    with pytest.raises(LoadError, match="does not exist"):
        list(unread.refresh(beside=True))


def test_while_another_program_reads_this_one_waits_and_says_so(
    unread: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "PATIENCE", 0)
    held = lock(lock_of(unread, tmp_path))
    assert held
    with closing(unread.refresh()) as files:
        assert [next(files), next(files)] == [refreshing.ELSEWHERE] * 2
        held.close()
        told = [each for each in files if each != refreshing.ELSEWHERE]
    assert [each.done for each in told] == [1, 2, 3]


def test_a_lock_is_held_by_one_and_let_go_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "reading.lock"
    first = lock(path)
    assert first
    assert lock(path) is None
    first.close()
    second = lock(path)
    assert second
    second.close()


def test_an_index_that_is_lost_learns_anew_with_the_next_refresh(tmp_path: Path) -> None:
    with library_of(tmp_path, THREE) as library:
        cache = folders_in(tmp_path).cache_of(library.places)
    shutil.rmtree(cache / "index")
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        assert not list(library.refresh())
        assert paths(library, "novak")
        assert library.search("novak").unlearnt == 0


def test_what_the_index_has_yet_to_learn_is_told_and_learnt_by_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "BATCH", 1)
    monkeypatch.setattr(refreshing, "BATCH", 1)
    with library_of(tmp_path, THREE) as library:
        cache = folders_in(tmp_path).cache_of(library.places)
    (cache / "index" / "commit.json").write_text("damaged")
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as library:
        listing = library.search("novak")
        assert (len(listing.rows), listing.unlearnt) == (0, 3)
        assert "3 articles cannot be found yet." in listing.notes
        assert not [each for each in library.refresh(beside=True) if each.done]
        assert paths(library, "novak")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The other processes that are begun."""
    modules: list[str] = []

    class Noted(Other):
        def __init__(self, module: str, *arguments: str) -> None:
            modules.append(module)
            super().__init__(module, *arguments)

    monkeypatch.setattr(refreshing, "Other", Noted)
    return modules


def test_a_large_file_is_read_by_another_process(
    tmp_path: Path, begun: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(tmp_path, THREE) as library:
        assert not begun
        write(library.folder, {"large.txt": THREE["envoy.txt"] + "more " * 1000})
        monkeypatch.setattr(briefing_refresh, "LARGE", 4000)
        list(library.refresh(beside=True))
        assert begun == ["briefing.indexer"]
        assert "large.txt" in paths(library)


def test_a_file_at_which_the_program_came_to_its_end_is_read_by_another_process(
    tmp_path: Path, begun: list[str]
) -> None:
    with library_of(tmp_path, THREE) as library:
        write(library.folder, {"a.txt": "A report", "b.txt": "Another report"})
        with closing(library.refresh()) as files:
            next(files)
            # Nobody comes back who is killed here.
            at = library._catalog.meta(AT)
        assert at in ("a.txt", "b.txt")
        assert library._catalog.meta(AT) == ""
        (library.folder / str(at)).write_text("A report that is another one")
        with library._catalog.transaction():
            library._catalog.set_meta(AT, str(at))
        list(library.refresh(beside=True))
        assert begun == ["briefing.indexer"]
        assert library._catalog.meta(AT) == ""
