"""A verb with what stands around it: who acts, to whom, how many, and how sure the claim is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.article import Span, TransferStatus
from briefing.entities.parties import Party, find_parties
from briefing.entities.transfer_terms import Frame, lexicon

QUANTITY = (
    r"(?P<quantity>(?:(?:more|fewer|less) than |at least |at most |up to |around |about |some |"
    r"nearly |almost |over |roughly |approximately |an? estimated |several |tens of |many )*"
    r"(?:\d+(?:[.,]\d+)*(?: (?:million|billion|thousand|hundred))?|(?:two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty)\b"
    r"(?: (?:hundred|thousand|dozen))?|"
    r"(?:an? )?(?:hundreds?|thousands?|dozens?|scores|millions?)\b|"
    r"an? (?:hundred|thousand|dozen)\b))"
)
COUNTED = re.compile(
    rf"(?<![\w-]){QUANTITY}(?:\s+(?:tons|tonnes|rounds|pieces|units))?(?:\s+of)?\s+"
    r"(?:[A-Za-z.’'-]+\s+){0,3}$"
)
ELIDED = re.compile(rf"\s+{QUANTITY}(?=\s*(?:[.,;”\"]|$|of them|more\b|from\b))")
ARTICLE = re.compile(r"\s+(?:the\s+)?")
# "sanctions on companies that supply": who acts is named by the noun, not by the party before it.
OF_ANOTHER = re.compile(
    r"\w\W+[a-z]+,? (?:that|which|who)\s+"
    r"(?:(?:have|has|had|also|already|allegedly|reportedly|once)\s+)*$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands around it in its sentence."""

    text: str
    sentence: Span
    verb: Span
    frame: Frame
    limit: int
    parties: tuple[Party, ...]
    makers: frozenset[Party]

    def subjects(self) -> tuple[Party, ...]:
        """The parties that do what the verb says: the nearest before it, with its list."""
        near = [p for p in self.parties if p.end <= self.verb.start and p not in self.makers]
        free = [p for p in near if p.marker in ("", "of", "between") or self._adjoins(p)]
        chosen = free[-1:]
        if chosen and OF_ANOTHER.search(self.text, chosen[0].end, self.verb.start):
            return ()
        for party in reversed(free[:-1]):
            if not chosen[0].listed:
                break
            chosen.insert(0, party)
        return tuple(chosen)

    def _adjoins(self, party: Party) -> bool:
        """ "with Tehran providing": whatever it hangs on, it is the subject of the verb."""
        return self.text[party.end : self.verb.start].strip() in ("", "to")

    def behind(self, *markers: str) -> str | None:
        """The party or armed group after the verb that hangs on one of the prepositions."""
        for party in self.parties:
            if (
                self.verb.end <= party.start < self.limit
                and party not in self.makers
                and party.marker in markers
            ):
                return party.country
        for marker in markers:
            where = (
                re.compile(rf"\b{marker}\s+(?:the\s+)?").finditer(
                    self.text, self.verb.end, self.limit
                )
                if marker
                else ()
            )
            for match in where:
                group = lexicon().groups.match(self.text, match.end())
                if group:
                    return group[0]
        return None

    def agent(self, passive: bool) -> str | None:
        """Who acts where no party does: an armed group before the verb, or whom "by" names."""
        if passive or self.frame.noun:
            return self.behind("by")
        groups = list(lexicon().groups.finditer(self.text, self.sentence.start, self.verb.start))
        return groups[-1][0] if groups else None

    def indirect_object(self) -> str | None:
        """ "supplied Russia with": the party right behind the verb."""
        for party in self.parties:
            if party.start >= self.verb.end and party not in self.makers:
                gap = self.text[self.verb.end : party.start].strip()
                return party.country if gap in ("", "the") and not self.frame.noun else None
        article = ARTICLE.match(self.text, self.verb.end, self.limit)
        group = lexicon().groups.match(self.text, article.end()) if article else None
        return group[0] if group else None

    def status(self, subject: Party | None) -> TransferStatus:
        """What the words before the verb make of the claim, else what the verb itself claims."""
        begin = max(self.sentence.start, (subject.start if subject else self.verb.start) - 30)
        for status, cue in lexicon().statuses:
            if cue.search(self.text, begin, self.verb.start):
                return status
        return self.frame.status

    def count(self, weapon: Span) -> str | None:
        """The number of the weapon as printed; behind the verb when the weapon is only meant."""
        floor = max(self.sentence.start, weapon.start - 60)
        counted = COUNTED.search(self.text, floor, weapon.start)
        if weapon.end <= self.verb.start:
            counted = ELIDED.match(self.text, self.verb.end, self.limit + 1) or counted
        return counted["quantity"] if counted else None

    def reach(self, country: str | None) -> int:
        """Where the clause names the country behind the verb, or 0."""
        ends = (
            p.end
            for p in self.parties
            if p.country == country and self.verb.end <= p.start < self.limit
        )
        return min(ends, default=0)


def maker_before(
    text: str, sentence: Span, weapon: Span, parties: Sequence[Party] | None = None
) -> Party | None:
    """The party whose nationality the weapon carries: "Iranian drones", "U.S.-made missiles"."""
    near = find_parties(text, sentence) if parties is None else parties
    for party in reversed(near):
        if party.end <= weapon.start:
            gap = text[party.end : weapon.start]
            possessive = re.match(r"(?:['’]s?)?-?", gap)
            taken = possessive.end() if possessive else 0
            bare = taken == 0 and party.form != "word"
            words = re.findall(r"[\w-]+", gap[taken:])
            fits = len(gap) < 40 and not bare and not party.stands_in and "," not in gap
            return party if fits and all(w in lexicon().adjectives for w in words) else None
    return None
