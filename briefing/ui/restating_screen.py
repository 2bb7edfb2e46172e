"""A record of a sanction, put right by its reader: who imposes it, on whom, how far it got."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.ui.correcting_screen import CorrectingScreen
from briefing.views import EntityRow, sanction_id, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.article import Sanction
    from briefing.sanction_records import SanctionRecord
    from briefing.storage.journal import Act
    from briefing.ui.choosing import Chosen

HERE, ANYWHERE = "No sanction on {}, in this article", "No sanction on {}, in any article"
PARTS = (
    "Somebody else imposes it …",
    "It hits somebody else …",
    "It got less far, or farther …",
    "What the program found",
)


class RestatingScreen(CorrectingScreen):
    """The keys that correct people and weapons, where a sanction is under the cursor."""

    def action_reject(self) -> None:
        """Ask whether one sentence tells of no sanction, or nothing hits its party at all."""
        from briefing.ui.choosing import ChoosingDialog

        entity = self.chosen_entity
        if entity is None or not entity.record:
            super().action_reject()
            return
        party = entity.name.rpartition("→ ")[2]
        lines = ("This sentence tells of none", HERE.format(party), ANYWHERE.format(party))
        dialog = ChoosingDialog(f"{entity.name}: no sanction", lines)
        self.app.push_screen(dialog, partial(self._reject_record, entity, self.open_id))

    def _reject_record(self, entity: EntityRow, article_id: str, chosen: Chosen | None) -> None:
        from briefing.corrections import NOTHING

        line = chosen.line if chosen else None
        if line == 0:
            self._restate(entity, article_id, lambda record: record.reject())
        elif line is not None and (now := self._sanction(entity, article_id)):
            parties = [sanction_id(target.name) for target in now.targets]
            self._correct(
                entity.entity_id, NOTHING, *parties, article_id=article_id if line == 1 else ""
            )

    def action_rename(self) -> None:
        """Ask which part of the sanction is another."""
        from briefing.ui.choosing import ChoosingDialog

        entity = self.chosen_entity
        if entity is None or not entity.record:
            super().action_rename()
            return
        dialog = ChoosingDialog(f"What is {entity.name}?", PARTS)
        self.app.push_screen(dialog, partial(self._ask_part, entity, self.open_id))

    def _ask_part(self, entity: EntityRow, article_id: str, chosen: Chosen | None) -> None:
        if chosen is None or chosen.line is None:
            return
        if chosen.line == len(PARTS) - 1:
            self._restate(entity, article_id, lambda record: record.take_back())
            return
        now = self._sanction(entity, article_id)
        if now and chosen.line == 2:
            self._ask_status(entity, article_id, now)
        elif now:
            self._ask_names(entity, article_id, now, is_imposer=chosen.line == 0)

    def _sanction(self, entity: EntityRow, article_id: str) -> Sanction | None:
        try:
            return self.library.sanction_record(article_id, entity.record).sanction
        except BriefingError as error:
            self.say(error)
            return None

    def _ask_names(
        self, entity: EntityRow, article_id: str, now: Sanction, *, is_imposer: bool
    ) -> None:
        from briefing.sanction_records import SEPARATOR, Restating, names_in
        from briefing.ui.line_dialog import LineDialog

        names = now.imposers if is_imposer else [target.name for target in now.targets]

        def restate(typed: str | None) -> None:
            if typed is not None and (told := names_in(typed)):
                what = Restating(imposers=told) if is_imposer else Restating(targets=told)
                self._restate(entity, article_id, lambda record: record.restate(what))

        question = "Who imposes it?" if is_imposer else "Whom does it hit?"
        line = f"{SEPARATOR} ".join(names)
        dialog = LineDialog(question, line, below="Several are parted by semicolons.")
        self.app.push_screen(dialog, restate)

    def _ask_status(self, entity: EntityRow, article_id: str, now: Sanction) -> None:
        from briefing.sanction_records import STATUSES, Restating
        from briefing.ui.choosing import ChoosingDialog

        def restate(chosen: Chosen | None) -> None:
            if chosen and chosen.line is not None:
                what = Restating(status=STATUSES[chosen.line])
                self._restate(entity, article_id, lambda record: record.restate(what))

        lines = [words(status).capitalize() for status in STATUSES]
        dialog = ChoosingDialog(f"{entity.name} is …", lines, STATUSES.index(now.status))
        self.app.push_screen(dialog, restate)

    def _restate(
        self, entity: EntityRow, article_id: str, act: Callable[[SanctionRecord], Act | None]
    ) -> None:
        try:
            done = act(self.library.sanction_record(article_id, entity.record))
        except BriefingError as error:
            self.say(error)
        else:
            self._show_corrected(done.words if done else None, entity.entity_id)
