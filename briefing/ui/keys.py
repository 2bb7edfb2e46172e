"""Every key of the reader, once: bindings, help, hints and README are made from this table."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Key:
    """One act: the keys that do it, the action of the widget it belongs to, and what it is called.

    `hint` is the word shown in the status line, for the few acts a newcomer needs first. A key that
    `is_first` acts before the next key is looked at, so that what follows it in one burst (a paste,
    a slow line) goes where the act leads.
    """

    id: str
    keys: str
    action: str
    description: str
    hint: str | None = None
    is_first: bool = False

    @property
    def binding(self) -> Binding:
        """The same for Textual; the id is what a remapping refers to."""
        return Binding(
            self.keys,
            self.action,
            self.description,
            show=False,
            id=self.id,
            priority=self.is_first,
        )

    @property
    def label(self) -> str:
        """The keys as a person reads them: "j ↓"."""
        return " ".join(LABELS.get(key, key) for key in self.keys.split(","))


LABELS = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "enter": "Enter",
    "escape": "Esc", "tab": "Tab", "shift+tab": "Shift+Tab", "backspace": "Backspace",
    "alt+left": "Alt+←", "alt+right": "Alt+→", "ctrl+d": "Ctrl+D", "ctrl+u": "Ctrl+U",
    "ctrl+p": "Ctrl+P", "ctrl+q": "Ctrl+Q", "ctrl+f": "Ctrl+F", "home": "Home", "end": "End",
    "pagedown": "PgDn", "pageup": "PgUp", "shift+space": "Shift+Space", "slash": "/",
    "backslash": "\\", "left_square_bracket": "[", "right_square_bracket": "]",
    "question_mark": "?", "colon": ":", "asterisk": "*", "plus": "+",
    "equals_sign": "=", "f1": "F1",
}  # fmt: skip

# What every pane of lines does with a key, each in its own way.
LINE_KEYS = (
    Key("down", "j,down", "move(1)", "Down"),
    Key("up", "k,up", "move(-1)", "Up"),
    Key("top", "g,home", "top", "To the top"),
    Key("bottom", "G,end", "bottom", "To the bottom"),
    Key("half-down", "ctrl+d", "half(1)", "Half a page down"),
    Key("half-up", "ctrl+u", "half(-1)", "Half a page up"),
    Key("page-down", "pagedown", "page(1)", "A page down"),
    Key("page-up", "pageup", "page(-1)", "A page up"),
    Key("open", "enter,l,right", "open", "Open, or follow an entity"),
)

SCREEN_KEYS = (
    Key("read-on", "space", "read_on", "Page the article; at its end go to the next one"),
    Key("read-back", "b,shift+space", "read_back", "Page the article back"),
    Key("back", "h,left,escape", "back", "Back one level; never quits"),
    Key("leave", "q", "leave", "Back; at the top level quit", hint="quit"),
    Key("quit", "Q,ctrl+q", "quit_now", "Quit now"),
    Key("next-article", "J", "step(1)", "Next article"),
    Key("previous-article", "K", "step(-1)", "Previous article"),
    Key(
        "search",
        "slash,backslash,ctrl+f",
        "search",
        "Search as you type",
        hint="search",
        is_first=True,
    ),
    Key("next-hit", "n", "hit(1)", "Next hit, or next unread article"),
    Key("previous-hit", "N", "hit(-1)", "Previous hit, or previous unread article"),
    Key(
        "next-mention",
        "right_square_bracket",
        "mention(1)",
        "Next mention, or cut in the saved file",
    ),
    Key(
        "previous-mention",
        "left_square_bracket",
        "mention(-1)",
        "Previous mention, or cut in the saved file",
    ),
    Key("backward", "backspace,alt+left", "travel(-1)", "Back to where I was"),
    Key("forward", "alt+right", "travel(1)", "Forward again"),
    Key("entities", "e", "entities", "Show, focus or hide the entities", hint="entities"),
    Key("list-pane", "1", "pane(1)", "To the article list"),
    Key("reader-pane", "2", "pane(2)", "To the reader"),
    Key("entity-pane", "3", "pane(3)", "To the entities"),
    Key("next-pane", "tab", "cycle(1)", "To the next pane"),
    Key("previous-pane", "shift+tab", "cycle(-1)", "To the previous pane"),
    Key("zoom", "z", "zoom", "Zoom the pane"),
    Key("versions", "equals_sign", "versions", "List the versions of the same story"),
    Key("raw", "R", "raw", "Raw saved file with its cuts, or the article"),
    Key("keep", "plus", "keep", "Keep a cut, in this article or its publisher's"),
    Key(
        "info",
        "i",
        "info",
        "About the article, its date, its cuts; in the entities: why one is listed",
    ),
    Key("read", "m", "toggle_read", "Mark as read or unread"),
    Key("star", "asterisk", "toggle_star", "Star the article, or take the star off"),
    Key("palette", "colon,ctrl+p", "app.command_palette", "All commands"),
    Key("help", "question_mark,f1", "help", "Help", hint="help"),
)

# Acts without a key: the palette has them.
KEYLESS = (Key("skipped", "", "skipped", "Skipped files: what could not be read, and why"),)
