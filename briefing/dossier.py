"""What the whole library says of one person, weapon or sanctioned party."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.answering import Answers
from briefing.article import Annotations, Article, Span
from briefing.corrections import Meant, statements, taken_back, words_of
from briefing.inert import one_line
from briefing.naming import Naming
from briefing.provenance import Claim, claims
from briefing.storage.journal import Act, Statement
from briefing.storage.state import State
from briefing.views import ArticleRow

# Articles of a timeline, the newest there are: reading one takes a millisecond.
MOMENTS = 200
# Rows of each kind in a company, as many as one looks at.
MOST = 10
KINDS = ("person", "weapon", "sanction")


@dataclass(frozen=True, slots=True)
class Moment:
    """An article of a timeline, what it says first of the entity, and where."""

    row: ArticleRow
    sentence: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity named in so many of the articles that name another one."""

    entity_id: str
    kind: str
    name: str
    articles: int


class Dossier:
    """One entity, by its id; `annotated` reads an article."""

    def __init__(
        self,
        entity_id: str,
        naming: Naming,
        answers: Answers,
        state: State,
        annotated: Callable[[str], tuple[Article, Annotations]],
    ) -> None:
        self.entity_id = entity_id
        self._naming, self._answers, self._state = naming, answers, state
        self._annotated = annotated

    def articles(self) -> tuple[ArticleRow, ...]:
        """Every article that names it, in the library's order, every version for itself."""
        ids = self._naming.articles(self.entity_id)
        return tuple(self._answers.rows(self._answers.order().among(ids)))

    def claims(self, article_id: str) -> tuple[Claim, ...]:
        """What one article says of it, with the sentences and the rules behind it."""
        return claims(*self._annotated(article_id), self.entity_id)

    def newest_claims(self) -> tuple[Claim, ...]:
        """What the first article that names it says of it, in the library's order."""
        articles = self.articles()
        return self.claims(articles[0].article_id) if articles else ()

    def timeline(self) -> tuple[Moment, ...]:
        """The articles that name it by their dates, each story once; undated ones come last."""
        rows = self._answers.listing("", self.entity_id, False, None, {}).rows
        dated = sorted((row for row in rows if row.published), key=_date)
        undated = [row for row in rows if not row.published]
        return tuple(map(self._moment, (*dated[-MOMENTS:], *undated[:MOMENTS])))

    def _moment(self, row: ArticleRow) -> Moment:
        quotes = (quote for claim in self.claims(row.article_id) for quote in claim.quotes)
        first = min(quotes, key=lambda quote: quote.start, default=None)
        place = Span(first.start, first.end) if first else None
        return Moment(row, " ".join(first.text.split()) if first else "", place)

    def company(self) -> tuple[Companion, ...]:
        """Who and what else is named in these articles: of each kind those in most of them."""
        ids = self._naming.articles(self.entity_id)
        return tuple(
            Companion(found, kind, name, articles)
            for kind in KINDS
            for found, name, articles in self._naming.most_named(kind, ids, MOST + 1)
            if found != self.entity_id
        )

    def correct(self, is_meant: Meant, *others: str, article_id: str = "") -> Act | None:
        """Say what it is, and the others by their ids with it: everywhere, or in one article."""
        said = statements(self._naming.corrections, (self.entity_id, *others), is_meant, article_id)
        names = [self._naming.name(each) for each in (self.entity_id, *others)]
        return self._state.journal.say(said, words_of(names, is_meant, is_here=bool(article_id)))

    def take_back(self) -> Act | None:
        """Let it be what the program makes of it, and all that was said to be it."""
        corrections = self._naming.corrections
        if corrections is None:
            return None
        name = one_line(self._naming.name(self.entity_id))
        said = taken_back(corrections, self.entity_id)
        return self._state.journal.say(said, f"{name} as the program found it")

    @property
    def is_watched(self) -> bool:
        """Whether its reader wants to be shown at once where it is named."""
        return self.entity_id in self._state.watched()

    def watch(self, name: str, *, is_watched: bool) -> Act | None:
        """Watch it, or no longer; an act to be undone."""
        said = Statement(self.entity_id, "watched", value=name if is_watched else None)
        words = f"{one_line(name)} {'watched' if is_watched else 'no longer watched'}"
        return self._state.journal.say([said], words)


def _date(row: ArticleRow) -> str:
    return row.published.isoformat() if row.published else ""
