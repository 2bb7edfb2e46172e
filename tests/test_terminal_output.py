"""The program in a terminal, with a library that tries everything: every byte it writes is safe."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from json import loads
from pathlib import Path
from shutil import rmtree

import hostile
import pytest
from benchmarks.processes import environment, python
from benchmarks.terminal import KEYS
from hostile import attack
from painting import OF_A_COMMAND, Forbidden, Painting, WatchedTerminal

WIDE, NARROW = (40, 120), (24, 80)
GONE = "gone: "


def pasted(text: str) -> str:
    """What a terminal sends when a text is pasted; what ends a paste cannot stand in one."""
    return f"\x1b[200~{text}\x1b[201~"


# Keys, and what the screen shows when they have been obeyed, or shows no longer.
WALK = (
    ("", "6 articles"),
    ("", "is no act"),
    ("?", "In the article list"),
    ("?", f"{GONE}all keys"),
    ("q", f"{GONE}In the article list"),
    ("2J", "Paragraph␛[31m"),
    ("R", "— page header —"),
    ("]+", "Keep this block?"),
    ("escape", f"{GONE}Keep this block?"),
    ("R", f"{GONE}— page header —"),
    ("i", "About this article"),
    ("/evil", "on this page"),
    ("enter", "1/"),
    ("q", f"{GONE}1/"),
    ("q", f"{GONE}About this article"),
    ("y", "Copied"),
    ("f3", "PAGER"),
    ("f4", "EDITOR"),
    ("|", "no shell reads it"),
    ("cat\r", "Esc close"),
    ("q", f"{GONE}Esc close"),
    ("J", "Label␛[6n"),
    ("U", "Which link?"),
    ("1", "Open this outside"),
    ("q", f"{GONE}Open this outside"),
    ("J", "Entities�0"),
    ("J", "Entities·"),
    ("J", "Page[red]"),
    ("/evil", "1/"),
    ("enter", "in this article"),
    ("escape", f"{GONE}in this article"),
    ("W", "Note on"),
    ("escape", f"{GONE}Note on"),
    ("t", "In use"),
    ("escape", f"{GONE}In use"),
    ("3", "Corrected␛"),
    ("i", "Why this is listed"),
    ("q", f"{GONE}Why this is listed"),
    ("T", "by date"),
    ("q", f"{GONE}by date"),
    ("C", "appears with"),
    ("q", f"{GONE}appears with"),
    ("r", "What is"),
    ("1", "The name of"),
    ("escape", f"{GONE}The name of"),
    ("x", "no entity"),
    ("q", f"{GONE}no entity"),
    ("e", "In the library"),
    ("f", "in the names"),
    (pasted("\u202e\u200bevil"), "With “�·evil”"),
    ("escape", f"{GONE}With “"),
    ("e", f"{GONE}In the library"),
    ("1F", "Saved searches"),
    ("q", f"{GONE}Saved searches"),
    ("s", "Save what?"),
    ("q", f"{GONE}Save what?"),
    (":", "Search for commands"),
    ("skipped files\r", "Gone␈"),
    ("q", f"{GONE}Gone␈"),
    ("f", "in this list"),
    (pasted("\u200bevil"), "·evil"),
    ("escape", f"{GONE}in this list"),
    ("\\", "in all articles"),
    (pasted("drone \u202e\x9b2J\u200b\U000e0067\u3164"), "drone ��2J·��"),
    ("escape", f"{GONE}drone �"),
    ("F", "Saved searches"),
    ("1", "1 Leave out"),
    ("h", f"{GONE}1 Leave out"),
    ("\\drone title:zzz", "Nothing found"),
    ("escape", f"{GONE}Nothing found"),
    ("\\drone", "5 of 6 articles"),
    ("\r", "n hit"),
    ("c", "In these results"),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The hostile library, read once, with hostile marks, names, rules and settings."""
    place = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PAGER", "EDITOR", "BROWSER"):
            patch.setenv(name, attack(name).replace("\\", ""))
        folder = hostile.write_library(place / "library")
        listed = subprocess.run(
            python("-m", "briefing", "list", "--json", str(folder)),
            env=environment(place), capture_output=True, text=True, check=True,
        )  # fmt: skip
        state = hostile.state(loads(line)["article_id"] for line in listed.stdout.splitlines())
        (place / "state.json").write_text(state)
        hostile.write_own_files(place / "config" / "briefing")
        subprocess.run(
            python("-m", "briefing", "state", "import", str(place / "state.json")),
            env=environment(place), capture_output=True, check=True,
        )  # fmt: skip
        yield place


def folder_in(home: Path) -> str:
    return str(next((home / "library").iterdir()))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])
def test_the_screen_writes_text_and_the_sequences_of_its_table_only(
    home: Path, size: tuple[int, int]
) -> None:
    # Begin with the list, not where another walk has ended.
    rmtree(home / "data" / "briefing" / "sessions", ignore_errors=True)
    with WatchedTerminal(python("-m", "briefing", folder_in(home)), home, size) as terminal:
        for keys, shown in WALK:
            is_whole = keys in KEYS or "\x1b" in keys
            for key in [keys] if is_whole else keys:
                terminal.send(key)
            if shown.startswith(GONE):
                terminal.until_gone(shown.removeprefix(GONE))
            else:
                terminal.until(shown)
        terminal.send("ctrl+q")
        terminal.rest()
    assert terminal.painting.written > 100_000
    assert "␛]0;pwned␇" in terminal.painting.printed


