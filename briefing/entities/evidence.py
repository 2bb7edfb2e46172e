"""Whether a name is a person's: its form and all the places where it stands, weighed.

The cues and their weights are those of `lexicon/cues.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefing.entities.alternation import alternation
from briefing.entities.countries import country_of
from briefing.entities.name_words import (
    Key,
    is_ambiguous,
    is_family,
    is_given,
    is_initial,
    is_nickname,
    is_particle,
    is_suffix,
    lexicon,
)
from briefing.entities.names import Candidate
from briefing.entities.tables import read_table
from briefing.spelling import fold

# On three sets of development texts the F1 of exact mentions is .970, .958 and .904. 1.5 makes it
# .968, .967 and .897, with entries 2 to 3 points less precise; 2.5 makes it .968, .946 and .898.
ENOUGH = 2.0
LOOK_BACK = 40  # code points; two words
# "WeWork", but "McDonald", "DeSantis", "Anne-Marie" and "O'Brien".
INNER_CAPITAL = re.compile(r"^(?!Ma?c[A-Z]|D[aei][A-Z]|L[ae][A-Z]|Fitz[A-Z]|Van[A-Z])\w*[a-z][A-Z]")
ABSTRACT = re.compile(r".{3}(?:ing|tion|ment|ness|ism|ity|ship)$")
FIGURE = re.compile(r"\d+")
LOWER_WORD = re.compile(r"\b[a-zà-ÿ]{3,}\b")
SENTENCE_START = re.compile(r"(?:^|[.!?:\n…][\"'”’)\]]*+)\s*[\"'“‘(\[]*$")
BETWEEN_LISTED = re.compile(r",| and| &|, and|, &")
NEXT_NAME = re.compile(r", ([^\W\d_]+(?: [A-Z]\w+)?)(?!\w|['’])")


@dataclass(frozen=True, slots=True)
class _Weight:
    """What stands for or against a person; `shared` counts what organisations do as well.

    `cues` are the names of what stands for him.
    """

    own: float = 0.0
    shared: float = 0.0
    cues: tuple[str, ...] = ()

    def __add__(self, other: _Weight) -> _Weight:
        both = self.cues + other.cues
        return _Weight(self.own + other.own, self.shared + other.shared, both)

    def __mul__(self, factor: float) -> _Weight:
        return _Weight(self.own * factor, self.shared * factor, self.cues)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that stands for and against a name: the sum, and the names of what stands for it."""

    weight: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cues:
    form: Mapping[str, float]
    article: Mapping[str, float]
    weights: Mapping[str, float]
    before: Mapping[str, _Weight]
    after: tuple[tuple[re.Pattern[str], _Weight], ...]


@cache
def _cues() -> _Cues:
    tables, lists = read_table("cues"), lexicon("words")
    before: dict[str, _Weight] = {}
    after: list[tuple[re.Pattern[str], _Weight]] = []
    for cue in tables["cue"]:
        named = (cue["name"],) if cue["weight"] > 0 else ()
        weight = _Weight(**{"shared" if cue.get("shared") else "own": cue["weight"], "cues": named})
        for section in cue.get("lists", ()):
            before |= dict.fromkeys(lists[section], weight)
        before |= dict.fromkeys(cue.get("before", ()), weight)
        if "after" in cue:
            pattern = re.sub(
                r"\{([A-Za-z]+)\}",
                lambda m: any_phrase(lists[m[1].lower()], capitals=m[1].istitle()),
                cue["after"],
            )
            after.append((re.compile(pattern), weight))
    weights = {cue["name"]: cue["weight"] for cue in tables["cue"]}
    weights |= tables["form"] | tables["article"]
    return _Cues(tables["form"], tables["article"], weights, before, tuple(after))


def weigh(text: str, candidates: Sequence[Candidate]) -> dict[Key, Evidence]:
    """The evidence for each name, pooled over all its places."""
    about = _cues().article
    lower = frozenset(LOWER_WORD.findall(text))
    places: dict[Key, list[Candidate]] = defaultdict(list)
    for name in candidates:
        places[name.key].append(name)
    around = {name: _context(text, name) for name in candidates}
    weights, cues = dict[Key, float](), dict[Key, list[str]]()
    for key, names in places.items():
        made = [_form(name, lower) for name in names]
        form = max(made, key=lambda each: each.own)
        weights[key] = form.own + _pooled([around[name] for name in names])
        cues[key] = [*form.cues, *(cue for name in names for cue in around[name].cues)]
        if len(key) > 1 and key[-1:] in places:
            weights[key] += about["surname alone elsewhere"]
            cues[key].append("surname alone elsewhere")
    company = _company(text, candidates, weights, around)
    for key, beside in company.items():
        weights[key] += sum(about[cue] for cue in beside)
        cues[key] += (cue for cue in beside if about[cue] > 0)
    return {key: Evidence(weights[key], _by_weight(cues[key])) for key in places}


