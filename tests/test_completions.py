"""Completions as the shells that are installed here give them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.arguments import COMMANDS
from briefing.command_line import commands, reader
from briefing.completions import SHELLS, fish, zsh

INSTALLED = [shell for shell in SHELLS if shutil.which(shell)]
ANSWERED = [shell for shell in INSTALLED if shell in ("bash", "fish")]
# Words on the line, the word that is being typed, and what must and must not be offered for it.
CASES = [
    ((), "", {"list", "search", "articles"}, {"file.txt"}),
    ((), "se", {"search"}, {"list"}),
    (("entities",), "--", {"--kind", "--name", "--why", "--json"}, {"--raw"}),
    (("entities", "--kind"), "", {"people", "weapons", "sanctions"}, {"articles", "list"}),
    (("entities", "--kind"), "pe", {"people"}, {"weapons"}),
    (("list",), "art", {"articles"}, {"file.txt"}),
    (("list", "articles"), "art", {"articles"}, {"file.txt"}),
    (("articles",), "art", {"articles"}, {"file.txt"}),
    (("show",), "fi", {"file.txt"}, set[str]()),
    (("add",), "fi", {"file.txt"}, set[str]()),
    (("add", "a.txt", "--to"), "", {"articles"}, {"file.txt"}),
    (("completions",), "", {"bash", "zsh", "fish"}, {"articles"}),
]


def offered(shell: str, words: tuple[str, ...], typed: str, place: Path) -> set[str]:
    script = place / "script"
    script.write_text("\n".join(SHELLS[shell]()) + "\n")
    line = ["briefing", *words, typed]
    ask = {
        "bash": f". {script}\nCOMP_WORDS=({' '.join(f'{w!r}' for w in line)})\n"
        f"COMP_CWORD={len(line) - 1}\n_briefing\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        "fish": f"source {script}\ncomplete -C {' '.join(line)!r}\n",
    }
    (place / "articles").mkdir(exist_ok=True)
    (place / "file.txt").touch()
    done = subprocess.run(
        [shell, "-c", ask[shell]], cwd=place, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return {each.split("\t")[0].rstrip("/") for each in done.stdout.splitlines()}


@pytest.mark.parametrize("shell", ANSWERED)
@pytest.mark.parametrize(("words", "typed", "some", "none"), CASES)
def test_a_shell_offers_what_fits(
    shell: str, words: tuple[str, ...], typed: str, some: set[str], none: set[str], tmp_path: Path
) -> None:
    found = offered(shell, words, typed, tmp_path)
    assert some <= found
    assert not none & found


@pytest.mark.parametrize("shell", INSTALLED)
def test_a_shell_can_read_its_script(shell: str) -> None:
    script = "\n".join(SHELLS[shell]())
    done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_completed(shell: str) -> None:
    script = "\n".join(SHELLS[shell]())
    for command in (reader(), *commands()):
        assert command.name in script
        for option in command.options:
            longest = max(option.flags, key=len)
            assert (longest.lstrip("-") if shell == "fish" else longest) in script


def test_the_commands_of_the_parser_are_those_that_are_recognised() -> None:
    assert tuple(command.name for command in commands()) == COMMANDS


def test_descriptions_are_quoted_as_their_shell_wants_it() -> None:
    assert any(r"\[keys\]" in line for line in zsh())
    assert all(line.replace("\\'", "").count("'") % 2 == 0 for line in fish())
