"""The command line as a script sees it: what it prints where, and with which status."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from articles import ENVOY_HEAD, MINISTER, MINISTER_HEAD, THREE, write
from commands import DONE, MISUSE, NOTHING, UNREACHABLE, run

from briefing import __version__, arguments, article_commands, cli, settings_commands
from briefing.folders import Folders
from briefing.keeps import Keep
from briefing.places import Places
from briefing.storage import rules
from briefing.storage.database import lock

PLEA = "Subscribe to our newsletter"


def test_list_prints_a_line_for_every_article(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, _ = run(capsys, "list", folder)
    assert status == DONE
    assert [line.split("undated  ")[1] for line in lines] == [
        "Envoy Petrov denies the shipment",
        "Harvest is late this year",
        "Minister sends drones to Ruritania",
    ]


def test_without_a_folder_the_articles_that_come_along_are_read(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(run(capsys, "list")[1]) == 5


def test_without_a_terminal_the_reader_prints_the_list_and_says_so(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, folder)
    assert (status, len(lines)) == (DONE, 3)
    assert "not a terminal" in talk


def test_several_folders_are_listed_and_searched_as_one(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = str(write(tmp_path / "archive", {"old.txt": "Old talks\n\nPetrov was there.\n"}))
    assert len(run(capsys, "list", folder, other)[1]) == 4
    assert len(run(capsys, other, folder)[1]) == 4
    found = " ".join(run(capsys, "search", "petrov", folder, other)[1])
    assert "Envoy Petrov" in found
    assert "archive/old.txt" in found
    assert run(capsys, "show", "archive/old.txt", folder, other)[0] == DONE
    missing = str(tmp_path / "missing")
    status, lines, talk = run(capsys, "list", folder, missing)
    assert (status, len(lines)) == (DONE, 3)
    assert f"{missing} is not there." in talk


@pytest.mark.parametrize("command", [("list",), ("index",), ("search", "petrov")])
def test_a_folder_that_is_away_is_an_error_and_the_index_forgets_it_only_when_told_to(
    command: tuple[str, ...], folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "list", folder)
    away = Path(folder).rename(Path(folder).with_name("away"))
    status, lines, talk = run(capsys, *command, folder)
    assert (status, lines) == (UNREACHABLE, [])
    assert "is not there any more; what was read of it stays." in talk
    assert "`briefing index --forget`" in talk
    assert run(capsys, "index", "--forget", folder)[1] == ["0 articles"]
    away.rename(folder)
    assert len(run(capsys, "list", folder)[1]) == 3


def test_an_empty_folder_is_told(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, "list", str(write(tmp_path / "empty", {})))
    assert (status, lines) == (NOTHING, [])
    assert "no readable article" in talk


def test_show_prints_the_article_and_what_is_in_it(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, _ = run(capsys, "show", "minister.txt", folder)
    assert status == DONE
    assert lines[0] == "Minister sends drones to Ruritania"
    assert "People" in lines
    assert any(line.startswith("  Anna Novak (") for line in lines)


def test_show_raw_prints_the_saved_file(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", "--raw", "minister.txt", folder)[1] == MINISTER.splitlines()


def test_show_cuts_prints_what_was_removed_with_its_place(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path(folder), {"page.txt": MINISTER + f"\n{PLEA}\n"})
    status, (line,), _ = run(capsys, "show", "--cuts", "page.txt", folder)
    assert status == DONE
    assert line.split()[0] == f"{len(MINISTER) + 1}-{len(MINISTER) + 1 + len(PLEA)}"
    assert line.endswith(f"  {PLEA}")
    assert run(capsys, "show", "--cuts", "minister.txt", folder)[0] == NOTHING


def test_show_info_prints_what_is_known_of_an_article(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, "show", "--info", "minister.txt", folder)[1]
    assert "title      Minister sends drones to Ruritania" in lines
    assert "published  no date found" in lines
    assert "file       minister.txt" in lines


def test_index_lists_the_skipped_files_with_their_reasons(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, "index", "--skipped", folder)
    assert (status, lines, talk) == (NOTHING, [], "briefing: Every file could be read.\n")
    write(Path(folder), {"\x1b[31mempty.txt": ""})
    status, lines, talk = run(capsys, "index", "--skipped", folder)
    assert (status, lines, talk) == (DONE, ["␛[31mempty.txt has no text in it."], "")


def test_rules_are_listed_and_taken_back_by_their_number(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "rules")[:2] == (NOTHING, [])
    (path,) = run(capsys, "rules", "--path")[1]
    rules.add(Path(path), [Keep("One", article="5f0c"), Keep("Two", publisher="The Daily")])
    assert run(capsys, "rules")[1] == ["   1  article 5f0c  One", "   2  publisher The Daily  Two"]
    assert run(capsys, "rules", "--remove", "1")[2] == "briefing: Taken back: One\n"
    assert run(capsys, "rules")[1] == ["   1  publisher The Daily  Two"]
    assert run(capsys, "rules", "--remove", "2")[0] == MISUSE


@pytest.mark.parametrize("command", ["rules", "list", "index"])
def test_a_broken_rule_is_told_with_file_and_line(
    command: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = run(capsys, "rules", "--path")[1]
    write(Path(path).parent, {"rules.toml": "[[keep]]\ntext = \n"})
    talk = run(capsys, command, *([] if command == "rules" else [folder]))[2]
    assert f"{path}, line 2: " in talk


def test_entities_can_be_kept_to_one_kind(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "entities", "--kind", "people", folder)[1]
    assert lines
    assert all(line.startswith("person") for line in lines)


def test_entities_can_be_kept_to_a_name(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = run(capsys, "entities", "--name", "NOVAK", folder)[1]
    assert line.startswith("person    Anna Novak  (2 articles")
    assert run(capsys, "entities", "--name", "nobody", folder)[0] == NOTHING


def test_why_shows_the_rules_and_sentences_of_every_article(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, "entities", "--why", "--name", "novak", folder)[1]
    assert lines[0].startswith("person    Anna Novak  (2 articles")
    for headline in (MINISTER_HEAD, ENVOY_HEAD):
        assert any(line.endswith(f"  {headline}") for line in lines)
    assert "      sure: " in "\n".join(lines)
    assert '      > "We will not stop," Novak said in a statement.' in lines


@pytest.mark.parametrize("command", ["list", "entities"])
def test_json_is_one_object_per_line(
    command: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, command, "--json", folder)[1]
    assert lines
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_show_as_json_is_the_record_of_the_export(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = run(capsys, "show", "--json", "envoy.txt", folder)[1]
    exported = run(capsys, "export", folder)[1]
    assert shown in exported


def test_index_reads_the_folder_and_counts(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "index", folder) == (DONE, ["3 articles"], "")


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (("list", "absent"), UNREACHABLE, "absent"),
        (("show", "absent.txt", "."), MISUSE, "absent.txt"),
    ],
)
def test_a_failure_is_one_sentence_that_names_the_place(
    arguments: tuple[str, ...], status: int, word: str, folder: str,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    found, lines, talk = run(capsys, *arguments)
    assert (found, lines) == (status, [])
    assert word in talk.splitlines()[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["search"],
        ["export", "--format", "doc"],
        ["show", "--raw", "--json", "a.txt"],
        ["show", "--cuts", "--info", "a.txt"],
        ["rules", "--path", "--remove", "1"],
    ],
)
def test_misuse_has_a_status_of_its_own(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert "usage:" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_exported(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path(folder), {"empty.txt": ""})
    status, lines, talk = run(capsys, "export", folder)
    assert (status, len(lines)) == (DONE, 3)
    assert "empty.txt" in talk


def test_an_export_of_nothing_readable_has_the_status_of_what_cannot_be_read(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = write(tmp_path / "empty", {"empty.txt": ""})
    assert run(capsys, "export", str(empty))[0] == UNREACHABLE


def test_what_a_file_name_holds_never_reaches_the_terminal_raw(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = write(tmp_path / "articles", {"\x1b[31mred.txt": "", **THREE})
    _, lines, talk = run(capsys, "list", str(hostile))
    assert "\x1b" not in "".join(lines) + talk
    assert "␛[31mred.txt" in talk


def test_version_and_help_tell_and_leave(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit, match="0"):
            cli.main([option])
    said = capsys.readouterr().out
    assert __version__ in said
    assert all(command in said for command in arguments.COMMANDS)


def test_every_command_is_carried_out() -> None:
    carried_out = {**article_commands.COMMANDS, **settings_commands.COMMANDS}
    assert sorted(carried_out) == sorted(arguments.COMMANDS)


def test_an_output_that_takes_nothing_is_told_in_one_sentence(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        def fileno(self) -> int:
            return os.open(os.devnull, os.O_WRONLY)

    monkeypatch.setattr(sys, "stdout", Full())
    assert cli.main(["list", folder]) == UNREACHABLE
    assert capsys.readouterr().err == (
        "briefing: The output cannot be written: No space left on device.\n"
    )


def test_a_reader_of_the_output_may_leave_early(folder: str, home: Path) -> None:
    code = f"import sys; from briefing.cli import main; sys.exit(main(['export', {folder!r}]))"
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    )
    assert program.stdout is not None
    program.stdout.close()
    _, talk = program.communicate()
    assert b"Traceback" not in talk


def test_what_another_program_reads_just_now_is_told_and_not_waited_for(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "list", folder)
    held = lock(Folders.of_this_user().cache_of(Places.of(Path(folder))) / "reading.lock")
    assert held
    status, lines, talk = run(capsys, "list", folder)
    held.close()
    assert (status, len(lines)) == (DONE, 3)
    assert "Another program reads this folder" in talk


def test_the_index_waits_for_the_program_that_reads_the_folder(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "list", folder)
    held = lock(Folders.of_this_user().cache_of(Places.of(Path(folder))) / "reading.lock")
    assert held
    monkeypatch.setattr("time.sleep", lambda _: held.close())
    status, lines, talk = run(capsys, "index", folder)
    assert (status, lines) == (DONE, ["3 articles"])
    assert "waits until it is done" in talk
