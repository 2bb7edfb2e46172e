"""`briefing export` kept to some articles, as a script sees it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from articles import HARVEST, MINISTER, MINISTER_AGAIN, THREE, write

from briefing import cli

DONE, NOTHING, MISUSE = 0, 1, 2


@pytest.fixture
def folder(tmp_path: Path, home: Path) -> str:
    return str(write(tmp_path / "articles", THREE))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    status = cli.main(["export", *arguments])
    said = capsys.readouterr()
    return status, said.out.splitlines(), said.err


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        ([], "envoy harvest minister"),
        (["--query", "person:novak", "--sort", "title"], "envoy minister"),
        (["--query", "person:novak", "--sort", "-title"], "minister envoy"),
        (["--query", "-novak"], "harvest"),
        (["--query=-novak"], "harvest"),
        (["--sort", "-title"], "minister harvest envoy"),
        (["--article", "minister.txt"], "minister"),
        (["--article", "minister.txt", "--article", "envoy.txt"], "minister envoy"),
    ],
)
def test_the_articles_asked_for_are_exported_in_the_order_asked_for(
    options: list[str], paths: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, *options, folder)
    assert (status, talk) == (DONE, "")
    assert [json.loads(line)["path"] for line in lines] == [f"{p}.txt" for p in paths.split()]


@pytest.mark.parametrize(
    ("form", "first"), [("csv", "id,path,headline"), ("markdown", "# Harvest is late this year")]
)
def test_every_format_can_be_kept_to_a_query(
    form: str, first: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, "--format", form, "--query", "harvest", folder)[1]
    assert lines[0].startswith(first)
    assert "Novak" not in "\n".join(lines)


def test_versions_of_a_story_are_exported_one_by_one(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"a.txt": MINISTER, "b.txt": MINISTER_AGAIN, "c.txt": THREE["envoy.txt"]}
    folder = write(tmp_path / "articles", files)
    lines = run(capsys, "--query", "novak", "--sort", "-title", str(folder))[1]
    assert [json.loads(line)["path"] for line in lines] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_query_that_finds_nothing_exports_nothing_and_says_so(
    form: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(capsys, "--format", form, "--query", "zeppelin", folder)
    assert found == (NOTHING, [], "briefing: Nothing found.\n")


def test_what_was_not_understood_of_a_query_is_told(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, talk = run(capsys, "--query", "novak date:soonish", folder)
    assert status == DONE
    assert "soonish" in talk


def test_an_article_that_is_not_there_is_misuse(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines, talk = run(capsys, "--article", "absent.txt", folder)
    assert (status, lines) == (MISUSE, [])
    assert "absent.txt" in talk


@pytest.mark.parametrize(
    "options", [["--query", "x", "--article", "y"], ["--query"], ["--sort", "colour"]]
)
def test_options_that_make_no_sense_are_misuse(
    options: list[str], folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(capsys, folder, *options)
    assert "usage:" in capsys.readouterr().err


def test_other_programs_get_joiners_and_eyes_are_shown_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> None:
    folder = str(write(tmp_path / "articles", {"a.txt": f"Good Minis\u00adter\u200b\n\n{HARVEST}"}))
    (record,) = run(capsys, folder)[1]
    assert "Good Minis\\u00adter\\u200b" in record
    assert json.loads(record)["text"].startswith("Good Minis\u00adter\u200b")
    assert "Good Minis\u00adter\u200b" in "".join(run(capsys, "--format", "markdown", folder)[1])
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "Good Minis·ter·" in "".join(run(capsys, "--format", "markdown", folder)[1])
