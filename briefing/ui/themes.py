"""The looks of the screen as data: which colour each kind of text has, in which theme."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from briefing.quick_dataclass import dataclass

# What a terminal's own background is called in COLORFGBG, if it is a light one: white, grey.
LIGHT_BACKGROUNDS = frozenset({"7", "15"})


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one theme, each under the name of what has it.

    `row` lies under the row with the cursor, `bar` on both sides of a pane. Text in any of the
    colours is read on `background`, on `surface` (dialogs, status line), plain and muted text on
    `row` too.
    """

    name: str
    is_dark: bool
    background: str
    surface: str
    row: str
    bar: str
    text: str
    muted: str
    accent: str
    heading: str
    person: str
    weapon: str
    sanction: str

    @property
    def variables(self) -> dict[str, str]:
        """What the style sheets call them."""
        return {
            "row": self.row,
            "bar": self.bar,
            "muted": self.muted,
            "muted-style": "none",
            "line-style": "none",
            "heading": self.heading,
            "person": self.person,
            "weapon": self.weapon,
            "sanction": self.sanction,
            "text-warning": self.sanction,
            "text-error": self.weapon,
            "block-cursor-background": self.row,
            "block-cursor-foreground": self.text,
            "border": self.accent,
            "scrollbar": self.bar,
            "scrollbar-hover": self.muted,
            "scrollbar-active": self.accent,
            "scrollbar-background": self.background,
        }

    def theme(self) -> Theme:
        """The look as Textual has it."""
        return Theme(
            self.name,
            primary=self.person,
            accent=self.accent,
            warning=self.sanction,
            error=self.weapon,
            success=self.person,
            foreground=self.text,
            background=self.background,
            surface=self.surface,
            panel=self.row,
            dark=self.is_dark,
            variables=self.variables,
        )


LOOKS = (
    Look("dark", True, background="#121212", surface="#1e1e1e", row="#292929", bar="#3d3d3d",
         text="#e0e0e0", muted="#a4a4a4", accent="#ffa62b", heading="#ffc36b", person="#6cb6ff",
         weapon="#ff8a9a", sanction="#ffc36b"),
    Look("light", False, background="#f4f4f2", surface="#e6e6e2", row="#d4dce6", bar="#b8b8b4",
         text="#1c1c1c", muted="#505050", accent="#8a4500", heading="#7a3e00", person="#00458a",
         weapon="#a00028", sanction="#7a3e00"),
    Look("contrast", True, background="#000000", surface="#000000", row="#00005f", bar="#c0c0c0",
         text="#ffffff", muted="#ffffff", accent="#ffff00", heading="#ffff00", person="#00ffff",
         weapon="#ffaf00", sanction="#ffff00"),
)  # fmt: skip


def _mono() -> Theme:
    """The terminal's own two colours; bold, underlined, dim and reversed tell all there is."""
    own = "ansi_default"
    plain = dict.fromkeys(
        (
            "row", "bar", "muted", "heading", "person", "weapon", "sanction", "border",
            "block-cursor-background", "scrollbar", "scrollbar-hover", "scrollbar-active",
            "scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active",
            "scrollbar-corner-color", "link-background-hover", "link-color", "link-color-hover",
            "ansi-background", "ansi-foreground", "footer-key-foreground",
            "input-selection-background", "screen-selection-background",
        ),
        own,
    )  # fmt: skip
    styles = {"muted-style": "dim", "line-style": "reverse", "block-cursor-text-style": "reverse"}
    return Theme(
        "mono",
        primary=own,
        foreground=own,
        background=own,
        surface=own,
        panel=own,
        variables=plain | styles,
        ansi=True,
    )


THEMES: Mapping[str, Theme] = {look.name: look.theme() for look in LOOKS} | {"mono": _mono()}


def theme_at_start(setting: str, environ: Mapping[str, str]) -> str:
    """The theme to begin with: as it is set, or as the terminal tells of itself.

    NO_COLOR goes before everything, whatever it says: so Textual takes it. Of COLORFGBG, "15;0" or
    "0;default;15", the last part is the background; hardly any terminal sets it, and most are dark.
    """
    if "NO_COLOR" in environ:
        return "mono"
    if setting != "auto":
        return setting
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in LIGHT_BACKGROUNDS else "dark"
