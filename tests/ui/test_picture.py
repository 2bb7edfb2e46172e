"""The picture in README.md is of the program as it is."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from picture import PICTURE, picture

ROOT = Path(__file__).parent.parent.parent


def text_of(svg: str) -> list[str]:
    """What stands on the drawing, line by line; how it is parted into stretches is left open."""
    lines: dict[int, str] = {}
    for number, text in re.findall(r'<text [^>]*line-(\d+)\)"[^>]*>([^<]*)<', svg):
        lines[int(number)] = lines.get(int(number), "") + unescape(text)
    return ["".join(lines[number].split()) for number in sorted(lines)]


async def test_the_picture_shows_what_the_program_shows_now(tmp_path: Path) -> None:
    shown = text_of(await picture(tmp_path))
    assert "/sanctions" in shown
    assert shown == text_of(PICTURE.read_text("utf-8")), "`make picture` makes it anew"


def test_the_picture_fetches_nothing() -> None:
    assert not re.search(r"url\((?!#)|@import|href=|<image|<script", PICTURE.read_text("utf-8"))


def test_the_readme_shows_the_picture_and_says_what_is_on_it() -> None:
    beginning = (ROOT / "README.md").read_text("utf-8").partition("\n## ")[0]
    shown = re.search(r"!\[(.{40,}?)\]\((.*?)\)", beginning, flags=re.DOTALL)
    assert shown
    assert ROOT / shown[2] == PICTURE
