"""What extraction got wrong, put right by its reader: merged, named, rejected, added."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from briefing.errors import BriefingError
from briefing.ui.dossier_screen import DossierScreen
from briefing.views import EntityRow

if TYPE_CHECKING:
    from briefing.corrections import Meant, MeantKind
    from briefing.ui.choosing import Chosen

OTHER_KIND: dict[str, MeantKind] = {"person": "weapon", "weapon": "person"}


class CorrectingScreen(DossierScreen):
    """The acts that correct the entities. Each is one act to be undone."""

    def action_pick(self) -> None:
        """Pick the entity under the cursor, where they are focused; else the row of the article."""
        if self.current_pane is self.entities:
            self.entities.pick()
        else:
            super().action_pick()

    def end_picking(self) -> bool:
        """Pick neither articles nor entities any more; False where none was."""
        return self.entities.unpick() or super().end_picking()

    @property
    def picked_entities(self) -> tuple[EntityRow, ...]:
        """The entities that are picked for an act."""
        return self.entities.picked

    # One entity for several

    def action_merge(self) -> None:
        """The picked entities are the one under the cursor."""
        from briefing.corrections import Meant

        entity = self._correctable()
        if entity is None:
            return
        others = [row for row in self.picked_entities if row.entity_id != entity.entity_id]
        if not others:
            key = self.settings.keys.label("pick")
            self.say(f"Pick the other names of {entity.name} first, with {key} in the entities.")
        elif any(row.kind != entity.kind for row in others):
            self.say("A person and a weapon are not merged.")
        else:
            self.end_picking()
            first, *further = (row.entity_id for row in others)
            self._correct(first, Meant(cast("MeantKind", entity.kind), entity.name), *further)

    # None, or another

    def action_reject(self) -> None:
        """Ask where the entity is none."""
        from briefing.ui.choosing import ChoosingDialog

        if entity := self._entity():
            # One of the library is none anywhere.
            lines = (*(("In this article",) if entity.here else ()), "In any article")
            dialog = ChoosingDialog(f"{entity.name}: no entity", lines)
            self.app.push_screen(dialog, partial(self._reject, entity, self.open_id))

    def _reject(self, entity: EntityRow, article_id: str, chosen: Chosen | None) -> None:
        from briefing.corrections import NOTHING

        if chosen and chosen.line is not None:
            here = article_id if entity.here and chosen.line == 0 else ""
            self._correct(entity.entity_id, NOTHING, article_id=here)

    def action_rename(self) -> None:
        """Ask what the entity is: under another name, of another kind, as it was found."""
        from briefing.ui.choosing import ChoosingDialog

        if entity := self._correctable():
            lines = ("Another name …", f"A {OTHER_KIND[entity.kind]}", "What the program found")
            dialog = ChoosingDialog(f"What is {entity.name}?", lines)
            self.app.push_screen(dialog, partial(self._rename, entity))

    def _rename(self, entity: EntityRow, chosen: Chosen | None) -> None:
        from briefing.corrections import Meant
        from briefing.ui.line_dialog import LineDialog

        match chosen.line if chosen else None:
            case 0:
                dialog = LineDialog(f"The name of {entity.name}", entity.name)
                self.app.push_screen(dialog, partial(self._give_name, entity))
            case 1:
                self._correct(entity.entity_id, Meant(OTHER_KIND[entity.kind], entity.name))
            case 2:
                self._take_back(entity)

    def _give_name(self, entity: EntityRow, typed: str | None) -> None:
        from briefing.corrections import Meant

        name = " ".join((typed or "").split())
        if name and name != entity.name:
            self._correct(entity.entity_id, Meant(cast("MeantKind", entity.kind), name))

    # A name that was missed

    def action_add_name(self) -> None:
        """Ask for a name, by default the selected text."""
        from briefing.ui.line_dialog import LineDialog

        selected = " ".join(self.reader.selected_text.split())
        dialog = LineDialog("Which name was missed?", selected)
        self.app.push_screen(dialog, self._ask_what_it_names)

    def _ask_what_it_names(self, typed: str | None) -> None:
        from briefing.corrections import subject_of
        from briefing.ui.choosing import ChoosingDialog

        if not (typed and typed.strip()):
            return
        try:
            subject = subject_of(typed)
        except BriefingError as error:
            self.say(error)
            return
        entity = self.chosen_entity
        lines = ["A person", "A weapon"]
        if entity and entity.kind in OTHER_KIND:
            lines.append(f"Another name of {entity.name}")
        dialog = ChoosingDialog(f"What is “{typed.strip()}”?", lines)
        self.app.push_screen(dialog, partial(self._add_name, subject, typed, entity))

    def _add_name(
        self, subject: str, typed: str, entity: EntityRow | None, chosen: Chosen | None
    ) -> None:
        from briefing.corrections import Meant

        name = " ".join(typed.split())
        match chosen.line if chosen else None:
            case 0:
                self._correct(subject, Meant("person", name))
            case 1:
                self._correct(subject, Meant("weapon", name))
            case 2 if entity:
                self._correct(subject, Meant(cast("MeantKind", entity.kind), entity.name))

    # In the library first

    def _correctable(self) -> EntityRow | None:
        entity = self._entity()
        if entity and entity.kind not in OTHER_KIND:
            key = self.settings.keys.label("reject")
            self.say(f"This is for people and weapons; {key} takes a sanction off.")
            return None
        return entity

    def _correct(self, subject: str, is_meant: Meant, *others: str, article_id: str = "") -> None:
        try:
            act = self.library.dossier(subject).correct(is_meant, *others, article_id=article_id)
        except BriefingError as error:
            self.say(error)
        else:
            self._show_corrected(act.words if act else None, is_meant.id)

    def _take_back(self, entity: EntityRow) -> None:
        try:
            act = self.library.dossier(entity.entity_id).take_back()
        except BriefingError as error:
            self.say(error)
        else:
            self._show_corrected(act.words if act else None, entity.entity_id)

    def _show_corrected(self, words: str | None, entity_id: str) -> None:
        if words is None:
            self.say("So it is already.")
            return
        self.say(f"{words}.{self._undoes()}")
        self.recount()
        self.entities.select(entity_id)
        self.select_entity()
        self.ask(self.question)
