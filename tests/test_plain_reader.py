"""Reading without a screen: what is said to each line that comes in."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from articles import ENVOY_HEAD, HARVEST, HARVEST_HEAD, MINISTER_HEAD, THREE, library_of, write

from briefing import cli
from briefing.library import Library
from briefing.plain_reader import AT_ONCE, PlainReader

Say = Callable[..., list[str]]


@pytest.fixture
def say(library: Library) -> Say:
    """What is said from the start to the end of some commands."""
    return lambda *commands: list(PlainReader(library).lines(commands, lambda: None))


def after(said: list[str], start: list[str]) -> list[str]:
    assert said[: len(start)] == start
    return said[len(start) :]


START = [
    "3 articles.",
    f"1. {ENVOY_HEAD}, undated, new",
    f"2. {HARVEST_HEAD}, undated, new",
    f"3. {MINISTER_HEAD}, undated, new",
    "? lists the commands.",
]


def test_it_begins_with_a_numbered_list(say: Say) -> None:
    assert say() == START


@pytest.mark.parametrize(
    ("commands", "headline"),
    [
        (["3"], MINISTER_HEAD),
        (["n"], ENVOY_HEAD),
        ([""], ENVOY_HEAD),
        (["1", "n"], HARVEST_HEAD),
        (["3", "p"], HARVEST_HEAD),
        ([" 2 \n"], HARVEST_HEAD),
    ],
)
def test_a_number_or_a_letter_reads_an_article(
    say: Say, commands: list[str], headline: str
) -> None:
    said = say(*commands)
    number = START.index(next(line for line in START if headline in line))
    begin = said.index(f"Article {number} of 3.")
    assert said[begin + 1 : begin + 4] == ["", headline, "undated"]
    assert said[-1].startswith(f"End of article {number}.")


def test_what_was_read_is_not_new_any_more(say: Say, library: Library) -> None:
    said = say("2", "b")
    assert f"2. {HARVEST_HEAD}, undated" in said
    assert [row.headline for row in library.search("is:read").rows] == [HARVEST_HEAD]


def test_a_slash_searches_and_lists_all_again(say: Say) -> None:
    said = after(say("/ geneva", "1", "/"), START)
    assert said[:2] == ["1 article for geneva.", f"1. {ENVOY_HEAD}, undated, new"]
    assert "Article 1 of 1." in said
    assert said[-4] == "3 articles."


def test_a_search_that_finds_nothing_tells_what_to_type_instead(say: Say) -> None:
    said = after(say("/ genevva"), START)
    assert said[0] == "0 articles for genevva."
    assert any(line.startswith("/ geneva  (") for line in said)


def test_entities_are_listed_and_lead_to_other_articles(say: Say) -> None:
    said = after(say("3", "e", "e 1", "2"), START)
    assert "1. person, Anna Novak, defence minister, 1 elsewhere" in said
    assert "2 articles naming Anna Novak." in said
    assert "Article 2 of 2." in said


@pytest.mark.parametrize(
    ("commands", "told"),
    [
        (["9"], "There is no article 9 in this list of 3."),
        (["p"], "This is the beginning of the list."),
        (["3", "n"], "This is the end of the list."),
        (["/ zeppelin", "n"], "This is the end of the list."),
        (["/ zeppelin"], "0 articles for zeppelin."),
        (["/ is:blue"], "is:blue"),
        (["e"], "No article is open."),
        (["2", "e"], "No people, weapons or sanctions were found here."),
        (["3", "e 99"], "There is no entity 99 here."),
        (["9" * 5000], "is no command; ? lists them."),
        (["fly\x1b[31m"], "'fly␛[31m' is no command; ? lists them."),
        (["?"], "q         quit"),
    ],
)
def test_whatever_is_typed_is_answered_in_a_sentence(
    say: Say, commands: list[str], told: str
) -> None:
    assert told in "\n".join(after(say(*commands), START))


def test_q_quits(say: Say) -> None:
    assert say("q", "1") == START


def test_a_long_list_is_told_in_parts(tmp_path: Path) -> None:
    files = {
        f"{n}.txt": f"Report {n} of many\n\n{HARVEST[40:]} {n * 7}" for n in range(AT_ONCE + 5)
    }
    with library_of(tmp_path, files) as library:
        rows = len(library.search("").rows)
        said = list(PlainReader(library).lines(["m", "m"], lambda: None))
    left = rows - AT_ONCE
    assert f"{left} more: m" in said
    assert sum(line.startswith(f"{rows}. ") for line in said) == 1
    assert said[-1] == "This is the end of the list."


def test_an_article_that_goes_while_it_is_listed_is_told(library: Library) -> None:
    def commands() -> Iterator[str]:
        (library.folder / "envoy.txt").unlink()
        list(library.refresh())
        yield "1"
        yield "2"

    said = list(PlainReader(library).lines(commands(), lambda: None))
    assert any(line.startswith("There is no article ") for line in said)
    assert "Article 2 of 3." in said


def test_its_own_words_are_plain_ascii(say: Say) -> None:
    said = say("?", "e", "b", "m", "9", "/ geneva")
    assert all(line.isascii() for line in said)


# On the command line


def run(
    folder: Path, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "replace"))))
    status = cli.main(["read", "--plain", str(folder)])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("text", ["", "2\n", "2", "q\n1\n"])
def test_it_reads_commands_until_there_are_no_more(
    text: str, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder = write(tmp_path / "articles", THREE)
    status, said, talk = run(folder, text, monkeypatch, capsys)
    assert (status, talk) == (0, "")
    assert said.splitlines()[: len(START)] == START
    assert ("Article 2 of 3." in said) == text.startswith("2")
    assert "\x1b" not in said
    assert "> " not in said


def test_a_folder_that_is_away_is_told_and_what_was_read_of_it_can_be_read(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "articles", THREE)
    run(folder, "q\n", monkeypatch, capsys)
    folder.rename(tmp_path / "away")
    status, said, talk = run(folder, "1\n", monkeypatch, capsys)
    assert status == 0
    assert "Article 1 of 3." in said
    assert "is not there any more" in talk
