"""What stands between the headline and the first paragraph: standfirst, byline, date, caption."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.cleaning.byline import desk, is_only_names, is_signed, person_names
from briefing.cleaning.captions import photo_credit
from briefing.cleaning.dates import (
    PUBLISHED,
    has_date,
    header_date,
    is_date_alone,
    published_date,
    undated,
    without_date,
)
from briefing.cleaning.headline import letters
from briefing.cleaning.page import Line
from briefing.cleaning.prose import FULL_STOPS, is_prose

# Share buttons take up to 20 lines under a headline; a second paragraph ends the search sooner.
LONGEST_OPENING = 30
# Share buttons stand between two prints of a headline as well, one above the page and one below.
LONGEST_ABOVE = 10
# A label has fewer words than this, a standfirst or caption at least as many.
STANDFIRST_WORDS = 5
MOST_CAPTIONS = 3
# Of the longer lines above the first paragraph that end in no mark and name no photographer, four
# in five are the story's.
LONGEST_LABEL = 14
# Beside a date: a section or a place, or with "by" or "published" names, roles and sections.
LABEL_WORDS, LONGEST_BESIDE = 3, 10
LONGEST_SIGNATURE = 200
QUOTATION = re.compile(r"[\"“‘«„][^\"”»]*[\"”»]")
QUOTED_START = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening says of its article; `body` is the index of the first paragraph."""

    body: int
    byline: tuple[str, ...] = ()
    published: datetime.date | None = None
    dated_by: str | None = None


def read_opening(
    lines: Sequence[Line], headline: int, last: int, first: int | None = None
) -> Opening:
    """Mark the lines under the headline, up to the first paragraph of the body.

    That is `first` where markup tells it.
    """
    last = min(last, headline + 1 + LONGEST_OPENING)
    signatures = find_signatures(lines, headline + 1, last)
    body = first
    if body is None:
        body = first_paragraph(lines, signatures[-1] if signatures else headline, last)
    for index in signatures:
        lines[index].drop("byline" if names_of(lines[index].text) else "date of publication")
    mark_standfirst(lines, headline, signatures[0] if signatures else body, body)
    mark_labels(lines[headline + 1 : body])
    found = [*(lines[index] for index in signatures), *dated_above(lines, headline)]
    published, dated = date_of(found)
    reason = f"printed beside the headline: “{dated.text}”" if dated else None
    return Opening(body, byline_of(found), published, reason)


def dated_above(lines: Sequence[Line], headline: int) -> list[Line]:
    """The dates between an earlier print of the headline and this one, else those just above."""
    printed = letters(lines[headline].text)
    for index in range(max(0, headline - LONGEST_ABOVE), headline - 1):
        if letters(lines[index].text) == printed:
            between = range(index + 1, headline)
            return [lines[i] for i in between if is_signature(lines, i) and has_date(lines[i].text)]
    return [line for line in lines[max(0, headline - 2) : headline] if is_dated_above(line)]


def is_signature(lines: Sequence[Line], index: int) -> bool:
    """Is this a line that says by whom or when, and nothing else?"""
    line = lines[index]
    if line.furniture or len(line.text) > LONGEST_SIGNATURE:
        return False
    if has_date(line.text):
        return is_date_line(line.text)
    if is_signed(line.text):
        return bool(names_of(line.text)) or desk(line.text) is not None
    return is_only_names(line.text) and is_beside_date(lines, index)


def is_date_line(text: str) -> bool:
    """Does the line say when, and beside it by whom or where, without making a caption of it?"""
    rest = without_date(text).split()
    if PUBLISHED.search(text) or is_signed(text):
        return len(rest) <= LONGEST_BESIDE
    in_words = text.endswith(".") or any(word.islower() and word != "and" for word in rest)
    return not in_words and len(rest) <= (LONGEST_BESIDE if names_of(text) else LABEL_WORDS)


def is_dated_above(line: Line) -> bool:
    """Is this a date with an hour or a section? A date alone may be that of the visit."""
    if line.furniture or not has_date(line.text) or header_date(line.text):
        return False
    return not is_date_alone(line.text) and is_date_line(line.text)


