"""The query grammar: every text is a query, and a half-typed one asks for what is finished of it.

drone sanctions          both words, in any of their forms
"ballistic missile"      the words as written, side by side
"drones sanctions"~8     in any form and order, none more than 8 words from another
drone OR missile         either; AND binds more tightly than OR
-drone   NOT drone       articles without it
(drone OR missile) iran  brackets
Shahed-13*               words that begin so
kirbi~                   words spelt almost so
person:kirby             in one field: title, person, weapon, sanction or source
date:oct-2022..          published then: a day, month or year, a range, last-month, undated
is:unread                what the reader did: unread, read, starred, noted, hidden or watched
tag:harvest              a tag of the reader's; tag:harv* begins so
note:geneva              in the reader's notes
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.article import Span
from briefing.search import dates, nodes
from briefing.search.lexemes import Lexeme, lexemes
from briefing.search.misspelling import tolerance
from briefing.search.nearness import FARTHEST
from briefing.search.nodes import (
    Among,
    Dated,
    Everything,
    Field,
    Fuzzy,
    Known,
    Near,
    Node,
    Not,
    Noted,
    Phrase,
    Prefix,
    State,
    Tagged,
    Value,
    Word,
)
from briefing.search.words import CHUNK, VOCABULARY

FIELDS = ("title", "person", "weapon", "sanction", "source")
STATES = ("unread", "read", "starred", "noted", "hidden", "watched")

FUZZY = re.compile(r"([^~]+)~+(\d{0,3})")
MOST_LETTERS = 2
# Fewer letters begin too many words to say anything while somebody types.
FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Note(Span):
    """What in a query could not be read as meant; the span is of the query's text."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Part(Span):
    """One word, phrase, field or filter of a query; the span holds what negates it as well."""

    node: Node
    is_negative: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was read. `root` is what an engine answers."""

    root: Node
    notes: tuple[Note, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked, so that every article answers."""
        return isinstance(self.root, Everything)

    def explain(self) -> str:
        """How the query was read, in one line."""
        return nodes.explained(self.root)

    @property
    def asks_for_hidden(self) -> bool:
        """Whether hidden articles are meant, too."""
        return any(part.node == State("hidden") for part in self.parts)

    def resolve(self, known: Callable[[Known], frozenset[str]]) -> Query:
        """The query for an engine: what only the library knows becomes the ids `known` gives."""

        def resolved(node: Node) -> Node:
            return Among(known(node)) if isinstance(node, Known) else node

        return Query(nodes.transformed(self.root, resolved), self.notes, self.parts)


def parse(text: str, *, typing: bool = False, today: datetime.date | None = None) -> Query:
    """Read a query; never fails. With `typing` the word at the very end may be unfinished.

    Closing brackets behind it make no difference.

    Dates as `last-month` count from `today`, by default that of the clock.
    """
    parser = _Parser(text, typing, today or datetime.date.today())
    root = parser.alternatives()
    return Query(root or Everything(), tuple(parser.notes), tuple(parser.parts))


