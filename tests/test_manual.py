from __future__ import annotations

from briefing.command_line import commands
from briefing.manual import roff
from briefing.settings_file import OPTIONS


def test_the_manual_tells_every_command_option_and_variable() -> None:
    page = "\n".join(roff()).replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
    for command in commands():
        assert f".SS {command.name}\n{command.summary}" in page
        assert all(flag in page for option in command.options for flag in option.flags)
    assert all(f"BRIEFING_{option.name.upper()}" in page for option in OPTIONS)


def test_no_line_is_a_request_that_was_not_meant() -> None:
    requests = {line.split()[0] for line in roff() if line.startswith((".", "'"))}
    assert requests == {".TH", ".SH", ".SS", ".PP", ".TP", ".br"}
