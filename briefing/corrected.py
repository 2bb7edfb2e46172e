"""An article's annotations as its reader has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from briefing.article import (
    Annotations,
    Mention,
    Person,
    Sanction,
    Span,
    Target,
    Transfer,
    Weapon,
)
from briefing.corrections import Corrections, Meant
from briefing.sanction_records import restated

Find = Callable[[Iterable[str]], Iterable[tuple[str, Span]]]
Meanings = Mapping[tuple[str, str], Meant]


def corrected(
    said: Annotations, corrections: Corrections, article_id: str, find: Find
) -> Annotations:
    """The annotations of one article as its reader has them; `find` gives the places of texts."""
    own = _own_names(said, corrections, article_id)
    added = [
        replace(mention, name=own.get(Meant(mention.kind, mention.name).id, mention.name))
        for mention in _added(corrections, article_id, find)
    ]
    kept = [m for m in said.mentions if not any(_overlap(m, mention) for mention in added)]
    meanings: Meanings = {
        (found.kind, found.name): replace(is_meant, name=own.get(is_meant.id, is_meant.name))
        for found, is_meant in _meanings(said, corrections, article_id).items()
    }
    mentions = sorted((*_meant(kept, meanings), *added), key=lambda m: (m.start, m.end))
    named = {(mention.kind, mention.name): None for mention in mentions}
    people: dict[str, Person] = {}
    weapons: dict[str, Weapon] = {}
    entries: tuple[Person | Weapon, ...] = (*said.people, *said.weapons)
    for entry in entries:
        is_meant = meanings["person" if isinstance(entry, Person) else "weapon", entry.name]
        if is_meant.kind == "person":
            people[is_meant.name] = _person(entry, is_meant.name, people.get(is_meant.name))
        elif is_meant.kind == "weapon":
            weapons[is_meant.name] = _weapon(entry, is_meant.name, weapons.get(is_meant.name))
    for name in {mention.name: None for mention in added if mention.kind == "person"}:
        person = people.get(name) or Person(name)
        people[name] = replace(person, grounds=person.grounds.corrected)
    for name in {mention.name: None for mention in added if mention.kind == "weapon"}:
        weapon = weapons.get(name) or Weapon(name, "other")
        weapons[name] = replace(weapon, grounds=weapon.grounds.corrected)
    return Annotations(
        people=tuple(people[name] for kind, name in named if kind == "person"),
        weapons=tuple(weapons[name] for kind, name in named if kind == "weapon"),
        mentions=tuple(mentions),
        transfers=tuple(_transfers(said.transfers, meanings)),
        sanctions=tuple(_sanctions(said.sanctions, corrections, article_id)),
    )


def _meanings(said: Annotations, corrections: Corrections, article_id: str) -> dict[Meant, Meant]:
    """What each person and weapon of an article is."""
    found = [Meant("person", each.name) for each in said.people]
    found += [Meant("weapon", each.name) for each in said.weapons]
    return {each: corrections.meaning(each, article_id) for each in found}


def _own_names(said: Annotations, corrections: Corrections, article_id: str) -> dict[str, str]:
    """The names that entities have in the article which nobody corrected there, by their ids.

    What is corrected to be one of these takes its name: of spellings of one name, that of the page.
    """
    meanings = _meanings(said, corrections, article_id)
    return {found.id: found.name for found, is_meant in meanings.items() if found == is_meant}


def _added(corrections: Corrections, article_id: str, find: Find) -> Iterator[Mention]:
    """The mentions of names that extraction misses; of overlapping ones the longest."""
    if not corrections.texts:
        return
    taken: list[Mention] = []
    found = sorted(
        find(corrections.texts), key=lambda each: (each[1].start - each[1].end, each[1].start)
    )
    for text, place in found:
        is_meant = corrections.meaning_of_text(text, article_id)
        if is_meant.kind in ("person", "weapon"):
            mention = Mention(place.start, place.end, is_meant.kind, is_meant.name)
            if not any(_overlap(mention, other) for other in taken):
                taken.append(mention)
    yield from taken


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _meant(mentions: Iterable[Mention], meanings: Meanings) -> Iterator[Mention]:
    for mention in mentions:
        is_meant = meanings[mention.kind, mention.name]
        if is_meant.kind in ("person", "weapon"):
            yield replace(mention, kind=is_meant.kind, name=is_meant.name)


def _person(found: Person | Weapon, name: str, so_far: Person | None) -> Person:
    """An entry under a name, joined with what is known of that name already."""
    person = found if isinstance(found, Person) else Person(found.name, found.aliases)
    one, is_as_found = so_far or person, found == person and found.name == name
    return replace(
        one,
        name=name,
        aliases=_other_forms(name, so_far, found),
        role=one.role or person.role,
        affiliation=one.affiliation or person.affiliation,
        country=one.country or person.country,
        grounds=one.grounds if is_as_found else one.grounds.corrected,
    )


def _weapon(found: Person | Weapon, name: str, so_far: Weapon | None) -> Weapon:
    weapon = found if isinstance(found, Weapon) else Weapon(found.name, "other", found.aliases)
    one, is_as_found = so_far or weapon, found == weapon and found.name == name
    return replace(
        one,
        name=name,
        aliases=_other_forms(name, so_far, found),
        grounds=one.grounds if is_as_found else one.grounds.corrected,
    )


def _other_forms(name: str, *entries: Person | Weapon | None) -> tuple[str, ...]:
    forms = (form for each in entries if each for form in (each.name, *each.aliases))
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def _transfers(transfers: Iterable[Transfer], meanings: Meanings) -> Iterator[Transfer]:
    for transfer in transfers:
        is_meant = meanings.get(("weapon", transfer.weapon))
        if is_meant is None or is_meant.kind == "weapon":
            yield replace(transfer, weapon=is_meant.name) if is_meant else transfer


def _sanctions(
    sanctions: Iterable[Sanction], corrections: Corrections, article_id: str
) -> Iterator[Sanction]:
    """Without what is no target; a record that loses all of them goes."""
    for found in sanctions:
        sanction = restated(found, corrections.record(found.record, article_id))
        if sanction is None:
            continue
        targets = tuple(
            Target(is_meant.name, target.type)
            for target in sanction.targets
            if (is_meant := corrections.meaning(Meant("sanction", target.name), article_id)).name
        )
        if targets == sanction.targets:
            yield sanction
        elif targets:
            one = tuple(dict.fromkeys(targets))
            yield replace(sanction, targets=one, grounds=sanction.grounds.corrected)