def is_beside_date(lines: Sequence[Line], index: int) -> bool:
    """Does a neighbouring line say when? Bare names elsewhere are labels and captions."""
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return any(
        has_date(line.text) or (line.furniture and line.furniture.reason == "age of the page")
        for line in beside
    )


def names_of(text: str) -> tuple[str, ...]:
    """The persons in a signature."""
    return person_names(undated(text) if has_date(text) else text)


def byline_of(signatures: Sequence[Line]) -> tuple[str, ...]:
    """The persons of the first signature that names any, those after "by" first; else a desk."""
    signed = [line for line in signatures if is_signed(line.text)]
    for line in (*signed, *signatures):
        if names := names_of(line.text):
            return names
    desks = (name for line in signed if (name := desk(undated(line.text))))
    return tuple(desks)[:1]


def date_of(signatures: Sequence[Line]) -> tuple[datetime.date | None, Line | None]:
    """The printed date that stands nearest to the names, else the first, and the line it is in."""
    dated = [(day, line) for line in signatures if (day := published_date(line.text))]
    names = [line for line in signatures if names_of(line.text)]
    return min(
        dated,
        key=lambda pair: abs(pair[1].start - names[0].start) if names else 0,
        default=(None, None),
    )


def find_signatures(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """The lines that say by whom or when, up to the third of prose; later ones sign others."""
    signatures, prose = [], 0
    for index in range(first, last):
        if is_signature(lines, index):
            signatures.append(index)
        elif not lines[index].furniture and is_prose(lines[index].text):
            prose += 1
            if prose == 3:
                break
    return signatures


def first_paragraph(lines: Sequence[Line], after: int, last: int) -> int:
    """The index of the first line of prose behind `after` that is no quotation from the story."""
    for index in range(after + 1, last):
        line = lines[index]
        if not line.furniture and is_prose(line.text) and not is_pull_quote(lines, index):
            return index
    return last


def is_pull_quote(lines: Sequence[Line], index: int) -> bool:
    """Is the line a quotation and nothing else, that a later paragraph gives again?"""
    text = lines[index].text
    if not QUOTATION.fullmatch(text):
        return False
    start = text[:QUOTED_START].rstrip('.…"”» ')
    return any(line.text.startswith(start) for line in lines[index + 1 :])


def mark_standfirst(lines: Sequence[Line], headline: int, signed: int, body: int) -> None:
    """Before the byline the first line is the standfirst, if it has the length of one.

    Where markup shows where the text begins it may stand behind the byline as well.
    """
    for index in range(headline + 1, body):
        line = lines[index]
        if index >= signed and line.is_story is None:
            return
        if line.furniture or not line.is_kept or photo_credit(line.text):
            continue
        if line.is_story or (line.is_story is None and line.kind != "paragraph"):
            return  # It stands in the text, or is known for a heading, an item or a caption.
        is_text = line.kind in ("paragraph", "heading")
        if is_text and line.text.count(" ") + 1 >= STANDFIRST_WORDS:
            line.kind = "standfirst"
            return


def is_label(text: str) -> bool:
    """Has the line few words and no sentence, or the credit of a picture at its end?"""
    if photo_credit(text):
        return True
    return text.count(" ") < LONGEST_LABEL and not is_sentence(text)


def is_sentence(text: str) -> bool:
    """Is it prose, or the few words of a short sentence ("Not yet.")?"""
    return is_prose(text) or (" " in text and text.endswith(FULL_STOPS))


def mark_labels(opening: Sequence[Line]) -> None:
    """Of what is left, short lines are labels and go, a few longer ones are captions."""
    left = [line for line in opening if line.is_kept and not line.furniture and not line.is_story]
    left = [line for line in left if line.kind == "paragraph" and is_label(line.text)]
    labels = [line for line in left if line.text.count(" ") + 1 < STANDFIRST_WORDS]
    for line in labels:
        line.drop("page header")
    # More of them are a list or a table, the matter of the article.
    if len(left) - len(labels) <= MOST_CAPTIONS:
        for line in left:
            line.kind = "caption"
