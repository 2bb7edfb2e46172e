from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest
from articles import ENVOY, ENVOY_HEAD, MINISTER, MINISTER_HEAD, THREE, write
from commands import DONE, MISUSE, UNREACHABLE, run
from hypothesis import given
from hypothesis import strategies as st

from briefing.adding import from_file, from_stream, put
from briefing.errors import BriefingError, SaveError
from briefing.formats import SUFFIXES
from briefing.formats.guessing import suffix_of
from briefing.resources import folder as shipped

PAGE = f"<!doctype html><title>Page</title><p>{MINISTER}</p>"
MAIL = "From: a@b\nSubject: The first\n\nWords.\n"
FRONT = "---\ntitle: One\n---\nWords.\n"
Capture = pytest.CaptureFixture[str]


def piped(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def news(tmp_path: Path, home: Path) -> Path:
    return write(tmp_path / "news", {"envoy.txt": ENVOY})


def test_a_file_is_copied_read_and_told_by_id_and_headline(
    tmp_path: Path, news: Path, capsys: Capture
) -> None:
    file = write(tmp_path / "desk", {"minister.txt": MINISTER}) / "minister.txt"
    status, (line,), talk = run(capsys, "add", str(file), "--to", str(news))
    assert (status, talk) == (DONE, "")
    assert line.endswith(f"  {MINISTER_HEAD}")
    assert (news / "minister.txt").read_text() == file.read_text() == MINISTER
    assert run(capsys, "show", line.split()[0], str(news))[0] == DONE


def test_no_file_is_replaced_and_a_free_name_is_found(
    tmp_path: Path, news: Path, capsys: Capture
) -> None:
    desk = write(tmp_path / "desk", {"envoy.txt": MINISTER})
    for _ in range(2):
        assert run(capsys, "add", str(desk / "envoy.txt"), "--to", str(news))[0] == DONE
    assert (news / "envoy.txt").read_text() == ENVOY
    assert names_in(news) == {"envoy.txt", "envoy-2.txt", "envoy-3.txt"}


def test_several_files_are_added_and_the_bad_ones_told(
    tmp_path: Path, news: Path, capsys: Capture
) -> None:
    desk = write(tmp_path / "desk", {**THREE, "table.xlsx": "x"})
    files = [str(desk / name) for name in ("minister.txt", "table.xlsx", "no.txt", "harvest.txt")]
    status, lines, talk = run(capsys, "add", *files, "--to", str(news))
    assert (status, len(lines)) == (UNREACHABLE, 2)
    assert "table.xlsx: this program reads no files of this kind." in talk
    assert f"{desk}/no.txt cannot be read: No such file or directory." in talk
    assert names_in(news) == {"envoy.txt", "minister.txt", "harvest.txt"}


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (MINISTER, ".txt"),
        ("Subject: a note that is no mail\n\nWords.", ".txt"),
        ("--- \nA line, and no front matter.", ".txt"),
        ("He said: # is a sign.", ".txt"),
        (PAGE, ".html"),
        ("\ufeff\n<!-- saved from a page -->\n<HTML lang=en>", ".html"),
        ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', ".html"),
        (MAIL, ".eml"),
        (MAIL.replace("\n", "\r\n"), ".eml"),
        (f"From a@b Tue Jan  3 10:00:00 2023\n{MAIL}", ".mbox"),
        ("From: <Saved>\nSubject: x\nContent-Type: multipart/related;\n\tboundary=a\n\n", ".mhtml"),
        (FRONT, ".md"),
        ("# Talks\n\nWords.", ".md"),
        ("The [talks](https://example.org/1) go on.", ".md"),
        ("%PDF-1.7\n", ".pdf"),
    ],
)
def test_what_comes_over_a_pipe_is_called_after_what_it_is(text: str, suffix: str) -> None:
    assert suffix_of(text.encode()) == suffix


def test_a_page_in_utf_16_is_known_too() -> None:
    assert suffix_of(PAGE.encode("utf-16")) == ".html"


def test_stdin_is_added_under_a_name_of_its_own(
    news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, MINISTER)
    status, (line,), _ = run(capsys, "add", "-", "--to", str(news))
    assert (status, line.split("  ")[1]) == (DONE, MINISTER_HEAD)
    assert names_in(news) == {"envoy.txt", "added.txt"}


@pytest.mark.parametrize(
    ("name", "text", "called"),
    [
        ("talks.md", MINISTER, "talks.md"),
        ("talks", PAGE, "talks.html"),
        ("U.S. talks", MINISTER, "U.S. talks.txt"),
        ("envoy.txt", MINISTER, "envoy-2.txt"),
    ],
)
def test_a_name_may_be_given(
    name: str, text: str, called: str,
    news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    piped(monkeypatch, text)
    assert run(capsys, "add", "-", "--name", name, "--to", str(news))[0] == DONE
    assert names_in(news) == {"envoy.txt", called}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../a.txt", "no name of a file"),
        ("/tmp/a.txt", "no name of a file"),
        ("a\\b.txt", "no name of a file"),
        ("a\0.txt", "no name of a file"),
        ("", "would be hidden"),
        ("..", "would be hidden"),
        (".a.txt", "would be hidden"),
        ("a\udcff.txt", "no name in UTF-8"),
        ("a.docx", "no files of this kind"),
    ],
)
def test_a_name_that_leads_elsewhere_or_is_never_read_is_refused(
    name: str, why: str, news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, MINISTER)
    status, lines, talk = run(capsys, "add", "-", "--name", name, "--to", str(news))
    assert (status, lines) == (UNREACHABLE, [])
    assert why in talk.splitlines()[0]
    assert names_in(news) == {"envoy.txt"}


