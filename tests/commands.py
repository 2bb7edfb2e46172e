"""Commands as a script calls them: the status, the lines of the results, the talk."""

from __future__ import annotations

import pytest

from briefing import cli

DONE, NOTHING, MISUSE, UNREACHABLE = 0, 1, 2, 3


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    status = cli.main(list(arguments))
    said = capsys.readouterr()
    return status, said.out.splitlines(), said.err
