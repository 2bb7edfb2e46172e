"""JSON that can be looked at on its way: what a terminal obeys and what nobody sees is escaped."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from briefing.inert import PICTURED


def json_text(
    value: object, *, indent: int | None = None, default: Callable[[object], object] | None = None
) -> str:
    """The value as JSON in UTF-8; who reads it gets the very text, joiners and all."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=default)
    # To look whether there is one takes a quarter of the time.
    return text if _escaped().isdisjoint(text) else text.translate(_escapes())


@cache
def _escaped() -> frozenset[str]:
    return frozenset(map(chr, PICTURED))


@cache
def _escapes() -> dict[int, str]:
    # In JSON such a character only stands in a string: between strings there are but blanks.
    return {code: json.dumps(chr(code))[1:-1] for code in PICTURED}
