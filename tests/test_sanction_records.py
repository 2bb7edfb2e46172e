"""What the reader says of one record of a sanction: it holds for that claim, and is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import folders_in, library_of, write

from briefing.errors import QueryError
from briefing.export import jsonl, markdown
from briefing.library import Library
from briefing.sanction_records import Restating, SanctionRecord, names_in, targets_in

FILES = {
    "one.txt": """Sanctions over the drones at last

The United States imposed sanctions on Belarus on Tuesday. The harbour was quiet all day long.

Anna Novak, the envoy, was in Geneva. Canada is considering sanctions against Myanmar for now.
""",
    "two.txt": """A second look at the measures

The European Union imposed sanctions on Iran on Friday, and nobody in the harbour was surprised.
""",
}


@pytest.fixture
def affair(tmp_path: Path) -> Iterator[Library]:
    with library_of(tmp_path, FILES) as opened:
        yield opened


def record_of(library: Library, file: str, target: str) -> SanctionRecord:
    article_id = library.find(file)
    rows = library.article(article_id).entities
    (row,) = [row for row in rows if row.kind == "sanction" and row.name.endswith(target)]
    return library.sanction_record(article_id, row.record)


def panel(library: Library, file: str) -> dict[str, tuple[str, ...]]:
    rows = library.article(library.find(file)).entities
    return {row.name: (row.standing, *row.details) for row in rows if row.kind == "sanction"}


def articles_with(library: Library, party: str) -> int:
    return len(library.dossier(f"sanction/{party}").articles())


def test_the_parties_as_found_stand_in_the_panel(affair: Library) -> None:
    assert set(panel(affair, "one.txt")) == {"United States → Belarus", "Canada → Myanmar"}


def test_another_imposer_stands_in_its_place_and_is_the_readers_word(affair: Library) -> None:
    act = record_of(affair, "one.txt", "Belarus").restate(Restating(imposers=("Canada", "Norway")))
    assert act
    assert act.words == "United States → Belarus: Canada, Norway → Belarus"
    (name,) = [each for each in panel(affair, "one.txt") if each.endswith("Belarus")]
    assert name == "Canada, Norway → Belarus"
    assert panel(affair, "one.txt")[name][0] == "corrected"
    assert panel(affair, "one.txt")["Canada → Myanmar"][0] == "sure"


def test_another_status_is_told_in_the_panel(affair: Library) -> None:
    record_of(affair, "one.txt", "Myanmar").restate(Restating(status="lifted"))
    assert "lifted" in panel(affair, "one.txt")["Canada → Myanmar"][1]


def test_another_party_is_counted_over_the_library_in_place_of_the_first(affair: Library) -> None:
    assert (articles_with(affair, "belarus"), articles_with(affair, "iran")) == (1, 1)
    record_of(affair, "one.txt", "Belarus").restate(Restating(targets=("Iran",)))
    assert (articles_with(affair, "belarus"), articles_with(affair, "iran")) == (0, 2)
    rows = affair.article(affair.find("two.txt")).entities
    assert [row.elsewhere for row in rows if row.entity_id == "sanction/iran"] == [1]


@pytest.mark.parametrize(
    ("name", "type"),
    [("Iran", "country"), ("Anna Novak", "person"), ("Harbour Trading", "company")],
)
def test_another_party_is_of_the_kind_its_name_says(affair: Library, name: str, type: str) -> None:
    record = record_of(affair, "one.txt", "Belarus")
    record.restate(Restating(targets=(name,)))
    assert [target.type for target in record.sanction.targets] == [type]


def test_a_sentence_that_tells_of_no_sanction_loses_its_record_and_no_other(
    affair: Library,
) -> None:
    record_of(affair, "one.txt", "Belarus").reject()
    assert set(panel(affair, "one.txt")) == {"Canada → Myanmar"}
    assert articles_with(affair, "belarus") == 0


def test_what_was_said_can_be_undone_done_again_and_taken_back(affair: Library) -> None:
    record = record_of(affair, "one.txt", "Belarus")
    found = record.sanction
    record.restate(Restating(imposers=("Norway",)))
    corrected = record.sanction
    affair.undo()
    assert record.sanction == found
    affair.redo()
    assert record.sanction == corrected
    record.take_back()
    assert record.sanction == found


def test_what_is_so_already_is_no_act(affair: Library) -> None:
    same = Restating(imposers=("United States",), targets=("Belarus",))
    assert record_of(affair, "one.txt", "Belarus").restate(same) is None


def test_a_record_that_is_gone_is_told(affair: Library) -> None:
    record = record_of(affair, "one.txt", "Belarus")
    record.reject()
    with pytest.raises(QueryError, match="no more"):
        record.restate(Restating(status="lifted"))


def test_it_holds_over_another_reading_and_where_the_file_is_saved_anew(
    affair: Library, tmp_path: Path
) -> None:
    record_of(affair, "one.txt", "Belarus").restate(Restating(imposers=("Norway",)))
    affair.close()
    for cache in (tmp_path / "cache").iterdir():
        (cache / "catalog.db").unlink()
    with Library.open(tmp_path / "articles", folders_in(tmp_path)) as again:
        for _ in again.refresh():
            pass
        assert "Norway → Belarus" in panel(again, "one.txt")
        write(
            again.folder,
            {"one.txt": f"{FILES['one.txt']}\nThe harbour was open again on the next day.\n"},
        )
        for _ in again.refresh():
            pass
        assert "Norway → Belarus" in panel(again, "one.txt")


def test_exports_say_what_was_corrected(affair: Library) -> None:
    before = "".join(jsonl(affair))
    assert "corrected" not in before
    record_of(affair, "one.txt", "Belarus").restate(Restating(imposers=("Norway",)))
    assert "".join(jsonl(affair)).count('"corrected": true') == 1
    assert "Norway → Belarus (corrected by the reader)" in "\n".join(markdown(affair))


def test_corrections_are_listed_in_words(affair: Library) -> None:
    record_of(affair, "one.txt", "Belarus").restate(Restating(status="lifted"))
    (told,) = affair.naming.told()
    assert told == f"sanctions on belarus: status lifted in {affair.find('one.txt')}"


@pytest.mark.parametrize(
    ("typed", "names"),
    [("Canada", ("Canada",)), (" Canada;;Norway ; ", ("Canada", "Norway")), ("  ", ())],
)
def test_names_are_parted_by_semicolons(typed: str, names: tuple[str, ...]) -> None:
    assert names_in(typed) == names


def test_a_party_of_a_kind_that_is_not_known_is_passed_over() -> None:
    assert [target.name for target in targets_in("country/Iran; planet/Mars; Moon")] == ["Iran"]
