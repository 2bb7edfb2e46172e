from __future__ import annotations

from rich.style import Style

from briefing.ui.marks import styled, with_end

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


def test_control_characters_never_get_into_a_segment() -> None:
    assert runs("a\x1b[31m\x9b\u202eb\tc")[0][0] == "a␛[31m��b c"


def test_the_left_text_yields_to_the_right_one() -> None:
    assert with_end("a long name here", "5 · 1", 14) == "a long … 5 · 1"
