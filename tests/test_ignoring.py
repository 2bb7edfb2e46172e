from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import MINISTER, headlines, refresh, write
from hypothesis import given
from hypothesis import strategies as st

from briefing.ignoring import NAME, Ignored
from briefing.library import Library
from briefing.marking import Marking
from briefing.places import Places
from briefing.walking import walk

FILES = ("a.txt", "b.txt", "old/a.txt", "old/raw/b.txt", "2023/may/a.txt", "2023/may/raw/c.txt")


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ("", FILES),
        ("# a.txt\n\n  \n!\n/\n", FILES),
        ("a.txt", ("b.txt", "old/raw/b.txt", "2023/may/raw/c.txt")),
        ("/a.txt", FILES[1:]),
        ("raw", ("a.txt", "b.txt", "old/a.txt", "2023/may/a.txt")),
        ("raw/\na.txt/", ("a.txt", "b.txt", "old/a.txt", "2023/may/a.txt")),
        ("/raw", FILES),
        ("old/raw", ("a.txt", "b.txt", "old/a.txt", "2023/may/a.txt", "2023/may/raw/c.txt")),
        ("may/raw", FILES),
        ("2023/**/c.txt", FILES[:-1]),
        ("2023/**/may", FILES[:-2]),
        ("**/may/raw", FILES[:-1]),
        ("2023/**", FILES[:-2]),
        ("2023/*", FILES[:-2]),
        ("2023/*.txt", FILES),
        ("?.txt", ()),
        ("??.txt", FILES),
        ("*.txt\n!b.txt", ("b.txt", "old/raw/b.txt")),
        ("!b.txt\n*.txt", ()),
        ("old\n!old/a.txt", ("a.txt", "b.txt", *FILES[4:])),
        ("old/*\n!old/a.txt", ("a.txt", "b.txt", "old/a.txt", *FILES[4:])),
        ("[ab].txt", FILES),
        ("a.txt  \r\nb.txt\t", ("2023/may/raw/c.txt",)),
    ],
)
def test_a_pattern_ignores_what_it_speaks_of(
    lines: str, left: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path, {**dict.fromkeys(FILES, "x"), NAME: lines})
    assert set(walk(Places.of(tmp_path)).files) == set(left)


@pytest.mark.parametrize("name", ["#1.txt", "!.txt", "*.txt", "a b.txt", "ä.txt"])
def test_a_backslash_takes_from_a_sign_what_it_means(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: "x", "other.txt": "x", NAME: "\ufeff\\" + name})
    assert set(walk(Places.of(tmp_path)).files) == {"other.txt"}


@pytest.mark.parametrize(
    ("line", "name", "is_ignored"),
    [
        ("*a*b*", "xxaxxbxx", True),
        ("*a*b", "abab", True),
        ("*a?*b", "aab", True),
        ("*a?*b", "ab", False),
        (r"*\**x", "a*bx", True),
        (r"*\**x", "abx", False),
        ("*a" * 30 + "*b", "a" * 200, False),
    ],
)
def test_many_stars_in_a_name_fit_as_one_does(line: str, name: str, is_ignored: bool) -> None:
    assert Ignored().and_in("", line).holds(name, is_folder=False) is is_ignored


def test_a_file_in_a_sub_folder_speaks_of_what_is_below_it_and_goes_before(tmp_path: Path) -> None:
    write(
        tmp_path,
        {**dict.fromkeys(FILES, "x"), NAME: "a.txt", f"2023/{NAME}": "!a.txt\n/may/raw"},
    )
    assert set(walk(Places.of(tmp_path)).files) == {"b.txt", "old/raw/b.txt", "2023/may/a.txt"}


def test_an_ignore_file_that_cannot_be_read_is_told_and_ignores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a/minister.txt": MINISTER, f"a/{NAME}": "*"})

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = walk(Places.of(tmp_path))
    assert list(found.files) == ["a/minister.txt"]
    assert list(found.skipped.values()) == [f"a/{NAME} cannot be read: Permission denied."]


def test_what_is_ignored_from_now_on_is_forgotten_and_its_marks_stay(library: Library) -> None:
    library.mark(Marking(starred=True), library.find("envoy.txt"))
    write(library.folder, {NAME: "envoy.txt"})
    refresh(library)
    assert headlines(library) == {"Minister", "Harvest"}
    assert headlines(library, "petrov") == set()
    (library.folder / NAME).unlink()
    refresh(library)
    assert library.article(library.find("envoy.txt")).is_starred


def test_a_folder_that_is_ignored_is_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": "x", "drafts/b.txt": "x", NAME: "drafts/"})
    scan, looked = os.scandir, []

    def noted(path: str) -> Iterator[os.DirEntry[str]]:
        looked.append(Path(path).name)
        return scan(path)

    monkeypatch.setattr(os, "scandir", noted)
    walk(Places.of(tmp_path))
    assert looked == [tmp_path.name]


SIGNS = st.sampled_from("ab*?/!#\\[].")


@given(st.text(SIGNS), st.text(st.sampled_from("ab/"), min_size=1), st.booleans())
def test_any_line_is_a_pattern_and_what_it_ignores_can_be_taken_back(
    line: str, path: str, is_folder: bool
) -> None:
    line = line.lstrip("!#/")
    ignored = Ignored().and_in("", f"{line}\n!{line}")
    assert not ignored.holds(path, is_folder=is_folder)
