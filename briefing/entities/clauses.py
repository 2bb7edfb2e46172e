"""A verb with what stands around it: who acts, to whom, with which weapons, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.article import Span, TransferStatus
from briefing.entities.actors import find_actors
from briefing.entities.number_words import NUMBER_WORDS
from briefing.entities.parties import Party
from briefing.entities.transfer_terms import Frame, lexicon

AUXILIARY = (
    r"(?:has|have|had|having|is|are|was|were|be|been|being|will|would|can|could|may|might|shall|"
    r"should|must|do|does|did|to|not|also|already|about|once|never|now|since|earlier|again|still|"
    r"soon|first|later|yet|only|recently|[a-z]{2,20}ly|in\s+turn|n['’]t)"
)
AUXILIARIES = re.compile(rf"(?:\b{AUXILIARY}\s+){{1,7}}$")
BEING = re.compile(r"\b(?:be|been|being|was|were|is|are)\s+(?:[a-z]+ly\s+|already\s+|also\s+)?$")
# A verb that follows its noun at once: "drones bought from", "missiles, which had been sent".
PARTICIPLE = re.compile(
    r"(?:\s*\([^)]{0,40}\))?(?:,[^,;.]{1,60},)?"
    r"(?:\s+(?:that|which|sold|sent|bought|given|supplied|provided|delivered)\s[^,;.]{1,60}?(?=\s(?:was|were|are|ha[sd]\s+been|have\s+been)\s))?"
    r"(?:,?(?:\s+[a-z]+)?\s+(?:in|by|from|at|near|outside)\s+(?:the\s+)?[A-Z][\w.]+(?:\s+[A-Z]\w+)?,?)?"
    rf",?\s*(?:(?:that|which|{AUXILIARY})\s+){{0,6}}"
)
# Between a weapon and the subject of the clause that describes it: "missiles that Iran sent".
RELATIVE = re.compile(r",?\s+(?:(?:that|which)\s+)?(?:the\s+)?(?:(?:once|later|then)\s+)?")
# "sanctions on companies that supply": who acts is named by the noun, not by the party before it.
OF_ANOTHER = re.compile(
    r"\w\W+[a-z]+,? (?:that|which|who)\s+"
    r"(?:(?:have|has|had|also|already|allegedly|reportedly|once)\s+)*$"
)
# "Moscow will, a diplomat said, send": who only tells of it stands aside.
ASIDE = re.compile(r",[^,]{1,60}\b(?:said|says|reported|reports|added)\b[^,]{0,40},")
# "Rome is said to have promised": it is the subject all the same.
TOLD_OF = re.compile(
    r"\b(?:is|are|was|were)\s+(?:[a-z]+ly\s+)?(?:reported|said|believed|thought)\b"
)
# A clause that begins between a party and a verb, with a subject of its own.
OTHER_SUBJECT = re.compile(
    r"(?:[,;]|\b(?:that|which|when|while|where)\b)[^,;]*\b(?!to\b|and\b)[A-Z]\w+\s*$"
)
# Of the other words for a country these are nouns: "sent Bosnia rifles" tells no nationality.
NOUN_NAME = re.compile(r"(?:a|Republic|Nam|Emirates|Britain|Holland)$")
# "given the Sudanese army drones" tells who got them.
ARMY = re.compile(r"\b(?:army|navy|government|force|military|state)\b")
GIVING = re.compile(r"\b(?:g[ai]v\w+|sold|sell\w*|sent|send\w*|offer\w*|supplied|provid\w+) the $")
# "The sale of jets to Israel was blocked."
FATE = re.compile(
    r"\b(?:was|were|been|is|be|are)\s+(?:[a-z]+ly\s+|later\s+)?(?P<verb>\w+ed|frozen|put off)\b"
)
# "Has shipped neither jets nor money", "sold no missiles".
NONE_OF = re.compile(r"\s+(?:neither|no)\b(?! (?:more|fewer|less))")
OWNS = re.compile(r"(?:['’]s?)?\s+(?!(?:the|an?|its|their|of)\b)(?:[\w-]+\s+){0,3}")
# "will not send tanks but has promised missiles": what is said of the first holds for it only.
COORDINATION = re.compile(r"\bbut\b")
DETERMINERS = re.compile(
    r"[\s“\"]*(?:the|its|their|own|neighbou?ring|nearby|fellow|ally|allies|rival|further|both|\s)*"
)


# Before a word that is verb and noun alike ("transfers") these make it a noun; "of" behind too.
NOMINAL = re.compile(
    r"(?:['’]s|\b(?:the|an?|any|further|alleged|arms|weapons|such|these|its|their|of|stop|halt|for|"
    r"possible|proposed|first|new|with|on|under|more|over))\s+$"
)
OF = re.compile(r"\s+of\b")
LIGHT_VERB = re.compile(r"\s+(?:(?!for\b|to\b|of\b)[a-z]+\s+){0,2}")
# What goes on a list behind a semicolon: "ten tanks; thirty (30) launchers".
NUMBERED = rf"(?:and\s+)?(?:\d|(?:over|about|some|up to|one|{NUMBER_WORDS})\b)"
CLAUSE_END = re.compile(
    rf";(?!\s+{NUMBERED})|\s[—–-]\s|,? according to\b"
    r"|\b(?:while|whereas|after|before)\b|, (?:while|but|although|though|where|when)\b"
    r"|, and (?=(?:the )?[A-Z]\w+ (?:has|have|had|is|was|will)\b)"
)
NOUN_END = re.compile(CLAUSE_END.pattern + r"|[“\"]|\b(?:is|are|was|were|has|have|would|will)\b")


@dataclass(frozen=True)
class Clause:
    """A verb of a frame with its sentence; `limit` is where the next clause begins."""

    text: str
    sentence: Span
    verb: Span
    begin: int
    frame: Frame
    limit: int
    parties: tuple[Party, ...]
    makers: frozenset[Party]
    weapons: tuple[Span, ...]
    taken: tuple[Party, ...] = ()
    earlier: Span | None = None
    about: tuple[Span, ...] = ()

    @cached_property
    def passive(self) -> bool:
        """Whether a form of "be" stands before the participle."""
        verb = self.text[self.verb.start : self.verb.end]
        acting = verb.endswith("ing") or verb.startswith("in ")
        near = max(self.sentence.start, self.verb.start - 40)
        active = self.frame.noun or self.frame.subject == "weapon" or acting
        return not active and BEING.search(self.text, near, self.verb.start) is not None

    @cached_property
    def subjects(self) -> tuple[Party, ...]:
        """The parties that do what the verb says: the nearest before it, with its list."""
        free = [
            party
            for party in self.parties
            if party.end <= self.verb.start
            and (party not in self.makers or self._owns_user(party))
            and party not in self.taken
            and (
                not party.marker
                or (party.marker in ("of", "between") and self.text[party.end] != ",")
                or self._adjoins(party)
            )
        ]
        if not free or self._has_another_subject(free[-1]):
            return ()
        chosen = free[-1:]
        for party in reversed(free[:-1]):
            if not chosen[0].listed:
                break
            chosen.insert(0, party)
        return tuple(chosen)

    def _owns_user(self, party: Party) -> bool:
        """ "Israeli jets dropped bombs": the weapon before the verb is whose it is, not whence."""
        return self.frame.name == "use" and self.begin - party.end < 25

    def _has_another_subject(self, party: Party) -> bool:
        gap = TOLD_OF.sub("", ASIDE.sub("", self.text[party.end : self.begin]))
        return bool(
            OF_ANOTHER.search(self.text, party.end, self.verb.start)
            or lexicon().speech.search(gap)
            or OTHER_SUBJECT.search(gap)
        )

    def _adjoins(self, party: Party) -> bool:
        """ "with Tehran providing", "calls for Berlin to send": it is the subject of the verb."""
        gap = self.text[party.end : self.begin]
        if re.fullmatch(r"(?:['’]s? \w+)?, (?:which|who)\s+", gap):
            return True
        gap = self.text[party.end : self.verb.start].strip()
        if party.marker in ("after", "before", "since", "until"):
            gap = self.text[party.end : self.begin].strip()
        return gap == "" or (gap == "to" and party.marker in ("on", "upon", "for", "by"))

    def behind(self, markers: Sequence[str], floor: int, limit: int) -> tuple[Party, ...]:
        """The parties between the offsets that hang on one of the prepositions: the first list."""
        found: list[Party] = []
        for party in self.parties:
            if floor <= party.start < limit and party.marker in markers:
                if party in self.makers or (found and not party.listed):
                    continue
                found.append(party)
        return tuple(found)

    @cached_property
    def indirect_objects(self) -> tuple[Party, ...]:
        """ "supplied Russia with", "sent Bosnia rifles": the parties right behind the verb."""
        found: list[Party] = []
        for party in self.parties:
            if party.start < self.verb.end or party in self.makers or self.frame.noun:
                continue
            if found:
                if not party.listed:
                    break
                found.append(party)
            elif not DETERMINERS.fullmatch(self.text, self.verb.end, party.start):
                break
            else:
                found.append(party)
        return tuple(found)

    @cached_property
    def owner(self) -> Party | None:
        """ "Russia's order", "U.S. arms sales": the party right before the noun of the frame."""
        for party in reversed(self.parties):
            made = party in self.makers and (
                self.frame.subject != "recipient" or self.text[party.end] not in "'’"
            )
            if self.frame.noun and party.end <= self.verb.start and not made:
                owns = OWNS.fullmatch(self.text, party.end, self.verb.start)
                possessive = self.text.startswith(("'", "’"), party.end)
                handled = owns and lexicon().handling.search(owns[0])
                fits = owns and not handled and (possessive or party.form == "word")
                return party if fits else None
        return None

    def status(self, subject: Party | None, floor: int = 0) -> TransferStatus:
        """What the words before the verb make of the claim, else what the verb itself claims."""
        start = subject.start if subject else self.begin
        if subject:
            for turn in COORDINATION.finditer(self.text, subject.end, self.begin):
                start = turn.end() + 30
        if NONE_OF.match(self.text, self.verb.end):
            return "denied"
        begin = max(self.sentence.start, floor, start - 30)
        for status, cue in lexicon().statuses:
            if cue.search(self.text, begin, self.verb.start):
                return status
        if self.frame.noun:
            fate = FATE.search(
                self.text, self.verb.end, min(self.sentence.end, self.verb.end + 120)
            )
            for status, cue in lexicon().statuses:
                if fate and cue.fullmatch(fate["verb"]):
                    return status
        return self.frame.status


def maker_before(
    text: str, sentence: Span, weapon: Span, parties: Sequence[Party] | None = None
) -> Party | None:
    """The party whose nationality the weapon carries: "Iranian drones", "U.S.-made missiles"."""
    for party in reversed(find_actors(text, sentence) if parties is None else parties):
        if party.end <= weapon.start:
            gap = text[party.end : weapon.start]
            possessive = re.match(r"(?:['’]s?)?-?", gap)
            taken = possessive.end() if possessive else 0
            bare = taken == 0 and (
                party.form != "word" or NOUN_NAME.search(text, party.start, party.end) is not None
            )
            words = re.findall(r"[\w-]+", gap[taken:])
            fits = len(gap) < 40 and not bare and not party.stands_in and "," not in gap
            given = ARMY.search(gap) and GIVING.search(text, sentence.start, party.start)
            fits = fits and not given
            return party if fits and all(w in lexicon().adjectives for w in words) else None
    return None


def find_clauses(
    text: str,
    sentence: Span,
    weapons: tuple[Span, ...],
    parties: tuple[Party, ...],
    makers: frozenset[Party],
) -> Iterator[Clause]:
    """The clauses of a sentence that open a frame, each up to the next or to a break."""
    verbs = _verbs(text, sentence, weapons, parties)
    taken: tuple[Party, ...] = ()
    for index, (verb, frame) in enumerate(verbs):
        following = verbs[index + 1][0].start if index + 1 < len(verbs) else sentence.end
        stop = (NOUN_END if frame.noun else CLAUSE_END).search(text, verb.end, following)
        auxiliaries = (
            None
            if frame.noun
            else AUXILIARIES.search(text, max(sentence.start, verb.start - 60), verb.start)
        )
        begin = auxiliaries.start() if auxiliaries else verb.start
        limit = stop.start() if stop else following
        earlier = verbs[index - 1][0] if index else None
        clause = Clause(
            text, sentence, verb, begin, frame, limit, parties, makers, weapons, taken, earlier
        )
        if frame.subject == "supplier" and any(
            weapon.end <= limit for weapon in weapons if weapon.start >= verb.end
        ):
            taken += clause.indirect_objects
        if clause.owner:
            taken += (clause.owner,)
        yield clause


def _verbs(
    text: str, sentence: Span, weapons: Sequence[Span], parties: Sequence[Party]
) -> list[tuple[Span, Frame]]:
    """The words that open a frame; in "received shipments of" the noun opens none of its own."""
    words, verbs = lexicon(), list[tuple[Span, Frame]]()
    excluded = [m.span() for m in words.no_frame.finditer(text, sentence.start, sentence.end)]
    for match in words.verbs.finditer(text, sentence.start, sentence.end):
        if any(start <= match.start() < end for start, end in excluded):
            continue
        form, span = match[0].lower(), Span(match.start(), match.end())
        as_verb, as_noun = words.verb_frames.get(form), words.noun_frames.get(form)
        for phrase, frame in words.phrase_frames.get(form[0], ()):
            if phrase.match(text, span.start):
                as_verb, as_noun = frame, None
        if as_verb and as_noun:
            headed = any(weapon.end + 1 == span.start for weapon in weapons)
            owned = any(p.form == "word" and p.end + 1 == span.start for p in parties)
            nominal = headed or owned or NOMINAL.search(text, sentence.start, span.start)
            as_verb = None if nominal or OF.match(text, span.end) else as_verb
        elif (
            as_verb and form in ("ship", "ships") and any(p.end + 1 == span.start for p in parties)
        ):
            as_verb = None  # "aboard a North Korean ship"
        if as_verb and as_verb.name == "include" and verbs and verbs[-1][1].noun:
            continue  # "a package that includes rockets": the noun tells of them.
        if as_verb:
            verbs.append((span, as_verb))
        elif as_noun and not (verbs and LIGHT_VERB.fullmatch(text, verbs[-1][0].end, span.start)):
            verbs.append((span, as_noun))
    return verbs
