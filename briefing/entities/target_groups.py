"""The groups and programmes that a stretch of a sentence names: "three Malian firms"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.article import Span, Target
from briefing.entities.countries import country_of
from briefing.entities.measures import lexicon
from briefing.entities.number_words import NUMBER_WORDS

Place = tuple[Span, tuple[Target, ...]]
LEADING = re.compile(
    rf"^(?:(?:the|a|an|any|some|all|more|than|several|other|another|further|additional|dozens|"
    rf"hundreds|of|on|against|to|about|around|at|least|one|{NUMBER_WORDS}|\d[\d,]*)\s+)*",
    re.I,
)
# What stands between a singular noun and the name that tells who is meant.
NAMED = re.compile(
    r",? (?:named |called |known as )?(?=[A-ZÀ-Þ])"
    r"|(?: (?:for|of) [a-z][\w -]{2,40})?, (?=[A-ZÀ-Þ])| [a-z]*(?:man|men|s|er|or)\b"
)
ONE = re.compile(r"(?:an?|any|one|another|its|his|her|their|top|senior|former)\b")
NAMES_FOLLOW = re.compile(r"(?:,|:)? (?!(?:and|or)\b)(?=(?:[A-Z][\w.]+ ){0,3}[A-ZÀ-Þ])")
POSSESSIVE = re.compile(r"['’]s?(?=\s)")


def find_groups(text: str, start: int, end: int, opening: bool) -> Iterator[Place]:
    """Groups and programmes, from the first word of the phrase that heads in them.

    `opening`: the stretch opens its sentence, and its first word has a capital for that.
    """
    words = list(re.finditer(r"[\w’'.-]+", text[start:end]))
    begin = 0
    for index, word in enumerate(words):
        plain = word[0].lower() if opening and not index else word[0]
        gap_start = start + (words[index - 1].end() if index else word.start())
        between = text[gap_start : start + word.start()]
        if "," in between or plain in ("and", "or", "both", "including"):
            if index and _goes_on_describing(words[begin:index]):
                continue
            begin = index + (plain in ("and", "or", "both", "including"))
        if plain in lexicon().programmes and index >= begin:
            span = Span(start + words[begin].start(), start + word.end())
            yield span, (Target(bare(text, span), "programme"),)
        elif plain in lexicon().singles:
            span = Span(start + words[begin].start(), start + word.end())
            owned = POSSESSIVE.search(text, span.start, span.end)
            if owned or ONE.match(text, span.start, span.end):
                named = _introduces_name(text, span.end, end)
                yield span, () if named else (Target(bare(text, span), "group"),)
        elif plain in lexicon().groups and not _goes_on(words, index):
            span = Span(start + words[begin].start(), start + word.end())
            if NAMES_FOLLOW.match(text, span.end, end):
                yield span, ()
                begin = index + 1
                continue
            yield from _group(text, span, end)
            return


def _introduces_name(text: str, offset: int, end: int) -> bool:
    """ "a firm called Example", "Turkish firm Example": the name tells who is meant."""
    return NAMED.match(text, offset, end) is not None


def _goes_on(words: list[re.Match[str]], index: int) -> bool:
    """ "company officials": the head of the phrase is the word behind."""
    if index + 1 == len(words):
        return False
    following = words[index + 1]
    return following[0] in lexicon().groups and following.start() == words[index].end() + 1


def _group(text: str, head: Span, end: int) -> Iterator[Place]:
    """One group with its tail ("people based in Iran"), or each of a list of groups.

    A bare head shares the words before the first: "Iranian officials and businesses".
    """
    reach, names = head.end, [bare(text, head)]
    shared = names[0].rpartition(" ")[0]
    counted = False
    while joint := lexicon().joint_head.match(text, reach, end):
        own = LEADING.sub("", joint["own"]).strip()
        counted = counted or own != joint["own"].strip()
        names.append(f"{own or shared} {joint['head']}".strip())
        reach = joint.end("head")
    rest = text[reach:end].strip()
    tailed = len(rest) > 3 and rest[0] != ","
    if counted and tailed:
        # "two men and four firms tied to ...": each number opens a group.
        names[-1] = f"{names[-1]} {' '.join(rest.split())}"
        yield Span(head.start, end), tuple(Target(name, "group") for name in names)
    elif counted:
        yield Span(head.start, reach), tuple(Target(name, "group") for name in names)
    elif tailed or not shared:
        whole = Span(head.start, end if tailed else reach)
        yield whole, (Target(bare(text, whole), "group"),)
    else:
        yield Span(head.start, reach), tuple(Target(name, "group") for name in names)


def bare(text: str, span: Span) -> str:
    """The words of a stretch without the numbers and articles that open it."""
    return LEADING.sub("", " ".join(text[span.start : span.end].split()))


def _goes_on_describing(words: Sequence[re.Match[str]]) -> bool:
    """Whether "and" joins adjectives: "Ethiopian and Eritrean", "Malian military and police"."""
    if not words or lexicon().groups.intersection(word[0] for word in words):
        return False
    last = words[-1][0]
    country = country_of(last) or next((c for w in words if (c := _adjective(w[0]))), None)
    return country not in (None, last) and (
        last in lexicon().describing or _adjective(last) is not None
    )


def _adjective(word: str) -> str | None:
    """The country that a word speaks of without naming it."""
    country = country_of(word)
    return None if country == word else country
