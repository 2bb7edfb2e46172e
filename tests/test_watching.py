"""What is noticed while the program runs. Only what a refresh would read counts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
import watchfiles
from articles import ENVOY, MINISTER, write

from briefing import watching
from briefing.errors import LoadError
from briefing.places import Places
from briefing.watching import Watching, out_of_sight

# Seconds that nothing is waited for longer: a failure, and no measure of anything.
FOR_EVER = 30


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "STEP", 10)
    monkeypatch.setattr(watching, "REST", 0.1)


class Begun(Watching):
    """Says when the folders are being watched."""

    def __init__(self, places: Places, is_over: Callable[[], bool], begun: threading.Event) -> None:
        super().__init__(places, is_over)
        self.looks, self.begun = 0, begun

    def _present(self) -> tuple[tuple[int, int] | None, ...]:
        self.looks += 1
        # The first look comes before the watch, the second with what that has told.
        if self.looks == 2:
            self.begun.set()
        return super()._present()


@contextmanager
def watched(*folders: Path) -> Iterator[Callable[[], None]]:
    """Folders while they are watched; what is given back waits until something is noticed."""
    over, noticed, begun = threading.Event(), Queue[str](), threading.Event()

    def run() -> None:
        for _ in Begun(Places.of(*folders), over.is_set, begun).changes():
            noticed.put("news")

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert begun.wait(FOR_EVER)
        yield lambda: _expect(noticed)
    finally:
        over.set()
        thread.join(FOR_EVER)
        assert not thread.is_alive()


def _expect(noticed: Queue[str]) -> None:
    assert noticed.get(timeout=FOR_EVER) == "news"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"a.txt": MINISTER, "sub/v1.2/b.txt": ENVOY, ".git/c.txt": "", "picture.jpg": ""}
    return write(tmp_path / "articles", files)


def rename(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / old).rename(folder / new)


def save(name: str, text: str = "A report\n") -> Callable[[Path], object]:
    return lambda folder: write(folder, {name: text})


ACTS: dict[str, Callable[[Path], object]] = {
    "a new file": save("new.txt"),
    "a file that changes": save("a.txt"),
    "a file that goes": lambda folder: (folder / "a.txt").unlink(),
    "a file that is renamed": rename("a.txt", "c.txt"),
    "a file that gets a name that is read": rename("picture.jpg", "picture.html"),
    "a file further down": save("sub/v1.2/c.txt"),
    "what is ignored": save(".briefingignore", "a.txt"),
    "a new folder": save("fresh/new.txt"),
    "a folder that comes with what is in it": rename(".git", "git"),
    "a folder that goes with what is in it": rename("sub/v1.2", ".hidden"),
    "a link to a folder": lambda folder: (folder / "link").symlink_to(folder / ".git"),
    "the folder itself": lambda folder: folder.rename(folder.with_name("away")),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_a_refresh_would_read_is_noticed(act: Callable[[Path], object], folder: Path) -> None:
    with watched(folder) as notices:
        act(folder)
        notices()


# What changes, and whether it is gone then: none of it is anything to a refresh.
NOTHING = [
    ("picture.jpg", False),
    ("picture.jpg", True),
    ("a.txt~", True),
    (".a.txt.swp", False),
    (".b.txt", True),
    (".git/c.txt", False),
    (".git/deeper/.briefingignore", False),
    ("sub/.hidden/a.txt", True),
]


@pytest.mark.parametrize(("path", "is_gone"), NOTHING)
def test_what_no_refresh_reads_does_not_matter(path: str, is_gone: bool, folder: Path) -> None:
    watching = Watching(Places.of(folder), lambda: False)
    assert not watching.matters(str(folder / path), is_gone)


# What the system tells in turn, tenths of a second apart, and when something is told of it. "" is
# silence.
TOLD = [
    (["a.txt", "b.txt", "picture.jpg", ""], [3]),
    (["a.txt", "", "b.txt", ""], [1, 3]),
    (["picture.jpg", "", ""], []),
    (["", "a.txt", "picture.jpg", "", ""], [3]),
    (["growing.txt"] * 8, [4]),
    (["growing.txt"] * 12, [4, 9]),
]


@pytest.mark.parametrize(("paths", "when"), TOLD)
def test_what_comes_together_is_told_once_when_it_rests_or_grows_for_long(
    paths: list[str], when: list[int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def tell(*_: object, **__: object) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        for path in paths:
            told.append(path)
            yield {(watchfiles.Change.modified, str(folder / path))} if path else set()
        told.append("the end")

    monkeypatch.setattr(watchfiles, "watch", tell)
    monkeypatch.setattr(time, "monotonic", lambda: len(told) - 1)
    monkeypatch.setattr(watching, "LONGEST", 3)
    changes = Watching(Places.of(folder), lambda: "the end" in told).changes()
    assert [len(told) - 1 for _ in changes] == when


def test_what_comes_into_a_new_folder_later_is_noticed_too(folder: Path) -> None:
    with watched(folder) as notices:
        (folder / "fresh").mkdir()
        notices()
        save("fresh/new.txt")(folder)
        notices()


def test_a_linked_folder_is_watched_where_it_is(folder: Path, tmp_path: Path) -> None:
    disk = write(tmp_path / "disk", {"deep/a.txt": ENVOY})
    (folder / "disk").symlink_to(disk)
    with watched(folder) as notices:
        save("deep/b.txt")(disk)
        notices()


def test_every_folder_of_a_library_is_watched_and_one_that_comes_later(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", {"a.txt": MINISTER}), tmp_path / "two"
    with watched(one, two) as notices:
        save("b.txt")(one)
        notices()
        save("c.txt")(two)
        notices()


def test_a_folder_that_returns_is_noticed_and_watched_again(folder: Path) -> None:
    away = folder.with_name("away")
    with watched(folder) as notices:
        folder.rename(away)
        notices()
        away.rename(folder)
        notices()
        save("new.txt")(folder)
        notices()


@pytest.mark.parametrize(
    "error",
    [OSError("OS file watch limit reached."), RuntimeError("Too many.")],
)
def test_where_the_system_watches_no_more_folders_a_sentence_says_so(
    error: Exception, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(watchfiles, "watch", refuse)
    with pytest.raises(LoadError) as told:
        next(Watching(Places.of(folder), lambda: False).changes())
    assert str(told.value) == f"Changes in {folder} are not noticed: {str(error).rstrip('.')}."


def test_a_network_drive_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    monkeypatch.setattr(watching, "MOUNTS", mounts)
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/news {folder.parent} nfs4 rw 0 0\n")
    told = out_of_sight(Places.of(folder))
    assert told == f"{folder} is on a network drive: what other computers change is not noticed."
    mounts.write_text(f"server:/ / nfs4 rw 0 0\ndisk {folder} ext4 rw 0 0\n")
    assert out_of_sight(Places.of(folder)) is None
