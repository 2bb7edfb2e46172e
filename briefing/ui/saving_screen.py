"""The article, the list or the entities saved to a file: what, how, where, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.inert import pictured_line
from briefing.plain import counted
from briefing.ui.program_screen import ProgramScreen

# Loaded when something is to be saved: the first screen saves nothing.
if TYPE_CHECKING:
    from pathlib import Path

    from briefing.saving import Thing
    from briefing.ui.choosing import Chosen
    from briefing.ui.lines import LinePane
    from briefing.ui.saving_worker import Parcel, Saved, Saving


class SavingScreen(ProgramScreen):
    """The act that saves, question by question, and what its worker tells."""

    def action_save(self) -> None:
        """Ask what is to be saved, and how."""
        from briefing.ui.choosing import ChoosingDialog

        if parcels := self._parcels():
            dialog = ChoosingDialog("Save what?", [parcel.label for parcel in parcels])
            self.app.push_screen(dialog, partial(self._chosen_parcel, parcels))
        else:
            self.say("There is nothing here to save.")

    def _parcels(self) -> Sequence[Parcel]:
        """What stands on the screen now in every form, that of the current pane first."""
        from briefing.saving import FORMS
        from briefing.ui.saving_worker import Parcel

        there: dict[Thing, tuple[str, str, Callable[[], Sequence[str]]]] = {}
        if self.reading:
            headline, open_id = self.reading.headline, self.open_id
            there["article"] = "the article", headline, lambda: (open_id,)
            if self.reading.entities:
                title = f"entities {headline}"
                there["entities"] = "the entities of the article", title, lambda: (open_id,)
        if self.articles.rows:
            there["list"] = self._listed()
        panes: dict[LinePane | None, Thing] = {
            self.articles: "list", self.facets: "list", self.entities: "entities"
        }  # fmt: skip
        first = panes.get(self.current_pane, "article")
        parcels = [Parcel(form, *there[form.thing]) for form in FORMS if form.thing in there]
        return sorted(parcels, key=lambda parcel: parcel.form.thing != first)

    def _listed(self) -> tuple[str, str, Callable[[], Sequence[str]]]:
        from briefing.saving import articles_behind

        asked, shown = self._answered_question, self.articles.rows
        about, label = (asked.about.id, asked.about.label) if asked.about else (None, "")
        return (
            f"the list of {counted(shown.articles, 'article')}",
            " ".join((asked.text, label, self.articles.words)),
            lambda: articles_behind(self.library, shown.ids, asked.text, about),
        )

    def _chosen_parcel(self, parcels: Sequence[Parcel], chosen: Chosen | None) -> None:
        if chosen and chosen.line is not None:
            parcel = parcels[chosen.line]
            self._ask_name(parcel, parcel.name)

    def _ask_name(self, parcel: Parcel, name: str) -> None:
        from briefing.saving import started_in
        from briefing.ui.line_dialog import LineDialog

        question = f"Save {parcel.label}, in {pictured_line(started_in())}:"
        self.app.push_screen(LineDialog(question, name), partial(self._named, parcel))

    def _named(self, parcel: Parcel, name: str | None) -> None:
        from briefing import saving
        from briefing.ui.open_dialogs import SureDialog

        if name is None or not name.strip():
            return
        try:
            path = saving.place(name, parcel.name)
            doubt = saving.doubt(self.library.places, path)
        except BriefingError as error:
            self.say(error)
            self._ask_name(parcel, name)
            return
        if doubt:
            self.app.push_screen(SureDialog(doubt), partial(self._judged, parcel, name, path))
        else:
            self._save(parcel, path)

    def _judged(self, parcel: Parcel, name: str, path: Path, is_sure: bool | None) -> None:
        if is_sure:
            self._save(parcel, path, is_sure=True)
        else:
            self._ask_name(parcel, name)

    def _save(self, parcel: Parcel, path: Path, *, is_sure: bool = False) -> None:
        from briefing.ui import saving_worker

        work = partial(saving_worker.save, self.library, parcel, path, is_sure)
        self.run_worker(partial(work, self.post_message), name="save", group="save", thread=True)

    def on_saving(self, message: Saving) -> None:
        """Tell how far the file is."""
        key = self.settings.keys.label("cancel")
        self.status.show(
            f"Saving {message.done:,} of {counted(message.total, 'article')}",
            f"{key} stops" if key else "",
        )

    def on_saved(self, message: Saved) -> None:
        """Tell what came of it."""
        self._show_status()
        self.say(message.told)

    def action_cancel(self) -> None:
        """Stop saving; where nothing is saved, stop reading the folder."""
        running = [w for w in self.workers if w.group == "save" and w.is_running]
        for worker in running:
            worker.cancel()
        if not running:
            super().action_cancel()
