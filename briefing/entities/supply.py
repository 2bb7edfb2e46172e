"""Who supplies a weapon to whom, as one sentence says it: verb frames over parties and weapons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from briefing.article import Span, TransferStatus
from briefing.entities.alternation import alternation
from briefing.entities.parties import Party, find_parties

Role = Literal["supplier", "recipient"]

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
AUXILIARIES = (
    r"that|which|had|have|has|been|being|be|was|were|are|is|will|would|could|may|might|already|also|"
    r"allegedly|reportedly|not|never|recently|now"
)
# Between a weapon and the participle that says what is done with it.
PARTICIPLE = re.compile(rf"(?:\s*\([^)]{{0,40}}\))?,?\s*(?:(?:{AUXILIARIES})\s+)*")
BEING = re.compile(r"\b(?:be|been|being|was|were|is|are)\s+(?:\w+ly\s+|already\s+|also\s+)?$")
# Between a weapon and the subject of the clause that describes it: "missiles that Iran sent".
RELATIVE = re.compile(r",?\s+(?:(?:that|which)\s+)?(?:the\s+)?")
# Before a word that is verb and noun alike ("transfers") these make it a noun; "of" behind too.
NOMINAL = re.compile(
    r"(?:['’]s|\b(?:the|an?|any|further|alleged|arms|weapons|such|these|its|their))\s+$"
)
OF = re.compile(r"\s+of\b")
ARTICLE = re.compile(r"\s+(?:the\s+)?")
LIGHT_VERB = re.compile(r"\s+(?:[a-z]+\s+){0,2}")
CLAUSE_END = re.compile(
    r"[;:]|\s[—–-]\s|, (?:while|but|although|though|whereas|where|and (?=[A-Z]))|\bwhile\b"
)
NOUN_END = re.compile(CLAUSE_END.pattern + r"|[“\"]|\b(?:is|are|was|were|has|have|would|will)\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb casts its parties: the role of its subject, and the status it claims."""

    name: str
    subject: Role
    status: TransferStatus
    noun: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`lexicon/transfers.toml`, compiled."""

    verb_frames: dict[str, Frame]
    noun_frames: dict[str, Frame]
    verbs: re.Pattern[str]
    statuses: tuple[tuple[TransferStatus, re.Pattern[str]], ...]
    adjectives: frozenset[str]
    activities: re.Pattern[str]
    groups: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Supply(Span):
    """One claim of one sentence about one weapon mention, the `weapon`."""

    weapon: Span
    supplier: str | None
    recipient: str | None
    status: TransferStatus
    quantity: str | None


@cache
def lexicon() -> Lexicon:
    """The lexicon, read and compiled once."""
    text = resources.files(__package__).joinpath("lexicon/transfers.toml").read_text("utf-8")
    data = tomllib.loads(text)
    frames: dict[str, Frame] = {}
    nouns: dict[str, Frame] = {}
    for row in data["frame"]:
        for known, words_of, noun in ((frames, row["verbs"], False), (nouns, row["nouns"], True)):
            frame = Frame(row["name"], row["subject"], row["status"], noun)
            known |= dict.fromkeys(words_of.split(), frame)
    words = data["words"]
    return Lexicon(
        verb_frames=frames,
        noun_frames=nouns,
        verbs=re.compile(
            rf"(?:{alternation({*frames, *nouns}, not_after='[-a-z]', capitals=True)})(?![\w-])"
        ),
        statuses=tuple(
            (row["status"], re.compile(rf"\b(?:{row['cues'].replace(chr(10), '')})\b", re.I))
            for row in data["status"]
        ),
        adjectives=frozenset(words["adjectives"].split()),
        activities=re.compile(rf"[\s-](?:{'|'.join(words['activities'].split())})\b"),
        groups=re.compile(rf"\b(?:{'|'.join(words['groups'])})\b"),
    )


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


def find_supplies(
    text: str, sentence: Span, weapons: Sequence[Span], before: str | None = None
) -> Iterator[Supply]:
    """The claims of a sentence about these weapons; `before` is the party that "it" can mean."""
    verbs = _verbs(text, sentence, weapons) if weapons else []
    if not verbs:
        return
    parties = find_parties(text, sentence, before)
    made = {weapon: maker_before(text, sentence, weapon, parties) for weapon in weapons}
    makers = frozenset(maker for maker in made.values() if maker)
    for index, (verb, frame) in enumerate(verbs):
        following = verbs[index + 1][0].start if index + 1 < len(verbs) else sentence.end
        stop = (NOUN_END if frame.noun else CLAUSE_END).search(text, verb.end, following)
        limit = stop.start() if stop else following
        clause = Clause(text, sentence, verb, frame, limit, parties, makers)
        for weapon, passive in _objects(clause, weapons):
            yield from _claims(clause, weapon, made[weapon], passive)


def _verbs(text: str, sentence: Span, weapons: Sequence[Span]) -> list[tuple[Span, Frame]]:
    """The words that open a frame; in "received shipments of" the noun opens none of its own."""
    words, verbs = lexicon(), list[tuple[Span, Frame]]()
    for match in words.verbs.finditer(text, sentence.start, sentence.end):
        form, span = match[0].lower(), Span(match.start(), match.end())
        as_verb, as_noun = words.verb_frames.get(form), words.noun_frames.get(form)
        if as_verb and as_noun:
            headed = any(weapon.end + 1 == span.start for weapon in weapons)
            nominal = headed or NOMINAL.search(text, sentence.start, span.start)
            as_verb = None if nominal or OF.match(text, span.end) else as_verb
        if as_verb:
            verbs.append((span, as_verb))
        elif as_noun and not (verbs and LIGHT_VERB.fullmatch(text, verbs[-1][0].end, span.start)):
            verbs.append((span, as_noun))
    return verbs


def _claims(clause: Clause, weapon: Span, maker: Party | None, passive: bool) -> Iterator[Supply]:
    made_in = maker.country if maker else None
    given = clause.frame.subject == "supplier"
    subjects = clause.subjects()
    if passive:
        turned = given and subjects and weapon.start > clause.verb.end
        subjects, given = (subjects, False) if turned else ((), given)
    for subject in subjects or (None,):
        doer = subject.country if subject else clause.behind("by")
        if clause.frame.name == "produce":
            supplier, recipient = doer or made_in, None
        elif given:
            supplier = doer or made_in
            recipient = clause.indirect_object() or clause.behind("to", "for")
        else:
            supplier, recipient = made_in or clause.behind("from", "by"), doer
        quantity = clause.count(weapon)
        if supplier == recipient or (clause.frame.name == "use" and not made_in):
            continue  # Whoever fires a weapon of unknown origin tells of no transfer.
        start = min(subject.start if subject else weapon.start, weapon.start, clause.verb.start)
        end = max(weapon.end, clause.verb.end, clause.reach(recipient))
        yield Supply(start, end, weapon, supplier, recipient, clause.status(subject), quantity)


def _objects(clause: Clause, weapons: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The weapons the verb is about, each with whether the verb is passive."""
    text, verb = clause.text, clause.verb
    passive = (
        not clause.frame.noun
        and not text.endswith("ing", verb.start, verb.end)
        and BEING.search(text, max(0, verb.start - 40), verb.start) is not None
    )
    behind = [
        weapon
        for weapon in weapons
        if verb.end <= weapon.start < clause.limit
        and not lexicon().activities.match(text, weapon.end)
    ]
    ahead = [weapon for weapon in weapons if weapon.end <= verb.start][-1:]
    if ahead and PARTICIPLE.fullmatch(text, ahead[0].end, verb.start):
        yield ahead[0], not clause.frame.noun
    elif behind:
        if not passive or clause.frame.subject == "supplier":
            yield from ((weapon, passive) for weapon in behind)
    elif ahead:
        subjects = clause.subjects()
        relative = subjects and RELATIVE.fullmatch(text, ahead[0].end, subjects[0].start)
        if relative or ELIDED.match(text, verb.end, clause.limit + 1):
            yield ahead[0], False
