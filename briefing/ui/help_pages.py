"""What help says: the keys in effect, what a query may be made of, and every sign of the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from briefing.keys import PANE_ACTS, Key, KeyTable
from briefing.ui.pages import Page, sections_page

Section = tuple[str, tuple[str, ...]]

# Cells of a line in a dialog on a terminal of 80 columns.
WIDTH = 64
PANES = {
    "articles": "In the article list",
    "reader": "In the article",
    "entities": "In the entities",
}
SIGNS: dict[str, Section] = {
    "articles": (
        "Signs in the list",
        (
            "▸      open                      ●         unread, and bold",
            "★      starred                   √         picked",
            "×2     two versions of a story   !name     somebody watched",
            "#word  a tag                     reversed  what was found",
            "¶      with a note",
        ),
    ),
    "reader": (
        "Marks in the text",
        (
            "underlined  a person           bold      a weapon",
            "§           a sanction         reversed  what was found",
            "bold and underlined: what is selected in the entities",
            "▸           stepped to last    ┆         cut, in the saved file",
            "│           a quote            •         an item of a list",
            "▏           a caption          ¶         a passage with a note",
        ),
    ),
    "entities": (
        "Signs in the entities",
        (
            "▸       selected          √  picked          !  watched",
            "3 · 12  three times in this article, and in twelve others",
            "→       from supplier to recipient, or from imposer to target",
            "likely  found with less evidence; what does not say so is sure",
        ),
    ),
}
AROUND = (
    "Around the panes",
    (
        "▌  left of the pane that the keys go to     ▏  of the others",
        "✕  what the list is kept to; a click there takes it off",
    ),
)
GRAMMAR = (
    "Searching",
    (
        "word word        both words, in any form: sanction for sanctions",
        '"two words"      these words side by side',
        '"two words"~8    within so many words',
        "-word  NOT word  without it",
        "one OR other     either; ( ) group",
        "shah*  kirbi~    words that begin so; spelt almost so",
        "title: person: weapon: sanction: source:   only there",
        "date:oct-2022..  date:2022-10..2022-12  date:last-month",
        "is:unread  is:starred  is:noted  is:hidden  is:watched",
        "tag:word   note:word   a tag; in a note",
    ),
)


def help_page(keys: KeyTable, pane: str) -> Page:
    """The acts and signs of one pane, then what is the same in all."""
    own, *others = _key_sections(((PANES[pane], keys.of(pane)), *_shared(keys)))
    searching = (GRAMMAR,) if pane == "articles" else ()
    return sections_page((own, SIGNS[pane], *others, *searching, AROUND))


def all_keys_page(keys: KeyTable) -> Page:
    """Every act once, under the first pane that it belongs to, and every sign."""
    acts: dict[Key, str] = {}
    for pane in PANES:
        acts |= {key: pane for key in keys.of(pane) if key not in acts}
    own = [(title, [key for key in acts if acts[key] == pane]) for pane, title in PANES.items()]
    sections = _key_sections((*own, *_shared(keys)))
    return sections_page((*sections, GRAMMAR, *SIGNS.values(), AROUND))


def _shared(keys: KeyTable) -> tuple[tuple[str, Sequence[Key]], ...]:
    """The acts that belong to no pane more than to the others."""
    of_a_pane = {id for ids in PANE_ACTS.values() for id in ids}
    everywhere = [key for key in keys.screen if key.id not in of_a_pane]
    return (
        ("In every pane", everywhere),
        ("Moving", [key for key in keys.lines if key.id not in of_a_pane]),
    )


def _key_sections(sections: Sequence[tuple[str, Sequence[Key]]]) -> Iterator[Section]:
    """Acts with keys, what they do beside them; all sections are aligned."""
    width = max(len(key.label) for _, keys in sections for key in keys)
    for title, keys in sections:
        lines: list[str] = []
        for key in keys:
            first, *more = wrap(key.description, WIDTH - width - 2)
            if key.keys:
                lines.append(f"{key.label:{width}}  {first}")
                lines += (f"{'':{width}}  {line}" for line in more)
        yield title, tuple(lines)
