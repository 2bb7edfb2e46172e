"""Files read side by side by other processes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from articles import ENVOY, HARVEST, MINISTER, write

from briefing.article import Source
from briefing.errors import LoadError
from briefing.formats.limits import seconds_for
from briefing.places import Places
from briefing.processes import Other, told
from briefing.programs import show
from briefing.reader import READY
from briefing.readers import Readers
from briefing.reading import Assignment, FileReader, FileReading

TEXTS = {"a.txt": MINISTER, "b.txt": ENVOY, "c.txt": HARVEST, "d.txt": MINISTER + ENVOY}


def no(digest: str) -> bool:
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "articles", TEXTS)


def known_digests(*paths: str) -> Callable[[str], bool]:
    """Knows of some files that they are new, and fails at any other."""
    new = {Source(path, TEXTS[path].encode()).digest: False for path in paths}
    return partial(dict.__getitem__, new)


def assignments(folder: Path) -> Iterator[Assignment]:
    for path in sorted(folder.iterdir()):
        yield Assignment(path.name, path.stat().st_size, 1)


def read(reader: FileReader, count: int = 2, seconds: float = 60.0) -> list[FileReading]:
    with closing(Readers(reader, {}, count, lambda size: seconds)) as readers:
        return list(readers.read(assignments(reader.places.file(""))))


def test_what_they_read_comes_in_the_order_of_the_files_and_is_what_one_alone_reads(
    folder: Path,
) -> None:
    here = FileReader(Places.of(folder), no)
    alone = [here.read(each, {}) for each in assignments(folder)]
    assert [each.file.path for each in alone] == list(TEXTS)
    assert read(FileReader(Places.of(folder), "".__eq__)) == alone


def test_a_file_that_ends_its_process_costs_itself_alone(folder: Path) -> None:
    told = read(FileReader(Places.of(folder), known_digests("a.txt", "c.txt", "d.txt")))
    assert [each.file.failure for each in told] == [
        None,
        "b.txt ended the process that read it.",
        None,
        None,
    ]
    assert [len(each.articles) for each in told] == [1, 0, 1, 1]


def test_a_file_that_hangs_is_given_up(folder: Path) -> None:
    # Opening a pipe waits for somebody to write into it.
    os.mkfifo(folder / "aa.txt")
    told = {
        each.file.path: each.file.failure
        for each in read(FileReader(Places.of(folder), "".__eq__), 1, 4)
    }
    assert told.pop("aa.txt") == "aa.txt was given up after 4 seconds."
    assert told == dict.fromkeys(TEXTS)


def test_lines_that_turn_out_to_be_furniture_are_known_to_them_while_they_read(
    folder: Path,
) -> None:
    here = FileReader(Places.of(folder), no)
    alone = [here.read(each, {}) for each in assignments(folder)]
    first, *_ = alone[0].articles[0][1].lines
    furniture: dict[int, int] = {}
    with closing(Readers(FileReader(Places.of(folder), "".__eq__), furniture, 1)) as readers:
        for _ in readers.read(list(assignments(folder))[:1]):
            furniture[first] = 3
        (again,) = readers.read(list(assignments(folder))[:1])
    assert again.articles[0][1].furniture == {first}


def test_where_no_process_can_be_begun_that_is_told_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(LoadError, match="could not be begun"):
        read(FileReader(Places.of(folder), "".__eq__))


def test_a_file_whose_process_was_ended_by_somebody_else_is_read_all_the_same(
    folder: Path,
) -> None:
    with closing(Readers(FileReader(Places.of(folder), "".__eq__), {}, 1)) as readers:
        reading = readers.read(assignments(folder))
        told = [next(reading)]
        readers._processes[0]._other.kill()
        told += reading
    assert [each.file.failure for each in told] == [None] * len(TEXTS)


def test_a_process_that_hangs_in_a_file_ends_when_nobody_waits_for_it(folder: Path) -> None:
    os.mkfifo(folder / "aa.txt")
    child = Other("briefing.reader")
    pickle.dump((FileReader(Places.of(folder), "".__eq__), {}), child.give)
    pickle.dump((Assignment("aa.txt", 0, 1), {}), child.give)
    child.give.flush()
    assert pickle.load(child.take) == READY
    child.give.close()
    assert child.wait(30) == 0
    child.end()


def test_a_reader_in_the_hands_of_a_file_can_tell_values_and_nothing_that_acts() -> None:
    value = Assignment("a.txt", 1, 2)
    assert told(BytesIO(pickle.dumps((value, date(2025, 1, 1), {"a": frozenset({1})})))) == (
        value,
        date(2025, 1, 1),
        {"a": frozenset({1})},
    )
    for hostile in (os.system, show, Path, told, "".__eq__):
        with pytest.raises(pickle.UnpicklingError, match="no value of this program"):
            told(BytesIO(pickle.dumps(hostile)))


@pytest.mark.parametrize(
    ("megabytes", "seconds"), [(0, 60), (1, 90), (6, 240), (50, 1560), (200, 6060)]
)
def test_a_large_file_is_given_time_for_what_it_holds(megabytes: int, seconds: int) -> None:
    assert seconds_for(megabytes * 1_000_000) == seconds
