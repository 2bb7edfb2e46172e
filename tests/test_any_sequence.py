"""Whatever is marked, corrected, taken back, changed on the disk or read anew, in any order.

A model of plain dicts says what every article then shows: its marks, who is named in it and how
often, and which articles name somebody.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from articles import folders_in, refresh, write
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from briefing import pipeline
from briefing.corrections import NOTHING, Meant, subject_of
from briefing.library import Library
from briefing.marking import Marking
from briefing.storage import catalog
from briefing.storage.marks import NO_MARKS, Note

# Who is named in a report, and how often: each name stands once in a sentence of its own.
CAST = {
    "orlov": ("Ivan Orlov", "person/ivan-orlov"),
    "orlow": ("Ivan Orlow", "person/ivan-orlow"),
    "petrov": ("Maria Petrov", "person/maria-petrov"),
}
SENTENCES = {
    "orlov": "The minister, Ivan Orlov, said on Tuesday that the talks in Geneva would go on.",
    "orlow": "The minister, Ivan Orlow, said on Friday that nobody had come to the airport.",
    "petrov": "Maria Petrov told reporters on Sunday that she had left the meeting at noon.",
    "wolf": "A ship that is called the Grey Wolf was seen near the northern harbour at night.",
}
WOLF = "text/Grey Wolf"
REPORTS = (("orlov", "petrov"), ("orlow", "wolf"), ("petrov", "wolf"), ("orlow", "orlov"))
HEADS = ("Talks go on today", "Airport was empty", "Meeting ends at noon", "Reports do not agree")
TEXTS = tuple(
    f"{head}\n\n" + "\n\n".join(SENTENCES[who] for who in named) + "\n"
    for head, named in zip(HEADS, REPORTS, strict=True)
)
MEANT = (NOTHING, *(Meant("person", name) for name, _ in CAST.values()), Meant("weapon", "Boxer"))
# What is said to be something: an entity that extraction finds, or a text that it does not.
SUBJECTS = (*(entity for _, entity in CAST.values()), WOLF)
FILES = ("a.txt", "b.txt", "sub/c.txt")
Key = tuple[str, str, str]

numbers, files = st.sampled_from(range(len(TEXTS))), st.sampled_from(FILES)


class Desk(RuleBasedStateMachine):
    """A reader at work, and what a few dicts know of it."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="desk"))
        self.folders = folders_in(self.place)
        # Which report each file holds, and which statement says what; one picture per act.
        self.files: dict[str, int] = {}
        self.pictures: list[dict[Key, str]] = [{}]
        self.at = 0
        self.ids: dict[int, str] = {}

    @initialize()
    def begin(self) -> None:
        write(self.place / "articles", {f"{i}.txt": text for i, text in enumerate(TEXTS)})
        self.files = {f"{i}.txt": i for i in range(len(TEXTS))}
        self.library = Library.open(self.place / "articles", self.folders)
        refresh(self.library)
        self.ids = {i: self.library.find(f"{i}.txt") for i in range(len(TEXTS))}

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
        shutil.rmtree(self.place)

    @property
    def said(self) -> dict[Key, str]:
        return self.pictures[self.at]

    def act(self, changes: dict[Key, str | None]) -> bool:
        """Let statements hold or not; whether that is an act."""
        after = {**self.said, **changes}
        held = {key: value for key, value in after.items() if value is not None}
        if held == self.said:
            return False
        self.pictures[self.at + 1 :] = [held]
        self.at += 1
        return True

    @property
    def shown(self) -> set[int]:
        return set(self.files.values())

    # What the reader says

    @rule(
        of=st.sets(numbers, min_size=1),
        kind=st.sampled_from(("read", "starred", "hidden")),
        holds=st.booleans(),
    )
    def mark(self, of: set[int], kind: str, holds: bool) -> None:
        ids = [self.ids[each] for each in sorted(of)]
        marking = {
            "read": Marking(read=holds),
            "starred": Marking(starred=holds),
            "hidden": Marking(hidden=holds),
        }[kind]
        act = self.library.mark(marking, *ids)
        value = "1" if holds else None
        assert (act is not None) == self.act({(each, kind, ""): value for each in ids})

    @rule(of=numbers, tag=st.sampled_from(("iran", "drones")), holds=st.booleans())
    def tag(self, of: int, tag: str, holds: bool) -> None:
        marking = Marking(tag=(tag,)) if holds else Marking(untag=(tag,))
        act = self.library.mark(marking, self.ids[of])
        value = "1" if holds else None
        assert (act is not None) == self.act({(self.ids[of], "tag", tag): value})

    @rule(of=numbers, passage=st.sampled_from(("", *CAST)), text=st.sampled_from(("", "Who?")))
    def note(self, of: int, passage: str, text: str) -> None:
        act = self.library.mark(Marking(note=Note(passage, text)), self.ids[of])
        assert (act is not None) == self.act({(self.ids[of], "note", passage): text or None})

    @rule(subject=st.sampled_from(SUBJECTS), is_meant=st.sampled_from(MEANT))
    def correct_everywhere(self, subject: str, is_meant: Meant) -> None:
        self.correct(subject, is_meant, "")

    @rule(
        subject=st.sampled_from([entity for _, entity in CAST.values()]),
        is_meant=st.sampled_from(MEANT),
        of=numbers,
    )
    def correct_here(self, subject: str, is_meant: Meant, of: int) -> None:
        self.correct(subject, is_meant, self.ids[of])

    def correct(self, subject: str, is_meant: Meant, here: str) -> None:
        key = subject_of("Grey Wolf") if subject == WOLF else subject
        changes: dict[Key, str | None] = {(key, "is", here): is_meant.value}
        # What is meant is itself from then on, or a merge would lead somewhere else.
        if is_meant.id != subject and self.meaning(is_meant.id, here) != is_meant.id:
            changes |= {(is_meant.id, "is", ""): None, (is_meant.id, "is", here): None}
        act = self.library.dossier(key).correct(is_meant, article_id=here)
        assert (act is not None) == self.act(changes)

    @rule(entity=st.sampled_from(SUBJECTS[:-1]))
    def take_back(self, entity: str) -> None:
        gone: dict[Key, str | None] = {
            (subject, kind, here): None
            for subject, kind, here in self.said
            if kind == "is" and (entity in (subject, self.meaning(subject, here)))
        }
        act = self.library.dossier(entity).take_back()
        assert (act is not None) == self.act(gone)

    @rule()
    def undo(self) -> None:
        assert (self.library.undo() is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        assert (self.library.redo() is None) == (self.at == len(self.pictures) - 1)
        self.at = min(len(self.pictures) - 1, self.at + 1)

    # What happens to the files, and to what was read of them

    @rule(file=files, number=numbers)
    def add(self, file: str, number: int) -> None:
        if file not in self.files:
            write(self.place / "articles", {file: TEXTS[number]})
            self.files[file] = number
            refresh(self.library)

    @precondition(lambda self: len(self.files) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(sorted(self.files)))
        (self.place / "articles" / file).unlink()
        del self.files[file]
        refresh(self.library)

    @rule(data=st.data(), to=files)
    def move(self, data: st.DataObject, to: str) -> None:
        file = data.draw(st.sampled_from(sorted(self.files)))
        if to not in self.files:
            (self.place / "articles" / to).parent.mkdir(exist_ok=True)
            (self.place / "articles" / file).rename(self.place / "articles" / to)
            self.files[to] = self.files.pop(file)
            refresh(self.library)

    @rule(data=st.data(), number=numbers)
    def change(self, data: st.DataObject, number: int) -> None:
        """A file holds another report from now on, and that gets the marks of the one before."""
        file = data.draw(st.sampled_from(sorted(self.files)))
        old, new = self.ids[self.files[file]], self.ids[number]
        # What was ever said of the new one stays as it is, and is another story.
        if number in self.shown or any(new in key for each in self.pictures for key in each):
            return
        write(self.place / "articles", {file: TEXTS[number]})
        self.files[file] = number
        refresh(self.library)
        carried = {
            (new if subject == old else subject, kind, new if detail == old else detail): value
            for (subject, kind, detail), value in self.said.items()
            if old in (subject, detail)
        }
        # It is no act, and no act is undone by it.
        self.pictures = [each | carried for each in self.pictures]

    @rule(version=st.sampled_from((pipeline.VERSION, 0)), is_other_format=st.booleans())
    def restart(self, version: int, is_other_format: bool) -> None:
        self.library.close()
        with pytest.MonkeyPatch.context() as now:
            now.setattr(pipeline, "VERSION", version)
            if is_other_format:
                now.setattr(catalog, "FORMAT", "another")
            self.library = Library.open(self.place / "articles", self.folders)
            refresh(self.library)

    @rule()
    def lose_the_cache(self) -> None:
        self.library.close()
        shutil.rmtree(self.folders.cache)
        self.library = Library.open(self.place / "articles", self.folders)
        refresh(self.library)

    # What then holds

    def meaning(self, entity: str, article_id: str) -> str:
        """Which entity one is: step by step, and no step twice."""
        seen = {""}
        while entity not in seen:
            seen.add(entity)
            by_hand = self.said.get((entity, "is", article_id)) if article_id else None
            value = by_hand or self.said.get((entity, "is", ""))
            if value is None:
                break
            kind, _, name = value.partition("/")
            entity = "" if kind == "nothing" else Meant(kind, name).id  # type: ignore[arg-type]
        return entity

    def panel(self, number: int) -> dict[str, int]:
        """Who is named in a report, and how often."""
        counts: dict[str, int] = {}
        for who in REPORTS[number]:
            subject = WOLF if who == "wolf" else CAST[who][1]
            if subject == WOLF and (WOLF, "is", "") not in self.said:
                continue
            entity = self.meaning(subject, self.ids[number])
            if entity:
                counts[entity] = counts.get(entity, 0) + 1
        return counts

    @invariant()
    def every_article_has_its_marks(self) -> None:
        if not self.ids:
            return
        marks = self.library.marks(tuple(self.ids.values()))
        for article_id in self.ids.values():
            found = marks.get(article_id, NO_MARKS)
            mine = [(k, d) for s, k, d in self.said if s == article_id]
            assert found.is_read == (("read", "") in mine)
            assert found.is_starred == (("starred", "") in mine)
            assert found.is_hidden == (("hidden", "") in mine)
            assert list(found.tags) == sorted(detail for kind, detail in mine if kind == "tag")
            noted = {detail for kind, detail in mine if kind == "note"}
            assert {note.passage for note in found.notes} == noted

    @invariant()
    def every_panel_lists_who_is_named_and_how_often(self) -> None:
        if not self.ids:
            return
        assert set(self.library.article_ids()) == {self.ids[each] for each in self.shown}
        naming: dict[str, set[str]] = {}
        for number in self.shown:
            rows = self.library.article(self.ids[number]).entities
            assert {row.entity_id: len(row.places) for row in rows} == self.panel(number)
            for entity in self.panel(number):
                naming.setdefault(entity, set()).add(self.ids[number])
        for entity in (*SUBJECTS[:-1], "weapon/boxer"):
            assert self.library.naming.articles(entity) == naming.get(entity, set())


def test_any_sequence_of_what_a_reader_does_ends_as_a_few_dicts_say() -> None:
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            suppress_health_check=list(HealthCheck),
        ),
    )
