"""Query texts made from others: narrowed, widened, corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product

from briefing.search import TEXT
from briefing.search.lexemes import QUOTE, Lexeme, lexemes
from briefing.search.nodes import And, Everything, Field, Known, Node, Noted, Or, Phrase
from briefing.search.query import Part, Query, parse
from briefing.search.words import CHUNK

PIECE = re.compile(r"\s+|[()]|[^\s()]+")
OPERATORS = ("AND", "OR", "NOT")
# So many words are tried in place of one that is not there.
SPELLINGS = 3


def quoted(field: str, words: str) -> str:
    """A filter for words side by side in a field.

    >>> quoted("source", "The “Daily” Example")
    'source:"The Daily Example"'
    """
    return f'{field}:"{" ".join(re.sub(f"[{QUOTE}]", " ", words).split())}"'


def narrowed(text: str, condition: str, *, typing: bool = False) -> str:
    """The query and a condition on top; what is half-typed of the query is closed or left out.

    The condition stands in front: with `typing` the last word goes on being an unfinished one.
    """
    own = _closed(text, typing)
    both = f"{condition} {own}".strip()
    # The condition would hold for the first of several alternatives only.
    both = f"{condition} ({own})" if isinstance(parse(both).root, Or) else both
    return _as_finished(both, text) if typing else both


def toggled(text: str, condition: str, *, typing: bool = False) -> str:
    """The query with a condition on top, or without it if it has it."""
    left = without(text, condition)
    if left is None:
        return narrowed(text, condition, typing=typing)
    return _as_finished(left, text) if typing else left


def without(text: str, condition: str) -> str | None:
    """The query without a condition that all its articles meet; None if it has no such."""
    query, wanted = parse(text), parse(condition).root
    demands = _demands(query.root)
    parts = [
        part
        for part in query.parts
        if part.node == wanted
        and not part.is_negative
        # One of several alternatives is no condition.
        and _demands(parse(_without(text, [part])).root) | {wanted} == demands
    ]
    return _without(text, parts) if parts else None


def _demands(root: Node) -> frozenset[Node]:
    """All that an article has to answer."""
    match root:
        case Everything():
            return frozenset()
        case And(parts):
            return frozenset(parts)
        case _:
            return frozenset((root,))


def _as_finished(text: str, before: str) -> str:
    """The query, with a blank behind it if the one before had no word to go on with, but it has."""
    return f"{text} " if _is_finished(before) and not _is_finished(text) else text


def _is_finished(text: str) -> bool:
    """Whether no word of it is read as the beginning of a longer one while it is typed."""
    return parse(text, typing=True).root == parse(text).root


def _closed(text: str, typing: bool) -> str:
    """A query with an end to every phrase and bracket, and without an operator at the end.

    With `typing` the last word of an open phrase stays the beginning of one.
    """
    left = lexemes(text)
    while left and _hangs(left[-1]):
        left.pop()
    closed, behind = "", 0
    for lexeme in left:
        closed += " " * (lexeme.start > behind) + text[lexeme.start : lexeme.end]
        behind = lexeme.end
    if left and left[-1].kind == "phrase" and not left[-1].is_closed:
        closed += '*"' if typing and left[-1].text[-1:].isalnum() else '"'
    kinds = [lexeme.kind for lexeme in left]
    return (closed + ")" * (kinds.count("open") - kinds.count("close"))).strip()


def _hangs(last: Lexeme) -> bool:
    """Whether it waits for something behind it, or is a phrase without a word."""
    if last.kind == "phrase":
        return not last.text
    return last.kind in ("open", "minus") or last.text in OPERATORS


def fixes(
    text: str, query: Query, spellings: Callable[[str, str], tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """What may be asked instead of a query that finds nothing, the likeliest first: label and text.

    `spellings` tells the words spelt almost as one that is in no article, by word and field.
    """
    for corrected in _corrected(text, query, spellings):
        yield f"Did you mean {corrected}?", corrected
    for part in query.parts:
        if isinstance(part.node, Field | Noted) and not part.is_negative:
            start = text.index(":", part.start) + 1
            value = text[start : part.end]
            wider = text[: part.start] + value + text[part.end :]
            yield f"Search everything for {value}", wider
        elif isinstance(part.node, Phrase) and not part.is_negative:
            apart = text[: part.start] + part.node.text + text[part.end :]
            yield "Look for the words apart", apart
    if len(query.parts) > 1:
        for part in query.parts:
            yield f"Leave out {_said(text, part)}", _without(text, [part])


def unfiltered(text: str, query: Query) -> str:
    """The words and phrases of a query that are looked for everywhere, and nothing else."""
    return _without(
        text, [p for p in query.parts if p.is_negative or isinstance(p.node, Field | Known)]
    )


def _corrected(
    text: str, query: Query, spellings: Callable[[str, str], tuple[str, ...]]
) -> Iterator[str]:
    """The query with words that the articles hold for those that they do not."""
    unknown: list[tuple[int, int, list[str]]] = []
    for part in query.parts:
        if part.is_negative or isinstance(part.node, Known):
            continue
        field, start = TEXT, part.start
        if isinstance(part.node, Field):
            field, start = part.node.name, text.index(":", part.start) + 1
        for match in CHUNK.finditer(text, start, part.end):
            if found := spellings(match.group(), field)[:SPELLINGS]:
                alike = [_cased(each, match.group()) for each in found]
                unknown.append((*match.span(), alike))
    if not unknown:
        return
    # One word may be any of those like it; of several each is the likeliest.
    choices = [alike if len(unknown) == 1 else alike[:1] for *_, alike in unknown]
    for words in product(*choices):
        corrected = text
        for (start, end, _), word in zip(reversed(unknown), reversed(words), strict=True):
            corrected = corrected[:start] + word + corrected[end:]
        yield corrected


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


def _said(text: str, part: Part) -> str:
    return text[part.start : part.end].removeprefix("AND").strip()


def _without(text: str, parts: Iterable[Part]) -> str:
    left = text
    for part in parts:
        left = left[: part.start] + " " * (part.end - part.start) + left[part.end :]
    return _tidied(left)


def _tidied(text: str) -> str:
    """The query without brackets around nothing, and operators at its ends that join nothing."""
    left: list[str] = []
    for piece in PIECE.findall(text):
        before = len(left) - 1 if left and left[-1].isspace() else len(left)
        if piece == ")" and left[before - 1 : before] == ["("]:
            del left[before - 1 :]
            piece = " "
        # Two blanks in a row are one, so that at most one stands before a bracket.
        if not (piece.isspace() and left and left[-1].isspace()):
            left.append(piece)
    words = "".join(left).split()
    while words and words[0] in OPERATORS[:2]:
        del words[0]
    while words and words[-1] in OPERATORS:
        words.pop()
    return " ".join(words)
