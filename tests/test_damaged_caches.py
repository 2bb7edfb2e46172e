"""Whatever becomes of the files that can be rebuilt, they are, and nothing of the reader's is lost.

`make torture` changes more bytes.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from articles import ENVOY, MINISTER_AGAIN, THREE, folders_in, refresh, write

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.marking import Marking

FLIPS = int(os.environ.get("BRIEFING_CACHE_FLIPS", "60"))
PAGE = "<html><title>Talks</title><body><p>Ivan Petrov went to Geneva.</p></body></html>"
FILES = {
    **THREE,
    "minister-again.txt": MINISTER_AGAIN,
    "geneva.html": PAGE,
    "north/envoy.md": f"# {ENVOY}",
}
QUERIES = (
    "novak",
    "drone*",
    "petrof~",
    "person:petrov",
    '"talks in geneva"',
    "is:starred",
    "-rain",
)
#: What a library of which nothing is damaged answers.
Answers = dict[str, object]


def opened(place: Path) -> Library:
    return Library.open(place / "articles", folders_in(place))


def answers(library: Library) -> Answers:
    """All that is read of articles, and all that the reader did to them."""
    ids = library.article_ids()
    return {
        "list": list(library.search("").rows),
        "texts": [library.annotated(each) for each in ids],
        "found": {query: library.found(query) for query in QUERIES},
        "entities": list(library.entities()),
        "stories": [library.versions(each) for each in ids],
        "facets": library.facets("novak"),
        "marks": library.marks(ids),
        "tags": library.tags(),
    }


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that is read and closed, with some marks; its caches are kept beside it."""
    place = tmp_path_factory.mktemp("sound")
    write(place / "articles", FILES)
    with opened(place) as library:
        refresh(library)
        library.mark(Marking(starred=True, tag=("north",)), library.find("envoy.txt"))
        library.mark(Marking(read=True), *library.article_ids())
    shutil.copytree(place / "cache", place / "kept")
    return place


@pytest.fixture(scope="module")
def told(sound: Path) -> Answers:
    with opened(sound) as library:
        return answers(library)


@pytest.fixture
def place(sound: Path) -> Path:
    """That library, of which any cache may be damaged."""
    again(sound)
    return sound


def again(place: Path) -> None:
    """Let all caches be sound, as they were written."""
    shutil.rmtree(place / "cache")
    shutil.copytree(place / "kept", place / "cache")


def caches(place: Path) -> list[Path]:
    """The files of catalog and index, in an order."""
    return sorted(each for each in (place / "cache").rglob("*") if each.is_file())


def assert_all_is_told(place: Path, told: Answers) -> None:
    marks = folders_in(place).state.read_bytes()
    with opened(place) as library:
        refresh(library)
        for what, answer in answers(library).items():
            assert answer == told[what], what
        assert library.state_problems() == library.failures() == ()
    assert folders_in(place).state.read_bytes() == marks
    # And the next time nothing is left to do.
    with opened(place) as library:
        assert refresh(library) == 0
        assert answers(library)["list"] == told["list"]


def test_what_is_sound_is_read_without_reading_a_file_again(place: Path, told: Answers) -> None:
    with opened(place) as library:
        assert answers(library) == told
        assert refresh(library) == 0


def test_any_byte_may_be_another(place: Path, told: Answers) -> None:
    chance = random.Random(88)
    files = [each for each in caches(place) if each.stat().st_size]
    sizes = [each.stat().st_size for each in files]
    for turn in range(FLIPS):
        # Half of them where most bytes are, half in any file.
        (path,) = chance.choices(files, sizes if turn % 2 else None)
        content = bytearray(path.read_bytes())
        at, bits = chance.randrange(len(content)), chance.randrange(1, 256)
        content[at] ^= bits
        path.write_bytes(content)
        try:
            assert_all_is_told(place, told)
        except Exception as error:
            raise AssertionError(f"{path.name}, byte {at} ^ {bits}") from error
        again(place)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: random.Random(path.name).randrange(path.stat().st_size)])


def zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"Something else altogether.\n" * 400)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").write_text("what is it doing here?")


def a_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "nowhere" / "at all")


def another_database(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE files (other INTEGER)")
    db.close()


DAMAGES = (
    cut_short, zeroed, emptied, foreign, a_folder, a_link_to_nowhere, another_database, Path.unlink,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_any_file_may_be_something_else(
    damage: Callable[[Path], None], place: Path, told: Answers
) -> None:
    # Of a kind of file one is as good as another.
    for name in {each.suffix or each.name: each.name for each in caches(place)}.values():
        (path,) = (each for each in caches(place) if each.name == name)
        if path.stat().st_size or damage is not cut_short:
            damage(path)
            assert_all_is_told(place, told)
            again(place)


@pytest.mark.parametrize("name", ["catalog.db-wal", "catalog.db-shm", "index/UPDATE"])
def test_a_folder_may_stand_where_a_file_is_made(name: str, place: Path, told: Answers) -> None:
    (cache,) = (place / "cache").iterdir()
    (cache / name).unlink(missing_ok=True)
    (cache / name).mkdir()
    assert_all_is_told(place, told)


def test_the_index_may_be_a_file(place: Path, told: Answers) -> None:
    (cache,) = (place / "cache").iterdir()
    shutil.rmtree(cache / "index")
    (cache / "index").write_text("no index")
    assert_all_is_told(place, told)


# Of a program that was killed the catalog is not sealed.


def unsealed(place: Path) -> Path:
    """The catalog as a program leaves it that is killed."""
    (path,) = (place / "cache").rglob("catalog.db")
    path.with_name("catalog.db.seal").unlink()
    return path


def test_what_breaks_a_catalog_without_a_seal_is_told_at_most_once(
    place: Path, told: Answers
) -> None:
    chance, problems = random.Random(89), []
    for _ in range(max(8, FLIPS // 20)):
        path = unsealed(place)
        with path.open("r+b") as file:
            file.seek(4096 * chance.randrange(1, path.stat().st_size // 4096))
            file.write(bytes(4096))
        try:
            with opened(place) as library:
                refresh(library)
                assert answers(library) == told
        except BriefingError as error:
            problems.append(str(error))
        assert_all_is_told(place, told)
        again(place)
    assert problems
    assert all("is damaged" in each for each in problems)


def test_a_letter_that_makes_no_sense_in_a_catalog_without_a_seal_is_met_once(
    place: Path, told: Answers
) -> None:
    path = unsealed(place)
    content = path.read_bytes()
    assert b'"en"' in content
    path.write_bytes(content.replace(b'"en"', b'"en{'))
    with pytest.raises(ValueError, match="delimiter"), opened(place) as library:
        answers(library)
    assert_all_is_told(place, told)


def test_a_catalog_that_breaks_while_it_is_open_is_made_anew_by_the_next_start(
    place: Path, told: Answers
) -> None:
    with opened(place) as library:
        with next((place / "cache").rglob("catalog.db")).open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 4096 * 40)
        with pytest.raises(BriefingError, match="is damaged") as damage:
            answers(library)
        assert "nothing of yours is lost" in (damage.value.remedy or "")
    assert_all_is_told(place, told)
