"""Every key of the reader, once: bindings, help, palette and hints are made from this table.

Keys have the names that terminals' libraries give them ("slash", "ctrl+f"); in settings a printed
character stands for itself ("/").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Key:
    """One act: the keys that do it, the action of the widget it belongs to, and what it is called.

    `hint` is the word shown in the status line, for the few acts a newcomer needs first. A key that
    `is_first` acts before the next key is looked at, so that what follows it in one burst (a paste,
    a slow line) goes where the act leads.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    description: str
    hint: str | None = None
    is_first: bool = False

    @property
    def label(self) -> str:
        """The keys as a person reads them: "j ↓"."""
        return " ".join(map(label_of, self.keys))


def _key(
    id: str,
    keys: str,
    action: str,
    description: str,
    hint: str | None = None,
    *,
    first: bool = False,
) -> Key:
    return Key(id, tuple(keys.split()), action, description, hint, first)


LABELS = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "enter": "Enter",
    "escape": "Esc", "tab": "Tab", "backspace": "Backspace", "delete": "Del", "insert": "Ins",
    "home": "Home", "end": "End", "pagedown": "PgDn", "pageup": "PgUp",
}  # fmt: skip
PRINTED = {
    "exclamation_mark": "!", "quotation_mark": '"', "number_sign": "#", "dollar_sign": "$",
    "percent_sign": "%", "ampersand": "&", "apostrophe": "'", "left_parenthesis": "(",
    "right_parenthesis": ")", "asterisk": "*", "plus": "+", "comma": ",", "minus": "-",
    "full_stop": ".", "slash": "/", "colon": ":", "semicolon": ";", "less_than_sign": "<",
    "equals_sign": "=", "greater_than_sign": ">", "question_mark": "?", "at": "@",
    "left_square_bracket": "[", "backslash": "\\", "right_square_bracket": "]",
    "circumflex_accent": "^", "underscore": "_", "grave_accent": "`", "left_curly_bracket": "{",
    "vertical_line": "|", "right_curly_bracket": "}", "tilde": "~",
}  # fmt: skip
NAMES = {sign: name for name, sign in PRINTED.items()}
MODIFIERS = ("ctrl", "alt", "shift")
# What terminals send for another key, or not at all.
NEVER_SENT = {
    "ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter",
    "ctrl+left_square_bracket": "Esc", "ctrl+enter": None, "ctrl+question_mark": None,
    "ctrl+slash": None, "shift+enter": None, "ctrl+tab": None,
}  # fmt: skip


def label_of(key: str) -> str:
    """A key as a person reads it.

    >>> label_of("ctrl+f"), label_of("slash"), label_of("shift+tab"), label_of("f1")
    ('Ctrl+F', '/', 'Shift+Tab', 'F1')
    """
    *modifiers, plain = key.split("+")
    named = LABELS.get(plain) or PRINTED.get(plain) or plain
    named = named.upper() if modifiers or (plain[0] == "f" and plain[1:].isdigit()) else named
    named = LABELS.get(plain, named)
    return "+".join([*(each.title() for each in modifiers), named])


def key_named(written: str) -> str | None:
    """The name of a key as settings write it; None if there is no such key.

    >>> key_named("/"), key_named("Ctrl+F"), key_named("PgDn"), key_named("hyper+x")
    ('slash', 'ctrl+f', 'pagedown', None)
    """
    *modifiers, plain = written.split("+") if len(written) > 1 else [written]
    modifiers = [each.lower() for each in modifiers]
    by_label = {label.lower(): name for name, label in LABELS.items()}
    if len(plain) == 1 and plain not in by_label:
        name = NAMES.get(plain, plain.lower() if modifiers else plain)
    else:
        name = by_label.get(plain.lower(), plain.lower())
    is_function_key = name[0:1] == "f" and name[1:].isdigit() and 1 <= int(name[1:]) <= 12
    is_printed = len(name) == 1 and name.isprintable() and not name.isspace()
    known = is_printed or name in LABELS or name in PRINTED
    if not (known or is_function_key) or any(each not in MODIFIERS for each in modifiers):
        return None
    return "+".join([*sorted(modifiers, key=MODIFIERS.index), name])


