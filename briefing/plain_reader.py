"""Reading line by line: numbered lists and one-letter commands, for screen readers and pipes.

Nothing moves a cursor and nothing is coloured; what the program says of its own is plain ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from briefing import plain
from briefing.errors import BriefingError
from briefing.inert import one_line
from briefing.library import Library
from briefing.views import ArticleRow, EntityRow

# Articles that a list shows at once: as many as an ear can hold and a screen has lines.
AT_ONCE = 20
PROMPT = "> "
NUMBER = re.compile(r"[0-9]{1,9}")
HELP = (
    "A number reads the article of that number; Enter reads the next one.",
    "n, p      next, previous article",
    "b         back to the list",
    "m         more of the list",
    "/ WORDS   search; / alone lists all articles again",
    "e         people, weapons and sanctions of the open article",
    "e NUMBER  the articles that name one of them",
    "?         these commands",
    "q         quit",
)


class PlainReader:
    """One sitting over one library. Each line that comes in is answered with lines."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows: Sequence[ArticleRow] = ()
        self._heading = ""
        self._shown = 0
        # The place of the open article in the list; -1 before the first.
        self._at = -1
        self._entities: tuple[EntityRow, ...] = ()

    def lines(self, commands: Iterable[str], prompt: Callable[[], None]) -> Iterator[str]:
        """All that is said, from the list at the start to the last command."""
        yield from self._search("")
        yield "? lists the commands."
        prompt()
        for command in commands:
            if command.strip() == "q":
                return
            try:
                yield from self.answer(command.strip())
            except BriefingError as error:
                yield " ".join(filter(None, (str(error), error.remedy)))
            prompt()

    def answer(self, command: str) -> Iterator[str]:
        """What is said to one command."""
        name, rest = command[:1], command[1:].strip()
        if NUMBER.fullmatch(command):
            return self._read(int(command) - 1)
        if name == "/":
            return self._search(rest)
        if name == "e" and (not rest or NUMBER.fullmatch(rest)):
            return self._naming(int(rest) - 1) if rest else self._named()
        acts: dict[str, Callable[[], Iterator[str]]] = {
            "": lambda: self._step(1),
            "n": lambda: self._step(1),
            "p": lambda: self._step(-1),
            "b": self._list,
            "m": self._more,
            "?": lambda: iter(HELP),
        }
        if command in acts:
            return acts[command]()
        return iter([f"{one_line(command)!r} is no command; ? lists them."])

    # The list

    def _search(self, query: str) -> Iterator[str]:
        found = self._library.search(query)
        yield from found.notes
        count = plain.counted(found.found, "article")
        self._show(found.rows, f"{count} for {one_line(query)}" if query else count)
        yield from self._list()
        # What finds something instead, each to be typed as it stands.
        yield from (f"/ {one_line(fix.query)}  ({one_line(fix.label)})" for fix in found.fixes)

    def _show(self, rows: Sequence[ArticleRow], heading: str) -> None:
        self._rows, self._heading, self._at = rows, heading, -1

    def _list(self) -> Iterator[str]:
        self._shown = 0
        yield f"{self._heading}."
        yield from self._more()

    def _more(self) -> Iterator[str]:
        first = self._shown
        for place, row in islice(enumerate(self._rows), first, first + AT_ONCE):
            told = (
                row.headline,
                row.publisher,
                row.date,
                row.times,
                "" if row.marks.is_read else "new",
            )
            yield f"{place + 1}. {', '.join(one_line(each) for each in told if each)}"
            self._shown = place + 1
        left = len(self._rows) - self._shown
        if left:
            yield f"{left:,} more: m"
        elif first and first == self._shown:
            yield "This is the end of the list."

    # The article

    def _step(self, direction: int) -> Iterator[str]:
        place = self._at + direction
        if 0 <= place < len(self._rows):
            return self._read(place)
        return iter([f"This is the {'end' if direction > 0 else 'beginning'} of the list."])

    def _read(self, place: int) -> Iterator[str]:
        if not 0 <= place < len(self._rows):
            yield f"There is no article {place + 1} in this list of {len(self._rows):,}."
            return
        row = self._rows[place]
        reading = self._library.article(row.article_id)
        self._at, self._entities = place, reading.entities
        yield f"Article {place + 1} of {len(self._rows):,}."
        yield ""
        yield from plain.article_text_lines(reading)
        there = f" e lists {len(self._entities)} found in it." if self._entities else ""
        yield f"End of article {place + 1}.{there}"
        self._library.seen(row.article_id)
        self._rows = (
            *self._rows[:place],
            replace(row, marks=replace(row.marks, is_read=True)),
            *self._rows[place + 1 :],
        )

    def _named(self) -> Iterator[str]:
        if self._at < 0:
            yield "No article is open."
        elif not self._entities:
            yield "No people, weapons or sanctions were found here."
        for number, row in enumerate(self._entities, 1):
            told = (row.kind, row.name, *row.details, f"{row.elsewhere} elsewhere")
            yield f"{number}. {', '.join(map(one_line, told))}"

    def _naming(self, place: int) -> Iterator[str]:
        if not 0 <= place < len(self._entities):
            yield f"There is no entity {place + 1} here."
            return
        entity = self._entities[place]
        rows = self._library.search("", about=entity.entity_id).rows
        count = plain.counted(len(rows), "article")
        self._show(rows, f"{count} naming {one_line(entity.name)}")
        yield from self._list()
