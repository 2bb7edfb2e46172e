"""What the reader does to articles, one or many: read, starred, tagged, hidden; and undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.plain import counted
from briefing.settings import Settings
from briefing.ui.article_screen import ArticleScreen

if TYPE_CHECKING:
    from briefing.marking import Marking
    from briefing.storage.journal import Act
    from briefing.ui.choosing import Chosen

# Rows that are marked as read without a question: a screen of them, which the eye has passed.
UNASKED = 20
# Kinds of statements on which more hangs than the signs of a row.
SHOWN_ANEW = {"hidden", "watched", "is", "note"}
# Tags that are named below the line they are typed in: two lines of them.
TAGS = 16


class MarkingScreen(ArticleScreen):
    """The acts on the open article, or on the rows that are picked."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        # Whoever marks the open article by hand does not want it marked by itself.
        self._is_marked_by_hand = False

    def open(self, article_id: str, *, offset: int | None = None, passing: bool = False) -> bool:
        """Another article is open: nobody has marked that one by hand yet."""
        if article_id != self.open_id:
            self._is_marked_by_hand = False
        return super().open(article_id, offset=offset, passing=passing)

    # Read, by reading

    def read_on_here(self) -> None:
        """The open article is no preview: it counts as read when it has been open long enough."""
        seconds = self.settings.read_after
        if seconds:
            self.set_timer(seconds, partial(self._is_read_now, self.open_id))
        elif seconds is not None:
            self._is_read_now(self.open_id)

    def is_read_through(self) -> None:
        """The reader has come to the end of the open article."""
        if self.settings.read_after is not None:
            self._is_read_now(self.open_id)

    def _is_read_now(self, article_id: str) -> None:
        if not self.reading or self.open_id != article_id:
            return
        if not self.reading.is_read and not self._is_marked_by_hand:
            try:
                self.library.seen(article_id)
            except BriefingError as error:
                self.say(error)
            else:
                self.show_marks([article_id])

    def show_marks(self, article_ids: Sequence[str]) -> None:
        """Show what is marked now of these articles, in the rows where they are."""
        marks = self.library.marks(article_ids)
        self.is_marked_since_asked = True
        if self.reading and (mark := marks.get(self.open_id)):
            self.reading = replace(self.reading, is_read=mark.is_read, is_starred=mark.is_starred)
        before = self.articles.show_marks(marks)
        self._unread += sum(mark.is_read - marks[each].is_read for each, mark in before.items())
        self._then = before | self._then
        self._show_status()

    # By hand

    def targets(self) -> tuple[str, ...]:
        """What an act is done to: the picked rows, else the open article."""
        if picked := self.articles.picked:
            return picked
        at = self.articles.cursor
        if self.articles.place_of(self.open_id) not in (None, at):
            # Keys that come in one go overtake the message that the cursor has moved on.
            self.open(self.articles.rows.ids[at], passing=True)
        return (self.open_id,) if self.reading else ()

    def do(self, marking: Marking, targets: tuple[str, ...]) -> bool:
        """Mark articles, in the library first; whether anything is otherwise now."""
        try:
            act = self.library.mark(marking, *targets) if targets else None
        except BriefingError as error:
            self.say(error)
            return False
        if act is None:
            return False
        self._is_marked_by_hand |= self.open_id in targets
        self.show_marks(act.subjects)
        if len(targets) > 1 or marking.hidden or marking.note:
            self.say(f"{act.words}.{self._undoes()}")
        return True

    def _undoes(self) -> str:
        key = self.settings.keys.label("undo")
        return f" {key} undoes it." if key else ""

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread where all are read."""
        from briefing.marking import Marking

        targets = self.targets()
        is_unread = any(not mark.is_read for mark in self.library.marks(targets).values())
        self.do(Marking(read=is_unread), targets)

    def action_toggle_star(self) -> None:
        """Star, or take the star off where all have one."""
        from briefing.marking import Marking

        targets = self.targets()
        is_plain = any(not mark.is_starred for mark in self.library.marks(targets).values())
        self.do(Marking(starred=is_plain), targets)

    def action_hide(self) -> None:
        """Hide, or show again where all are hidden; the row below is the next to be read."""
        from briefing.marking import Marking

        targets = self.targets()
        is_shown = any(not mark.is_hidden for mark in self.library.marks(targets).values())
        if self.do(Marking(hidden=is_shown), targets):
            if is_shown:
                self.articles.drop(targets)
            if self.articles.rows and self.articles.place_of(self.open_id) is None:
                self.open(self.articles.rows.ids[self.articles.cursor], passing=True)
            self.ask(self.question)

    def action_read_all(self) -> None:
        """Mark all rows shown as read; ask first where they are many."""
        from briefing.ui.choosing import ChoosingDialog

        unread = self.articles.unread
        if not unread:
            self.say("Every article shown is read.")
        elif len(unread) <= UNASKED:
            self._read_all(unread, None)
        else:
            title = f"Mark {counted(len(unread), 'article')} as read?"
            dialog = ChoosingDialog(title, ("Mark them as read", "Leave them as they are"))
            self.app.push_screen(dialog, partial(self._read_all, unread))

    def _read_all(self, unread: tuple[str, ...], chosen: Chosen | None) -> None:
        from briefing.marking import Marking

        if len(unread) <= UNASKED or (chosen and chosen.line == 0):
            self.do(Marking(read=True), unread)

    def action_tags(self) -> None:
        """Type the tags of the open article, or those that all picked ones have."""
        from briefing.ui.line_dialog import LineDialog

        if targets := self.targets():
            marks = self.library.marks(targets).values()
            common = set.intersection(*(set(mark.tags) for mark in marks))
            only = self.reading.headline if self.reading and len(targets) == 1 else ""
            of = f"“{only}”" if only else counted(len(targets), "article")
            known = " · ".join(f"{tag} {number:,}" for tag, number in self.library.tags()[:TAGS])
            dialog = LineDialog(
                f"Tags of {of}",
                " ".join(sorted(common)),
                placeholder="words, with blanks between them",
                below=f"In use: {known}" if known else "",
            )
            self.app.push_screen(dialog, partial(self._tag, targets, common))

    def _tag(self, targets: tuple[str, ...], before: set[str], typed: str | None) -> None:
        from briefing.marking import Marking, tags_in

        if typed is not None:
            tags = tags_in(typed)
            tag = tuple(each for each in tags if each not in before)
            untag = tuple(sorted(before.difference(tags)))
            self.do(Marking(tag=tag, untag=untag), targets)

    # Picking rows

    def action_pick(self) -> None:
        """Pick the row of the open article for the next act, or take it off, and go a row down."""
        self.articles.pick(self.open_id)
        if self.current_pane is self.articles:
            self.articles.action_move(1)
        self._show_status()

    def action_pick_range(self) -> None:
        """Pick every row from the one picked last to the open one."""
        self.articles.pick_to(self.open_id)
        self._show_status()

    def end_picking(self) -> bool:
        """Pick nothing any more; False where nothing was."""
        was_picking = self.articles.unpick()
        self._show_status()
        return was_picking

    # Undoing

    def action_undo(self) -> None:
        """Take the last act back."""
        self._turn(self.library.undo, "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn(self.library.redo, "Done again", "There is nothing to do again.")

    def _turn(self, verb: Callable[[], Act | None], done: str, nothing: str) -> None:
        try:
            act = verb()
        except BriefingError as error:
            self.say(error)
            return
        if act is None:
            self.say(nothing)
            return
        left = f" {counted(act.left, 'mark')} changed since then stayed." if act.left else ""
        self.say(f"{done}: {act.words}.{left}")
        self._is_marked_by_hand |= self.open_id in act.subjects
        self.show_marks(act.subjects)
        if act.kinds & SHOWN_ANEW:
            self.recount()
            self.ask(self.question)
