"""The saved file in the reader pane: what was cut of it, from cut to cut, and putting one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.article import Span
from briefing.errors import BriefingError
from briefing.plain import counted
from briefing.ui import workers
from briefing.ui.guidance import hint
from briefing.ui.marking_screen import MarkingScreen

if TYPE_CHECKING:
    from briefing.ledger import Stretch


class LedgerScreen(MarkingScreen):
    """The acts that lead into the cut ledger, around in it, and out of it."""

    def show_raw(self, is_raw: bool) -> None:
        """Show the saved file or the cleaned article, at the same place."""
        if self.reading is None or is_raw == self.is_raw:
            return
        place = self.place_in_file
        try:
            self.ledger = self.library.ledger(self.open_id) if is_raw else None
        except BriefingError as error:
            self.say(error)
            return
        self.cut = None
        self.show_from(self.reading, place)

    def go_to(self, spot: Span) -> None:
        """Bring a hit or mention of the open article into view and mark it."""
        self.show_raw(False)
        # A mark of the page is equal to no other span, not even to one of the same place.
        self.spot = Span(spot.start, spot.end)
        self.reader.go_to(self.spot)
        self._show_status()

    def go_to_cut(self, cut: Stretch | None) -> None:
        """Bring something that was cut into view and mark it."""
        self.cut = cut
        if cut:
            self.reader.go_to(cut)
        self._show_status()

    def step_cut(self, direction: int) -> None:
        """Go to the next or previous thing that was cut, from the last one or from the top."""
        cuts = self.ledger.removed if self.ledger else ()
        here = self.cut.start if self.cut else self.reader.offset_at_top - (direction > 0)
        if direction > 0:
            found = next((cut for cut in cuts if cut.start > here), None)
        else:
            found = next((cut for cut in reversed(cuts) if cut.start < here), None)
        if found is None:
            self.say("There is no further cut in this file.")
        else:
            self.go_to_cut(found)

    def cut_in_view(self) -> Stretch | None:
        """What was stepped to last, while it is in view, else the first cut in view, if any."""
        if self.cut and self.reader.is_in_view(self.cut.start):
            return self.cut
        top = self.reader.offset_at_top
        cuts = self.ledger.removed if self.ledger else ()
        first = next((cut for cut in cuts if cut.end > top), None)
        return first if first and self.reader.is_in_view(max(top, first.start)) else None

    def cut_at(self, offset: int) -> Stretch | None:
        """What was cut at a place in the saved file."""
        cuts = self.ledger.removed if self.ledger else ()
        return next((cut for cut in cuts if cut.start <= offset < cut.end), None)

    def action_keep(self) -> None:
        """Ask where the cut in view is to be kept from now on."""
        from briefing.ui.dialogs import KeepDialog

        if self.ledger is None:
            self.say("R shows what was cut; there + puts a block of it back.")
            return
        cut = self.cut_in_view()
        if cut is None:
            self.say("No cut is in view; ] goes to the next one.")
            return
        self.go_to_cut(cut)
        text = self.ledger.text[cut.start : cut.end]
        asked = KeepDialog(text, self.ledger.publisher)
        self.app.push_screen(asked, partial(self._keep, self.open_id, cut))

    def _keep(self, article_id: str, cut: Stretch, everywhere: bool | None) -> None:
        if everywhere is None:
            return
        work = partial(workers.keep, self.library, article_id, cut, everywhere, self.post_message)
        self.run_worker(work, name="keep", group="keep", thread=True)

    def kept(self, article_id: str, cut: Span, publisher: str | None) -> None:
        """Tell what was put back; the next cut, if it is in view, is the one to decide on."""
        where = f"in every article of {publisher}" if publisher else "in this article"
        self.say(f"Kept {where}. `briefing rules` lists what you have put back.")
        if self.ledger and article_id == self.open_id:
            following = next((each for each in self.ledger.removed if each.start > cut.start), None)
            is_near = following and self.reader.is_in_view(following.start)
            self.go_to_cut(following if is_near else None)

    def _where(self) -> str:
        """In the ledger: which cut of how many, and what can be done with it."""
        if self.ledger is None:
            return super()._where()
        cuts = self.ledger.removed
        if not cuts:
            return "the saved file; nothing was cut"
        if self.cut in cuts:
            told = f"cut {cuts.index(self.cut) + 1}/{len(cuts)}: {self.cut.reason}"
            acts = {"keep": "keeps it"}
        else:
            told = f"the saved file, {counted(len(cuts), 'cut')}"
            acts = {"next-mention": "next", "keep": "keeps"}
        return " · ".join(filter(None, (told, hint(self.settings.keys, **acts))))
