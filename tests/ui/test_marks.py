from __future__ import annotations

import sys
import unicodedata

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from briefing.ui.marks import PRINTABLE, printable, styled, with_end

PLAIN, BOLD, REVERSE = Style(), Style(bold=True), Style(reverse=True)


def runs(text: str, *layers: tuple[int, int, Style]) -> list[tuple[str, bool, bool]]:
    segments = styled(text, 0, len(text), PLAIN, layers)
    return [
        (s.text, bool(s.style and s.style.bold), bool(s.style and s.style.reverse))
        for s in segments
    ]


def test_text_without_marks_is_one_segment() -> None:
    assert runs("plain") == [("plain", False, False)]


def test_overlapping_marks_are_laid_over_each_other() -> None:
    assert runs("abcdef", (1, 4, BOLD), (3, 6, REVERSE)) == [
        ("a", False, False),
        ("bc", True, False),
        ("d", True, True),
        ("ef", False, True),
    ]


def test_marks_beyond_the_line_are_cut_to_it() -> None:
    segments = styled("before inside after", 7, 13, PLAIN, [(0, 19, BOLD)])
    assert [segment.text for segment in segments] == ["inside"]


def test_what_looks_like_markup_is_text() -> None:
    assert runs("[b]the[/b] [/x] [@click=app.quit]x[/]")[0][0].startswith("[b]the[/b] [/x]")


def test_whatever_a_widget_paints_reaches_the_terminal_as_pictures() -> None:
    line = [Segment("a\x1b[31m\x9b\u202eb\tc\n", BOLD), Segment("plain"), Segment("pay\u200bpal")]
    painted = PRINTABLE.apply(line, Color(0, 0, 0))
    assert painted == [
        Segment("a␛[31m��b c ", BOLD),
        Segment("plain"),
        Segment("pay·pal"),
    ]


def test_of_all_characters_only_what_joins_its_neighbour_is_painted_without_a_cell() -> None:
    characters = [printable(chr(code)) for code in range(sys.maxunicode + 1)]
    of_no_cell = {c for c in characters if get_character_cell_size(c) < 1}
    joining = {c for c in of_no_cell if _joins(c)}
    assert joining
    assert of_no_cell == joining


def _joins(character: str) -> bool:
    """Accents, vowels and points; the later parts of a Korean syllable; the colour of a skin.

    What a later Unicode has among these is not assigned here.
    """
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me", "Cn")
        or "\u1161" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7ff"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def test_the_left_text_yields_to_the_right_one() -> None:
    assert with_end("a long name here", "5 · 1", 14) == "a long … 5 · 1"
