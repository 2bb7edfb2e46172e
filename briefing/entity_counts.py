"""The entities of an article, counted for the catalog."""

from __future__ import annotations

from briefing.article import Annotations
from briefing.entities.identity import entity_id
from briefing.storage.mentions import EntityCount
from briefing.views import RowKind, sanction_id


def counts(said: Annotations) -> tuple[EntityCount, ...]:
    """Every entity of one article, as the catalog counts them. Two names may be one id."""
    found: dict[str, EntityCount] = {}

    def add(key: str, kind: RowKind, name: str, *forms: str) -> None:
        _, _, first, so_far, known = found.get(key, (key, kind, name, 0, ()))
        found[key] = (key, kind, first, so_far + 1, tuple(dict.fromkeys((*known, name, *forms))))

    aliases = {("person", each.name): each.aliases for each in said.people}
    aliases |= {("weapon", each.name): each.aliases for each in said.weapons}
    for mention in said.mentions:
        key = entity_id(mention.kind, mention.name)
        add(key, mention.kind, mention.name, *aliases.get((mention.kind, mention.name), ()))
    for sanction in said.sanctions:
        for target in sanction.targets:
            add(sanction_id(target.name), "sanction", target.name)
    return tuple(found.values())
