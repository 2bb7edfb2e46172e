"""What the reader takes out of the article: its links, itself in another program, a copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.article import Span
from briefing.errors import BriefingError
from briefing.inert import pictured_line
from briefing.plain import counted
from briefing.ui.place_screen import PlaceScreen
from briefing.ui.wrapping import clip

if TYPE_CHECKING:
    from briefing.ui.choosing import Chosen

# Cells of what was copied that are shown of it.
SHOWN = 48


class OutgoingScreen(PlaceScreen):
    """The acts that lead out of the program. Nothing leaves it unseen."""

    # Links

    def action_links(self) -> None:
        """List the links of the open article."""
        from briefing.ui.choosing import ChoosingDialog

        if self.reading is None:
            return
        told = ((self.reading.label_of(link), link.url) for link in self.reading.links)
        links = [(label, url) for label, url in dict.fromkeys(told) if label]
        if not links:
            self.say("This article has no links.")
            return
        dialog = ChoosingDialog(
            "Which link?", [f"{pictured_line(label)}\n{url}" for label, url in links]
        )
        self.app.push_screen(dialog, partial(self._chosen_link, [url for _, url in links]))

    def _chosen_link(self, urls: Sequence[str], chosen: Chosen | None) -> None:
        if chosen and chosen.line is not None:
            self._ask_to_open(urls[chosen.line])

    def action_original(self) -> None:
        """Open the article's own page, or else its file."""
        from briefing.formats.links import is_web

        if self.reading is None:
            return
        url = self.reading.url
        if url and is_web(url):
            self._ask_to_open(url)
        else:
            self._ask_to_open(str(self.library.places.file(self.reading.path).absolute()))

    def _ask_to_open(self, target: str) -> None:
        from briefing.outgoing import opener
        from briefing.ui.open_dialogs import OpenDialog

        dialog = OpenDialog(target, opener(target)[0])
        self.app.push_screen(dialog, partial(self._open_outside, target))

    def _open_outside(self, target: str, answer: str | None) -> None:
        if answer == "copy":
            self._copy(target)
        elif answer == "open":
            from briefing.outgoing import hand_over

            try:
                hand_over(target)
            except BriefingError as error:
                self.say(error)

    # Copies

    def action_copy(self) -> None:
        """Copy what is selected, or else the current paragraph."""
        if passage := self._passage():
            self._copy(passage)

    def action_quote(self) -> None:
        """Copy it as a quote with its source."""
        from briefing.outgoing import quotation

        if passage := self._passage():
            try:
                article, _ = self.library.annotated(self.open_id)
            except BriefingError as error:
                self.say(error)
            else:
                self._copy(quotation(passage, article), "as a quote ")

    def _passage(self) -> str:
        """What is selected with the mouse; the paragraph of the current place; the one on top."""
        if selected := self.reader.selected_text:
            return selected
        from briefing.outgoing import passage_at

        passages: Sequence[Span] = self.reading.blocks if self.reading else ()
        if self.ledger:
            passages = self.ledger.stretches
        spot = (self.find and self.find.current) or (self.cut if self.is_raw else self.spot)
        is_seen = spot is not None and self.reader.is_in_view(spot.start)
        place = spot.start if spot and is_seen else self.reader.offset_at_top
        passage = passage_at(passages, place)
        return self._page_text[passage.start : passage.end] if passage else ""

    def _copy(self, text: str, how: str = "") -> None:
        self.app.copy_to_clipboard(text)
        self.clear_selection()
        words = counted(len(text.split()), "word")
        self.say(
            f"Copied {how}({words}): {clip(pictured_line(text), SHOWN)} "
            "If it does not arrive, the terminal keeps programs from its clipboard."
        )
