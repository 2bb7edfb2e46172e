"""What was on the screen when the reader left: a small file for each library, to begin with again.

It can be lost at any time; what in it cannot be read as meant is as if it were not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from briefing.inert import visible
from briefing.private import make_private

Kind = TypeVar("Kind")

VERSION = 1
# Far more than any session needs; a file beyond that is not one of ours.
LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Session:
    """The open article, the question, and how the panes stand.

    `about` is what the list is kept to, by its id, and the words for it. Panes go by their ids.
    """

    article_id: str = ""
    query: str = ""
    about: tuple[str, str] | None = None
    pane: str = ""
    is_zoomed: bool = False
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)


class SessionFile:
    """Where a session is kept; without a path nowhere."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path

    @property
    def is_first_run(self) -> bool:
        """Whether this reader has never had a session, of any library."""
        return self.path is not None and not self.path.parent.exists()

    def read(self) -> Session:
        """The session kept, or an empty one."""
        if self.path is None:
            return Session()
        try:
            with self.path.open("rb") as file:
                return _session(json.loads(file.read(LARGEST)))
        except (OSError, ValueError, RecursionError):
            return Session()

    def write(self, session: Session) -> None:
        """Keep a session instead of the one before; a full disk is no reason to stop reading."""
        if self.path is None:
            return
        # Two readers of one library each write a file of their own first.
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        text = json.dumps({"version": VERSION, **asdict(session)}, ensure_ascii=False)
        try:
            make_private(self.path.parent)
            new.write_text(text, encoding="utf-8")
            new.replace(self.path)
        except (OSError, UnicodeEncodeError):
            with suppress(OSError):
                new.unlink(missing_ok=True)


NOWHERE = SessionFile()


def _session(found: Any) -> Session:
    """The session that a file describes; ValueError if one of its values is of another kind."""
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise ValueError("of another version")
    about = found.get("about")
    widths = found.get("widths", {})
    if not isinstance(widths, dict):
        raise ValueError("widths")
    return Session(
        article_id=_text(found.get("article_id", "")),
        query=_text(found.get("query", "")),
        about=None if about is None else _pair(about),
        pane=_text(found.get("pane", "")),
        is_zoomed=_of(bool, found.get("is_zoomed", False)),
        hidden=tuple(_text(each) for each in _of(list, found.get("hidden", []))),
        widths={pane: _of(int, width) for pane, width in widths.items()},
    )


def _pair(value: Any) -> tuple[str, str]:
    id, label = _of(list, value)
    return _text(id), _text(label)


def _text(value: Any) -> str:
    """A text that neither a database nor a terminal chokes on."""
    _of(str, value).encode()
    return visible(value)


def _of(kind: type[Kind], value: Any) -> Kind:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value
