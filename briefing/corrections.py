"""What the reader says that extraction got wrong.

All corrections are of one form: this is that. "This" is an entity by its id, everywhere or in one
article, or a text as it is written; "that" is a kind and a name, or nothing. So a merge, a new
name, another kind, a rejection and a name that was missed are one thing, and to split is to take
one back. Of a record of a sanction in one article, a part (`sanction_records`) is something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from briefing.entities.identity import entity_id
from briefing.errors import QueryError
from briefing.inert import one_line
from briefing.sanction_records import KIND, parties, targets_in
from briefing.sanction_records import SUBJECT as RECORD
from briefing.storage.journal import Statement
from briefing.views import sanction_id

TEXT = "text/"
MeantKind = Literal["person", "weapon", "sanction", "nothing"]


@dataclass(frozen=True, slots=True)
class Meant:
    """What something is, in the reader's words; of the kind "nothing" it is no entity."""

    kind: MeantKind
    name: str = ""

    @property
    def id(self) -> str:
        """The id of the entity; empty where it is none."""
        if self.kind == "nothing":
            return ""
        return (
            sanction_id(self.name) if self.kind == "sanction" else entity_id(self.kind, self.name)
        )

    @property
    def value(self) -> str:
        """As a statement keeps it."""
        return f"{self.kind}/{self.name}"


NOTHING = Meant("nothing")


def meant(value: str) -> Meant:
    """What a statement's value says; nothing, where a later version of the program wrote it."""
    kind, _, name = value.partition("/")
    is_known = kind in ("person", "weapon", "sanction") and name
    return Meant(cast(MeantKind, kind), name) if is_known else NOTHING