def test_every_message_of_a_mailbox_is_told(
    news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = f"From a@b Tue Jan  3 10:00:00 2023\n{MAIL}\n"
    piped(monkeypatch, message + message.replace("first", "second"))
    lines = run(capsys, "add", "-", "--to", str(news))[1]
    assert [line.split("  ")[1] for line in lines] == ["The first", "The second"]


def test_a_file_that_is_there_already_is_told_as_the_article_it_is(
    news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, ENVOY)
    status, (line,), _ = run(capsys, "add", "-", "--to", str(news))
    assert (status, line.split("  ")[1]) == (DONE, ENVOY_HEAD)


def test_a_folder_can_be_set(
    tmp_path: Path, news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_ADD_TO", str(news))
    piped(monkeypatch, MINISTER)
    assert run(capsys, "add", "-")[0] == DONE
    assert "added.txt" in names_in(news)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("-",), "Say which folder to add to"),
        (("a.txt", "b.txt", "--name", "c.txt", "--to", "."), "--name is for one file"),
        (("-", "--to", str(shipped("seeds"))), "come with the program"),
    ],
)
def test_what_cannot_be_meant_is_misuse(
    arguments: tuple[str, ...], why: str, home: Path, capsys: Capture
) -> None:
    before = names_in(shipped("seeds"))
    status, lines, talk = run(capsys, "add", *arguments)
    assert (status, lines) == (MISUSE, [])
    assert why in talk
    assert names_in(shipped("seeds")) == before


def test_each_thing_that_goes_wrong_is_one_sentence(
    tmp_path: Path, news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    large = tmp_path / "large.txt"
    large.touch()
    os.truncate(large, 7_000_000)
    piped(monkeypatch, "")
    cases = [
        ([str(tmp_path)], f"{tmp_path} is a folder; `briefing {tmp_path}` reads it where it is."),
        ([str(tmp_path / "pipe.txt")], "is no file; what comes over a pipe is added with `-`."),
        ([str(large)], "is larger than 6 MB, the most that is read of its kind."),
        (["-"], "Nothing came from stdin."),
    ]
    for files, sentence in cases:
        status, lines, talk = run(capsys, "add", *files, "--to", str(news))
        assert (status, lines) == (UNREACHABLE, [])
        assert talk.endswith(f"{sentence}\n")
    assert names_in(news) == {"envoy.txt"}


def test_a_folder_that_is_not_there_is_told_and_not_made(
    tmp_path: Path, home: Path, capsys: Capture
) -> None:
    status, _, talk = run(capsys, "add", "a.txt", "--to", str(tmp_path / "absent"))
    assert status == UNREACHABLE
    assert "absent does not exist." in talk
    assert not (tmp_path / "absent").exists()


def test_a_copy_that_cannot_be_read_is_told_with_its_name(
    news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, " \n")
    status, lines, talk = run(capsys, "add", "-", "--to", str(news))
    assert (status, lines) == (UNREACHABLE, [])
    assert talk == "briefing: Added as added.txt: added.txt has no text in it.\n"


def test_a_copy_that_is_ignored_there_is_told(
    news: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(news, {".briefingignore": "added*"})
    piped(monkeypatch, MINISTER)
    status, _, talk = run(capsys, "add", "-", "--to", str(news))
    assert status == UNREACHABLE
    assert "keeps from being read" in talk


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_is_told_and_leaves_nothing_behind(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(SaveError, match=r"added\.txt cannot be added to .*: No space left"):
        put(from_stream(io.BytesIO(b"Talks.")), tmp_path)
    assert names_in(tmp_path) == set()


def test_a_folder_that_takes_no_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, {"minister.txt": MINISTER}) / "minister.txt"
    addition = from_file(file)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SaveError, match=r"cannot be added to .*: Permission denied"):
        put(addition, tmp_path)


@given(st.text(max_size=12), st.binary(min_size=1, max_size=40))
def test_whatever_the_name_a_copy_has_one_that_a_refresh_reads_or_is_refused(
    name: str, data: bytes
) -> None:
    try:
        addition = from_stream(io.BytesIO(data), name)
    except BriefingError:
        return
    assert addition.data == data
    assert os.path.basename(addition.name) == addition.name
    assert not addition.name.startswith(".")
    assert addition.name.lower().endswith(SUFFIXES)
