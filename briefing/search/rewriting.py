"""Query texts made from others: narrowed, widened, corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product

from briefing.search import TEXT
from briefing.search.lexemes import QUOTE, lexemes
from briefing.search.nodes import Dated, Field, Or, Phrase, State, Tagged
from briefing.search.query import Part, Query, parse
from briefing.search.words import CHUNK

HANGING = re.compile(r"\(\s*\)|^\s*(?:OR|AND)\b|\b(?:OR|AND|NOT)\s*$")
FILTERS = (Field, State, Dated, Tagged)
# An operator without what it is for, and a phrase without a word.
HANGING_WORDS = ("AND", "OR", "NOT", "")
# So many words are tried in place of one that is not there.
SPELLINGS = 3


def quoted(field: str, words: str) -> str:
    """A filter for words side by side in a field.

    >>> quoted("source", "The “Daily” Example")
    'source:"The Daily Example"'
    """
    return f'{field}:"{" ".join(re.sub(f"[{QUOTE}]", " ", words).split())}"'


def narrowed(text: str, condition: str) -> str:
    """The query and a condition on top; what is half-typed of the query is closed or left out."""
    both = f"{_closed(text)} {condition}".strip()
    # The condition would hold for the last of several alternatives only.
    return f"({_closed(text)}) {condition}" if isinstance(parse(both).root, Or) else both


def _closed(text: str) -> str:
    """A query with an end to every phrase and bracket, and without an operator at the end."""
    left = lexemes(text)
    while left and (left[-1].kind in ("open", "minus") or left[-1].text in HANGING_WORDS):
        left.pop()
    closed, behind = "", 0
    for lexeme in left:
        closed += " " * (lexeme.start > behind) + text[lexeme.start : lexeme.end]
        behind = lexeme.end
    closed += '"' if left and left[-1].kind == "phrase" and not left[-1].is_closed else ""
    kinds = [lexeme.kind for lexeme in left]
    return (closed + ")" * (kinds.count("open") - kinds.count("close"))).strip()


def fixes(
    text: str, query: Query, spellings: Callable[[str, str], tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """What may be asked instead of a query that finds nothing, the likeliest first: label and text.

    `spellings` tells the words spelt almost as one that is in no article, by word and field.
    """
    for corrected in _corrected(text, query, spellings):
        yield f"Did you mean {corrected}?", corrected
    for part in query.parts:
        if isinstance(part.node, Field) and not part.is_negative:
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
    return _without(text, [p for p in query.parts if p.is_negative or isinstance(p.node, FILTERS)])


def _corrected(
    text: str, query: Query, spellings: Callable[[str, str], tuple[str, ...]]
) -> Iterator[str]:
    """The query with words that the articles hold for those that they do not."""
    unknown: list[tuple[int, int, list[str]]] = []
    for part in query.parts:
        if part.is_negative or isinstance(part.node, State | Tagged | Dated):
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
    left = " ".join(left.split())
    while (shorter := HANGING.sub("", left).strip()) != left:
        left = shorter
    return left
