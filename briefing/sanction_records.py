"""The records of sanctions in articles, and what their reader says instead of what was found.

A record is known by its sentence and by what was found in it, so that a correction outlives another
reading of the file. Each part that is corrected is a statement of its own: who imposes, on whom,
how far it got, or that there is no sanction at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from briefing.article import (
    Annotations,
    Article,
    Sanction,
    SanctionStatus,
    Target,
    TargetType,
)
from briefing.errors import QueryError
from briefing.inert import one_line
from briefing.spelling import slug
from briefing.storage.journal import Act, Statement
from briefing.storage.state import State
from briefing.views import sanction_id, sanction_line, words

KIND, SUBJECT = "is", "record/"
# The parts of a record; of the first the only value is that there is none.
NONE, IMPOSERS, TARGETS, STATUS = "none", "imposers", "targets", "status"
PARTS = (NONE, IMPOSERS, TARGETS, STATUS)
# Between names, as a reader types them and as a statement keeps them.
SEPARATOR = ";"
STATUSES: tuple[SanctionStatus, ...] = get_args(SanctionStatus)
TYPES: tuple[TargetType, ...] = get_args(TargetType)


def names_in(typed: str) -> tuple[str, ...]:
    """Names that are separated by semicolons, each once.

    >>> names_in("United States; Canada ;United States")
    ('United States', 'Canada')
    """
    names = (" ".join(one_line(each).split()) for each in typed.split(SEPARATOR))
    return tuple(dict.fromkeys(filter(None, names)))


def targets_in(value: str) -> tuple[Target, ...]:
    """The parties of a statement: "country/Freedonia; person/Ivan Orlov"."""
    parted = (each.partition("/") for each in names_in(value))
    return tuple(Target(name, type) for type, _, name in parted if type in TYPES and name)


def parties(record: str, said: Mapping[str, str]) -> Iterator[str]:
    """The ids of the parties that a corrected record was said to hit, and of those it does."""
    if said.keys() & {NONE, TARGETS}:
        _, _, found = record.partition("/")
        yield from (f"sanction/{each}" for each in found.split("+") if each)
        yield from (sanction_id(target.name) for target in targets_in(said.get(TARGETS, "")))


def restated(found: Sanction, said: Mapping[str, str]) -> Sanction | None:
    """A record as its reader has it; None where they say that it is none."""
    if NONE in said:
        return None
    if not said:
        return found
    status = said.get(STATUS, found.status)
    return replace(
        found,
        imposers=names_in(said[IMPOSERS]) if IMPOSERS in said else found.imposers,
        targets=targets_in(said[TARGETS]) if TARGETS in said else found.targets,
        # Another one is of a later version of the program.
        status=status if status in STATUSES else found.status,
        grounds=found.grounds.corrected,
    )


def told(record: str, said: Mapping[str, str]) -> str:
    """What is said of a record, in words: "sanctions on iran: status lifted"."""
    _, _, found = record.partition("/")
    parts = [
        "none" if part == NONE else f"{part} {words(value.replace('/', ' '))}"
        for part, value in said.items()
        if part in PARTS
    ]
    return one_line(f"sanctions on {found.replace('+', ', ') or '?'}: {', '.join(parts)}")


@dataclass(frozen=True, slots=True)
class Restating:
    """What is to hold of a record from now on; None leaves a part as it is."""

    imposers: Sequence[str] | None = None
    targets: Sequence[str] | None = None
    status: SanctionStatus | None = None


class SanctionRecord:
    """One record of one article; `annotated` reads an article."""

    def __init__(
        self,
        article_id: str,
        record: str,
        annotated: Callable[[str], tuple[Article, Annotations]],
        state: State,
    ) -> None:
        self._article_id, self._record = article_id, record
        self._annotated, self._state = annotated, state

    @property
    def sanction(self) -> Sanction:
        """The record as it stands now; QueryError where the article has none such."""
        for each in self._annotated(self._article_id)[1].sanctions:
            if each.record == self._record:
                return each
        raise QueryError("The article has this sanction no more.")

    def restate(self, what: Restating) -> Act | None:
        """Correct parts of it, as one act; None where they are so already."""
        now, said = self.sanction, dict[str, str]()
        if what.imposers is not None and tuple(what.imposers) != now.imposers:
            said[IMPOSERS] = f"{SEPARATOR} ".join(what.imposers)
        if what.targets is not None and list(what.targets) != [each.name for each in now.targets]:
            said[TARGETS] = f"{SEPARATOR} ".join(self._typed(name, now) for name in what.targets)
        if what.status not in (None, now.status):
            said[STATUS] = str(what.status)
        then = restated(now, said)
        if then is None or not said:
            return None
        told = [sanction_line(then)] if said.keys() & {IMPOSERS, TARGETS} else []
        told += [words(then.status)] if STATUS in said else []
        return self._say(said, f"{sanction_line(now)}: {', '.join(told)}")

    def reject(self) -> Act | None:
        """Say that its sentence tells of no such sanction."""
        return self._say({NONE: "1"}, f"{sanction_line(self.sanction)} is no sanction here")

    def take_back(self) -> Act | None:
        """Let it be what the program makes of it."""
        line = sanction_line(self.sanction)
        return self._say(dict.fromkeys(PARTS), f"{line} as the program found it")

    def _say(self, parts: Mapping[str, str | None], told: str) -> Act | None:
        said = [
            Statement(f"{SUBJECT}{self._record}/{part}", KIND, self._article_id, value)
            for part, value in parts.items()
        ]
        return self._state.journal.say(said, one_line(told))

    def _typed(self, name: str, now: Sanction) -> str:
        """A party with its type: that of its name, or of the first one in its place."""
        from briefing.entities.countries import country_of

        known = {each.name: each.type for each in now.targets}
        people = {slug(each.name) for each in self._annotated(self._article_id)[1].people}
        others: list[TargetType] = [each.type for each in now.targets if each.type != "country"]
        type_ = known.get(name)
        if type_ is None and country_of(name):
            type_ = "country"
        if type_ is None and slug(name) in people:
            type_ = "person"
        return f"{type_ or (others or ['company'])[0]}/{name}"
