from __future__ import annotations

from pathlib import Path

import pytest
from articles import MINISTER, write
from commands import DONE, NOTHING, run

from briefing.corrections import NOTHING as NO_ENTITY
from briefing.corrections import Meant
from briefing.folders import Folders
from briefing.library import Library


@pytest.fixture
def corrected(home: Path, tmp_path: Path) -> str:
    """A folder in which a name was given and a weapon rejected in one article."""
    folder = write(tmp_path / "articles", {"a.txt": MINISTER})
    with Library.open(folder, Folders.of_this_user()) as library:
        list(library.refresh())
        library.dossier("person/anna-novak").correct(Meant("person", "Anna Nowak"))
        here = library.find("a.txt")
        library.dossier("weapon/unmanned-aerial-vehicle").correct(NO_ENTITY, article_id=here)
    return str(folder)


def test_what_is_corrected_is_listed_in_words(
    corrected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, (first, second), _ = run(capsys, "corrections", corrected)
    assert status == DONE
    assert first == "Anna Novak is Anna Nowak"
    assert second.startswith("unmanned aerial vehicle is no entity in ")


def test_what_holds_everywhere_is_printed_as_a_file_of_names(
    corrected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines, _ = run(capsys, "corrections", "--as-toml", corrected)
    assert lines[-2:] == ["[people]", '"Anna Nowak" = ["Anna Novak"]']


def test_where_nothing_is_corrected_it_is_said(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "articles", {"a.txt": MINISTER})
    status, lines, talk = run(capsys, "corrections", str(folder))
    assert (status, lines) == (NOTHING, [])
    assert "Nothing is corrected." in talk


def test_what_cannot_be_read_in_the_file_of_names_is_told(
    corrected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Folders.of_this_user().names
    path.parent.mkdir(parents=True)
    path.write_text("[planets]\n", "utf-8")
    _, _, talk = run(capsys, "corrections", corrected)
    assert "line 1: there is no table 'planets'" in talk
