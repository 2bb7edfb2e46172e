"""The people of an article: a name is weighed by its form and by all the places where it stands."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from briefing.article import Article, Block, Mention, Person, Span
from briefing.entities import roles
from briefing.entities.countries import country_of
from briefing.entities.names import (
    Candidate,
    Run,
    candidate,
    is_given,
    is_initial,
    is_nickname,
    is_particle,
    is_suffix,
    lexicon,
    name_key,
    runs,
)
from briefing.spelling import fold

Key = tuple[str, ...]
_Bearers = dict[str, list[tuple[int, Key]]]

# On the development texts the F1 of exact mentions is flat from 1.5 to 2.2 (.96 and .86 or .87);
# 2.0 is 2 and 5 points more precise than 1.5, and 2.5 finds 2 to 6 mentions in a hundred fewer.
ENOUGH = 2.0
LOOK_BACK = 40  # code points; two words
FIGURE = re.compile(r"\d+")
LOWER_WORD = re.compile(r"\b[a-zà-ÿ]{3,}\b")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
SENTENCE_START = re.compile(r"(?:^|[.!?:\n…][\"'”’)\]]*)\s*[\"'“‘(\[]*$")
BETWEEN_LISTED = re.compile(r",| and| &|, and|, &")
NEXT_NAME = re.compile(r", ([^\W\d_]+(?: [A-Z]\w+)?)(?!\w|['’])")
TITLE_CASE = 0.8  # share of long words with a capital; of a hundred prose paragraphs one has it
FEWEST_LONG_WORDS = 4  # a line of fewer may be a name with a title


@dataclass(frozen=True, slots=True)
class _Weight:
    """What stands for or against a person; `shared` counts what organisations do as well."""

    own: float = 0.0
    shared: float = 0.0

    def __add__(self, other: _Weight) -> _Weight:
        return _Weight(self.own + other.own, self.shared + other.shared)

    def __mul__(self, factor: float) -> _Weight:
        return _Weight(self.own * factor, self.shared * factor)


@dataclass(frozen=True, slots=True)
class _Cues:
    form: Mapping[str, float]
    article: Mapping[str, float]
    before: Mapping[str, _Weight]
    after: tuple[tuple[re.Pattern[str], _Weight], ...]


@cache
def _cues() -> _Cues:
    data = resources.files(__package__).joinpath("lexicon/cues.toml").read_text("utf-8")
    tables: dict[str, Any] = tomllib.loads(data)
    lists = lexicon("words")
    before: dict[str, _Weight] = {}
    after: list[tuple[re.Pattern[str], _Weight]] = []
    for cue in tables["cue"]:
        weight = _Weight(**{"shared" if cue.get("shared") else "own": cue["weight"]})
        for section in cue.get("lists", ()):
            before |= dict.fromkeys(lists[section], weight)
        before |= dict.fromkeys(cue.get("before", ()), weight)
        if "after" in cue:
            pattern = re.sub(r"\{([a-z]+)\}", lambda m: _any_of(lists[m[1]]), cue["after"])
            after.append((re.compile(pattern), weight))
    return _Cues(tables["form"], tables["article"], before, tuple(after))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(word.replace("|", " ") for word in words))


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any_of(lexicon('words')['owners'])})\b", re.IGNORECASE)


def find_people(article: Article) -> tuple[tuple[Person, ...], tuple[Mention, ...]]:
    """The people in order of first mention, and every place that names one, without titles."""
    text = article.text
    prose, headlines = _read(article)
    candidates = _without_openers([name for run in prose if (name := candidate(text, run))])
    weights = _weigh(text, candidates)
    full = _same_people(key for key, w in weights.items() if len(key) > 1 and w >= ENOUGH)
    bearers = _bearers((name.start, full[name.key]) for name in candidates if name.key in full)
    named: list[tuple[Span, Key]] = []
    described: dict[Key, list[Span]] = defaultdict(list)
    for name in candidates:
        owner = full.get(name.key) or _named_in_full(name, bearers)
        if owner is None and len(name.key) == 1 and weights[name.key] >= ENOUGH:
            owner = name.key
        if owner and not _owner().match(text, name.end):
            named.append((name, owner))
            described[owner].append(name)
    for run in headlines:
        named += _in_headline(run, described, text)
    named.sort(key=lambda mention: mention[0].start)
    return _told(article, named, described)


def _read(article: Article) -> tuple[list[Run], list[Run]]:
    """The runs that capitals tell something of, and those of lines where every word has one."""
    prose: list[Run] = []
    headlines: list[Run] = []
    for block in article.blocks:
        capitals = _in_title_case(article.text, block)
        for run in runs(article.text, block.start, block.end):
            name = candidate(article.text, run) if capitals else None
            plain = name is not None and len(name.words) == 2 and is_given(name.words[0])
            (headlines if capitals and not plain else prose).append(run)
    return prose, headlines


def _in_title_case(text: str, block: Block) -> bool:
    words: list[str] = LONG_WORD.findall(text, block.start, block.end)
    if len(words) < FEWEST_LONG_WORDS or text.endswith(".", block.start, block.end):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= TITLE_CASE * len(words)


def _without_openers(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Names cut at a given name behind an unknown word, where the rest is a name elsewhere."""
    keys = {name.key for name in candidates}
    return [
        Candidate(name.words[1].start, name.end, name.words[1:], name.key[1:], name.titled)
        if len(name.words) == len(name.key) > 2
        and name.key[1:] in keys
        and is_given(name.words[1])
        and not is_given(name.words[0])
        else name
        for name in candidates
    ]


