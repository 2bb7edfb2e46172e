"""From article to article, from hit to hit, from mention to mention, and back again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefing.article import Span
from briefing.ui.history import Place
from briefing.ui.ledger_screen import LedgerScreen
from briefing.views import EntityRow

READER = 2


class SteppingScreen(LedgerScreen):
    """The acts that lead from one place to the next."""

    @property
    def chosen_entity(self) -> EntityRow | None:
        """What the acts on an entity are done to: the one under the cursor of the panel."""
        return self.entities.current

    # From article to article

    def action_step(self, direction: int) -> None:
        """Open the next or previous article of the list, staying in the pane."""
        place = self.articles.place_of(self.open_id)
        self._open_row((-1 if place is None else place) + direction)

    def action_read_on(self) -> None:
        """Page the reader; at the end open the next article. What nobody sees is shown first."""
        if self.comes_into_view(READER):
            self.read_on_here()
        elif self.reader.is_at_end:
            self.is_read_through()
            self._has_read_here()
            self.action_step(1)
        else:
            self.reader.action_page(1)

    def action_read_back(self) -> None:
        """Page the reader back."""
        if not self.comes_into_view(READER):
            self.reader.action_page(-1)

    def action_travel(self, steps: int) -> None:
        """Go back to where the reader was, or forward again."""
        self.leave()
        place = self.trail.travel(steps)
        if place is None:
            self.say("There is nothing further back." if steps < 0 else "This is the newest place.")
            return
        self.ask(place.question)
        self.open(place.article_id, offset=place.offset)

    def _open_row(self, place: int) -> bool:
        if not 0 <= place < len(self.articles.rows):
            self.say("There is no further article in the list.")
            return False
        if self.current_pane is self.reader:
            self._has_read_here()
        if not self.open(self.articles.rows.ids[place]):
            return False
        if self.is_in_view(READER):
            self.read_on_here()
        return True

    def _has_read_here(self) -> None:
        """The open article was no preview: it is a place to come back to."""
        if self.reading:
            self.trail.visit(Place(self.open_id, self.question))

    # From hit to hit, from mention to mention

    def action_hit(self, direction: int) -> None:
        """Step through the hits of a search, else through the unread articles."""
        if not self.question.text.strip():
            self.action_unread(direction)
            return
        self.comes_into_view(READER)
        if spot := self._next(self.hits, direction):
            self.go_to(spot)
        else:
            place = self.articles.place_of(self.open_id)
            if place is not None and self._open_row(place + direction) and self.hits:
                self.go_to(self.hits[0 if direction > 0 else -1])

    def action_unread(self, direction: int) -> None:
        """Open the next or previous unread article of the list."""
        here = self.articles.place_of(self.open_id) or 0
        end = len(self.articles.rows) if direction > 0 else -1
        for place in range(here + direction, end, direction):
            if not self.articles.marks(place).is_read:
                self._open_row(place)
                return
        self.say("There is no further unread article in the list.")

    def action_mention(self, direction: int) -> None:
        """Step through the mentions of the selected entity, on into the next article with it.

        In the saved file there are no mentions but cuts.
        """
        entity = self.chosen_entity
        self.comes_into_view(READER)
        if self.is_raw:
            self.step_cut(direction)
            return
        if entity is None:
            self.say("This article names nobody to follow.")
            return
        if spot := self._next(self.places_of(entity.entity_id), direction):
            self.go_to(spot)
        else:
            self._open_article_with(entity, direction)

    def action_article_with(self, direction: int) -> None:
        """Open the next article that names the selected entity, where it does so first.

        Going back, where it does so last.
        """
        entity = self.chosen_entity
        if entity is None:
            self.say("This article names nobody to follow.")
        else:
            self._open_article_with(entity, direction)

    def _open_article_with(self, entity: EntityRow, direction: int) -> None:
        ids = self.library.search("", about=entity.entity_id).rows.ids
        versions = {row.article_id for row in self.library.versions(self.open_id)}
        beyond = -1 if direction > 0 else len(ids)
        here = next((place for place, each in enumerate(ids) if each in versions), beyond)
        place = here + direction
        if not 0 <= place < len(ids):
            self.say(f"There is no further mention of {entity.name}.")
            return
        if self.open(ids[place]) and (places := self.places_of(entity.entity_id)):
            self.go_to(places[0 if direction > 0 else -1])

    def _next(self, spans: Sequence[Span], direction: int) -> Span | None:
        """The span after (or before) the current spot; before the first step, after the top."""
        self.show_raw(False)
        starts = [span.start for span in spans]
        if self.spot is None:
            place = bisect_left(starts, self.reader.offset_at_top)
            place -= direction < 0
        elif direction > 0:
            place = bisect_right(starts, self.spot.start)
        else:
            place = bisect_left(starts, self.spot.start) - 1
        return spans[place] if 0 <= place < len(spans) else None
