"""The reader's file of names: what it says holds, and what cannot be read is told with its line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import folders_in, library_of
from hypothesis import given
from hypothesis import strategies as st
from test_corrections import FILES, everywhere, found, named

from briefing.corrections import NOTHING, Meant
from briefing.gazetteer import read
from briefing.library import Library


@pytest.fixture
def affair(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, FILES) as opened:
        yield opened


def names(tmp_path: Path, text: str) -> None:
    """Write the file, and let it look newer than whatever was there."""
    path = folders_in(tmp_path).names
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_the_forms_of_a_name_are_one_entity(affair: Library, tmp_path: Path) -> None:
    names(tmp_path, '[people]\n"Ivan Orlov" = ["Ivan Orlow", "Grey Wolf"]\n')
    assert everywhere(affair)["person/ivan-orlov"] == ("Ivan Orlov", 3)
    assert "person/ivan-orlow" not in everywhere(affair)
    assert found(affair, "person:wolf") == {"one", "two", "three"}


def test_a_weapon_nobody_knows_is_found_where_it_stands(affair: Library, tmp_path: Path) -> None:
    names(tmp_path, '[weapons]\n"Grey Wolf" = []\n')
    assert "Grey Wolf" in named(affair, "two.txt")
    assert everywhere(affair)["weapon/grey-wolf"] == ("Grey Wolf", 2)


def test_a_name_that_is_nobodys_is_no_entity(affair: Library, tmp_path: Path) -> None:
    names(tmp_path, '[never]\nnames = ["Maria Petrov"]\n')
    assert "person/maria-petrov" not in everywhere(affair)


def test_the_file_is_read_again_when_it_changes(affair: Library, tmp_path: Path) -> None:
    names(tmp_path, '[never]\nnames = ["Maria Petrov"]\n')
    assert "Maria Petrov" not in named(affair, "three.txt")
    names(tmp_path, "")
    assert "Maria Petrov" in named(affair, "three.txt")


def test_what_is_done_by_hand_counts_more_than_the_file(affair: Library, tmp_path: Path) -> None:
    names(tmp_path, '[never]\nnames = ["Maria Petrov"]\n')
    affair.dossier("person/maria-petrov").correct(Meant("person", "Maria P."))
    assert "Maria P." in named(affair, "three.txt")


def test_corrections_are_written_as_such_a_file_and_say_the_same_when_read(
    affair: Library, tmp_path: Path
) -> None:
    affair.dossier("person/ivan-orlow").correct(Meant("person", "Ivan Orlov"))
    affair.dossier("text/Grey Wolf").correct(Meant("person", "Grey Wolf"))
    affair.dossier("weapon/missile").correct(NOTHING)
    corrected = everywhere(affair)
    written = "\n".join(affair.naming.as_file())
    assert '"Ivan Orlov" = ["Ivan Orlow"]' in written
    assert 'names = ["missile"]' in written
    while affair.undo():
        pass
    assert everywhere(affair) != corrected
    names(tmp_path, written)
    assert affair.naming.problems == ()
    assert everywhere(affair) == corrected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[people\n", "line 1: this is not TOML"),
        ("\n[planets]\nMars = []\n", "line 2: there is no table 'planets'"),
        ("people = 5\n", "line 1: 'people' is a table"),
        ('[people]\n"Ann" = "Anna"\n', "line 2: 'Ann' is a list of names"),
        ('[people]\n"Ann" = [5]\n', "line 2: 'Ann' has something that is no name"),
        ('[people]\n"–" = []\n', "line 2: '–' has something that is no name"),
        ("[never]\nname = []\n", "line 2: [never] has a list called names, and not 'name'"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(text, "utf-8")
    (problem,) = read(path).problems
    assert problem.startswith(f"{path}, {told}")


def test_the_rest_of_a_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('[people]\n"Ann" = "Anna"\n"Bob" = []\n', "utf-8")
    assert ("text/Bob", "", "person/Bob") in read(path).said


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_bytes(b"[people]\n\xff = []\n")
    assert read(path).problems == (f"{path}, line 2: this is not UTF-8.",)


@given(st.text(max_size=60))
def test_no_file_is_a_failure(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "names.toml")
        path.write_text(text, "utf-8", errors="replace")
        read(path)
