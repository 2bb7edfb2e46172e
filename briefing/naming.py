"""Who and what is named where in the library, with what the reader corrected.

The catalog holds what extraction found; a correction changes no row of it. Questions about
entities that nobody corrected go to the catalog as they are, so that what a correction costs
does not depend on how large the library is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.article import Annotations, Article
from briefing.storage.catalog import Catalog
from briefing.storage.state import State

# Imported where something is corrected and searched for.
if TYPE_CHECKING:
    from briefing.corrections import Corrections
    from briefing.entity_index import EntityIndex
    from briefing.gazetteer import Gazetteer
    from briefing.search.nodes import Field, Node
    from briefing.search.query import Query
    from briefing.storage.tallies import EntityRecord


class Naming:
    """The catalog's answers under the corrections of a state and of a file of names.

    `saying` finds the articles that hold a text as it is written.
    """

    def __init__(
        self, catalog: Catalog, state: State, names: Path, saying: Callable[[str], frozenset[str]]
    ) -> None:
        self._catalog, self._state, self._saying = catalog, state, saying
        self._names, self._read_at = names, 0
        self._gazetteer: Gazetteer | None = None
        self._index: EntityIndex | None = None
        self._last: tuple[object, object, Corrections | None] = ((), None, None)

    @property
    def gazetteer(self) -> Gazetteer | None:
        """The file of names as it is now; None where there is none."""
        try:
            changed = self._names.stat().st_mtime_ns
        except OSError:
            changed = 0
        if changed != self._read_at:
            from briefing.gazetteer import read

            self._read_at, self._gazetteer = changed, read(self._names) if changed else None
        return self._gazetteer

    @property
    def corrections(self) -> Corrections | None:
        """What is corrected now, by the file of names and then by hand; None where nothing is."""
        said, gazetteer = self._state.corrections(), self.gazetteer
        if not said and not gazetteer:
            return None
        if self._last[0] is not said or self._last[1] is not gazetteer:
            from briefing.corrections import Corrections

            named = gazetteer.said if gazetteer else ()
            self._last = (said, gazetteer, Corrections((*named, *said)))
        return self._last[2]

    @property
    def problems(self) -> tuple[str, ...]:
        """One sentence for everything in the file of names that cannot be read."""
        return self.gazetteer.problems if self.gazetteer else ()

    def told(self) -> Iterator[str]:
        """Every correction in words; of one in a single article, with the article's id."""
        from briefing.corrections import words_of
        from briefing.sanction_records import told

        if corrections := self.corrections:
            for subject, is_meant in corrections.everywhere():
                yield words_of([self.name(subject)], is_meant)
            for subject, article_id, is_meant in corrections.in_one_article():
                yield f"{words_of([self.name(subject)], is_meant)} in {article_id}"
            for record, article_id, said in corrections.records():
                yield f"{told(record, said)} in {article_id}"

    def as_file(self) -> Iterator[str]:
        """The corrections that hold everywhere, as lines of a file of names."""
        from briefing.gazetteer import written

        if corrections := self.corrections:
            yield from written(corrections, self.name)

    def annotated(self, article: Article, said: Annotations) -> Annotations:
        """What an article says, as its reader has it."""
        if not (corrections := self.corrections):
            return said
        from briefing.corrected import corrected
        from briefing.search.analysis import places_of

        return corrected(
            said, corrections, article.id, lambda texts: places_of(texts, article.text)
        )

    def articles(self, entity: str) -> frozenset[str]:
        """The articles that name an entity."""
        corrections, naming = self.corrections, self._catalog.mentions.articles_naming
        if not corrections or entity not in corrections.ids:
            return naming(entity)
        found = {each for key in corrections.found_as(entity) for each in naming(key)}
        found |= {each for text in corrections.texts_of(entity) for each in self._saying(text)}
        exceptions = corrections.exceptions
        named = (each for each in exceptions if self._is_named_in(each, entity, corrections))
        return frozenset(found - exceptions).union(named)

    def _is_named_in(self, article_id: str, entity: str, corrections: Corrections) -> bool:
        """Whether one article names an entity, read as that article is corrected."""
        if article_id in corrections.restated.get(entity, ()):
            from briefing.entity_counts import counts

            kept = self._catalog.article(article_id)
            said = self.annotated(*kept) if kept else Annotations()
            return any(key == entity for key, *_ in counts(said))
        names = self._catalog.mentions.named_in(article_id)
        if any(
            corrections.meaning_of(key, name, article_id).id == entity for key, name, _ in names
        ):
            return True
        texts = (
            text
            for text, is_meant in corrections.texts.items()
            if corrections.meaning(is_meant, article_id).id == entity
        )
        return any(article_id in self._saying(text) for text in texts)

    def articles_per_entity(self, article_id: str, said: Annotations) -> Mapping[str, int]:
        """For every entity of an article: how many articles of the library name it."""
        found = self._catalog.mentions.articles_per_entity(article_id)
        if not (corrections := self.corrections):
            return found
        from briefing.entity_counts import counts

        changed = {key for key, *_ in counts(said)} & corrections.ids
        return found | Counter({key: len(self.articles(key)) for key in changed})

    def entities(self, kinds: Sequence[str]) -> Iterator[EntityRecord]:
        """The entities of these kinds, those in most articles first."""
        records, corrections = self._catalog.tallies.entities(kinds), self.corrections
        if not corrections:
            return records
        changed = corrections.ids
        found = [record for record in records if record.entity_id not in changed]
        found += [
            record
            for entity in changed
            if entity.partition("/")[0] in kinds and (record := self.record(entity))
        ]
        found.sort(key=lambda each: (-each.articles, -each.mentions, each.entity_id))
        return iter(found)

    def record(self, entity: str) -> EntityRecord | None:
        """One entity as it is counted; None where no article names it."""
        from briefing.storage.tallies import EntityRecord

        articles, corrections = self.articles(entity), self.corrections
        found_as = corrections.found_as(entity) if corrections else (entity,)
        mentions = self._catalog.mentions.count(found_as, articles)
        kind, name = entity.partition("/")[0], self.name(entity)
        # A name that the reader added is named once at least.
        most = max(mentions, len(articles))
        return EntityRecord(entity, kind, name, len(articles), most) if articles else None

    @property
    def index(self) -> EntityIndex:
        """The entities of the whole library, some at a time."""
        if self._index is None:
            from briefing.entity_index import EntityIndex

            self._index = EntityIndex(self._catalog, self._state, self)
        return self._index

    def name(self, entity: str) -> str:
        """What an entity is called: by the reader, or in most mentions."""
        by_reader = self.corrections.name(entity) if self.corrections else None
        return by_reader or self._catalog.tallies.name(entity)

    def most_named(
        self, kind: str, article_ids: Collection[str] | None, most: int
    ) -> Iterator[tuple[str, str, int]]:
        """The entities in most of these articles, or of all: id, name, number of articles."""
        corrections, tallies = self.corrections, self._catalog.tallies
        if not corrections:
            yield from tallies.most_named(kind, article_ids, most)
            return
        changed = {each for each in corrections.ids if each.startswith(f"{kind}/")}
        among = None if article_ids is None else frozenset(article_ids)
        found = [
            row
            for row in tallies.most_named(kind, article_ids, most + len(changed))
            if row[0] not in changed
        ]
        for entity in changed:
            named = self.articles(entity) if among is None else self.articles(entity) & among
            if named:
                found.append((entity, self.name(entity), len(named)))
        yield from sorted(found, key=lambda row: (-row[2], row[0]))[:most]

    def asked(self, query: Query) -> Query:
        """A query for an index, which knows of no corrections."""
        corrections = self.corrections
        if not corrections:
            return query
        from briefing.search.nodes import Field, transformed

        def known(node: Node) -> Node:
            if isinstance(node, Field) and node.name in ("person", "weapon"):
                return self._known(node, corrections)
            return node

        return replace(query, root=transformed(query.root, known))

    def _known(self, node: Field, corrections: Corrections) -> Node:
        """A field for names: with the articles of entities called so now, without those no more."""
        from briefing.search.analysis import find
        from briefing.search.nodes import Among, Not, both, either
        from briefing.search.query import Query

        mentions, wanted = self._catalog.mentions, Query(node.value)
        changed = {each for each in corrections.ids if each.startswith(f"{node.name}/")}

        @cache
        def answers(name: str) -> bool:
            return bool(find(wanted, name))

        def is_asked_for(names: Iterable[str]) -> bool:
            # Thousands of articles have the same few names.
            return any(map(answers, names))

        more, fewer = set[str](), set[str]()
        for entity in changed:
            found_as = corrections.found_as(entity)
            names = {name for key in found_as for name in mentions.forms_of(key)}
            if is_asked_for({self.name(entity), *names, *corrections.texts_of(entity)}):
                more |= self.articles(entity)
            if is_asked_for(mentions.forms_of(entity)):
                fewer |= mentions.articles_naming(entity)
        fewer = {
            each
            for each in fewer - more
            if not is_asked_for(
                form
                for key, _, forms in mentions.named_in(each)
                if key not in changed and key.startswith(f"{node.name}/")
                for form in forms
            )
        }
        found = either([node, Among(frozenset(more))]) if more else node
        return both([found, Not(Among(frozenset(fewer)))]) if fewer else found
