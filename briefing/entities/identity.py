"""When two names mean the same entity, within an article and across all of them."""

from __future__ import annotations

import re

from briefing.article import EntityKind
from briefing.spelling import fold, slug

# Given names that desks write in the Russian, the Ukrainian or an English way; the first form of a
# row stands for all. Folded as `spelling.fold` leaves them.
GIVEN_FORMS = """
    aleksandr alexandr aleksander alexander oleksandr olexander
    aleksey aleksei alexei alexey oleksy
    andrey andrei andry
    dmitry dmitri dmytro dmitro
    evgeny yevgeny yevgeni evgeni yevhen
    mikhail mykhailo mikhailo mikhaylo
    mohammed muhammad mohammad mohamed mohamad muhammed
    hussein hossein hussain husayn husein
    nikolay nikolai mykola mikola
    pavel pavlo
    petr pyotr petro
    sergey sergei sergy serhy serhei
    valery valeri
    viktor victor
    vladimir volodymyr volodimir
    yury yuri iury iuri
"""
ONE_FORM = {
    form: row.split()[0] for row in GIVEN_FORMS.strip().splitlines() for form in row.split()
}
# Small words in front of a surname are part of it; the Arabic article is left out by many desks.
PARTICLES = frozenset(
    "abu ben bin bint da de del della den der di dos du ibn la le st van von".split()
)
ARTICLES = frozenset(("al", "el", "ul"))
GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Where the family name stands in front there are no middle names: "Kim Jong Un".
FAMILY_FIRST = frozenset(
    """
    chan chen cho choi chung han hu huang jang jiang jung kang kim lee li lim lin liu ma moon
    nguyen oh pak park shin song sun tran tsai wang wu xi xu yang yoon zhang zhao zhou zhu
    """.split()
)
MARKS = re.compile(r"[^\w-]+")
# Letters that are no letter with an accent; desks without them print the plain ones.
CROSSED = str.maketrans(dict(zip("łŁøØđĐıħŧ", "lLoOdDiht", strict=True)) | {"æ": "ae", "œ": "oe"})


def entity_id(kind: EntityKind, name: str) -> str:
    """The id that an entity has in every article, however its name is spelt there.

    >>> entity_id("person", "George W. Bush"), entity_id("person", "George Bush Jr.")
    ('person/george-bush', 'person/george-bush-jr')
    """
    return f"{kind}/{'-'.join(person_key(name)) if kind == 'person' else slug(name)}"


def person_key(name: str) -> tuple[str, ...]:
    """The words that tell a person apart: first and last name, and the generation.

    Middle names and initials do not count, nor hyphens, the Arabic article and the ways to write a
    Slavic or Arabic given name in Latin letters. Two people of one name are one.

    >>> person_key("Hossein Amir-Abdollahian"), person_key("J. D. Vance")
    (('hussein', 'amirabdollahian'), ('jd', 'vance'))
    """
    words = [plain for word in name.split() if (plain := _plain(word))]
    generation = [word for word in words[1:] if word in GENERATIONS]
    words = [word for word in words if word not in generation]
    given = words[:1]
    while len(words) > 1 and len(words[0]) == 1 and len(words[1]) == 1:
        given = words[:1] = [words[0] + words.pop(1)]
    return (*map(one_form, given), *_surname(words), *generation)


def _surname(words: list[str]) -> list[str]:
    """What is left of the words behind the given name."""
    first = next((i for i, word in enumerate(words) if i and word in PARTICLES), None)
    if first is not None:
        return words[first:]
    if words[:1] and words[0] in FAMILY_FIRST:
        return ["".join(words[1:])] if words[1:] else []
    # Behind initials the next name is the one that is used: "J. Robert Green".
    is_used = words[:1] and len(words[0]) <= 2
    return [word for word in words[1:] if len(word) > 1] if is_used else words[1:][-1:]


def name_fold(word: str) -> str:
    """A folded word in which crossed letters are plain: "Wałęsa" and "Walesa" are one.

    >>> name_fold("Wałęsa"), name_fold("Søren")
    ('walesa', 'soren')
    """
    return fold(word if word.isascii() else word.translate(CROSSED))


def _plain(word: str) -> str:
    """A word without its marks, and without the article in front of it."""
    article, _, rest = (folded := MARKS.sub("", name_fold(word))).partition("-")
    plain = (rest if article in ARTICLES and rest else folded).replace("-", "")
    return "" if plain in ARTICLES else plain


def one_form(given: str) -> str:
    """The form of a folded given name that stands for all ways to write it."""
    return ONE_FORM.get(given, given)