class _Parser:
    """Recursive descent over the lexemes; an operator without its operand is passed over."""

    def __init__(self, text: str, typing: bool, today: datetime.date) -> None:
        self.lexemes = lexemes(text)
        self.at = 0
        self.unfinished_at = len(text.rstrip(")")) if typing else None
        self.today = today
        self.notes: list[Note] = []
        self.parts: list[Part] = []

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
        is_negative, start = False, self.lexemes[self.at].start
        while self._next_is("NOT", "AND") or self._kind() == "minus":
            is_negative ^= not self._next_is("AND")
            self.at += 1
        if self._kind() in ("", "close") or self._next_is("OR"):
            return None
        is_group = self._kind() == "open"
        node = self._part(may_be_unfinished=not is_negative)
        if node is not None and not is_group:
            self.parts.append(Part(start, self.lexemes[self.at - 1].end, node, is_negative))
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

    def _word(self, lexeme: Lexeme) -> Node | None:
        """A bare word, or one that begins with a field's name and a colon."""
        name, colon, value = lexeme.text.partition(":")
        if not colon:
            return self._value(lexeme)
        if name.lower() in (*FIELDS, "note"):
            return self._field(name.lower(), lexeme, value)
        if name.lower() == "date":
            return self._dated(lexeme, value)
        if name.lower() == "is":
            return self._state(lexeme, value)
        if name.lower() == "tag":
            return self._tagged(lexeme, value)
        if not (name.isalpha() and value[:1].isalnum()):
            return self._value(lexeme)
        self._note(lexeme, f"There is no field {name}: both {name} and {value} are searched for.")
        found = (self._plain(lexeme, name), self._plain(lexeme, value))
        return nodes.both(part for part in found if part)

    def _field(self, name: str, lexeme: Lexeme, text: str) -> Node | None:
        value: Value | None = None
        if text:
            value = self._plain(lexeme, text)
        elif phrase := self._phrase_behind(lexeme):
            value = self._value(phrase)
        if value is None:
            self._note(lexeme, f"{name}: needs a word right behind the colon.")
            return None
        return Noted(value) if name == "note" else Field(name, value)

    def _phrase_behind(self, lexeme: Lexeme) -> Lexeme | None:
        """The phrase that stands right behind a field's colon; it is passed over."""
        if self._kind() != "phrase" or self.lexemes[self.at].start != lexeme.end:
            return None
        self.at += 1
        return self.lexemes[self.at - 1]

    def _dated(self, lexeme: Lexeme, text: str) -> Node | None:
        if not text and (phrase := self._phrase_behind(lexeme)):
            text = " ".join(phrase.text.split())
        if text.lower() == "undated":
            return Dated()
        if not text:
            self._note(lexeme, "date: needs a date right behind the colon.")
            return None
        first, last, wrong = dates.stretch(text, self.today)
        if first is None and last is None:
            said = "2022, oct-2022, 2022-10-05, last-month, undated, or a range as 2021..2022"
            self._note(lexeme, f"date:{text} is left out: a date is {said}.")
            return None
        if wrong:
            said = dates.in_words(first, last)
            self._note(lexeme, f"{wrong} is no date: date:{text} is read as {said}.")
        return Dated(first, last)

    def _state(self, lexeme: Lexeme, name: str) -> Node | None:
        if name.lower() in STATES:
            return State(name.lower())
        said = "unread, is:read, is:starred, is:noted, is:hidden or is:watched"
        self._note(lexeme, f"{lexeme.text} is left out: it can be is:{said}.")
        return None

    def _tagged(self, lexeme: Lexeme, text: str) -> Node | None:
        is_open = False
        if not text and (phrase := self._phrase_behind(lexeme)):
            text, is_open = phrase.text, self._is_typed(phrase)
        name = " ".join(text.split()).lower()
        if not name.rstrip("*"):
            self._note(lexeme, "tag: needs a tag right behind the colon.")
            return None
        return Tagged(name.rstrip("*"), is_unfinished=is_open or name.endswith("*"))

    def _value(self, lexeme: Lexeme) -> Value | None:
        if lexeme.kind == "word":
            return self._plain(lexeme, lexeme.text)
        if not is_searchable(lexeme.text):
            return None
        text = " ".join(lexeme.text.split())
        if lexeme.within:
            return self._near(lexeme, text)
        if not lexeme.is_closed:
            if self._is_typed(lexeme):
                return Prefix(text)
            self._note(lexeme, "The quotation mark is not closed: the phrase goes to the end.")
        return Prefix(text.rstrip("*")) if text.endswith("*") else Phrase(text)

    def _is_typed(self, phrase: Lexeme) -> bool:
        """Whether its last word may be the beginning of one."""
        is_open = self.unfinished_at is not None and not phrase.is_closed
        return is_open and phrase.text[-1:].isalnum()

    def _near(self, lexeme: Lexeme, text: str) -> Value:
        words = dict.fromkeys(chunk for chunk in CHUNK.findall(text) if VOCABULARY[chunk])
        number = lexeme.within[1:5]
        if not number:
            self._note(
                lexeme, "~ needs a number: how many words apart, as in “drones sanctions”~8."
            )
            return Phrase(text)
        if int(number) > FARTHEST:
            self._note(lexeme, f"Words are looked for at most {FARTHEST} words apart.")
        # Nearer than side by side is nowhere.
        within = max(len(words) - 1, min(int(number), FARTHEST))
        text = " ".join(words)
        return Near(text, within) if len(words) > 1 else Word(text)

    def _plain(self, lexeme: Lexeme, text: str) -> Value | None:
        if not is_searchable(text):
            return None
        fuzzy = FUZZY.fullmatch(text)
        # A tilde in an address, or between words, means nothing.
        if fuzzy and len(CHUNK.findall(fuzzy[1])) == 1:
            return self._fuzzy(lexeme, fuzzy[1].rstrip("*"), fuzzy[2])
        return Prefix(text.rstrip("*")) if text.endswith("*") else Word(text)

    def _fuzzy(self, lexeme: Lexeme, word: str, number: str) -> Value:
        letters = tolerance(word)
        if not letters:
            self._note(lexeme, f"{word} is too short to be spelt otherwise: it is read as it is.")
            return Word(word)
        if number and int(number) > MOST_LETTERS:
            self._note(lexeme, f"At most {MOST_LETTERS} letters of a word may differ.")
        letters = min(int(number or letters), MOST_LETTERS)
        return Fuzzy(word, letters) if letters else Word(word)

    def _note(self, lexeme: Lexeme, sentence: str) -> None:
        self.notes.append(Note(lexeme.start, lexeme.end, sentence))

    def _kind(self) -> str:
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else ""

    def _next_is(self, *keywords: str) -> bool:
        return self._kind() == "word" and self.lexemes[self.at].text in keywords


def is_searchable(text: str) -> bool:
    """Whether a text holds any term at all."""
    return any(VOCABULARY[chunk] for chunk in CHUNK.findall(text))


def _unfinished(node: Node) -> Node:
    """The same, but that its word may be the beginning of a longer one."""
    match node:
        case Field(name, Word(text)) if _may_grow(text):
            return Field(name, Word(text, is_unfinished=True))
        case Noted(Word(text)) if _may_grow(text):
            return Noted(Word(text, is_unfinished=True))
        case Word(text) if _may_grow(text):
            return Word(text, is_unfinished=True)
        case Tagged(name):
            return Tagged(name, is_unfinished=True)
        case _:
            return node


def _may_grow(text: str) -> bool:
    return (
        sum(map(str.isalpha, text)) >= FEWEST_LETTERS and not text.isupper() and text[-1].isalnum()
    )