def _by_weight(cues: Iterable[str]) -> tuple[str, ...]:
    """Each cue once, the weightiest first."""
    weights = _cues().weights
    return tuple(sorted(dict.fromkeys(cues), key=lambda cue: -weights[cue]))


def _company(
    text: str,
    candidates: Sequence[Candidate],
    weights: Mapping[Key, float],
    around: Mapping[Candidate, _Weight],
) -> dict[Key, dict[str, None]]:
    """The cues that names get from the names beside them and from those that share a part."""
    company: dict[Key, dict[str, None]] = defaultdict(dict)
    for left, right in pairwise(candidates):
        if BETWEEN_LISTED.fullmatch(text[left.end : right.start].rstrip(" ")):
            for one, other in ((left, right), (right, left)):
                if weights[other.key] >= ENOUGH:
                    company[one.key]["listed with people"] = None
            if around[left].own < 0 and not is_given(right.words[0]):
                company[right.key]["listed with places"] = None
    surnames = {key[-1] for key, weight in weights.items() if len(key) > 1 and weight >= ENOUGH}
    for key, weight in weights.items():
        if len(key) > 1 and key[-1] in surnames and weight < ENOUGH:
            company[key]["shares a surname"] = None
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
        return _Weight(cues.article["titled"], cues=("titled",))
    last = FIGURE.sub("0", line.lower()).split()[-2:]
    for words in (" ".join(last), *last[-1:]):
        if weight := cues.before.get(words.strip(',:"“')):
            return weight
    return _Weight()


def _form(name: Candidate, lower: frozenset[str]) -> _Weight:
    form, features = _cues().form, list(_features(name, lower))
    speaking = tuple(feature for feature in features if form[feature] > 0)
    return _Weight(sum(form[feature] for feature in features), cues=speaking)


def _features(name: Candidate, lower: frozenset[str]) -> Iterator[str]:
    """What the make of a name says, by the terms of cues.toml."""
    small = [word for word in name.words if is_particle(word) or is_nickname(word)]
    words = [word for word in name.words if word not in small and not is_suffix(word)]
    spelt = [word for word in words if not is_initial(word)]
    alone = len(words) == 1
    if is_given(words[0]):
        known = "ambiguous name" if is_ambiguous(words[0]) else "given name"
        yield f"{known} alone" if alone else f"{known} first"
    elif not alone and any(is_given(word) for word in words):
        yield "given name inside"
    if is_family(words[-1]):
        yield "family name alone" if alone else "family name last"
    if not alone:
        yield "several words"
    if len(words) > 4:
        yield "many words"
    initials = [i for i, word in enumerate(words) if is_initial(word) and "." in word.text]
    if initials:
        yield "leading initial" if initials == [0] else "middle initial"
    if any(is_particle(word) for word in small if word.text.islower() or word != name.words[0]):
        yield "particle"
    if any(is_nickname(word) for word in small):
        yield "nickname"
    if is_suffix(name.words[-1]):
        yield "generation"
    if spelt[-1].key.endswith(tuple(lexicon("names")["endings"])):
        yield "surname ending"
    if alone and spelt and spelt[-1].key in lexicon("words")["newsrooms"]:
        yield "newsroom"
    if not name.titled and "|".join(word.key for word in words) in lexicon("words")["firms"]:
        yield "firm"
    if not alone and words[-1].key in lexicon("words")["bodies"]:
        yield "ends like a place"
    if alone and ABSTRACT.search(words[0].key) and not is_family(words[0]):
        yield "abstract"
    if alone and spelt and INNER_CAPITAL.search(spelt[-1].text):
        yield "inner capital"
    if any(word.text.isupper() and len(word.text) > 1 for word in spelt):
        yield "acronym" if alone else "capitals"
    common = lexicon("words")["common"]
    for word in spelt:
        if (word.key in lower or word.key in common) and not is_given(word):
            yield "common word alone" if alone else "common word"


def any_phrase(words: Iterable[str], *, capitals: bool = False) -> str:
    """A pattern for any of the words of a list, in which a bar stands for a blank."""
    phrases = (re.escape(word.replace("|", " ")) for word in sorted(words))
    return f"(?:{alternation(phrases, capitals=capitals)})"