# What every pane of lines does with a key, each in its own way.
LINE_KEYS = (
    _key("down", "j down", "move(1)", "Down"),
    _key("up", "k up", "move(-1)", "Up"),
    _key("top", "g home", "top", "To the top"),
    _key("bottom", "G end", "bottom", "To the bottom"),
    _key("half-down", "ctrl+d", "half(1)", "Half a page down"),
    _key("half-up", "ctrl+u", "half(-1)", "Half a page up"),
    _key("page-down", "pagedown", "page(1)", "A page down"),
    _key("page-up", "pageup", "page(-1)", "A page up"),
    _key("open", "enter l right", "open", "Open, or follow an entity"),
)

SCREEN_KEYS = (
    _key("read-on", "space", "read_on", "Page the article; at its end go to the next one"),
    _key("read-back", "b shift+space", "read_back", "Page the article back"),
    _key("back", "h left escape", "back", "Back one level; never quits"),
    _key("leave", "q", "leave", "Back; at the top level quit", "quit"),
    _key("quit", "Q ctrl+q", "quit_now", "Quit now"),
    _key("next-article", "J", "step(1)", "Next article"),
    _key("previous-article", "K", "step(-1)", "Previous article"),
    _key("search", "slash", "search", "Search as you type; in the reader, find in the article",
         "search", first=True),
    _key("search-all", "backslash ctrl+f", "search_everywhere", "Search all articles as you type",
         first=True),
    _key("filter", "f", "filter", "Filter the list, or names, as you type", first=True),
    _key("saved", "F", "saved", "Saved searches"),
    _key("sort", "S", "sort", "Sort the list, or names"),
    _key("facets", "c", "facets", "What these results have in common"),
    _key("next-hit", "n", "hit(1)", "Next hit, or next unread article"),
    _key("previous-hit", "N", "hit(-1)", "Previous hit, or previous unread article"),
    _key("next-unread", "", "unread(1)", "Next unread article"),
    _key("previous-unread", "p", "unread(-1)", "Previous unread article"),
    _key("next-mention", "right_square_bracket", "mention(1)",
         "Next mention, or cut in the saved file"),
    _key("previous-mention", "left_square_bracket", "mention(-1)",
         "Previous mention, or cut in the saved file"),
    _key("next-article-with", "right_curly_bracket", "article_with(1)",
         "Next article with the selected entity"),
    _key("previous-article-with", "left_curly_bracket", "article_with(-1)",
         "Previous article with the selected entity"),
    _key("backward", "backspace alt+left", "travel(-1)", "Back to where I was"),
    _key("forward", "alt+right", "travel(1)", "Forward again"),
    _key("timeline", "T", "timeline", "The articles with the selected entity by their dates"),
    _key("company", "C", "company", "Who and what appears with the selected entity"),
    _key("merge", "M", "merge", "Merge the picked entities into the selected one"),
    _key("reject", "x", "reject",
         "The selected entity is none, here or anywhere; the selected note goes"),
    _key("rename", "r", "rename",
         "Another name or kind for the selected entity, other words for the note"),
    _key("add-name", "a", "add_name", "Add a name that was missed"),
    _key("watch", "w", "watch", "Watch the selected entity, or no longer"),
    _key("entities", "e", "entities",
         "To the entities of the article; again to those of the library, and back", "entities"),
    _key("hide-entities", "E", "hide_pane(3)", "Hide the entities, or show them again"),
    _key("list-pane", "1", "pane(1)", "To the article list"),
    _key("reader-pane", "2", "pane(2)", "To the reader"),
    _key("entity-pane", "3", "pane(3)", "To the entities"),
    _key("next-pane", "tab", "cycle(1)", "To the next pane"),
    _key("previous-pane", "shift+tab", "cycle(-1)", "To the previous pane"),
    _key("zoom", "z", "zoom", "Zoom the pane"),
    _key("widen", "right_parenthesis", "widen(1)", "Widen the pane"),
    _key("narrow", "left_parenthesis", "widen(-1)", "Narrow the pane"),
    _key("narrower", "less_than_sign", "measure(-4)", "Narrower lines in the reader"),
    _key("wider", "greater_than_sign", "measure(4)", "Wider lines in the reader"),
    _key("versions", "equals_sign", "versions", "List the versions of the same story"),
    _key("raw", "R", "raw", "Raw saved file with its cuts, or the article"),
    _key("keep", "plus", "keep", "Keep a cut, in this article or its publisher's"),
    _key("links", "U", "links", "List the links of the article"),
    _key("original", "o", "original", "Open the article's page or file outside; asks first"),
    _key("copy", "y", "copy", "Copy what is selected, or the paragraph"),
    _key("quote", "Y", "quote", "Copy it as a quote with its source"),
    _key("save", "s", "save", "Save the article, the list or the entities to a file"),
    _key("pipe", "vertical_line", "pipe", "Give the text to a command and show its answer"),
    _key("pager", "f3", "pager", "Show the text in the pager"),
    _key("editor", "f4", "edit", "Open a copy of the text in the editor"),
    _key("info", "i", "info",
         "About the article, its date, its cuts; in the entities: why one is listed"),
    _key("read", "m", "toggle_read", "Mark as read or unread"),
    _key("read-all", "A", "read_all", "Mark all shown as read; asks first where they are many"),
    _key("star", "asterisk", "toggle_star", "Star the article, or take the star off"),
    _key("tags", "t", "tags", "Tags of the article"),
    _key("note", "W", "note", "Write a note on the article, or on the selected passage"),
    _key("pick", "v", "pick", "Pick the row: acts are done to all that are picked"),
    _key("pick-range", "V", "pick_range", "Pick the rows from the one picked last to here"),
    _key("hide", "d", "hide", "Hide the article, or show it again; its file stays"),
    _key("undo", "u", "undo", "Undo the last act, also one before the last start"),
    _key("redo", "ctrl+r", "redo", "Do again what was undone"),
    _key("reload", "ctrl+l", "reload", "Look for new files, and ask the list anew"),
    _key("cancel", "ctrl+x", "cancel",
         "Stop saving, or reading the folder; the next start goes on"),
    _key("skipped", "", "skipped", "Skipped files: what could not be read, and why"),
    _key("suspend", "ctrl+z", "app.suspend_process", "Back to the shell; fg leads here again"),
    _key("palette", "colon ctrl+p", "app.command_palette", "All commands"),
    _key("help", "question_mark f1", "help", "Help for this pane; again for all keys", "help"),
)  # fmt: skip
ALL_KEYS = (*LINE_KEYS, *SCREEN_KEYS)

