"""How broad the text is, how far it is read, and where an article was left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import on

from briefing.library import Library
from briefing.settings import BROADEST, NARROWEST, Settings
from briefing.ui import workers
from briefing.ui.article_view import ArticleView
from briefing.ui.find_screen import FindScreen
from briefing.ui.lines import LinePane
from briefing.views import Reading

# Seconds: a remark is read by then, and a reader who has not moved on for so long is reading.
REMARK, REST = 3.0, 1.0


class PlaceScreen(FindScreen):
    """The acts that set the measure; what the status line says of the place in the text."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._remark = ""
        self._is_moving = False
        # The words of an article are counted once: the status line is written at every key.
        self._counted: tuple[str, int] = ("", 0)

    # Measure

    def action_measure(self, columns: int) -> None:
        """Make lines broader or narrower, for as long as the program runs."""
        now = self.reader.measure
        wanted = max(NARROWEST, min(BROADEST, now + columns))
        if columns > 0 and now < self.reader.broadest:
            self.remark(f"{now} columns; the pane has no room for more")
        elif columns < 0 and wanted >= now:
            self.remark(f"{now} columns; there is no narrower measure")
        else:
            self.reader.set_broadest(wanted)
            self.remark(f"{self.reader.measure} columns")

    def remark(self, words: str) -> None:
        """Say something in the status line, for a while."""
        self._remark = words
        self._show_status()
        self.set_timer(REMARK, partial(self._forget, words))

    def _forget(self, words: str) -> None:
        if self._remark is words:
            self._remark = ""
            self._show_status()

    # Progress

    @on(ArticleView.Moved)
    async def _moved(self) -> None:
        self._show_status()
        if self.current_pane is self.reader and self.reader.is_at_end and not self.is_raw:
            self.is_read_through()
        if not self._is_moving:
            self._is_moving = True
            self.set_timer(REST, self._rest)
        await self.gather()

    def _rest(self) -> None:
        self._is_moving = False
        if self._is_elsewhere():
            left = partial(workers.leave, self.library, self.open_id, self._left_at())
            self.run_worker(
                partial(left, self.post_message), name="leave", group="leave", thread=True
            )

    def _make_current(self, pane: LinePane) -> None:
        super()._make_current(pane)
        # A pane that was not shown is laid out by then, and knows how much of it is in view.
        self.call_after_refresh(self._show_status)

    def _where(self) -> str:
        """A remark, or else which hit of how many and how far the article is read."""
        told = (super()._where(), self._progress())
        return self._remark or " · ".join(filter(None, told))

    def _progress(self) -> str:
        if self.reading is None or self.current_pane is not self.reader:
            return ""
        share = min(1.0, self.reader.offset_at_bottom / max(1, len(self._page_text)))
        if self.reader.is_at_end or self.is_raw:
            return "100 %" if self.reader.is_at_end else f"{int(share * 100)} %"
        from briefing.facts import minutes

        return f"{int(share * 100)} % · {minutes((1 - share) * self._words(self.reading))} min left"

    def _words(self, reading: Reading) -> int:
        if self._counted[0] is not reading.text:
            # Blanks stand for words: to part a text of 1 MB into them takes a frame and more.
            self._counted = (reading.text, reading.text.count(" ") + len(reading.blocks))
        return self._counted[1]

    # Place

    def leave(self) -> None:
        """Remember where the open article is left, over the end of the program too."""
        super().leave()
        if self._is_elsewhere():
            workers.leave(self.library, self.open_id, self._left_at(), self.post_message)

    def _left_at(self) -> int:
        place = self.reader.place
        return (
            self.reading.source_of(place) if self.reading and place and not self.is_raw else place
        )

    def _is_elsewhere(self) -> bool:
        """Whether the open article is at another place than is remembered; it is from now on."""
        if self.reading is None or not self.reader.columns:
            return False
        before, left_at = self.reading.left_at, self._left_at()
        self.reading = replace(self.reading, left_at=left_at)
        return left_at != before
