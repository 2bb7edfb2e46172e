"""The query grammar: every text is a query, and a half-typed one asks for what is finished of it.

drone sanctions          both words, in any of their forms
"ballistic missile"      the words as written, side by side
drone OR missile         either; AND binds more tightly than OR
-drone   NOT drone       articles without it
(drone OR missile) iran  brackets
Shahed-13*               words that begin so
person:kirby             in one field: title, person, weapon, sanction or source
is:unread                what the reader did: unread, read or starred
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.article import Span
from briefing.search import nodes
from briefing.search.nodes import (
    Among,
    Everything,
    Field,
    Node,
    Not,
    Phrase,
    Prefix,
    State,
    Value,
    Word,
)
from briefing.search.words import CHUNK, VOCABULARY

FIELDS = ("title", "person", "weapon", "sanction", "source")
STATES = ("unread", "read", "starred")

QUOTE = '"“”„«»'
LEXEME = re.compile(
    rf"(?P<open>\()|(?P<close>\))|[{QUOTE}](?P<phrase>[^{QUOTE}]*)(?P<end>[{QUOTE}]?)"
    rf"|(?P<minus>-+)(?=[^\s)])|(?P<word>[^\s(){QUOTE}]+)"
)
# Deeper brackets are read as blanks, so that no text can exhaust the parser's stack.
DEEPEST = 40
# Fewer letters begin too many words to say anything while somebody types.
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Note(Span):
    """What in a query could not be read as meant; the span is of the query's text."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was read. `root` is what an engine answers."""

    root: Node
    notes: tuple[Note, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, so that every article answers."""
        return isinstance(self.root, Everything)

    def explain(self) -> str:
        """How the query was read, in one line."""
        return nodes.explained(self.root)

    def resolve(self, states: Mapping[str, frozenset[str]]) -> Query:
        """The query for an engine: each `is:` becomes the ids that `states` gives for it."""

        def known(node: Node) -> Node:
            return Among(states[node.name]) if isinstance(node, State) else node

        return Query(nodes.transformed(self.root, known), self.notes)


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a query; never fails. With `typing` the word at the very end may be unfinished."""
    parser = _Parser(text, typing)
    root = parser.alternatives()
    return Query(root or Everything(), tuple(parser.notes))


@dataclass(frozen=True, slots=True)
class _Lexeme(Span):
    kind: str
    text: str
    is_closed: bool


def _lexemes(text: str) -> list[_Lexeme]:
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
        found.append(_Lexeme(*match.span(), kind, body, bool(match["end"])))
    return found


class _Parser:
    """Recursive descent over the lexemes; an operator without its operand is passed over."""

    def __init__(self, text: str, typing: bool) -> None:
        self.lexemes = _lexemes(text)
        self.at = 0
        self.unfinished_at = len(text) if typing else None
        self.notes: list[Note] = []

    def alternatives(self) -> Node | None:
        """Parts joined by OR, up to a closing bracket or the end."""
        found = []
        while True:
            if (node := self._conjunction()) is not None:
                found.append(node)
            if not self._next_is("OR"):
                return nodes.either(found) if found else None
            self.at += 1

    def _conjunction(self) -> Node | None:
        found = []
        while self.at < len(self.lexemes) and not self._next_is("OR"):
            if self.lexemes[self.at].kind == "close":
                break
            if (node := self._negatable()) is not None:
                found.append(node)
        return nodes.both(found) if found else None

    def _negatable(self) -> Node | None:
        is_negative = False
        while self._next_is("NOT", "AND") or self._kind() == "minus":
            is_negative ^= not self._next_is("AND")
            self.at += 1
        if self._kind() in ("", "close") or self._next_is("OR"):
            return None
        node = self._part(may_be_unfinished=not is_negative)
        return Not(node) if node is not None and is_negative else node

    def _part(self, may_be_unfinished: bool) -> Node | None:
        lexeme = self.lexemes[self.at]
        self.at += 1
        if lexeme.kind == "open":
            inside = self.alternatives()
            self.at += self._kind() == "close"
            return inside
        value = self._value(lexeme) if lexeme.kind == "phrase" else None
        node = value or (self._word(lexeme) if lexeme.kind == "word" else None)
        if may_be_unfinished and node is not None and lexeme.end == self.unfinished_at:
            return _unfinished(node)
        return node

    def _word(self, lexeme: _Lexeme) -> Node | None:
        """A bare word, or one that begins with a field's name and a colon."""
        name, colon, value = lexeme.text.partition(":")
        if not colon:
            return self._value(lexeme)
        if name.lower() in FIELDS:
            return self._field(name.lower(), lexeme, value)
        if name.lower() == "is":
            return self._state(lexeme, value)
        if not (name.isalpha() and value[:1].isalnum()):
            return self._value(lexeme)
        self._note(lexeme, f"There is no field {name}: both {name} and {value} are searched for.")
        return nodes.both(part for part in (_plain(name), _plain(value)) if part)

    def _field(self, name: str, lexeme: _Lexeme, text: str) -> Node | None:
        value: Value | None = None
        if text:
            value = _plain(text)
        elif self._kind() == "phrase" and self.lexemes[self.at].start == lexeme.end:
            value = self._value(self.lexemes[self.at])
            self.at += 1
        if value is None:
            self._note(lexeme, f"{name}: needs a word right behind the colon.")
            return None
        return Field(name, value)

    def _state(self, lexeme: _Lexeme, name: str) -> Node | None:
        if name.lower() in STATES:
            return State(name.lower())
        said = "unread, is:read or is:starred"
        self._note(lexeme, f"{lexeme.text} is left out: it can be is:{said}.")
        return None

    def _value(self, lexeme: _Lexeme) -> Value | None:
        if lexeme.kind == "word":
            return _plain(lexeme.text)
        if not is_searchable(lexeme.text):
            return None
        text = " ".join(lexeme.text.split())
        if not lexeme.is_closed:
            if self.unfinished_at is not None and lexeme.text[-1:].isalnum():
                return Prefix(text)
            self._note(lexeme, "The quotation mark is not closed: the phrase goes to the end.")
        return Prefix(text.rstrip("*")) if text.endswith("*") else Phrase(text)

    def _note(self, lexeme: _Lexeme, sentence: str) -> None:
        self.notes.append(Note(lexeme.start, lexeme.end, sentence))

    def _kind(self) -> str:
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else ""

    def _next_is(self, *keywords: str) -> bool:
        return self._kind() == "word" and self.lexemes[self.at].text in keywords


def _plain(text: str) -> Value | None:
    if not is_searchable(text):
        return None
    return Prefix(text.rstrip("*")) if text.endswith("*") else Word(text)


def is_searchable(text: str) -> bool:
    """Whether a text holds any term at all."""
    return any(VOCABULARY[chunk] for chunk in CHUNK.findall(text))


def _unfinished(node: Node) -> Node:
    """The same, but that its word may be the beginning of a longer one."""
    match node:
        case Field(name, Word(text)) if _may_grow(text):
            return Field(name, Word(text, is_unfinished=True))
        case Word(text) if _may_grow(text):
            return Word(text, is_unfinished=True)
        case _:
            return node


def _may_grow(text: str) -> bool:
    return (
        sum(map(str.isalpha, text)) >= FEWEST_LETTERS and not text.isupper() and text[-1].isalnum()
    )
