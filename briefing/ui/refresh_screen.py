"""Bringing the library up to date while it is read: how far it is, what it met, and stopping it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.worker import Worker

from briefing.errors import LoadError, StateError
from briefing.library import Library
from briefing.pace import Pace, reading
from briefing.plain import counted
from briefing.rows import Listing
from briefing.settings import Settings
from briefing.ui import workers
from briefing.ui.history import Question
from briefing.ui.noting_screen import NotingScreen

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ui.watching_worker import Noticed, Unwatched


class RefreshScreen(NotingScreen):
    """What the worker of a refresh tells, and the act that ends it early."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._told: set[str] = set()
        self._pace = Pace()
        self._reading_goes = ""
        # Whether the reader has stopped a refresh, and not asked for another one since.
        self._is_stopped = False
        # How many articles could not be found when that was last looked for.
        self._unlearnt = 0
        # Files that were noticed and that the refresh under way may not have seen; None is all.
        self._noticed: frozenset[Path] | None = frozenset()
        # Whether another program reads the folder, and this one waits for it.
        self._is_waiting_for_other = False

    def after_first_paint(self) -> None:
        """Then look for what is new."""
        super().after_first_paint()
        self._tell_marks()
        self.read_folder()
        if self.settings.watch:
            from briefing.ui import watching_worker

            work = partial(watching_worker.watch, self.library.places, self.post_message)
            self.run_worker(work, name="watch", group="watch", thread=True)

    def read_folder(self, only: frozenset[Path] = frozenset()) -> None:
        """Bring the library up to date, beside the screen; or some files of it alone."""
        self._noticed = frozenset()
        work = partial(workers.refresh, self.library, self.post_message, only)
        self.run_worker(work, name="refresh", group="refresh", thread=True)

    @on(workers.Refreshing)
    def _refreshing(self, message: workers.Refreshing) -> None:
        self._is_waiting_for_other = not message.total and not message.is_over
        if self._is_waiting_for_other:
            self._show_status()
        elif not message.is_over:
            how = self._pace.words(message.done, message.total, time.monotonic())
            self._reading_goes = reading(message.done, message.total) + how
            self._show_status()
        else:
            self._is_over(message.total)
        if message.has_news:
            self.ask(self.question)

    def show(self, listing: Listing) -> None:
        """An index that has lost what it knew learns it anew."""
        super().show(listing)
        # Once: where it cannot, asking again would ask for ever.
        if listing.unlearnt != self._unlearnt and not (self._refreshes or self._is_stopped):
            self._unlearnt = listing.unlearnt
            if listing.unlearnt:
                self.read_folder()

    def on_noticed(self, message: Noticed) -> None:
        """Read what has come, now or when what is under way is done."""
        is_all = self._noticed is None or not message.files
        self._noticed = None if is_all else (self._noticed or frozenset()) | message.files
        self._read_noticed()

    @on(Worker.StateChanged)
    def _read_noticed(self) -> None:
        if self._noticed != frozenset() and not self._refreshes:
            self.read_folder(self._noticed or frozenset())

    def on_unwatched(self, message: Unwatched) -> None:
        """Tell that the reader has to ask for new files."""
        key = self.settings.keys.label("reload")
        self.say(LoadError(message.sentence, f"{key} looks for new files." if key else None))

    @on(workers.Stopped)
    def _stopped(self, message: workers.Stopped) -> None:
        self._is_stopped = True
        self._is_over(message.done)
        self.ask(self.question)
        left = counted(message.total - message.done, "file")
        self.say(f"Stopped: {left} not read yet. The next start goes on from there.")

    def _where(self) -> str:
        """That files are read, here or by another window, if there is nothing else to say."""
        elsewhere = "Another window reads this folder." if self._is_waiting_for_other else ""
        return super()._where() or elsewhere or self._reading_goes

    def _show_status(self) -> None:
        """How reading goes stands in place of the counts where nobody has asked for them."""
        super()._show_status()
        told = self._reading_goes
        if told and self.question.is_empty and self._where() == told:
            key = self.settings.keys.label("cancel")
            self.status.show(told, f"{key} stops" if key else "")

    def failed(self, question: Question | None) -> None:
        """Wait no longer for another window where the refresh itself has failed."""
        self._reading_goes = self._reading_goes if question else ""
        self._is_waiting_for_other = self._is_waiting_for_other and question is not None
        super().failed(question)

    def _is_over(self, files: int) -> None:
        self._is_waiting_for_other = False
        self._reading_goes = ""
        self.is_reading = False
        self.recount()
        self._tell_problems(files)

    def action_reload(self) -> None:
        """Ask the list anew, without what was only just read, and look for what is new."""
        self._then, self._is_stopped = {}, False
        self.ask(self.question)
        if not self._refreshes:
            self.read_folder()

    def action_cancel(self) -> None:
        """Stop a refresh behind the file it is at; what it has read stays."""
        for worker in self._refreshes:
            worker.cancel()
        if not self._refreshes:
            self.say("Nothing is being read that could be stopped.")

    @property
    def _refreshes(self) -> Sequence[Worker[Any]]:
        return [w for w in self.workers if w.group == "refresh" and w.is_running]

    def _tell_problems(self, files: int) -> None:
        """Tell which files were skipped, if any was looked into, and which rules are not read."""
        failures, rules = self.library.failures(), self.library.rule_problems()
        names = self.library.naming.problems
        # What was mended is told anew when it comes back.
        self._told &= {*failures, *rules, *names, *self.library.state_problems()}
        skipped = failures if files else ()
        self._tell_first(skipped, "file", "“Skipped files” in the palette (:) lists them.")
        self._tell_first(rules, "rule", "`briefing rules` lists them.")
        self._tell_first(names, "name", "`briefing corrections` lists them.")
        self._tell_marks()

    def _tell_marks(self) -> None:
        """Tell last, as nothing weighs more, what was wrong with the file of marks."""
        sentences = [each for each in self.library.state_problems() if each not in self._told]
        if sentences:
            self._told.update(sentences)
            self.ask(self.question)
            self.say(StateError(" ".join(sentences)))

    def _tell_first(self, sentences: Sequence[str], noun: str, where: str) -> None:
        """The first of those not told yet, how many others there are, and where to find them."""
        first, *others = [each for each in sentences if each not in self._told] or ("",)
        self._told.update(sentences)
        if first:
            more = f" {counted(len(others), f'other {noun}')} cannot be read." if others else ""
            self.say(LoadError(first + more, where if others else None))
