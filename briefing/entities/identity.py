"""When two names mean the same entity, within an article and across all of them."""

from __future__ import annotations

from briefing.article import EntityKind
from briefing.spelling import slug


def entity_id(kind: EntityKind, name: str) -> str:
    """The id that an entity has in every article; middle initials do not count, "Jr" does.

    >>> entity_id("person", "George W. Bush"), entity_id("person", "George Bush Jr.")
    ('person/george-bush', 'person/george-bush-jr')
    """
    words = name.split()
    if kind == "person" and len(words) > 2:
        words = [words[0], *(w for w in words[1:-1] if len(w.strip(".")) > 1), words[-1]]
    return f"{kind}/{slug(' '.join(words))}"
