"""The looks: readable on every terminal, and telling everything without colour too."""

from __future__ import annotations

import pytest
from rich._palettes import STANDARD_PALETTE
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet
from screens import lines, press, reading, settled, shows, styles_of, type_text
from textual.pilot import Pilot

from briefing.library import Library
from briefing.settings import Loaded, Settings
from briefing.settings_file import THEMES as SETTINGS
from briefing.ui.themes import LOOKS, THEMES, Look, theme_at_start

# Of WCAG 2: the least contrast of text (AA), and the better one (AAA) for the theme named after it.
LEAST, HIGH = 4.5, 7.0
ON_EVERY_GROUND = ("text", "muted")
ON_PANES = ("accent", "heading", "person", "weapon", "sanction")
PAIRS = [(ink, ground) for ink in ON_EVERY_GROUND for ground in ("background", "surface", "row")]
PAIRS += [(ink, ground) for ink in ON_PANES for ground in ("background", "surface")]
TEXT_PAIRS = pytest.mark.parametrize(("ink", "ground"), PAIRS)
EVERY_LOOK = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)


def luminance(colour: ColorTriplet) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def full(colour: str) -> ColorTriplet:
    return Color.parse(colour).get_truecolor()


def one_of_16(colour: str) -> ColorTriplet:
    """What a terminal of 16 colours is told to show, in the colours of the first of them."""
    number = Color.parse(colour).downgrade(ColorSystem.STANDARD).number
    assert number is not None
    return STANDARD_PALETTE[number]


def set_to(theme: str) -> Loaded:
    return Loaded(Settings(theme=theme))


def person_colour(pilot: Pilot[None]) -> ColorTriplet:
    (colour,) = {style.color for style in styles_of(pilot, "Ivan Petrov") if style.underline}
    assert colour is not None
    return colour.get_truecolor()


def colours(pilot: Pilot[None]) -> set[str]:
    strips = pilot.app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    return {colour.name for s in styles for colour in (s.color, s.bgcolor) if colour}


@TEXT_PAIRS
@EVERY_LOOK
def test_text_stands_out_from_what_is_behind_it(look: Look, ink: str, ground: str) -> None:
    least = HIGH if look.name == "contrast" else LEAST
    assert contrast(full(getattr(look, ink)), full(getattr(look, ground))) >= least


@TEXT_PAIRS
@EVERY_LOOK
def test_text_stands_out_where_there_are_16_colours(look: Look, ink: str, ground: str) -> None:
    assert contrast(one_of_16(getattr(look, ink)), one_of_16(getattr(look, ground))) >= LEAST


def test_every_theme_that_can_be_set_is_there() -> None:
    assert {*THEMES, "auto"} == set(SETTINGS)


@pytest.mark.parametrize(
    ("setting", "variables", "theme"),
    [
        ("auto", {}, "dark"),
        ("auto", {"COLORFGBG": "15;0"}, "dark"),
        ("auto", {"COLORFGBG": "0;15"}, "light"),
        ("auto", {"COLORFGBG": "0;default;7"}, "light"),
        ("auto", {"COLORFGBG": "default;default"}, "dark"),
        ("dark", {"COLORFGBG": "0;15"}, "dark"),
        ("contrast", {}, "contrast"),
        ("auto", {"NO_COLOR": "1"}, "mono"),
        ("light", {"NO_COLOR": "1"}, "mono"),
    ],
)
def test_the_theme_is_as_set_or_as_the_terminal_tells(
    setting: str, variables: dict[str, str], theme: str
) -> None:
    assert theme_at_start(setting, variables) == theme


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_the_screen_begins_in_the_theme_that_is_set(library: Library, look: Look) -> None:
    async with reading(library, loaded=set_to(look.name)) as pilot:
        assert person_colour(pilot) == full(look.person)


async def test_another_theme_can_be_chosen_in_the_palette(library: Library) -> None:
    async with reading(library, loaded=set_to("dark")) as pilot:
        await press(pilot, "colon")
        await type_text(pilot, "theme")
        assert await shows(pilot, "Change the current theme")
        await press(pilot, "enter")
        assert all([await shows(pilot, name) for name in THEMES])
        await type_text(pilot, "light")
        await pilot.pause(0.3)
        await press(pilot, "enter")
        await settled(pilot)
        assert person_colour(pilot) == full(THEMES["light"].primary)
        pilot.app.theme = "mono"
        await settled(pilot)
        assert colours(pilot) == {"default"}


@pytest.mark.parametrize("no_color", [True, False])
async def test_without_colours_every_mark_tells_itself(
    library: Library, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library, loaded=set_to("auto" if no_color else "mono")) as pilot:
        await press(pilot, "G", "slash")
        await type_text(pilot, "freedonia")
        await press(pilot, "enter")
        assert colours(pilot) == {"default"}
        assert any(style.underline for style in styles_of(pilot, "Anna Novak"))
        assert any(style.bold for style in styles_of(pilot, "drones"))
        assert any(style.reverse for style in styles_of(pilot, "Freedonia"))
        assert any("§ " in line for line in lines(pilot.app))
