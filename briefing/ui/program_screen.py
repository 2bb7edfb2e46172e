"""The article given to other programs: a command, the pager, an editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.app import SuspendNotSupported

from briefing.errors import BriefingError, ProgramError
from briefing.ui import workers
from briefing.ui.outgoing_screen import OutgoingScreen


class ProgramScreen(OutgoingScreen):
    """The acts that run another program; each gets the text that is shown, and no file of it."""

    _last_command = ""

    def action_pipe(self) -> None:
        """Give the text to a command and show what it answers."""
        from briefing.ui.line_dialog import LineDialog

        if self.reading is None:
            return
        if self.settings.pipe:
            self._pipe(self.settings.pipe)
        else:
            question = "Give the text to this command (no shell reads it):"
            dialog = LineDialog(question, self._last_command, placeholder="wc -w")
            self.app.push_screen(dialog, self._pipe_line)

    def _pipe_line(self, line: str | None) -> None:
        if line is None or not line.strip():
            return
        from briefing import programs

        self._last_command = line
        try:
            self._pipe(programs.words_of(line))
        except ProgramError as error:
            self.say(error)

    def _pipe(self, arguments: Sequence[str]) -> None:
        work = partial(workers.pipe, arguments, self._page_text + "\n", self.post_message)
        self.run_worker(work, name="pipe", group="pipe", thread=True)

    @on(workers.Piped)
    def _piped(self, message: workers.Piped) -> None:
        from briefing.ui.dialogs import PageDialog
        from briefing.ui.pages import sections_page

        lines = message.output.expandtabs().splitlines() or ["Nothing was answered."]
        page = sections_page([(" ".join(message.arguments), lines)])
        self.app.push_screen(PageDialog(page, self.settings.keys))

    def action_pager(self) -> None:
        """Show the text in the pager."""
        from briefing import programs

        def show() -> None:
            pager = self.settings.pager or programs.from_environment(
                "PAGER", programs.DEFAULT_PAGER
            )
            programs.show(pager, self._page_text + "\n")

        self._outside(show)

    def action_edit(self) -> None:
        """Open a copy of the text in an editor."""
        from briefing import programs

        def edit() -> None:
            editor = self.settings.editor or programs.from_environment(
                "EDITOR", programs.DEFAULT_EDITOR
            )
            copy = programs.edit_copy(editor, self._page_text + "\n", self.open_id)
            if copy:
                self.say(f"Your changed copy is {copy}; the article is as it was.")

        self._outside(edit)

    def _outside(self, act: Callable[[], None]) -> None:
        """Do something with the terminal handed over."""
        if self.reading is None:
            return
        failure = None
        try:
            with self.app.suspend():
                # What is raised in here would leave the terminal handed over.
                try:
                    act()
                except BriefingError as error:
                    failure = error
        except SuspendNotSupported:
            self.say("This terminal cannot be handed over to another program.")
        if failure:
            self.say(failure)
        self.app.refresh()
