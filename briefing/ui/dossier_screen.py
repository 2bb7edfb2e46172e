"""What the whole library says of the selected entity: by date, in whose company, and watched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from briefing.errors import BriefingError
from briefing.plain import counted
from briefing.ui import workers
from briefing.ui.history import Filter, Question
from briefing.ui.stepping_screen import SteppingScreen
from briefing.views import EntityRow

if TYPE_CHECKING:
    from briefing.dossier import Companion, Moment
    from briefing.ui.choosing import Chosen

LIST, READER = 1, 2
# What is said of a companion where its name does not say it.
AS = {"person": "", "weapon": "", "sanction": ", sanctioned"}


class DossierScreen(SteppingScreen):
    """The acts on the entity under the cursor of the panel."""

    def _row(self) -> EntityRow | None:
        row = self.chosen_entity
        if row is None:
            self.say("This article names nobody to follow.")
        return row

    def _entity(self) -> EntityRow | None:
        row = self._row()
        if row and row.kind == "note":
            self.say("This is for people, weapons and sanctions.")
            return None
        return row

    def follow(self, entity: EntityRow) -> None:
        """Keep the list to the articles that name an entity, and go there."""
        self.settle()
        self.ask(Question(about=Filter(entity.entity_id, f"mentions {entity.name}")))
        self.action_pane(LIST)

    # By date

    def action_timeline(self) -> None:
        """List the articles that name the entity by their dates."""
        if entity := self._entity():
            work = partial(workers.timeline, self.library, entity.entity_id, entity.name)
            self.run_worker(
                partial(work, self.post_message), name="timeline", group="timeline", thread=True
            )

    @on(workers.Dated)
    def _dated(self, message: workers.Dated) -> None:
        from briefing.ui.choosing import ChoosingDialog

        moments = message.moments
        here = [at for at, each in enumerate(moments) if each.row.article_id == self.open_id]
        lines = [f"{each.row.date} · {each.row.headline}\n{each.sentence}" for each in moments]
        title = f"{message.name}, in {counted(len(moments), 'article')} by date"
        dialog = ChoosingDialog(title, lines, here[0] if here else 0)
        self.app.push_screen(dialog, partial(self._go_to_moment, moments))

    def _go_to_moment(self, moments: Sequence[Moment], chosen: Chosen | None) -> None:
        if chosen is None or chosen.line is None:
            return
        moment = moments[chosen.line]
        self.settle()
        if self.open(moment.row.article_id):
            self.read_on_here()
            self.action_pane(READER)
            if moment.place:
                self.go_to(moment.place)

    # In whose company

    def action_company(self) -> None:
        """List who and what is named in the same articles."""
        from briefing.ui.choosing import ChoosingDialog

        if entity := self._entity():
            company = self.library.dossier(entity.entity_id).company()
            if not company:
                self.say(f"{entity.name} appears with nobody else.")
                return
            lines = [
                f"{each.name}{AS[each.kind]} · {counted(each.articles, 'article')}"
                for each in company
            ]
            dialog = ChoosingDialog(f"{entity.name} appears with", lines)
            self.app.push_screen(dialog, partial(self._ask_for_both, entity, company))

    def _ask_for_both(
        self, entity: EntityRow, company: Sequence[Companion], chosen: Chosen | None
    ) -> None:
        if chosen is None or chosen.line is None:
            return
        from briefing.search.rewriting import quoted

        other = company[chosen.line]
        self.settle()
        about = Filter(entity.entity_id, f"mentions {entity.name}")
        self.ask(Question(quoted(other.kind, other.name), about))
        self.action_pane(LIST)

    # Watched

    def action_watch(self) -> None:
        """Watch the entity: a sign stands where it is named, and is:watched finds it."""
        entity = self._entity()
        if entity is None:
            return
        try:
            act = self.library.dossier(entity.entity_id).watch(
                entity.name, is_watched=not entity.is_watched
            )
        except BriefingError as error:
            self.say(error)
            return
        if act:
            self.say(f"{act.words}. is:watched finds it." if not entity.is_watched else act.words)
            self.recount()
            self.ask(self.question)