def _weigh(text: str, candidates: Sequence[Candidate]) -> dict[Key, float]:
    """The evidence for each name, pooled over all its places."""
    about = _cues().article
    lower = frozenset(LOWER_WORD.findall(text))
    places: dict[Key, list[Candidate]] = defaultdict(list)
    for name in candidates:
        places[name.key].append(name)
    around = {name: _context(text, name) for name in candidates}
    weights = {}
    for key, names in places.items():
        form = max(_form(name, lower) for name in names)
        weights[key] = form + _pooled([around[name] for name in names])
        if len(key) > 1 and key[-1:] in places:
            weights[key] += about["surname alone elsewhere"]
    company = _company(text, candidates, weights, around)
    return {key: w + sum(about[cue] for cue in company[key]) for key, w in weights.items()}


def _company(
    text: str,
    candidates: Sequence[Candidate],
    weights: Mapping[Key, float],
    around: Mapping[Candidate, _Weight],
) -> dict[Key, set[str]]:
    """The cues that names get from the names beside them and from those that share a part."""
    company: dict[Key, set[str]] = defaultdict(set)
    for left, right in pairwise(candidates):
        if BETWEEN_LISTED.fullmatch(text[left.end : right.start].rstrip(" ")):
            for one, other in ((left, right), (right, left)):
                if weights[other.key] >= ENOUGH:
                    company[one.key].add("listed with people")
            if around[left].own < 0:
                company[right.key].add("listed with places")
    surnames = {key[-1] for key, weight in weights.items() if len(key) > 1 and weight >= ENOUGH}
    for key, weight in weights.items():
        if len(key) > 1 and key[-1] in surnames and weight < ENOUGH:
            company[key].add("shares a surname")
    return company


def _pooled(contexts: Sequence[_Weight]) -> float:
    """Each place that speaks for a name counts, and the average of those that speak against it."""
    against = sum(min(0.0, context.own) for context in contexts) / len(contexts)
    own = sum(max(0.0, context.own) for context in contexts)
    shared = min(_cues().article["speaks and acts"], sum(context.shared for context in contexts))
    return own + shared + against


def _context(text: str, name: Candidate) -> _Weight:
    """What stands around one mention."""
    cues = _cues()
    line = text[max(0, name.start - LOOK_BACK) : name.start].rpartition("\n")[2]
    behind = sum((w for pattern, w in cues.after if pattern.match(text, name.end)), _Weight())
    if len(name.words) == 1 and not name.titled and SENTENCE_START.search(line):
        # Every word has a capital there, and "Officials said" is no name.
        behind *= 0.5
    place = NEXT_NAME.match(text, name.end)
    if place and (
        fold(place[1]) in lexicon("words")["regions"] or country_of(place[1]) == place[1]
    ):
        behind += _Weight(cues.article["region behind"])
    return _in_front(name, line) + behind


def _in_front(name: Candidate, line: str) -> _Weight:
    cues = _cues()
    if name.titled:
        return _Weight(cues.article["titled"])
    last = FIGURE.sub("0", line.lower()).split()[-2:]
    for words in (" ".join(last), *last[-1:]):
        if weight := cues.before.get(words.strip(',:"“')):
            return weight
    return _Weight()


