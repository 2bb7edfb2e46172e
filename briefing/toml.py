"""The reader's own files of TOML: read with the line of what is wrong in them, and written."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

AT_LINE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


class NotToml(Exception):
    """The text is none; `str(error)` says why in words, `line` where, from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """What a text says; NotToml where it cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = AT_LINE.search(str(error))
        line = int(found["line"]) if found and found["line"] else text.rstrip().count("\n") + 1
        raise NotToml(f"this is not TOML ({AT_LINE.sub('', str(error))})", line) from None
    except (ValueError, RecursionError):
        # Python reads no number of more digits than 4,300, and no brackets a thousand deep.
        raise NotToml("a number is too long, or brackets lie too deep in one another", 1) from None


def quoted(text: str) -> str:
    """A string as TOML writes it.

    >>> print(quoted('a "b"'))
    "a \\"b\\""
    """
    # JSON writes a string as TOML does, but that TOML wants DEL escaped as well.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
