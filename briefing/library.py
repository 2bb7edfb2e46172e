"""Library: everything a person can do with folders of articles. The one door to all that is below.

The terminal screen, the command line and the tests are three callers of the same verbs. A library
may be used from several threads; `refresh` is the only verb that writes catalog and index.
"""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import threading
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import views
from briefing.answering import Answers
from briefing.article import Annotations, Article, Span
from briefing.errors import QueryError
from briefing.folders import Folders
from briefing.inert import one_line
from briefing.keeps import Keep
from briefing.naming import Naming
from briefing.places import Places
from briefing.rows import Listing
from briefing.storage.catalog import Catalog
from briefing.storage.marks import NO_MARKS, Marks
from briefing.storage.state import State

# Searching and refreshing are imported when they begin: the first screen asks for neither, and
# they are a tenth of the time until it is painted.
if TYPE_CHECKING:
    from briefing.dossier import Dossier
    from briefing.facts import Fact
    from briefing.finding import Finder
    from briefing.found import FacetRow, Tally
    from briefing.ledger import Ledger
    from briefing.marking import Marking
    from briefing.ordering import Order
    from briefing.refresh import Progress
    from briefing.refreshing import Refresher
    from briefing.sanction_records import SanctionRecord
    from briefing.storage.journal import Act
    from briefing.storage.searches import Searches
    from briefing.storage.tallies import EntityRecord

# Articles whose marks are read one by one.
MANY = 50


