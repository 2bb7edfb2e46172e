"""Where the reader left off: shown again at the start, kept while reading and at the end."""

from __future__ import annotations

from briefing.library import Library
from briefing.session import NOWHERE, Session, SessionFile
from briefing.settings import Settings
from briefing.ui.guidance import first_hint
from briefing.ui.history import Filter, Question
from briefing.ui.panes import HIDDEN, ZOOMED
from briefing.ui.saving_screen import SavingScreen

# Seconds from a change until it is on disk: whoever pages through articles writes no file for each.
PATIENCE = 3.0


class SessionScreen(SavingScreen):
    """The acts of beginning and ending; no key leads here."""

    def __init__(self, library: Library, settings: Settings, file: SessionFile = NOWHERE) -> None:
        super().__init__(library, settings)
        self._file = file
        self._session = Session()
        self._is_waiting = self._is_first_run = False

    def begin(self) -> None:
        """Show the last session as far as the catalog knows it; its query waits for the index."""
        self._is_first_run = self._file.is_first_run
        self._session = session = self._file.read()
        about = session.about
        self.question = Question(about=Filter(*about) if about else None)
        listing = self.library.search("", about=about[0] if about else None)
        if not listing.rows:
            # What the list was kept to has gone from the library.
            self.question, listing = Question(), self.library.search("")
        self._arrange(session)
        if self.library.holds(session.article_id):
            self.open(session.article_id, passing=True)
        self.show(listing)

    def _arrange(self, session: Session) -> None:
        """Put the panes as they stood. One that is not there any more, or all hidden, is no way."""
        panes = {pane.id: pane for pane in self.panes if pane.id}
        sides = panes.keys() - {self.reader.id}
        self.widths = {id: width for id, width in session.widths.items() if id in sides}
        hidden = {id for id in session.hidden if id in panes and id != session.pane}
        for id in hidden if len(hidden) < len(panes) else ():
            panes[id].add_class(HIDDEN)
        self.set_class(session.is_zoomed, ZOOMED)
        self.action_pane(self.panes.index(panes.get(session.pane, self.articles)) + 1)

    def after_first_paint(self) -> None:
        """Answer the query of the last session; the article open then is no passing one."""
        super().after_first_paint()
        if self._session.query or self.question.about:
            self.ask(Question(self._session.query, self.question.about))
        if self._session.article_id:
            self.settle()
        if self._is_first_run:
            self.say(first_hint(self.settings.keys))

    def open(self, article_id: str, *, offset: int | None = None, passing: bool = False) -> bool:
        """Show an article, and remember it soon."""
        if not self._is_waiting and self._file.path:
            self._is_waiting = True
            self.set_timer(PATIENCE, self.keep_session)
        return super().open(article_id, offset=offset, passing=passing)

    def keep_session(self) -> None:
        """Write down what is on the screen."""
        self._is_waiting = False
        about = self.question.about
        self._file.write(
            Session(
                article_id=self.open_id,
                query=self.question.text,
                about=(about.id, about.label) if about else None,
                pane=self.current_pane.id or "",
                is_zoomed=self.is_zoomed,
                hidden=tuple(pane.id for pane in self.query(f".pane.{HIDDEN}") if pane.id),
                widths=self.widths,
            )
        )