FOLDER, EVIL = "FOLDER", attack("Argument")
# What is called in a terminal, a word of what it prints there, and what is typed into it.
COMMANDS = (
    (["list", FOLDER], "Headline", ""),
    (["list", "--json", FOLDER], '"headline": "Headline', ""),
    (["search", "drone", FOLDER], "Headline", ""),
    (["search", f"drone {EVIL}", FOLDER], "Argument␛", ""),
    (["search", "drone", "--facets", FOLDER], "source:", ""),
    (["search", "drone", "--facets", "--json", FOLDER], '"facet": "person"', ""),
    *((["show", *how, "HTML", FOLDER], seen, "") for how, seen in (
        ([], "Entities�"), (["--raw"], "Raw�"), (["--info"], "publisher"), (["--cuts"], "Nothing"),
        (["--json"], '"version": 1'),
    )),
    (["show", "--cuts", "TXT", FOLDER], "newsletter", ""),
    (["show", EVIL, FOLDER], "Argument␛", ""),
    (["entities", FOLDER], "Corrected␛", ""),
    (["entities", "--json", FOLDER], "Corrected\\u001b", ""),
    (["entities", "--why", FOLDER], "Corrected␛", ""),
    *((["export", "--format", form, FOLDER], seen, "") for form, seen in (
        ("jsonl", '"text": "'), ("csv", "Headline␛"), ("markdown", "# Headline␛"),
    )),
    (["export", "--article", EVIL, FOLDER], "Argument␛", ""),
    (["corrections", FOLDER], "Corrected␛", ""),
    (["corrections", "--as-toml", FOLDER], "Corrected", ""),
    (["index", FOLDER], "6 articles", ""),
    (["index", "--skipped", FOLDER], "Gone␈", ""),
    (["add", EVIL, "--to", FOLDER], "Argument␛", ""),
    (["add", "-", "--name", EVIL, "--to", EVIL], "Argument␛", "\x04"),
    (["rules"], "Rule␛", ""),
    (["state", "path"], "state.db", ""),
    (["state", "export"], "Note\\u001b", ""),
    (["state", "import", EVIL], "Argument␛", ""),
    (["keys"], "Setting", ""),
    (["config"], "Setting", ""),
    (["read", "--plain", FOLDER], "Headline", "1\ne\n/ drone\nq\n"),
    (["list", EVIL], "Argument␛", ""),
    (["list", f"--{EVIL}", FOLDER], "Argument␛", ""),
    ([EVIL, f"--{EVIL}"], "Argument␛", ""),
    (["export", "--format", EVIL, FOLDER], "Argument\\x1b", ""),
    (["completions", EVIL], "Argument\\x1b", ""),
    (["show", "--help", EVIL], "usage: briefing show", ""),
    (["man"], ".TH", ""),
)  # fmt: skip


def article_of(home: Path, suffix: str) -> str:
    """The name of the file of a format."""
    paths = (home / "library").glob(f"*/File*{suffix}")
    return next(path.name for path in paths)


@pytest.mark.parametrize(
    ("arguments", "seen", "typed"),
    COMMANDS,
    ids=[" ".join(a)[:30].split("Arg")[0] for a, *_ in COMMANDS],
)
def test_a_command_prints_no_sequence_in_a_terminal(
    home: Path, arguments: list[str], seen: str, typed: str
) -> None:
    meant = {
        FOLDER: folder_in(home),
        "HTML": article_of(home, ".html"),
        "TXT": article_of(home, ".txt"),
    }
    command = python("-m", "briefing", *(meant.get(each, each) for each in arguments))
    with WatchedTerminal(command, home, WIDE, OF_A_COMMAND) as terminal:
        if typed:
            terminal.send(typed)
        terminal.rest()
    assert seen in terminal.painting.printed


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_every_kind_of_attack_would_be_noticed(kind: str) -> None:
    """In the midst of a screen; what is no more than markup for Textual is plain text there."""
    painting = Painting(OF_A_COMMAND)
    data = f"Before {hostile.KINDS[kind]} after\n".encode()
    if kind == "markup":
        painting.feed(data)
        assert "[@click=app.quit]" in painting.printed
    else:
        with pytest.raises(Forbidden):
            painting.feed(data)


def test_each_format_is_attacked_in_several_places_and_in_the_name_of_its_file() -> None:
    by_format: dict[str, list[str]] = {}
    for suffix, place in hostile.places():
        by_format.setdefault(suffix, []).append(place)
    assert by_format.keys() == {*hostile.FORMATS, "own files"}
    assert all(len(places) > 2 for places in by_format.values())
    assert all("file name" in by_format[suffix] for suffix in hostile.FORMATS)