class Corrections:
    """Every correction, from statements: subject, detail (an article, or empty) and value."""

    def __init__(self, said: Iterable[tuple[str, str, str]] = ()) -> None:
        self._here: dict[tuple[str, str], Meant] = {}
        self._everywhere: dict[str, Meant] = {}
        self.texts: dict[str, Meant] = {}
        self._records: dict[tuple[str, str], dict[str, str]] = {}
        for subject, article_id, value in said:
            if subject.startswith(TEXT):
                self.texts[subject.removeprefix(TEXT)] = meant(value)
            elif subject.startswith(RECORD):
                record, _, part = subject.removeprefix(RECORD).rpartition("/")
                self._records.setdefault((record, article_id), {})[part] = value
            elif article_id:
                self._here[subject, article_id] = meant(value)
            else:
                self._everywhere[subject] = meant(value)

    def meaning(self, found: Meant, article_id: str = "") -> Meant:
        """What an entity that extraction found is; itself, where nobody says otherwise."""
        key, seen = found.id, {""}
        while key not in seen:
            seen.add(key)
            said = self._here.get((key, article_id)) or self._everywhere.get(key)
            if said is None:
                break
            found, key = said, said.id
        return found

    def meaning_of(self, key: str, name: str, article_id: str) -> Meant:
        """What an entity is in an article, by the id and the name it is found under there."""
        return self.meaning(Meant(cast(MeantKind, key.partition("/")[0]), name), article_id)

    def meaning_of_text(self, text: str, article_id: str = "") -> Meant:
        """What a text that the reader added is."""
        return self.meaning(self.texts[text], article_id)

    def record(self, record: str, article_id: str) -> Mapping[str, str]:
        """What is said of the record of a sanction in an article, part by part."""
        return self._records.get((record, article_id), {})

    def records(self) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """Every record that something is said of: record, article, and the parts."""
        yield from (
            (record, article_id, said) for (record, article_id), said in self._records.items()
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every entity that is not what extraction makes of it, or that another one is."""
        changed = {*self._everywhere, *(key for key, _ in self._here)}
        return frozenset(changed.union(self._names, self.restated))

    @cached_property
    def _names(self) -> dict[str, str]:
        """What the reader calls entities, by their ids; the first name said counts."""
        names: dict[str, str] = {}
        for said in (*self._everywhere.values(), *self._here.values(), *self.texts.values()):
            is_meant = self.meaning(said)
            names.setdefault(is_meant.id, is_meant.name)
        for _, _, parts in self.records():
            for target in targets_in(parts.get("targets", "")):
                names.setdefault(sanction_id(target.name), target.name)
        names.pop("", None)
        return names

    def name(self, entity: str) -> str | None:
        """What the reader calls an entity, if they ever did."""
        return self._names.get(entity)

    @cached_property
    def _sources(self) -> dict[str, frozenset[str]]:
        """For every entity that others are everywhere: these others."""
        found: dict[str, set[str]] = {}
        for key, said in self._everywhere.items():
            found.setdefault(self.meaning(said).id, set()).add(key)
        return {entity: frozenset(keys) for entity, keys in found.items()}

    def found_as(self, entity: str) -> frozenset[str]:
        """The ids under which extraction finds an entity, wherever it is what it seems."""
        others = self._sources.get(entity, frozenset())
        return others if entity in self._everywhere else others | {entity}

    @cached_property
    def _texts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for text in self.texts:
            found.setdefault(self.meaning_of_text(text).id, []).append(text)
        return {entity: tuple(texts) for entity, texts in found.items()}

    def texts_of(self, entity: str) -> tuple[str, ...]:
        """The texts that the reader added as names of an entity."""
        return self._texts.get(entity, ())

    @cached_property
    def restated(self) -> Mapping[str, frozenset[str]]:
        """For every party that a corrected record hit or hits now: the articles of the records."""
        found: dict[str, set[str]] = {}
        for record, article_id, said in self.records():
            for party in parties(record, said):
                found.setdefault(party, set()).add(article_id)
        return {party: frozenset(article_ids) for party, article_ids in found.items()}

    @property
    def exceptions(self) -> frozenset[str]:
        """The articles in which something is not what it is elsewhere."""
        here = (article_id for _, article_id in self._here)
        return frozenset(here).union(*self.restated.values())

    def everywhere(self) -> Iterator[tuple[str, Meant]]:
        """Whatever holds in all articles: what is corrected, and what it is said to be."""
        yield from self._everywhere.items()
        yield from ((TEXT + text, is_meant) for text, is_meant in self.texts.items())

    def in_one_article(self) -> Iterator[tuple[str, str, Meant]]:
        """What is corrected in a single article: subject, article, and what it is there."""
        yield from ((key, article_id, said) for (key, article_id), said in self._here.items())

    def leading_to(self, entity: str) -> Iterator[tuple[str, str]]:
        """What is said to be an entity, or of itself: subject and detail of each statement."""
        if entity in self._everywhere:
            yield entity, ""
        for key in self._sources.get(entity, frozenset()) - {entity}:
            yield key, ""
        for (key, article_id), said in self._here.items():
            if key == entity or self.meaning(said, article_id).id == entity:
                yield key, article_id
        for text in self.texts_of(entity):
            yield TEXT + text, ""


def statements(
    corrections: Corrections | None, subjects: Iterable[str], is_meant: Meant, article_id: str = ""
) -> Iterator[Statement]:
    """That these are that. What was said of that itself is taken back: now it is what it is."""
    keys = tuple(dict.fromkeys(subjects))
    for key in keys:
        yield Statement(key, KIND, article_id, is_meant.value)
    if corrections and is_meant.id not in keys:
        said = corrections.meaning(is_meant, article_id)
        if said.id != is_meant.id:
            yield Statement(is_meant.id, KIND, "", None)
            yield Statement(is_meant.id, KIND, article_id, None)


def taken_back(corrections: Corrections, entity: str) -> Iterator[Statement]:
    """That an entity and all that was said to be it are what extraction made of them."""
    for subject, article_id in corrections.leading_to(entity):
        yield Statement(subject, KIND, article_id, None)


def subject_of(text: str) -> str:
    """What a correction names a text by that is a name; QueryError if it has no word."""
    from briefing.search.query import is_searchable

    text = " ".join(one_line(text).split())
    if not is_searchable(text):
        raise QueryError("A name needs a word.")
    return TEXT + text


def words_of(names: Sequence[str], is_meant: Meant, *, is_here: bool = False) -> str:
    """A correction in words: "Zelenskiy is Volodymyr Zelensky", "“Grey Wolf” is a person"."""
    shown = [
        f"“{one_line(name.removeprefix(TEXT))}”" if name.startswith(TEXT) else one_line(name)
        for name in names
    ]
    changed = [name for name in dict.fromkeys(shown) if name != is_meant.name]
    said = ", ".join(changed or [one_line(is_meant.name)])
    # A text that is a name says it: then its kind is the news.
    is_itself = changed == [f"“{one_line(is_meant.name)}”"]
    what = {
        "nothing": "no entity",
        "person": "a person" if is_itself else one_line(is_meant.name),
        "weapon": "a weapon" if is_itself else f"the weapon {one_line(is_meant.name)}",
        "sanction": one_line(is_meant.name),
    }[is_meant.kind]
    return f"{said} {'is' if len(changed) < 2 else 'are'} {what}{' here' if is_here else ''}"