class Library:
    """A folder of articles, or several, with what was read of it and what its reader did to it."""

    def __init__(
        self,
        places: Places,
        folders: Folders,
        catalog: Catalog,
        state: State,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self.places = places
        self._catalog = catalog
        self._state = state
        self._folders = folders
        self._today = today
        self._open_finder: Finder | None = None
        self._lock = threading.RLock()
        #: Who and what is named where, with what is corrected.
        self.naming = Naming(
            catalog, state, folders.names, lambda text: self._finder().saying(text)
        )
        self._answers = Answers(catalog, state, self.naming, self._finder, today)
        self._refresher: Refresher | None = None

    @classmethod
    def open(
        cls,
        read: Path | Sequence[Path],
        folders: Folders | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> Library:
        """Open one folder or several as they were last read; `refresh` brings them up to date.

        Raises LoadError if there is none of them, StateError if the marks cannot be opened.
        """
        places = Places.of(*([read] if isinstance(read, Path) else read))
        folders = folders or Folders.of_this_user()
        cache = folders.cache_of(places)
        places.refuse(is_known=(cache / "catalog.db").exists())
        state = State(folders.state)
        try:
            catalog = Catalog(cache / "catalog.db")
        except (OSError, sqlite3.Error) as error:
            state.close()
            from briefing.storage import unwritable

            raise unwritable.cache_refused(cache, error) from error
        if catalog.is_new:
            shutil.rmtree(cache / "index", ignore_errors=True)
        return cls(places, folders, catalog, state, today)

    @property
    def folder(self) -> Path:
        """The folder of a library that has one; of several the first."""
        return self.places.roots[0][1]

    def __enter__(self) -> Library:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        self._catalog.seal.doubt(failure)
        self.close()

    def close(self) -> None:
        """Release every file; a closed library answers no more."""
        if self._open_finder:
            self._open_finder.close()
        self._catalog.close()
        self._state.close()

    def _finder(self) -> Finder:
        from briefing.finding import Finder

        with self._lock:
            if self._open_finder is None:
                index = self._folders.cache_of(self.places) / "index"
                self._open_finder = Finder(self._catalog, index)
            return self._open_finder

    def refresh(
        self, *, beside: bool = False, forgets: bool = False, only: Collection[Path] = ()
    ) -> Generator[Progress]:
        """Read what is new or changed in the folders, or stands under a changed rule of the reader.

        Gives one Progress per file that was looked into, `refreshing.ELSEWHERE` while another
        program reads them. Closing the generator keeps what it has read so far; the next
        refresh goes on from there. `beside` lets another process read where many files are new: it
        tells the same again while it is at something long, and closing does not wait for it.
        What was read of a folder that is away stays, unless the refresh `forgets`. It looks at all
        files, or `only` at those of some real paths, which costs the same in any library.
        """
        from briefing.refreshing import Refresher

        with self._lock:
            if self._refresher is None:
                self._refresher = Refresher(
                    self.places, self._folders, self._catalog, self._state, self._finder
                )
        return self._refresher.run(beside=beside, forgets=forgets, only=only)

    # Looking

    def search(
        self,
        text: str,
        about: str | None = None,
        *,
        typing: bool = False,
        order: Order | None = None,
        then: Mapping[str, Marks] | None = None,
    ) -> Listing:
        """The articles that answer a query, best first; all in the library's order without one.

        With an `order`, in that one; what is equal in it comes in the library's order. Versions
        of one story are one row, that of the first. `about` keeps those that name this entity, or
        are versions of one story (`views.story_id`) and then one row each. With `typing` the last
        word may be unfinished. Articles are found and ordered by the marks they had `then`, where
        given. A query is never wrong: what was not understood stands in `notes`.
        """
        return self._answers.listing(text, about, typing, order, then or {})

    def found(
        self,
        text: str,
        about: str | None = None,
        *,
        typing: bool = False,
        order: Order | None = None,
    ) -> tuple[tuple[str, ...], ...]:
        """The ids behind each row of `search`: its article, then the other versions found of it."""
        return self._answers.found(text, about, typing, order)

    def tally(self, text: str, about: str | None = None, *, typing: bool = False) -> Tally:
        """How much a query finds: a search without its rows."""
        return self._answers.tally(text, about, typing)

    def facets(
        self, text: str, about: str | None = None, *, typing: bool = False
    ) -> tuple[FacetRow, ...]:
        """Publishers, years, people and weapons of all articles (not stories) found, ten each."""
        return self._answers.facets(text, about, typing)

    def hits(self, article_text: str, text: str, *, typing: bool = False) -> tuple[Span, ...]:
        """The places in the text of an article that a query finds, in reading order."""
        from briefing.search.analysis import find

        query = self._answers.query(text, typing)
        return find(query, article_text) if query else ()

    def annotated(self, article_id: str) -> tuple[Article, Annotations]:
        """One article and all that extraction says of it; QueryError if there is none."""
        kept = self._catalog.article(article_id)
        if kept is None:
            raise QueryError(f"There is no article {one_line(article_id)} in {self.places.shown}.")
        return kept[0], self.naming.annotated(*kept)

    def article(self, article_id: str) -> views.Reading:
        """All that is shown of one article."""
        article, said = self.annotated(article_id)
        articles = self.naming.articles_per_entity(article_id, said)
        marked, place = self._state.of(article_id), self._state.place(article_id)
        reading = views.reading(article, said, articles, marked, place, self._state.watched())
        if not marked.notes:
            return reading
        from briefing.notes import with_notes

        return with_notes(reading, marked.notes)

    def ledger(self, article_id: str) -> Ledger:
        """The saved file of an article with all that cleaning took out; LoadError if it is gone."""
        from briefing.saved_files import ledger_in

        return ledger_in(self.places, self.annotated(article_id)[0])

    def info(self, article_id: str) -> tuple[Fact, ...]:
        """All that is known about one article."""
        from briefing.facts import info

        tags = self._state.of(article_id).tags
        return info(self.annotated(article_id)[0], self.paths(article_id), tags)

    def find(self, reference: str) -> str:
        """The id of the article meant by an id, the beginning of one, or a path; or QueryError."""
        return self._answers.find(reference, self.places)

    def paths(self, article_id: str) -> tuple[str, ...]:
        """Every file of the library that holds the article, in order."""
        return self._catalog.paths_of(article_id)

    def articles_in(self, path: str) -> tuple[str, ...]:
        """The articles of one file, in their order there."""
        return self._catalog.articles_in(path)

    def entities(self, *kinds: views.RowKind) -> Iterator[EntityRecord]:
        """The entities of the library, those in most articles first; of all kinds by default."""
        return self.naming.entities(kinds or ("person", "weapon", "sanction"))

    def dossier(self, entity_id: str) -> Dossier:
        """What the library says of one entity."""
        from briefing.dossier import Dossier

        return Dossier(entity_id, self.naming, self._answers, self._state, self.annotated)

    def sanction_record(self, article_id: str, record: str) -> SanctionRecord:
        """A record of a sanction in one article, to be corrected."""
        from briefing.sanction_records import SanctionRecord

        return SanctionRecord(article_id, record, self.annotated, self._state)

    def versions(self, article_id: str) -> tuple[views.ArticleRow, ...]:
        """The versions of an article's story and itself, in the library's order; or none."""
        ids = self._catalog.stories.versions(article_id)
        return tuple(self._answers.rows(self._answers.order().among(ids)))

    def holds(self, article_id: str) -> bool:
        """Whether there is such an article."""
        return bool(self._catalog.records([article_id]))

    def article_ids(self) -> tuple[str, ...]:
        """Every article, in the library's order."""
        return tuple(self._answers.order().ids)

    def failures(self, path: str | None = None) -> tuple[str, ...]:
        """One sentence for every file that could not be read, or for the one at a path."""
        return self._catalog.failures(path)

    def rule_problems(self) -> tuple[str, ...]:
        """One sentence for every rule of the reader's file that cannot be read."""
        from briefing.storage import rules

        return rules.read(self._folders.rules).problems

    def state_problems(self) -> tuple[str, ...]:
        """One sentence for whatever was wrong with the file of marks since it was opened."""
        return self._state.problems

    @property
    def searches(self) -> Searches:
        """What was searched for and saved, in all libraries; `tally` tells what each finds here."""
        return self._state.searches

    # What the reader does

    def mark(self, marking: Marking, *article_ids: str) -> Act | None:
        """Do something to articles, as one act; None where all of it holds already.

        On disk when this returns, and `undo` takes it back, also after a restart.
        """
        records = self._catalog.records(article_ids)
        known = (records.get(each) for each in article_ids)
        names = [views.headline_of(each.headline, each.path) if each else "?" for each in known]
        return self._state.journal.say(marking.statements(article_ids), marking.words(names))

    def seen(self, article_id: str) -> None:
        """The article counts as read; no act of the reader's, so nothing to undo."""
        from briefing.storage.journal import Statement

        self._state.journal.say([Statement(article_id, "read")], None)

    def undo(self) -> Act | None:
        """Take the reader's last act back; None where there is none."""
        return self._state.journal.undo()

    def redo(self) -> Act | None:
        """Do again what was undone last; None where nothing was, or another act came after it."""
        return self._state.journal.redo()

    def marks(self, article_ids: Sequence[str]) -> dict[str, Marks]:
        """What the reader did to articles."""
        # Reading all marks takes longer than reading some of them.
        is_many = len(article_ids) > MANY
        of: Callable[[str], Marks | None] = self._state.marks().get if is_many else self._state.of
        return {each: of(each) or NO_MARKS for each in article_ids}

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag with the number of articles that have it, the commonest first."""
        from briefing.marking import tag_counts

        marks = self._state.marks()
        places = self._answers.order().places
        return tag_counts(mark for each, mark in marks.items() if each in places)

    def leave(self, article_id: str, place: int) -> None:
        """Remember where in its saved file (code points) an article is left."""
        self._state.leave(article_id, place)

    def keep(self, article_id: str, cut: Span, *, everywhere: bool = False) -> tuple[Keep, ...]:
        """Put back what cleaning took out of a stretch of an article's document, for good.

        In this article, or `everywhere`: in all of its publisher. When this returns, the rules are
        in the reader's file; `refresh` reads anew the articles under them. QueryError if nothing
        was cut there or no publisher is known, StateError if the rules cannot be written.
        """
        from briefing.saved_files import put_back

        opened, today = self.ledger(article_id), self._today()
        with self._lock:
            return put_back(opened, cut, self._folders.rules, today, everywhere=everywhere)
