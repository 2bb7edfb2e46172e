"""What a reader does not want read of a folder: `.briefingignore`, a plain subset of `.gitignore`.

A line is a pattern, for the folder it stands in and all below it:

    # comment       so are blank lines
    drafts          whatever has this name, file or folder, here or further down
    drafts/         only folders
    *.eml  ?.txt    `*` stands for any signs of a name, `?` for one
    /old            only here; so is a pattern with a `/` within it: 2023/may
    2023/**/raw     `**` stands for any folders, also none
    !keep.txt       to take back what a line before, or a folder further up, has ignored

The last pattern that fits decides. Nothing can be taken back out of an ignored folder: nobody looks
into it. A `\\` takes from the next sign what it means; all other signs, brackets too, are letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME = ".briefingignore"
SIGNS = re.compile(
    # Stars for folders, with the `/` that belongs to them; a star and what stands before the next.
    r"(?P<whole>(?<![^/])\*\*(?:/|$))|\*+(?P<run>(?:\\.|[^*/\\])+)(?=\*)"
    r"|\\(?P<plain>.)|(?P<many>\*+)|(?P<one>\?)|."
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a file: which paths, counted from its folder, it speaks of."""

    paths: re.Pattern[str]
    only_folders: bool
    takes_back: bool


@dataclass(frozen=True, slots=True)
class Ignored:
    """What all files from the folder of the library down to one folder say, that one last."""

    #: Each with its folder as paths of the library begin with it: "" or "2023/may/".
    files: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()

    def and_in(self, folder: str, text: str) -> Ignored:
        """The same with the text of one more file, in a folder below."""
        return Ignored((*self.files, (folder, patterns(text))))

    def holds(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path of the library is ignored, the folders it lies in left aside."""
        for folder, lines in reversed(self.files):
            below = path.removeprefix(folder)
            for line in reversed(lines):
                if (is_folder or not line.only_folders) and line.paths.fullmatch(below):
                    return not line.takes_back
        return False


def patterns(text: str) -> tuple[Pattern, ...]:
    """The lines of a file that are patterns, in order."""
    lines = (line.rstrip(" \t\r") for line in text.split("\n"))
    return tuple(_pattern(line) for line in lines if line.strip("!/") and line[0] != "#")


def _pattern(line: str) -> Pattern:
    takes_back, only_folders = line.startswith("!"), line.endswith("/")
    path = line.removeprefix("!").removesuffix("/")
    start = "" if "/" in path else "(?:.*/)?"
    return Pattern(
        re.compile(start + SIGNS.sub(_meant, path.removeprefix("/")), re.DOTALL),
        only_folders,
        takes_back,
    )


def _meant(sign: re.Match[str]) -> str:
    """A sign of a pattern as a regular expression."""
    if sign["whole"]:
        return "(?:.*/)?" if sign["whole"].endswith("/") else ".+"
    if sign["run"]:
        # Its first place is as good as any other, and to try them all could take for ever.
        return f"(?>[^/]*?{SIGNS.sub(_meant, sign['run'])})"
    if sign["many"]:
        return "[^/]*"
    return "[^/]" if sign["one"] else re.escape(sign["plain"] or sign[0])
