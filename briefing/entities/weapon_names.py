"""What an article calls its weapons by: names it introduces, and shorter forms of fuller names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from briefing.entities.weapon_candidate import Candidate
from briefing.entities.weapon_forms import UNKNOWN
from briefing.entities.weapon_terms import lexicon

# "XY2" is as good as "XY2 Example", but "Type" and "99" are not as good as "Type 99".
LETTER_AND_DIGIT = re.compile(r"[A-Z].*\d|\d.*[A-Z]")
# "artillery and tank rounds": the head of the second stands for the first too.
SHARED_HEAD = re.compile(r",?\s+(?:and|or)\s+")


def introduced(text: str, found: list[Candidate]) -> list[Candidate]:
    """With the names that the article calls by their type: "the Meteor" after "Meteor missile".

    Those unknown to the lexicon are looked for; of the others those that mean nothing here go.
    """
    named = {name: kind for kind in found if kind.typed for name in _short_names(kind.name)}
    martial = any(candidate.sure and not candidate.generic for candidate in found)
    kept = [
        replace(candidate, sure=True) if candidate.name in named else candidate
        for candidate in found
        if not candidate.dependent or candidate.name in named or (candidate.many and martial)
    ]
    unknown = {
        name: kind
        for name, kind in named.items()
        if kind.rules == UNKNOWN and (name == kind.name or LETTER_AND_DIGIT.search(name))
    }
    if not unknown:
        return kept
    spelled = "|".join(map(re.escape, sorted(unknown, key=len, reverse=True)))
    starts, again = [candidate.start for candidate in kept], list[Candidate]()
    for match in re.finditer(rf"(?<![\w-])({spelled})s?(?![\w-])", text):
        start, end = match.span()
        behind = bisect_left(starts, end)
        if behind == 0 or kept[behind - 1].end <= start:
            kind = unknown[match[1]]
            again.append(replace(kind, start=start, end=end, term=match[1], sure=True))
    return sorted([*kept, *again], key=lambda candidate: candidate.start)


def _short_names(name: str) -> tuple[str, ...]:
    """A designation, its number and its nickname: "XY2 Example Name", "XY2", "Example Name"."""
    first, _, rest = name.partition(" ")
    return (name, first, rest) if rest else (name,)


def fuller_names(found: list[Candidate]) -> list[Candidate]:
    """ "Stingers" are the FIM-92 Stinger of the same article, if it names no other Stinger."""
    names = {c.name for c in found if "designation" in c.rules or c.rules[0] == UNKNOWN[0]}
    fuller: dict[str, set[str]] = {}
    for name in names:
        for part in _parts(name):
            fuller.setdefault(part, set()).add(name)
    settled: list[Candidate] = []
    for candidate in found:
        known = fuller.get(candidate.name, set()) if candidate.name in names else set()
        if len(known) == 1:
            (name,) = known
            candidate = replace(candidate, name=name, head=name)
        settled.append(candidate)
    return settled


def _parts(name: str) -> set[str]:
    """What a name may be called for short: runs of its words, the last without its number."""
    words = name.split()
    runs = {
        " ".join(words[first:last])
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    }
    return {part for run in runs for part in (run, run.rsplit("-", 1)[0])} - {name}


def shared_heads(text: str, found: list[Candidate]) -> list[Candidate]:
    """ "artillery and tank rounds": the bare word before takes the head of the word behind."""
    types, settled = lexicon().types, list(found)
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        head = second.head.rsplit(" ", 1)[-1]
        whole = types.get(f"{first.head} {head}")
        if whole and " " in second.head and SHARED_HEAD.fullmatch(text, first.end, second.start):
            settled[index] = replace(
                first, head=whole.name, name=whole.name, weapon_class=whole.weapon_class
            )
    return settled
