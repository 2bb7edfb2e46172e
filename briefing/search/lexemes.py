"""The pieces a query's text is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.article import Span

QUOTE = '"“”„«»'
LEXEME = re.compile(
    rf"(?P<open>\()|(?P<close>\))"
    rf"|[{QUOTE}](?P<phrase>[^{QUOTE}]*)(?:(?P<end>[{QUOTE}])(?P<within>~\d*)?)?"
    rf"|(?P<minus>-+)(?=[^\s)])|(?P<word>[^\s(){QUOTE}]+)"
)
# Deeper brackets are read as blanks, so that no text can exhaust the parser's stack.
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Lexeme(Span):
    """A piece of a query's text: a bracket, a minus, a phrase or a word."""

    kind: str
    text: str
    is_closed: bool
    #: How near the words of a phrase are to stand: "~8".
    within: str


def lexemes(text: str) -> list[Lexeme]:
    """The pieces of a query; brackets that close nothing or lie too deep are left out."""
    found, depth = [], 0
    for match in LEXEME.finditer(text):
        kind = "phrase" if match["phrase"] is not None else str(match.lastgroup)
        if kind == "open":
            depth += 1
            if depth > DEEPEST:
                continue
        elif kind == "close":
            depth, its_depth = max(0, depth - 1), depth
            if not 0 < its_depth <= DEEPEST:
                continue
        body = match["phrase"] if kind == "phrase" else match.group()
        found.append(Lexeme(*match.span(), kind, body, bool(match["end"]), match["within"] or ""))
    return found
