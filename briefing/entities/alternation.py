"""One pattern for many words, built so that the regex engine passes over most of a text at once."""

from __future__ import annotations

from collections.abc import Iterable


def alternation(patterns: Iterable[str], *, not_after: str = "", capitals: bool = False) -> str:
    r"""A pattern for any of the patterns, the longest first, grouped by their first letters.

    The engine leaps from one first letter to the next; a look-behind in front of the group would
    make it stop at every character, so the one for `not_after` (a character class) stands behind
    the letter. With `capitals` a word is found with a capital first letter too.

    >>> alternation(["tank", "tanker", "bomb"], not_after=r"\w")
    't(?<!\\w.)(?:anker|ank)|b(?<!\\w.)(?:omb)'
    """
    groups: dict[str, list[str]] = {}
    for pattern in sorted(patterns, key=len, reverse=True):
        groups.setdefault(pattern[0], []).append(pattern[1:])
    guard = f"(?<!{not_after}.)" if not_after else ""
    return "|".join(
        f"{f'[{letter.upper()}{letter}]' if capitals else letter}{guard}(?:{'|'.join(rest)})"
        for letter, rest in groups.items()
    )
