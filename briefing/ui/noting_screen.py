"""The reader's notes: written on the open article or on a passage, changed, taken off."""

from __future__ import annotations

from functools import partial

from briefing.ui.restating_screen import RestatingScreen
from briefing.views import EntityRow

READER = 2


class NotingScreen(RestatingScreen):
    """The acts on notes. One that is selected stands in the panel, as entities do."""

    @property
    def note(self) -> EntityRow | None:
        """The note under the cursor of the panel."""
        row = self.chosen_entity
        return row if row and row.kind == "note" else None

    def action_note(self) -> None:
        """Write on the selected passage, else on the article; go on with what is there."""
        if self.reading:
            self._ask_for_note(self._selected_passage())

    def _selected_passage(self) -> str:
        # In the saved file a passage is what it says: the article may have it elsewhere.
        if self.is_raw or not self.reading:
            return self.reader.selected_text.strip()
        span = self.reader.selected_span
        return self.reading.text[span.start : span.end].strip() if span else ""

    def _ask_for_note(self, passage: str) -> None:
        from briefing.notes import note_id
        from briefing.ui.note_dialog import NoteDialog

        if not self.reading:
            return
        there = (row.name for row in self.reading.notes if row.entity_id == note_id(passage))
        on = "this passage" if passage else f"“{self.reading.headline}”"
        dialog = NoteDialog(f"Note on {on}", next(there, ""), passage=passage)
        self.app.push_screen(dialog, partial(self._write, self.open_id, passage))

    def _write(self, article_id: str, passage: str, text: str | None) -> None:
        from briefing.marking import Marking
        from briefing.notes import note_id
        from briefing.storage.marks import Note

        if text is None:
            return
        self.clear_selection()
        before = [row.entity_id for row in self.reading.notes] if self.reading else []
        if self.do(Marking(note=Note(passage, text)), (article_id,)):
            self.recount()
            self._select(note_id(passage), before)

    def _select(self, note: str, before: list[str]) -> None:
        """Select a note by its id; where it is gone, the one that stood beside it before."""
        place = before.index(note) if note in before else 0
        there = {row.entity_id for row in self.reading.notes} if self.reading else set()
        near = (note, *reversed(before[:place]), *before[place + 1 :])
        if nearest := next((each for each in near if each in there), None):
            self.entities.select(nearest)
        self.select_entity()

    # The one that is selected

    def go_to_note(self) -> bool:
        """Show the passage that the selected note is on; False where no note is selected."""
        if note := self.note:
            self.settle()
            self.show_raw(False)
            self.action_pane(READER)
            if note.places:
                self.go_to(note.places[0])
            else:
                self.reader.action_top()
        return note is not None

    def action_rename(self) -> None:
        """Change the words of the note."""
        from briefing.notes import passage_of

        row = self._row()
        if row and row.kind == "note":
            self._ask_for_note(passage_of(row))
        elif row:
            super().action_rename()

    def action_reject(self) -> None:
        """Take the note off."""
        from briefing.notes import passage_of

        row = self._row()
        if row and row.kind == "note":
            self._write(self.open_id, passage_of(row), "")
        elif row:
            super().action_reject()

    def _open_article_with(self, entity: EntityRow, direction: int) -> None:
        """A note is in no other article."""
        if entity.kind == "note":
            self.say("This note is in no other article.")
        else:
            super()._open_article_with(entity, direction)