# The acts that each pane is for, as its help lists them. All others, and most of these, can be done
# from every pane.
PANE_ACTS: Mapping[str, tuple[str, ...]] = {
    "articles": (
        "open", "search", "filter", "saved", "sort", "next-hit", "previous-hit", "next-unread",
        "previous-unread", "read", "read-all", "star", "tags", "note", "hide", "pick", "pick-range",
        "versions", "facets", "reload",
    ),
    "reader": (
        "search", "next-hit", "previous-hit", "read-on", "read-back", "next-article",
        "previous-article", "open", "next-mention", "previous-mention", "raw", "keep", "info",
        "narrower", "wider", "note", "copy", "quote", "links", "original", "pipe", "pager",
        "editor",
    ),
    "entities": (
        "entities", "open", "next-mention", "previous-mention", "next-article-with",
        "previous-article-with", "filter", "sort", "info", "timeline", "company", "watch", "pick",
        "merge", "reject", "rename", "add-name",
    ),
}  # fmt: skip

# The keys of other programs, as far as they differ: by the hands of newsboat's users, and for those
# who want letters to do nothing by themselves.
KEY_SETS: dict[str, Mapping[str, str]] = {
    "briefing": {},
    "newsboat": {
        "next-unread": "n", "previous-unread": "p", "next-hit": "alt+n", "previous-hit": "alt+p",
        "read": "N", "top": "home", "bottom": "end", "sort": "g",
    },
    "textual": {
        "down": "down", "up": "up", "top": "home", "bottom": "end", "half-down": "ctrl+d",
        "half-up": "ctrl+u", "open": "enter right", "read-on": "f7", "read-back": "shift+f7",
        "back": "left escape", "leave": "f10", "quit": "ctrl+q", "next-article": "f8",
        "previous-article": "shift+f8", "search": "ctrl+f", "search-all": "alt+f",
        "filter": "ctrl+l", "saved": "alt+s", "sort": "alt+a", "facets": "alt+k",
        "next-hit": "ctrl+n", "previous-hit": "ctrl+t",
        "previous-unread": "", "next-mention": "f9", "previous-mention": "shift+f9",
        "next-article-with": "f6", "previous-article-with": "shift+f6", "entities": "ctrl+e",
        "hide-entities": "alt+h",
        "list-pane": "alt+1", "reader-pane": "alt+2", "entity-pane": "alt+3", "zoom": "f11",
        "widen": "f5", "narrow": "shift+f5", "narrower": "ctrl+left", "wider": "ctrl+right",
        "cancel": "ctrl+x", "versions": "ctrl+v", "raw": "ctrl+r", "keep": "ctrl+k", "info": "f2",
        "read": "ctrl+o", "read-all": "alt+m", "star": "ctrl+s", "tags": "alt+t", "pick": "alt+v",
        "note": "alt+j",
        "timeline": "alt+l", "company": "alt+c", "watch": "alt+w", "merge": "alt+g",
        "reject": "alt+x", "rename": "alt+n", "add-name": "alt+i", "reload": "f12",
        "pick-range": "alt+e", "hide": "alt+d", "undo": "alt+u", "redo": "alt+r",
        "links": "ctrl+g", "original": "alt+o", "save": "alt+b",
        "copy": "ctrl+y", "quote": "alt+y", "pipe": "alt+p", "palette": "ctrl+p", "help": "f1",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys in effect. `taken` are the acts that lost a key to another, each with that key."""

    lines: tuple[Key, ...] = LINE_KEYS
    screen: tuple[Key, ...] = SCREEN_KEYS
    taken: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[Key]:
        yield from self.lines
        yield from self.screen

    def label(self, id: str) -> str:
        """The first key of an act as a person reads it; empty if it has none."""
        keys = next(key.keys for key in self if key.id == id)
        return label_of(keys[0]) if keys else ""

    def of(self, pane: str) -> tuple[Key, ...]:
        """The acts that a pane is for."""
        by_id = {key.id: key for key in self}
        return tuple(by_id[id] for id in PANE_ACTS[pane])

    @property
    def changes(self) -> dict[str, tuple[str, ...]]:
        """The acts whose keys are not those of the default set."""
        default = {key.id: key.keys for key in ALL_KEYS}
        return {key.id: key.keys for key in self if key.keys != default[key.id]}


def key_table(
    key_set: str = "briefing", own: Mapping[str, tuple[str, ...]] | None = None
) -> KeyTable:
    """The table of a set, changed by the reader's own keys by id.

    A key that the reader gives to one act is taken from any other that has it.
    """
    chosen = {id: tuple(keys.split()) for id, keys in KEY_SETS[key_set].items()} | dict(own or {})
    wanted = {key: id for id, keys in (own or {}).items() for key in keys}
    taken: list[tuple[str, str]] = []

    def changed(key: Key) -> Key:
        keys = chosen.get(key.id, key.keys)
        lost = [each for each in keys if wanted.get(each, key.id) != key.id]
        taken.extend((key.id, each) for each in lost)
        return replace(key, keys=tuple(each for each in keys if each not in lost))

    return KeyTable(tuple(map(changed, LINE_KEYS)), tuple(map(changed, SCREEN_KEYS)), tuple(taken))
