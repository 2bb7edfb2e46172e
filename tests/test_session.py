from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import folders_in

from briefing.places import Places
from briefing.session import Session, SessionFile

FULL = Session(
    article_id="5f0c",
    query='"two words" –',
    about=("person/anna-novak", "mentions Anna Novak"),
    pane="reader",
    is_zoomed=True,
    hidden=("entities",),
    widths={"articles": 40},
)


@pytest.fixture
def file(tmp_path: Path) -> SessionFile:
    return SessionFile(tmp_path / "sessions" / "one.json")


@pytest.mark.parametrize("session", [Session(), FULL])
def test_a_session_is_found_again_as_it_was_kept(file: SessionFile, session: Session) -> None:
    file.write(FULL)
    file.write(session)
    assert file.read() == session
    assert file.path is not None
    assert [path.name for path in file.path.parent.iterdir()] == ["one.json"]


def test_without_a_file_a_session_is_empty(file: SessionFile) -> None:
    assert file.read() == Session()
    assert SessionFile().read() == Session()


def test_the_first_run_is_the_one_before_any_session_was_kept(file: SessionFile) -> None:
    assert file.is_first_run
    file.write(FULL)
    assert not file.is_first_run
    assert not SessionFile().is_first_run


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "{}", '{"version": 2}', "\udcff", "[" * 50_000, '"x" ' * 50_000,
        *(json.dumps({"version": 1, name: value}) for name, value in [
            ("article_id", 3), ("article_id", None), ("query", ["a"]), ("query", "\ud800"),
            ("about", "person"), ("about", ["one"]), ("about", ["one", 2]), ("pane", 2),
            ("is_zoomed", 1), ("hidden", "entities"), ("hidden", [1]), ("widths", []),
            ("widths", {"articles": "40"}), ("widths", {"articles": True}),
        ]),
    ],
)  # fmt: skip
def test_what_is_damaged_is_as_if_it_were_not_there(file: SessionFile, text: str) -> None:
    assert file.path is not None
    file.path.parent.mkdir()
    file.path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert file.read() == Session()


def test_a_query_that_somebody_wrote_into_the_file_reaches_no_terminal_raw(
    file: SessionFile,
) -> None:
    file.write(Session(query="\x1b]0;x\x07"))
    assert file.read().query == "␛]0;x␇"


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file, not a folder")
    file = SessionFile(tmp_path / "sessions" / "one.json")
    file.write(FULL)
    assert file.read() == Session()


def test_every_library_has_a_session_of_its_own(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    paths = {
        folders.session_of(Places.of(tmp_path / name)) for name in ("one", "two", "one/../two")
    }
    assert len(paths) == 2
    assert all(folders.data in path.parents for path in paths)
