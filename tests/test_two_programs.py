"""Two windows on one state: each sees what the other said, nothing is lost, and undo says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from articles import THREE, folders_in, library_of, refresh, write

from briefing.corrections import NOTHING, Meant
from briefing.library import Library
from briefing.marking import Marking

NOVAK, PETROV = "person/anna-novak", "person/ivan-petrov"
STAR, NO_STAR = Marking(starred=True), Marking(starred=False)
Windows = tuple[Library, Library]
# Gives one article tag after tag, and says what is done.
TAGS = """
import sys
from pathlib import Path
from articles import folders_in
from briefing.library import Library
from briefing.marking import Marking

place = Path(sys.argv[1])
with Library.open(place / "articles", folders_in(place)) as library:
    for number in range(40):
        library.mark(Marking(tag=(f"{sys.argv[2]}{number}",)), library.find("envoy.txt"))
"""


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    """Two on one library, that have both looked at everything."""
    with (
        library_of(tmp_path, THREE) as one,
        Library.open(tmp_path / "articles", folders_in(tmp_path)) as other,
    ):
        for each in (one, other):
            each.search("")
            list(each.entities())
        yield one, other


def starred(library: Library) -> int:
    return len(library.search("is:starred").rows)


def people(library: Library) -> set[str]:
    return {each.entity_id for each in library.entities("person")}


def test_each_sees_what_the_other_marks_and_corrects(windows: Windows) -> None:
    one, other = windows
    envoy = one.find("envoy.txt")
    for first, second in (windows, (other, one)):
        first.mark(STAR, envoy)
        assert starred(second) == 1
        assert second.marks((envoy,))[envoy].is_starred
        second.mark(NO_STAR, envoy)
        assert starred(first) == 0
        first.dossier(NOVAK).correct(Meant("person", "Ivan Petrov"))
        assert people(second) == {PETROV}
        second.dossier(PETROV).take_back()
        assert people(first) == {NOVAK, PETROV}


def test_the_last_act_of_either_is_undone_first(windows: Windows) -> None:
    one, other = windows
    one.mark(STAR, one.find("envoy.txt"))
    other.dossier(NOVAK).correct(NOTHING)
    act = one.undo()
    assert act
    assert act.words == "Anna Novak is no entity"
    assert people(other) == {NOVAK, PETROV}
    assert starred(other) == 1
    act = other.redo()
    assert act
    assert act.words == "Anna Novak is no entity"
    assert people(one) == {PETROV}


def test_an_act_of_one_ends_what_the_other_could_do_again(windows: Windows) -> None:
    one, other = windows
    one.mark(STAR, one.find("envoy.txt"))
    one.undo()
    other.mark(STAR, one.find("harvest.txt"))
    assert one.redo() is None
    assert starred(one) == 1


def test_undo_leaves_what_was_noted_since_and_says_how_much(windows: Windows) -> None:
    one, other = windows
    envoy, harvest = one.find("envoy.txt"), one.find("harvest.txt")
    one.mark(Marking(read=False), envoy, harvest)
    one.mark(Marking(read=True, starred=True), envoy, harvest)
    one.undo()
    # The other window notes by itself that one of them is read: no act, so nothing to undo.
    other.seen(envoy)
    act = one.redo()
    assert act
    assert act.left == 1
    assert {each for each, marks in other.marks((envoy, harvest)).items() if marks.is_read} == {
        envoy,
        harvest,
    }


def test_what_both_say_at_the_same_time_is_kept_and_undone_to_the_beginning(
    windows: Windows,
) -> None:
    one, other = windows
    ids = one.article_ids()

    def tag(library: Library, word: str) -> None:
        for number in range(20):
            library.mark(Marking(tag=(f"{word}{number}",)), *ids)

    def correct(library: Library) -> None:
        for _ in range(10):
            library.dossier(NOVAK).correct(NOTHING)
            library.dossier(NOVAK).take_back()

    at_once = [
        Thread(target=tag, args=(one, "a")),
        Thread(target=tag, args=(other, "b")),
        Thread(target=correct, args=(other,)),
    ]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join()
    for each in windows:
        assert dict(each.tags()) == {f"{w}{n}": len(ids) for w in "ab" for n in range(20)}
        assert people(each) == {NOVAK, PETROV}
    acts = 0
    while act := windows[acts % 2].undo():
        acts += 1
        assert act.left == 0
    assert acts == 60
    assert one.tags() == other.tags() == ()


def test_two_processes_mark_at_once_and_nothing_is_lost(windows: Windows, tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    children = [
        subprocess.Popen(
            [sys.executable, "-c", TAGS, str(tmp_path), word],
            env={**os.environ, "PYTHONPATH": path},
        )
        for word in "ab"
    ]
    assert [child.wait() for child in children] == [0, 0]
    for each in windows:
        assert {tag for tag, _ in each.tags()} == {f"{w}{n}" for w in "ab" for n in range(40)}


# What one window reads, the other finds


def paths(library: Library, query: str) -> set[str]:
    return {library.paths(row.article_id)[0] for row in library.search(query).rows}


def test_what_one_window_reads_the_other_finds_with_its_next_question(windows: Windows) -> None:
    one, other = windows
    assert paths(other, "zeppelin") == set()
    write(one.folder, {"new.txt": "A zeppelin came at noon\n\nIt left again, said Anna Novak.\n"})
    refresh(one)
    assert paths(other, "zeppelin") == {"new.txt"}
    assert "new.txt" in paths(other, "")


def test_what_is_gone_for_one_window_is_gone_for_the_other(windows: Windows) -> None:
    one, other = windows
    assert "envoy.txt" in paths(other, "novak")
    (one.folder / "envoy.txt").unlink()
    refresh(one)
    assert "envoy.txt" not in paths(other, "novak")
    assert "envoy.txt" not in paths(other, "")


def test_two_windows_read_and_search_in_turn(windows: Windows) -> None:
    for number in range(6):
        reading, other = windows if number % 2 else windows[::-1]
        write(reading.folder, {f"{number}.txt": f"Zeppelin number {number}\n\nIt was seen.\n"})
        refresh(reading)
        assert len(paths(other, "zeppelin")) == len(paths(reading, "zeppelin")) == number + 1