def _form(name: Candidate, lower: frozenset[str]) -> float:
    return sum(_cues().form[feature] for feature in _features(name, lower))


def _features(name: Candidate, lower: frozenset[str]) -> Iterator[str]:
    """What the make of a name says, by the terms of cues.toml."""
    small = [word for word in name.words if is_particle(word) or is_nickname(word)]
    words = [word for word in name.words if word not in small and not is_suffix(word)]
    spelt = [word for word in words if not is_initial(word)]
    alone = len(words) == 1
    if is_given(words[0]):
        yield "given name alone" if alone else "given name first"
    elif not alone and any(is_given(word) for word in words):
        yield "given name inside"
    if not alone:
        yield "several words"
    if len(words) > 4:
        yield "many words"
    initials = [i for i, word in enumerate(words) if is_initial(word) and "." in word.text]
    if initials:
        yield "leading initial" if initials == [0] else "middle initial"
    if any(is_particle(word) for word in small):
        yield "particle"
    if any(is_nickname(word) for word in small):
        yield "nickname"
    if is_suffix(name.words[-1]):
        yield "generation"
    if spelt[-1].key.endswith(tuple(lexicon("names")["endings"])):
        yield "surname ending"
    if any(word.text.isupper() and len(word.text) > 1 for word in spelt):
        yield "acronym" if alone else "capitals"
    for word in spelt:
        if word.key in lower and not is_given(word):
            yield "common word alone" if alone else "common word"


def _same_people(keys: Iterable[Key]) -> dict[Key, Key]:
    """Each full name with the fullest form of it: "John Fitzgerald Kennedy" for "John Kennedy"."""
    fullest: dict[Key, Key] = {}
    for key in sorted(keys, key=len, reverse=True):
        same = (k for k in fullest if k[-1] == key[-1] and set(key) <= set(k))
        fullest[key] = next(same, key)
    return fullest


def _bearers(seen: Iterable[tuple[int, Key]]) -> tuple[_Bearers, ...]:
    """Who bears a word as surname, as given name or anywhere, and where he is named in full."""
    tables: tuple[_Bearers, ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for place, key in seen:
        for table, words in zip(tables, (key[-1:], key[:1], key), strict=True):
            for word in words:
                table[word].append((place, key))
    return tables


def _named_in_full(name: Candidate, bearers: Sequence[_Bearers]) -> Key | None:
    """Whom one part of a name means: the nearest bearer before, else the first after."""
    if len(name.key) > 1:
        return None
    found = next((table[name.key[0]] for table in bearers if name.key[0] in table), None)
    if found is None:
        return None
    return found[max(0, bisect_left(found, (name.start,)) - 1)][1]


def _in_headline(run: Run, people: Iterable[Key], text: str) -> Iterator[tuple[Span, Key]]:
    """The known people whose full name or surname stands in a line of capitals."""
    by_name = {key[-1:]: key for key in people} | {key: key for key in people}
    first = 0
    while first < len(run):
        for last in range(min(len(run), first + 5), first, -1):
            owner = by_name.get(name_key(run[first:last]))
            if owner and not _owner().match(text, run[last - 1].end):
                yield Span(run[first].start, run[last - 1].end), owner
                first = last - 1
                break
        first += 1


def _told(
    article: Article,
    named: Sequence[tuple[Span, Key]],
    described: Mapping[Key, Sequence[Span]],
) -> tuple[tuple[Person, ...], tuple[Mention, ...]]:
    """The people with all that the article says of them, and their mentions."""
    text, places = article.text, dict[Key, list[Span]]()
    for place, owner in named:
        places.setdefault(owner, []).append(place)
    forms = {
        owner: tuple(dict.fromkeys(text[place.start : place.end] for place in spans))
        for owner, spans in places.items()
    }
    names = {owner: max(known, key=_fullness) for owner, known in forms.items()}
    said = roles.describe(article, [described[owner] for owner in places])
    people = tuple(
        Person(names[owner], tuple(f for f in forms[owner] if f != names[owner]), *description)
        for owner, description in zip(places, said, strict=True)
    )
    mentions = tuple(Mention(p.start, p.end, "person", names[owner]) for p, owner in named)
    return people, mentions


def _fullness(form: str) -> tuple[int, bool, int]:
    return len(form.split()), not form.isupper(), len(form)
